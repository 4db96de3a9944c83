"""Ordinary moving about: walking, sitting, kneeling, lying down, reaching, adjusting the phone, talking.

Whoever is about to do sit-to-stands and sits down does one: postures that are the far end of the exercise are left
out, so that nothing here is a repetition of it.
"""

from math import cos, radians, sin
from random import Random

from limber.body import Movement
from limber.body.presets import Preset
from limber.body.solve import Posture
from limber.lab.faults import observed_of
from limber.lab.motion import Piece, change, fidget, stay, turned_about, walk
from limber.lab.placed_body import DRAWN, placed_body
from limber.lab.scene import at_place, posture_of
from limber.lab.sets import farthest, units

_LOW: tuple[tuple[Preset, float], ...] = (
    ("kneeling", 0.0), ("quadruped", 0.0), ("long_sitting", -15.0), ("supine", 0.0), ("crook_lying", 0.0),
    ("side_lying_left", 0.0), ("side_lying_right", 0.0), ("prone", 0.0), ("heel_sitting", 10.0),
)  # fmt: skip
_SEAT: tuple[Preset, float] = ("seated", 12.0)
_ALIKE_DEG = 25.0
_Reach = tuple[Preset, float, tuple[tuple[str, float], ...]]
_OBSERVED = ("trunk", "hip_r", "hip_l", "knee_r", "knee_l", "shoulder_r", "shoulder_l")
_REACHES: tuple[tuple[tuple[str, float], ...], ...] = (
    (("shoulder_flexion_r", 120.0), ("elbow_flexion_r", 20.0)),
    (("shoulder_flexion_l", 90.0), ("elbow_flexion_l", 30.0)),
    (("shoulder_abduction_r", 70.0), ("elbow_flexion_r", 60.0)),
    (("elbow_flexion_r", 120.0), ("shoulder_flexion_r", 45.0)),
)


def about(random: Random, movement: Movement, seconds: float) -> list[Piece]:
    """Pieces for so many seconds, in the place where the exercise would be."""
    someone = _Somebody(random, movement)
    things = (someone.turn, someone.walk, someone.walk, someone.talk, someone.reach, someone.reach, someone.go_down)
    while someone.now_s < seconds:
        random.choice(things)()
    return someone.pieces


class _Somebody:
    """Somebody who stands at a place, facing somewhere, and does one thing after the other."""

    def __init__(self, random: Random, movement: Movement) -> None:
        (unit, *_) = units(movement, "right")
        far = farthest(unit)
        self.random, self.pieces = random, list[Piece]()
        self._x, _, self._z = unit.phases[0].frames[0].posture.root_m
        self._heading = random.uniform(-180.0, 180.0)
        self._low = [low for low in _LOW if not _alike(posture_of(*low), far)]
        if not (_alike(posture_of(*_SEAT), far) or _alike(posture_of("standing"), far)):
            self._low.append(_SEAT)
        start = unit.phases[0].frames[0].posture
        self._reaches = [r for r in _all_reaches() if _apart(posture_of(*r), start) <= _apart(posture_of(*r), far)]

    @property
    def now_s(self) -> float:
        return self.pieces[-1].end_s if self.pieces else 0.0

    @property
    def _here(self) -> Posture:
        return self._as("standing")

    def _as(self, preset: Preset, tilt_deg: float = 0.0, more: tuple[tuple[str, float], ...] = ()) -> Posture:
        return at_place(posture_of(preset, tilt_deg, more), self._heading, self._x, self._z)

    def turn(self, by_deg: float | None = None) -> None:
        """Turn on the spot."""
        by = self.random.uniform(-150.0, 150.0) if by_deg is None else by_deg
        self._heading += by
        self.pieces.append(turned_about(self.now_s, self.random.uniform(0.7, 1.6), self._here, -by))

    def walk(self) -> None:
        """Walk somewhere and come back."""
        far, at = self.random.uniform(0.6, 2.0), (self._x, self._z)
        for way in (1.0, -1.0):
            ahead = (cos(radians(self._heading)) * far, -sin(radians(self._heading)) * far)
            self._x, self._z = (self._x + ahead[0], self._z + ahead[1]) if way > 0 else at
            self.pieces.append(walk(self.now_s, far / 0.9, self._here, ahead, self.random.uniform(0.8, 1.1)))
            self.talk()
            self.turn(180.0)

    def talk(self) -> None:
        """Stand and move the arms."""
        size = self.random.uniform(10.0, 70.0)
        self.pieces.append(fidget(self.now_s, self.random.uniform(2.0, 7.0), self._here, self.random, size))

    def reach(self) -> None:
        """Reach for something, or bend a little to the phone."""
        if not self._reaches:
            return self.talk()
        reached = self._as(*self.random.choice(self._reaches))
        self._there_and_back(reached, self.random.uniform(0.8, 2.0), self.random.uniform(0.3, 2.0))

    def go_down(self) -> None:
        """Kneel, sit or lie for a while."""
        low = self._as(*self.random.choice(self._low))
        self._there_and_back(low, self.random.uniform(1.5, 3.5), self.random.uniform(3.0, 12.0))

    def _there_and_back(self, posture: Posture, seconds: float, stays_s: float) -> None:
        self.pieces.append(change(self.now_s, seconds, self._here, posture))
        if stays_s > 2.0:
            self.pieces.append(fidget(self.now_s, stays_s, posture, self.random, self.random.uniform(3.0, 25.0)))
        else:
            self.pieces.append(stay(self.now_s, stays_s, posture))
        self.pieces.append(change(self.now_s, seconds, posture, self._here))


def _all_reaches() -> list[_Reach]:
    """Upright, or bent down a little to the phone."""
    return [("standing", tilt, (*arm, ("hip_flexion", tilt))) for tilt in (0.0, 20.0, 45.0) for arm in _REACHES]


def _alike(a: Posture, b: Posture) -> bool:
    """Whether two postures show much the same angles."""
    return _apart(a, b) < _ALIKE_DEG


def _apart(a: Posture, b: Posture) -> float:
    """How far the angles of two postures are apart, degrees, in the mean."""
    one, two = (observed_of(placed_body(p, DRAWN)) for p in (a, b))
    return sum(abs(abs(one[n]) - abs(two[n])) for n in _OBSERVED) / len(_OBSERVED)
