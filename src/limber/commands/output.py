"""How a command answers: one JSON document, or text that reads well in a terminal."""

import dataclasses
import json
import os
import re
import shutil
import sys
import textwrap
from collections.abc import Iterable, Mapping
from typing import Any

from limber.plain import plain
from limber.words import Language, Message, message, render

BOLD, FAINT, PLAIN = "\033[1m", "\033[2m", "\033[0m"
_STYLE = re.compile("\033\\[[0-9]+m")


def print_json(value: object, language: Language = "en") -> None:
    """Print one JSON document on standard output."""
    print(json.dumps(said(value, language), ensure_ascii=False, indent=2))


def said(value: object, language: Language) -> Any:
    """Typed values as plain data, every message as a sentence."""
    if isinstance(value, Message):
        return render(value, language)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: said(getattr(value, field.name), language) for field in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(key): said(one, language) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [said(one, language) for one in value]
    return plain(value)


class Page:
    """Text for a terminal in one language: wrapped to its width, bold and faint only where it is one.

    Every text that is given is an English msgid, or a name that the catalogue gives in the language already.
    """

    def __init__(self, language: Language) -> None:
        self.language = language
        self.width = max(40, min(shutil.get_terminal_size((80, 24)).columns, 100))
        dumb = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
        self.styled = sys.stdout.isatty() and not dumb

    def words(self, text: str, **values: "str | int | float | Message") -> str:
        """A marked text in the language."""
        return render(message(text, **values), self.language)

    def bold(self, text: str) -> str:
        """The same text, heavier."""
        return f"{BOLD}{text}{PLAIN}" if self.styled else text

    def faint(self, text: str) -> str:
        """The same text, lighter: ids, sources."""
        return f"{FAINT}{text}{PLAIN}" if self.styled else text

    def title(self, text: str, note: str = "") -> None:
        """The first line of a page."""
        print(self.bold(textwrap.fill(text, self.width)) + (f"  {self.faint(note)}" if note else ""))

    def head(self, text: str) -> None:
        """A heading with an empty line above."""
        print()
        self.title(text)

    def line(self, text: str = "", indent: int = 0, mark: str = "", note: str = "") -> None:
        """One paragraph; `mark` stands before it (later lines hang behind it), `note` faint at its end."""
        if not text:
            print()
            return
        first = " " * indent + (f"{mark} " if mark else "")
        filled = textwrap.fill(
            f"{text}  {note}" if note else text,
            self.width,
            initial_indent=first,
            subsequent_indent=" " * len(first),
            break_on_hyphens=False,
        )
        print(filled.removesuffix(note) + self.faint(note) if note and filled.endswith(note) else filled)

    def english(self, text: str, indent: int = 0) -> None:
        """The English of a safety text, beneath its translation, until that is signed."""
        from limber.safety import signed

        if english := signed.beneath(text, "outcomes", self.language):
            self.line(english, indent=indent, mark="[en]")

    def two_columns(self, left: str, right: str, indent: int = 0) -> None:
        """A text, and a short one at the right edge; under each other where there is no room."""
        room = self.width - indent - len(_STYLE.sub("", left)) - len(right)
        print(" " * indent + left + (" " * room + right if room >= 2 else f"\n{' ' * (indent + 2)}{right}"))


def print_table(rows: Iterable[tuple[str, ...]], heads: tuple[str, ...], page: Page) -> None:
    """Print rows under their heads; columns are as wide as their widest cell, and the second one gives way."""
    table = [heads, *rows]
    widths = [max(len(row[n]) for row in table) for n in range(len(heads))]
    widths[1] = min(widths[1], max(len(heads[1]), page.width - sum(widths) + widths[1] - 2 * (len(heads) - 1)))
    for number, row in enumerate(table):
        cells = (textwrap.shorten(c, w, placeholder="…") if len(c) > w else c for c, w in zip(row, widths, strict=True))
        text = "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()
        print(page.bold(text) if number == 0 else text)
