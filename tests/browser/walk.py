"""Words for the browser tests: what a person does, step by step. Given is quick (forms), When is real (taps)."""

import re
import time
from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Locator, Page, expect

from limber.safety.clauses import QUESTIONS
from limber.safety.questions import Number
from tests.browser.travelling_home import TravellingHome
from tests.web.answering import BLOCK_PAGE, forms

COUNT_TAPS = """
addEventListener('pointerdown', () => sessionStorage.setItem('taps', Number(sessionStorage.getItem('taps') ?? 0) + 1),
                 { capture: true })
"""
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


# --- Given: where somebody is, without drawing every page on the way ---


def given_a_person(page: Page, country: str = "GB", zone: str = "Europe/London") -> None:
    """Somebody has said where they are."""
    send(page, "/start", {"country": country, "zone": zone, "usual_waking": "07:00", "name": ""})


def given_another_language(page: Page, language: str) -> None:
    """Somebody who is here has chosen another language."""
    place = {"country": "GB", "zone": "Europe/London", "usual_waking": "07:00", "name": ""}
    send(page, "/you", {**place, "language": language})


def given_answers(page: Page, *ticks: str, **said: Any) -> str:
    """Somebody has answered the whole screen; return the address to which it led."""
    pages = forms(*ticks, **said)
    address = send(page, "/screen", {})
    while (found := BLOCK_PAGE.search(address)) and found[1] in pages:
        address = send(page, address, pages.pop(found[1]))
    return address


def given_wishes(page: Page, minutes: int = 3, days: int = 7) -> None:
    """Somebody has said how long and how often."""
    send(page, "/plan/wishes", {"minutes": minutes, "days_per_week": days, "equipment": "chair"})


def given_a_session(page: Page, minutes: int = 3, pain: int = 3) -> str:
    """A session has been begun; return its address. The player has not been opened."""
    return send(page, "/session", {"tick": "none", "pain_now": pain, "minutes": minutes})


def given_a_done_session(page: Page, home: TravellingHome) -> None:
    """Somebody has just played a session of three minutes."""
    address = given_a_session(page)
    stop_the_clock(page, home)
    page.goto(address)
    play_session_through(page)


def given_somebody_with_a_plan(page: Page, *ticks: str, **said: Any) -> None:
    """Somebody has come as far as a plan of three minutes a day."""
    given_a_person(page)
    assert given_answers(page, *ticks, **said).endswith("/screen/result")
    given_wishes(page)


def send(page: Page, path: str, form: Mapping[str, Any]) -> str:
    """Send a form as the page's own would be sent; return where it leads."""
    headers = {"Origin": page.url.split("/", 3)[0] + "//" + page.url.split("/", 3)[2], "Sec-Fetch-Site": "same-origin"}
    found = TOKEN.search(page.request.get(path).text())
    token = {"csrfmiddlewaretoken": found[1]} if found else {}
    response = page.request.post(path, form={**form, **token}, headers=headers, max_redirects=0)
    assert response.status == 302, f"{path}: {response.status} {response.text()[:2000]}"
    return response.headers["location"]


# --- When: what somebody does on a page ---


def say_where(page: Page, country: str = "GB") -> None:
    """Answer the page of the first start."""
    page.get_by_label("Which country").select_option(country)
    page.get_by_role("button", name="Go on").click()


def answer_screen(page: Page, *ticks: str, **said: Any) -> None:
    """Answer the questions page after page, with taps on what a person sees, until the screen leads elsewhere."""
    pages = forms(*ticks, **said)
    if re.search(r"/screen$", page.url):
        page.get_by_role("main").get_by_role("button").click()
        page.wait_for_url("**/screen/*")
    while (found := BLOCK_PAGE.search(page.url.split("#")[0])) and found[1] in pages:
        fill(page, pages.pop(found[1]))
        carry_on(page)


def fill(page: Page, form: Mapping[str, str]) -> None:
    """Tick, choose and type what a form of this page says."""
    for name, value in form.items():
        question = QUESTIONS.get(name.removeprefix("number-"))
        if isinstance(question, Number) and question.high > 10:
            page.locator(f'input[name="{name}"]').fill(value)
        else:
            page.locator("label", has=page.locator(f'input[name="{name}"][value="{value}"]')).last.click()


def carry_on(page: Page) -> None:
    """Press the button of the form and wait for the next page."""
    before = page.url
    page.get_by_role("main").get_by_role("button", name="Continue").click()
    page.wait_for_url(lambda url: url != before)


def start_a_session(page: Page, pain: int = 3, minutes: int | None = None) -> None:
    """Answer what every session starts with and open the player."""
    page.get_by_role("group", name="Since last time").get_by_text("None of these", exact=True).click()
    pick(page, "How strong is your pain now", pain)
    if minutes is not None:
        page.get_by_label("How long today").select_option(str(minutes))
    page.get_by_role("button", name="Start").click()


def pick(page: Page, question: str, number: int) -> None:
    """Choose a number from 0 to 10."""
    page.get_by_role("group", name=question).get_by_text(str(number), exact=True).first.click()


def taps(page: Page) -> int:
    """How often the screen was touched since `COUNT_TAPS` was put into the page."""
    return int(page.evaluate("Number(sessionStorage.getItem('taps') ?? 0)"))


# --- the player ---

# The page asks for frames as always, and gets them when the test says so: a session takes no time of ours.
FRAMES_ON_DEMAND = """
(() => {
  let waiting = new Map(), last = 0, now_ms = 0
  const ask = (act) => { waiting.set(++last, act); return last }
  const forget = (id) => waiting.delete(id)
  for (const [name, value] of [['requestAnimationFrame', ask], ['cancelAnimationFrame', forget]])
    Object.defineProperty(globalThis, name, { get: () => value, set: () => undefined })
  globalThis.letFramesPass = (count, each_ms) => {
    for (let n = 0; n < count; n++) {
      const acts = [...waiting.values()]
      waiting = new Map()
      now_ms += each_ms
      for (const act of acts) act(now_ms)
    }
  }
})()
"""
# A request is given up after so many real seconds: a server is no faster because a test jumps ahead.
REAL_PATIENCE = """
(() => {
  const timeout = AbortSignal.timeout
  addEventListener('DOMContentLoaded', () => Object.defineProperty(AbortSignal, 'timeout', { value: timeout }))
})()
"""
FRAME_MS = 500
PATIENCE_S = 60
# Events on this device that no server has answered for yet.
WAITING_EVENTS = """
() => new Promise((done) => {
  const asked = indexedDB.open('limber-player')
  asked.onsuccess = () => {
    const all = asked.result.transaction('events').objectStore('events').getAll()
    all.onsuccess = () => {
      asked.result.close()
      done(all.result.filter((row) => row.acknowledged_ms === null).length)
    }
  }
})
"""


def stop_the_clock(page: Page, home: TravellingHome) -> None:
    """From now on the browser shows what the home's clock shows, and its frames come when the test says so."""
    page.context.add_init_script(REAL_PATIENCE)  # before the clock's own
    page.clock.install(time=home.now)
    page.context.add_init_script(FRAMES_ON_DEMAND)
    # Drawing without a graphics card would take most of the time; the player plays on with a picture.
    page.context.route("**/assets/figure-*.js", lambda route: route.abort())


def pass_time(page: Page, seconds: float) -> None:
    """Let so much time pass in the page."""
    page.evaluate("([n, ms]) => letFramesPass(n, ms)", [max(1, round(seconds * 1000 / FRAME_MS)), FRAME_MS])
    page.clock.fast_forward(round(seconds * 1000))


def play_session_through(page: Page, *, pain: int | None = 2, effort: int | None = 4) -> None:
    """Play everything to its end, wait for nothing that may be skipped, answer the last questions."""
    begin_to_play(page)
    play_to_the_questions(page)
    finish(page, pain=pain, effort=effort)


def begin_to_play(page: Page) -> None:
    """Tap Start, or Carry on."""
    page.locator("#player").get_by_role("button", name=re.compile("^(Start|Carry on)")).click()
    expect(play_button(page)).to_be_visible()


def play_button(page: Page) -> Locator:
    """The button that pauses and goes on."""
    return page.get_by_role("button", name=re.compile("^(Pause|Go on)$"))


def play_to_the_questions(page: Page, most_s: int = 1500) -> None:
    """Let the clock run, leave out the waits, give each exercise its mark."""
    for _ in range(most_s // 5):
        if page.get_by_role("heading", name="That was today").is_visible():
            return
        leave_out_waits(page)
        pass_time(page, 5)
    raise AssertionError("the session did not end")


def play_until(page: Page, *, exercise: int, most_s: int = 600) -> None:
    """Let the clock run until the player is at that exercise of the day (1 is the first)."""
    for _ in range(most_s // 5):
        if page.get_by_role("img", name=re.compile(rf"^{exercise} of")).is_visible():
            return
        leave_out_waits(page)
        pass_time(page, 5)
    raise AssertionError(f"exercise {exercise} did not come")


def play_until_marked(page: Page, most_s: int = 300) -> None:
    """Let the clock run until the player asks how the exercise was."""
    for _ in range(most_s // 2):
        if page.get_by_role("button", name=re.compile("^About right")).is_visible():
            return
        leave_out_waits(page)
        pass_time(page, 2)
    raise AssertionError("the exercise did not end")


def leave_out_waits(page: Page) -> None:
    """Be ready at once, rest no longer than needed, give the exercise its mark."""
    waits = page.get_by_role("button", name=re.compile("^(I'm ready|Enough rest|About right)"))
    if waits.first.is_visible():
        waits.first.click()


def wait_until_sent(page: Page) -> None:
    """Wait until the server has everything that this device holds."""
    deadline = time.monotonic() + PATIENCE_S
    while (waiting := page.evaluate(WAITING_EVENTS)) > 0:
        assert time.monotonic() < deadline, f"{waiting} events were not sent"
        time.sleep(0.1)
        page.clock.fast_forward(1000)  # the device tries again after a while


def finish(page: Page, *, pain: int | None = 2, effort: int | None = 4, arrives: bool = True) -> None:
    """Answer the last two questions and finish."""
    for question, number in (("How strong is your pain now?", pain), ("How hard was it", effort)):
        if number is not None:
            page.get_by_role("group", name=question).get_by_role("button", name=str(number), exact=True).click()
    page.get_by_role("button", name="Finish").click()
    if arrives:
        page.wait_for_url("**/done")
