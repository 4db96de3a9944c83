"""Pages in all their states: no accessibility defect in either theme, nothing cut off at any size, text at 200 %.

`test_no_page_forgotten` goes through every address; here stand the people and the moments that change a page.
"""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from limber.safety.clauses import BLOCKS
from tests.browser import walk
from tests.browser.axe import violations
from tests.browser.conftest import LAPTOP, PHONE, Browse
from tests.browser.travelling_home import TravellingHome

SMALL = (320, 640)
WIDTHS = (320, 390, 1280)
# What is wider than the window, by how much; a region that scrolls by itself may be.
TOO_WIDE = """
() => {
  const room = document.documentElement.clientWidth
  const scrolls = (one) => one && (/(auto|scroll)/.test(getComputedStyle(one).overflowX) || scrolls(one.parentElement))
  const found = [...document.querySelectorAll('body *')].filter((one) => {
    const { right, width, height } = one.getBoundingClientRect()
    return width > 1 && height > 1 && right > room + 1 && !scrolls(one.parentElement)
  })
  const page = document.documentElement.scrollWidth
  const places = found.slice(0, 5).map((one) => one.outerHTML.slice(0, 120))
  return page > room ? [`the page is ${page} wide in ${room}`, ...places] : []
}
"""
LARGE_TEXT = "() => { document.documentElement.style.fontSize = '200%' }"


def defects(page: Page, name: str) -> list[str]:
    """Everything that is wrong with the page that is open, at every size and in both themes."""
    found = [f"{name}: {line}" for line in violations(page)]
    size = page.viewport_size
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        found += [f"{name} at {width} px: {line}" for line in page.evaluate(TOO_WIDE)]
    page.set_viewport_size({"width": 390, "height": 800})
    page.evaluate(LARGE_TEXT)
    found += [f"{name} with text of 200 %: {line}" for line in page.evaluate(TOO_WIDE)]
    page.evaluate("() => { document.documentElement.style.fontSize = '' }")
    if size:
        page.set_viewport_size(size)
    return found


def every(page: Page, paths: list[str]) -> list[str]:
    found = []
    for path in paths:
        page.goto(path)
        found += defects(page, path)
    return found


def test_before_and_during_the_screen(browse: Browse) -> None:
    page = browse("/start")
    found = defects(page, "/start")
    walk.given_a_person(page)
    found += every(page, ["/", "/you", "/people", "/danger-signs", "/screen"])
    page.get_by_role("main").get_by_role("button").click()
    assert found == []


@pytest.mark.parametrize("part", ["you", "danger", "state", "movement"])
def test_every_page_of_questions(browse: Browse, part: str) -> None:
    """Also with everything ticked, so that every question that follows is shown, and with every question open."""
    page = browse("/start")
    walk.given_a_person(page)
    page.goto("/screen")
    page.get_by_role("main").get_by_role("button").click()
    found = []
    for block in BLOCKS:
        if block.part == part:
            page.goto(f"/screen/{block.id}")
            for tick in page.locator("main .tick > label:visible").all():
                tick.click()
            found += defects(page, f"{block.id}, all ticked")
            page.goto(f"/screen/{block.id}")
            page.get_by_role("button", name="Continue").click()
            expect(page.get_by_role("alert")).to_be_visible()
            found += defects(page, f"{block.id}, open")
    assert found == []


@pytest.mark.parametrize(
    ("ticks", "said"),
    [(["S01"], {"when": {"S01": "2days"}}), (["S19"], {}), (["S25"], {}), (["S14"], {}), (["S23a"], {})],
)
def test_the_stop_pages(
    browse: Browse, home: TravellingHome, ticks: list[str], said: dict[str, dict[str, str]]
) -> None:
    page = browse("/start")
    walk.given_a_person(page)
    walk.given_answers(page, *ticks, **said)
    home.travel(days=1)
    found = every(page, ["/stop", "/stop/seen", "/danger-signs"])
    page.goto("/stop/seen")
    page.get_by_role("button", name="Go on to the questions").click()
    found += defects(page, "/stop/seen, open")
    assert found == []


def test_result_plan_library_and_what_is_before_a_session(browse: Browse) -> None:
    page = browse("/start")
    walk.given_somebody_with_a_plan(page, "osteoporosis", "knee_pain", "floor_hard", "pregnant")
    paths = ["/screen/result", "/plan", "/", "/exercises?find=nothing-of-this-name", "/exercises/side-plank-wall"]
    found = every(page, [*paths, "/exercises/partial-crunch", "/plan/print", "/sheet.pdf?id=superman"])
    found += every(page, ["/history", "/learn?find=sit", "/learn/walking-counts"])
    for path, button in (("/session", "Start"), ("/check-in", "Save")):
        page.goto(path)
        page.get_by_role("button", name=button).click()
        expect(page.get_by_role("alert")).to_be_visible()
        found += defects(page, f"{path}, open")
    page.goto("/plan")
    for more in page.locator("main summary").all():
        more.click()
    found += defects(page, "/plan, all unfolded")
    assert found == []


def test_after_a_session_and_the_next_morning(browse: Browse, home: TravellingHome) -> None:
    page = browse("/start")
    walk.given_somebody_with_a_plan(page)
    walk.given_a_done_session(page, home)
    found = [*defects(page, "done"), *every(page, ["/", "/history"])]
    home.travel(days=1)
    found += every(page, ["/", "/check-in"])
    page.goto("/session")
    page.get_by_text("Something", exact=True).click()
    page.get_by_role("button", name="Start").click()
    found += every(page, ["/", "/screen"])
    assert found == []


def test_errors(browse: Browse) -> None:
    page = browse("/", let_in=False)
    found = defects(page, "not opened")
    page = browse("/start")
    walk.given_somebody_with_a_plan(page)
    found += every(page, ["/no-such-page", "/exercises/no-such-exercise", "/open?token=used"])
    assert found == []


@pytest.fixture
def player(browse: Browse, home: TravellingHome) -> Page:
    """Return the player before its first tap, on a laptop."""
    page = browse("/start", size=LAPTOP)
    walk.given_somebody_with_a_plan(page)
    address = walk.given_a_session(page)
    walk.stop_the_clock(page, home)
    page.goto(address)
    return page


def test_the_player(player: Page) -> None:
    found = defects(player, "player, start")
    walk.begin_to_play(player)
    found += defects(player, "player, get ready")
    player.get_by_role("button", name="I'm ready").click()
    walk.pass_time(player, 3)
    found += defects(player, "player, playing")
    walk.play_button(player).click()
    found += defects(player, "player, paused")
    for name in ("Easier", "Swap", "Settings", "Keys", "Leave"):
        player.get_by_role("button", name=name, exact=True).first.click()
        expect(player.get_by_role("dialog")).to_be_visible()
        found += defects(player, f"player, {name}")
        player.keyboard.press("Escape")
        expect(player.get_by_role("dialog")).to_be_hidden()
    walk.play_button(player).click()
    walk.play_until_marked(player)
    found += defects(player, "player, how was that")
    walk.play_to_the_questions(player)
    found += defects(player, "player, last questions")
    assert found == []


def test_the_safety_dialogues_of_the_player(player: Page) -> None:
    walk.begin_to_play(player)
    found = []
    for name in ("This hurts", "Something is wrong"):
        player.get_by_role("button", name=name).first.click()
        expect(player.get_by_role("dialog")).to_be_visible()
        found += defects(player, f"player, {name}")
        player.get_by_role("dialog").get_by_role("button").first.click()
        found += defects(player, f"player, {name}, second")
        if player.get_by_role("link", name="Call 999").is_visible():
            break
        for _question in range(2):  # back to the question before, then out
            player.keyboard.press("Escape")
        expect(player.get_by_role("dialog")).to_be_hidden()
    found += defects(player, "player, afterwards")
    assert found == []


def test_the_figure_is_drawn_and_can_be_turned(browse: Browse) -> None:
    page = browse("/start", size=PHONE)
    walk.given_somebody_with_a_plan(page)
    page.goto("/exercises/bridge")
    page.get_by_role("button", name="Turn the figure").click()
    expect(page.locator("main canvas")).to_be_visible()
    expect(page.get_by_role("button", name="Turn left")).to_be_focused()
    page.get_by_role("button", name="Turn right").click()
    page.get_by_role("button", name="Pause").click()
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    assert defects(page, "/exercises/bridge with its figure") == []


def test_the_check_can_fail(chromium: Browser, check_axe: Callable[[Page], None]) -> None:
    page = chromium.new_page()
    page.set_content("<main><img src='x.png'><button></button><div style='width: 3000px'>wide</div></main>")
    found = " ".join(defects(page, "bad"))
    page.close()
    for wanted in ("image-alt", "button-name", "html-has-lang", "at 320 px: the page is 3", "wide</div>"):
        assert wanted in found
