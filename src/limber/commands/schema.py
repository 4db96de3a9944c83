"""``limber schema``: the JSON Schema of every input and output."""

import argparse
from typing import TYPE_CHECKING, Any

from limber.commands.output import print_json
from limber.errors import InputError

if TYPE_CHECKING:
    from limber.commands.serve import Subparsers


def add_parser(subparsers: "Subparsers") -> None:
    """Add the command and its options."""
    parser = subparsers.add_parser("schema", help="JSON Schema of every input and output")
    parser.add_argument("name", nargs="?", metavar="NAME", help="one of the names that `limber schema` lists")
    parser.set_defaults(run=run)


def inputs() -> dict[str, type]:
    """Return the value class behind the name of everything that comes in."""
    from limber.body import Movement
    from limber.catalogue import ExerciseData, ExerciseText
    from limber.programme import Case, PlanRequest
    from limber.safety import Answers
    from limber.session import KINDS, Event

    named: dict[str, type] = {
        "screen-answers": Answers,
        "plan-request": PlanRequest,
        "case": Case,
        "exercise": ExerciseData,
        "exercise-text": ExerciseText,
        "movement": Movement,
        "session-event": Event,
    }
    return named | {f"session-event-{name}": kind for name, kind in KINDS.items()}


def outputs() -> dict[str, type]:
    """Return the value class behind the name of everything that goes out; messages go out as sentences."""
    from limber.coach.report import Analysis
    from limber.commands.documents import ExerciseEntry, RuleEntry, ScreenReport
    from limber.lab import Truth
    from limber.lab.film_truth import FilmTruth
    from limber.programme import NotNow, Programme, Replayed, Tried, Why
    from limber.session import Script, SessionSummary
    from limber.vision.many import FileAnalysis, ManyAnalyses

    return {
        "exercise-entry": ExerciseEntry,
        "screen-report": ScreenReport,
        "programme": Programme,
        "not-now": NotNow,
        "why": Why,
        "tried-change": Tried,
        "replayed": Replayed,
        "rule": RuleEntry,
        "session-script": Script,
        "session-summary": SessionSummary,
        "analysis": Analysis,
        "file-analysis": FileAnalysis,
        "many-analyses": ManyAnalyses,
        "lab-truth": Truth,
        "film-truth": FilmTruth,
    }


def schema_of(name: str) -> dict[str, Any]:
    """The JSON Schema behind a name; `InputError` for a name that there is not."""
    from limber.plain import schema

    kinds = inputs() | outputs()
    if name not in kinds:
        raise InputError(name, "no schema has this name; `limber schema` lists them")
    found = schema(kinds[name])
    if name in outputs() and "Message" in found["$defs"]:
        found["$defs"]["Message"] = {"type": "string", "description": "A sentence, in the language asked for."}
    return found


def run(args: argparse.Namespace) -> int:
    """Print one schema, or the names of all."""
    if args.name is None:
        print("\n".join([*inputs(), *outputs()]))
    else:
        print_json(schema_of(args.name))
    return 0
