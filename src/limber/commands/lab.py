"""``limber lab``: virtual people. Each thing it makes is a module with ``add_parser`` and ``run``, as commands are."""

import argparse
from typing import TYPE_CHECKING

from limber.commands import lab_film, lab_person
from limber.errors import InputError

if TYPE_CHECKING:
    from limber.commands.serve import Subparsers

MAKES = (lab_person, lab_film)


def add_parser(subparsers: "Subparsers") -> None:
    """Add the command and what it can make."""
    parser = subparsers.add_parser("lab", help="virtual people who exercise, with known truth")
    inner = parser.add_subparsers(title="what to make", metavar="WHAT ...")
    for make in MAKES:
        make.add_parser(inner)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Nothing was named."""
    raise InputError("lab", "expected what to make (see: limber lab --help)")
