"""Triangles to pixels with numpy: which triangle is nearest at every pixel, and where in it the pixel lies."""

from typing import NamedTuple

import numpy as np

from limber.lab.render_arrays import Floats, Ints

_SHIFT = 26
_NEAR_BITS = 2**34


class Hits(NamedTuple):
    """Pixels that show a triangle: the pixel's number (row by row), the triangle, the weights of its three corners,
    and how near it is (1 / distance, or whatever was given as nearness)."""

    pixel: Ints
    triangle: Ints
    weights: Floats
    near: Floats


def raster(xy: Floats, near: Floats, triangles: Ints, width: int, height: int) -> Hits:
    """Fill triangles that wind against the clock on the picture (y down); larger `near` covers smaller.

    `near` is interpolated linearly over the picture, as 1 / distance is.
    """
    a, b, c = triangles[:, 0], triangles[:, 1], triangles[:, 2]
    ax, ay, bx, by, cx, cy = xy[a, 0], xy[a, 1], xy[b, 0], xy[b, 1], xy[c, 0], xy[c, 1]
    area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)  # negative: winds against the clock, faces us
    x0 = np.maximum(np.ceil(np.minimum(np.minimum(ax, bx), cx) - 0.5), 0.0)
    x1 = np.minimum(np.floor(np.maximum(np.maximum(ax, bx), cx) - 0.5), width - 1.0)
    y0 = np.maximum(np.ceil(np.minimum(np.minimum(ay, by), cy) - 0.5), 0.0)
    y1 = np.minimum(np.floor(np.maximum(np.maximum(ay, by), cy) - 0.5), height - 1.0)
    nearest = np.minimum(np.minimum(near[a], near[b]), near[c])
    kept = np.flatnonzero((area < -1e-4) & (x1 >= x0) & (y1 >= y0) & (nearest > 0))
    if not len(kept):
        nothing = np.zeros(0, np.int64)
        return Hits(nothing, nothing, np.zeros((0, 3), np.float32), np.zeros(0, np.float32))
    by_area = 1.0 / area[kept]
    wide = (x1 - x0 + 1)[kept].astype(np.int64)
    count = wide * (y1 - y0 + 1)[kept].astype(np.int64)
    owner = np.repeat(np.arange(len(kept)), count)
    within = np.arange(len(owner)) - np.repeat(np.cumsum(count) - count, count)
    down = within // wide[owner]
    px, py = x0[kept][owner] + (within - down * wide[owner]), y0[kept][owner] + down
    # Weights of corners b and c are affine in the pixel.
    bx_, by_ = ((cy - ay)[kept] * by_area), (-(cx - ax)[kept] * by_area)
    cx_, cy_ = (-(by - ay)[kept] * by_area), ((bx - ax)[kept] * by_area)
    sx, sy = px + 0.5 - ax[kept][owner], py + 0.5 - ay[kept][owner]
    wb = bx_[owner] * sx + by_[owner] * sy
    wc = cx_[owner] * sx + cy_[owner] * sy
    inside = np.flatnonzero((wb >= -1e-5) & (wc >= -1e-5) & (wb + wc <= 1.00001))
    owner, wb, wc = kept[owner[inside]], wb[inside], wc[inside]
    wa = 1.0 - wb - wc
    depth = wa * near[a[owner]] + wb * near[b[owner]] + wc * near[c[owner]]
    pixel = (py[inside] * width + px[inside]).astype(np.int64)
    low, high = float(depth.min(initial=0.0)), float(depth.max(initial=1.0))
    order = ((high - depth) / max(high - low, 1e-9) * (_NEAR_BITS - 1)).astype(np.int64)
    best = np.full(width * height, np.iinfo(np.int64).max, np.int64)
    np.minimum.at(best, pixel, (order << _SHIFT) | np.arange(len(pixel)))
    shown = np.flatnonzero(best != np.iinfo(np.int64).max)
    first = best[shown] & ((1 << _SHIFT) - 1)
    weights = np.stack((wa[first], wb[first], wc[first]), axis=1).astype(np.float32)
    return Hits(shown, owner[first], weights, depth[first].astype(np.float32))
