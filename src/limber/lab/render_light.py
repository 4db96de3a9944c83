"""Light of the filmed room: one soft window light with its shadows, the light of the room, and shade near the floor."""

from typing import NamedTuple

import numpy as np

from limber.lab.render_arrays import Floats, Ints
from limber.lab.render_raster import raster

CELL_M = 0.014
_BIAS_M = 0.028
_TAPS = ((-1.2, -0.5), (0.5, -1.2), (1.2, 0.5), (-0.5, 1.2))
_WRAP = 0.18


class Lamp(NamedTuple):
    """The window light: axes (rows: right, down, forward; it shines forward), and the square it lights."""

    axes: Floats
    origin: Floats
    cells: int
    colour: Floats
    sky: Floats
    ground: Floats

    def cast(self, points: Floats) -> tuple[Floats, Floats]:
        """Points of the world in the light's map: cells (across, down), and how near the lamp, from 0 up."""
        own = (points - self.origin) @ self.axes.T
        return own[:, :2] / np.float32(CELL_M), np.float32(20.0) - own[:, 2]


def lamp(toward: Floats, low: Floats, high: Floats, warm: Floats, level: float) -> Lamp:
    """A light from a direction (towards it), for a body that stays between two corners."""
    forward = -toward / np.linalg.norm(toward)
    right = np.cross((0.0, -1.0, 0.0), forward)
    right /= np.linalg.norm(right)
    axes = np.stack((right, np.cross(forward, right), forward)).astype(np.float32)
    corners = np.array(
        [[(low, high)[i][0], (low, high)[j][1], (low, high)[k][2]] for i in (0, 1) for j in (0, 1) for k in (0, 1)]
    )
    own = corners @ axes.T
    start, size = own.min(axis=0) - 0.15, own.max(axis=0) - own.min(axis=0) + 0.30
    return Lamp(
        axes=axes,
        origin=(start @ axes).astype(np.float32),
        cells=int(max(size[0], size[1]) / CELL_M) + 2,
        colour=(warm * 0.95 * level).astype(np.float32),
        sky=(np.array((0.50, 0.53, 0.58)) * level).astype(np.float32),
        ground=(np.array((0.30, 0.27, 0.24)) * level).astype(np.float32),
    )


class Shadow(NamedTuple):
    """What the lamp sees: how near it is hit first in every cell (0 = nothing), and how much of the cell is covered."""

    near: Floats
    soft: Floats


def shadow(at: Lamp, points: Floats, triangles: Ints) -> Shadow:
    """The shadow that a mesh casts."""
    if not len(triangles):
        nothing = np.zeros((at.cells, at.cells), np.float32)
        return Shadow(nothing, nothing)
    xy, near = at.cast(points)
    hits = raster(xy, near.astype(np.float32), triangles, at.cells, at.cells)
    flat = np.zeros(at.cells * at.cells, np.float32)
    flat[hits.pixel] = hits.near
    depth = flat.reshape(at.cells, at.cells)
    cover = (depth > 0).astype(np.float32)
    for _ in range(2):
        cover = _boxed(_boxed(cover, 0), 1)
    return Shadow(depth, cover)


def _boxed(a: Floats, axis: int) -> Floats:
    """The mean over five neighbours along one axis."""
    total: Floats = a.copy()
    for by in (1, 2):
        total += np.roll(a, by, axis) + np.roll(a, -by, axis)
    return total / np.float32(5)


def lit_far(at: Lamp, cast: Shadow, cells: Floats) -> Floats:
    """How much light (0..1) gets past the body to places of the room, in the light's map; the shadow's edge is soft."""
    x, y = cells[:, 0].astype(np.int64), cells[:, 1].astype(np.int64)
    inside = (x >= 0) & (y >= 0) & (x < at.cells) & (y < at.cells)
    found = np.ones(len(cells), np.float32)
    spot = y[inside] * at.cells + x[inside]
    found[inside] = 1.0 - cast.soft.ravel()[spot]
    return found


def lit_near(at: Lamp, cast: Shadow, points: Floats) -> Floats:
    """How much light (0..1) gets to places on the body itself."""
    cells, near = at.cast(points)
    found = np.zeros(len(points), np.float32)
    for dx, dy in _TAPS:
        x = np.clip((cells[:, 0] + dx).astype(np.int64), 0, at.cells - 1)
        y = np.clip((cells[:, 1] + dy).astype(np.int64), 0, at.cells - 1)
        found += cast.near.ravel()[y * at.cells + x] <= near + _BIAS_M
    return found / np.float32(len(_TAPS))


def shaded(at: Lamp, colour: Floats, normal: Floats, lit: Floats, open_sky: Floats) -> Floats:
    """Light that a matt surface sends back. `lit`: of the lamp; `open_sky`: of the room, 0..1."""
    facing = np.clip((normal @ -at.axes[2] + _WRAP) / (1 + _WRAP), 0.0, 1.0) * lit
    up = (normal[:, 1] * 0.5 + 0.5)[:, None]
    room = (at.sky * up + at.ground * (1 - up)) * open_sky[:, None]
    found: Floats = colour * (room + facing[:, None] * at.colour)
    return found


def contact(points: Floats, low: Floats, shape: tuple[int, int], cell_m: float) -> Floats:
    """How much the body closes off the sky above a grid of floor cells, 0..1: most where it touches."""
    x = ((points[:, 0] - low[0]) / cell_m).astype(np.int64)
    z = ((points[:, 2] - low[2]) / cell_m).astype(np.int64)
    inside = (x >= 0) & (z >= 0) & (x < shape[0]) & (z < shape[1])
    weight = np.exp(-np.maximum(points[inside, 1], 0.0) / 0.10)
    grid = np.zeros(shape[0] * shape[1])
    np.add.at(grid, x[inside] * shape[1] + z[inside], weight)
    dark = np.minimum(grid.reshape(shape) / 6.0, 1.0).astype(np.float32)
    return np.minimum(_boxed(_boxed(dark, 0), 1) * np.float32(1.2), 1.0)
