"""A fault moves limbs without asking the floor; here the body is set back on it, so that nobody floats in a film."""

from dataclasses import replace

from limber.body import Movement
from limber.body.chain import SEGMENT_INDEX
from limber.body.geometry import about, then
from limber.body.points import POINTS
from limber.body.solve import Posture
from limber.lab.motion import Motion
from limber.lab.placed_body import DRAWN, placed_body

_CARRIES = ("chair", "bed", "step", "bike", "water", "counter")
_SKIN = tuple((SEGMENT_INDEX[p.segment], p.at_m, p.round_m) for n, p in POINTS.items() if not n.startswith("fist"))
_APART_M, _LEVEL_M, _MOST_DEG = 0.6, 0.04, 30.0


class Grounded(Motion):
    """Another motion, set on the floor at every moment.

    A body that lies or stands on all fours in side view is tilted as well, until it touches in front and behind.
    """

    def __init__(self, motion: Motion, movement: Movement, rest: Posture) -> None:
        super().__init__(motion.pieces)
        self._inner = motion
        self._carried = any(p.kind in _CARRIES for p in movement.props)
        front, behind, apart = _supports(rest)
        level = max(abs(front), abs(behind)) < _LEVEL_M and apart > _APART_M
        self._tilts = movement.view == "side" and not self._carried and level

    def at(self, t_s: float) -> Posture:
        """The posture at a moment."""
        posture = self._inner.at(t_s)
        if self._tilts:
            posture = _level(posture)
        lowest = min(_supports(posture)[:2])
        if lowest > 0.0 and self._carried:
            return posture
        x, y, z = posture.root_m
        return replace(posture, root_m=(x, y - lowest, z))


def _supports(posture: Posture) -> tuple[float, float, float]:
    """Height of the lowest skin in front of and behind the pelvis, and how far the two are apart along X."""
    body = placed_body(posture, DRAWN)
    middle = posture.root_m[0]
    front = behind = (9.0, middle)
    for segment, at, round_m in _SKIN:
        x, y, _ = body.point(segment, at, 1.0)
        if x >= middle:
            front = min(front, (y - round_m, x))
        else:
            behind = min(behind, (y - round_m, x))
    return front[0], behind[0], front[1] - behind[1]


def _level(posture: Posture) -> Posture:
    """Turned about the pelvis until it is as low in front as behind."""

    def turned(deg: float) -> Posture:
        return replace(posture, root_turn=then(about((0.0, 0.0, 1.0), deg), posture.root_turn))

    low, high = -_MOST_DEG, _MOST_DEG
    for _ in range(10):
        middle = (low + high) / 2
        front, behind, _apart = _supports(turned(middle))
        low, high = (middle, high) if front < behind else (low, middle)
    return turned((low + high) / 2)
