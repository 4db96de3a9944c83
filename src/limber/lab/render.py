"""The studio: a dressed body in its room, lit and filmed. One picture takes some hundredths of a second."""

from collections.abc import Sequence
from random import Random

import numpy as np

from limber.body.clip import Clip
from limber.body.figure import Figure
from limber.lab.dress import HAIR, Look, look
from limber.lab.dress_body import pieces
from limber.lab.dress_face import painted, palette, sunk
from limber.lab.render_arrays import Bytes, Flags, Floats, Ints
from limber.lab.render_camera import Eye
from limber.lab.render_light import Shadow, contact, lamp, lit_far, lit_near, shaded, shadow
from limber.lab.render_mesh import Mesh, build, drape, placed_rings
from limber.lab.render_raster import raster
from limber.lab.render_room import room
from limber.lab.render_things import carried, standing

_FLOOR_CELL_M = 0.03
_NOISE_PICTURES = 6
_WATER = np.array((0.10, 0.30, 0.36), np.float32)


class Studio:
    """Everything that stays the same from picture to picture."""

    def __init__(self, clip: Clip, eye: Eye, low: Floats, high: Floats, seed: int, light: float = 1.0) -> None:
        random = Random(f"studio {seed}")
        self.clip, self.eye, self.light = clip, eye, light
        self.look: Look = look(seed)
        self.mesh: Mesh = _with_hair(build(pieces(self.look)))
        self.colours = palette(self.look)
        side, level = random.choice((-1.0, 1.0)), random.uniform(0.85, 1.1)
        right, _, forward = eye.axes
        toward = right * side * random.uniform(0.4, 0.9) + (0, random.uniform(1.2, 1.8), 0) - forward * 0.8
        warm = np.array((1.0, random.uniform(0.93, 0.99), random.uniform(0.82, 0.95)))
        self.lamp = lamp(toward, low, high, warm, level)
        self.room = room(clip, eye, self.lamp, standing(clip), low, high, random)
        self._low = low - np.float32(0.5)
        self._grid = tuple(int(x) + 1 for x in ((high - low + 1.0) / _FLOOR_CELL_M)[[0, 2]])
        cells = (self.room.floor[self.room.on_floor][:, [0, 2]] - self._low[[0, 2]]) / _FLOOR_CELL_M
        near = ((cells >= 0) & (cells < np.array(self._grid))).all(axis=1)
        self._under = self.room.on_floor[near]
        self._under_cell = cells[near].astype(np.int64) @ np.array((self._grid[1], 1))
        self._sees_lamp = np.flatnonzero((self.room.lamp_part.sum(axis=1) > 1e-4) & self._on_map())
        noise = np.random.default_rng(seed)
        strength = random.uniform(1.2, 2.6) / max(0.1, min(1.0, light)) ** 0.5  # a sensor in the dark turns up its gain
        shape = (eye.height_px, eye.width_px, 1)
        self._noise = [noise.normal(0.0, strength, shape).astype(np.float32) for _ in range(_NOISE_PICTURES)]

    def _on_map(self) -> Flags:
        x, y = self.room.cells[:, 0], self.room.cells[:, 1]
        on: Flags = (x >= 0) & (y >= 0) & (x < self.lamp.cells) & (y < self.lamp.cells)
        return on

    def picture(self, posed: Figure, breath_0_1: float = 0.0, number: int = 0) -> Bytes:
        """One picture: (height, width, 3) of bytes."""
        rings = placed_rings(self.mesh.rings, posed, breath_0_1)
        points, normals = drape(self.mesh, rings)
        held = carried(self.clip, posed)
        every = np.concatenate((points, held.points))
        triangles = np.concatenate((self.mesh.triangles, held.triangles + len(points)))
        xy, near = self.eye.flat(every)
        hits = raster(xy, near, triangles, self.eye.width_px, self.eye.height_px)
        cast = shadow(self.lamp, every, triangles)
        light = self._empty(points, cast)
        shown = hits.near > self.room.near[hits.pixel]
        pixel, triangle, weight = hits.pixel[shown], hits.triangle[shown], hits.weights[shown]
        corner = triangles[triangle]
        place = np.einsum("pk,pkx->px", weight, every[corner])
        normal = np.einsum("pk,pkx->px", weight, np.concatenate((normals, held.normals))[corner])
        normal /= np.maximum(np.sqrt((normal**2).sum(axis=1, keepdims=True)), 1e-6)
        colour = np.empty((len(pixel), 3), np.float32)
        own = triangle < len(self.mesh.triangles)
        rest = np.einsum("pk,pkx->px", weight[own], self.mesh.rest_m[corner[own]])
        colour[own] = painted(self.mesh.material[triangle[own]], rest, self.colours, self.look)
        if not own.all():
            colour[~own] = np.einsum("pk,pkx->px", weight[~own], held.colours[corner[~own] - len(points)])
        lit = lit_near(self.lamp, cast, place + normal * np.float32(0.012))
        sky = 1.0 - 0.45 * np.exp(-np.maximum(place[:, 1], 0.0) / 0.12) * (normal[:, 1] < 0.3)
        light[pixel] = shaded(self.lamp, colour, normal, lit, sky.astype(np.float32))
        self._water(light, pixel, place)
        return self._developed(light, number)

    def empty(self) -> Bytes:
        """The room without the body."""
        return self._developed(self.room.colour + self.room.lamp_part, 0)

    def _empty(self, points: Floats, cast: Shadow) -> Floats:
        """The room with the body's shadow in it."""
        light: Floats = self.room.colour + self.room.lamp_part
        seen = self._sees_lamp
        part = lit_far(self.lamp, cast, self.room.cells[seen])
        dark = part < 0.999
        light[seen[dark]] -= self.room.lamp_part[seen[dark]] * (1 - part[dark])[:, None]
        closed = contact(points, self._low, (self._grid[0], self._grid[1]), _FLOOR_CELL_M).ravel()[self._under_cell]
        light[self._under] *= (1 - 0.45 * closed)[:, None]
        return light

    def _water(self, light: Floats, pixel: Ints, place: Floats) -> None:
        for prop in self.clip.props:
            if prop.kind == "water":
                under = pixel[place[:, 1] < prop.top_m]
                light[under] = light[under] * np.float32(0.6) + _WATER * np.float32(0.4)

    def _developed(self, light: Floats, number: int) -> Bytes:
        """Light to bytes: tone, a lens that is not quite sharp, a sensor that is not quite quiet."""
        shape = (self.eye.height_px, self.eye.width_px, 3)
        tone = (np.sqrt(np.clip(light * np.float32(self.light), 0.0, 1.0)) * np.float32(255)).reshape(shape)
        soft = tone.copy()
        soft[:, 1:-1] = tone[:, 1:-1] * np.float32(0.5) + (tone[:, :-2] + tone[:, 2:]) * np.float32(0.25)
        tone = soft.copy()
        tone[1:-1] = soft[1:-1] * np.float32(0.5) + (soft[:-2] + soft[2:]) * np.float32(0.25)
        grain = np.roll(self._noise[number % _NOISE_PICTURES], number * 37 % shape[0], axis=0)
        developed: Bytes = np.clip(tone + grain + np.float32(0.5), 0, 255).astype(np.uint8)
        return developed


def _with_hair(mesh: Mesh) -> Mesh:
    """The hair's shell, drawn in beneath the skin where no hair grows."""
    hair = np.unique(mesh.triangles[mesh.material == HAIR])
    if not len(hair):
        return mesh
    width = sunk(mesh, hair)
    cosine, sine = mesh.cosine.copy(), mesh.sine.copy()
    cosine[hair] *= width
    sine[hair] *= width
    return mesh._replace(cosine=cosine, sine=sine)


def reach(figures: Sequence[Figure]) -> tuple[Floats, Floats, Floats]:
    """Where a body is over time: the lowest and the highest corner, and points that the camera must have."""
    rings = [r for piece in pieces(look(0)) for r in piece.rings]
    points = []
    for posed in figures:
        at = placed_rings(rings, posed)
        points += [at[:, 0] + at[:, 1], at[:, 0] - at[:, 1], at[:, 0] + at[:, 2], at[:, 0] - at[:, 2]]
    every = np.concatenate(points)
    return every.min(axis=0), every.max(axis=0), every
