"""The first start in a real browser: from the printed address to the home, with and without JavaScript."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import LAPTOP, PHONE, Browse
from tests.browser.travelling_home import TravellingHome


def test_a_new_person_is_asked_where_they_are(browse: Browse, check_axe: Callable[[Page], None]) -> None:
    page = browse("/", size=PHONE)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Welcome")
    check_axe(page)
    # The device's own time zone is offered.
    expect(page.get_by_label("Time zone")).to_have_value("Europe/London")
    page.get_by_label("Which country").select_option("GB")
    page.get_by_role("button", name="Go on").click()
    expect(page).not_to_have_url("/start")


@pytest.mark.parametrize("scripts", [True, False])
def test_the_printed_address_opens_limber_once(browse: Browse, home: TravellingHome, scripts: bool) -> None:
    path = home.new_opening_path()
    page = browse("/", let_in=False, java_script_enabled=scripts)
    page.goto(path)
    page.wait_for_url("**/start")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Welcome")
    other = browse(path, let_in=False)
    expect(other.get_by_role("heading", level=1)).to_have_text("This browser has not been opened to Limber")


def test_it_works_without_javascript(browse: Browse) -> None:
    page = browse("/", java_script_enabled=False)
    page.get_by_label("Which country").select_option("ES")
    page.get_by_label("Time zone").select_option("Europe/Madrid")
    page.get_by_role("button", name="Go on").click()
    expect(page).not_to_have_url(re.compile("/start$"))
    page.goto("/you")
    expect(page.get_by_role("link", name="112")).to_have_attribute("href", "tel:112")


def test_what_is_missing_is_said_and_linked(browse: Browse, check_axe: Callable[[Page], None]) -> None:
    page = browse("/start")
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("alert").get_by_role("link").first.click()
    expect(page.get_by_label("Which country")).to_be_focused()
    check_axe(page)


@pytest.mark.parametrize("path", ["/you", "/people"])
def test_pages_about_people_have_no_defects(browse: Browse, check_axe: Callable[[Page], None], path: str) -> None:
    page = browse("/start")
    page.get_by_label("Which country").select_option("GB")
    page.get_by_role("button", name="Go on").click()
    expect(page).not_to_have_url(re.compile("/start$"))
    page.goto(path)
    check_axe(page)


@pytest.mark.parametrize("size", [PHONE, LAPTOP, (320, 640)])
def test_nothing_is_cut_off(browse: Browse, size: tuple[int, int]) -> None:
    page = browse("/start", size=size)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_browser_that_was_not_let_in_is_told_how(browse: Browse, check_axe: Callable[[Page], None]) -> None:
    page = browse("/", let_in=False)
    expect(page.get_by_role("heading", level=1)).to_have_text("This browser has not been opened to Limber")
    check_axe(page)
