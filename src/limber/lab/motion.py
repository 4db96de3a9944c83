"""Motion: what a body does over time, as pieces one after the other. Every moment can be asked for, in any order."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from math import degrees, pi, radians, sin
from random import Random
from typing import NamedTuple

from limber.body.baking import eased
from limber.body.chain import JOINT_INDEX
from limber.body.clip import ClipPhase
from limber.body.geometry import about, then
from limber.body.solve import Posture
from limber.lab.placed_body import headed, mixed

PostureAt = Callable[[float], Posture]
"""A posture for a part (0..1) of a piece."""


class Piece(NamedTuple):
    """A stretch of time and the posture at every part (0..1) of it."""

    start_s: float
    end_s: float
    at: PostureAt


class Motion:
    """Pieces one after the other from 0 on; before and after them the body stays as it is."""

    def __init__(self, pieces: Sequence[Piece], sway: "Sway | None" = None) -> None:
        self.pieces = tuple(pieces)
        self._ends = [p.end_s for p in pieces]
        self._sway = sway

    @property
    def seconds(self) -> float:
        """How long it is."""
        return self._ends[-1]

    def at(self, t_s: float) -> Posture:
        """The posture at a moment."""
        piece = self.pieces[min(bisect_right(self._ends, t_s), len(self.pieces) - 1)]
        part = (t_s - piece.start_s) / (piece.end_s - piece.start_s)
        posture = piece.at(0.0 if part < 0.0 else 1.0 if part > 1.0 else part)
        return posture if self._sway is None else self._sway.on(posture, t_s)


class Sway:
    """Nobody keeps quite still: a few joints move by a degree or so, slowly; more when fidgeting."""

    def __init__(self, random: Random, most_deg: float, joints: Sequence[str]) -> None:
        self._waves = tuple(
            (JOINT_INDEX[j], radians(random.uniform(0.3, 1.0) * most_deg), random.uniform(0.1, 0.5) * 2 * pi,
             random.uniform(0.0, 2 * pi))
            for j in joints
        )  # fmt: skip

    def on(self, posture: Posture, t_s: float) -> Posture:
        """The posture with the sway of that moment."""
        angles = list(posture.angles_rad)
        for joint, size, fast, start in self._waves:
            angles[joint] += size * sin(fast * t_s + start)
        return Posture(root_m=posture.root_m, root_turn=posture.root_turn, angles_rad=tuple(angles))


ALIVE = ("shoulder_flexion_r", "shoulder_flexion_l", "elbow_flexion_r", "elbow_flexion_l", "cervical_flexion",
         "cervical_rotation", "thoracic_flexion", "hip_flexion_r", "hip_flexion_l")  # fmt: skip
ARMS = ("shoulder_flexion_r", "shoulder_flexion_l", "shoulder_abduction_r", "shoulder_abduction_l", "elbow_flexion_r",
        "elbow_flexion_l", "cervical_rotation", "cervical_flexion", "shoulder_rotation_r")  # fmt: skip


class Push(NamedTuple):
    """A change of posture: joints (number, radians), turns of the pelvis about its own axes (radians), and its rise."""

    joints: tuple[tuple[int, float], ...] = ()
    pitch: float = 0.0
    roll: float = 0.0
    turn: float = 0.0
    rise_m: float = 0.0

    def on(self, posture: Posture, part: float) -> Posture:
        """The posture with a part (0..1) of the change."""
        angles = list(posture.angles_rad)
        for joint, by in self.joints:
            angles[joint] += by * part
        turn = posture.root_turn
        for axis, by in (((0.0, 0.0, 1.0), self.pitch), ((1.0, 0.0, 0.0), self.roll), ((0.0, 1.0, 0.0), self.turn)):
            if by:
                turn = then(turn, about(axis, degrees(by * part)))
        x, y, z = posture.root_m
        return Posture(root_m=(x, y + self.rise_m * part, z), root_turn=turn, angles_rad=tuple(angles))


def stay(start_s: float, seconds: float, posture: Posture) -> Piece:
    """Keep a posture."""
    return Piece(start_s, start_s + seconds, lambda part: posture)


def change(start_s: float, seconds: float, a: Posture, b: Posture) -> Piece:
    """Go from one posture to another, as a person does."""
    return Piece(start_s, start_s + seconds, lambda part: mixed(a, b, eased(part, "human")))


def fidget(start_s: float, seconds: float, posture: Posture, random: Random, most_deg: float) -> Piece:
    """Keep a posture with restless arms (talking, adjusting clothes); begins and ends in it."""
    restless = Sway(random, most_deg, random.sample(ARMS, 5))

    def at(part: float) -> Posture:
        moved = restless.on(posture, part * seconds)
        return mixed(posture, moved, min(1.0, 4 * part, 4 * (1 - part)))

    return Piece(start_s, start_s + seconds, at)


def walk(start_s: float, seconds: float, standing: Posture, way_m: tuple[float, float], steps_hz: float) -> Piece:
    """Walk to where a standing posture is, from `way_m` (X, Z) before it; the posture faces the way."""
    hip_r, hip_l = JOINT_INDEX["hip_flexion_r"], JOINT_INDEX["hip_flexion_l"]
    knee_r, knee_l = JOINT_INDEX["knee_flexion_r"], JOINT_INDEX["knee_flexion_l"]
    arm_r, arm_l = JOINT_INDEX["shoulder_flexion_r"], JOINT_INDEX["shoulder_flexion_l"]

    def at(part: float) -> Posture:
        size = min(1.0, 5 * (1 - part))
        wave = sin(2 * pi * steps_hz * part * seconds)
        lag = sin(2 * pi * steps_hz * part * seconds - 1.6)
        angles = list(standing.angles_rad)
        angles[hip_r] += size * 0.45 * wave
        angles[hip_l] -= size * 0.45 * wave
        angles[knee_r] += size * (0.35 - 0.35 * lag)
        angles[knee_l] += size * (0.35 + 0.35 * lag)
        angles[arm_r] -= size * 0.3 * wave
        angles[arm_l] += size * 0.3 * wave
        x, y, z = standing.root_m
        left = 1.0 - part
        return Posture(
            root_m=(x - way_m[0] * left, y - 0.015 * size, z - way_m[1] * left),
            root_turn=standing.root_turn,
            angles_rad=tuple(angles),
        )

    return Piece(start_s, start_s + seconds, at)


def turned_about(start_s: float, seconds: float, posture: Posture, heading_deg: float) -> Piece:
    """Turn on the spot until the posture faces as given; it faced away by `heading_deg` (left positive) before."""
    x, y, z = posture.root_m
    centred = Posture(root_m=(0.0, y, 0.0), root_turn=posture.root_turn, angles_rad=posture.angles_rad)

    def at(part: float) -> Posture:
        return headed(centred, heading_deg * (1 - eased(part, "human")), (x, 0.0, z))

    return Piece(start_s, start_s + seconds, at)


def in_phase(phase: ClipPhase, part: float) -> Posture:
    """The drawn posture at a part of a phase."""
    frames = phase.frames
    where = part * (len(frames) - 1)
    n = min(int(where), len(frames) - 2)
    if frames[n].posture is frames[n + 1].posture:
        return frames[n].posture
    return mixed(frames[n].posture, frames[n + 1].posture, where - n)
