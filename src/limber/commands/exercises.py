"""``limber exercises``: the catalogue, one exercise of it, or the making of a new one."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from limber.commands.options import add_json, add_language
from limber.commands.output import Page, print_json, print_table
from limber.errors import InputError
from limber.words import N_, translate

if TYPE_CHECKING:
    from limber.catalogue import Exercise
    from limber.commands.documents import ExerciseEntry
    from limber.commands.serve import Subparsers


AUTHORING = """\
  limber exercises                                     all of them
  limber exercises ID                                  one of them
  limber exercises new ID [--like ID] [--folder DIR]   begin one of your own
  limber exercises check [PATH ...]                    see whether its files fit
  limber exercises preview PATH                        look at it while you write
See docs/authoring.md."""


def add_parser(subparsers: "Subparsers") -> None:
    """Add the command and its options."""
    parser = subparsers.add_parser(
        "exercises",
        help="the catalogue, one exercise of it, or a new one of your own",
        usage="limber exercises [ID | new ID | check PATH ... | preview PATH] [options]",
        epilog=AUTHORING,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "what", nargs="*", metavar="ID", help="one exercise, for example bridge; or new, check, preview"
    )
    parser.add_argument("--like", metavar="ID", help="new: begin from this exercise")
    parser.add_argument("--folder", type=Path, metavar="DIR", help="new: the folder to begin it in")
    parser.add_argument("--port", metavar="NUMBER", help="preview: the port on this machine; default any free one")
    parser.add_argument("--no-browser", action="store_true", help="preview: only print the address")
    add_language(parser)
    add_json(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """List the catalogue, show one exercise, or do what the first word says."""
    first, *rest = args.what or [""]
    page = Page(args.language)
    if first == "check":
        from limber.commands.exercises_check import run_check

        return run_check(rest, page, as_json=args.json)
    if first in ("new", "preview"):
        return _make(first, _only_one(rest, "ID" if first == "new" else "PATH"), args, page)
    _only_one(args.what or [""], "ID")
    return _catalogue(first, args, page)


def _only_one(words: list[str], place: str) -> str:
    if len(words) != 1:
        raise InputError(place, "expected one (see: limber exercises --help)")
    return words[0]


def _make(first: str, one: str, args: argparse.Namespace, page: Page) -> int:
    if first == "new":
        from limber.commands.exercises_new import new

        return new(one, args.like, args.folder, page)
    from limber.commands.exercises_check import check_files, folders
    from limber.commands.serve import read_port
    from limber.web.preview import serve

    (folder, *more) = folders([one])
    if more:
        raise InputError("PATH", "expected the folder of one exercise")
    port = read_port(args.port, "--port") if args.port else 0
    return serve(folder, port, args.language, problems_of=check_files, open_browser=not args.no_browser)


def _catalogue(exercise_id: str, args: argparse.Namespace, page: Page) -> int:
    from limber.catalogue import load

    catalogue = load()
    for problem in catalogue.problems:
        print(f"limber: {problem}", file=sys.stderr)
    shown = [catalogue[exercise_id]] if exercise_id else list(catalogue.exercises.values())
    if args.json:
        entries = [entry(exercise, args.language) for exercise in shown]
        print_json(entries[0] if exercise_id else entries)
    elif exercise_id:
        _show(shown[0], page)
    else:
        _list(shown, page)
    return 0


def entry(exercise: "Exercise", language: str) -> "ExerciseEntry":
    """An exercise as it is printed with ``--json``."""
    from limber.catalogue import FAMILIES, sources
    from limber.commands.documents import ExerciseEntry

    family = FAMILIES[exercise.data.evidence] if exercise.data.evidence else None
    keys = dict.fromkeys((*(family.sources if family else ()), *exercise.data.sources))
    return ExerciseEntry(
        **vars(exercise.data),
        text=exercise.text(language),
        movement=exercise.movement,
        own=exercise.own,
        evidence_grade=family.grade if family else None,
        evidence_says=translate(family.says, language) if family else None,
        evidence_sources={key: sources()[key] for key in keys},
    )


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
    if exercise.own:
        page.line(page.words(N_("Your clinic added this exercise. It is not one of Limber's.")))
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
    _evidence(exercise, page)


def _evidence(exercise: "Exercise", page: Page) -> None:
    from limber.catalogue import FAMILIES, GRADES

    keys = list(exercise.data.sources)
    page.head(page.words(N_("Where this comes from")))
    if exercise.data.evidence:
        family = FAMILIES[exercise.data.evidence]
        grade = GRADES[family.grade]
        parts = (page.words(grade.name) + ".", page.words(grade.meaning), page.words(family.says))
        page.line(" ".join(parts), indent=2)
        keys = list(dict.fromkeys((*family.sources, *keys)))
    page.line(page.words(N_("Sources: %(keys)s"), keys=", ".join(keys)), indent=2)
