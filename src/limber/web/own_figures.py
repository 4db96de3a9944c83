"""The drawn figures of a clinic's own exercises: baked when first asked for, kept in the data folder.

They stand in ``<data folder>/figures/`` under names that carry a hash of their contents, as the built ones do, and are
served under `ADDRESS`, behind the gate. An exercise whose movement cannot be drawn is taken out of the catalogue.
"""

import contextlib
import hashlib
import json
import re
import threading
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from limber import __version__
from limber.catalogue import Exercise, load, withdraw
from limber.errors import InputError
from limber.plain import plain, read
from limber.session import clip_sides
from limber.web import data_folder
from limber.web.figures import FOLDER, FigureFiles, bake_one, figures
from limber.web.figures import printed as figures_printed

ADDRESS = "own/"
_KINDS = {"json": "application/json", "svg": "image/svg+xml"}
_NAME = re.compile(r"[a-z0-9-]{1,100}\.(json|svg)")
_one_at_a_time = threading.Lock()


def files_of(exercise_id: str) -> FigureFiles:
    """The addresses of an exercise's figures, ours from the build, an own one's from the data folder.

    One of ours that an older build does not have, or has with other sides, is drawn like an own one.

    Raises
    ------
    InputError
        An own movement cannot be drawn; the exercise is then no longer in the catalogue.
    """
    exercise = load()[exercise_id]
    built = figures(settings.LIMBER_DIST).exercises.get(exercise_id)
    if built and set(built.clips) != set(clip_sides(exercise)):
        built = None  # drawn before its movement changed
    files = built or _own(exercise)
    start = settings.STATIC_URL if built else f"/{ADDRESS}"

    def pair(two: tuple[str, str]) -> tuple[str, str]:
        return (start + two[0], start + two[1])

    return FigureFiles(
        clips={side: start + clip for side, clip in files.clips.items()},
        moving=pair(files.moving),
        still=pair(files.still),
        print=start + files.print,
        print_colour=start + files.print_colour,
        watch=start + files.watch,
    )


def printed(exercise: Exercise, colour: bool) -> str:
    """The figure of an exercise for paper, as SVG."""
    built = figures_printed(settings.LIMBER_DIST, exercise.id, colour=colour)
    if built is not None:
        return built
    files = _own(exercise)
    home: Path = settings.LIMBER_DATA / data_folder.FIGURES
    return (home / (files.print_colour if colour else files.print)).read_text("utf-8")


def shape() -> str:
    """The address of the body's shape."""
    return settings.STATIC_URL + figures(settings.LIMBER_DIST).shape


def get_ready() -> tuple[InputError, ...]:
    """Draw every own exercise that has not been drawn yet; why any of them is left out."""
    for exercise in [e for e in load().exercises.values() if e.own]:
        with contextlib.suppress(InputError):
            _own(exercise)
    return load().problems


def _own(exercise: Exercise) -> FigureFiles:
    home: Path = settings.LIMBER_DATA / data_folder.FIGURES
    told = json.dumps([__version__, plain(exercise.movement), exercise.text("en").name], sort_keys=True)
    index = home / f"{exercise.id}-{hashlib.sha256(told.encode()).hexdigest()[:16]}.index"
    with _one_at_a_time:
        try:
            return read(FigureFiles, json.loads(index.read_text("utf-8")), index.name)
        except (OSError, ValueError, InputError):  # not drawn yet, or broken: drawn anew
            return _bake(exercise, home, index)


def _bake(exercise: Exercise, home: Path, index: Path) -> FigureFiles:
    (home / FOLDER).mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        made = bake_one(home / FOLDER, exercise)
    except (ValueError, ArithmeticError, LookupError):  # the solver, on a movement that no body can do
        problem = InputError(f"{exercise.id}/movement.toml", "cannot be drawn; limber exercises check says more")
        withdraw(exercise.id, problem)
        raise problem from None
    part = index.with_suffix(".part")
    part.write_text(json.dumps(made), encoding="utf-8")
    part.replace(index)
    return read(FigureFiles, made, index.name)


@require_safe
def own_file(request: HttpRequest, name: str) -> HttpResponse:
    """Serve one drawn file of an own exercise."""
    kind = _NAME.fullmatch(name)
    try:
        raw = (settings.LIMBER_DATA / data_folder.FIGURES / FOLDER / name).read_bytes() if kind else b""
    except OSError:
        raw = b""
    if kind is None or not raw:
        raise Http404
    headers = {"Cache-Control": "max-age=31536000, private, immutable"}
    return HttpResponse(raw, content_type=_KINDS[kind[1]], headers=headers)
