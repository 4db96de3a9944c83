"""Chairs, pillows, bands and the rest as triangles, flat-shaded: what stands, and what the body carries along."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from limber.body.clip import Clip
from limber.body.figure import Figure
from limber.body.points import POINTS
from limber.body.props import CHAIR_BACK_TOP_M, Prop
from limber.lab.render_arrays import Floats, Ints

Colour = tuple[float, float, float]
Place = Sequence[float] | Floats

_WOOD: Colour = (0.55, 0.40, 0.26)
_WALL: Colour = (0.80, 0.79, 0.75)
_SOFT: Colour = (0.80, 0.78, 0.82)
_CLOTH: Colour = (0.36, 0.52, 0.60)
_RUBBER: Colour = (0.78, 0.30, 0.20)
_METAL: Colour = (0.28, 0.29, 0.31)
_WALL_M = 2.4
_EDGE: tuple[tuple[int, int, int, int], ...] = (
    (0, 1, 3, 2), (4, 6, 7, 5), (0, 4, 5, 1), (2, 3, 7, 6), (0, 2, 6, 4), (1, 5, 7, 3),
)  # fmt: skip


class Solid(NamedTuple):
    """Triangles with a normal and a colour (as screens have it) for every vertex."""

    points: Floats
    normals: Floats
    colours: Floats
    triangles: Ints


def joined(solids: Sequence[Solid]) -> Solid:
    """Several solids as one."""
    if not solids:
        nothing = np.zeros((0, 3), np.float32)
        return Solid(nothing, nothing, nothing, np.zeros((0, 3), np.int64))
    starts = np.cumsum([0] + [len(s.points) for s in solids[:-1]])
    return Solid(
        np.concatenate([s.points for s in solids]),
        np.concatenate([s.normals for s in solids]),
        np.concatenate([s.colours for s in solids]),
        np.concatenate([s.triangles + start for s, start in zip(solids, starts, strict=True)]),
    )


def box(low: Place, high: Place, colour: Colour) -> Solid:
    """A box parallel to the axes."""
    ends = np.array((low, high), np.float32)
    corners = np.array(
        [[ends[i, 0], ends[j, 1], ends[k, 2]] for i in (0, 1) for j in (0, 1) for k in (0, 1)], np.float32
    )
    points: list[Floats] = []
    normals: list[Floats] = []
    triangles: list[tuple[int, int, int]] = []
    middle = corners.mean(axis=0)
    for quad in _EDGE:
        four = corners[list(quad)]
        normal = np.cross(four[1] - four[0], four[2] - four[0])
        if normal @ (four.mean(axis=0) - middle) < 0:
            four, normal = four[::-1], -normal
        start = len(points) * 4
        points.append(four)
        normals.append(np.repeat(normal[None] / max(float(np.linalg.norm(normal)), 1e-9), 4, axis=0))
        triangles += [(start, start + 1, start + 2), (start, start + 2, start + 3)]
    return _solid(np.concatenate(points), np.concatenate(normals), colour, triangles)


def blob(low: Place, high: Place, colour: Colour, square: float = 2.0) -> Solid:
    """A rounded body between two corners: 2 is an ellipsoid, more is squarer."""
    lat, lon = np.linspace(-np.pi / 2, np.pi / 2, 13), np.linspace(0, 2 * np.pi, 25)
    u, v = np.meshgrid(lat, lon, indexing="ij")
    unit = np.stack((np.cos(u) * np.cos(v), np.sin(u), np.cos(u) * np.sin(v)), axis=-1).reshape(-1, 3)
    rounded = np.sign(unit) * np.abs(unit) ** (2.0 / square)
    half, middle = (np.subtract(high, low)) / 2, (np.add(high, low)) / 2
    normals = np.sign(unit) * np.abs(unit) ** (2.0 - 2.0 / square) / half
    normals /= np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-9)
    triangles = []
    for i in range(12):
        for j in range(24):
            a, b = i * 25 + j, (i + 1) * 25 + j
            triangles += [(a, b, a + 1), (b, b + 1, a + 1)]
    return _solid(middle + rounded * half, normals, colour, triangles)


def rod(one: Place, two: Place, radius_m: float, colour: Colour) -> Solid:
    """A round bar between two places."""
    a, b = np.array(one), np.array(two)
    way = b - a
    way = way / max(float(np.linalg.norm(way)), 1e-6)
    side = np.cross(way, (0.0, 1.0, 0.0) if abs(way[1]) < 0.9 else (1.0, 0.0, 0.0))
    side /= np.linalg.norm(side)
    other = np.cross(way, side)
    angles = np.linspace(0, 2 * np.pi, 8, endpoint=False)
    ring = np.cos(angles)[:, None] * side + np.sin(angles)[:, None] * other
    triangles = []
    for n in range(8):
        m = (n + 1) % 8
        triangles += [(n, m, n + 8), (m, m + 8, n + 8)]
    return _solid(np.concatenate((a + ring * radius_m, b + ring * radius_m)), np.tile(ring, (2, 1)), colour, triangles)


def _solid(points: Floats, normals: Floats, colour: Colour, triangles: Sequence[tuple[int, int, int]]) -> Solid:
    colours = np.repeat(np.array(colour, np.float32)[None] ** np.float32(2.2), len(points), axis=0)
    return Solid(points.astype(np.float32), normals.astype(np.float32), colours, _outward(points, normals, triangles))


def _outward(points: Floats, normals: Floats, triangles: Sequence[tuple[int, int, int]]) -> Ints:
    """Every triangle wound the way its normals look."""
    found = np.array(triangles, np.int64)
    a, b, c = points[found[:, 0]], points[found[:, 1]], points[found[:, 2]]
    wrong = (np.cross(b - a, c - a) * normals[found].mean(axis=1)).sum(axis=1) < 0
    found[wrong] = found[wrong][:, ::-1]
    return found


def standing(clip: Clip) -> tuple[Solid, Solid]:
    """All things that stay where they are: those that cast a shadow, and door frames, which stand between rooms.

    Walls are the room's own.
    """
    things: dict[bool, list[Solid]] = {False: [], True: []}
    for prop in clip.props:
        things[prop.kind == "doorway"] += _standing(prop)
    return joined(things[False]), joined(things[True])


def _standing(prop: Prop) -> list[Solid]:
    (x, _, z), (long, wide), top = prop.middle_m, prop.size_m, prop.top_m
    a, b, c, d = x - long / 2, x + long / 2, z - wide / 2, z + wide / 2
    if prop.kind == "doorway":
        return _doorway(prop, x, z)
    if prop.kind == "chair":
        return _chair(prop)
    if prop.kind in ("table", "counter"):
        legs = [box((p, 0, q), (p + 0.05, top, q + 0.05), _WOOD) for p in (a, b - 0.05) for q in (c, d - 0.05)]
        return [*legs, box((a, top - 0.04, c), (b, top, d), _WOOD)]
    if prop.kind == "bed":
        return [box((a, 0.12, c), (b, top - 0.16, d), _WOOD), box((a, top - 0.16, c), (b, top, d), _SOFT)]
    if prop.kind == "step":
        return [box((a, 0, c), (b, top, d), _WOOD)]
    if prop.kind in ("pillow", "cushion"):
        return [blob((a, 0, c), (b, top, d), _SOFT, 3.0)]
    if prop.kind in ("towel", "bolster"):
        return [blob((a, 0, c), (b, top, d), _CLOTH, 3.0)]
    return []


def _doorway(prop: Prop, x: float, z: float) -> list[Solid]:
    half = (prop.width_m or prop.size_m[1] or 0.9) / 2
    sides = [
        box((x - 0.06, 0, s), (x + 0.06, _WALL_M, e), _WALL)
        for s, e in ((z - half - 1.6, z - half), (z + half, z + half + 1.6))
    ]
    posts = [
        box((x - 0.08, 0, z + at - 0.03), (x + 0.08, 2.05, z + at + 0.03), _WOOD) for at in (-half - 0.02, half + 0.02)
    ]
    return [*sides, *posts, box((x - 0.06, 2.05, z - half), (x + 0.06, _WALL_M, z + half), _WALL)]


def _chair(prop: Prop) -> list[Solid]:
    (x, _, z), (long, wide), top = prop.middle_m, prop.size_m, prop.top_m
    a, b, c, d = x - long / 2, x + long / 2, z - wide / 2, z + wide / 2
    sign = 1.0 if prop.facing == "front" else -1.0
    face = a if sign > 0 else b
    p, q = sorted((face, face - sign * 0.03))
    front = b - 0.035 if sign > 0 else a
    posts = [box((p, 0, s), (q, CHAIR_BACK_TOP_M, s + 0.035), _WOOD) for s in (c, d - 0.035)]
    legs = [box((front, 0, s), (front + 0.035, top - 0.03, s + 0.035), _WOOD) for s in (c, d - 0.035)]
    slats = [box((p, y, c), (q, y + 0.07, d), _WOOD) for y in (top + 0.17, CHAIR_BACK_TOP_M - 0.07)]
    return [*posts, *legs, *slats, box((a, top - 0.035, c), (b, top, d), _WOOD)]


def carried(clip: Clip, posed: Figure) -> Solid:
    """What the body holds or is tied to, where it is now."""
    solids: list[Solid] = []
    for prop in clip.props:
        ends = [posed.point_m(POINTS[n].segment, POINTS[n].at_m) for n in prop.between]
        if prop.kind in ("strap", "band"):
            ends += [prop.anchor_m] if prop.anchor_m is not None else []
            solids += [rod(one, two, 0.009, _RUBBER) for one, two in pairwise(ends)]
        elif prop.kind in ("ball", "weight") and ends:
            r = prop.size_m[0] / 2 or (0.11 if prop.kind == "ball" else 0.05)
            solids.append(blob(np.subtract(ends[0], r), np.add(ends[0], r), _METAL))
        elif prop.kind == "bike":
            solids += _bike(posed)
    return joined(solids)


def _bike(posed: Figure) -> list[Solid]:
    right, left = (np.array(posed.point_m(f"foot_{s}", (0.11, -0.075, 0.0))) for s in "rl")
    hub = (right + left) / 2 * (1, 1, 0)
    seat = np.array(posed.point_m("pelvis", (-0.02, -0.125, 0.0)))
    bar = np.mean([posed.point_m(f"hand_{s}", (0.0, -0.08, 0.0)) for s in "rl"], axis=0)
    feet = [rod((hub[0] + by, 0.03, -0.2), (hub[0] + by, 0.03, 0.2), 0.02, _METAL) for by in (-0.4, 0.4)]
    frame = [rod(a, b, 0.02, _METAL) for a, b in ((seat, hub), (hub, bar), (hub, hub * (1, 0, 1) + (-0.4, 0.03, 0)),
                                                  (hub, hub * (1, 0, 1) + (0.4, 0.03, 0)), (right, left))]  # fmt: skip
    saddle = blob(seat - (0.13, 0.035, 0.08), seat + (0.10, 0.02, 0.08), _METAL)
    return [*feet, *frame, saddle, blob(hub - (0.14, 0.14, 0.02), hub + (0.14, 0.14, 0.02), _METAL, 2.0)]
