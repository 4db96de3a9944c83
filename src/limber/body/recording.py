"""Recordings: frames as a file, `.csv.gz`, read and written one line at a time.

First line `# width_px=… height_px=…`, then a header, then one line a frame: `t_s`; for every landmark `<name>_x`,
`_y`, `_z`, `_visibility` (image) and `_wx`, `_wy`, `_wz` (world), as `Frame` has them; `edge_a_00` … `edge_a_16` and
`edge_b_00` … `edge_b_16`. A blank is unknown. A line whose landmarks are all blank: nobody was found.
Nothing else of the picture is kept: no brightness, no count of people.
"""

import csv
import gzip
import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from io import TextIOWrapper
from itertools import repeat
from math import hypot, isfinite, nan
from operator import itemgetter
from pathlib import Path
from types import TracebackType
from typing import IO, Self, cast

from limber.body.frame import EDGE_POINTS, LANDMARKS, Edge, Frame
from limber.errors import InputError

_TELL_EVERY = 200
LONGEST_LINE, LARGEST_NUMBER, LONGEST_S, LARGEST_PX = 20_000, 1e4, 86_400.0, 20_000
_HEAD = re.compile(r"#\s*width_px=(\d{1,6})\s+height_px=(\d{1,6})\s*")
_IMAGE, _WORLD = ("x", "y", "z", "visibility"), ("wx", "wy", "wz")
COLUMNS: tuple[str, ...] = (
    "t_s",
    *(f"{name}_{part}" for name in LANDMARKS for part in (*_IMAGE, *_WORLD)),
    *(f"edge_{edge}_{n:02d}" for edge in "ab" for n in range(EDGE_POINTS)),
)
_BODY = 1 + len(LANDMARKS) * 7


def read_recording(path: Path, *, progress: Callable[[float], None] | None = None) -> Iterator[Frame]:
    """The frames of a recording (`.csv.gz`, or plain `.csv`), one at a time; memory does not grow with its length.

    Columns may stand in any order; columns of other names are left out. Edges may be missing (no silhouette).
    `progress` is told now and then which part of the file (0..1) was read.

    Raises
    ------
    InputError
        Names the file and the line: no recording, a column is missing, something that is not a number, time that
        does not go on, a file that is cut off, no frames. Raised while reading, after the frames before it.
    """
    name = path.name
    try:
        size = path.stat().st_size
        with path.open("rb") as raw, _text(raw) as text:
            for number, frame in enumerate(_frames(_lines(text, name), name)):
                if progress is not None and number % _TELL_EVERY == 0:
                    progress(raw.tell() / size)
                yield frame
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise InputError(name, "the file is cut off or damaged; expected a whole recording") from None
    except UnicodeDecodeError:
        raise InputError(name, "expected text: a recording as .csv or .csv.gz") from None
    except OSError as problem:
        raise InputError(name, f"cannot be read ({problem.strerror or 'damaged'})") from None


def _text(raw: IO[bytes]) -> TextIOWrapper:
    """The file's text, unpacked when it is packed, whatever it is called."""
    packed = raw.read(2) == b"\x1f\x8b"
    raw.seek(0)
    inner = cast(IO[bytes], gzip.GzipFile(fileobj=raw) if packed else raw)
    return TextIOWrapper(inner, encoding="utf-8", newline="")


def _lines(text: TextIOWrapper, name: str) -> Iterator[str]:
    number = 0
    while line := text.readline(LONGEST_LINE + 1):
        number += 1
        if len(line) > LONGEST_LINE:
            raise InputError(f"{name}: line {number}", f"expected a line of at most {LONGEST_LINE} letters")
        yield line


def _frames(lines: Iterator[str], name: str) -> Iterator[Frame]:
    width, height = _size(next(lines, ""), name)
    header = next(csv.reader([next(lines, "")]), [])
    order = _order(header, name)
    before, number = -1.0, 2
    for number, line in enumerate(lines, start=3):
        if not line.strip():
            continue
        frame = _frame(line, len(header), order, (width, height), f"{name}: line {number}")
        if frame.t_s <= before:
            raise InputError(f"{name}: line {number}: t_s", "expected a time after the one before")
        before = frame.t_s
        yield frame
    if before < 0:
        raise InputError(name, "holds no frames; expected at least one")


def _size(line: str, name: str) -> tuple[int, int]:
    found = _HEAD.fullmatch(line.strip())
    if found is None:
        raise InputError(f"{name}: line 1", "expected “# width_px=… height_px=…”, the first line of a recording")
    width, height = int(found[1]), int(found[2])
    if not (1 <= width <= LARGEST_PX and 1 <= height <= LARGEST_PX):
        raise InputError(f"{name}: line 1", f"expected a picture of 1 to {LARGEST_PX} pixels")
    return width, height


@dataclass(frozen=True, slots=True)
class _Order:
    """Where the columns stand in one file."""

    t_s: int
    body: Callable[[list[str]], Sequence[str]]
    edge_a: Callable[[list[str]], Sequence[str]]
    edge_b: Callable[[list[str]], Sequence[str]]


def _taken(at: list[int]) -> Callable[[list[str]], Sequence[str]]:
    """What takes the cells at these places out of a line; quickly when they stand side by side."""
    if not at:
        return lambda row: ()
    if at == list(range(at[0], at[0] + len(at))):
        side_by_side = slice(at[0], at[0] + len(at))
        return lambda row: row[side_by_side]
    return itemgetter(*at)


def _order(header: list[str], name: str) -> _Order:
    places = {column.strip(): n for n, column in enumerate(header)}
    edges = COLUMNS[_BODY:] if any(c in places for c in COLUMNS[_BODY:]) else ()
    missing = [c for c in (*COLUMNS[:_BODY], *edges) if c not in places]
    if missing:
        more = f" (and {len(missing) - 1} more)" if len(missing) > 1 else ""
        raise InputError(f"{name}: line 2", f"expected the column {missing[0]}{more}")
    at = [places[c] for c in (*COLUMNS[:_BODY], *edges)]
    return _Order(
        t_s=at[0],
        body=_taken(at[1:_BODY]),
        edge_a=_taken(at[_BODY : _BODY + EDGE_POINTS]),
        edge_b=_taken(at[_BODY + EDGE_POINTS :]),
    )


def _frame(line: str, cells: int, order: _Order, size: tuple[int, int], place: str) -> Frame:
    row = line.rstrip("\r\n").split(",")
    if len(row) != cells:
        raise InputError(place, f"expected {cells} values")
    t_s = _number(row[order.t_s], "t_s", place)
    if not 0 <= t_s <= LONGEST_S:
        raise InputError(f"{place}: t_s", f"expected seconds from 0 to {LONGEST_S:g}")
    n = _body(order.body(row), place)
    return Frame(
        t_s=t_s,
        width_px=size[0],
        height_px=size[1],
        image=tuple(zip(n[0::7], n[1::7], n[2::7], n[3::7], strict=True)) if n else None,
        world=tuple(zip(n[4::7], n[5::7], n[6::7], strict=True)) if n else None,
        edge_a=_edge(order.edge_a(row), "edge_a", place),
        edge_b=_edge(order.edge_b(row), "edge_b", place),
    )


def _body(texts: Sequence[str], place: str) -> tuple[float, ...]:
    """All landmark numbers of a line; none where nobody was found."""
    try:
        numbers = tuple(map(float, texts))
        if hypot(*numbers) < LARGEST_NUMBER:  # not with NaN, nor when one of them is too large
            return numbers
    except ValueError:
        if not any(map(str.strip, texts)):
            return ()
    return tuple(map(_number, texts, COLUMNS[1:_BODY], repeat(place)))  # one of them is wrong: which?


def _number(text: str, column: str, place: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = nan
    if not isfinite(number) or abs(number) > (LONGEST_S if column == "t_s" else LARGEST_NUMBER):
        raise InputError(f"{place}: {column}", "expected a number")
    return number


def _edge(texts: Sequence[str], name: str, place: str) -> Edge | None:
    if not any(texts):
        return None
    try:
        edge = tuple([float(x) if x else None for x in texts])
        if hypot(*[x for x in edge if x is not None]) < LARGEST_NUMBER:
            return edge
    except ValueError:
        pass
    return tuple([_number(x, f"{name}_{k:02d}", place) if x else None for k, x in enumerate(texts)])


def write_recording(path: Path, frames: Iterable[Frame]) -> int:
    """Write frames as a recording, packed when the name ends in `.gz`; returns how many.

    The size of the picture is the first frame's. What a recording does not hold (brightness, people) is left out.
    The same frames give the same bytes.

    Raises
    ------
    InputError
        When the file cannot be written, or there is no frame.
    """
    with Recorder(path) as recorder:
        for frame in frames:
            recorder.add(frame)
    return recorder.count


class Recorder:
    """A recording that is written while its frames come: `add` each within a `with`; as `write_recording`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.count = 0

    def __enter__(self) -> Self:
        with self._telling():
            raw = self._path.open("wb")
            self._open = ExitStack()
            self._open.enter_context(raw)
            packed = self._path.suffix == ".gz"
            inner = cast(IO[bytes], gzip.GzipFile("", "wb", 6, raw, mtime=0) if packed else raw)
            self._text = self._open.enter_context(TextIOWrapper(inner, encoding="utf-8", newline="\n"))
        return self

    def add(self, frame: Frame) -> None:
        """One frame more."""
        with self._telling():
            if not self.count:
                self._text.write(f"# width_px={frame.width_px} height_px={frame.height_px}\n")
                self._text.write(",".join(COLUMNS) + "\n")
            self._text.write(_line(frame))
        self.count += 1

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._telling():
            self._open.close()
        if kind is None and not self.count:
            raise InputError(self._path.name, "expected at least one frame to write")

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except OSError as problem:
            raise InputError(self._path.name, f"cannot be written ({problem.strerror})") from None


def _line(frame: Frame) -> str:
    cells = [f"{frame.t_s:.4f}"]
    if frame.image is None or frame.world is None:
        cells += [""] * (_BODY - 1)
    else:
        for (x, y, z, visibility), (wx, wy, wz) in zip(frame.image, frame.world, strict=True):
            cells.append(f"{x:.5f},{y:.5f},{z:.4f},{visibility:.4f},{wx:.4f},{wy:.4f},{wz:.4f}")
    for edge in (frame.edge_a, frame.edge_b):
        cells += [""] * EDGE_POINTS if edge is None else ["" if x is None else f"{x:.4f}" for x in edge]
    return ",".join(cells) + "\n"
