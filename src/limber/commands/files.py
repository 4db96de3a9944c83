"""Reading the JSON files that commands are given."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

from limber.errors import InputError

LARGEST_BYTES = 20_000_000


def name_of(path: str) -> str:
    """What a file is called in messages; ``-`` is standard input."""
    return "standard input" if path == "-" else Path(path).name or path


def read_json(path: str) -> object:
    """Return a JSON file's contents; ``-`` reads standard input. `InputError` names the file and the place.

    A name that stands twice in one table is refused: whoever reads the file would see one answer, Limber the other.
    """
    name = name_of(path)
    try:
        raw = sys.stdin.buffer.read(LARGEST_BYTES + 1) if path == "-" else _read(Path(path))
    except OSError as problem:
        raise InputError(name, f"cannot be read ({problem.strerror})") from None
    except ValueError:
        raise InputError("", "expected the name of a file") from None
    if len(raw) > LARGEST_BYTES:
        raise InputError(name, f"is larger than {LARGEST_BYTES} bytes")
    if not raw.strip():
        raise InputError(name, "is empty; expected JSON")
    return _parse(raw, name)


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(LARGEST_BYTES + 1)


def _parse(raw: bytes, name: str) -> object:
    def no_number(found: str) -> NoReturn:
        raise InputError(name, f"expected a number, not {found}")

    def table(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            twice = next(key for n, (key, _) in enumerate(pairs) if key in dict(pairs[:n]))
            raise InputError(f"{name}: {twice}", "stands twice in one table; expected it once")
        return found

    try:
        return json.loads(raw.decode("utf-8-sig"), parse_constant=no_number, object_pairs_hook=table)
    except UnicodeDecodeError:
        raise InputError(name, "expected text in UTF-8") from None
    except json.JSONDecodeError as problem:
        raise InputError(name, f"is not JSON: {problem.msg} in line {problem.lineno}") from None
    except ValueError:
        raise InputError(name, "is not JSON: a number in it is too long") from None
    except RecursionError:
        raise InputError(name, "is nested too deeply") from None


@contextmanager
def inside(path: str) -> Iterator[None]:
    """Put the file's name before the place of an `InputError` that a room raises about its contents."""
    name = name_of(path)
    try:
        yield
    except InputError as problem:
        raise InputError(f"{name}: {problem.place}" if problem.place else name, problem.expected) from None
    except OverflowError:
        raise InputError(name, "expected dates that leave room in the calendar, before and after") from None
