"""Without JavaScript: everything as far as the plan, and plain words where it ends."""

import re

from playwright.sync_api import expect

from tests.browser import walk
from tests.browser.conftest import PHONE, Browse


def test_from_the_first_start_to_the_plan(browse: Browse) -> None:
    page = browse("/", size=PHONE, java_script_enabled=False)
    page.get_by_label("Which country").select_option("GB")
    page.get_by_label("Time zone").select_option("Europe/London")
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("link", name="Begin").click()
    # Follow-ups come and go with their tick, by style sheets alone
    walk.answer_screen(page, "S05", "S05b", when={"S05": "older_unchecked"})
    expect(page).to_have_url(re.compile("/screen/result$"))
    page.get_by_role("link", name="Make my plan").click()
    page.get_by_role("group", name="How long may a session be").get_by_text("10 minutes", exact=True).click()
    page.get_by_role("main").get_by_role("button").last.click()
    expect(page).to_have_url(re.compile("/plan$"))
    # Then the plan, its reasons and an exercise can be read
    why = page.locator("summary").first
    why.click()
    page.get_by_role("main").get_by_role("link").first.click()
    expect(page).not_to_have_url(re.compile("/plan$"))
    page.goto("/exercises/bridge")
    expect(page.get_by_role("heading", level=1)).to_have_text("Bridge")
    assert page.locator("main img").first.evaluate("one => one.naturalWidth") > 0


def test_a_session_says_plainly_what_needs_javascript(browse: Browse) -> None:
    page = browse("/start", size=PHONE, java_script_enabled=False)
    walk.given_somebody_with_a_plan(page)
    page.goto("/session")
    assert "The guided session needs JavaScript" in page.locator("main").inner_text()
    page.locator("main noscript a").click()
    expect(page).to_have_url(re.compile("/plan$"))
    page.goto(walk.given_a_session(page))
    assert "The guided session needs JavaScript" in page.locator("main").inner_text()
    page.locator("main noscript a").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_an_emergency_needs_no_javascript(browse: Browse) -> None:
    page = browse("/start", size=PHONE, java_script_enabled=False)
    walk.given_a_person(page)
    page.goto("/screen")
    walk.answer_screen(page, "S01", when={"S01": "2days"})
    expect(page.get_by_role("link", name="Call 999")).to_have_attribute("href", "tel:999")


def test_an_open_question_is_said_and_linked(browse: Browse) -> None:
    page = browse("/start", size=PHONE, java_script_enabled=False)
    walk.given_a_person(page)
    page.goto("/screen")
    page.get_by_role("main").get_by_role("button").click()
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("alert").get_by_role("link")).to_have_count(5)
    page.get_by_role("alert").get_by_role("link").first.click()
    expect(page).to_have_url(re.compile("#age_years$"))
