"""The drawn exercises as files: baked once when the front end is built, then served like any other file.

``python -m limber.web.figures FOLDER`` writes, for every exercise, its clip for each side (JSON), a moving
picture and a still one (SVG), what the camera coach looks for (JSON), and ``figures.json``, which says under which
name each stands. Every name carries a hash of its contents, so a browser may keep it for ever.
"""

import hashlib
import json
import sys
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from pathlib import Path

from limber.body import clip, drawing, shape_json
from limber.body.svg_colour import Theme
from limber.body.svg_motion import start_and_end
from limber.catalogue import Exercise, ours
from limber.coach import look_for
from limber.errors import InputError
from limber.plain import plain, read, value
from limber.web.assets import NotBuiltError

FOLDER = "figures"
INDEX = "figures.json"
THEMES: tuple[Theme, ...] = ("light", "dark")


@value
class FigureFiles:
    """Addresses below ``/static/`` for one exercise. `clips`: by side (``none``, or ``right`` and ``left``).

    `moving` and `still` (the end of the movement) are pairs: by day, by night. `print` is black on white,
    `print_colour` the same in colour. `watch`: what the camera coach looks for.
    """

    clips: Mapping[str, str]
    moving: tuple[str, str]
    still: tuple[str, str]
    print: str
    print_colour: str
    watch: str


@value
class Figures:
    """All drawn exercises, and the body's shape that their clips are drawn with."""

    shape: str
    exercises: Mapping[str, FigureFiles]


def bake(dist: Path) -> None:
    """Write the files of every exercise into ``dist/figures/``, and their index."""
    folder = dist / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    shape = _write(folder, "shape", "json", shape_json())
    ids = list(ours().exercises)
    with ProcessPoolExecutor() as workers:
        files = dict(zip(ids, workers.map(partial(_bake_ours, folder), ids, chunksize=4), strict=True))
    index = {"shape": shape, "exercises": files}
    (folder / INDEX).write_text(json.dumps(index, indent=1, sort_keys=True), encoding="utf-8")


def _bake_ours(folder: Path, exercise_id: str) -> dict[str, object]:
    return bake_one(folder, ours().exercises[exercise_id])


def bake_one(folder: Path, exercise: Exercise) -> dict[str, object]:
    """Write the files of one exercise; their names, as `FigureFiles` holds them."""
    movement, title = exercise.movement, exercise.text("en").name
    sides = ("right", "left") if movement.sides == "each" else ("right",)
    clips = {side: clip(movement, side) for side in sides}  # type: ignore[arg-type]
    names = sides if movement.sides == "each" else ("none",)
    first = clips["right"].plain()
    _start, end = start_and_end(first)
    seen = drawing.seen_as(first)

    def write(kind: str, text: str) -> str:
        return _write(folder, f"{exercise.id}-{kind}", "svg", text)

    return {
        "clips": {
            name: _write(folder, f"{exercise.id}-{name}", "json", baked.json())
            for name, baked in zip(names, clips.values(), strict=True)
        },
        "moving": [write(f"moving-{t}", drawing.animated(first, title=title, theme=t)) for t in THEMES],
        "still": [
            write(f"still-{t}", drawing.draw(end.figure, breath_0_1=end.breath_0_1, title=title, theme=t, **seen))
            for t in THEMES
        ],
        "print": write("print", drawing.printed(first, title=title)),
        "print_colour": write("print-colour", drawing.printed(first, title=title, style="screen")),
        "watch": _write(folder, f"{exercise.id}-watch", "json", json.dumps(plain(look_for(exercise)))),
    }


def _write(folder: Path, name: str, ending: str, text: str) -> str:
    raw = text.encode("utf-8")
    file = f"{name}-{hashlib.sha256(raw).hexdigest()[:10]}.{ending}"
    (folder / file).write_bytes(raw)
    return f"{FOLDER}/{file}"


@cache
def figures(dist: Path) -> Figures:
    """The index of a built front end; `NotBuiltError` where there is none, or an older one that says other things."""
    try:
        return read(Figures, json.loads((dist / FOLDER / INDEX).read_text(encoding="utf-8")), INDEX)
    except (OSError, ValueError, InputError):
        raise NotBuiltError("the figures have not been drawn; start with: python3 start.py") from None


def printed(dist: Path, exercise_id: str, *, colour: bool) -> str | None:
    """The figure for paper out of a built front end, as SVG; None for an exercise that it does not have."""
    files = figures(dist).exercises.get(exercise_id)
    return (dist / (files.print_colour if colour else files.print)).read_text("utf-8") if files else None


if __name__ == "__main__":
    bake(Path(sys.argv[1]))
