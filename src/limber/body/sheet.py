"""A contact sheet of movements, to look at while authoring: every pose from the side and from the front.

    python -m limber.body.sheet ID... -o sheet.svg     (png with rsvg-convert installed)

An ID is the folder of an exercise in the catalogue, or a path to a `movement.toml`. Each movement is one row per
view: first frame, then the middle and the end of every phase that moves. Floor, wall, chair and other things are
drawn as plain lines.
"""

import argparse
import base64
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from limber.body.baking import clip
from limber.body.clip import Clip, Moment
from limber.body.drawing import draw
from limber.body.geometry import Vector
from limber.body.movement import read_movement
from limber.body.props import CHAIR_BACK_TOP_M, Prop
from limber.body.svg_colour import Theme
from limber.body.svg_outline import Camera, View, camera
from limber.body.where import movement_path
from limber.errors import InputError

_CELL_PX = (330, 250)
_VIEWS: tuple[View, ...] = ("side", "front")
_PITCH_DEG = 6.0
_PAPER: dict[Theme, str] = {"light": "#FAF7F2", "dark": "#211E1B"}
_INK: dict[Theme, str] = {"light": "#1F2A2E", "dark": "#F3EDE4"}


def moments(baked: Clip) -> list[tuple[str, Moment]]:
    """The frames worth looking at, each with what it shows."""
    found = [("start", baked.phases[0].frames[0])]
    for phase in baked.phases:
        if not phase.hold:
            found.append((f"{phase.id}, half way", phase.frames[len(phase.frames) // 2]))
            found.append((f"{phase.id}, end", phase.frames[-1]))
    return found


def three(baked: Clip) -> list[tuple[str, Moment]]:
    """Start, middle and end of the way out: what tells an exercise at one look."""
    first, last = (
        baked.phases[0].frames[0],
        max(
            (phase for phase in baked.phases if not phase.hold or len(baked.phases) == 1),
            key=lambda phase: _way(baked.phases[0].frames[0], phase.frames[-1]),
        ),
    )
    return [("start", first), ("middle", last.frames[len(last.frames) // 2]), ("end", last.frames[-1])]


def _way(a: Moment, b: Moment) -> float:
    return sum(abs(x - y) for x, y in zip(a.posture.angles_rad, b.posture.angles_rad, strict=True))


def sheet(exercises: Sequence[str], side: str = "right", *, theme: Theme = "light", short: bool = False) -> str:
    """The contact sheet as one SVG. `short`: start, middle and end only, both views in one row."""
    width, height = _CELL_PX
    cells, row, most = [], 0, 1
    for exercise in exercises:
        path = movement_path(exercise)
        baked = clip(read_movement(path), "left" if side == "left" else "right")
        shown = three(baked) if short else moments(baked)
        most = max(most, len(shown) * (len(_VIEWS) if short else 1))
        for number, view in enumerate(_VIEWS):
            for column, (words, frame) in enumerate(shown, number * len(shown) if short else 0):
                picture = base64.b64encode(_cell(frame, view, baked.props, theme).encode()).decode()
                title = escape(f"{path.parent.name}: {words}, {view}")
                x, y = column * width, row * (height + 20)
                cells.append(
                    f'<image x="{x}" y="{y + 20}" width="{width}" height="{height}" '
                    f'href="data:image/svg+xml;base64,{picture}"/>'
                    f'<text x="{x + 6}" y="{y + 15}" font-size="13" fill="{_INK[theme]}">{title}</text>'
                )
            row += 0 if short else 1
        row += 1 if short else 0
    full = (most * width, row * (height + 20))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{full[0]}" height="{full[1]}" font-family="sans-serif">'
        f'<rect width="100%" height="100%" fill="{_PAPER[theme]}"/>{"".join(cells)}</svg>'
    )


def _cell(frame: Moment, view: View, props: Sequence[Prop], theme: Theme) -> str:
    picture = draw(frame.posture.figure(), view=view, size_px=_CELL_PX, theme=theme)
    seen = camera(view, _PITCH_DEG)
    lines = "".join(_line(seen, a, b, width) for prop in props for a, b, width in _edges(prop))
    floor = _line(seen, (-3, 0, 0), (3, 0, 0), 8) if view == "side" else _line(seen, (0, 0, -3), (0, 0, 3), 8)
    return re.sub(r"(<svg[^>]*>)", lambda m: m.group(1) + floor + lines, picture, count=1)


def _line(seen: Camera, a: Vector, b: Vector, width: float) -> str:
    (x1, y1), (x2, y2) = seen.flat(a), seen.flat(b)
    at = f'x1="{x1:.0f}" y1="{y1:.0f}" x2="{x2:.0f}" y2="{y2:.0f}"'
    return f'<line {at} stroke="#8A8172" stroke-width="{width}"/>'


def _edges(prop: Prop) -> list[tuple[Vector, Vector, float]]:
    (x, _, z), (long, wide), top = prop.middle_m, prop.size_m, prop.top_m
    if prop.kind == "wall":
        if prop.place in ("behind", "front"):
            return [((x, 0, n / 2), (x, 2.2, n / 2), 10) for n in (-2, 0, 2)]
        return [((n / 2, 0, z), (n / 2, 2.2, z), 10) for n in (-2, 0, 2)]
    if prop.kind in ("mat", "strap", "band", "ball", "weight", "doorway", "bike", "water"):
        return []
    a, b = x - long / 2, x + long / 2
    edges: list[tuple[Vector, Vector, float]] = [
        ((p, top, q), (r, top, s), 8)
        for p, q, r, s in (
            (a, z - wide / 2, b, z - wide / 2), (a, z + wide / 2, b, z + wide / 2),
            (a, z - wide / 2, a, z + wide / 2), (b, z - wide / 2, b, z + wide / 2),
        )
    ]  # fmt: skip
    if prop.kind == "chair":
        back = a if prop.facing == "front" else b
        edges += [((back, top, z + n * wide / 2), (back, CHAIR_BACK_TOP_M, z + n * wide / 2), 8) for n in (-1, 1)]
        edges += [((back, CHAIR_BACK_TOP_M, z - wide / 2), (back, CHAIR_BACK_TOP_M, z + wide / 2), 8)]
    return edges


def main(arguments: Sequence[str]) -> int:
    """Write the sheet; 2 when a movement cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m limber.body.sheet", description="A contact sheet of movements.")
    parser.add_argument("exercise", nargs="+", help="exercise id, or path to a movement.toml")
    parser.add_argument("-o", "--output", type=Path, default=Path("sheet.svg"), help="sheet.svg or sheet.png")
    parser.add_argument("--side", choices=("right", "left"), default="right")
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--short", action="store_true", help="start, middle and end only; side and front in one row")
    given = parser.parse_args(arguments)
    try:
        picture = sheet(given.exercise, given.side, theme=given.theme, short=given.short)
    except InputError as problem:
        sys.stderr.write(f"{problem}\n")
        return 2
    if given.output.suffix == ".png":
        subprocess.run(["rsvg-convert", "--unlimited", "-o", str(given.output)], input=picture.encode(), check=True)
    else:
        given.output.write_text(picture, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
