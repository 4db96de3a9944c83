"""Films every exercise with the dressed figure, lets the real pose model watch, and measures how well it is recognised.

    python tools/filmed.py -o benchmarks/filmed.json                       every exercise, both models
    python tools/filmed.py --only cat-cow bridge --recordings FOLDER       recordings as the model saw them
    python tools/filmed.py --only cat-cow --sheet sheet.png                pictures with what the model found

Needs `limber[video]`. What is measured, for each exercise and model:

found: share of pictures in which somebody was found. pck: share of the twelve joints of arms and legs that the model
puts within a fifth of the trunk's length of where they are (PCK@0.2; the trunk's length as it is at that distance, not
foreshortened). flips: share of pictures in which the model exchanges left and right. angle_deg: median error of the
observed angles, `body.observe` on both. back: rank correlation of the back curve with how far the spine is bent.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import hypot
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

from limber.body import Frame, observe, write_recording
from limber.catalogue import Exercise, load
from limber.lab.film import Film, Shot
from limber.lab.film_truth import FilmedFrame
from limber.lab.truth import Truth
from limber.vision.pose import MODELS, Model, Pose

LIMB = {f"{joint}_{side}": first + n for joint, first in
        (("shoulder", 11), ("elbow", 13), ("wrist", 15), ("hip", 23), ("knee", 25), ("ankle", 27))
        for n, side in enumerate("lr")}  # fmt: skip
WITHIN, FLIPPED, WELL, MISSED = 0.2, 0.6, 0.9, 0.8
QUICK_S = 4.0


# What is in the way, as the pictures show it (`--sheet`); not tried without. `_why` tells the rest from the joints.
WHY = {
    "lower-trunk-rotation": "foot-end: the camera looks along the lying body",
    "childs-pose-side-reach": "head-end: the trunk is foreshortened behind the head",
    "thread-the-needle": "head-end: the trunk is foreshortened, one arm lies under it",
    "seated-spinal-twist": "the legs point at the camera, one crosses the other",
    "figure-4-stretch": "the crossed leg and both hands lie over each other",
}
FAR_SIDE, OPEN = "only joints of the far side are missed", "not explained"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="*", help="these exercises")
    parser.add_argument("--models", nargs="*", default=list(MODELS), choices=MODELS)
    parser.add_argument("-o", "--output", type=Path, help="the measurements, JSON; those of other exercises are kept")
    parser.add_argument("--recordings", type=Path, help="a folder for NAME.MODEL.csv.gz and NAME.truth.json")
    parser.add_argument("--sheet", type=Path, help="a picture of what the first model found")
    parser.add_argument("--reps", type=int, default=1)
    parser.add_argument("--seed", type=int, help="one look for all; otherwise each exercise has its own")
    parser.add_argument("--fps", type=float, default=10.0)
    parser.add_argument("--most", type=float, default=14.0, help="seconds of each that are watched")
    args = parser.parse_args()
    catalogue = load().exercises
    names = args.only or sorted(catalogue)
    results = _kept(args.output)
    sheet: list[Any] = []
    for number, name in enumerate(names):
        shot = Shot(reps=_reps(catalogue[name], args.reps), fps=args.fps, seed=args.seed or _seed(name))
        results[name] = watch(catalogue[name], shot, args.models, args.most, args.recordings, sheet)
        _say(name, results[name])
        if args.output is not None:
            args.output.write_text(json.dumps({"version": 1, "exercises": results}, indent=1, sort_keys=True) + "\n")
        if args.sheet is not None and (number % 10 == 9 or number == len(names) - 1):
            _save(args.sheet, sheet)
    return 0


def _reps(exercise: Exercise, least: int) -> int:
    """More of what is quick."""
    seconds = sum(p.seconds for p in exercise.movement.phases)
    return least if seconds > QUICK_S else max(least, round(6.0 / seconds))


def _seed(name: str) -> int:
    return sum(map(ord, name)) % 40 + 1


def _kept(path: Path | None) -> dict[str, Any]:
    return json.loads(path.read_text())["exercises"] if path is not None and path.exists() else {}


def watch(
    exercise: Exercise, shot: Shot, models: Sequence[Model], most_s: float, folder: Path | None, sheet: list[Any]
) -> dict[str, Any]:
    """Film one exercise, and what each model makes of it."""
    film = Film(exercise, shot)
    truths = [f for f in film.truth().frames if f.t_s < most_s]
    spine = film.take.true_frames([f.t_s for f in truths]).spine_deg
    seen: dict[str, list[Frame]] = {m: [] for m in models}
    poses = {m: Pose(m) for m in models}
    for number, truth in enumerate(truths):
        picture = film.picture(truth.t_s, number)
        for model in models:
            seen[model].append(poses[model].frame(truth.t_s, np.ascontiguousarray(picture[:, :, ::-1])))
        if number % max(1, len(truths) // 6) == len(truths) // 12:
            sheet.append((exercise.id, picture, seen[models[0]][-1]))
    for pose in poses.values():
        pose.close()
    if folder is not None:
        _record(folder, exercise.id, film, seen)
    view = exercise.movement.view
    torso_px = _torso_px(film, truths)
    done = {m: measured(frames, truths, spine, torso_px, view) for m, frames in seen.items()}
    return {"view": view, "look": shot.seed, "why": _why(exercise.id, done, view)} | done


def _why(name: str, done: dict[str, dict[str, Any]], view: str) -> str | None:
    """What is in the way; None where both models do well. Films are of the right side: in side view left is far."""
    if all(r["pck"] >= WELL and r["found"] >= WELL and r["flips"] <= 1 - WELL for r in done.values()):
        return None
    missed = {j for r in done.values() for j, share in r["joints"].items() if share < MISSED}
    far = view == "side" and bool(missed) and all(j.endswith("_l") for j in missed)
    return WHY.get(name, FAR_SIDE if far else OPEN)


def _record(folder: Path, name: str, film: Film, seen: dict[str, list[Frame]]) -> None:
    from limber.plain import plain

    folder.mkdir(parents=True, exist_ok=True)
    truth = replace(film.truth(), frames=())
    truth = replace(truth, truth=_until(truth.truth, film.times_s[len(next(iter(seen.values()))) - 1]))
    (folder / f"{name}.truth.json").write_text(json.dumps(plain(truth), separators=(",", ":")) + "\n")
    for model, frames in seen.items():
        write_recording(folder / f"{name}.{model}.csv.gz", frames)


def _until(truth: Truth, end_s: float) -> Truth:
    """Only what is over when the recording ends."""
    done = tuple(r for r in truth.repetitions if r.end_s <= end_s)
    return replace(
        truth,
        frames=None,
        duration_s=min(end_s, truth.duration_s),
        count=sum(not r.half for r in done),
        repetitions=done,
        holds=tuple(h for h in truth.holds if h.start_s < end_s),
        faults=tuple(f for f in truth.faults if f.start_s < end_s),
        phases=tuple(p for p in truth.phases if p.start_s < end_s),
    )


def _torso_px(film: Film, truths: Sequence[FilmedFrame]) -> list[float]:
    """The trunk's length in pixels if it lay across the picture, at the distance of the hips."""
    found = []
    for truth in truths:
        s, h = (np.mean([truth.world[n], truth.world[n + 1]], axis=0) for n in (11, 23))
        body = film.motion.at(truth.t_s).root_m
        away = float(np.dot(np.subtract(body, film.camera.at_m), film.camera.forward))
        found.append(float(np.linalg.norm(s - h)) * film.camera.focal_px / away)
    return found


def measured(
    frames: Sequence[Frame], truths: Sequence[FilmedFrame], spine: Sequence[float], torso_px: Sequence[float], view: str
) -> dict[str, Any]:
    """How well one model did."""
    right: dict[str, list[bool]] = {j: [] for j in LIMB}
    angles: dict[str, list[float]] = {}
    flips, bent, back = 0, [], []
    looked = [(f, t, p, s) for f, t, p, s in zip(frames, truths, torso_px, spine, strict=True) if f.image is not None]
    for frame, truth, torso, curve in looked:
        off = {j: _off_px(frame, truth, n, n) for j, n in LIMB.items()}
        crossed = [_off_px(frame, truth, n, m) for n, m in ((11, 12), (12, 11), (23, 24), (24, 23), (25, 26), (26, 25))]
        straight = sum(_off_px(frame, truth, n, n) for n in (11, 12, 23, 24, 25, 26))
        flips += sum(crossed) < FLIPPED * straight and straight / 6 > 0.1 * torso
        for joint, px in off.items():
            right[joint].append(px <= WITHIN * torso)
        for name, error in _errors(frame, truth):
            angles.setdefault(name, []).append(error)
        own = observe(frame)
        if own.back is not None:
            bent.append(curve)
            back.append(own.back)
    n = max(1, len(looked))
    every = [x for column in right.values() for x in column]
    return {
        "frames": len(frames),
        "found": round(len(looked) / max(1, len(frames)), 3),
        "pck": round(sum(every) / max(1, len(every)), 3),
        "flips": round(flips / n, 3),
        "joints": {j: round(sum(c) / max(1, len(c)), 3) for j, c in right.items()},
        "angle_deg": {name: round(median(errors), 1) for name, errors in sorted(angles.items())},
        "back": _rank(bent, back) if view == "side" else None,
    }


def _off_px(frame: Frame, truth: FilmedFrame, n: int, m: int) -> float:
    x, y, *_ = (frame.image or ())[n]
    return hypot((x - truth.image[m][0]) * frame.width_px, (y - truth.image[m][1]) * frame.height_px)


def _errors(frame: Frame, truth: FilmedFrame) -> Iterator[tuple[str, float]]:
    image = tuple((x, y, 0.0, 1.0) for x, y in truth.image)
    real = observe(replace(frame, image=image, world=truth.world)).angles_deg
    for name, angle in observe(frame).angles_deg.items():
        if name in real:
            gap = abs(angle - real[name]) % 360
            yield name.removesuffix("_r").removesuffix("_l"), min(gap, 360 - gap)


def _rank(one: Sequence[float], other: Sequence[float]) -> float | None:
    """Spearman's rank correlation; None where the spine hardly bends or the back is hardly seen."""
    if len(one) < 20 or max(one) - min(one) < 10.0:
        return None
    a, b = (np.argsort(np.argsort(x)).astype(float) for x in (one, other))
    return round(float(np.corrcoef(a, b)[0, 1]), 2)


def _say(name: str, result: dict[str, Any]) -> None:
    parts = [
        f"{m}: found {r['found']:.2f} pck {r['pck']:.2f} flips {r['flips']:.2f}"
        for m, r in result.items()
        if isinstance(r, dict)
    ]
    print(f"{name:32} {' | '.join(parts)}", flush=True)


BONES = (
    (11, 12),
    (11, 13),
    (13, 15),
    (12, 14),
    (14, 16),
    (11, 23),
    (12, 24),
    (23, 24),
    (23, 25),
    (25, 27),
    (24, 26),
    (26, 28),
)


def _save(path: Path, shown: Sequence[tuple[str, Any, Frame]]) -> None:
    """A contact sheet: the model's lines over the pictures, left blue, right orange."""
    import cv2

    cells = []
    for name, picture, frame in shown:
        cell = np.ascontiguousarray(picture[:, :, ::-1])
        if frame.image is not None:
            spots = [(round(x * frame.width_px), round(y * frame.height_px)) for x, y, *_ in frame.image]
            for a, b in BONES:
                left, right = a % 2 == 1 and b % 2 == 1, a % 2 == 0 and b % 2 == 0
                cv2.line(
                    cell, spots[a], spots[b], (255, 120, 0) if left else (0, 120, 255) if right else (90, 220, 90), 3
                )
        cv2.putText(cell, name, (8, 24), cv2.FONT_HERSHEY_SIMPLEX, 0.7, (0, 0, 0), 2)
        cells.append(cv2.resize(cell, (320, 180), interpolation=cv2.INTER_AREA))
    while len(cells) % 6:
        cells.append(np.zeros_like(cells[0]))
    rows = [np.concatenate(cells[n : n + 6], axis=1) for n in range(0, len(cells), 6)]
    cv2.imwrite(str(path), np.concatenate(rows, axis=0))


if __name__ == "__main__":
    sys.exit(main())
