"""Ordinary postures and the way into a start position: walking in, turning, sitting, kneeling, lying down."""

from collections.abc import Mapping
from functools import lru_cache
from math import atan2, degrees
from random import Random

from limber.body.chain import SEGMENT_INDEX, angles_list
from limber.body.geometry import Vector, turned
from limber.body.points import POINTS, both
from limber.body.presets import PRESETS, Preset, pelvis_turn
from limber.body.skeleton import JOINT
from limber.body.solve import Posture
from limber.lab.motion import Piece, change, fidget, stay, turned_about, walk
from limber.lab.placed_body import DRAWN, headed, placed_body

SEAT_M = 0.45
_SEATED = "seated"
_HEIGHTS = tuple((SEGMENT_INDEX[p.segment], p.at_m, p.round_m) for n, p in POINTS.items() if not n.startswith("fist"))
_BUTTOCK = POINTS["buttock_r"]


@lru_cache(maxsize=64)
def posture_of(preset: Preset, tilt_deg: float = 0.0, more: tuple[tuple[str, float], ...] = ()) -> Posture:
    """A relaxed posture on the floor (or on a seat), facing +X over the origin."""
    angles: dict[str, float] = {}
    for name, deg in (*PRESETS[preset][1].items(), *more):
        for sided in both(name, JOINT):
            angles[sided] = float(deg)
    turn = pelvis_turn(preset, 0.0, 0.0, 0.0, tilt_deg)
    posture = Posture(root_m=(0.0, 0.0, 0.0), root_turn=turn, angles_rad=tuple(angles_list(angles)))
    body = placed_body(posture, DRAWN)
    if preset == _SEATED:
        seat = body.point(SEGMENT_INDEX[_BUTTOCK.segment], _BUTTOCK.at_m, 1.0)[1] - _BUTTOCK.round_m
        up = SEAT_M - seat
    else:
        up = -min(body.point(segment, at, 1.0)[1] - round_m for segment, at, round_m in _HEIGHTS)
    return Posture(root_m=(0.0, up, 0.0), root_turn=turn, angles_rad=posture.angles_rad)


def at_place(posture: Posture, heading_deg: float, x_m: float, z_m: float) -> Posture:
    """An ordinary posture somewhere else, facing elsewhere (left positive)."""
    return headed(posture, heading_deg, (x_m, 0.0, z_m))


def heading_of(posture: Posture) -> float:
    """Where the body faces; where the head points when it lies, degrees, left positive."""
    front: Vector = turned(posture.root_turn, (1.0, 0.0, 0.0))
    up: Vector = turned(posture.root_turn, (0.0, 1.0, 0.0))
    if abs(front[1]) > 0.7:  # on the back the head points away from where the standing person faced
        front = up if front[1] < 0 else (-up[0], -up[1], -up[2])
    return degrees(atan2(-front[2], front[0]))


# What somebody goes through from standing, by where the exercise begins.
_WAYS: Mapping[Preset, tuple[tuple[Preset, float], ...]] = {
    "standing": (),
    "seated": (("seated", 12.0),),
    "long_sitting": (("kneeling", 0.0), ("long_sitting", 0.0)),
    "kneeling": (("kneeling", 0.0),),
    "heel_sitting": (("kneeling", 0.0), ("heel_sitting", 0.0)),
    "quadruped": (("kneeling", 0.0), ("quadruped", 0.0)),
    "prone": (("kneeling", 0.0), ("quadruped", 0.0)),
    "supine": (("kneeling", 0.0), ("long_sitting", -20.0)),
    "crook_lying": (("kneeling", 0.0), ("long_sitting", -20.0)),
    "side_lying_right": (("kneeling", 0.0), ("long_sitting", -10.0)),
    "side_lying_left": (("kneeling", 0.0), ("long_sitting", -10.0)),
}


def walking_in(random: Random, start: Posture, body: Preset) -> list[Piece]:
    """Walk in, turn, perhaps fidget, and go to the start position; starts at 0."""
    heading, (x, _, z) = heading_of(start), start.root_m
    away = random.choice((90.0, -90.0)) + random.uniform(-30.0, 30.0)
    standing = posture_of("standing")
    seconds, far = random.uniform(1.5, 3.0), random.uniform(0.8, 2.0)
    facing = at_place(standing, heading + away, x, z)
    ahead = turned(facing.root_turn, (1.0, 0.0, 0.0))
    pieces = [walk(0.0, seconds, facing, (ahead[0] * far, ahead[2] * far), random.uniform(0.8, 1.1))]
    here = at_place(standing, heading, x, z)

    def add(make: Piece) -> None:
        pieces.append(make)

    add(turned_about(pieces[-1].end_s, random.uniform(0.6, 1.2), here, away))
    if random.random() < 0.6:
        add(fidget(pieces[-1].end_s, random.uniform(1.0, 4.0), here, random, random.uniform(15.0, 60.0)))
    before = here
    for preset, tilt in _WAYS[body]:
        after = at_place(posture_of(preset, tilt), heading, x, z)
        add(change(pieces[-1].end_s, random.uniform(1.0, 2.2), before, after))
        before = after
    add(change(pieces[-1].end_s, random.uniform(1.2, 2.5), before, start))
    return pieces


def leaving(random: Random, start_s: float, last: Posture, body: Preset) -> list[Piece]:
    """Get up again and walk away."""
    heading, (x, _, z) = heading_of(last), last.root_m
    pieces: list[Piece] = []
    before, at_s = last, start_s
    for preset, tilt in reversed(_WAYS[body]):
        after = at_place(posture_of(preset, tilt), heading, x, z)
        pieces.append(change(at_s, random.uniform(1.0, 2.2), before, after))
        before, at_s = after, pieces[-1].end_s
    standing = at_place(posture_of("standing"), heading, x, z)
    pieces.append(change(at_s, random.uniform(1.0, 2.2), before, standing))
    pieces.append(stay(pieces[-1].end_s, random.uniform(0.5, 1.5), standing))
    return pieces
