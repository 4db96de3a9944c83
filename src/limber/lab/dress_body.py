"""From a look to the pieces that are lofted: the body's rings with a build, clothes, fingers, ears, hair.

Everything hangs on the skeleton of `body`; joints stay where they are, so that what touches still touches.
"""

from dataclasses import replace
from math import cos, radians, sin

from limber.body.geometry import Vector
from limber.body.measures import COLLAR, HEM
from limber.body.shape import PART, Part, Ring
from limber.lab.dress import BOTTOM, HAIR, HEAD, SHOE, SKIN, TOP, Look
from limber.lab.render_mesh import Piece, Wear

_LUMBAR, _CHEST, _HIPS = ("lumbar_1", "lumbar_2", "lumbar_3"), ("thorax_1", "thorax_2"), ("pelvis",)
_SHORT_SLEEVE, _LONG_SLEEVE = 5, 12
_SHORT_LEG, _LONG_LEG = 5, 12


def pieces(look: Look) -> tuple[Piece, ...]:
    """All pieces of a dressed body."""
    sided = [piece for s in "rl" for piece in (*_arm(look, s), *_leg(look, s))]
    return (_trunk(look), *_head(look), *sided)


def _grown(ring: Ring, across: float, through: float, forward_m: float = 0.0) -> Ring:
    x, y, z = ring.centre_m
    return replace(
        ring,
        centre_m=(x + forward_m, y, z),
        across_m=_times(ring.across_m, across),
        through_m=_times(ring.through_m, through),
    )


def _times(v: Vector, by: float) -> Vector:
    return (v[0] * by, v[1] * by, v[2] * by)


def _built(ring: Ring, look: Look) -> Ring:
    """A ring of the trunk with the look's build."""
    deep = abs(ring.through_m[0])
    if ring.segment in _LUMBAR:
        return _grown(ring, look.girth, look.girth * (1 + look.belly_m / deep), look.belly_m)
    if ring.segment in _CHEST:
        return _grown(ring, look.girth * look.shoulders, look.girth * (1 + look.bust_m / 2 / deep), look.bust_m / 2)
    if ring.segment in _HIPS:
        return _grown(ring, look.girth * look.hips, look.girth)
    return ring


def _trunk(look: Look) -> Piece:
    rings = tuple(_built(r, look) for r in PART["trunk"].rings)
    hem, off = (3, 0.014) if look.loose else (HEM - 1, 0.006)
    last = len(rings) - 1
    wear = (
        Wear(first=0, last=hem, material=BOTTOM, off_m=(0.002, 0.003)),
        Wear(first=hem, last=COLLAR - 1, material=TOP, off_m=(off, 0.004)),
        Wear(first=COLLAR - 1, last=last, material=SKIN),
    )
    return Piece(name="trunk", rings=rings, wear=wear, sides=26, melts=(0.0, 2.6))


def _part(name: str, side: str) -> Part:
    return PART[f"{name}_{side}"]


def _arm(look: Look, side: str) -> tuple[Piece, ...]:
    arm = tuple(_grown(r, look.girth, look.girth) for r in _part("arm", side).rings)
    last, hem = len(arm) - 1, _SHORT_SLEEVE if look.sleeve == "short" else _LONG_SLEEVE
    off = 0.010 if look.loose and look.sleeve == "short" else 0.004
    hand = _part("hand", side).rings
    yoke = tuple(_grown(r, 1.0, 1.0) for r in _part("yoke", side).rings)
    return (
        Piece(name="yoke", rings=yoke, wear=(Wear(first=0, last=len(yoke) - 1, material=TOP, off_m=(0.003, 0.003)),)),
        Piece(
            name="arm",
            rings=arm,
            wear=(
                Wear(first=0, last=hem, material=TOP, off_m=(0.003, off)),
                Wear(first=hem, last=last, material=SKIN),
            ),
        ),
        Piece(name="palm", rings=_palm(hand), wear=(Wear(first=0, last=4, material=SKIN),), sides=12),
        Piece(name="thumb", rings=_part("thumb", side).rings, wear=(Wear(first=0, last=3, material=SKIN),), sides=8),
        *_fingers(side),
    )


def _palm(hand: tuple[Ring, ...]) -> tuple[Ring, ...]:
    """The mitten of the drawn hand, cut at the knuckles."""
    end = hand[3]
    return (*hand[:4], replace(_grown(end, 0.86, 0.8), centre_m=(end.centre_m[0], -0.116, end.centre_m[2])))


# Index to little finger: place aside (Z, right hand), length, radius, and how far it is spread, degrees.
_FINGERS = ((0.028, 0.072, 0.0088, 5.0), (0.009, 0.080, 0.0092, 1.0), (-0.010, 0.074, 0.0088, -3.0),
            (-0.028, 0.058, 0.0078, -8.0))  # fmt: skip
_KNUCKLES_M = -0.100
_BENDS_DEG = (6.0, 16.0, 26.0)


def _fingers(side: str) -> list[Piece]:
    mirror = 1.0 if side == "r" else -1.0
    found = []
    for z, long, radius, spread in _FINGERS:
        x, y, at = 0.001, _KNUCKLES_M, z * mirror
        spots = [(x, y, at)]
        for bend, part in zip(_BENDS_DEG, (0.45, 0.30, 0.25), strict=True):
            step = long * part
            x += sin(radians(bend)) * step
            y -= cos(radians(bend)) * step
            at += sin(radians(spread)) * step * mirror
            spots.append((x, y, at))
        rings = tuple(
            Ring(segment=f"hand_{side}", centre_m=spot, across_m=(0.0, 0.0, r * mirror), through_m=(r, 0.0, 0.0))
            for spot, r in zip(spots, (radius, radius, radius * 0.9, radius * 0.7), strict=True)
        )
        found.append(Piece(name="finger", rings=rings, wear=(Wear(first=0, last=3, material=SKIN),), sides=7, steps=1))
    return found


def _leg(look: Look, side: str) -> tuple[Piece, ...]:
    rings = tuple(_grown(r, look.girth, look.girth) for r in _part("leg", side).rings)
    last, hem = len(rings) - 1, _SHORT_LEG if look.leg == "short" else _LONG_LEG
    off = 0.016 if look.loose else 0.003
    foot = _part("foot", side).rings
    if look.barefoot:
        shoe = Piece(name="foot", rings=foot, wear=(Wear(first=0, last=len(foot) - 1, material=SKIN),))
    else:
        wear = Wear(first=0, last=len(foot) - 1, material=SHOE, off_m=(0.004, 0.006))
        shoe = Piece(name="foot", rings=foot, wear=(wear,))
    ankle = SKIN if look.barefoot else SHOE
    return (
        Piece(
            name="leg",
            rings=rings,
            wear=(
                Wear(first=0, last=hem, material=BOTTOM, off_m=(0.0, off)),
                Wear(first=hem, last=last, material=SKIN if hem == _SHORT_LEG else ankle),
            ),
            sides=18,
            melts=(1.6, 3.1),
        ),
        shoe,
    )


def _head(look: Look) -> tuple[Piece, ...]:
    head = PART["head"].rings
    last = len(head) - 1
    found = [
        Piece(name="head", rings=head, wear=(Wear(first=0, last=last, material=HEAD),), sides=28, steps=3),
        Piece(name="nose", rings=PART["nose"].rings, wear=(Wear(first=0, last=4, material=HEAD),), sides=12),
        *(Piece(name="ear", rings=_ear(z), wear=(Wear(first=0, last=4, material=HEAD),), sides=8) for z in (1, -1)),
    ]
    if look.style != "bald":
        found.append(_hair(look, head))
    if look.style == "bun":
        found.append(Piece(name="bun", rings=_BUN, wear=(Wear(first=0, last=3, material=HAIR),), sides=12))
    if look.style == "bob":
        found.append(Piece(name="bob", rings=_bob(), wear=(Wear(first=0, last=4, material=HAIR),), sides=20))
    return tuple(found)


def _ear(sign: int) -> tuple[Ring, ...]:
    rows = ((0.026, 0.004, 0.006), (0.034, 0.008, 0.011), (0.054, 0.010, 0.017), (0.072, 0.009, 0.016),
            (0.082, 0.004, 0.008))  # fmt: skip
    return tuple(
        Ring(
            segment="head",
            centre_m=(-0.004, y, sign * 0.074),
            across_m=(0.0, 0.0, wide * sign),
            through_m=(deep, 0.0, 0.0),
        )
        for y, wide, deep in rows
    )


_BUN = tuple(
    Ring(segment="head", centre_m=(x, y, 0.0), across_m=(0.0, 0.0, r), through_m=(0.35 * r, 0.94 * r, 0.0))
    for x, y, r in ((-0.075, 0.120, 0.024), (-0.098, 0.130, 0.040), (-0.122, 0.138, 0.038), (-0.138, 0.143, 0.020))
)


def _bob() -> tuple[Ring, ...]:
    """Hair that hangs to the nape."""
    rows = ((0.09, -0.045, 0.070, 0.088), (0.05, -0.052, 0.066, 0.088), (0.01, -0.058, 0.056, 0.086),
            (-0.03, -0.062, 0.046, 0.080), (-0.055, -0.062, 0.040, 0.072))  # fmt: skip
    return tuple(
        Ring(segment="head", centre_m=(x, y, 0.0), across_m=(0.0, 0.0, wide), through_m=(deep, 0.0, 0.0))
        for y, x, deep, wide in rows
    )


def _hair(look: Look, head: tuple[Ring, ...]) -> Piece:
    """A shell around the head; where there is no hair `dress_face.sunk` draws it in beneath the skin."""
    thick = {"crop": 0.006, "short": 0.013, "bun": 0.011, "bob": 0.015}.get(look.style, 0.01)
    rings = []
    for ring in head[3:]:
        x, y, _ = ring.centre_m
        up = thick * max(0.0, (y - 0.06) / 0.12)
        size = 1 + thick / max(0.03, abs(ring.across_m[2]))
        deep = 1 + thick / max(0.03, abs(ring.through_m[0]))
        rings.append(replace(_grown(ring, size, deep), centre_m=(x - thick * 0.1, y + up, 0.0)))
    return Piece(
        name="hair", rings=tuple(rings), wear=(Wear(first=0, last=len(rings) - 1, material=HAIR),), sides=32, steps=3
    )
