"""A PDF from the pages in a real browser: the form in the fold, and the file that it saves."""

import io
from pathlib import Path

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from tests.browser import walk
from tests.browser.conftest import Browse

pytestmark = pytest.mark.browser


def saved(page: Page) -> PdfReader:
    with page.expect_download() as download:
        page.get_by_role("button", name="Save the PDF").click()
    assert download.value.suggested_filename.endswith(".pdf")
    return PdfReader(io.BytesIO(Path(download.value.path()).read_bytes()))


def test_the_plan_is_saved_in_large_print(browse: Browse) -> None:
    page = browse()
    walk.given_somebody_with_a_plan(page)
    page.goto("/plan")
    page.get_by_text("Save as PDF").click()
    page.get_by_text("Large print").click()
    made = saved(page)
    assert made.metadata is not None
    assert made.metadata.title == "Your exercises"


def test_a_set_is_chosen_by_keyboard(browse: Browse) -> None:
    page = browse()
    walk.given_a_person(page)
    page.goto("/sheet?place=desk")
    page.get_by_label("Chin tuck").focus()
    page.keyboard.press("Space")
    assert "Chin tuck" in saved(page).pages[0].extract_text()
