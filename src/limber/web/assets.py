"""The built files of the front end: vite's manifest says which hashed file an entry became."""

import hashlib
import json
from functools import cache
from typing import Any

from django.conf import settings

from limber.errors import LimberError

MANIFEST = ".vite/manifest.json"


class NotBuiltError(LimberError):
    """The front end has not been built."""


@cache
def _manifest() -> dict[str, dict[str, Any]]:
    return dict(json.loads(_built(MANIFEST)))


def _built(name: str) -> str:
    try:
        return str((settings.LIMBER_DIST / name).read_text(encoding="utf-8"))
    except OSError:
        raise NotBuiltError("the pages have not been built; start with: python3 start.py") from None


def check_built() -> None:
    """Raise `NotBuiltError` where the front end is missing."""
    _manifest()


def url(source: str) -> str:
    """Return the address of a built entry, for example ``styles/limber.css``."""
    return f"{settings.STATIC_URL}{_entry(source)['file']}"


def island(name: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Return an island's script, the style sheets it brings, and the scripts it will need at once."""
    source = f"islands/{name}/island.ts"
    entry = _entry(source)
    chunks = [_entry(part) for part in _imports(source)]
    styles = dict.fromkeys(sheet for part in (entry, *chunks) for sheet in part.get("css", ()))
    static = settings.STATIC_URL
    return (
        static + entry["file"],
        tuple(static + sheet for sheet in styles),
        tuple(static + chunk["file"] for chunk in chunks),
    )


def font(style: str) -> str:
    """Return the address of the Latin part of our typeface, to be fetched early."""
    found = next(e for name, e in _manifest().items() if name.endswith(f"-latin-wght-{style}.woff2"))
    return f"{settings.STATIC_URL}{found['file']}"


def _entry(source: str) -> dict[str, Any]:
    try:
        return _manifest()[source]
    except KeyError:
        raise NotBuiltError(f"{source} is not among the built pages; start with: python3 start.py") from None


def _imports(source: str) -> list[str]:
    """Everything that an entry imports, directly or not, each once."""
    found: dict[str, None] = {}
    waiting = list(_entry(source).get("imports", ()))
    while waiting:
        part = waiting.pop()
        if part not in found:
            found[part] = None
            waiting += _entry(part).get("imports", ())
    return list(found)


@cache
def coach_folder() -> str:
    """Return the address of the folder with all that the camera coach loads: MediaPipe, Pyodide, models, engine."""
    return f"{settings.STATIC_URL}{json.loads(_built('coach/coach.json'))['folder']}/"


@cache
def keeper() -> str:
    """Return the script that plays without a server, with the one list of what it keeps (`precache.json`) before it."""
    precache = json.loads(_built("precache.json"))
    script = _built(_entry("islands/offline/island.ts")["file"])
    return f"self.LIMBER_PRECACHE = {json.dumps(precache)};\n{script}"


@cache
def build_id() -> str:
    """Return what names this build of the front end; a session stays on the one it began with."""
    return hashlib.sha256(_built(MANIFEST).encode()).hexdigest()[:12]
