"""Put together what the camera coach needs in the browser: ``python frontend/tools/pack_coach.py FOLDER``.

Writes ``FOLDER/coach/<hash>/`` with MediaPipe, Pyodide, the pose models and the engine (Limber's own Python, as one
zip), and ``FOLDER/coach/coach.json``, which names that folder. The hash covers every byte of it, so a browser may keep
the files for ever, and a session stays on the ones that it began with.
"""

import ast
import hashlib
import json
import shutil
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src/limber"
NODE_MODULES = ROOT / "frontend/node_modules"
DOOR = "limber.coach.live"
"""What the page's worker calls. It is packed with all that it imports, which is the standard library else."""

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
        for name, contents in sorted(sources().items()):
            entry = zipfile.ZipInfo(name, FIRST_DAY)
            entry.create_system, entry.external_attr = 3, FILE_MODE
            archive.writestr(entry, contents)
    return packed.getvalue()


def sources() -> dict[str, bytes]:
    """The engine's files: its door, what that imports, and so on.

    The rooms' own front doors stay empty: they would load the drawn figure and the catalogue as well, of which the
    page gives the result (`Watch`), and the person would wait for it.
    """
    found: dict[str, bytes] = {}
    missing = [DOOR]
    while missing:
        module = missing.pop()
        path = PACKAGE.parent / f"{module.replace('.', '/')}.py"
        name = path.relative_to(PACKAGE.parent).as_posix()
        if name in found:
            continue
        found[name] = path.read_bytes().replace(b"\r\n", b"\n")
        missing += _imports(found[name])
    folders = {parent for name in found for parent in PurePosixPath(name).parents if parent.name}
    return found | {f"{folder}/__init__.py": b"" for folder in folders}


def _imports(source: bytes) -> Iterator[str]:
    """The modules of Limber that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names if one.name.startswith("limber"))
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("limber"):
            yield str(node.module)


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
