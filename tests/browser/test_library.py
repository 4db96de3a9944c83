"""The library in a real browser: with a mouse, with keys, without scripts, and on paper."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser import walk
from tests.browser.conftest import LAPTOP, PHONE, Browse
from tests.browser.test_every_page import defects


def test_finding_and_narrowing_without_javascript(browse: Browse) -> None:
    page = browse("/start", size=PHONE, java_script_enabled=False)
    walk.given_a_person(page)
    page.goto("/exercises")
    page.get_by_role("searchbox").fill("brigde")
    page.get_by_role("button", name="Find").click()
    cards = page.locator(".exercise-card")
    expect(cards.first).to_contain_text("Bridge")
    page.get_by_text("Narrow it down").click()
    page.get_by_label("Not on the floor").check()
    page.get_by_role("button", name="Show these").click()
    expect(page.get_by_text("Nothing fits all of that.")).to_be_visible()
    page.get_by_role("link", name="Take away: Not on the floor").click()
    expect(cards.first).to_contain_text("Bridge")
    page.get_by_role("link", name="Show all", exact=True).click()
    expect(page).to_have_url(re.compile("/exercises$"))
    expect(cards.nth(40)).to_be_attached()  # there are more than 40


@pytest.mark.parametrize(
    "path",
    [
        "/exercises?place=no-floor&part=hips&with=chair",
        "/exercises?find=bridge+xylophone",
        "/exercises/bird-dog",
        "/exercises/bird-dog/print",
        "/plan/print",
    ],
)
def test_no_defect_in_either_theme_at_any_size(browse: Browse, path: str) -> None:
    page = browse("/start")
    walk.given_somebody_with_a_plan(page, "knee_pain")
    page.goto(path)
    assert defects(page, path) == []


def test_the_map_is_clicked_and_its_list_is_reached_with_keys(browse: Browse) -> None:
    page = browse("/start")
    walk.given_a_person(page)
    page.goto("/exercises/bird-dog")
    page.locator(".ladder-list a").first.focus()
    expect(page.locator(".ladder-list")).to_have_css("position", "static")
    expect(page.locator(".ladder-list a").first).to_be_in_viewport()
    page.locator(".ladder-map:visible a.rung", has_text="Leg reach").click()
    expect(page).to_have_url(re.compile("/exercises/quadruped-leg-extension$"))


@pytest.mark.parametrize("size", [PHONE, LAPTOP])
def test_the_controls_of_the_figure_lie_over_nothing(browse: Browse, size: tuple[int, int]) -> None:
    page = browse("/start", size=size)
    walk.given_a_person(page)
    page.goto("/exercises/bridge")
    expect(page.get_by_role("button", name="Turn the figure")).to_be_visible()
    picture, controls = (page.locator(part).bounding_box() for part in (".stage img", ".stage .figure-controls"))
    assert picture is not None
    assert controls is not None
    assert controls["y"] >= picture["y"] + picture["height"] - 1
    assert picture["width"] > 4 / 3 * picture["height"] - 2
    before = page.locator(".stage").bounding_box()
    page.get_by_role("button", name="Turn the figure").click()
    expect(page.get_by_role("button", name="Turn left")).to_be_visible()
    assert page.locator(".stage").bounding_box() == before  # nothing jumps


@pytest.mark.parametrize(("paper", "width_pt"), [("A4", 595), ("Letter", 612)])
def test_a_sheet_fits_its_paper(browse: Browse, paper: str, width_pt: int) -> None:
    page = browse("/start")
    walk.given_somebody_with_a_plan(page)
    page.goto("/exercises/sit-to-stand/print")
    sheet = page.pdf(format=paper)
    box = re.search(rb"/MediaBox \[0 0 (\d+)", sheet)
    assert box
    assert int(box[1]) == pytest.approx(width_pt, abs=1)
    assert len(re.findall(rb"/Type /Page\b", sheet)) == 1


def test_on_paper_there_is_no_navigation_and_only_black_on_white(browse: Browse) -> None:
    page = browse("/start", color_scheme="dark")
    walk.given_somebody_with_a_plan(page)
    page.goto("/plan/print")
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.locator(".before-paper")).to_be_hidden()
    expect(page.locator("nav")).to_have_count(0)
    expect(page.locator("main.sheet")).to_have_css("color", "rgb(0, 0, 0)")
    expect(page.locator(".paper-card")).to_have_css("break-inside", "avoid")
