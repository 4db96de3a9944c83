"""The figure as a flat picture: SVG, still or moving, on the screen or for print."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Literal

from limber.body.figure import Figure
from limber.body.shape import PART, PARTS, Part, PlacedRing, placed
from limber.body.svg_colour import Palette, palette
from limber.body.svg_outline import Camera, Outline, Point, View, band_curves, camera, open_curves, outline
from limber.body.svg_path import path
from limber.body.geometry import dot
from limber.plain import value

Style = Literal["screen", "print"]
Theme = Literal["light", "dark"]

UNITS_PER_M = 1000.0
_PITCH_DEG = 6.0


@value
class Pose:
    """One moment: the figure and how full the breath is (0 to 1)."""

    figure: Figure
    breath_0_1: float = 0.0


@value
class _Piece:
    """One area of one cloth: its path at every moment."""

    name: str
    part: Part
    cloth: str
    paths: tuple[str, ...]
    lines: tuple[str, ...]


def draw(posed: Figure, *, view: View = "side", theme: Theme = "light", style: Style = "screen", title: str = "",
         working: Sequence[str] = (), size_px: tuple[int, int] = (640, 480)) -> str:
    seen = camera(view, _PITCH_DEG)
    poses = (Pose(figure=posed),)
    body = _body(poses, seen, palette(style, theme), tuple(working))
    low, high = _bounds(poses, seen)
    return _svg(body, low, high, title, size_px)


def _body(poses: Sequence[Pose], seen: Camera, colours: Palette, working: tuple[str, ...]) -> str:
    rings = [placed(p.figure, p.breath_0_1) for p in poses]
    depth = {p.name: _depth(p, rings, seen) for p in PARTS}
    pieces = {p.name: _pieces(p, rings, seen) for p in PARTS}
    limbs = {"arm_r", "arm_l", "leg_r", "leg_l", "head"}
    trunk_depth = depth["trunk"]
    order = sorted(limbs | {"trunk"}, key=lambda limb: _limb_depth(limb, depth))
    near = [limb for limb in order if _limb_depth(limb, depth) > trunk_depth and limb != "trunk"]
    defs, layers = [], []
    for part in PARTS:
        defs += [f'<path id="{q.name}" d="{q.paths[0]}"/>' for q in pieces[part.name]]
    w = colours.line_units
    for limb in order:
        own = [p for p in PARTS if _group(p) == limb]
        under = [q for p in own for q in pieces[p.name]]
        outer = list(under)
        if limb == "trunk":
            outer += [q for n in near for p in PARTS if _group(p) == n and p.line_from for q in pieces[p.name]]
        far = _limb_depth(limb, depth) < trunk_depth - 0.05
        lines = "".join(_line(q, limb == "trunk") for q in outer)
        fills = "".join(f'<use href="#{q.name}" fill="{colours.fill(q.cloth, far, limb in working)}"/>' for q in under)
        layers.append(
            f'<g stroke="{colours.line}" stroke-width="{2 * w}" stroke-linejoin="round" fill="{colours.line}">{lines}</g>{fills}'
        )
    return f"<defs>{''.join(defs)}</defs>{''.join(layers)}"


def _line(piece: _Piece, whole: bool) -> str:
    if whole or not piece.lines:
        return f'<use href="#{piece.name}"/>'
    return f'<path d="{piece.lines[0]}" fill="none"/>'


def _group(part: Part) -> str:
    return "trunk" if part.name.startswith("yoke") else part.limb


def _limb_depth(limb: str, depth: Mapping[str, float]) -> float:
    return {"trunk": depth["trunk"], "head": depth["head"]}.get(limb, depth[limb] if limb in depth else 0.0)


def _depth(part: Part, rings: Sequence[Mapping[str, tuple[PlacedRing, ...]]], seen: Camera) -> float:
    found = [dot(r.centre_m, seen.toward) for moment in rings for r in moment[part.name]]
    return sum(found) / len(found)


def _pieces(part: Part, rings: Sequence[Mapping[str, tuple[PlacedRing, ...]]], seen: Camera) -> list[_Piece]:
    outlines = [outline(moment[part.name], seen) for moment in rings]
    found = []
    for n, band in enumerate(part.bands):
        paths = tuple(path(_picture(band_curves(o, band.first, band.last))) for o in outlines)
        lines: tuple[str, ...] = ()
        if band.first < part.line_from:
            lines = tuple(path(_picture(open_curves(o, part.line_from, band.last)), close=False) for o in outlines)
        found.append(_Piece(name=f"{part.name}-{n}", part=part, cloth=band.cloth, paths=paths, lines=lines))
    return found


def _picture(curves: list[list[Point]]) -> list[list[Point]]:
    return [[(x * UNITS_PER_M, -y * UNITS_PER_M) for x, y in points] for points in curves]


def _bounds(poses: Sequence[Pose], seen: Camera) -> tuple[Point, Point]:
    xs, ys = [], []
    for pose in poses:
        for rings in placed(pose.figure).values():
            for r in rings:
                x, y = seen.flat(r.centre_m)
                xs.append(x)
                ys.append(y)
    return (min(xs) - 0.15, min(ys) - 0.12), (max(xs) + 0.15, max(ys) + 0.12)


def _svg(body: str, low: Point, high: Point, title: str, size_px: tuple[int, int]) -> str:
    x, y, w, h = low[0] * 1000, -high[1] * 1000, (high[0] - low[0]) * 1000, (high[1] - low[1]) * 1000
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size_px[0]}" height="{size_px[1]}" viewBox="{x:.0f} {y:.0f} {w:.0f} {h:.0f}" role="img">'
        f"<title>{escape(title)}</title>{body}</svg>"
    )
