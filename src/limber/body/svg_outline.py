"""From rings in the world to smooth outlines on a picture plane.

The outline of a chain is what a brush of changing width leaves: at each ring the farthest points to the
left and to the right of the chain's direction, joined by smooth curves, and a rounded tip. A chain that
points at the viewer has no such direction; there the rings themselves are drawn, one over the other.
"""

from collections.abc import Sequence
from itertools import pairwise
from math import cos, hypot, radians, sin
from typing import Literal

from limber.body.geometry import Vector, dot, length, scale, subtract
from limber.body.shape import PlacedRing
from limber.body.svg_path import Point
from limber.plain import value

View = Literal["side", "front", "three-quarter"]
UNITS_PER_M = 1000.0

_AZIMUTH_DEG = {"side": 0.0, "three-quarter": 48.0, "front": 90.0}


@value
class Camera:
    """An orthographic view: unit vectors to the picture's right, its top, and the viewer; picture units are mm."""

    right: Vector
    up: Vector
    toward: Vector

    def flat(self, at_m: Vector) -> Point:
        """Picture units, second coordinate downwards."""
        return (dot(at_m, self.right) * UNITS_PER_M, -dot(at_m, self.up) * UNITS_PER_M)


def camera(view: View, pitch_deg: float = 0.0) -> Camera:
    """The view from the person's right (side), from before them (front), or between; looking down by `pitch_deg`."""
    a, e = radians(_AZIMUTH_DEG[view]), radians(pitch_deg)
    level = (sin(a), 0.0, cos(a))
    return Camera(
        right=(cos(a), 0.0, -sin(a)),
        up=(-level[0] * sin(e), cos(e), -level[2] * sin(e)),
        toward=(level[0] * cos(e), sin(e), level[2] * cos(e)),
    )


def support(ring: PlacedRing, seen: Camera, toward: Point) -> Point:
    """From the ring's centre to its farthest point in a direction of the picture."""
    a, b = seen.flat(ring.across_m), seen.flat(ring.through_m)
    along_a, along_b = a[0] * toward[0] + a[1] * toward[1], b[0] * toward[0] + b[1] * toward[1]
    dual = ring.square / (ring.square - 1.0)
    size = (abs(along_a) ** dual + abs(along_b) ** dual) ** (1.0 / dual)
    if size < 1e-6:
        return (0.0, 0.0)
    part_a = (abs(along_a) / size) ** (dual - 1.0) * (1 if along_a >= 0 else -1)
    part_b = (abs(along_b) / size) ** (dual - 1.0) * (1 if along_b >= 0 else -1)
    return (a[0] * part_a + b[0] * part_b, a[1] * part_a + b[1] * part_b)


@value
class Outline:
    """A chain's outline on the picture from root to tip. `near`: the middle of each ring's half facing the viewer."""

    left: tuple[Point, ...]
    right: tuple[Point, ...]
    near: tuple[Point, ...]
    root: Point
    tip: Point


def outline(rings: Sequence[PlacedRing], seen: Camera) -> Outline:
    """The outline of a chain of rings."""
    centres = [seen.flat(r.centre_m) for r in rings]
    ways = _ways(centres)
    left, right = [], []
    for ring, centre, way in zip(rings, centres, ways, strict=True):
        out = support(ring, seen, (way[1], -way[0]))
        left.append((centre[0] + out[0], centre[1] + out[1]))
        right.append((centre[0] - out[0], centre[1] - out[1]))
    end, start = support(rings[-1], seen, ways[-1]), support(rings[0], seen, (-ways[0][0], -ways[0][1]))
    return Outline(
        left=tuple(_unfolded(left, ways)),
        right=tuple(_unfolded(right, ways)),
        near=tuple(_nearest(r, c, seen) for r, c in zip(rings, centres, strict=True)),
        root=(centres[0][0] + start[0] * 0.7, centres[0][1] + start[1] * 0.7),
        tip=(centres[-1][0] + end[0], centres[-1][1] + end[1]),
    )


def stretch_0_1(rings: Sequence[PlacedRing], seen: Camera) -> float:
    """How much of a chain's length the picture shows: 1 seen from the side, 0 when it points at the viewer."""
    whole = shown = 0.0
    for a, b in pairwise(rings):
        step = subtract(b.centre_m, a.centre_m)
        whole += length(step)
        shown += hypot(*seen.flat(step)) / UNITS_PER_M
    return shown / whole if whole else 0.0


def _ways(centres: Sequence[Point]) -> list[Point]:
    """The chain's direction at each ring: near neighbours count most, far ones steady a foreshortened chain."""
    last = len(centres) - 1
    found = []
    for n in range(len(centres)):
        x = y = 0.0
        for reach, weight in ((1, 1.0), (2, 0.3), (4, 0.06), (last, 0.004)):
            before, after = centres[max(0, n - reach)], centres[min(last, n + reach)]
            x += weight * (after[0] - before[0])
            y += weight * (after[1] - before[1])
        size = hypot(x, y)
        found.append((x / size, y / size) if size > 1e-6 else (0.0, -1.0))
    return found


def _unfolded(points: list[Point], ways: Sequence[Point]) -> list[Point]:
    """Lay back what folds over itself on the inner side of a bend: one crease instead of a loop."""
    for _ in range(4):
        for n in range(len(points) - 1):
            (ax, ay), (bx, by) = points[n], points[n + 1]
            way_x, way_y = ways[n][0] + ways[n + 1][0], ways[n][1] + ways[n + 1][1]
            if (bx - ax) * way_x + (by - ay) * way_y < 0:
                points[n] = points[n + 1] = ((ax + bx) / 2, (ay + by) / 2)
    return points


def _nearest(ring: PlacedRing, centre: Point, seen: Camera) -> Point:
    a, b = dot(ring.across_m, seen.toward), dot(ring.through_m, seen.toward)
    size = hypot(a, b)
    if size < 1e-9:
        return centre
    x, y = seen.flat(scale(ring.across_m, a / size))
    u, v = seen.flat(scale(ring.through_m, b / size))
    return (centre[0] + x + u, centre[1] + y + v)


def closed_curves(shape: Outline, first: int, last: int) -> list[list[Point]]:
    """The closed outline of a run of rings as smooth curves that follow each other, with corners between them."""
    curves = open_curves(shape, first, last)
    left, right = shape.left[first], shape.right[first]
    if first == 0:
        curves[-1] = [*curves[-1], shape.root, left]
    else:
        curves.append([right, shape.near[first], left])
    return curves


def open_curves(shape: Outline, first: int, last: int) -> list[list[Point]]:
    """The two sides of a run of rings and its end: the tip of the chain, or the near edge of its last ring."""
    left, right = list(shape.left[first : last + 1]), list(shape.right[first : last + 1])
    if last == len(shape.left) - 1:
        return [[*left, shape.tip, *reversed(right)]]
    return [left, [left[-1], shape.near[last], right[-1]], right[::-1]]


def ring_curves(rings: Sequence[PlacedRing], seen: Camera) -> list[tuple[Point, Point, Point]]:
    """Each ring's centre and half-axes on the picture, wound the same way as an outline."""
    found = []
    for ring in rings:
        a, b = seen.flat(ring.across_m), seen.flat(ring.through_m)
        turned_over = a[0] * b[1] - a[1] * b[0] < 0
        found.append((seen.flat(ring.centre_m), b if turned_over else a, a if turned_over else b))
    return found
