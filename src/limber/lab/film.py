"""The filmed figure: a virtual person, dressed, performs an exercise in a room before a camera, with the truth beside.

Needs numpy (`limber[video]`). The body keeps the drawn lengths, so that hands and feet touch what they should; build,
clothes, face and room come from the seed.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import numpy as np

from limber.body import Clip, clip
from limber.catalogue import Exercise
from limber.errors import InputError
from limber.lab.camera import Camera, camera_at, landmarks_m, seen
from limber.lab.film_files import write_clip
from limber.lab.film_ground import Grounded
from limber.lab.film_truth import FilmedFrame, FilmTruth
from limber.lab.motion import Motion
from limber.lab.people import Person
from limber.lab.performing import Manner, perform
from limber.lab.placed_body import DRAWN, placed_body
from limber.lab.render import Studio, reach
from limber.lab.render_arrays import Bytes, Floats
from limber.lab.render_camera import eye_of, fitted
from limber.lab.sets import Working
from limber.lab.takes import Rate, Take
from limber.lab.truth import Side
from limber.plain import plain, value

Progress = Callable[[int, int], None]

_FILL, _FILL_COMING, _TALL_M = 0.86, 0.7, 1.2
_LOW_M, _HIGH_M = 0.55, 0.95
_LOOKS_EVERY_S = 0.25
_UNSTEADY = 0.04


@value
class Shot:
    """How to film. None is chosen: the camera stands where a person would put it for this exercise.

    reps : repetitions (or holds). range_0_1 : how far, against the drawn movement. tempo : seconds against the drawn
    ones. halves : how many of the repetitions only half. comes_and_goes : walks in first and leaves afterwards.
    off_deg : the camera's angle off the exercise's own view. height_m, distance_m : of the camera. wide_deg : its field
    of view along the longer side. light : 1 is a bright room, 0.1 a dark one.
    """

    reps: int = 3
    tempo: float = 1.0
    range_0_1: float = 1.0
    fault: str | None = None
    side: Side | None = None
    halves: int = 0
    comes_and_goes: bool = False
    off_deg: float = 0.0
    height_m: float | None = None
    distance_m: float | None = None
    wide_deg: float = 62.0
    light: float = 1.0
    seed: int = 1
    fps: float = 20.0
    size_px: tuple[int, int] = (640, 360)


USUAL = Shot()


class Film:
    """A film that can be shown picture by picture; `truth` says what it shows."""

    def __init__(self, exercise: Exercise, shot: Shot = USUAL) -> None:
        self.exercise, self.shot = exercise, shot
        self.take = _take(exercise, shot)
        if shot.fault is not None:
            self.take.motion = Grounded(self.take.motion, exercise.movement, self.take.motion.at(0.0))
        self.motion: Motion = self.take.motion
        self.times_s = tuple(n / shot.fps for n in range(int(self.motion.seconds * shot.fps)))
        self._clip: Clip = clip(exercise.movement, _near(exercise, shot))
        truth = self.take.truth  # camera, mat and light stand for the exercise, not for the way to it
        figures = [self.motion.at(t).figure() for t in _every(truth.ready_s or 0.0, truth.left_s or truth.duration_s)]
        low, high, points = reach(figures)
        self.camera = _camera(exercise, shot, points)
        self._studio = Studio(self._clip, eye_of(self.camera), low, high, shot.seed, shot.light)

    def pictures(self, progress: Progress | None = None) -> Iterator[Bytes]:
        """Every picture, (height, width, 3) of bytes."""
        for number, t_s in enumerate(self.times_s):
            yield self.picture(t_s, number)
            if progress is not None:
                progress(number + 1, len(self.times_s))

    def picture(self, t_s: float, number: int = 0) -> Bytes:
        """The picture of one moment."""
        breath = 0.5 - 0.5 * float(np.cos(2 * np.pi * t_s / 4.0))
        return self._studio.picture(self.motion.at(t_s).figure(), breath, number)

    def room(self) -> Bytes:
        """The room without the figure, in the same light."""
        return self._studio.empty()

    def truth(self) -> FilmTruth:
        """What is to be seen."""
        return FilmTruth(
            version=1,
            exercise=self.exercise.id,
            look=self.shot.seed,
            fps=self.shot.fps,
            camera=self.camera,
            truth=replace(self.take.truth, frames=self.take.true_frames(self.times_s)),
            frames=tuple(self._frame(t) for t in self.times_s),
        )

    def _frame(self, t_s: float) -> FilmedFrame:
        places = seen(self.camera, landmarks_m(placed_body(self.motion.at(t_s), DRAWN), 1.0))
        x, y, z = ((places[23][n] + places[24][n]) / 2 for n in (2, 3, 4))
        w, h = self.camera.width_px, self.camera.height_px
        return FilmedFrame(
            t_s=t_s,
            image=tuple((round(p.x_px / w, 5), round(p.y_px / h, 5)) for p in places),
            world=tuple((round(p.x_m - x, 4), round(p.y_m - y, 4), round(p.z_m - z, 4)) for p in places),
        )


def film(exercise: Exercise, path: Path, shot: Shot = USUAL, progress: Progress | None = None) -> FilmTruth:
    """Film an exercise into a file (.y4m, .mp4) and write `NAME.truth.json` beside it.

    Raises
    ------
    InputError
        When the shot does not fit the exercise (a fault that it does not have) or the file cannot be written.
    """
    made = Film(exercise, shot)
    write_clip(path, made.pictures(progress), shot.size_px, shot.fps)
    truth = made.truth()
    beside = truth_path(path)
    try:
        beside.write_text(json.dumps(plain(truth), separators=(",", ":")) + "\n", encoding="utf-8")
    except OSError as problem:
        raise InputError(beside.name, f"cannot be written ({problem.strerror})") from None
    return truth


def truth_path(path: Path) -> Path:
    """Where the truth of a film is kept."""
    return path.with_suffix(".truth.json")


def _take(exercise: Exercise, shot: Shot) -> Take:
    person = Person(
        seed=shot.seed, stature_m=1.70, trunk=1.0, arms=1.0, legs=1.0, shoulders=1.0, hips=1.0, girth=1.0,
        own_range=shot.range_0_1, tempo=shot.tempo, unsteady=_UNSTEADY,
    )  # fmt: skip
    manner = Manner(
        fault=shot.fault, repetitions=shot.reps, halves=shot.halves, side=shot.side or _side(exercise),
        own_range=shot.range_0_1, tempo=shot.tempo, comes_and_goes=shot.comes_and_goes, off_deg=0.0,
        rate=Rate(hz=shot.fps),
    )  # fmt: skip
    return perform(person, exercise, manner)


def _side(exercise: Exercise) -> Side | None:
    return None if exercise.movement.sides == "none" else "right"


def _near(exercise: Exercise, shot: Shot) -> Working:
    """The side that is nearer to the camera when it films from the side."""
    return "left" if shot.side == "left" and exercise.movement.sides == "each" else "right"


def _every(start_s: float, end_s: float) -> list[float]:
    return [start_s + n * _LOOKS_EVERY_S for n in range(int((end_s - start_s) / _LOOKS_EVERY_S) + 1)]


def _camera(exercise: Exercise, shot: Shot, points: Floats) -> Camera:
    random = Random(f"camera {shot.seed}")
    azimuth = 0.0 if exercise.movement.view == "front" else (-90.0 if _near(exercise, shot) == "left" else 90.0)
    fill = _FILL_COMING if shot.comes_and_goes else _FILL
    tall = float(points[:, 1].max()) > _TALL_M
    height = (_HIGH_M if tall else _LOW_M) + random.uniform(-0.1, 0.1) if shot.height_m is None else shot.height_m
    found = fitted(points, azimuth + shot.off_deg, height, shot.size_px, shot.wide_deg, fill)
    if shot.distance_m is None:
        return found
    x, y, z = ((points.min(axis=0) + points.max(axis=0)) / 2).tolist()
    return camera_at((x, y, z), azimuth + shot.off_deg, shot.distance_m, height, shot.wide_deg, shot.size_px)
