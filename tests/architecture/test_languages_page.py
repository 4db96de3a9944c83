"""docs/languages.md says what is signed and read, and what is not."""

from limber.safety.signed import PARTS
from tools import languages_page


def test_the_page_is_fresh() -> None:
    written = languages_page.PAGE.read_text("utf-8")
    assert written == languages_page.page(), "docs/languages.md is out of date: python tools/languages_page.py"


def test_whatever_nobody_has_read_is_said_plainly() -> None:
    rows = [line for line in languages_page.page().splitlines() if line.startswith("|") and "---" not in line]
    assert len(rows) == 2 + len(PARTS) + len(languages_page.READ_BY_A_NATIVE_SPEAKER)
    assert sum(line.count("nobody") for line in rows) == 3 * (len(rows) - 2)
