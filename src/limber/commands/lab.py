"""``limber lab``: virtual people and filmed figures, to try the coach on what is known."""

import argparse
from typing import Any

from limber.commands import lab_film


def add_parser(subparsers: Any) -> None:
    """Add ``lab`` with its own commands."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "lab", help="virtual people: filmed figures with known truth", description=__doc__
    )
    inner = parser.add_subparsers(prog="limber lab", title="commands", metavar="COMMAND ...", required=True)
    lab_film.add_parser(inner)
