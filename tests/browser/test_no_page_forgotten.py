"""Every page of the URL table, unfolded: no accessibility defect and nothing cut off, in English and in German."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser import walk
from tests.browser.axe import violations
from tests.browser.conftest import Browse
from tests.browser.test_every_page import defects
from tests.browser.test_languages import defects as defects_of_words
from tests.browser.travelling_home import TravellingHome
from tests.web.addresses import addresses

# What answers with no page of its own: forms that lead elsewhere, files, what a script asks for.
NO_PAGE = {
    *("learn:mark-read", "library:chosen-pdf", "library:pdf", "library:plan-pdf"),
    *("people:language", "people:pick", "people:add"),
    *("plans:better", "plans:move", "plans:undo", "plans:undo-today", "plans:wish"),
    *("sessions:keeper", "sessions:events"),
}
# Pages that only somebody in another place sees; `test_every_page` looks at each in all its states.
SEEN_ELSEWHERE = {"people:start", "screening:stop", "screening:seen", "screening:block", "sessions:play"}
UNFOLD = "() => document.querySelectorAll('main details').forEach((one) => { one.open = true })"

Look = Callable[[Page, str], list[str]]


def in_german(page: Page, name: str) -> list[str]:
    """The colours are the same in every language; words, their languages and their room are not."""
    return [*(f"{name}: {line}" for line in violations(page, themes=("light",))), *defects_of_words(page, name)]


@pytest.mark.parametrize(("language", "look"), [("en", defects), ("de", in_german)], ids=["en", "de"])
def test_every_page_of_the_table(browse: Browse, home: TravellingHome, language: str, look: Look) -> None:
    page = browse("/start")
    walk.given_somebody_with_a_plan(page)
    walk.given_a_done_session(page, home)
    session_id = page.url.split("/")[-2]
    walk.given_another_language(page, language)
    home.travel(days=1)
    found = []
    for name, path in addresses(session_id):
        if name not in NO_PAGE | SEEN_ELSEWHERE:
            page.goto(path)
            assert page.url.endswith(path), f"{name} leads to {page.url}"
            assert page.locator("html").get_attribute("lang") == language
            page.evaluate(UNFOLD)
            found += look(page, path)
    assert found == []


def test_what_is_named_is_in_the_table() -> None:
    known = {name for name, _ in addresses("00000000-0000-0000-0000-000000000000")}
    assert known >= NO_PAGE | SEEN_ELSEWHERE
