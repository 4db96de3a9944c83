"""The silhouette's edge beside the trunk, as a segmentation mask of the drawn body would show it.

The trunk's outline comes from its rings; arms, legs and head are swept discs. Walking out from the line between
shoulders and hips, the edge is where the last part that joins on ends (`Frame.edge_a`, `edge_b`).
"""

from collections.abc import Sequence
from itertools import pairwise
from math import ceil, floor, hypot, sqrt

from limber.body.chain import SEGMENT_INDEX
from limber.body.frame import EDGE_POINTS, Edge
from limber.body.geometry import Vector
from limber.body.shape import PART
from limber.lab.camera import Camera, seen
from limber.lab.placed_body import Body

_TRUNK = tuple(
    (SEGMENT_INDEX[r.segment], r.centre_m, r.across_m, r.through_m) for r in PART["trunk"].rings
)  # fmt: skip
# A limb's rings as discs: segment, centre, radius; every second ring is enough, the gaps are filled in the picture.
_LIMBS = tuple(
    tuple(
        (SEGMENT_INDEX[r.segment], r.centre_m, sqrt(hypot(*r.across_m) * hypot(*r.through_m)))
        for r in PART[name].rings[::2]
    )
    for name in ("head", "arm_r", "arm_l", "hand_r", "hand_l", "leg_r", "leg_l", "foot_r", "foot_l")
)
_BETWEEN = (0.0, 0.33, 0.67)
_LAST = EDGE_POINTS - 1
_AWAY = 0.9
"""A limb both of whose ends are so many line lengths away does not come near."""
Point = tuple[float, float]


def edges(
    body: Body, size: float, girth: float, camera: Camera, shoulders: Point, hips: Point
) -> tuple[Edge | None, Edge | None]:
    """Edge a and edge b for the line from mid-shoulder to mid-hip (pixels); None where the line has no length."""
    dx, dy = hips[0] - shoulders[0], hips[1] - shoulders[1]
    long = hypot(dx, dy)
    if long < 2.0:
        return None, None
    ux, uy = dx / long, dy / long
    line = _Line(shoulders, (ux, uy), (uy, -ux), 1.0 / long)
    spans: list[list[Point]] = [[] for _ in range(EDGE_POINTS)]
    _add_trunk(spans, body, size, girth, camera, line)
    _add_limbs(spans, body, size * girth, camera, line)
    a: list[float | None] = []
    b: list[float | None] = []
    for found in spans:
        inside = any(low <= 0.0 <= high for low, high in found)
        a.append(_exit(found) if inside else None)
        b.append(_exit([(-high, -low) for low, high in found]) if inside else None)
    return _edge(a), _edge(b)


class _Line:
    """The line from shoulder to hip: turns pixels into (part of the way, distance towards side a), line lengths."""

    __slots__ = ("by", "normal", "start", "u")

    def __init__(self, start: Point, u: Point, normal: Point, by: float) -> None:
        self.start, self.u, self.normal, self.by = start, u, normal, by

    def along_out(self, x: float, y: float) -> Point:
        x, y = (x - self.start[0]) * self.by, (y - self.start[1]) * self.by
        return x * self.u[0] + y * self.u[1], x * self.normal[0] + y * self.normal[1]


def _add_trunk(spans: list[list[Point]], body: Body, size: float, girth: float, camera: Camera, line: _Line) -> None:
    """The trunk's span at every point of the line: between its outline towards side b and towards side a."""
    centres = seen(camera, [body.point(segment, centre, size) for segment, centre, _, _ in _TRUNK])
    front: list[Point] = []
    behind: list[Point] = []
    (ux, uy), (nx, ny) = line.u, line.normal
    for (segment, _, across, through), at in zip(_TRUNK, centres, strict=True):
        scale = camera.focal_px / max(at.z_m, 0.2) * line.by * size * girth
        wide, deep = _direction(body, segment, across, camera), _direction(body, segment, through, camera)
        wn, dn = (wide[0] * nx + wide[1] * ny) * scale, (deep[0] * nx + deep[1] * ny) * scale
        wu, du = (wide[0] * ux + wide[1] * uy) * scale, (deep[0] * ux + deep[1] * uy) * scale
        reach = hypot(wn, dn) or 1e-9
        aside = (wn * wu + dn * du) / reach
        along, out = line.along_out(at.x_px, at.y_px)
        front.append((along + aside, out + reach))
        behind.append((along - aside, out - reach))
    high, low = _furthest(front, 1.0), _furthest(behind, -1.0)
    for n in range(EDGE_POINTS):
        top, bottom = high[n], low[n]
        if top is not None and bottom is not None:
            spans[n].append((bottom, top))


def _furthest(side: Sequence[Point], sign: float) -> list[float | None]:
    """How far an outline stands out at every point of the line; the furthest where it passes more than once."""
    found: list[float | None] = [None] * EDGE_POINTS
    for (a, o), (b, p) in pairwise(side):
        if a > b:
            a, o, b, p = b, p, a, o
        if b < 0.0 or a > 1.0 or a == b:
            continue
        for n in range(max(0, ceil(a * _LAST)), min(_LAST, floor(b * _LAST)) + 1):
            out = o + (p - o) * (n / _LAST - a) / (b - a)
            known = found[n]
            if known is None or sign * out > sign * known:
                found[n] = out
    return found


def _direction(body: Body, segment: int, v: Vector, camera: Camera) -> Point:
    """A vector in a segment's axes, in the picture (metres right and down)."""
    x, y, z = v
    (ax, ay, az), (bx, by, bz), (cx, cy, cz) = body.axes[segment]
    x, y, z = ax * x + bx * y + cx * z, ay * x + by * y + cy * z, az * x + bz * y + cz * z
    (rx, ry, rz), (dx, dy, dz) = camera.right, camera.down
    return rx * x + ry * y + rz * z, dx * x + dy * y + dz * z


def _add_limbs(spans: list[list[Point]], body: Body, size: float, camera: Camera, line: _Line) -> None:
    """The spans of discs that cover the limbs near the line."""
    for limb in _LIMBS:
        ends = [line.along_out(*seen(camera, [body.point(n, at, size)])[0][:2]) for n, at, _ in (limb[0], limb[-1])]
        (a, o), (b, p) = ends
        if (a < -_AWAY and b < -_AWAY) or (a > 1 + _AWAY and b > 1 + _AWAY) or min(abs(o), abs(p)) > 1 + _AWAY:
            continue
        chain = []
        for (_, _, radius), at in zip(limb, seen(camera, [body.point(n, at, size) for n, at, _ in limb]), strict=True):
            along, out = line.along_out(at.x_px, at.y_px)
            chain.append((along, out, radius * size * camera.focal_px / max(at.z_m, 0.2) * line.by))
        for (a, o, r), (b, p, q) in pairwise(chain):
            for part in _BETWEEN:
                along, out, radius = a + (b - a) * part, o + (p - o) * part, r + (q - r) * part
                for n in range(max(0, ceil((along - radius) * _LAST)), min(_LAST, floor((along + radius) * _LAST)) + 1):
                    half = sqrt(max(0.0, radius * radius - (along - n / _LAST) ** 2))
                    spans[n].append((out - half, out + half))


def _exit(spans: list[tuple[float, float]]) -> float | None:
    """Walking out from 0: where what joins on ends; None beyond one length."""
    edge = 0.0
    for low, high in sorted(spans):
        if low <= edge < high:
            edge = high
    return edge if 0.0 < edge <= 1.0 else None


def _edge(found: list[float | None]) -> Edge | None:
    return None if all(x is None for x in found) else tuple(found)
