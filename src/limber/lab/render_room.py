"""The room behind the filmed figure: floor, walls, a picture, a mat and things, as what every pixel shows."""

from random import Random
from typing import NamedTuple

import numpy as np

from limber.body.clip import Clip
from limber.lab.render_arrays import Flags, Floats, Ints
from limber.lab.render_camera import Eye
from limber.lab.render_light import Lamp, lit_far, shaded, shadow
from limber.lab.render_raster import raster
from limber.lab.render_things import Solid, joined

Colour = tuple[float, float, float]

_WALLS: tuple[Colour, ...] = ((0.86, 0.84, 0.79), (0.78, 0.82, 0.80), (0.85, 0.80, 0.76), (0.76, 0.79, 0.84))
_FLOORS: tuple[Colour, ...] = ((0.66, 0.52, 0.38), (0.52, 0.42, 0.33), (0.70, 0.66, 0.60), (0.60, 0.57, 0.55))
_MATS: tuple[Colour, ...] = ((0.36, 0.55, 0.50), (0.45, 0.42, 0.60), (0.30, 0.38, 0.52), (0.62, 0.42, 0.44))
_CEILING_M = 2.7
_SKIRTING_M = 0.09


class Room(NamedTuple):
    """What every pixel of the empty room shows: colour with its light in it, nearness, place in the light's map, and
    for floor pixels the place on the floor (others: not a number)."""

    colour: Floats
    lamp_part: Floats
    near: Floats
    cells: Floats
    floor: Floats
    on_floor: Ints


def room(
    clip: Clip, eye: Eye, at: Lamp, standing: tuple[Solid, Solid], low: Floats, high: Floats, random: Random
) -> Room:
    """The room around a body that stays between two corners, as the camera sees it."""
    casts, walls = standing
    things = joined((casts, walls))
    rays = eye.rays()
    start, end = _walls(clip, eye, low, high)
    with np.errstate(divide="ignore"):
        reach = np.where(rays > 0, end - eye.at_m, start - eye.at_m) / rays
    axis = reach.argmin(axis=1)
    far = reach[np.arange(len(axis)), axis][:, None]
    place = (eye.at_m + rays * far).astype(np.float32)
    normal = np.zeros_like(place)
    normal[np.arange(len(axis)), axis] = -np.sign(rays[np.arange(len(axis)), axis])
    colour = _painted(clip, place, axis, normal, low, high, random)
    near = (1.0 / far[:, 0]).astype(np.float32)
    floor = np.where(normal[:, 1:2] > 0, place, np.nan).astype(np.float32)
    if len(things.triangles):
        xy, vertex_near = eye.flat(things.points)
        hits = raster(xy, vertex_near, things.triangles, eye.width_px, eye.height_px)
        seen = hits.near > near[hits.pixel]
        pixel, corner, weight = hits.pixel[seen], things.triangles[hits.triangle[seen]], hits.weights[seen]
        near[pixel] = hits.near[seen]
        place[pixel] = eye.at_m + rays[pixel] / hits.near[seen][:, None]
        normal[pixel] = np.einsum("pk,pkx->px", weight, things.normals[corner])
        colour[pixel] = np.einsum("pk,pkx->px", weight, things.colours[corner])
        floor[pixel] = np.nan
    cells, _ = at.cast(place + normal * np.float32(0.01))
    still = lit_far(at, shadow(at, casts.points, casts.triangles), cells)
    everywhere = np.ones(len(place), np.float32)
    dim = shaded(at, colour, normal, everywhere * 0, everywhere)
    bright = shaded(at, colour, normal, everywhere * still, everywhere)
    glow = _window(place, low, high, random)[:, None]
    return Room(
        colour=dim * glow,
        lamp_part=(bright - dim) * glow,
        near=near,
        cells=cells.astype(np.float32),
        floor=floor,
        on_floor=np.flatnonzero(~np.isnan(floor[:, 0])),
    )


def _walls(clip: Clip, eye: Eye, low: Floats, high: Floats) -> tuple[Floats, Floats]:
    """Two corners of the room. The wall that the camera looks at stands behind the body; one of the movement's own
    walls takes its place."""
    start = np.array((min(low[0] - 1.5, eye.at_m[0] - 1), 0.0, min(low[2] - 1.1, eye.at_m[2] - 1)), np.float32)
    end = np.array((max(high[0] + 1.5, eye.at_m[0] + 1), _CEILING_M, max(high[2] + 1.1, eye.at_m[2] + 1)), np.float32)
    if abs(eye.axes[2, 0]) > abs(eye.axes[2, 2]):
        start[0] = low[0] - 1.0
        start[2], end[2] = low[2] - 1.6, high[2] + 1.6
    else:
        start[0], end[0] = low[0] - 1.4, high[0] + 1.4
    for prop in clip.props:
        if prop.kind == "wall" and prop.place == "behind":
            start[0] = prop.middle_m[0]
        if prop.kind == "wall" and prop.place == "front":
            end[0] = prop.middle_m[0]
        if prop.kind == "wall" and prop.place == "left":
            start[2] = prop.middle_m[2]
        if prop.kind == "wall" and prop.place == "right" and eye.at_m[2] < prop.middle_m[2]:
            end[2] = prop.middle_m[2]
    return start, end


def _painted(
    clip: Clip, place: Floats, axis: Ints, normal: Floats, low: Floats, high: Floats, random: Random
) -> Floats:
    wall, floor, mat = (np.array(random.choice(c), np.float32) ** np.float32(2.2) for c in (_WALLS, _FLOORS, _MATS))
    x, y, z = place[:, 0], place[:, 1], place[:, 2]
    found = np.repeat(wall[None], len(place), axis=0)
    board = (axis != 1) & (y < _SKIRTING_M)
    found[board] = np.float32(0.62)
    found[(axis == 1) & (normal[:, 1] < 0)] = np.float32(0.75)
    ground = (axis == 1) & (normal[:, 1] > 0)
    plank = np.floor(z / 0.14)
    tone = np.sin(plank * 12.9898 + np.floor((x + plank * 0.37) / 1.1) * 78.233) * 43758.5453
    tone = 0.86 + 0.22 * (tone - np.floor(tone)) - 0.16 * (np.mod(z, 0.14) < 0.006)
    found[ground] = floor * tone[ground][:, None]
    _pictures(found, place, axis, low, high, random)
    for prop in clip.props:
        if prop.kind == "mat":
            on = ground & _under(prop.middle_m, prop.size_m, place, low, high)
            found[on] = mat * (0.94 + 0.06 * np.sign(np.sin(x[on] * 260) * np.sin(z[on] * 260)))[:, None]
    return found


def _under(
    middle: tuple[float, float, float], size: tuple[float, float], place: Floats, low: Floats, high: Floats
) -> Flags:
    """Whether a place is on the mat; a mat that nobody placed lies under the body, along it."""
    x, z = middle[0], middle[2]
    long, wide = size
    if x == 0.0 and z == 0.0:
        x, z = float(low[0] + high[0]) / 2, float(low[2] + high[2]) / 2
    if high[2] - low[2] > high[0] - low[0]:
        long, wide = wide, long
    on: Flags = (np.abs(place[:, 0] - x) < long / 2) & (np.abs(place[:, 2] - z) < wide / 2)
    return on


def _pictures(found: Floats, place: Floats, axis: Ints, low: Floats, high: Floats, random: Random) -> None:
    """One or two framed pictures on the walls."""
    for wall in (0, 2):
        along = place[:, 2 if wall == 0 else 0]
        middle = random.uniform(float(low[2 - wall]) - 0.3, float(high[2 - wall]) + 0.3)
        half, height, tall = random.uniform(0.2, 0.4), random.uniform(1.45, 1.6), random.uniform(0.16, 0.28)
        inner = np.array([random.uniform(0.25, 0.7) for _ in range(3)], np.float32)
        for grow, colour in ((0.03, np.full(3, 0.10, np.float32)), (0.0, np.full(3, 0.80, np.float32)), (-0.06, inner)):
            on = (axis == wall) & (np.abs(along - middle) < half + grow) & (np.abs(place[:, 1] - height) < tall + grow)
            found[on] = colour


def _window(place: Floats, low: Floats, high: Floats, random: Random) -> Floats:
    """Daylight falls off away from the window."""
    side = random.choice((-1.0, 1.0))
    reach = side * (place[:, 0] - (low[0] + high[0]) / 2) + side * (place[:, 2] - (low[2] + high[2]) / 2)
    glow: Floats = (1.0 + 0.10 * np.tanh(reach / 2.0)).astype(np.float32)
    return glow
