"""The guided test of a direction in the browser: figure and timer, by taps, by keyboard, and without a script."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser import walk
from tests.browser.conftest import LAPTOP, PHONE, Browse
from tests.browser.test_keyboard import tab_to
from tests.browser.travelling_home import TravellingHome

Check = Callable[[Page], None]


def say(page: Page, pain: int, place: str, button: str = "That is how it is") -> None:
    """Answer how strong and how far down, with taps on what a person sees."""
    page.locator("#id_pain").get_by_text(str(pain), exact=True).click()
    page.locator("#id_place").get_by_text(place, exact=True).click()
    page.get_by_role("button", name=button, exact=True).click()


def opened(browse: Browse, **values: object) -> Page:
    """The first page of the test, for somebody with a plan."""
    page = browse("/start", **values)
    walk.given_somebody_with_a_plan(page)
    walk.send(page, "/plan/wishes", {"minutes": 10, "days_per_week": 7, "equipment": "mat"})
    page.goto("/plan/direction")
    return page


def no_sideways_scroll(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("size", [PHONE, LAPTOP])
def test_from_the_first_answer_to_the_sets_of_ten(
    browse: Browse, home: TravellingHome, check_axe: Check, size: tuple[int, int]
) -> None:
    page = opened(browse, size=size)
    check_axe(page)
    walk.stop_the_clock(page, home)
    page.reload()
    say(page, 3, "Down to the thigh", "Arching back")
    for number in range(1, 5):
        expect(page.get_by_text(f"Arching back: set {number} of 4")).to_be_visible()
        assert page.locator(".guided-figure img").evaluate("one => one.decode().then(() => one.naturalWidth)") > 0
        no_sideways_scroll(page)
        if number in (1, 3):
            check_axe(page)
            # The timer: time to get into position, then the hold or the repetitions, then it waits.
            page.get_by_role("button", name="Start the timer").click()
            expect(page.get_by_role("timer")).to_have_text("5")
            page.clock.run_for(6_000)
            expect(page.get_by_role("timer")).to_have_text("29" if number == 1 else "1 / 5")
            page.get_by_role("button", name="Pause").click()
            page.clock.run_for(60_000)
            expect(page.get_by_role("timer")).to_have_text("29" if number == 1 else "1 / 5")
            page.get_by_role("button", name="Go on").click()
            page.clock.run_for(40_000)
            expect(page.get_by_role("status")).to_have_text("Done. How is it now?")
        say(page, 2, "Down to the buttock")
    # Five minutes, which the server counts as well.
    expect(page.get_by_role("heading", level=1)).to_have_text("Five minutes")
    expect(page.get_by_role("timer")).to_have_text("5:00")
    check_axe(page)
    say(page, 1, "Down to the buttock")
    expect(page.get_by_text("The five minutes are not over yet.")).to_be_visible()
    home.travel(minutes=5)
    say(page, 1, "Down to the buttock")
    expect(page.get_by_text("This seems to ease it: Arching back.")).to_be_visible()
    no_sideways_scroll(page)
    check_axe(page)
    page.get_by_role("button", name="Do a set of ten").click()
    expect(page.get_by_text("set of ten, 1 of 6 today")).to_be_visible()
    check_axe(page)
    page.get_by_role("button", name="Done, and no further down").click()
    expect(page.get_by_text("Sets of ten today: 1 of 6")).to_be_visible()
    check_axe(page)
    # The next day begins with its test; further down ends it all.
    home.travel(days=1)
    page.reload()
    expect(page.get_by_text("Today's test comes first")).to_be_visible()
    check_axe(page)
    say(page, 3, "Down to the thigh", "Start today's test")
    page.get_by_role("button", name="It moves further down").click()
    expect(page.get_by_text("a reason to stop")).to_be_visible()
    check_axe(page)


def test_by_keyboard_alone(browse: Browse) -> None:
    page = opened(browse)
    tab_to(page, name="^pain$")
    page.keyboard.press("ArrowRight")
    tab_to(page, name="^place$")
    page.keyboard.press("Space")
    tab_to(page, text="^Bending forward$")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Bending forward: set 1 of 2")).to_be_visible()
    # The way out is the first thing of the page.
    tab_to(page, text="^It moves further down$")
    tab_to(page, text="^Start the timer$")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Pause")).to_be_focused()
    tab_to(page, name="^pain$")
    page.keyboard.press("Space")
    tab_to(page, name="^place$")
    page.keyboard.press("Space")
    tab_to(page, text="^That is how it is$")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Bending forward: set 2 of 2")).to_be_visible()


def test_without_a_script_everything_is_there_but_the_timer(browse: Browse) -> None:
    page = opened(browse, size=PHONE, java_script_enabled=False)
    say(page, 5, "Down to the thigh", "Bending forward")
    assert not page.get_by_role("button", name="Start the timer").is_visible()
    expect(page.get_by_text("5 times, slowly")).to_be_visible()
    page.get_by_role("button", name="That is how it is").click()
    expect(page.get_by_role("alert").get_by_role("link")).to_have_count(2)
    say(page, 5, "Down to the thigh")
    say(page, 5, "Down to the thigh")
    expect(page.get_by_text("No direction stands out.")).to_be_visible()
