"""The body's skin as data: chains of elliptical rings along the skeleton.

One definition for every drawing. Python draws it flat (`drawing`), the page draws it in three
dimensions from the JSON of `shape_json`. A ring lies in the axes of a segment and may share its turn with
a neighbour, so that a chain bends smoothly at a joint. Sizes are those of a lean adult of 1.70 m and
agree with the places where the body touches the floor (`points`): buttock 0.10 m behind the hip
joints, back of the ribs 0.11 m behind the midline, front of the knee 0.055 m, sole 0.066 m below the ankle.
"""

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import atan2, degrees, hypot
from typing import Any, Literal

from limber.body.figure import Figure, figure
from limber.body.geometry import Turn, Vector, about, add, inverse, length, normal, scale, subtract, then, turned
from limber.body.measures import (
    ARM,
    COLLAR,
    FOOT,
    HAND,
    HEAD,
    HEM,
    LEG,
    LEGGING_HEM,
    NOSE,
    SHOULDER,
    SLEEVE_HEM,
    THUMB,
    TRUNK,
    UNTWISTED,
    YOKE,
    LimbRow,
)
from limber.body.skeleton import SEGMENTS, STATURE_M
from limber.plain import value

Cloth = Literal["skin", "nose", "top", "leggings"]


@value
class Ring:
    """One closed cross-section: centre and two half-axes in the axes of `segment`, metres.

    `square`: 2 is an ellipse, more is squarer. `neighbour` and `share` (0-1): the segment whose turn
    it partly takes, None for a stiff ring. `untwist` (0-1): how much of its own twist against the
    neighbour it leaves out. `breath_m`: how far a full breath moves it along `through_m`.
    """

    segment: str
    centre_m: Vector
    across_m: Vector
    through_m: Vector
    square: float = 2.0
    neighbour: str | None = None
    share: float = 0.0
    breath_m: float = 0.0
    untwist: float = 0.0


@value
class Band:
    """A run of rings (first and last, both included) that wears one cloth."""

    first: int
    last: int
    cloth: Cloth


@value
class Part:
    """A chain of rings from its root to its tip. `limb`: what it moves with; `line_from`: the first ring whose
    outline shows, because the chain starts inside another."""

    name: str
    limb: str
    rings: tuple[Ring, ...]
    bands: tuple[Band, ...]
    line_from: int = 0


@value
class PlacedRing:
    """A ring in the world, metres."""

    centre_m: Vector
    across_m: Vector
    through_m: Vector
    square: float


_NEUTRAL = figure({})


def _trunk() -> Part:
    rings = []
    for segment, height, back, front, half_width, square, breath_m in TRUNK:
        x, y, _ = _NEUTRAL.origins_m[segment]
        rings.append(
            Ring(
                segment=segment,
                centre_m=((back + front) / 2 - x, height - y, 0.0),
                across_m=(0.0, 0.0, half_width),
                through_m=((front - back) / 2, 0.0, 0.0),
                square=square,
                breath_m=breath_m,
            )
        )
    last = len(rings) - 1
    return Part(
        name="trunk",
        limb="trunk",
        rings=tuple(rings),
        bands=(
            Band(first=0, last=HEM, cloth="leggings"),
            Band(first=HEM, last=COLLAR, cloth="top"),
            Band(first=COLLAR, last=last, cloth="skin"),
        ),
    )


def _head() -> Part:
    rings = tuple(
        Ring(
            segment="head",
            centre_m=((back + front) / 2, height, 0.0),
            across_m=(0.0, 0.0, half_width),
            through_m=((front - back) / 2, 0.0, 0.0),
        )
        for height, back, front, half_width in HEAD
    )
    return _plain_part("head", "head", rings, "skin")


def _nose() -> Part:
    rings = tuple(
        Ring(
            segment="head",
            centre_m=(ridge - 0.010, height, 0.0),
            across_m=(0.0, 0.0, half_width),
            through_m=(0.010, 0.0, 0.0),
        )
        for height, ridge, half_width in NOSE
    )
    return _plain_part("nose", "head", rings, "nose")


def _limb(rows: Iterable[LimbRow]) -> tuple[Ring, ...]:
    return tuple(
        Ring(
            segment=segment,
            centre_m=(x, y, z),
            across_m=(0.0, 0.0, half_width),
            through_m=(half_depth, 0.0, 0.0),
            neighbour=neighbour,
            share=share,
            untwist=UNTWISTED[y] if segment == "forearm_r" and neighbour == "upper_arm_r" else 0.0,
        )
        for segment, y, x, half_depth, z, half_width, neighbour, share in rows
    )


def _plain_part(name: str, limb: str, rings: tuple[Ring, ...], cloth: Cloth, line_from: int = 0) -> Part:
    whole = (Band(first=0, last=len(rings) - 1, cloth=cloth),)
    return Part(name=name, limb=limb, rings=rings, bands=whole, line_from=line_from)


def _sleeved(name: str, limb: str, rings: tuple[Ring, ...], cloth: Cloth, hem: int, line_from: int) -> Part:
    bands = (Band(first=0, last=hem, cloth=cloth), Band(first=hem, last=len(rings) - 1, cloth="skin"))
    return Part(name=name, limb=limb, rings=rings, bands=bands, line_from=line_from)


def _thumb() -> tuple[Ring, ...]:
    # The thumb runs along (0.1, -0.85, 0.5): its rings stand across that line.
    return tuple(
        Ring(segment="hand_r", centre_m=(x, y, z), across_m=(0.0, r * 0.5, r * 0.86), through_m=(r, 0.0, 0.0))
        for x, y, z, r in THUMB
    )


def _foot() -> tuple[Ring, ...]:
    rings = []
    for segment, x, bottom, top, z, half_width in FOOT:
        dx, dy = (0.170, -0.0543) if segment == "toes_r" else (0.0, 0.0)
        rings.append(
            Ring(
                segment=segment,
                centre_m=(x - dx, (bottom + top) / 2 - dy, z),
                across_m=(0.0, 0.0, half_width),
                through_m=(0.0, (top - bottom) / 2, 0.0),
                square=2.3,
            )
        )
    return tuple(rings)


def _yoke() -> tuple[Ring, ...]:
    rings = []
    for segment, z, y, half_depth, half_height, neighbour, share in YOKE:
        from_girdle = subtract(_NEUTRAL.origins_m["girdle_r"], _NEUTRAL.origins_m[segment])
        rings.append(
            Ring(
                segment=segment,
                centre_m=add(from_girdle, (-0.012 - (0.012 if segment == "thorax_3" else 0.0), y, z - 0.005)),
                across_m=(half_depth, 0.0, 0.0),
                through_m=(0.0, half_height, 0.0),
                neighbour=neighbour,
                share=share,
            )
        )
    return tuple(rings)


def _arm() -> tuple[Ring, ...]:
    root = tuple(
        Ring(
            segment=segment,
            centre_m=centre_m,
            across_m=across_m,
            through_m=(half_depth, 0.0, 0.0),
            neighbour=neighbour,
            share=share,
        )
        for segment, centre_m, across_m, half_depth, neighbour, share in SHOULDER
    )
    return (*root, *_limb(ARM))


def _other(name: str | None) -> str | None:
    return name[:-2] + "_l" if name and name.endswith("_r") else name


def _mirror(v: Vector) -> Vector:
    return (v[0], v[1], -v[2])


def _left(part: Part) -> Part:
    rings = tuple(
        Ring(
            segment=str(_other(r.segment)),
            centre_m=_mirror(r.centre_m),
            across_m=_mirror(r.across_m),
            through_m=_mirror(r.through_m),
            square=r.square,
            neighbour=_other(r.neighbour),
            share=r.share,
            breath_m=r.breath_m,
            untwist=r.untwist,
        )
        for r in part.rings
    )
    return Part(
        name=str(_other(part.name)),
        limb=str(_other(part.limb)),
        rings=rings,
        bands=part.bands,
        line_from=part.line_from,
    )


_RIGHT = (
    _plain_part("yoke_r", "arm_r", _yoke(), "top"),
    _sleeved("arm_r", "arm_r", _arm(), "top", SLEEVE_HEM, line_from=3),
    _plain_part("hand_r", "arm_r", _limb(HAND), "skin", line_from=1),
    _plain_part("thumb_r", "arm_r", _thumb(), "skin", line_from=1),
    _sleeved("leg_r", "leg_r", _limb(LEG), "leggings", LEGGING_HEM, line_from=2),
    _plain_part("foot_r", "leg_r", _foot(), "skin"),
)

PARTS: tuple[Part, ...] = (_trunk(), _head(), _nose(), *_RIGHT, *map(_left, _RIGHT))
PART: dict[str, Part] = {p.name: p for p in PARTS}


def _shared(ring: Ring, own: Turn, other: Turn) -> tuple[Turn, float]:
    """A ring's turn between its segment's and a neighbour's, and the cosine of half the bend (not twist) of the two."""
    rel = then(inverse(other), own)
    if ring.untwist:
        twist = degrees(2 * atan2(rel[2], rel[0]))
        own = then(own, about((0.0, 1.0, 0.0), -ring.untwist * ((twist + 180) % 360 - 180)))
    sign = 1.0 if own[0] * other[0] + own[1] * other[1] + own[2] * other[2] + own[3] * other[3] >= 0 else -1.0
    keep, take = 1.0 - ring.share, ring.share * sign
    mixed = (
        own[0] * keep + other[0] * take,
        own[1] * keep + other[1] * take,
        own[2] * keep + other[2] * take,
        own[3] * keep + other[3] * take,
    )
    return normal(mixed), min(1.0, hypot(rel[0], rel[2]))


def place(ring: Ring, posed: Figure, breath_0_1: float = 0.0) -> PlacedRing:
    """A ring in the world. A ring shared by two segments grows in a bend, as a knee or an elbow does."""
    turn = posed.turns[ring.segment]
    grow = 1.0
    if ring.neighbour is not None:
        turn, half_cosine = _shared(ring, turn, posed.turns[ring.neighbour])
        bend = 1.0 / max(half_cosine, 0.74) - 1.0
        grow += bend * 4.0 * ring.share * (1.0 - ring.share)
    centre = posed.point_m(ring.segment, ring.centre_m)
    through = scale(turned(turn, ring.through_m), grow)
    if ring.breath_m and breath_0_1:
        more = ring.breath_m * breath_0_1 / 2 / length(ring.through_m)
        centre, through = add(centre, scale(through, more)), scale(through, 1.0 + more)
    return PlacedRing(centre_m=centre, across_m=turned(turn, ring.across_m), through_m=through, square=ring.square)


def placed(posed: Figure, breath_0_1: float = 0.0) -> Mapping[str, tuple[PlacedRing, ...]]:
    """Every part's rings in the world, by the name of the part."""
    return {part.name: tuple(place(r, posed, breath_0_1) for r in part.rings) for part in PARTS}


def shape_data() -> dict[str, Any]:
    """The skeleton's offsets and the skin, as the page reads them.

    ``{"version": 1, "stature_m", "segments": [{"name", "parent", "offset_m"}], "parts": [{"name", "limb",
    "line_from", "bands": [{"first", "last", "cloth"}], "rings": [[segment, centre x y z, across x y z, through
    x y z, square, neighbour, share, breath_m, untwist]]}]}``; segment and neighbour are places in the list of segments,
    -1 for none.
    """
    index = {s.name: n for n, s in enumerate(SEGMENTS)}
    return {
        "version": 1,
        "stature_m": STATURE_M,
        "segments": [
            {"name": s.name, "parent": s.parent, "offset_m": [_short(x) for x in s.offset_m]} for s in SEGMENTS
        ],
        "parts": [
            {
                "name": part.name,
                "limb": part.limb,
                "line_from": part.line_from,
                "bands": [{"first": b.first, "last": b.last, "cloth": b.cloth} for b in part.bands],
                "rings": [_row(ring, index) for ring in part.rings],
            }
            for part in PARTS
        ],
    }


@lru_cache(maxsize=1)
def shape_json() -> str:
    """`shape_data` as one compact JSON text; the same bytes on every run."""
    return json.dumps(shape_data(), separators=(",", ":"))


def _row(ring: Ring, index: Mapping[str, int]) -> list[float]:
    numbers = (*ring.centre_m, *ring.across_m, *ring.through_m, ring.square)
    neighbour = -1 if ring.neighbour is None else index[ring.neighbour]
    return [index[ring.segment], *map(_short, numbers), neighbour, ring.share, ring.breath_m, ring.untwist]


def _short(x: float) -> float:
    return round(x, 5) + 0.0
