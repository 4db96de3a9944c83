"""``limber exercises``: the catalogue, or one exercise of it."""

import argparse
from typing import TYPE_CHECKING

from limber.commands.options import add_json, add_language
from limber.commands.output import Page, print_json, print_table
from limber.words import N_

if TYPE_CHECKING:
    from limber.catalogue import Exercise
    from limber.commands.documents import ExerciseEntry
    from limber.commands.serve import Subparsers


def add_parser(subparsers: "Subparsers") -> None:
    """Add the command and its options."""
    parser = subparsers.add_parser("exercises", help="the catalogue, or one exercise of it")
    parser.add_argument("id", nargs="?", metavar="ID", help="one exercise, for example bridge")
    add_language(parser)
    add_json(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """List the catalogue or show one exercise."""
    from limber.catalogue import load

    catalogue = load()
    shown = [catalogue[args.id]] if args.id else list(catalogue.exercises.values())
    if args.json:
        entries = [entry(exercise, args.language) for exercise in shown]
        print_json(entries[0] if args.id else entries)
    elif args.id:
        _show(shown[0], Page(args.language))
    else:
        _list(shown, Page(args.language))
    return 0


def entry(exercise: "Exercise", language: str) -> "ExerciseEntry":
    """An exercise as it is printed with ``--json``."""
    from limber.commands.documents import ExerciseEntry

    return ExerciseEntry(**vars(exercise.data), text=exercise.text(language), movement=exercise.movement)


def _list(exercises: "list[Exercise]", page: Page) -> None:
    heads = (N_("id"), N_("name"), N_("start"), N_("load"), N_("level"))
    rows = [
        (e.id, e.text(page.language).name, e.data.start, e.data.load.load_class, str(e.data.difficulty))
        for e in exercises
    ]
    print_table(rows, tuple(page.words(head) for head in heads), page)
    page.line()
    page.line(page.words(N_("Load on the back from S0 (least) to S4, level from 1 (easiest) to 5.")))
    page.line(page.words(N_("limber exercises ID shows one of them.")))


def _show(exercise: "Exercise", page: Page) -> None:
    text = exercise.text(page.language)
    page.title(text.name, exercise.id)
    page.line(text.why)
    page.head(page.words(N_("How")))
    page.line(text.position, indent=2)
    for number, step in enumerate(text.steps, 1):
        page.line(step, indent=2, mark=f"{number}.")
    page.line(page.words(N_("Breathing: %(how)s"), how=text.breathing), indent=2)
    page.line(page.words(N_("How much is right for you is in your plan, after the safety questions.")), indent=2)
    if text.faults:
        page.head(page.words(N_("What to look out for")))
    for fault in text.faults.values():
        page.line(f"{fault.seen} {fault.cue}", indent=2, mark="-")
    _links(exercise, page)


def _links(exercise: "Exercise", page: Page) -> None:
    data = exercise.data
    page.head(page.words(N_("Whom it suits")))
    page.line(page.words(N_("Left out for: %(tags)s"), tags=", ".join(data.exclude) or "-"), indent=2)
    page.line(page.words(N_("Changed for: %(tags)s"), tags=", ".join(data.modify) or "-"), indent=2)
    page.line(page.words(N_("Easier: %(ids)s"), ids=", ".join(data.regress) or "-"), indent=2)
    page.line(page.words(N_("Harder: %(ids)s"), ids=", ".join(data.progress) or "-"), indent=2)
    page.line(f"{data.load.load_class}: {data.load.note}", indent=2)
    page.line(page.words(N_("Sources: %(keys)s"), keys=", ".join(data.sources)), indent=2)
