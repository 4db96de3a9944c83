"""``limber lab person``: one virtual person performs an exercise; a recording, and the truth of it."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from limber.commands.options import add_json, add_number, add_whole
from limber.commands.output import print_json
from limber.errors import InputError

if TYPE_CHECKING:
    from limber.catalogue import Exercise
    from limber.commands.serve import Subparsers
    from limber.lab import Manner, Person, Take, Truth

ABOUT = """One virtual person performs an exercise before a virtual camera: a recording, and what was really done. The
same number gives the same person and the same recording. What is not given is drawn from the number."""
LONGEST_S, MOST_REPETITIONS = 3600.0, 200


def add_parser(subparsers: "Subparsers") -> None:
    """Add what it makes and its options."""
    parser = subparsers.add_parser("person", help="a recording of a virtual person, and its truth", description=ABOUT)
    add_whole(parser, "--seed", 0, 2**31, "which person; default 0", 0)
    add_whole(parser, "--take", 0, 2**31, "which time of the same person; default 0", 0)
    parser.add_argument("--exercise", required=True, metavar="ID", help="an exercise, see: limber exercises")
    parser.add_argument("-o", "--output", metavar="FILE", help="the recording: .csv.gz or .csv")
    parser.add_argument("--truth", metavar="FILE", help="the truth as JSON; with --json it is printed")
    parser.add_argument(
        "--frames", action="store_true", help="put the body's true angles in every frame into the truth"
    )
    parser.add_argument("--fault", metavar="FAULT", help="perform this fault of the exercise")
    add_whole(parser, "--repetitions", 1, MOST_REPETITIONS, "how many repetitions, or holds")
    add_whole(parser, "--halves", 0, MOST_REPETITIONS, "how many of them only half")
    add_number(parser, "--range", 0.3, 1.2, "the person's own range against the drawn one, 0.3 to 1.2")
    add_number(parser, "--tempo", 0.3, 4.0, "seconds against the drawn ones, 0.3 to 4")
    parser.add_argument("--side", choices=("right", "left", "both"), help="the working side")
    parser.add_argument("--perfect", action="store_true", help="a pose model that makes no mistake")
    add_number(parser, "--moving-about", 5.0, LONGEST_S, "no exercise: ordinary moving about for so many seconds")
    add_json(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Film the person, write what was asked for."""
    from limber.body import write_recording
    from limber.catalogue import load
    from limber.lab import virtual_person

    if args.output is None and args.truth is None and not args.json:
        raise InputError("", "expected -o FILE, --truth FILE or --json (see: limber lab person --help)")
    if args.halves is not None and args.repetitions is not None and args.halves > args.repetitions:
        raise InputError("--halves", "expected no more than --repetitions")
    person = virtual_person(args.seed)
    take = _filmed(args, person, load()[args.exercise])
    if args.output is not None:
        write_recording(_output(args.output), take.frames())
    truth = _with_frames(take) if args.frames else take.truth
    if args.truth is not None:
        _write(Path(args.truth), truth)
    if args.json:
        print_json(truth)
    return 0


def _filmed(args: argparse.Namespace, person: "Person", exercise: "Exercise") -> "Take":
    from limber.lab import move_about, perform

    manner = _manner(args)
    if args.moving_about is not None:
        return move_about(person, exercise, args.moving_about, manner)
    return perform(person, exercise, manner, args.take)


def _manner(args: argparse.Namespace) -> "Manner":
    from limber.lab import PERFECT, Manner

    return Manner(
        fault=args.fault,
        repetitions=args.repetitions,
        halves=args.halves,
        side=args.side,
        own_range=args.range,
        tempo=args.tempo,
        sight=PERFECT if args.perfect else None,
    )


def _with_frames(take: "Take") -> "Truth":
    from dataclasses import replace

    return replace(take.truth, frames=take.true_frames(tuple(take.times_s())))


def _output(name: str) -> Path:
    if not name.endswith((".csv", ".csv.gz")):
        raise InputError("-o", "expected a name that ends in .csv.gz or .csv")
    return Path(name)


def _write(path: Path, truth: "Truth") -> None:
    from limber.plain import plain

    try:
        path.write_text(json.dumps(plain(truth), indent=1) + "\n", encoding="utf-8")
    except OSError as problem:
        raise InputError(path.name, f"cannot be written ({problem.strerror})") from None
