"""``limber schema``: the JSON Schema of every input and output."""

import argparse
from typing import TYPE_CHECKING

from limber.commands.output import print_json
from limber.errors import InputError

if TYPE_CHECKING:
    from limber.commands.serve import Subparsers


def add_parser(subparsers: "Subparsers") -> None:
    """Add the command and its options."""
    parser = subparsers.add_parser("schema", help="JSON Schema of every input and output")
    parser.add_argument("name", nargs="?", metavar="NAME", help="one of the names that `limber schema` lists")
    parser.set_defaults(run=run)


def kinds() -> dict[str, type]:
    """Return the value class behind every schema name."""
    from limber.body import Movement
    from limber.catalogue import ExerciseData, ExerciseText
    from limber.programme import PlanRequest, Programme
    from limber.safety import Answers
    from limber.session import KINDS, Event, Script, SessionSummary

    named: dict[str, type] = {
        "screen-answers": Answers,
        "plan-request": PlanRequest,
        "programme": Programme,
        "exercise": ExerciseData,
        "exercise-text": ExerciseText,
        "movement": Movement,
        "session-script": Script,
        "session-event": Event,
        "session-summary": SessionSummary,
    }
    return named | {f"session-event-{name}": kind for name, kind in KINDS.items()}


def run(args: argparse.Namespace) -> int:
    """Print one schema, or the names of all."""
    from limber.plain import schema

    known = kinds()
    if args.name is None:
        print("\n".join(known))
        return 0
    if args.name not in known:
        raise InputError(args.name, "no schema has this name; `limber schema` lists them")
    print_json(schema(known[args.name]))
    return 0
