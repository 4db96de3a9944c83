"""The back's curve from the silhouette: what no landmark shows.

Pose models have no joint between shoulder and hip. The mask's edge on the back's side shows what lies between: the
mean distance of its middle part (points 4 to 12 of 17) from the trunk's line, minus the straight line between its
ends, in torso lengths. Positive is rounded, negative hollow. To be compared with the person's own neutral; it is no
angle of a spine.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import hypot
from operator import itemgetter

from limber.body.frame import EDGE_POINTS, LANDMARK, Edge, Frame

_FIRST, _LAST = 4, 12
_LEAST_SEEN = 6
"""Of the nine points in the middle, so many must be in sight."""
_ENDS = 2
"""An end that is blank may be taken from so many points further in."""
_ARM_HALF = 0.08
"""Half the thickness of an arm, in torso lengths (a plausible mean)."""
_CLEAR = 0.3
"""How clearly the limbs must say which side the back is on (at most about 3.5)."""
_ARM_SEEN = 0.2

Point = tuple[float, float]

_SIDES = ("right", "left")
_ARM, _LEG = ("shoulder", "elbow", "wrist", "index"), ("hip", "knee", "ankle", "heel", "foot_index")
_NEEDED = ("nose", *(f"{s}_{n}" for s in _SIDES for n in ("ear", *_ARM, *_LEG)))
_AT = {name: n for n, name in enumerate(_NEEDED)}
_needed = itemgetter(*(LANDMARK[name] for name in _NEEDED))
_ARMS = tuple((LANDMARK[f"{s}_elbow"], itemgetter(*(_AT[f"{s}_{n}"] for n in _ARM))) for s in _SIDES)
_LEGS = tuple(itemgetter(*(_AT[f"{s}_{n}"] for n in _LEG)) for s in _SIDES)
_NOSE, _EARS = _AT["nose"], (_AT["right_ear"], _AT["left_ear"])
_SHOULDERS = (_AT["right_shoulder"], _AT["left_shoulder"])
_HIPS = (_AT["right_hip"], _AT["left_hip"])


def back_curve(frame: Frame, nearer_right: float) -> float | None:
    """The back's curve of a body in side view, torso lengths; None where the back's edge is not in sight.

    Parameters
    ----------
    frame : Frame
        With landmarks. Without a silhouette there is no curve.
    nearer_right : float
        How much the trunk's right side is turned towards the camera, -1 to 1.
    """
    image = frame.image
    if image is None or frame.edge_a is None or frame.edge_b is None:
        return None
    wide, high = frame.width_px, frame.height_px
    px = [(x * wide, y * high) for x, y, _, _ in _needed(image)]
    shoulders, hips = _middle(px, _SHOULDERS), _middle(px, _HIPS)
    dx, dy = hips[0] - shoulders[0], hips[1] - shoulders[1]
    long = hypot(dx, dy)
    if long < 1.0:
        return None
    u = (dx / long, dy / long)
    front_on_a = nearer_right + _limbs_say(px, u)
    if abs(front_on_a) < _CLEAR:
        return None
    edge, sign = (frame.edge_b, -1.0) if front_on_a > 0 else (frame.edge_a, 1.0)
    nearest = min([far for far in edge if far is not None], default=None)
    if nearest is None:
        return None
    arms = [
        point
        for elbow, arm in _ARMS
        if image[elbow][3] > _ARM_SEEN
        for point in _arm(arm(px), shoulders, u, sign, long, nearest)
    ]
    return bulge(_in_sight(edge, arms))


def _middle(px: Sequence[Point], pair: tuple[int, int]) -> Point:
    (ax, ay), (bx, by) = px[pair[0]], px[pair[1]]
    return ((ax + bx) / 2, (ay + by) / 2)


def _turn(ax: float, ay: float, bx: float, by: float) -> float:
    """Sine of the angle from a to b in the picture; 0 when one of them has no length."""
    size = hypot(ax, ay) * hypot(bx, by)
    return (ax * by - ay * bx) / size if size > 0.0 else 0.0


def _limbs_say(px: Sequence[Point], u: Point) -> float:
    """Whether the body's front is on side a of the line from shoulder to hip (positive) or on side b.

    Knees bend the shank backwards, hips bend the thigh forwards, toes and nose point forwards: whichever way the
    body lies, and whatever the model thinks of left and right.
    """
    said = 0.0
    for leg in _LEGS:
        (hx, hy), (kx, ky), (ax, ay), (bx, by), (fx, fy) = leg(px)
        tx, ty, sx, sy = kx - hx, ky - hy, ax - kx, ay - ky
        said += 0.35 * (_turn(tx, ty, sx, sy) - _turn(u[0], u[1], tx, ty))
        said -= 0.35 * _turn(sx, sy, fx - bx, fy - by)
    ears = _middle(px, _EARS)
    return said - 0.5 * _turn(u[0], u[1], px[_NOSE][0] - ears[0], px[_NOSE][1] - ears[1])


def _arm(
    joints: tuple[Point, ...], shoulders: Point, u: Point, sign: float, long: float, nearest: float
) -> Iterator[Point]:
    """Points along an arm that may hide the back's edge, which is `nearest` away where it is nearest: as (part of the
    way from shoulder to hip, distance to the back's side), torso lengths."""
    (sx, sy), (ux, uy) = shoulders, u
    outs = [sign * ((x - sx) * uy - (y - sy) * ux) / long for x, y in joints]
    least = max(-0.1, nearest - 1.5 * _ARM_HALF) - 1e-6
    for n, ((ax, ay), (bx, by)) in enumerate(pairwise(joints)):
        if outs[n] < least and outs[n + 1] < least:  # all of it lies in front of the edge
            continue
        for part in (0.25, 0.5, 0.75, 1.0):
            x, y = (ax + (bx - ax) * part - sx) / long, (ay + (by - ay) * part - sy) / long
            along, out = x * ux + y * uy, sign * (x * uy - y * ux)
            if -0.1 < along < 1.1 and out > -0.1 and out + 1.5 * _ARM_HALF >= nearest:
                yield along, out


def _in_sight(edge: Edge, arms: list[Point]) -> list[float | None]:
    """The edge without the places where an arm makes it."""
    if not arms:
        return list(edge)
    kept: list[float | None] = []
    for n, far in enumerate(edge):
        at = n / (EDGE_POINTS - 1)
        hidden = far is not None and any(
            abs(along - at) < _ARM_HALF and out - _ARM_HALF <= far <= out + 1.5 * _ARM_HALF for along, out in arms
        )
        kept.append(None if hidden else far)
    return kept


def bulge(edge: Sequence[float | None]) -> float | None:
    """How far an edge's middle part lies beyond the straight line between its ends; None where too little is seen."""
    first = next((n for n in range(_ENDS + 1) if edge[n] is not None), None)
    last = next((n for n in range(EDGE_POINTS - 1, EDGE_POINTS - 2 - _ENDS, -1) if edge[n] is not None), None)
    if first is None or last is None:
        return None
    low, high = edge[first] or 0.0, edge[last] or 0.0
    slope = (high - low) / (last - first)
    found = [far - low - slope * (n - first) for n in range(_FIRST, _LAST + 1) if (far := edge[n]) is not None]
    return sum(found) / len(found) if len(found) >= _LEAST_SEEN else None
