"""The whole path: a new person, a plan, a session, and back the next day."""

import re

from playwright.sync_api import Page, expect

from tests.browser import walk
from tests.browser.conftest import PHONE, Browse
from tests.browser.travelling_home import TravellingHome

MOST_TAPS = 60


def test_a_new_person_comes_to_a_finished_session_and_back_the_next_day(browse: Browse, home: TravellingHome) -> None:
    # Given somebody who opens Limber for the first time
    page = browse("/", size=PHONE)
    page.context.add_init_script(walk.COUNT_TAPS)
    page.reload()

    # When they say where they are, answer every question, and take the plan as it is offered
    walk.say_where(page)
    page.get_by_role("link", name="Begin").click()
    walk.answer_screen(page)
    expect(page).to_have_url(ends_with("/screen/result"))
    page.get_by_role("link", name="Make my plan").click()
    page.get_by_role("group", name="How long may a session be").get_by_text("3 minutes", exact=True).click()
    page.get_by_role("main").get_by_role("button").last.click()
    expect(page).to_have_url(ends_with("/plan"))
    page.get_by_role("link", name="Today").first.click()
    page.get_by_role("link", name="Start").click()

    # Then there were few taps up to here
    walk.stop_the_clock(page, home)
    walk.start_a_session(page, pain=3)
    expect(page.locator("#player").get_by_role("button", name="Start")).to_be_visible()
    assert 20 < walk.taps(page) <= MOST_TAPS - 1  # the last one is Start itself

    # When they play the session
    page.evaluate("sessionStorage.setItem('taps', 0)")
    walk.play_session_through(page, pain=2, effort=4)

    # Then what they did is said, home knows it, and it is in the history with their numbers
    expect(page.get_by_role("heading", level=1)).to_have_text("Done. Well moved.")
    page.get_by_role("link", name="To the first page").click()
    expect(page.get_by_role("main")).to_contain_text("You have done today's session.")
    expect(page.get_by_role("listitem").filter(has_text="2 March")).to_contain_text("done, today")
    expect(page.get_by_role("link", name="Answer")).to_have_count(0)  # the morning after is not today
    page.get_by_role("link", name="History").click()
    done = page.locator(".history > li").filter(has_text="2 March 2026")
    expect(done).to_have_count(1)
    expect(done).to_contain_text("3 minutes")
    expect(done).to_contain_text("Complete")
    expect(done.get_by_role("term")).to_have_text(["Pain before", "Pain after", "Effort"])
    expect(done.get_by_role("definition")).to_have_text(["3", "2", "4"])

    # When they come back the next morning, and it is two points worse than it usually is
    home.travel(days=1)
    page.goto("/")
    page.get_by_role("link", name="Answer").click()
    tell_the_morning(page, pain=6, usual=3)

    # Then home says what changes and why, once, and does not ask again
    expect(page.get_by_role("heading", name="What changed, and why")).to_be_visible()
    expect(page.get_by_role("link", name="Answer")).to_have_count(0)


def tell_the_morning(page: Page, *, pain: int, usual: int, news: str = "None of these") -> None:
    """Answer the page of the morning after."""
    walk.pick(page, "How strong is your pain this morning", pain)
    walk.pick(page, "How strong has it usually been", usual)
    page.get_by_role("group", name="How many nights").get_by_text("None", exact=True).click()
    page.get_by_role("group", name="Is there any of these").get_by_text(news, exact=True).click()
    page.get_by_role("button", name="Save").click()


def ends_with(path: str) -> "re.Pattern[str]":
    return re.compile(re.escape(path) + "$")
