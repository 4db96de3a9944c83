"""Each of the seven actions in a real browser, and the end of a lock."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser import walk
from tests.browser.conftest import PHONE, Browse
from tests.browser.travelling_home import TravellingHome

CheckAxe = Callable[[Page], None]


@pytest.mark.parametrize(("country", "number"), [("GB", "999"), ("ES", "112"), ("AU", "000"), ("US", "911")])
def test_an_emergency_fills_the_screen_with_the_number_and_cannot_be_clicked_away(
    browse: Browse, home: TravellingHome, check_axe: CheckAxe, country: str, number: str
) -> None:
    # Given somebody who has done a session
    page = browse("/", size=PHONE)
    walk.given_a_person(page, country)
    walk.given_answers(page)
    session = walk.given_a_session(page)
    home.travel(days=1)

    # When they tick a sign of an emergency in the middle of the screen
    page.goto("/screen")
    walk.answer_screen(page, "S01", when={"S01": "2days"})

    # Then the page is the number, what to do, and what they ticked; no way on
    expect(page).to_have_url(re.compile("/stop$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Get emergency help now")
    call = page.get_by_role("link", name=f"Call {number}")
    expect(call).to_have_attribute("href", f"tel:{number}")
    box = call.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < PHONE[1]  # seen without scrolling
    assert box["height"] >= 48
    expect(page.get_by_role("main")).to_contain_text("Numbness or a strange feeling between your legs")
    expect(page.get_by_role("navigation")).to_have_count(0)
    links = page.get_by_role("main").get_by_role("link").all()
    assert all((link.get_attribute("href") or "").startswith("tel:") for link in links)
    check_axe(page)

    # Then neither Back nor any address leads anywhere else
    page.go_back()
    page.goto("/")
    expect(page).to_have_url(re.compile("/stop$"))
    for path in (
        "/plan",
        "/plan/wishes",
        "/session",
        "/exercises",
        "/exercises/bridge",
        "/history",
        "/check-in",
        session,
    ):
        page.goto(path)
        expect(page).to_have_url(re.compile("/stop$"))

    # Then not even the statement is offered for two hours
    page.goto("/stop/seen")
    expect(page).to_have_url(re.compile("/stop$"))
    home.travel(hours=1, minutes=58)
    page.goto("/stop")
    expect(page.get_by_role("link", name="I have been seen")).to_have_count(0)
    home.travel(minutes=3)
    page.reload()
    expect(page.get_by_role("link", name="I have been seen")).to_be_visible()


@pytest.mark.parametrize(
    ("action", "ticks", "said", "heading"),
    [
        ("U1", ["S19"], {}, "Get help today"),
        ("C1", ["S06"], {"when": {"S06": "older_unchecked"}}, "See a doctor in the next 1 to 2 days"),
        ("C2", ["S14"], {}, None),
        ("R1", ["axspa_start", "axspa_before_35", "axspa_night", "axspa_moving", "axspa_family"], {}, None),
        ("M3", ["osteoporosis"], {}, None),
        ("G", [], {}, None),
    ],
)
def test_each_other_action_has_its_page(
    browse: Browse,
    check_axe: CheckAxe,
    action: str,
    ticks: list[str],
    said: dict[str, dict[str, str]],
    heading: str | None,
) -> None:
    page = browse("/", size=PHONE)
    walk.given_a_person(page)
    address = walk.given_answers(page, *ticks, **said)
    page.goto(address)
    if heading:
        expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    check_axe(page)
    if action in ("U1", "C1", "C2"):
        expect(page).to_have_url(re.compile("/stop$"))
        expect(page.get_by_role("link", name="I have been seen")).to_be_visible()
        page.goto("/plan")
        expect(page).to_have_url(re.compile("/stop$"))
    else:
        expect(page).to_have_url(re.compile("/screen/result$"))
        page.get_by_role("link", name="Make my plan").click()
        expect(page).to_have_url(re.compile("/plan/wishes$"))
    if action == "U1":
        expect(page.get_by_role("link", name="Call 111")).to_have_attribute("href", "tel:111")
    if action == "C2":
        page.goto("/stop")
        page.get_by_role("main").get_by_role("listitem").get_by_role("link").first.click()
        expect(page).to_have_url(re.compile("/exercises/"))
        page.goto("/exercises")
        expect(page).to_have_url(re.compile("/stop$"))


def test_a_lock_ends_with_a_statement_and_all_questions_again(
    browse: Browse, home: TravellingHome, check_axe: CheckAxe
) -> None:
    # Given a lock of the day before yesterday
    page = browse("/", size=PHONE)
    walk.given_a_person(page)
    walk.given_answers(page, "S14", "S02b")
    home.travel(days=2)
    page.goto("/")

    # When the statement is incomplete, or its day is before the lock or in the future
    page.get_by_role("link", name="I have been seen").click()
    check_axe(page)
    on = page.get_by_label("When were you seen?")
    tell = page.get_by_role("button", name="Go on to the questions")
    tell.click()
    expect(page.get_by_role("alert").get_by_role("link")).to_have_count(4)
    page.get_by_role("alert").get_by_role("link").first.click()
    expect(on).to_be_focused()
    check_axe(page)
    page.get_by_label("Who saw you?").select_option("doctor")
    page.get_by_text("Exactly what is listed above was checked.").click()
    page.get_by_text("I was told that I may exercise.").click()
    for wrong in ("2026-03-01", "2026-03-05"):
        on.fill(wrong)
        tell.click()
        expect(page.get_by_role("alert")).to_be_visible()

    # When it is complete
    on.fill("2026-03-03")
    tell.click()

    # Then every question comes again, with "checked and not changed" where the sign was, and then all is open
    expect(page).to_have_url(re.compile("/screen/about-you"))
    walk.answer_screen(page, "S14", "S02b", when={"S14": "checked_same"})
    expect(page).to_have_url(re.compile("/screen/result"))
    page.goto("/plan")
    expect(page).to_have_url(re.compile("/plan$"))


def test_answering_again_lowers_nothing(browse: Browse, home: TravellingHome) -> None:
    page = browse("/", size=PHONE)
    walk.given_a_person(page)
    walk.given_answers(page, "S19")
    home.travel(days=1)
    walk.given_answers(page)
    page.goto("/")
    expect(page).to_have_url(re.compile("/stop$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Get help today")
