"""Options that several commands share, and the types of their values."""

import argparse
import math
import re
from collections.abc import Callable
from datetime import date, datetime

from limber.errors import InputError
from limber.words import available


def add_json(parser: argparse.ArgumentParser) -> None:
    """Add ``--json``."""
    parser.add_argument("--json", action="store_true", help="one JSON document on standard output")


def add_language(parser: argparse.ArgumentParser) -> None:
    """Add ``--language`` with the languages that there are."""
    known = available()
    parser.add_argument(
        "--language", default="en", choices=known, metavar="LANGUAGE", help=f"of the sentences: {', '.join(known)}"
    )


def add_country(parser: argparse.ArgumentParser) -> None:
    """Add ``--country``: whose numbers to show when help is needed."""
    parser.add_argument("--country", type=_country, metavar="CODE", help="whose emergency numbers to show, such as GB")


def a_date(text: str) -> date:
    """Read a date."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InputError("--on", "expected a date like 2026-01-31") from None


def add_whole(
    parser: argparse.ArgumentParser, option: str, low: int, high: int, about: str, usual: int | None = None
) -> None:
    """Add an option that takes a whole number from `low` to `high`; `usual` where it is not given."""

    def read(text: str) -> int:
        if not re.fullmatch(r"-?[0-9]{1,18}", text) or not low <= int(text) <= high:
            raise InputError(option, f"expected a whole number from {low} to {high}")
        return int(text)

    parser.add_argument(option, type=read, default=usual, metavar="NUMBER", help=about)


def add_number(
    parser: argparse.ArgumentParser, option: str, low: float, high: float, about: str, usual: float | None = None
) -> None:
    """Add an option that takes a number from `low` to `high`; `usual` where it is not given."""
    parser.add_argument(option, type=a_number(option, low, high), default=usual, metavar="NUMBER", help=about)


def a_number(place: str, low: float, high: float) -> Callable[[str], float]:
    """What reads a number within limits. `place`: the option."""

    def read(text: str) -> float:
        try:
            number = float(text)
        except ValueError:
            number = math.nan
        if not low <= number <= high:
            raise InputError(place, f"expected a number from {low:g} to {high:g}")
        return number

    return read


def _country(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z]{2}", text):
        raise InputError("--country", "expected a country code of two letters, such as GB")
    return text.upper()


def today() -> date:
    """The person's day now, by this machine's clock and zone."""
    from limber.session import local_day

    return local_day(datetime.now().astimezone())
