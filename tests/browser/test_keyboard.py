"""The whole path with a keyboard alone: everything is reached, seen to be reached, and does what it says."""

import re

from playwright.sync_api import Page, expect

from tests.browser import walk
from tests.browser.conftest import LAPTOP, Browse
from tests.browser.travelling_home import TravellingHome
from tests.web.answering import BLOCK_PAGE, forms

MOST_TABS = 80
# Where the focus is, and whether a person can see it there: an outline or a ring around it or around its label.
FOCUS = """
() => {
  const here = document.activeElement
  const seen = (element) => {
    if (!element) return false
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
    return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow !== 'none'
  }
  return {
    tag: here.tagName.toLowerCase(), type: here.type ?? '', name: here.name ?? '', value: here.value ?? '',
    text: (here.closest('label') ?? here).textContent.trim().replace(/\\s+/g, ' '),
    seen: seen(here) || seen(here.closest('label')) || seen(here.nextElementSibling),
  }
}
"""


def tab_to(page: Page, **wanted: str) -> None:
    """Press Tab until the focus is on what is wanted; on the way it can always be seen where it is."""
    passed = []
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        here = page.evaluate(FOCUS)
        if here["tag"] == "body":
            continue
        assert here["seen"], f"the focus cannot be seen on {here}"
        passed.append(here)
        if all(re.search(text, str(here[key])) for key, text in wanted.items()):
            return
    raise AssertionError(f"no way by keyboard to {wanted}; passed {passed}")


def fill_by_keyboard(page: Page, form: dict[str, str]) -> None:
    """Answer a page of the screen from its top to its end."""
    for name, value in in_order_of_the_page(page, form):
        if name.startswith("number-age"):
            tab_to(page, name=f"^{name}$")
            page.keyboard.type(value)
        elif page.locator(f'input[type=radio][name="{name}"]').count():
            tab_to(page, name=f"^{name}$")
            choose_with_arrows(page, name, value)
        else:
            tab_to(page, name=f"^{name}$")
            page.keyboard.press("Space")
    tab_to(page, tag="button", text="Continue")
    page.keyboard.press("Enter")


def in_order_of_the_page(page: Page, form: dict[str, str]) -> list[tuple[str, str]]:
    names: list[str] = page.eval_on_selector_all("main input", "found => [...new Set(found.map((one) => one.name))]")
    return [(name, form[name]) for name in names if name in form]


def choose_with_arrows(page: Page, name: str, value: str) -> None:
    """In a group of radio buttons the arrows choose; the first one is taken with Space."""
    page.keyboard.press("Space")
    for _ in range(12):
        if page.locator(f'input[name="{name}"][value="{value}"]').is_checked():
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"{name}: {value} cannot be chosen")


def test_from_the_first_start_to_the_end_of_a_session_by_keyboard(browse: Browse, home: TravellingHome) -> None:
    page = browse("/", size=LAPTOP)
    # When they say where they are
    tab_to(page, tag="select")
    page.keyboard.type("United K")
    tab_to(page, tag="button", text="Go on")
    page.keyboard.press("Enter")
    # When they answer the screen; the first Tab of a page is the way past the navigation
    page.wait_for_url("**/")
    tab_to(page, text="Skip to the content")
    page.keyboard.press("Enter")
    tab_to(page, tag="a", text="Begin")
    page.keyboard.press("Enter")
    page.wait_for_url("**/screen")
    tab_to(page, tag="button", text="Begin")
    page.keyboard.press("Enter")
    answers = forms("S02b")
    page.wait_for_url("**/screen/*")
    while (found := BLOCK_PAGE.search(page.url)) and found[1] in answers:
        page_before = re.compile(f"{re.escape(page.url)}$")
        fill_by_keyboard(page, answers.pop(found[1]))
        expect(page).not_to_have_url(page_before)
    expect(page).to_have_url(re.compile("/screen/result$"))
    # When they take the plan and begin
    tab_to(page, tag="a", text="Make my plan")
    page.keyboard.press("Enter")
    page.wait_for_url("**/plan/wishes")
    tab_to(page, tag="input", name="minutes")
    choose_with_arrows(page, "minutes", "3")
    tab_to(page, tag="button", text="plan")
    page.keyboard.press("Enter")
    page.wait_for_url("**/plan")
    walk.stop_the_clock(page, home)
    page.goto("/session")
    tab_to(page, name="^tick$")
    choose_with_arrows(page, "tick", "none")
    tab_to(page, name="^pain_now$")
    choose_with_arrows(page, "pain_now", "3")
    tab_to(page, tag="button", text="^Start")
    page.keyboard.press("Enter")
    # Then the player listens to its keys
    page.wait_for_url("**/session/*")
    expect(page.locator("#player").get_by_role("button", name="Start")).to_be_visible()
    page.keyboard.press("Space")
    the_keys_of_the_player(page)
    play_by_keyboard(page)
    # Then the last questions and the end
    for question, number in (("How strong is your pain now?", "2"), ("How hard was it", "4")):
        answered = page.get_by_role("group", name=question).get_by_role("button", name=number, exact=True)
        for _ in range(MOST_TABS):
            page.keyboard.press("Tab")
            if answered.evaluate("one => one === document.activeElement"):
                break
        page.keyboard.press("Space")
        expect(answered).to_have_attribute("aria-pressed", "true")
    tab_to(page, tag="button", text="^Finish")
    page.keyboard.press("Enter")
    page.wait_for_url("**/done")
    expect(page.get_by_role("heading", level=1)).to_have_text("Done. Well moved.")


def the_keys_of_the_player(page: Page) -> None:
    """Space pauses and goes on; arrows lead; letters open what they say; Escape closes and never ends anything."""
    play = walk.play_button(page)
    expect(play).to_have_accessible_name(re.compile("Pause"))
    page.keyboard.press("Space")
    expect(play).to_have_accessible_name(re.compile("Go on"))
    page.keyboard.press("Space")
    expect(play).to_have_accessible_name(re.compile("Pause"))
    dialog = page.get_by_role("dialog")
    for key, words in (("p", "Where does it hurt"), ("w", "."), ("?", "Keys"), ("Escape", "Leave the session")):
        page.keyboard.press(key)
        expect(dialog.get_by_role("heading").first).to_have_text(re.compile(words))
        expect(dialog.get_by_role("heading").first).to_be_focused()
        page.keyboard.press("Escape")
        expect(dialog).to_be_hidden()
        if play.inner_text().startswith("Go on"):
            page.keyboard.press("Space")
        expect(play).to_have_accessible_name(re.compile("Pause"))
    # The way through everything on the screen can be seen as well
    tab_to(page, tag="button", text="Something is wrong")
    page.keyboard.press("Enter")
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    page.evaluate("document.activeElement.blur()")
    if play.inner_text().startswith("Go on"):
        page.keyboard.press("Space")


def play_by_keyboard(page: Page) -> None:
    """Leave every wait with the right arrow, mark each exercise with 2."""
    for _ in range(300):
        if page.get_by_role("heading", name="That was today").is_visible():
            return
        if page.get_by_role("button", name=re.compile("^(I'm ready|Enough rest)")).is_visible():
            page.keyboard.press("ArrowRight")
        if page.get_by_role("button", name=re.compile("^About right")).is_visible():
            page.keyboard.press("2")
        walk.pass_time(page, 5)
    raise AssertionError("the session did not end")
