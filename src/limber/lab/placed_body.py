"""A posture as one person's body: joints and axes in the world, quickly, because it is done for every frame.

The same kinematics as `body.figure`, written flat, with the person's own lengths.
"""

from math import cos, sin, sqrt
from typing import NamedTuple

from limber.body.chain import PLAN, Columns, columns
from limber.body.geometry import Turn, Vector, about, then
from limber.body.skeleton import SEGMENTS
from limber.body.solve import Posture

DRAWN: tuple[float, ...] = (1.0,) * len(SEGMENTS)
"""The drawn figure's lengths, as factors."""


class Body(NamedTuple):
    """Where every segment begins (metres) and its three axes, in the order of `SEGMENTS`."""

    origins: list[Vector]
    axes: list[Columns]

    def point(self, segment: int, at: Vector, size: float) -> Vector:
        """A point given in a segment's axes, for a body `size` times as large as the drawn one."""
        x, y, z = at
        x, y, z = x * size, y * size, z * size
        ox, oy, oz = self.origins[segment]
        (ax, ay, az), (bx, by, bz), (cx, cy, cz) = self.axes[segment]
        return (ox + ax * x + bx * y + cx * z, oy + ay * x + by * y + cy * z, oz + az * x + bz * y + cz * z)


def placed_body(posture: Posture, lengths: tuple[float, ...]) -> Body:
    """Place a posture with these lengths (a factor for each segment, `people.lengths`)."""
    origins: list[Vector] = []
    axes: list[Columns] = []
    angles = posture.angles_rad
    for (parent, (x, y, z), turns), factor in zip(PLAN, lengths, strict=True):
        if parent < 0:
            at = posture.root_m
            a, b, c = columns(posture.root_turn)
        else:
            a, b, c = axes[parent]
            x, y, z = x * factor, y * factor, z * factor
            (ax, ay, az), (bx, by, bz), (cx, cy, cz), (ox, oy, oz) = a, b, c, origins[parent]
            at = (ox + ax * x + bx * y + cx * z, oy + ay * x + by * y + cy * z, oz + az * x + bz * y + cz * z)
        for joint, axis, share in turns:
            angle = angles[joint] * share
            if -1e-9 < angle < 1e-9:
                continue
            co, si = cos(angle), sin(angle)
            if axis == 0:
                b, c = _pair(b, c, co, si)
            elif axis == 1:
                c, a = _pair(c, a, co, si)
            else:
                a, b = _pair(a, b, co, si)
        origins.append(at)
        axes.append((a, b, c))
    return Body(origins, axes)


def _pair(b: Vector, c: Vector, co: float, si: float) -> tuple[Vector, Vector]:
    bx, by, bz = b
    cx, cy, cz = c
    return (
        (co * bx + si * cx, co * by + si * cy, co * bz + si * cz),
        (co * cx - si * bx, co * cy - si * by, co * cz - si * bz),
    )


def mixed(a: Posture, b: Posture, part: float) -> Posture:
    """The posture at a part of the way from one to another; a little beyond is possible too."""
    keep = 1.0 - part
    (w, x, y, z), (e, f, g, h) = a.root_turn, b.root_turn
    take = part if w * e + x * f + y * g + z * h >= 0 else -part
    w, x, y, z = w * keep + e * take, x * keep + f * take, y * keep + g * take, z * keep + h * take
    n = 1.0 / sqrt(w * w + x * x + y * y + z * z)
    (px, py, pz), (qx, qy, qz) = a.root_m, b.root_m
    return Posture(
        root_m=(px * keep + qx * part, py * keep + qy * part, pz * keep + qz * part),
        root_turn=(w * n, x * n, y * n, z * n),
        angles_rad=tuple([p * keep + q * part for p, q in zip(a.angles_rad, b.angles_rad, strict=True)]),
    )


def headed(posture: Posture, heading_deg: float, to_m: Vector = (0.0, 0.0, 0.0)) -> Posture:
    """The posture turned about the vertical (left positive) round the origin, then moved."""
    turn: Turn = about((0.0, 1.0, 0.0), heading_deg)
    x, y, z = posture.root_m
    co, si = 1 - 2 * turn[2] ** 2, 2 * turn[0] * turn[2]
    return Posture(
        root_m=(co * x + si * z + to_m[0], y + to_m[1], co * z - si * x + to_m[2]),
        root_turn=then(turn, posture.root_turn),
        angles_rad=posture.angles_rad,
    )


def sized(posture: Posture, size: float) -> Posture:
    """The posture where a body `size` times as large has it: as far from the origin, in its own measure."""
    x, y, z = posture.root_m
    return Posture(root_m=(x * size, y * size, z * size), root_turn=posture.root_turn, angles_rad=posture.angles_rad)
