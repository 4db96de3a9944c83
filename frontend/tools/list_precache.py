"""Write the one list of what a session needs without a server: ``python frontend/tools/list_precache.py DIST``.

``DIST/precache.json``: addresses below ``/static/``; ``player`` is kept as soon as a session is opened, ``coach`` as soon
as the camera coach is turned on. What one session shows and looks for besides (its exercises) stands in its script.
"""

import hashlib
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

PLAYER = ("assets", "images/limber.svg")
COACH = ("coach",)
NOT_ASKED_FOR = (".gz", ".br")


def precache(dist: Path) -> dict[str, object]:
    """The list, and a name for it that follows from it: every address carries the hash of its file."""
    parts = {"player": list(_addresses(dist, PLAYER)), "coach": list(_addresses(dist, COACH))}
    build = hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:12]
    return {"build": build, **parts}


def _addresses(dist: Path, names: Iterable[str]) -> Iterator[str]:
    for name in names:
        path = dist / name
        files = [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.is_file())
        yield from (
            f"/static/{p.relative_to(dist).as_posix()}"
            for p in files
            if p.suffix not in NOT_ASKED_FOR and not p.name.startswith(".") and p.parent.name != "coach"
        )


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    (folder / "precache.json").write_text(json.dumps(precache(folder), indent=1), encoding="utf-8")
