"""Put together what the camera coach needs in the browser: ``python frontend/tools/pack_coach.py FOLDER``.

Writes ``FOLDER/coach/<hash>/`` with MediaPipe, Pyodide, the pose models and the engine (Limber's own Python, as one
zip), and ``FOLDER/coach/coach.json``, which names that folder. The hash covers every byte of it, so a browser may keep
the files for ever, and a session stays on the ones that it began with.
"""

import hashlib
import json
import shutil
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src/limber"
NODE_MODULES = ROOT / "frontend/node_modules"
ENGINE = ("__init__.py", "errors.py", "plain.py", "words.py", "body", "catalogue", "safety", "session", "coach")
"""The rooms that run in the browser: the standard library only. Their data stay behind: the page gives it."""

# The module builds of MediaPipe's loader run in a module worker, where `importScripts` is missing.
MEDIAPIPE = ("vision_wasm_module_internal.js", "vision_wasm_module_internal.wasm")
PYODIDE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
MODELS = ("pose_landmarker_lite.task", "pose_landmarker_full.task")
FIRST_DAY = (1980, 1, 1, 0, 0, 0)
FILE_MODE = 0o100644 << 16


def pack(out: Path) -> Path:
    """Write the folder and its index; return the folder."""
    fresh = out / "coach" / "new"
    fresh.mkdir(parents=True)
    for name in MEDIAPIPE:
        _copy(NODE_MODULES / "@mediapipe/tasks-vision/wasm" / name, fresh / "mediapipe" / name)
    for name in PYODIDE:
        _copy(NODE_MODULES / "pyodide" / name, fresh / "pyodide" / name)
    for name in MODELS:
        _copy(PACKAGE / "pose_models" / name, fresh / "models" / name)
    _copy(PACKAGE / "pose_models/NOTICE", fresh / "NOTICE")
    (fresh / "engine.zip").write_bytes(engine())
    folder = fresh.rename(out / "coach" / contents_sha256(fresh)[:12])
    index = {"folder": folder.relative_to(out).as_posix()}
    (out / "coach/coach.json").write_text(json.dumps(index), encoding="utf-8")
    return folder


def engine() -> bytes:
    """The engine as a zip whose bytes follow from its files alone: no times, no owners, nothing compressed."""
    from io import BytesIO

    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for path in sources():
            entry = zipfile.ZipInfo(path.relative_to(PACKAGE.parent).as_posix(), FIRST_DAY)
            entry.create_system, entry.external_attr = 3, FILE_MODE
            archive.writestr(entry, path.read_bytes().replace(b"\r\n", b"\n"))
    return packed.getvalue()


def sources() -> Iterator[Path]:
    """Every Python file of the engine, in a fixed order."""
    for name in ENGINE:
        path = PACKAGE / name
        yield from [path] if path.is_file() else sorted(path.rglob("*.py"))


def contents_sha256(folder: Path) -> str:
    """The hash of every name and byte below a folder."""
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


if __name__ == "__main__":
    pack(Path(sys.argv[1]))
