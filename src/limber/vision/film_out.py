"""Writing a film: pictures with times of their own, at a steady rate that any player can show."""

from itertools import pairwise
from pathlib import Path
from typing import Any

from limber.errors import InputError, LimberError
from limber.vision.extra import cv2, quiet

_CODECS = {".mp4": ("avc1", "mp4v"), ".mov": ("avc1", "mp4v"), ".webm": ("VP90", "VP80"), ".avi": ("MJPG",)}
_LOOK_AHEAD = 8
_SLOWEST, _FASTEST = 10, 60


class FilmWriter:
    """`add` pictures in order of time; each is shown until the next one comes. The rate is that of the first few."""

    def __init__(self, beside: Path, named: Path) -> None:
        if named.suffix.lower() not in _CODECS:
            raise InputError("--overlay", f"expected a name that ends in {' '.join(_CODECS)}")
        self._path, self._kind = beside, named.suffix.lower()
        self._first: list[tuple[float, Any]] = []
        self._writer: Any = None
        self._rate = 30.0
        self._next = 0
        self._last: Any = None

    def add(self, t_s: float, bgr: Any) -> None:
        """One picture more."""
        if self._writer is None:
            self._first.append((t_s, bgr))
            if len(self._first) >= _LOOK_AHEAD:
                self._begin()
            return
        self._show(t_s, bgr)

    def _begin(self) -> None:
        times = [t_s for t_s, _ in self._first]
        gaps = sorted(b - a for a, b in pairwise(times))
        rate = 1.0 / gaps[len(gaps) // 2] if gaps else 30.0
        self._rate = float(round(min(_FASTEST, max(_SLOWEST, rate))))
        height, width = self._first[0][1].shape[:2]
        self._writer = self._opened(width - width % 2, height - height % 2)
        for t_s, bgr in self._first:
            self._show(t_s, bgr)
        self._first = []

    def _opened(self, width: int, height: int) -> Any:
        library = cv2()
        for codec in _CODECS[self._kind]:
            with quiet():
                writer = library.VideoWriter(
                    str(self._path), library.CAP_FFMPEG, library.VideoWriter_fourcc(*codec), self._rate, (width, height)
                )
            if writer.isOpened():
                self._size = (width, height)
                return writer
        raise LimberError(f"{self._path.name.removeprefix('.part-')}: a film of this kind cannot be written here")

    def _show(self, t_s: float, bgr: Any) -> None:
        """Fill up with the picture before until this one's time has come."""
        while self._last is not None and (self._next + 0.5) / self._rate <= t_s:
            self._writer.write(self._last)
            self._next += 1
        width, height = self._size
        same = bgr.shape[1] >= width and bgr.shape[0] >= height
        self._last = bgr[:height, :width].copy() if same else cv2().resize(bgr, (width, height))

    def close(self) -> None:
        """Write the last picture and close the file."""
        if self._writer is None and self._first:
            self._begin()
        if self._writer is not None:
            with quiet():
                if self._last is not None:
                    self._writer.write(self._last)
                self._writer.release()
