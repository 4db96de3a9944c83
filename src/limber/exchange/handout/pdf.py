"""From plain data to a PDF: Typst sets the type after ``sheet.typ``, and refuses what PDF/UA-1 does not allow.

Texts go in as data, never as markup: whatever stands in a name, it is only shown.
"""

import json
from collections.abc import Mapping
from contextlib import ExitStack
from datetime import UTC, datetime, time
from functools import cache
from importlib.resources import as_file, files
from threading import Lock
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typst import Compiler

FONTS = "fonts"
SHEET = "sheet.typ"
_open = ExitStack()  # the fonts, unpacked where the package is not a folder
_one_at_a_time = Lock()


@cache
def _compiler() -> "Compiler":
    """The type-setter, with our fonts only: the machine's own would make the same sheet look different elsewhere."""
    import typst  # 80 MB: only who wants a sheet pays for it

    fonts = _open.enter_context(as_file(files(__package__) / FONTS))
    return typst.Compiler(font_paths=[fonts], ignore_system_fonts=True)


@cache
def _template() -> bytes:
    return (files(__package__) / SHEET).read_bytes()


def pdf(page: Mapping[str, Any]) -> bytes:
    """The PDF of a page, as `limber.exchange.handout.page.page` makes it. Its clock is the day on the sheet."""
    made_at = datetime.combine(datetime(*page["date"]).date(), time(), UTC)  # noqa: DTZ001
    with _one_at_a_time:
        made = _compiler().compile(
            _template(),
            format="pdf",
            sys_inputs={"sheet": json.dumps(page, ensure_ascii=False)},
            pdf_standards=["ua-1"],
            timestamp=made_at,
        )
    assert isinstance(made, bytes)  # noqa: S101 - a PDF is one file
    return made
