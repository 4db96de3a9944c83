"""``limber lab film``: film the dressed figure doing an exercise, with the truth of it in a file beside."""

import argparse
import re
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from limber.commands.options import add_json
from limber.errors import InputError

if TYPE_CHECKING:
    from limber.lab.film import Shot
    from limber.lab.film_truth import FilmTruth

_BAR = 30


def add_parser(subparsers: Any) -> None:
    """Add ``film``."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "film", help="a film of the figure doing an exercise, and what it truly shows",
        description="A film of the dressed figure doing an exercise, with the truth of it in a file beside.",
    )
    parser.add_argument("id", metavar="ID", help="the exercise")
    parser.add_argument(
        "-o", "--output", required=True, metavar="FILE", help="clip.mp4, or clip.y4m (no ffmpeg needed)"
    )
    parser.add_argument("--reps", type=int, default=3, help="repetitions; for a hold, how often (3)")
    parser.add_argument(
        "--tempo", type=float, default=1.0, help="seconds against the drawn ones (1; 0.5 = twice as fast)"
    )
    parser.add_argument("--range", type=float, default=1.0, help="how far, against the drawn movement (1; 0.5 to 1.1)")
    parser.add_argument("--halves", type=int, default=0, help="how many of the repetitions only half (0)")
    parser.add_argument("--fault", help="perform this fault of the exercise")
    parser.add_argument("--side", choices=("right", "left", "both"), help="the working side")
    parser.add_argument("--comes", action="store_true", help="walks in first, and leaves afterwards")
    parser.add_argument(
        "--camera", metavar="OFF[,HEIGHT[,DISTANCE]]",
        help="degrees off the exercise's own view; metres above the floor; metres away",
    )  # fmt: skip
    parser.add_argument("--light", type=float, default=1.0, help="of the room (1; 0.1 is dark)")
    parser.add_argument("--seed", type=int, default=1, help="who it is, how they look, the room (1)")
    parser.add_argument("--fps", type=float, default=20.0, help="pictures a second (20)")
    parser.add_argument("--size", default="640x360", metavar="WxH", help="pixels (640x360)")
    add_json(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Film it, and say what was filmed."""
    from limber.catalogue import load

    if find_spec("numpy") is None:
        raise InputError("", 'filming needs numpy: pip install ".[video]" in the folder of Limber')
    exercise = load().exercises.get(args.id)
    if exercise is None:
        raise InputError(args.id, "there is no such exercise (see: limber exercises)")
    shot = _shot(args)
    from limber.lab.film import film, truth_path

    path = Path(args.output)
    truth = film(exercise, path, shot, _progress if sys.stderr.isatty() else None)
    _say(truth, path, truth_path(path), as_json=args.json)
    return 0


def _shot(args: argparse.Namespace) -> "Shot":
    from limber.lab.film import Shot

    for name, low, high in (
        ("reps", 1, 100),
        ("tempo", 0.2, 5.0),
        ("range", 0.1, 1.5),
        ("fps", 1, 120),
        ("light", 0.01, 2.0),
    ):
        if not low <= getattr(args, name) <= high:
            raise InputError(f"--{name}", f"expected {low:g} to {high:g}")
    if not 0 <= args.halves < args.reps:
        raise InputError("--halves", "expected fewer than --reps")
    off, height, distance = _camera(args.camera)
    return Shot(
        reps=args.reps, tempo=args.tempo, range_0_1=args.range, fault=args.fault, side=args.side, halves=args.halves,
        comes_and_goes=args.comes, off_deg=off, height_m=height, distance_m=distance, light=args.light, seed=args.seed,
        fps=args.fps, size_px=_size(args.size),
    )  # fmt: skip


def _camera(text: str | None) -> tuple[float, float | None, float | None]:
    parts = [] if text is None else text.split(",")
    try:
        numbers = [float(p) if p.strip() else None for p in parts]
    except ValueError:
        numbers = [None] * 4
    off, height, distance, *more = [*numbers, None, None, None][: max(3, len(numbers))]
    wrong = (
        more or (height is not None and not 0.05 <= height <= 3) or (distance is not None and not 0.5 <= distance <= 12)
    )
    if wrong or not -90 <= (off or 0.0) <= 90:
        raise InputError("--camera", "expected degrees, metres above the floor, metres away, such as 10,0.8,3")
    return off or 0.0, height, distance


def _size(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{2,4})x(\d{2,4})", text)
    size = (int(found[1]), int(found[2])) if found else (0, 0)
    if not (found and min(size) >= 64 and max(size) <= 3840 and size[0] % 2 == size[1] % 2 == 0):
        raise InputError("--size", "expected even numbers of pixels, such as 640x360")
    return size


def _progress(done: int, of: int) -> None:
    filled = _BAR * done // of
    end = "\n" if done == of else ""
    print(f"\r[{'#' * filled}{'.' * (_BAR - filled)}] {done} of {of} pictures", end=end, file=sys.stderr, flush=True)


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
