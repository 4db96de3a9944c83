"""Where an exercise's movement stands on disk: for the author's tools, which take an id or a path."""

from pathlib import Path

import limber


def movement_path(exercise: str) -> Path:
    """The movement file of an exercise id, or the path itself when one was given."""
    given = Path(exercise)
    if given.suffix == ".toml":
        return given
    return Path(limber.__file__).parent / "catalogue" / "exercises" / exercise / "movement.toml"
