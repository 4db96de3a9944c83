"""A line on the terminal that says how far something is."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

WIDTH, LONGEST = 24, 100
Tell = Callable[[float | None, str], None]
"""Told which part is done (0..1; None is unknown) and a few words."""


@contextmanager
def progress() -> Iterator[Tell | None]:
    """What to tell how far it is, while it lasts; None where standard error is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    shown = ""

    def tell(part_0_1: float | None, words: str) -> None:
        nonlocal shown
        bar = "" if part_0_1 is None else f"{'█' * round(WIDTH * part_0_1):░<{WIDTH}} {100 * part_0_1:3.0f} %  "
        line = f"{bar}{words}"[:LONGEST]
        if line != shown:
            print(f"\r{line:<{len(shown)}}", end="", file=sys.stderr, flush=True)
            shown = line

    try:
        yield tell
    finally:
        print("\r" + " " * len(shown) + "\r", end="", file=sys.stderr, flush=True)
