"""Reading one data file of an exercise: strictly, and so that no file can do harm.

A folder of exercises may come from anywhere. A file is refused before it is understood when it is not a plain file
below its folder, when it is large, or when a line is so long that reading it would take for ever.
"""

import tomllib
from importlib.resources.abc import Traversable
from pathlib import Path

from limber.errors import InputError

LARGEST_FILE_BYTES = 64_000
LONGEST_LINE = 1000
"""Reading a name of n parts takes TOML's reader time that grows faster than n; a sentence never needs so much."""


def read_toml(file: Traversable, root: Traversable | None = None) -> object:
    """One TOML file as plain data; `root` is the folder that it must not lead out of, None for our own files.

    Raises
    ------
    InputError
        Names the file, and the line where TOML breaks off.
    """
    name = name_of(file)
    if root is not None and leads_out(file, root):
        raise InputError(name, "leads out of the folder of exercises; expected a file of its own")
    if root is not None and not file.is_file():  # a pipe would keep us waiting for ever
        raise InputError(name, "is missing")
    try:
        with file.open("rb") as opened:
            raw = opened.read(LARGEST_FILE_BYTES + 1)
    except FileNotFoundError:
        raise InputError(name, "is missing") from None
    except OSError:
        raise InputError(name, "cannot be read") from None
    if len(raw) > LARGEST_FILE_BYTES:
        raise InputError(name, f"is larger than {LARGEST_FILE_BYTES} bytes")
    return _parse(raw, name)


def _parse(raw: bytes, name: str) -> object:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as problem:
        line = raw[: problem.start].count(b"\n") + 1
        raise InputError(name, f"is not a text in UTF-8 (at line {line})") from None
    long = next((n for n, line in enumerate(text.split("\n"), 1) if len(line) > LONGEST_LINE), None)
    if long is not None:
        raise InputError(name, f"line {long} is longer than {LONGEST_LINE} characters")
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise InputError(name, "is nested too deeply") from None
    except ValueError as problem:  # TOMLDecodeError, and a number of thousands of digits
        raise InputError(name, f"is not valid TOML: {problem}") from None


def leads_out(place: Traversable, root: Traversable) -> bool:
    """Whether a file or folder of `root` really stands somewhere else: a link, on a real disk."""
    if not isinstance(place, Path) or not isinstance(root, Path):
        return False
    try:
        return not place.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):  # links in a circle
        return True


def name_of(file: Traversable) -> str:
    """What a file is called in messages: its folder and its name."""
    return "/".join(Path(str(file)).parts[-2:])
