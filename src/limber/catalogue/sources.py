"""Where the catalogue's facts come from: ``sources.toml``, one table for each key."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Annotated

from limber.plain import Pattern, read, value

Key = Annotated[str, Pattern(r"[A-Z]+[A-Z0-9]*", "capital letters and digits")]


@value
class Source:
    """One source. `verified`: its figures were read in the source itself or a faithful summary."""

    citation: str
    says: str
    verified: bool
    link: Annotated[str, Pattern(r"https://[^\s<>\"]+", "an https address")] | None = None


@lru_cache
def sources() -> Mapping[str, Source]:
    """All sources by key."""
    file = files("limber.catalogue") / "sources.toml"
    return read(Mapping[Key, Source], tomllib.loads(file.read_text("utf-8")), "sources.toml")  # type: ignore[type-abstract]
