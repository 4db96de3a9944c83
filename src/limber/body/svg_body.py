"""The body as SVG layers: limbs sorted by depth, each an outline under soft-shaded areas of cloth."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from math import hypot

from limber.body.figure import Figure
from limber.body.geometry import Vector, add, dot, scale
from limber.body.shape import PARTS, Part, PlacedRing, placed
from limber.body.svg_colour import Palette, Tone
from limber.body.svg_outline import Camera, Outline, closed_curves, outline, ring_curves, stretch_0_1
from limber.body.svg_path import Point, ovals, path
from limber.plain import value

Rings = Mapping[str, tuple[PlacedRing, ...]]
Moving = Callable[[str, Sequence[str]], str]
"""Makes the `<animate>` of an attribute from its values, one for each moment; empty for a still."""

# Light falls from above and a little from the front: lit areas are the same shapes, moved there.
_LIGHT_STEPS_MM = ((0, 0), (3, -8), (7, -19))
# What lies between trunk and viewer is settled by depth; limbs lie over the trunk where they are level with it.
_OVER_M = {"head": 0.04, "leg": 0.06, "arm": 0.09}
_FAR_M = -0.07
_FORESHORTENED = 0.62
_OVERLAPPING = 0.28
_TREMBLE_MM = 3.0


@value
class Moment:
    """One moment of a movement: the figure, and how full the breath is (0 to 1)."""

    figure: Figure
    breath_0_1: float = 0.0


@value
class Piece:
    """One area of one cloth of one part. `paths`: its outline at every moment.

    `line_from`: from which ring on its outline is drawn as a line; before, it lies inside the part it hangs on.
    `dashes`: the attributes that leave the rest of the outline out; empty when all is drawn.
    """

    name: str
    part: Part
    cloth: str
    segments: tuple[str, ...]
    paths: tuple[str, ...]
    line_from: int
    dashes: str


def body(
    moments: Sequence[Moment],
    view_camera: Camera,
    colours: Palette,
    *,
    working: Collection[str],
    moving: Moving,
    name: str,
    glow: Mapping[str, str],
) -> tuple[str, str]:
    """Definitions and layers of the body, for `<defs>` and for drawing.

    `working`: segments whose limbs are warm. `glow`: highlights to lay over limbs. `name`: what ids begin with.
    """
    rings = [placed(m.figure, m.breath_0_1) for m in moments]
    pieces = {p.name: _pieces(p, [r[p.name] for r in rings], view_camera, name) for p in PARTS}
    depths = _depths(rings, view_camera)
    order = _painting_order(rings, depths, view_camera)
    over_trunk = order[order.index("trunk") + 1 :]
    defs = [_definition(q, moving) for own in pieces.values() for q in own]
    layers = []
    for limb in order:
        own = _sorted_pieces(
            [q for p in _PAINTED if group(p) == limb for q in pieces[p.name]], limb, rings, view_camera
        )
        roots = [q for p in PARTS if group(p) in over_trunk and p.line_from for q in pieces[p.name]]
        lines = [f'<use href="#{q.name}"/>' for q in (own + roots if limb == "trunk" else ())]
        lines += [_line(q) for q in (own if limb != "trunk" else ())]
        layers.append(
            f'<g fill="{colours.line}" stroke="{colours.line}" stroke-width="{2 * colours.line_mm:g}" '
            f'stroke-linejoin="round" stroke-linecap="round">{"".join(lines)}</g>'
        )
        far: Tone = "far" if depths[limb] - depths["trunk"] < _FAR_M and limb != "head" else "near"
        for piece in own:
            fills, made = _fills(piece, far, rings, view_camera, colours, working, moving)
            defs.append(made)
            layers.append(_area(piece, fills))
        layers.append(glow.get(limb, ""))
    return "".join(defs), "".join(layers)


# Yokes first: the trunk lies over their inner ends.
_PAINTED = sorted(PARTS, key=lambda p: not p.name.startswith("yoke"))


def group(part: Part) -> str:
    """The limb that a part is painted with: trunk, head, arm_r, arm_l, leg_r, leg_l."""
    return "trunk" if part.name.startswith("yoke") else part.limb


def _sorted_pieces(pieces: list[Piece], limb: str, rings: Sequence[Rings], seen: Camera) -> list[Piece]:
    """A limb's pieces from far to near; the trunk and the head keep their order."""
    if limb in ("trunk", "head"):
        return pieces

    def nearness(piece: Piece) -> float:
        places = [n for n, ring in enumerate(piece.part.rings) if ring.segment in piece.segments]
        own = [moment[piece.part.name][n] for moment in rings for n in places]
        return _depth(own, seen)

    return [q for _, q in sorted(enumerate(pieces), key=lambda p: nearness(p[1]) + 0.03 * p[0])]


def _works(piece: Piece, working: Collection[str]) -> bool:
    own = [s in working for s in piece.segments]
    return sum(own) > 0.3 * len(own)


def _depth(spots: Sequence[PlacedRing], seen: Camera) -> float:
    """How near rings are to the viewer on average, metres; looking level, so that feet do not seem far."""
    flat = (seen.toward[0], 0.0, seen.toward[2])
    return sum(dot(r.centre_m, flat) for r in spots) / len(spots)


def _depths(rings: Sequence[Rings], seen: Camera) -> dict[str, float]:
    found: dict[str, list[PlacedRing]] = {}
    for part in PARTS:
        found.setdefault(group(part), []).extend(r for moment in rings for r in moment[part.name])
    return {limb: _depth(own, seen) for limb, own in found.items()}


def _painting_order(rings: Sequence[Rings], depths: Mapping[str, float], seen: Camera) -> list[str]:
    """Limbs from far to near. Whether one lies over the trunk is settled where it hangs on it, not at its far end."""
    trunk = [moment["trunk"] for moment in rings]
    third = len(trunk[0]) // 3
    beside = {
        "leg": _depth([r for t in trunk for r in t[:third]], seen),
        "arm": _depth([r for t in trunk for r in t[third:]], seen),
        "head": _depth([r for t in trunk for r in t[-2:]], seen),
    }
    limbs = sorted(
        (limb for limb in depths if limb != "trunk"), key=lambda limb: depths[limb] + _OVER_M[limb.split("_")[0]]
    )
    over = {limb for limb in limbs if depths[limb] + _OVER_M[limb.split("_")[0]] > beside[limb.split("_")[0]]}
    return [n for n in limbs if n not in over] + ["trunk"] + [n for n in limbs if n in over]


def _pieces(part: Part, moments: Sequence[Sequence[PlacedRing]], seen: Camera, name: str) -> list[Piece]:
    start = max(0, part.line_from - 2)  # what lies deeper inside another part need not be drawn
    moments = [rings[start:] for rings in moments]
    outlines = [outline(rings, seen) for rings in moments]
    if all(_same(outlines[0], shape) for shape in outlines):
        outlines, moments = outlines[:1], moments[:1]
    shown = [stretch_0_1(rings, seen) for rings in moments]
    with_rings, with_outline = min(shown) < _FORESHORTENED, max(shown) > _FORESHORTENED - 0.15
    found = []
    for n, band in enumerate(part.bands):
        first, last = max(0, band.first - start), band.last - start
        paths = []
        for shape, rings in zip(outlines, moments, strict=True):
            text = path(closed_curves(shape, first, last)) if with_outline else ""
            if with_rings:
                own = rings[first : last + 1]
                text += ovals(ring_curves(without_beads(own, max(shown)), seen))
            paths.append(text)
        line_from = part.line_from - start if first == 0 else 0
        found.append(
            Piece(
                name=f"{name}-{part.name}-{n}",
                part=part,
                cloth=band.cloth,
                segments=tuple(r.segment for r in part.rings[band.first : band.last + 1]),
                paths=tuple(paths),
                line_from=line_from,
                dashes=_dashes(outlines, last, line_from) if line_from and not with_rings else "",
            )
        )
    return found


def _same(a: Outline, b: Outline) -> bool:
    """Whether nobody would see the difference; a still part costs no bytes and does not tremble."""
    pairs = zip((*a.left, *a.right, a.tip), (*b.left, *b.right, b.tip), strict=True)
    return all(abs(p[0] - q[0]) < _TREMBLE_MM and abs(p[1] - q[1]) < _TREMBLE_MM for p, q in pairs)


def without_beads(rings: Sequence[PlacedRing], most_0_1: float) -> Sequence[PlacedRing]:
    """As many rings as it takes until a chain that points almost at the viewer is no string of beads.

    Every other one where they lie over each other; more between them where much of the chain's length is seen.
    """
    if most_0_1 < _OVERLAPPING:
        return [r for n, r in enumerate(rings) if n % 2 == 0 or n == len(rings) - 1]
    return [*(one for a, b in pairwise(rings) for one in (a, *_between(a, b))), rings[-1]]


def _between(a: PlacedRing, b: PlacedRing) -> Iterator[PlacedRing]:
    for share in (1 / 3, 2 / 3):

        def part(one: Vector, other: Vector, share: float = share) -> Vector:
            return add(scale(one, 1 - share), scale(other, share))

        yield PlacedRing(
            centre_m=part(a.centre_m, b.centre_m),
            across_m=part(a.across_m, b.across_m),
            through_m=part(a.through_m, b.through_m),
            square=a.square + (b.square - a.square) * share,
        )


def _dashes(outlines: Sequence[Outline], last: int, line_from: int) -> str:
    """The attributes that leave out the outline, on both sides, before the ring where its line begins.

    In picture units for a still; of 100 for a motion, in which the length changes.
    """
    hidden_left = hidden_right = whole = 0.0
    for shape in outlines:
        around = [p for curve in closed_curves(shape, 0, last) for p in curve]
        whole += _length(around)
        hidden_left += _length(shape.left[: line_from + 1])
        hidden_right += _length([*reversed(shape.right[: line_from + 1]), shape.root, shape.left[0]])
    if len(outlines) > 1:
        left, right = 100 * hidden_left / whole, 100 * hidden_right / whole
        return f'stroke-dasharray="{100 - left - right:.1f} 100" stroke-dashoffset="-{left:.1f}"'
    drawn = whole - hidden_left - hidden_right
    return f'stroke-dasharray="{drawn:.0f} {whole:.0f}" stroke-dashoffset="-{hidden_left:.0f}"'


def _length(points: Sequence[Point]) -> float:
    return sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points))


def _definition(piece: Piece, moving: Moving) -> str:
    whole = ' pathLength="100"' if piece.dashes and len(piece.paths) > 1 else ""
    return (
        f'<path id="{piece.name}"{whole} d="{piece.paths[0]}">{moving("d", piece.paths)}</path>'
        f'<clipPath id="{piece.name}-c"><use href="#{piece.name}"/></clipPath>'
    )


def _line(piece: Piece) -> str:
    if not piece.dashes:
        return f'<use href="#{piece.name}"/>'
    return f'<use href="#{piece.name}" fill="none" {piece.dashes}/>'


def _fills(
    piece: Piece,
    tone: Tone,
    rings: Sequence[Rings],
    seen: Camera,
    colours: Palette,
    working: Collection[str],
    moving: Moving,
) -> tuple[list[str], str]:
    """A piece's fills from shaded to lit, and what they need in `<defs>`. Limbs grow warm; the trunk stays cool."""
    steps = range(len(colours.shade_shares))
    cool = [colours.fill(piece.cloth, tone, n) for n in steps]
    if group(piece.part) == "trunk" or not _works(piece, working):
        return cool, ""
    warm = [colours.fill(piece.cloth, "working", n) for n in steps]
    if not piece.line_from or len(warm) == 1:
        return warm, ""
    return _fading(piece, cool, warm, [r[piece.part.name] for r in rings], seen, moving)


def _fading(
    piece: Piece,
    cool: Sequence[str],
    warm: Sequence[str],
    moments: Sequence[Sequence[PlacedRing]],
    seen: Camera,
    moving: Moving,
) -> tuple[list[str], str]:
    """Gradients along a working limb, so that it grows warm out of the trunk instead of being cut off from it."""
    ends = [(seen.flat(r[1].centre_m), seen.flat(r[piece.part.line_from + 2].centre_m)) for r in moments]
    columns = {
        "x1": [f"{a[0]:.0f}" for a, _ in ends], "y1": [f"{a[1]:.0f}" for a, _ in ends],
        "x2": [f"{b[0]:.0f}" for _, b in ends], "y2": [f"{b[1]:.0f}" for _, b in ends],
    }  # fmt: skip
    still = " ".join(f'{k}="{v[0]}"' for k, v in columns.items())
    moves = "".join(moving(k, v) for k, v in columns.items())
    made = [f'<linearGradient id="{piece.name}-w" gradientUnits="userSpaceOnUse" {still}>{moves}</linearGradient>']
    for n, (a, b) in enumerate(zip(cool, warm, strict=True)):
        made.append(
            f'<linearGradient id="{piece.name}-w{n}" href="#{piece.name}-w"><stop offset="0.1" stop-color="{a}"/>'
            f'<stop offset="0.9" stop-color="{b}"/></linearGradient>'
        )
    return [f"url(#{piece.name}-w{n})" for n in range(len(warm))], "".join(made)


def _area(piece: Piece, fills: Sequence[str]) -> str:
    """Its fills from the shaded to the lit one, each moved a little further towards the light."""
    if len(fills) == 1:
        return f'<use href="#{piece.name}" fill="{fills[0]}"/>'
    areas = []
    for (dx, dy), fill in zip(_LIGHT_STEPS_MM, fills, strict=True):
        moved = f' x="{dx}" y="{dy}"' if dy else ""
        areas.append(f'<use href="#{piece.name}"{moved} fill="{fill}"/>')
    return f'<g clip-path="url(#{piece.name}-c)">{"".join(areas)}</g>'
