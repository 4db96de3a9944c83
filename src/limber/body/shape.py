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

# The trunk in the anatomical position, side view: segment, height above the hip joints, back line and front
# line (X), half-width (Z), squareness, breath; metres. Buttock, waist, ribs, slope of the shoulders, neck.
_TRUNK: tuple[tuple[str, float, float, float, float, float, float], ...] = (
    ("pelvis", -0.100, -0.052, 0.030, 0.058, 2.0, 0.0),
    ("pelvis", -0.080, -0.087, 0.066, 0.130, 2.2, 0.0),
    ("pelvis", -0.040, -0.102, 0.084, 0.164, 2.3, 0.0),
    ("pelvis", 0.020, -0.103, 0.089, 0.169, 2.3, 0.0),
    ("pelvis", 0.072, -0.091, 0.093, 0.153, 2.3, 0.006),
    ("lumbar_1", 0.118, -0.078, 0.095, 0.135, 2.3, 0.018),
    ("lumbar_2", 0.168, -0.074, 0.094, 0.125, 2.3, 0.024),
    ("lumbar_3", 0.230, -0.085, 0.092, 0.128, 2.3, 0.020),
    ("thorax_1", 0.300, -0.105, 0.095, 0.143, 2.4, 0.013),
    ("thorax_2", 0.365, -0.115, 0.096, 0.152, 2.5, 0.010),
    ("thorax_3", 0.425, -0.113, 0.083, 0.151, 2.5, 0.006),
    ("thorax_3", 0.470, -0.101, 0.060, 0.127, 2.2, 0.0),
    ("thorax_3", 0.508, -0.081, 0.046, 0.084, 2.0, 0.0),
    ("neck_1", 0.540, -0.062, 0.049, 0.057, 2.0, 0.0),
    ("neck_2", 0.590, -0.051, 0.055, 0.050, 2.0, 0.0),
    ("head", 0.640, -0.042, 0.047, 0.041, 2.0, 0.0),
)
_HEM, _COLLAR = 6, 13  # rings where the top begins and ends

# The head: height above its joint, back line, front line, half-width.
_HEAD: tuple[tuple[float, float, float, float], ...] = (
    (-0.050, 0.043, 0.071, 0.011),
    (-0.044, 0.030, 0.079, 0.023),
    (-0.033, 0.006, 0.086, 0.034),
    (-0.014, -0.032, 0.090, 0.046),
    (0.018, -0.074, 0.092, 0.061),
    (0.058, -0.095, 0.096, 0.071),
    (0.098, -0.098, 0.096, 0.075),
    (0.132, -0.088, 0.082, 0.068),
    (0.158, -0.066, 0.056, 0.053),
    (0.173, -0.043, 0.031, 0.035),
    (0.180, -0.026, 0.014, 0.019),
)

# Limbs, right side, along the segment's own -Y: segment, y, centre x, half-depth (X), centre z, half-width (Z),
# neighbour, share of the neighbour's turn.
_Limb = tuple[str, float, float, float, float, float, str | None, float]
_LEG: tuple[_Limb, ...] = (
    ("thigh_r", 0.044, -0.002, 0.050, -0.006, 0.046, "pelvis", 0.50),
    ("thigh_r", 0.008, -0.004, 0.080, -0.004, 0.074, "pelvis", 0.36),
    ("thigh_r", -0.060, -0.004, 0.088, -0.003, 0.082, "pelvis", 0.14),
    ("thigh_r", -0.150, 0.003, 0.081, -0.001, 0.077, None, 0.0),
    ("thigh_r", -0.250, 0.005, 0.068, 0.000, 0.065, None, 0.0),
    ("thigh_r", -0.350, 0.001, 0.055, 0.000, 0.052, "shank_r", 0.15),
    ("thigh_r", -0.4165, 0.001, 0.053, 0.000, 0.050, "shank_r", 0.50),
    ("shank_r", -0.050, -0.003, 0.051, 0.000, 0.048, "thigh_r", 0.18),
    ("shank_r", -0.115, -0.014, 0.055, 0.001, 0.052, None, 0.0),
    ("shank_r", -0.190, -0.014, 0.049, 0.001, 0.048, None, 0.0),
    ("shank_r", -0.280, -0.006, 0.035, 0.000, 0.035, None, 0.0),
    ("shank_r", -0.355, -0.002, 0.029, 0.000, 0.028, None, 0.0),
    ("shank_r", -0.408, -0.003, 0.032, 0.000, 0.029, "foot_r", 0.30),
    ("foot_r", -0.024, -0.006, 0.030, 0.000, 0.026, "shank_r", 0.25),
)
_LEGGING_HEM = 11

_ARM: tuple[_Limb, ...] = (
    ("upper_arm_r", -0.065, 0.001, 0.055, -0.003, 0.048, "girdle_r", 0.08),
    ("upper_arm_r", -0.110, 0.002, 0.051, -0.004, 0.045, None, 0.0),
    ("upper_arm_r", -0.200, 0.001, 0.0425, -0.002, 0.040, None, 0.0),
    ("upper_arm_r", -0.275, 0.000, 0.0385, 0.000, 0.0375, None, 0.0),
    ("forearm_r", 0.000, -0.001, 0.0375, 0.000, 0.0375, "upper_arm_r", 0.50),
    ("forearm_r", -0.045, 0.001, 0.0385, 0.001, 0.039, "upper_arm_r", 0.16),
    ("forearm_r", -0.110, 0.002, 0.0355, 0.001, 0.037, "upper_arm_r", 0.0),
    ("forearm_r", -0.190, 0.000, 0.027, 0.000, 0.031, "upper_arm_r", 0.0),
    ("forearm_r", -0.240, 0.000, 0.020, 0.000, 0.027, "hand_r", 0.25),
    ("hand_r", -0.020, 0.000, 0.017, 0.000, 0.028, "forearm_r", 0.20),
)
# The arm starts inside the shoulder, runs aside along the girdle and turns down at the joint: segment, centre,
# half-axis across, half-depth, neighbour, share. The ring at the joint stands halfway between both directions.
_SHOULDER: tuple[tuple[str, Vector, Vector, float, str | None, float], ...] = (
    ("girdle_r", (-0.012, -0.018, 0.080), (0.0, 0.036, 0.0), 0.046, None, 0.0),
    ("girdle_r", (-0.011, -0.022, 0.114), (0.0, 0.042, 0.0), 0.052, "upper_arm_r", 0.15),
    ("upper_arm_r", (0.000, -0.018, -0.012), (0.0, 0.032, 0.032), 0.055, "girdle_r", 0.50),
)
# How much of the forearm's turning in and out its rings leave out: none of it is at the elbow, all of it at the wrist.
_UNTWISTED = {0.000: 1.0, -0.045: 0.85, -0.110: 0.55, -0.190: 0.20}
_SLEEVE_HEM = 10

_HAND: tuple[_Limb, ...] = (
    ("hand_r", 0.010, 0.000, 0.016, 0.000, 0.022, "forearm_r", 0.50),
    ("hand_r", -0.020, 0.000, 0.017, 0.001, 0.029, "forearm_r", 0.18),
    ("hand_r", -0.066, 0.001, 0.016, 0.002, 0.040, None, 0.0),
    ("hand_r", -0.110, 0.002, 0.013, -0.001, 0.039, None, 0.0),
    ("hand_r", -0.152, 0.004, 0.011, -0.002, 0.031, None, 0.0),
    ("hand_r", -0.178, 0.006, 0.008, -0.003, 0.016, None, 0.0),
)
# The thumb runs aside and down: centre and radius in the hand's axes.
_THUMB: tuple[tuple[float, float, float, float], ...] = (
    (0.004, -0.022, 0.018, 0.014),
    (0.008, -0.050, 0.039, 0.0145),
    (0.011, -0.080, 0.055, 0.0115),
    (0.013, -0.102, 0.061, 0.0065),
)
# The foot runs forward (X): segment, x, bottom and top height (Y) in the foot's axes, centre z, half-width.
# The arch lifts the inner middle of the sole; the ball and the heel stand 0.066 m below the ankle.
_FOOT: tuple[tuple[str, float, float, float, float, float], ...] = (
    ("foot_r", -0.061, -0.050, -0.028, 0.000, 0.013),
    ("foot_r", -0.050, -0.063, -0.008, 0.000, 0.026),
    ("foot_r", -0.014, -0.066, 0.018, 0.000, 0.032),
    ("foot_r", 0.040, -0.063, 0.008, 0.003, 0.034),
    ("foot_r", 0.090, -0.061, -0.015, 0.004, 0.038),
    ("foot_r", 0.150, -0.066, -0.038, 0.002, 0.045),
    ("toes_r", 0.204, -0.066, -0.046, -0.003, 0.042),
    ("toes_r", 0.225, -0.065, -0.049, -0.007, 0.033),
    ("toes_r", 0.235, -0.063, -0.052, -0.009, 0.020),
)
# The yoke from the neck to the tip of the shoulder runs aside (Z): segment, z from the girdle,
# y, half-depth, half-height, neighbour, share.
_YOKE: tuple[tuple[str, float, float, float, float, str | None, float], ...] = (
    ("thorax_3", 0.016, 0.012, 0.044, 0.048, None, 0.0),
    ("thorax_3", 0.055, 0.001, 0.057, 0.054, "girdle_r", 0.35),
    ("girdle_r", 0.105, -0.017, 0.057, 0.050, None, 0.0),
    ("girdle_r", 0.142, -0.027, 0.047, 0.040, None, 0.0),
    ("girdle_r", 0.163, -0.029, 0.026, 0.025, None, 0.0),
)
# The nose, a line and no more: height, how far its ridge stands forward, half-width.
_NOSE: tuple[tuple[float, float, float], ...] = (
    (0.056, 0.097, 0.004),
    (0.040, 0.103, 0.008),
    (0.019, 0.113, 0.012),
    (0.010, 0.109, 0.011),
    (0.005, 0.098, 0.006),
)


def _trunk() -> Part:
    rings = []
    for segment, height, back, front, half_width, square, breath_m in _TRUNK:
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
            Band(first=0, last=_HEM, cloth="leggings"),
            Band(first=_HEM, last=_COLLAR, cloth="top"),
            Band(first=_COLLAR, last=last, cloth="skin"),
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
        for height, back, front, half_width in _HEAD
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
        for height, ridge, half_width in _NOSE
    )
    return _plain_part("nose", "head", rings, "nose")


def _limb(rows: Iterable[_Limb]) -> tuple[Ring, ...]:
    return tuple(
        Ring(
            segment=segment,
            centre_m=(x, y, z),
            across_m=(0.0, 0.0, half_width),
            through_m=(half_depth, 0.0, 0.0),
            neighbour=neighbour,
            share=share,
            untwist=_UNTWISTED[y] if segment == "forearm_r" and neighbour == "upper_arm_r" else 0.0,
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
        for x, y, z, r in _THUMB
    )


def _foot() -> tuple[Ring, ...]:
    rings = []
    for segment, x, bottom, top, z, half_width in _FOOT:
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
    for segment, z, y, half_depth, half_height, neighbour, share in _YOKE:
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
        for segment, centre_m, across_m, half_depth, neighbour, share in _SHOULDER
    )
    return (*root, *_limb(_ARM))


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
    _sleeved("arm_r", "arm_r", _arm(), "top", _SLEEVE_HEM, line_from=3),
    _plain_part("hand_r", "arm_r", _limb(_HAND), "skin", line_from=1),
    _plain_part("thumb_r", "arm_r", _thumb(), "skin", line_from=1),
    _sleeved("leg_r", "leg_r", _limb(_LEG), "leggings", _LEGGING_HEM, line_from=2),
    _plain_part("foot_r", "leg_r", _foot(), "skin"),
)

PARTS: tuple[Part, ...] = (_trunk(), _head(), _nose(), *_RIGHT, *map(_left, _RIGHT))
PART: dict[str, Part] = {p.name: p for p in PARTS}


def _shared(ring: Ring, own: Turn, other: Turn) -> tuple[Turn, float]:
    """A ring's turn between its segment's and a neighbour's, and the cosine of half the bend (not twist) between them."""
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
