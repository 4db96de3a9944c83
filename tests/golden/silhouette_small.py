"""The silhouette's distances written down in Python: the definition that the page's own code is held to.

At 17 equally spaced points of the line from mid-shoulder to mid-hip, the distance to the edge of the mask along the
normal (u_y, -u_x) and along its opposite, divided by the length of the line. The edge is the first exit from the mask
(0.5), walking outward in steps of one picture element; between the last inside and the first outside it lies
where the mask passes 0.5. Unknown where the point is off the mask, or no edge is met within one length.
"""

from collections.abc import Sequence
from math import exp, floor, hypot
from typing import NamedTuple

POINTS = 17
INSIDE = 0.5


class Mask(NamedTuple):
    """How sure the model is that the person is there, 0 to 255, line by line."""

    width: int
    height: int
    values: Sequence[int]

    def at(self, x: float, y: float) -> float | None:
        """The value of one picture element, 0 to 1; None beyond the picture."""
        column, line = floor(x), floor(y)
        if not (0 <= column < self.width and 0 <= line < self.height):
            return None
        return self.values[line * self.width + column] / 255


Point = tuple[float, float]


def edges(mask: Mask, shoulder: Point, hip: Point) -> tuple[list[float | None], list[float | None]]:
    """Side a and side b."""
    dx, dy = hip[0] - shoulder[0], hip[1] - shoulder[1]
    length = hypot(dx, dy)
    if length < 8:
        return [None] * POINTS, [None] * POINTS
    ux, uy = dx / length, dy / length
    places = [(shoulder[0] + n / (POINTS - 1) * dx, shoulder[1] + n / (POINTS - 1) * dy) for n in range(POINTS)]
    return [_exit(mask, p, (uy, -ux), length) for p in places], [_exit(mask, p, (-uy, ux), length) for p in places]


def _exit(mask: Mask, start: Point, way: Point, length: float) -> float | None:
    before = mask.at(*start)
    if before is None or before < INSIDE:
        return None
    for walked in range(1, floor(length) + 1):
        now = mask.at(start[0] + walked * way[0], start[1] + walked * way[1])
        if now is None:
            return None
        if now < INSIDE:
            return (walked - 1 + (before - INSIDE) / (before - now)) / length
        before = now
    return None


def blob(width: int, height: int, *parts: tuple[float, float, float, float], soft_px: float = 1.0) -> Mask:
    """A mask made of ellipses (middle x and y, half axes), with a soft rim."""

    def value(x: int, y: int) -> int:
        inside = max((1 - hypot((x + 0.5 - cx) / rx, (y + 0.5 - cy) / ry)) * min(rx, ry) for cx, cy, rx, ry in parts)
        return round(255 / (1 + exp(-max(-40.0, min(40.0, inside / soft_px)))))

    return Mask(width, height, [value(x, y) for y in range(height) for x in range(width)])
