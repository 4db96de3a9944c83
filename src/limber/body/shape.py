"""The body's skin as data: chains of elliptical rings along the skeleton.

One definition for every drawing. Python draws it flat (`drawing`), the page draws it in three
dimensions from the JSON of `shape_json`. A ring lies in the axes of a segment and may share its turn with
a neighbour, so that a chain bends smoothly at a joint. Sizes are those of a lean adult of 1.70 m and
agree with the places where the body touches the floor (`points`): buttock 0.10 m behind the hip
joints, back of the ribs 0.11 m behind the midline, front of the knee 0.055 m, sole 0.066 m below the ankle.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, Literal

from limber.body.figure import Figure, figure
from limber.body.geometry import Turn, Vector, add, normal, scale, subtract, turned
from limber.body.skeleton import SEGMENTS, STATURE_M
from limber.plain import value

Cloth = Literal["skin", "top", "leggings"]


@value
class Ring:
    """One closed cross-section: centre and two half-axes in the axes of `segment`, metres.

    `square`: 2 is an ellipse, more is squarer. `neighbour` and `share` (0-1): the segment whose turn
    it partly takes, None for a stiff ring. `breath_m`: how far a full breath moves it along `through_m`.
    """

    segment: str
    centre_m: Vector
    across_m: Vector
    through_m: Vector
    square: float = 2.0
    neighbour: str | None = None
    share: float = 0.0
    breath_m: float = 0.0


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
    ("pelvis", -0.098, -0.046, 0.022, 0.042, 2.0, 0.0),
    ("pelvis", -0.088, -0.076, 0.046, 0.090, 2.2, 0.0),
    ("pelvis", -0.060, -0.095, 0.066, 0.141, 2.3, 0.0),
    ("pelvis", -0.020, -0.102, 0.080, 0.166, 2.3, 0.0),
    ("pelvis", 0.025, -0.102, 0.089, 0.167, 2.3, 0.0),
    ("pelvis", 0.070, -0.092, 0.093, 0.153, 2.3, 0.002),
    ("lumbar_1", 0.115, -0.079, 0.095, 0.136, 2.3, 0.008),
    ("lumbar_2", 0.160, -0.074, 0.094, 0.126, 2.3, 0.012),
    ("lumbar_3", 0.210, -0.080, 0.091, 0.126, 2.3, 0.010),
    ("thorax_1", 0.262, -0.095, 0.093, 0.135, 2.4, 0.007),
    ("thorax_1", 0.312, -0.107, 0.096, 0.145, 2.4, 0.006),
    ("thorax_2", 0.362, -0.114, 0.096, 0.152, 2.5, 0.006),
    ("thorax_2", 0.408, -0.114, 0.089, 0.153, 2.5, 0.005),
    ("thorax_3", 0.448, -0.108, 0.072, 0.145, 2.4, 0.003),
    ("thorax_3", 0.482, -0.096, 0.053, 0.118, 2.2, 0.0),
    ("thorax_3", 0.508, -0.081, 0.046, 0.084, 2.0, 0.0),
    ("neck_1", 0.530, -0.067, 0.046, 0.062, 2.0, 0.0),
    ("neck_1", 0.552, -0.058, 0.050, 0.053, 2.0, 0.0),
    ("neck_2", 0.582, -0.052, 0.054, 0.050, 2.0, 0.0),
    ("neck_2", 0.612, -0.050, 0.054, 0.049, 2.0, 0.0),
    ("head", 0.645, -0.040, 0.045, 0.040, 2.0, 0.0),
)
_HEM, _COLLAR = 7, 16  # rings where the top begins and ends

# The head: height above its joint, back line, front line, half-width.
_HEAD: tuple[tuple[float, float, float, float], ...] = (
    (-0.044, 0.050, 0.078, 0.015),
    (-0.039, 0.028, 0.088, 0.032),
    (-0.024, -0.012, 0.092, 0.046),
    (-0.002, -0.054, 0.091, 0.057),
    (0.026, -0.080, 0.093, 0.066),
    (0.058, -0.094, 0.096, 0.072),
    (0.092, -0.098, 0.096, 0.076),
    (0.124, -0.093, 0.086, 0.073),
    (0.152, -0.077, 0.066, 0.061),
    (0.172, -0.053, 0.040, 0.041),
    (0.182, -0.026, 0.016, 0.018),
)

# Limbs, right side, along the segment's own -Y: segment, y, centre x, half-depth (X), centre z, half-width (Z),
# neighbour, share of the neighbour's turn.
_Limb = tuple[str, float, float, float, float, float, str | None, float]
_LEG: tuple[_Limb, ...] = (
    ("thigh_r", 0.060, 0.000, 0.048, -0.008, 0.040, "pelvis", 0.50),
    ("thigh_r", 0.030, -0.002, 0.076, -0.006, 0.066, "pelvis", 0.42),
    ("thigh_r", -0.020, -0.004, 0.087, -0.004, 0.079, "pelvis", 0.28),
    ("thigh_r", -0.080, -0.002, 0.087, -0.003, 0.081, "pelvis", 0.12),
    ("thigh_r", -0.150, 0.003, 0.081, -0.001, 0.077, None, 0.0),
    ("thigh_r", -0.230, 0.005, 0.071, 0.000, 0.067, None, 0.0),
    ("thigh_r", -0.310, 0.003, 0.060, 0.000, 0.057, None, 0.0),
    ("thigh_r", -0.368, 0.000, 0.054, 0.000, 0.051, "shank_r", 0.22),
    ("thigh_r", -0.4165, 0.001, 0.053, 0.000, 0.050, "shank_r", 0.50),
    ("shank_r", -0.045, -0.003, 0.051, 0.000, 0.048, "thigh_r", 0.20),
    ("shank_r", -0.095, -0.012, 0.054, 0.001, 0.051, None, 0.0),
    ("shank_r", -0.150, -0.016, 0.054, 0.002, 0.051, None, 0.0),
    ("shank_r", -0.215, -0.012, 0.045, 0.001, 0.044, None, 0.0),
    ("shank_r", -0.290, -0.005, 0.034, 0.000, 0.034, None, 0.0),
    ("shank_r", -0.355, -0.002, 0.029, 0.000, 0.028, None, 0.0),
    ("shank_r", -0.400, -0.002, 0.031, 0.000, 0.029, "foot_r", 0.18),
    ("shank_r", -0.4182, -0.004, 0.033, 0.000, 0.030, "foot_r", 0.45),
    ("foot_r", -0.024, -0.006, 0.030, 0.000, 0.026, "shank_r", 0.25),
)
_LEGGING_HEM = 14

_ARM: tuple[_Limb, ...] = (
    ("upper_arm_r", 0.038, -0.002, 0.022, -0.014, 0.018, "girdle_r", 0.30),
    ("upper_arm_r", 0.027, -0.002, 0.043, -0.012, 0.036, "girdle_r", 0.25),
    ("upper_arm_r", 0.002, -0.001, 0.056, -0.005, 0.051, "girdle_r", 0.15),
    ("upper_arm_r", -0.040, 0.001, 0.057, -0.004, 0.051, None, 0.0),
    ("upper_arm_r", -0.095, 0.002, 0.052, -0.005, 0.045, None, 0.0),
    ("upper_arm_r", -0.160, 0.002, 0.046, -0.003, 0.041, None, 0.0),
    ("upper_arm_r", -0.225, 0.001, 0.041, -0.001, 0.038, None, 0.0),
    ("upper_arm_r", -0.280, -0.001, 0.037, 0.000, 0.036, "forearm_r", 0.22),
    ("upper_arm_r", -0.3162, -0.002, 0.036, 0.000, 0.037, "forearm_r", 0.50),
    ("forearm_r", -0.040, 0.001, 0.039, 0.002, 0.040, "upper_arm_r", 0.18),
    ("forearm_r", -0.085, 0.003, 0.039, 0.002, 0.041, None, 0.0),
    ("forearm_r", -0.140, 0.002, 0.033, 0.001, 0.036, None, 0.0),
    ("forearm_r", -0.195, 0.000, 0.026, 0.000, 0.030, None, 0.0),
    ("forearm_r", -0.232, 0.000, 0.021, 0.000, 0.027, "hand_r", 0.15),
    ("forearm_r", -0.2482, 0.000, 0.019, 0.000, 0.026, "hand_r", 0.45),
    ("hand_r", -0.020, 0.000, 0.017, 0.000, 0.028, "forearm_r", 0.20),
)
_SLEEVE_HEM = 12

_HAND: tuple[_Limb, ...] = (
    ("hand_r", 0.012, 0.000, 0.016, 0.000, 0.022, "forearm_r", 0.50),
    ("hand_r", -0.012, 0.000, 0.017, 0.000, 0.027, "forearm_r", 0.20),
    ("hand_r", -0.042, 0.001, 0.017, 0.002, 0.036, None, 0.0),
    ("hand_r", -0.078, 0.001, 0.015, 0.001, 0.041, None, 0.0),
    ("hand_r", -0.112, 0.002, 0.013, -0.001, 0.039, None, 0.0),
    ("hand_r", -0.146, 0.004, 0.011, -0.002, 0.033, None, 0.0),
    ("hand_r", -0.168, 0.006, 0.010, -0.003, 0.025, None, 0.0),
    ("hand_r", -0.180, 0.007, 0.007, -0.003, 0.014, None, 0.0),
)
# The thumb runs aside and down: centre and radius in the hand's axes.
_THUMB: tuple[tuple[float, float, float, float], ...] = (
    (0.004, -0.022, 0.018, 0.014),
    (0.007, -0.042, 0.034, 0.0145),
    (0.010, -0.066, 0.049, 0.0125),
    (0.012, -0.088, 0.058, 0.0105),
    (0.013, -0.102, 0.061, 0.0065),
)
# The foot runs forward (X): segment, x, bottom and top height (Y) in the foot's axes, centre z, half-width.
# The arch lifts the inner middle of the sole; the ball and the heel stand 0.066 m below the ankle.
_FOOT: tuple[tuple[str, float, float, float, float, float], ...] = (
    ("foot_r", -0.061, -0.050, -0.028, 0.000, 0.013),
    ("foot_r", -0.052, -0.063, -0.010, 0.000, 0.025),
    ("foot_r", -0.028, -0.066, 0.010, 0.000, 0.031),
    ("foot_r", 0.006, -0.066, 0.020, 0.001, 0.033),
    ("foot_r", 0.046, -0.063, 0.006, 0.003, 0.034),
    ("foot_r", 0.088, -0.061, -0.014, 0.004, 0.038),
    ("foot_r", 0.130, -0.065, -0.032, 0.003, 0.043),
    ("foot_r", 0.166, -0.066, -0.041, 0.001, 0.045),
    ("toes_r", 0.198, -0.066, -0.046, -0.003, 0.043),
    ("toes_r", 0.222, -0.066, -0.050, -0.007, 0.035),
    ("toes_r", 0.234, -0.064, -0.053, -0.009, 0.023),
)
# The yoke from the neck to the tip of the shoulder runs aside (Z): segment, z of the girdle, y, half-depth, half-height.
_YOKE: tuple[tuple[str, float, float, float, float, str | None, float], ...] = (
    ("thorax_3", 0.010, 0.006, 0.052, 0.050, None, 0.0),
    ("thorax_3", 0.050, 0.006, 0.060, 0.052, "girdle_r", 0.35),
    ("girdle_r", 0.090, 0.001, 0.060, 0.048, None, 0.0),
    ("girdle_r", 0.130, -0.003, 0.056, 0.044, None, 0.0),
    ("girdle_r", 0.160, -0.004, 0.046, 0.036, "upper_arm_r", 0.12),
    ("girdle_r", 0.180, -0.004, 0.024, 0.020, "upper_arm_r", 0.15),
)
_NOSE = (0.098, 0.030)  # where its tip stands before the face: forward and height in the head's axes


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


def _limb(rows: Iterable[_Limb]) -> tuple[Ring, ...]:
    return tuple(
        Ring(
            segment=segment,
            centre_m=(x, y, z),
            across_m=(0.0, 0.0, half_width),
            through_m=(half_depth, 0.0, 0.0),
            neighbour=neighbour,
            share=share,
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
        )
        for r in part.rings
    )
    return Part(
        name=str(_other(part.name)), limb=str(_other(part.limb)), rings=rings, bands=part.bands, line_from=part.line_from
    )


_RIGHT = (
    _plain_part("yoke_r", "arm_r", _yoke(), "top"),
    _sleeved("arm_r", "arm_r", _limb(_ARM), "top", _SLEEVE_HEM, line_from=3),
    _plain_part("hand_r", "arm_r", _limb(_HAND), "skin", line_from=1),
    _plain_part("thumb_r", "arm_r", _thumb(), "skin", line_from=1),
    _sleeved("leg_r", "leg_r", _limb(_LEG), "leggings", _LEGGING_HEM, line_from=3),
    _plain_part("foot_r", "leg_r", _foot(), "skin"),
)

PARTS: tuple[Part, ...] = (_trunk(), _head(), *_RIGHT, *map(_left, _RIGHT))
PART: dict[str, Part] = {p.name: p for p in PARTS}


def _between(a: Turn, b: Turn, share: float) -> tuple[Turn, float]:
    """The turn a share of the way from a to b, and the cosine of half the angle between them."""
    cosine = a[0] * b[0] + a[1] * b[1] + a[2] * b[2] + a[3] * b[3]
    sign = 1.0 if cosine >= 0 else -1.0
    keep = 1.0 - share
    mixed = (
        a[0] * keep + b[0] * share * sign,
        a[1] * keep + b[1] * share * sign,
        a[2] * keep + b[2] * share * sign,
        a[3] * keep + b[3] * share * sign,
    )
    return normal(mixed), min(1.0, abs(cosine))


def place(ring: Ring, posed: Figure, breath_0_1: float = 0.0) -> PlacedRing:
    """A ring in the world. A ring shared by two segments grows in a bend, as a knee or an elbow does."""
    turn = posed.turns[ring.segment]
    grow = 1.0
    if ring.neighbour is not None:
        turn, half_cosine = _between(turn, posed.turns[ring.neighbour], ring.share)
        bend = 1.0 / max(half_cosine, 0.74) - 1.0
        grow += bend * 4.0 * ring.share * (1.0 - ring.share)
    centre = posed.point_m(ring.segment, ring.centre_m)
    through = scale(turned(turn, ring.through_m), grow)
    if ring.breath_m and breath_0_1:
        size = sum(t * t for t in ring.through_m) ** 0.5
        more = ring.breath_m * breath_0_1 / 2 / size
        centre, through = add(centre, scale(through, more)), scale(through, 1.0 + more)
    return PlacedRing(centre_m=centre, across_m=turned(turn, ring.across_m), through_m=through, square=ring.square)


def placed(posed: Figure, breath_0_1: float = 0.0) -> Mapping[str, tuple[PlacedRing, ...]]:
    """Every part's rings in the world, by the name of the part."""
    return {part.name: tuple(place(r, posed, breath_0_1) for r in part.rings) for part in PARTS}
