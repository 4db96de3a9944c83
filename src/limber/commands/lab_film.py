"""``limber lab film``: film the dressed figure doing an exercise, with the truth of it in a file beside."""

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from limber.commands.options import a_number, add_json, add_number, add_whole
from limber.commands.progress import progress
from limber.errors import InputError

if TYPE_CHECKING:
    from limber.lab.film import Shot
    from limber.lab.film_truth import FilmTruth


def add_parser(subparsers: Any) -> None:
    """Add ``film``."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "film",
        help="a film of the figure doing an exercise, and what it truly shows",
        description="A film of the dressed figure doing an exercise, with the truth of it in a file beside.",
    )
    parser.add_argument("id", metavar="ID", help="the exercise")
    parser.add_argument(
        "-o", "--output", required=True, metavar="FILE", help="clip.mp4, or clip.y4m (no ffmpeg needed)"
    )
    add_whole(parser, "--reps", 1, 100, "repetitions; for a hold, how often (3)", 3)
    add_number(parser, "--tempo", 0.2, 5.0, "seconds against the drawn ones; 0.5 = twice as fast (1)", 1.0)
    add_number(parser, "--range", 0.1, 1.5, "how far, against the drawn movement (1)", 1.0)
    add_whole(parser, "--halves", 0, 100, "how many of the repetitions only half (0)", 0)
    parser.add_argument("--fault", help="perform this fault of the exercise")
    parser.add_argument("--side", choices=("right", "left", "both"), help="the working side")
    parser.add_argument("--comes", action="store_true", help="walks in first, and leaves afterwards")
    parser.add_argument(
        "--camera", default="", metavar="OFF[,HEIGHT[,DISTANCE]]",
        help="degrees off the exercise's own view; metres above the floor; metres away",
    )  # fmt: skip
    add_number(parser, "--light", 0.01, 2.0, "of the room; 0.1 is dark (1)", 1.0)
    add_whole(parser, "--seed", 0, 2**31, "who it is, how they look, the room (1)", 1)
    add_number(parser, "--fps", 1, 120, "pictures a second (20)", 20.0)
    parser.add_argument("--size", default="640x360", metavar="WxH", help="pixels (640x360)")
    add_json(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Film it, and say what was filmed."""
    from limber.catalogue import load
    from limber.vision.extra import numpy

    exercise = load()[args.id]
    numpy()  # says what is missing, where it is
    from limber.lab.film import film, truth_path

    path, shot = Path(args.output), _shot(args)
    with progress() as tell:
        truth = film(exercise, path, shot, tell and (lambda done, of: tell(done / of, f"{done} / {of}")))
    _say(truth, path, truth_path(path), as_json=args.json)
    return 0


def _shot(args: argparse.Namespace) -> "Shot":
    from limber.lab.film import Shot

    if args.halves >= args.reps:
        raise InputError("--halves", "expected fewer than --reps")
    off_deg, height_m, distance_m = _camera(args.camera)
    return Shot(
        reps=args.reps, tempo=args.tempo, range_0_1=args.range, fault=args.fault, side=args.side, halves=args.halves,
        comes_and_goes=args.comes, off_deg=off_deg, height_m=height_m, distance_m=distance_m, light=args.light,
        seed=args.seed, fps=args.fps, size_px=_size(args.size),
    )  # fmt: skip


def _camera(text: str) -> tuple[float, float | None, float | None]:
    """Degrees, metres above the floor, metres away; what is left out is chosen."""
    off, height, distance, *more = [*text.split(","), "", ""]
    if len(more) > 2:
        raise InputError("--camera", "expected degrees, metres above the floor, metres away, such as 10,0.8,3")
    return (
        a_number("--camera: degrees", -90, 90)(off or "0"),
        a_number("--camera: metres above the floor", 0.05, 3)(height) if height else None,
        a_number("--camera: metres away", 0.5, 12)(distance) if distance else None,
    )


def _size(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{2,4})x(\d{2,4})", text)
    size = (int(found[1]), int(found[2])) if found else (0, 0)
    if not (found and min(size) >= 64 and max(size) <= 3840 and size[0] % 2 == size[1] % 2 == 0):
        raise InputError("--size", "expected even numbers of pixels, such as 640x360")
    return size


def _say(truth: "FilmTruth", path: Path, beside: Path, *, as_json: bool) -> None:
    from limber.commands.output import print_json

    done = truth.truth
    if as_json:
        print_json({"film": str(path), "truth": str(beside), "seconds": done.duration_s, "count": done.count})
        return
    print(f"{path}: {len(truth.frames)} pictures, {done.duration_s:.1f} s")
    for n, one in enumerate(done.repetitions, start=1):
        half = ", half" if one.half else ""
        print(f"  {n}. {one.side}: {one.start_s:.1f} to {one.end_s:.1f} s{half}")
    for hold in done.holds:
        print(f"  hold, {hold.side}: {hold.start_s:.1f} to {hold.end_s:.1f} s")
    print(f"{beside}: the truth of it")
