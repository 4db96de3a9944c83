"""The silhouette's edges: how far the body reaches to both sides of the line from mid-shoulder to mid-hip.

The same definition as in the browser (`frontend/islands/camera/silhouette.ts`), element of the picture by element.
"""

from math import floor, hypot
from typing import Any

from limber.body.frame import EDGE_POINTS, Edge
from limber.vision.extra import numpy

INSIDE = 0.5
SHORTEST_PX = 8.0
"""Below this length (in elements of the picture) shoulders and hips are one spot."""

Point = tuple[float, float]


def edges(mask: Any, shoulder: Point, hip: Point) -> tuple[Edge | None, Edge | None]:
    """Where the mask ends on side a, the normal (u_y, -u_x), and on side b, its opposite; lengths of the line.

    Parameters
    ----------
    mask
        Height x width: how sure the model is that the person is there, 0..1.
    shoulder, hip
        The line's ends (x, y) in elements of the picture.

    Returns
    -------
    edge_a, edge_b
        17 distances each; None where the point on the line is itself off the mask, or no edge is met within one length
        or within the picture. Between the last element inside and the first outside, the edge lies where the mask
        passes 0.5. The whole is None where nothing was found.
    """
    dx, dy = hip[0] - shoulder[0], hip[1] - shoulder[1]
    length = hypot(dx, dy)
    if not length >= SHORTEST_PX:
        return None, None
    ux, uy = dx / length, dy / length
    return (
        _side(mask, shoulder, (dx, dy), (uy, -ux), length),
        _side(mask, shoulder, (dx, dy), (-uy, ux), length),
    )


def _side(mask: Any, start: Point, line: Point, way: Point, length: float) -> Edge | None:
    np = numpy()
    part = np.arange(EDGE_POINTS)[:, None] / (EDGE_POINTS - 1)
    walked = np.arange(floor(length) + 1)[None, :]
    column = np.floor(start[0] + part * line[0] + walked * way[0]).astype(int)
    row = np.floor(start[1] + part * line[1] + walked * way[1]).astype(int)
    height, width = mask.shape[:2]
    inside = (column >= 0) & (row >= 0) & (column < width) & (row < height)
    # Beyond the picture nothing is known; NaN is neither inside nor outside.
    values = np.where(inside, mask[np.clip(row, 0, height - 1), np.clip(column, 0, width - 1)], np.nan)
    found = tuple(_exit(values[n], length) for n in range(EDGE_POINTS))
    return None if all(one is None for one in found) else found


def _exit(values: Any, length: float) -> float | None:
    if not values[0] >= INSIDE:
        return None
    ends = numpy().flatnonzero(~(values >= INSIDE))  # NaN ends the walk as well
    if not len(ends):
        return None
    first = int(ends[0])
    before, now = float(values[first - 1]), float(values[first])
    if now != now:
        return None
    return (first - 1 + (before - INSIDE) / (before - now)) / length
