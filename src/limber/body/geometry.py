"""Vectors and turns (unit quaternions) in plain Python: small, exact enough, the same in every place.

A turn is ``(w, x, y, z)``; `turn` of a vector rotates it from a segment's own axes into its parent's
or the world's axes. Angles are degrees, right-hand rule.
"""

from math import cos, hypot, radians, sin, sqrt

Vector = tuple[float, float, float]
Turn = tuple[float, float, float, float]

NO_TURN: Turn = (1.0, 0.0, 0.0, 0.0)


def add(a: Vector, b: Vector) -> Vector:
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def subtract(a: Vector, b: Vector) -> Vector:
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def scale(a: Vector, by: float) -> Vector:
    return (a[0] * by, a[1] * by, a[2] * by)


def dot(a: Vector, b: Vector) -> float:
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vector, b: Vector) -> Vector:
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def length(a: Vector) -> float:
    return hypot(*a)


def unit(a: Vector) -> Vector:
    return scale(a, 1.0 / length(a))


def about(axis: Vector, angle_deg: float) -> Turn:
    """The turn by an angle about a unit axis."""
    half = radians(angle_deg) / 2
    s = sin(half)
    return (cos(half), axis[0] * s, axis[1] * s, axis[2] * s)


def then(first: Turn, second: Turn) -> Turn:
    """`second` expressed in the axes that `first` has turned: the product first x second."""
    a, b, c, d = first
    e, f, g, h = second
    return (
        a * e - b * f - c * g - d * h,
        a * f + b * e + c * h - d * g,
        a * g - b * h + c * e + d * f,
        a * h + b * g - c * f + d * e,
    )


def inverse(turn: Turn) -> Turn:
    return (turn[0], -turn[1], -turn[2], -turn[3])


def turned(turn: Turn, v: Vector) -> Vector:
    """A vector rotated by a turn."""
    w, x, y, z = turn
    tx, ty, tz = 2 * (y * v[2] - z * v[1]), 2 * (z * v[0] - x * v[2]), 2 * (x * v[1] - y * v[0])
    return (
        v[0] + w * tx + y * tz - z * ty,
        v[1] + w * ty + z * tx - x * tz,
        v[2] + w * tz + x * ty - y * tx,
    )


def normal(turn: Turn) -> Turn:
    n = sqrt(sum(q * q for q in turn))
    return (turn[0] / n, turn[1] / n, turn[2] / n, turn[3] / n)
