"""Reading the JSON files that commands are given."""

import json
import sys
from pathlib import Path

from limber.errors import InputError

LARGEST_BYTES = 20_000_000


def read_json(path: str) -> object:
    """Return a JSON file's contents; ``-`` reads standard input. `InputError` names the file and the place."""
    name = "standard input" if path == "-" else Path(path).name
    try:
        raw = sys.stdin.buffer.read(LARGEST_BYTES + 1) if path == "-" else _read(Path(path))
    except OSError as problem:
        raise InputError(name, f"cannot be read ({problem.strerror})") from None
    if len(raw) > LARGEST_BYTES:
        raise InputError(name, f"is larger than {LARGEST_BYTES} bytes")
    try:
        return json.loads(raw.decode("utf-8"))
    except UnicodeDecodeError:
        raise InputError(name, "expected text in UTF-8") from None
    except json.JSONDecodeError as problem:
        raise InputError(name, f"is not JSON: {problem.msg} in line {problem.lineno}") from None
    except RecursionError:
        raise InputError(name, "is nested too deeply") from None


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(LARGEST_BYTES + 1)
