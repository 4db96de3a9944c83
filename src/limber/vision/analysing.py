"""One file from end to end: a film or a recording in; the analysis out, and whatever else was asked for beside it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from limber.body import Frame, read_recording
from limber.catalogue import load
from limber.coach import Watch, look_for
from limber.coach.report import Analysis, Folding
from limber.coach.signal import Channel
from limber.errors import InputError
from limber.vision.film import FILM_SUFFIXES, Picture, is_film
from limber.vision.pose import Model
from limber.vision.sinks import Shown, Sink, angles_to, recording_to, whole
from limber.vision.trace import Trace
from limber.vision.watching import look
from limber.words import Language

RECORDING_SUFFIXES = (".csv", ".csv.gz")
Progress = Callable[[float | None, float], None]
"""Told now and then: which part of the file was read (None: unknown), and the second of the stream."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What to do with a file: the exercise that it shows, and the files to write beside the analysis."""

    exercise_id: str
    side: Channel | None = None
    language: Language = "en"
    model: Model = "full"
    overlay: Path | None = None
    page: Path | None = None
    angles: Path | None = None
    recording: Path | None = None


@lru_cache(maxsize=8)
def watch_of(exercise_id: str) -> Watch:
    """What to look for in an exercise; `InputError` for an id that the catalogue does not have."""
    return look_for(load()[exercise_id])


def is_recording(path: Path) -> bool:
    """Whether a file is to be read as a recording, by its name."""
    return path.name.lower().endswith(RECORDING_SUFFIXES)


def analyse_file(path: Path, wanted: Wanted, progress: Progress | None = None) -> Analysis:
    """Analyse one film or recording; memory does not grow with its length.

    Raises
    ------
    InputError
        The file is wrong (one line: what, where, what was expected), or the exercise is none.
    MissingExtraError
        It is a film, and what films need is not installed.
    """
    exercise = load()[wanted.exercise_id]
    folding = Folding(exercise, watch_of(exercise.id), side=wanted.side, language=wanted.language)
    trace = Trace() if wanted.page else None
    with ExitStack() as stack:
        sinks = _sinks(path, wanted, stack)
        for picture, frame in _frames(path, wanted, progress):
            seen, events = folding.add(frame)
            if trace is not None:
                trace.add(seen)
            for sink in sinks:
                sink(Shown(picture, frame, seen, events, folding))
    folding.end()
    analysis = folding.analysis()
    if wanted.page and trace is not None:
        from limber.vision.page import page_of

        with whole(wanted.page) as beside:
            beside.write_text(page_of(analysis, trace, exercise, path.name, wanted.language), encoding="utf-8")
    return analysis


def _sinks(path: Path, wanted: Wanted, stack: ExitStack) -> list[Sink]:
    sinks = []
    if wanted.angles:
        sinks.append(stack.enter_context(angles_to(wanted.angles)))
    if wanted.recording:
        sinks.append(stack.enter_context(recording_to(wanted.recording)))
    if wanted.overlay:
        if not is_film(path):
            raise InputError("--overlay", f"{path.name} holds no pictures to draw on; expected a film")
        from limber.vision.overlay import overlay_to

        sinks.append(stack.enter_context(overlay_to(wanted.overlay, wanted.language)))
    return sinks


def _frames(path: Path, wanted: Wanted, progress: Progress | None) -> Iterator[tuple[Picture | None, Frame]]:
    if is_recording(path):
        part: list[float | None] = [None]

        def told(now: float) -> None:
            part[0] = now

        for frame in read_recording(path, progress=told):
            if progress is not None and part[0] is not None:
                progress(part[0], frame.t_s)
                part[0] = None
            yield None, frame
    elif is_film(path):
        for picture, frame in look(path, model=wanted.model):
            if progress is not None:
                progress(picture.part_0_1, frame.t_s)
            yield picture, frame
    else:
        raise InputError(path.name, f"expected a film ({' '.join(FILM_SUFFIXES)}) or a recording (.csv .csv.gz)")
