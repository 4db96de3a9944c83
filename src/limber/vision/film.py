"""A film as its pictures with their own times: upright as the camera noted it, any frame rate, one at a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import isfinite
from pathlib import Path
from typing import Any

from limber.errors import InputError
from limber.vision.extra import cv2, quiet

FILM_SUFFIXES = (".mp4", ".m4v", ".mov", ".webm", ".mkv", ".avi", ".gif", ".y4m")
KINDS = "mp4, mov, webm, avi or gif"
LONGEST_SIDE_PX = 1280
"""Larger pictures are made smaller: the model looks at less, and a 4K film would only take longer."""
_WHOLE = 0.9
"""A film of which less can be read than this part of what it announces is cut off."""
_SHORT_S = 1.0
_TEXT_PROBE = 512


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture. `t_s`: seconds from the first one. `bgr`: height x width x 3, blue first, as OpenCV has it.

    `part_0_1`: how much of the film was read by now; None where its length is unknown.
    """

    t_s: float
    bgr: Any
    part_0_1: float | None


def is_film(path: Path) -> bool:
    """Whether a file is to be read as a film, by its name."""
    return path.suffix.lower() in FILM_SUFFIXES


def pictures(path: Path) -> Iterator[Picture]:
    """The pictures of a film, upright, at most `LONGEST_SIDE_PX` long; memory does not grow with its length.

    Raises
    ------
    InputError
        Names the file: empty, no film, a sound without pictures, cut off. The last one after the pictures before it.
    MissingExtraError
        OpenCV or a system library is missing.
    """
    _probe(path)
    library = cv2()
    with quiet():
        capture = library.VideoCapture(str(path), library.CAP_FFMPEG)
    try:
        if not capture.isOpened():
            raise InputError(path.name, f"cannot be read as a film; expected {KINDS} with pictures, whole")
        capture.set(library.CAP_PROP_ORIENTATION_AUTO, 1.0)
        yield from _read(capture, path.name)
    finally:
        capture.release()


def _probe(path: Path) -> None:
    """What can be said without a decoder, in plainer words than a decoder has."""
    try:
        with path.open("rb") as file:
            start = file.read(_TEXT_PROBE)
    except OSError as problem:
        raise InputError(path.name, f"cannot be read ({problem.strerror or 'damaged'})") from None
    if not start:
        raise InputError(path.name, f"is empty; expected a film ({KINDS})")
    if b"\x00" not in start and start.isascii() and not start.startswith((b"GIF8", b"YUV4MPEG2")):
        raise InputError(path.name, f"is a text; expected a film ({KINDS})")
    if start[:3] == b"ID3" or start[8:12] == b"WAVE" or start[:4] in (b"fLaC", b"OggS"):
        raise InputError(path.name, f"is a sound; expected a film ({KINDS})")


def _read(capture: Any, name: str) -> Iterator[Picture]:
    library = cv2()
    rate = _known(capture.get(library.CAP_PROP_FPS))
    total = _known(capture.get(library.CAP_PROP_FRAME_COUNT))
    clock = _Clock(rate)
    count = 0
    while True:
        with quiet():
            there, bgr = capture.read()
        if not there:
            break
        count += 1
        t_s = clock.next(capture.get(library.CAP_PROP_POS_MSEC) / 1000.0)
        if t_s is not None:
            yield Picture(t_s, _smaller(bgr), min(1.0, count / total) if total else None)
    if not count:
        raise InputError(name, f"holds no pictures that can be read; expected a film ({KINDS})")
    if total and count < _WHOLE * total and total - count > _SHORT_S * (rate or 25.0):
        raise InputError(name, f"is cut off or damaged after {count} of {total:.0f} pictures; expected a whole film")


def _known(number: float) -> float | None:
    return number if isfinite(number) and number > 0 else None


class _Clock:
    """Each picture's own time, from the first one; where the file has none, by its frame rate."""

    def __init__(self, rate: float | None) -> None:
        self._step_s = 1.0 / rate if rate else 0.04
        self._first: float | None = None
        self._last = -1.0
        self._own = True

    def next(self, own_s: float) -> float | None:
        """The next picture's time; None for one that comes no later than the last."""
        if self._first is None:
            self._first, self._last = own_s, 0.0
            return 0.0
        t_s = own_s - self._first
        if t_s <= self._last:
            if self._last > 0.0 and self._own:
                return None
            self._own = False  # a file without times of its own
            t_s = self._last + self._step_s
        self._last = t_s
        return t_s


def _smaller(bgr: Any) -> Any:
    height, width = bgr.shape[:2]
    longest = max(height, width)
    if longest <= LONGEST_SIDE_PX:
        return bgr
    share = LONGEST_SIDE_PX / longest
    size = (max(1, round(width * share)), max(1, round(height * share)))
    return cv2().resize(bgr, size, interpolation=cv2().INTER_AREA)
