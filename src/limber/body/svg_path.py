"""Smooth curves through points as SVG path text, in whole millimetres so that it stays short.

Every curve keeps the same commands whatever its numbers, so that one path can be animated into another.
"""

from collections.abc import Sequence
from math import hypot

Point = tuple[float, float]


def curve(points: Sequence[Point]) -> list[tuple[Point, Point, Point]]:
    """Bezier pieces (two handles, end) through points; handles on both sides of a point mirror each other."""
    handles = _handles(points)
    pieces = []
    for n in range(len(points) - 1):
        (ax, ay), (bx, by) = points[n], points[n + 1]
        (hx, hy), (kx, ky) = handles[n], handles[n + 1]
        pieces.append(((ax + hx, ay + hy), (bx - kx, by - ky), (bx, by)))
    return pieces


def _handles(points: Sequence[Point]) -> list[Point]:
    """From each point, a third of the way to its nearer neighbour, along the line between its neighbours."""
    last = len(points) - 1
    found: list[Point] = []
    for n, (x, y) in enumerate(points):
        before, after = points[max(0, n - 1)], points[min(last, n + 1)]
        back, on = hypot(x - before[0], y - before[1]), hypot(after[0] - x, after[1] - y)
        reach = min(back or on, on or back) if 0 < n < last else max(back, on)
        across = hypot(after[0] - before[0], after[1] - before[1])
        by = reach / 2.75 / across if across > 1e-9 else 0.0
        found.append(((after[0] - before[0]) * by, (after[1] - before[1]) * by))
    return found


def path(curves: Sequence[Sequence[Point]], *, close: bool = True) -> str:
    """Curves that follow each other as one path; where one ends and the next begins lies a corner.

    The points are in picture units (y downwards) and are rounded to whole ones.
    """
    x, y = (round(v) for v in curves[0][0])
    text = [f"M{x} {y}"]
    for points in curves:
        for n, (first, second, end) in enumerate(curve(points)):
            numbers = (*first, *second, *end) if n == 0 else (*second, *end)
            rounded = [round(v) - (x if i % 2 == 0 else y) for i, v in enumerate(numbers)]
            text.append(("c" if n == 0 else "s") + joined(rounded))
            x, y = x + rounded[-2], y + rounded[-1]
    return "".join(text) + ("z" if close else "")


def joined(numbers: Sequence[float]) -> str:
    """Numbers with a blank between them only where a sign does not part them."""
    text = ""
    for n in numbers:
        word = f"{n:g}"
        text += word if not text or word.startswith("-") else " " + word
    return text
