"""The body's skin as triangles, for the filmed figure: the rings of `body.shape`, lofted with numpy.

The same surface as the page's figure (`frontend/islands/figure/loft.ts`), with clothes that stand off the skin.
A vertex keeps where it is at rest (metres, anatomical position), so that colours can be painted on it.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np

from limber.body.figure import Figure, figure
from limber.body.shape import Ring, place
from limber.lab.render_arrays import Floats, Ints
from limber.plain import value

_CAPS = ((0.1, 0.82), (0.17, 0.47))
_POLE = 0.2
_REST = figure({})


@value
class Wear:
    """A run of rings (first and last, both included) in one material; `off_m`: how far it stands off the skin at its
    first and at its last ring."""

    first: int
    last: int
    material: int
    off_m: tuple[float, float] = (0.0, 0.0)


@value
class Piece:
    """A chain of rings to be lofted: `sides` vertices around, `steps` rows from ring to ring.

    `melts`: between which rings its light blends into the pelvis'.
    """

    name: str
    rings: tuple[Ring, ...]
    wear: tuple[Wear, ...]
    sides: int = 14
    steps: int = 2
    melts: tuple[float, float] | None = None


class Mesh(NamedTuple):
    """All pieces as one mesh. Arrays over rows (`mix`, `weights`…), vertices and triangles."""

    rings: tuple[Ring, ...]
    row_rings: Ints
    row_weights: Floats
    row_beyond: Floats
    row_ends: Ints
    row_off_m: Floats
    vertex_row: Ints
    cosine: Floats
    sine: Floats
    around: Ints
    flip: Floats
    rest_m: Floats
    triangles: Ints
    material: Ints
    melt_vertex: Ints
    melt_share: Floats
    melt_ring: int


class _Rows(NamedTuple):
    rings: list[tuple[int, int, int, int]]
    weights: list[tuple[float, float, float, float]]
    square: list[float]
    along: list[float]
    material: list[int]
    off_m: list[float]
    beyond: list[float]
    width: list[float]


def build(pieces: Sequence[Piece]) -> Mesh:
    """Everything about the mesh that does not move."""
    rings: list[Ring] = []
    rows = _Rows([], [], [], [], [], [], [], [])
    ends: list[tuple[int, int, int, int]] = []
    vertex_row: list[int] = []
    cosine: list[float] = []
    sine: list[float] = []
    around: list[tuple[int, int, int, int]] = []
    flips: list[float] = []
    triangles: list[tuple[int, int, int]] = []
    material: list[int] = []
    melt_vertex: list[int] = []
    melt_share: list[float] = []
    melt_ring = 0
    for piece in pieces:
        first_ring, first_row, first_vertex = len(rings), len(rows.square), len(vertex_row)
        rings += piece.rings
        if piece.name == "trunk":
            melt_ring = first_ring + 3
        _rows_of(piece, first_ring, rows)
        count, sides = len(rows.square) - first_row, piece.sides
        flip = -1.0 if _inside_out(piece) else 1.0
        end = (first_ring, first_ring + 1, first_ring + len(piece.rings) - 1, first_ring + len(piece.rings) - 2)
        ends += [end] * count
        for r in range(count):
            square, width = rows.square[first_row + r], rows.width[first_row + r]
            share = _melting(piece, rows.along[first_row + r])
            for s in range(sides):
                angle = 2 * np.pi * s / sides
                cosine.append(_rounded(np.cos(angle), square) * width)
                sine.append(_rounded(np.sin(angle), square) * width)
                vertex_row.append(first_row + r)
                own = first_vertex + r * sides
                below, above = max(0, r - 1) * sides, min(count - 1, r + 1) * sides
                around.append(
                    (own + (s - 1) % sides, own + (s + 1) % sides, first_vertex + below + s, first_vertex + above + s)
                )
                if share > 0.01:
                    melt_vertex.append(own + s)
                    melt_share.append(share)
        flips += [flip] * (count * sides)
        _weave(first_vertex, count, sides, flip < 0, triangles)
        for r in range(count - 1):
            material += [rows.material[first_row + r + 1]] * (2 * sides)
    mesh = Mesh(
        rings=tuple(rings),
        row_rings=np.array(rows.rings, np.int64),
        row_weights=np.array(rows.weights, np.float32),
        row_beyond=np.array(rows.beyond, np.float32),
        row_ends=np.array(ends, np.int64),
        row_off_m=np.array(rows.off_m, np.float32),
        vertex_row=np.array(vertex_row, np.int64),
        cosine=np.array(cosine, np.float32),
        sine=np.array(sine, np.float32),
        around=np.array(around, np.int64),
        flip=np.array(flips, np.float32),
        rest_m=np.zeros((len(vertex_row), 3), np.float32),
        triangles=np.array(triangles, np.int64),
        material=np.array(material, np.int64),
        melt_vertex=np.array(melt_vertex, np.int64),
        melt_share=np.array(melt_share, np.float32),
        melt_ring=melt_ring,
    )
    return mesh._replace(rest_m=drape(mesh, placed_rings(mesh.rings, _REST))[0])


def _melting(piece: Piece, along: float) -> float:
    if piece.melts is None:
        return 0.0
    start, end = piece.melts
    t = min(1.0, max(0.0, (along - start) / (end - start)))
    return 1.0 - t * t * (3 - 2 * t)


def _rounded(x: float, square: float) -> float:
    return float(np.sign(x) * abs(x) ** (2.0 / square))


def _inside_out(piece: Piece) -> bool:
    """Whether a piece's rings run against the chain's direction."""
    for a, b in pairwise(piece.rings):
        if a.segment == b.segment:
            way = np.subtract(b.centre_m, a.centre_m)
            return bool(np.dot(np.cross(a.across_m, a.through_m), way) < 0)
    return False


def _rows_of(piece: Piece, first_ring: int, rows: _Rows) -> None:
    gaps = _gaps(piece)
    squares = [r.square for r in piece.rings]

    def row(ring: int, t: float, wear: Wear, beyond: float = 0.0, width: float = 1.0) -> None:
        mix, weights = _mix(gaps, ring, t)
        after = min(ring + 1, len(squares) - 1)
        span = max(1, wear.last - wear.first)
        off = wear.off_m[0] + (wear.off_m[1] - wear.off_m[0]) * (ring + t - wear.first) / span
        rows.rings.append((mix[0] + first_ring, mix[1] + first_ring, mix[2] + first_ring, mix[3] + first_ring))
        rows.weights.append(weights)
        rows.square.append(squares[ring] * (1 - t) + squares[after] * t)
        rows.along.append(ring + t)
        rows.material.append(wear.material)
        rows.off_m.append(off)
        rows.beyond.append(beyond)
        rows.width.append(width)

    root, tip = piece.wear[0], piece.wear[-1]
    row(0, 0.0, root, -_POLE, 0.02)
    for beyond, width in reversed(_CAPS):
        row(0, 0.0, root, -beyond, width)
    for wear in piece.wear:
        for ring in range(wear.first, wear.last):
            for step in range(0 if ring == wear.first else 1, piece.steps + 1):
                row(ring, step / piece.steps, wear)
    last = len(piece.rings) - 2
    for beyond, width in (*_CAPS, (_POLE, 0.02)):
        row(last, 1.0, tip, beyond, width)


def _gaps(piece: Piece) -> list[float]:
    """Distances between neighbouring rings at rest, at least a few millimetres."""
    return [
        max(0.006, float(np.linalg.norm(np.subtract(b.centre_m, a.centre_m)))) if a.segment == b.segment else 0.05
        for a, b in pairwise(piece.rings)
    ]


def _mix(
    gaps: Sequence[float], ring: int, t: float
) -> tuple[tuple[int, int, int, int], tuple[float, float, float, float]]:
    """Weights of four neighbouring rings: a curve through all rings, unevenly spaced."""
    last = len(gaps)
    h = gaps[ring]
    before = gaps[ring - 1] if ring > 0 else h
    after = gaps[ring + 1] if ring + 1 < last else h
    t2, t3 = t * t, t * t * t
    start, end = t3 - 2 * t2 + t, t3 - t2
    p = h / (h + before) if ring > 0 else 0.0
    q = h / (h + after) if ring + 1 < last else 0.0
    w0 = -start * p * h / before
    w1 = 2 * t3 - 3 * t2 + 1 + start * p * h / before - start * (1 - p) - end * (1 - q)
    w2 = -2 * t3 + 3 * t2 + start * (1 - p) + end * (1 - q) - end * q * h / after
    w3 = end * q * h / after
    return (max(0, ring - 1), ring, min(last, ring + 1), min(last, ring + 2)), (w0, w1, w2, w3)


def _weave(first: int, rows: int, sides: int, inside_out: bool, into: list[tuple[int, int, int]]) -> None:
    for r in range(rows - 1):
        for s in range(sides):
            a, b = first + r * sides + s, first + r * sides + (s + 1) % sides
            for one, two, three in ((a, b, a + sides), (b, b + sides, a + sides)):
                into.append((one, three, two) if inside_out else (one, two, three))


def placed_rings(rings: Sequence[Ring], posed: Figure, breath_0_1: float = 0.0) -> Floats:
    """Rings in the world: (rings, 3 vectors, 3) - centre, across, through."""
    found: list[tuple[Any, Any, Any]] = []
    for ring in rings:
        at = place(ring, posed, breath_0_1)
        found.append((at.centre_m, at.across_m, at.through_m))
    return np.array(found, np.float32)


def drape(mesh: Mesh, rings: Floats) -> tuple[Floats, Floats]:
    """Where all vertices stand, and which way they face."""
    mixed = np.einsum("rk,rkvx->rvx", mesh.row_weights, rings[mesh.row_rings])
    sizes = np.sqrt((rings[:, 1:] ** 2).sum(axis=2))
    wanted = np.einsum("rk,rkv->rv", mesh.row_weights, sizes[mesh.row_rings])
    have = np.sqrt((mixed[:, 1:] ** 2).sum(axis=2))
    # Where a limb twists, half-axes that point apart would cancel out: keep the sizes that lie between.
    by = (wanted + mesh.row_off_m[:, None]) / np.maximum(have, 1e-6)
    mixed[:, 1:] *= by[:, :, None]
    beyond = mesh.row_beyond != 0
    ends = mesh.row_ends[beyond]
    root = mesh.row_beyond[beyond] < 0
    outer, inner = np.where(root, ends[:, 0], ends[:, 2]), np.where(root, ends[:, 1], ends[:, 3])
    way = rings[outer, 0] - rings[inner, 0]
    way /= np.maximum(np.sqrt((way**2).sum(axis=1, keepdims=True)), 1e-6)
    mixed[beyond, 0] += way * (np.abs(mesh.row_beyond[beyond]) * wanted[beyond].min(axis=1))[:, None]
    row = mixed[mesh.vertex_row]
    at: Floats = row[:, 0] + row[:, 1] * mesh.cosine[:, None] + row[:, 2] * mesh.sine[:, None]
    around = at[mesh.around]
    normal = np.cross(around[:, 1] - around[:, 0], around[:, 3] - around[:, 2]) * mesh.flip[:, None]
    normal /= np.maximum(np.sqrt((normal**2).sum(axis=1, keepdims=True)), 1e-9)
    _melt(mesh, rings, at, normal)
    return at, normal


def _melt(mesh: Mesh, rings: Floats, at: Floats, normal: Floats) -> None:
    """Near the crease where a thigh leaves the pelvis both surfaces are lit as if they were one."""
    if not len(mesh.melt_vertex):
        return
    centre, across, through = rings[mesh.melt_ring]
    away = at[mesh.melt_vertex] - centre
    guide = np.outer(away @ across / (across @ across) ** 2, across)
    guide += np.outer(away @ through / (through @ through) ** 2, through)
    guide /= np.maximum(np.sqrt((guide**2).sum(axis=1, keepdims=True)), 1e-9)
    own = normal[mesh.melt_vertex]
    t = np.clip(((guide * own).sum(axis=1) - 0.1) / 0.6, 0.0, 1.0)
    take = (mesh.melt_share * t * t * (3 - 2 * t))[:, None]
    mixed = own * (1 - take) + guide * take
    normal[mesh.melt_vertex] = mixed / np.maximum(np.sqrt((mixed**2).sum(axis=1, keepdims=True)), 1e-9)
