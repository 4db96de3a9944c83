"""``limber analyze``: what a film or a recording shows: repetitions, holds, cues, what could not be judged."""

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from limber.commands.options import add_json, add_language, add_whole
from limber.commands.output import Page, print_json
from limber.commands.progress import progress
from limber.errors import InputError
from limber.words import N_, render

if TYPE_CHECKING:
    from limber.coach.report import Analysis
    from limber.commands.serve import Subparsers
    from limber.vision.analysing import Wanted
    from limber.vision.many import ManyAnalyses

FAILED = 1
ABOUT = """What a film (mp4, mov, webm, avi, gif) or a recording (.csv, .csv.gz) shows of an
exercise: repetitions, holds, cues, and what could not be judged. Films need the
extra "video": pip install ".[video]" in the folder of Limber. Nothing leaves
this machine.

Several files, or a folder: one result beside each (NAME.analysis.json, or below
--output). What was done with the same file and the same Limber is not done
again; a file that fails is listed at the end, and the others go on. --overlay,
--report, --angles and --save-recording then name folders.

Exit code 0: done, also where the camera leaves the exercise to the timer.
Exit code 2: the file or an option is wrong. Exit code 1: some of many failed."""


def add_parser(subparsers: "Subparsers") -> None:
    """Add the command and its options."""
    parser = subparsers.add_parser(
        "analyze",
        help="what a film or a recording shows of an exercise",
        description=ABOUT,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("files", nargs="+", metavar="FILE", help="a film, a recording, or a folder of them")
    parser.add_argument("--exercise", required=True, metavar="ID", help="what it shows; `limber exercises` lists them")
    parser.add_argument("--side", choices=("right", "left", "both"), help="the only working side; default: either")
    parser.add_argument(
        "--overlay", type=Path, metavar="OUT.mp4", help="the film with what was seen drawn in (or .webm, .avi)"
    )
    parser.add_argument("--report", type=Path, metavar="OUT.html", help="one page with curves and tables")
    parser.add_argument("--angles", type=Path, metavar="OUT.csv", help="every frame's observed angles as a table")
    parser.add_argument("--save-recording", type=Path, metavar="OUT.csv.gz", help="the frames as a recording")
    parser.add_argument(
        "--model", choices=("full", "lite"), default="full", help="pose model for films; lite is quicker"
    )
    parser.add_argument("--output", type=Path, metavar="DIR", help="many files: the folder for the results")
    add_whole(parser, "--jobs", 1, 256, "many files: how many at a time; default: one a processor")
    add_language(parser)
    add_json(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Analyse one file, or many."""
    from limber.catalogue import load
    from limber.vision.analysing import Wanted

    load()[args.exercise]
    paths = [Path(one) for one in args.files]
    for path in paths:
        if not path.exists():
            raise InputError(str(path), "there is no such file or folder")
    wanted = Wanted(
        exercise_id=args.exercise,
        side=args.side,
        language=args.language,
        model=args.model,
        overlay=args.overlay,
        page=args.report,
        angles=args.angles,
        recording=args.save_recording,
    )
    if len(paths) == 1 and not paths[0].is_dir():
        return _one(paths[0], wanted, args)
    return _many(paths, wanted, args)


def _one(path: Path, wanted: "Wanted", args: argparse.Namespace) -> int:
    from limber.vision.analysing import analyse_file

    for option in ("output", "jobs"):
        if getattr(args, option) is not None:
            raise InputError(f"--{option}", "is for several files or a folder")
    with progress() as tell:
        analysis = analyse_file(path, wanted, tell and (lambda part, t_s: tell(part, _minutes(t_s))))
    if args.json:
        print_json(analysis, args.language)
    else:
        _show(analysis, Page(args.language))
    return 0


def _many(paths: list[Path], wanted: "Wanted", args: argparse.Namespace) -> int:
    from limber.vision.many import ManyAnalyses, analyse_many, tasks

    todo = tasks(paths, wanted, args.output)
    jobs = min(args.jobs or os.cpu_count() or 1, len(todo))
    with progress() as tell:
        outcomes = analyse_many(todo, jobs, lambda one, done, of: tell(done / of, one.file) if tell else None)
    number = {kind: sum(one.outcome == kind for one in outcomes) for kind in ("analysed", "kept", "failed")}
    done = ManyAnalyses(exercise=wanted.exercise_id, files=tuple(outcomes), **number)
    if args.json:
        print_json(done, args.language)
    else:
        _show_many(done, Page(args.language))
    return FAILED if done.failed else 0


def _minutes(t_s: float) -> str:
    return f"{int(t_s // 60)}:{int(t_s % 60):02d} min"


def _show(analysis: "Analysis", page: Page) -> None:
    from limber.catalogue import load
    from limber.vision.words import SIDES, WHY_NOT, summary

    page.title(load()[analysis.exercise].text(page.language).name, analysis.exercise)
    for sentence in summary(analysis):
        page.line(render(sentence, page.language))
    if analysis.reps.items:
        page.head(page.words(N_("Repetitions")))
    for one in analysis.reps.items:
        half = "  " + page.words(N_("half, not counted")) if one.half else ""
        held = "  " + page.words(N_("held %(seconds)s s"), seconds=f"{one.held_s:.1f}") if one.held_s >= 1 else ""
        side = page.words(SIDES[one.side])
        page.line(f"{one.start_s:.1f} – {one.end_s:.1f} s  {side}{held}{half}", indent=2, mark=f"{one.n:2d}.")
    if analysis.holds:
        page.head(page.words(N_("Holds")))
    for hold in analysis.holds:
        seconds = page.words(N_("%(seconds)s s"), seconds=f"{hold.seconds:.1f}")
        side = page.words(SIDES[hold.side])
        page.line(f"{hold.start_s:.1f} – {hold.end_s:.1f} s  {side}  {seconds}",
                  indent=2, mark="-")  # fmt: skip
    if analysis.cues:
        page.head(page.words(N_("What the coach would say")))
    for cue in analysis.cues:
        page.line(f"{cue.at_s:.1f} s  {cue.text}", indent=2, mark="-", note=cue.fault)
    if analysis.not_judged:
        page.head(page.words(N_("Could not be judged")))
    for span in analysis.not_judged:
        why = page.words(WHY_NOT[span.why])
        page.line(f"{span.from_s:.1f} – {span.to_s:.1f} s  {why}", indent=2, mark="-", note=span.why)


def _show_many(done: "ManyAnalyses", page: Page) -> None:
    for one in done.files:
        if one.outcome == "failed":
            continue
        held = "" if one.held_s is None else page.words(N_("longest hold %(seconds)s s"), seconds=f"{one.held_s:.1f}")
        count = page.words(N_("%(count)s complete"), count=one.count or 0)
        page.two_columns(one.file, "  ".join(part for part in (count, held) if part))
    page.line(
        page.words(
            N_("%(analysed)s analysed, %(kept)s done before, %(unread)s could not be read."),
            analysed=done.analysed, kept=done.kept, unread=done.failed,
        )
    )  # fmt: skip
    for one in done.files:
        if one.problem is not None:
            print(f"limber: {one.file}: {one.problem.removeprefix(one.file + ': ')}", file=sys.stderr)
