"""The decision records have numbers of their own, one page each, and say what was decided and why."""

import re
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "docs/adr"
RECORDS = sorted(FOLDER.glob("*.md"))


def test_no_number_is_used_twice() -> None:
    numbers = [path.name[:4] for path in RECORDS]
    assert RECORDS
    assert len(numbers) == len(set(numbers))


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.name)
def test_a_record_is_one_page_with_the_usual_parts(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.fullmatch(r"\d{4}-[a-z0-9-]+\.md", path.name)
    assert text.startswith(f"# {path.name[:4]} ")
    for part in ("**Decided.**", "**Why.**", "**Rejected.**"):
        assert part in text
    assert len(text.splitlines()) <= 60
