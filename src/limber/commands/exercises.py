"""``limber exercises``: the catalogue, or one exercise of it."""

import argparse
from typing import TYPE_CHECKING

from limber.commands.output import print_json, print_lines, print_table
from limber.plain import plain

if TYPE_CHECKING:
    from limber.catalogue import Exercise
    from limber.commands.serve import Subparsers


def add_parser(subparsers: "Subparsers") -> None:
    """Add the command and its options."""
    parser = subparsers.add_parser("exercises", help="the catalogue, or one exercise of it")
    parser.add_argument("id", nargs="?", metavar="ID", help="one exercise, for example bridge")
    parser.add_argument("--language", default="en", choices=("en", "es", "de", "fr"), help="of names and steps")
    parser.add_argument("--json", action="store_true", help="one JSON document")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """List the catalogue or show one exercise."""
    from limber.catalogue import load

    catalogue = load()
    if args.id:
        exercise = catalogue[args.id]
        print_json(_document(exercise, args.language)) if args.json else _show(exercise, args.language)
    elif args.json:
        print_json([_document(e, args.language) for e in catalogue.exercises.values()])
    else:
        rows = [_row(e, args.language) for e in catalogue.exercises.values()]
        print_table(rows, ("id", "name", "kind", "start", "load", "difficulty"))
    return 0


def _document(exercise: "Exercise", language: str) -> dict[str, object]:
    return {**plain(exercise.data), "text": plain(exercise.text(language)), "movement": plain(exercise.movement)}


def _row(exercise: "Exercise", language: str) -> tuple[str, ...]:
    data = exercise.data
    name = exercise.text(language).name
    return (data.id, name, data.category, data.start, data.load.load_class, f"{data.difficulty} of 5")


def _show(exercise: "Exercise", language: str) -> None:
    text, data = exercise.text(language), exercise.data
    print_lines([f"{text.name} ({data.id})", "", text.why, "", text.position])
    print_lines([f"{n}. {step}" for n, step in enumerate(text.steps, 1)], indent="  ")
    print_lines(["", f"Breathing: {text.breathing}"])
    hold = f", hold {data.dose.hold_s} s" if data.dose.hold_s else ""
    print_lines([f"To begin with: {data.dose.sets} x {data.dose.reps}{hold}, sides: {data.dose.sides}"])
    for fault in data.faults:
        print_lines([f"If {text.faults[fault].seen[0].lower()}{text.faults[fault].seen[1:]} {text.faults[fault].cue}"])
    print_lines([f"Left out for: {', '.join(data.exclude) or 'nobody'}", f"Changed for: {', '.join(data.modify) or 'nobody'}"])
    print_lines([f"Easier: {', '.join(data.regress) or '-'}. Harder: {', '.join(data.progress) or '-'}."])
    print_lines([f"Load {data.load.load_class}: {data.load.note}", f"Sources: {', '.join(data.sources)}"])
