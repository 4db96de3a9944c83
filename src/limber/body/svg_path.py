"""Smooth curves through points as SVG path text, in whole millimetres so that it stays short.

A path keeps the same commands whatever its numbers, so that one can be animated into another.
"""

from collections.abc import Sequence
from math import hypot

Point = tuple[float, float]

_ROUND = 0.5523  # handle length of a quarter circle


def path(curves: Sequence[Sequence[Point]], *, close: bool = True) -> str:
    """Curves that follow each other as one path; where one ends and the next begins lies a corner."""
    x, y = (round(v) for v in curves[0][0])
    text = [f"M{x} {y}"]
    for points in curves:
        handles = _handles(points)
        for n in range(len(points) - 1):
            (ax, ay), (bx, by) = points[n], points[n + 1]
            (hx, hy), (kx, ky) = handles[n], handles[n + 1]
            numbers = [bx - kx, by - ky, bx, by]
            if n == 0:
                numbers = [ax + hx, ay + hy, *numbers]
            rounded = [round(v) - (y if i % 2 else x) for i, v in enumerate(numbers)]
            text.append(("s" if n else "c") + joined(rounded))
            x, y = x + rounded[-2], y + rounded[-1]
    return "".join(text) + ("z" if close else "")


def _handles(points: Sequence[Point]) -> list[Point]:
    """At each point about a third of the way to its nearer neighbour, along the line between its neighbours."""
    last = len(points) - 1
    found: list[Point] = []
    for n, (x, y) in enumerate(points):
        before, after = points[max(0, n - 1)], points[min(last, n + 1)]
        back, on = hypot(x - before[0], y - before[1]), hypot(after[0] - x, after[1] - y)
        reach = min(back, on) if 0 < n < last else max(back, on)
        across = hypot(after[0] - before[0], after[1] - before[1])
        by = reach / 2.75 / across if across > 1e-6 else 0.0
        found.append(((after[0] - before[0]) * by, (after[1] - before[1]) * by))
    return found


def ovals(rings: Sequence[tuple[Point, Point, Point]]) -> str:
    """Ellipses, each from its centre and two half-axes, as one path."""
    text = []
    for (cx, cy), (ax, ay), (bx, by) in rings:
        x, y = round(cx + ax), round(cy + ay)
        text.append(f"M{x} {y}")
        turns = (((ax, ay), (bx, by)), ((bx, by), (-ax, -ay)), ((-ax, -ay), (-bx, -by)), ((-bx, -by), (ax, ay)))
        for n, ((px, py), (qx, qy)) in enumerate(turns):
            numbers = [cx + qx + px * _ROUND, cy + qy + py * _ROUND, cx + qx, cy + qy]
            if n == 0:
                numbers = [cx + px + qx * _ROUND, cy + py + qy * _ROUND, *numbers]
            rounded = [round(v) - (y if i % 2 else x) for i, v in enumerate(numbers)]
            text.append(("s" if n else "c") + joined(rounded))
            x, y = x + rounded[-2], y + rounded[-1]
        text.append("z")
    return "".join(text)


def joined(numbers: Sequence[float]) -> str:
    """Numbers with a blank between them only where no sign parts them.

    >>> joined([3, -4, 5])
    '3-4 5'
    """
    text = ""
    for n in numbers:
        word = f"{n:g}"
        text += word if not text or word.startswith("-") else " " + word
    return text
