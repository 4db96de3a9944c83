"""Write docs/spec/programme.md from the tables: ``python tools/programme_page.py`` (make spec).

What a physiotherapist reads there runs as tests: the cases from tests/spec/programme_tables.py, the rules and weights
from the code itself. `page()` is compared with the file by a test.
"""

import runpy
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from limber.programme.signature import awaiting_signature, rules_section, weights_section  # noqa: E402

# By its path: a package that is called "tests" may be installed beside Limber.
_TABLES = runpy.run_path(str(ROOT / "tests/spec/programme_tables.py"))
LEFT_OUT, LIMITS, SHOWS = _TABLES["LEFT_OUT"], _TABLES["LIMITS"], _TABLES["SHOWS"]

PAGE = ROOT / "docs/spec/programme.md"
SIGNATURE = ROOT / "docs/safety/awaiting-signature-programme.md"

INTRO = """\
# The programme: rules, weights, and what people get

For physiotherapists. Every line of this page is a rule or a case that a computer checks on every change: the page is
made from them (`make spec`), and never written by hand. Where you disagree, the line is what to change.

**Basis**: E trial or review, G guideline, C convention, D a choice made for Limber. **Class**: absolute, nobody passes;
clinical, a clinician may decide otherwise; soft, a preference that may give way. A rule whose source was not seen may
make a plan smaller, never larger; those wait in [the list for a signature](../safety/awaiting-signature-programme.md).

An *ordinary person* in the cases is 44, has had pain for more than twelve weeks, 3 of 10, steady, and exercises
regularly. Only what differs is named.

## The rules

"""


def page() -> str:
    """The whole page."""
    return (
        INTRO
        + rules_section()
        + "\n## How hard anything may be\n\n"
        + _table(("Who", "Difficulty", "Load class", "Effort"), ((c.who, *map(str, c.expected)) for c in LIMITS))
        + "\n## What is left out, and by which rule\n\n"
        + _table(("Who", "Left out"), ((c.who, _pairs(c)) for c in LEFT_OUT))
        + "\n## Which rules a person meets\n\n"
        + _table(("Who", "Rules that show in the plan"), ((c.who, _codes(c.expected)) for c in SHOWS))
        + "\n## What a plan is chosen by\n\nHard rules decide what may come at all. Among what may come, the plan with "
        + "the largest sum of these terms is looked for. The sum of each term is shown with every plan.\n\n"
        + weights_section()
    )


def _pairs(case: Any) -> str:
    return ", ".join(f"{exercise_id} (`{rule}`)" for exercise_id, rule in case.expected.items())


def _codes(ids: str) -> str:
    return " ".join(f"`{rule}`" for rule in ids.split())


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [heads, tuple("---" for _ in heads), *rows]
    return "".join("| " + " | ".join(line) + " |\n" for line in lines)


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(), "utf-8")
    SIGNATURE.write_text(awaiting_signature(), "utf-8")
