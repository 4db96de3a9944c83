"""Every language in a real browser: nothing is wider than the window, nothing is cut, and the voice speaks it too."""

import pytest
from playwright.sync_api import Browser, Page, expect

from limber.web.settings import LANGUAGES
from limber.words import translate
from tests.browser import walk
from tests.browser.axe import violations
from tests.browser.conftest import LAPTOP, PHONE, Browse
from tests.browser.test_every_page import TOO_WIDE
from tests.browser.travelling_home import TravellingHome

WIDTHS = (320, 390)
OTHERS = [code for code, _ in LANGUAGES if code != "en"]
# Words that leave the box that they stand in, or that a box cuts off. What only screen readers have is left out.
CUT = """
() => {
  const found = []
  const seen = (one) => {
    const { width, height } = one.getBoundingClientRect()
    return width > 2 && height > 2
      && !one.closest('.visually-hidden, [hidden]') && one.checkVisibility({ visibilityProperty: true })
  }
  const boxes = 'button, a.button, a.call, .choice, nav a, summary, th, td, .chips a, .player-button, .rung, .card'
    + ', dialog, .level'
  for (const box of document.querySelectorAll(boxes)) {
    if (!seen(box)) continue
    const room = box.getBoundingClientRect()
    if (getComputedStyle(box).overflowY !== 'visible') continue
    const texts = document.createTreeWalker(box, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const range = document.createRange()
      range.selectNodeContents(texts.currentNode)
      if (!texts.currentNode.textContent.trim() || !seen(texts.currentNode.parentElement)) continue
      const words = range.getBoundingClientRect()
      const aside = Math.max(room.left - words.left, words.right - room.right)
      const over = Math.max(aside, room.top - words.top, words.bottom - room.bottom)
      if (over > 2) {
        const text = texts.currentNode.textContent.trim()
        found.push(`${Math.round(over)} px over: ${text} in ${box.outerHTML.slice(0, 90)}`)
        break
      }
    }
  }
  for (const one of document.querySelectorAll('body *')) {
    const style = getComputedStyle(one)
    const hides = /hidden|clip/.test(style.overflowX) || style.textOverflow === 'ellipsis'
    if (hides && seen(one) && one.innerText?.trim() && one.scrollWidth > one.clientWidth + 1) {
      found.push(`cut: ${one.outerHTML.slice(0, 160)}`)
    }
  }
  return [...new Set(found)].slice(0, 6)
}
"""


def defects(page: Page, name: str) -> list[str]:
    """What does not fit on the page that is open, on narrow screens; and a page that says it is in another language."""
    found, size = [], page.viewport_size
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        lines = [*page.evaluate(TOO_WIDE), *page.evaluate(CUT)]
        found += [f"{name} at {width} px: {line}" for line in lines]
    if size:
        page.set_viewport_size(size)
    return found


def all_defects(page: Page, name: str) -> list[str]:
    """The same, and what axe finds: where English stands beneath a translation."""
    return [*defects(page, name), *(f"{name}: {line}" for line in violations(page))]


def every(page: Page, language: str, *paths: str) -> list[str]:
    found = []
    for path in paths:
        page.goto(path)
        assert page.locator("html").get_attribute("lang") == language, path
        found += defects(page, path)
    return found


def somebody(page: Page, language: str) -> None:
    """Somebody has chosen their language on the first page."""
    page.locator(f'.languages [value="{language}"]').click()
    expect(page.locator("html")).to_have_attribute("lang", language)
    walk.given_a_person(page)


@pytest.mark.parametrize("language", OTHERS)
def test_questions_and_outcomes_fit(browse: Browse, home: TravellingHome, language: str) -> None:
    page = browse("/start")
    somebody(page, language)
    found = every(page, language, "/", "/you", "/danger-signs", "/screen")
    page.get_by_role("main").get_by_role("button").click()
    for block in ("about-you", "legs-and-bladder", "health"):
        page.goto(f"/screen/{block}")
        for tick in page.locator("main .tick > label:visible").all():
            tick.click()
        found += defects(page, block)
    walk.given_answers(page, "S01", when={"S01": "2days"})
    home.travel(days=1)
    found += every(page, language, "/stop", "/stop/seen")
    assert found == []


@pytest.mark.parametrize("language", OTHERS)
def test_the_plan_and_the_pages_around_it_fit(browse: Browse, language: str) -> None:
    page = browse("/start")
    somebody(page, language)
    walk.given_answers(page, "osteoporosis", "knee_pain")
    walk.given_wishes(page)
    found = every(page, language, "/screen/result", "/plan/wishes", "/plan", "/", "/exercises", "/exercises?place=desk")
    found += every(page, language, "/exercises/bridge", "/exercises/bridge/print", "/plan/print", "/history")
    found += every(
        page, language, "/learn", "/learn/walking-counts", "/session", "/session/very-strong-pain", "/people"
    )
    assert found == []


@pytest.mark.parametrize("language", OTHERS)
def test_the_player_fits(browse: Browse, home: TravellingHome, language: str) -> None:
    page = browse("/start", size=LAPTOP)
    somebody(page, language)
    walk.given_answers(page)
    walk.given_wishes(page)
    address = walk.given_a_session(page)
    walk.stop_the_clock(page, home)
    page.goto(address)
    found = defects(page, "start")
    page.locator("#player .player-button.main").click()
    found += defects(page, "get ready")
    page.get_by_role("button", name=translate("I'm ready", language)).click()
    walk.pass_time(page, 3)
    found += defects(page, "playing")
    for text in ("Easier", "Settings", "Keys", "Leave"):
        page.get_by_role("button", name=translate(text, language), exact=True).first.click()
        expect(page.get_by_role("dialog")).to_be_visible()
        found += defects(page, text)
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_be_hidden()
    for text in ("This hurts", "Something is wrong"):
        page.get_by_role("button", name=translate(text, language)).first.click()
        expect(page.locator(".player-dialog .english").first).to_be_visible()
        found += all_defects(page, text)
        page.get_by_role("dialog").locator(".player-choices button").first.click()
        found += all_defects(page, f"{text}, second")
        if page.locator(".player-stop").is_visible():
            expect(page.locator(".player-stop h1 .english")).to_be_visible()
            break
        for _question in range(2):
            page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_be_hidden()
    assert found == []


def test_the_first_page_speaks_the_language_of_the_browser(browse: Browse) -> None:
    for locale, language in (("es-MX", "es"), ("de-AT", "de"), ("fr-CA", "fr"), ("nl-NL", "en")):
        page = browse("/start", size=PHONE, let_in=False, locale=locale)
        expect(page.locator("html")).to_have_attribute("lang", language)


# A device with one voice for each language; it says nothing, and notes what it was to say.
VOICES = """
(() => {
  const voices = ['en-GB', 'de-DE', 'es-ES', 'fr-FR'].map(
    (lang) => ({ lang, name: `Voice ${lang}`, localService: true, default: false, voiceURI: lang }))
  globalThis.said = []
  const speech = { getVoices: () => voices, speak: (one) => said.push([one.lang, one.text]), cancel() {}, resume() {} }
  for (const name of ['addEventListener', 'removeEventListener']) speech[name] = () => undefined
  Object.defineProperty(globalThis, 'speechSynthesis', { value: speech })
  globalThis.SpeechSynthesisUtterance = function (text) { this.text = text }
})()
"""


@pytest.mark.parametrize("language", OTHERS)
def test_the_voice_speaks_the_language_of_the_words(browse: Browse, home: TravellingHome, language: str) -> None:
    page = browse("/start")
    page.context.add_init_script(VOICES)
    somebody(page, language)
    walk.given_answers(page)
    walk.given_wishes(page)
    page.goto("/learn/walking-counts")
    page.locator("[data-island='aloud'] button").click()
    spoken = page.evaluate("said")
    assert len(spoken) > 4
    assert {said[0][:2] for said in spoken} == {language}
    address = walk.given_a_session(page)
    walk.stop_the_clock(page, home)
    page.goto(address)
    page.locator("#player .player-button.main").click()
    walk.pass_time(page, 2)
    spoken = [said for said in page.evaluate("said") if said[1]]
    assert spoken
    assert {said[0][:2] for said in spoken} == {language}
    page.get_by_role("button", name=translate("Settings", language), exact=True).first.click()
    expect(page.get_by_text("Voice en-GB")).to_have_count(0)


def test_the_check_can_fail(chromium: Browser) -> None:
    page = chromium.new_page()
    page.set_content("<button style='inline-size: 60px; white-space: nowrap'>A long word on a narrow button</button>")
    found = " ".join(defects(page, "bad"))
    page.close()
    assert "px over" in found
