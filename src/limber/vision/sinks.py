"""What can be written while a stream is analysed: its angles as a table, the recording, the film with its overlay."""

import csv
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from limber.body import Frame
from limber.body.observation import Observation
from limber.body.recording import Recorder
from limber.coach.events import CoachEvent
from limber.coach.report import Folding
from limber.errors import InputError, LimberError
from limber.vision.film import Picture
from limber.vision.trace import ANGLES


class Shown(NamedTuple):
    """One frame and what it showed. `picture`: None in a recording. `folding`: the coach, after this frame."""

    picture: Picture | None
    frame: Frame
    seen: Observation
    events: tuple[CoachEvent, ...]
    folding: Folding


Sink = Callable[[Shown], None]
"""Takes every frame of a stream."""


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A place to write to that becomes `path` only when everything went well: no half files.

    Raises
    ------
    LimberError
        When nothing can be written there.
    """
    beside = path.with_name(f".part-{path.name}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield beside
        beside.replace(path)
    except OSError as problem:
        raise LimberError(f"{path}: cannot be written ({(problem.strerror or '').lower()})") from None
    finally:
        beside.unlink(missing_ok=True)


@contextmanager
def angles_to(path: Path) -> Iterator[Sink]:
    """A table (CSV): one line a frame, each observed angle in degrees, the back in torso lengths; blank is unknown."""
    heads = ["t_s", *(f"{name}_deg" for name in ANGLES), "back_torso", "orientation", "view", "judged"]
    with whole(path) as beside, beside.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(heads)

        def write(shown: Shown) -> None:
            seen = shown.seen
            angles = (f"{seen.angles_deg[name]:.2f}" if name in seen.angles_deg else "" for name in ANGLES)
            back = "" if seen.back is None else f"{seen.back:.4f}"
            judged = int(shown.folding.judging.now() is None)
            rows.writerow([f"{seen.t_s:.3f}", *angles, back, seen.orientation or "", seen.view or "", judged])

        yield write


@contextmanager
def recording_to(path: Path) -> Iterator[Sink]:
    """The frames themselves, as a recording (`.csv.gz`)."""
    if not path.name.endswith((".csv", ".csv.gz")):
        raise InputError("--save-recording", "expected a name that ends in .csv.gz")
    with whole(path) as beside, Recorder(beside) as recorder:

        def write(shown: Shown) -> None:
            recorder.add(shown.frame)

        yield write
