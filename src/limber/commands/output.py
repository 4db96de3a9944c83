"""How a command answers: one JSON document, or text that reads well in a terminal."""

import json
import shutil
import textwrap
from collections.abc import Iterable

from limber.plain import plain


def print_json(value: object) -> None:
    """Print one JSON document on standard output."""
    print(json.dumps(plain(value), ensure_ascii=False, indent=2))


def print_lines(lines: Iterable[str], indent: str = "") -> None:
    """Print paragraphs, wrapped to the terminal, later lines of one hanging under its first."""
    width = min(shutil.get_terminal_size((80, 24)).columns, 100)
    for line in lines:
        print(textwrap.fill(line, width, initial_indent=indent, subsequent_indent=indent + "  ") if line else "")


def print_table(rows: Iterable[tuple[str, ...]], heads: tuple[str, ...]) -> None:
    """Print rows under their heads, each column as wide as its widest cell."""
    table = [heads, *rows]
    widths = [max(len(row[n]) for row in table) for n in range(len(heads))]
    for row in table:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
