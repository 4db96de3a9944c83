"""The order of the house: what a room may know, what it may import, and that importing does nothing."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "src/limber"
ROOT = PACKAGE.parents[1]
FOUNDATION = ("errors", "plain", "words")
# They also run in the browser, under Pyodide.
CORE = ("body", "catalogue", "safety", "session", "coach")
# Decides about people; no framework may steer it.
ALSO_FREE_OF_THE_WEB = ("programme", "progress")


def _sources(room: str) -> list[Path]:
    file = PACKAGE / f"{room}.py"
    return [file] if file.exists() else sorted((PACKAGE / room).rglob("*.py"))


def _imports(path: Path) -> Iterator[str]:
    """Every imported top-level package, within functions too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module.split(".")[0]


def _existing(rooms: tuple[str, ...]) -> list[str]:
    return [room for room in rooms if _sources(room)]


@pytest.mark.parametrize("room", _existing(FOUNDATION + CORE))
def test_the_core_uses_the_standard_library_only(room: str) -> None:
    foreign = {
        f"{path.relative_to(PACKAGE)}: {name}"
        for path in _sources(room)
        for name in _imports(path)
        if name != "limber" and name not in sys.stdlib_module_names
    }
    assert foreign == set()


@pytest.mark.parametrize("room", _existing(ALSO_FREE_OF_THE_WEB))
def test_decisions_know_no_web_framework(room: str) -> None:
    assert {name for path in _sources(room) for name in _imports(path)}.isdisjoint({"django", "waitress", "whitenoise"})


def test_the_rooms_stand_in_their_order() -> None:
    done = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("room", _existing(FOUNDATION + CORE + ALSO_FREE_OF_THE_WEB))
def test_importing_a_room_reads_writes_and_says_nothing(room: str, tmp_path: Path) -> None:
    """Work belongs into functions: a worker or a shell imports rooms that it will not use."""
    watch = f"""
import sys
seen = []
def hook(event, args):
    if event == "open" and isinstance(args[0], str) and not args[0].endswith((".py", ".pyc", ".so")):
        seen.append(args[0])
    if event in ("socket.connect", "subprocess.Popen", "os.system", "sqlite3.connect"):
        seen.append(event)
sys.addaudithook(hook)
import limber.{room}
print("\\n".join(seen), end="")
"""
    env = {**os.environ, "HOME": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run([sys.executable, "-c", watch], env=env, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_files_stay_short() -> None:
    """Over 400 lines a second idea has moved in; data and generated files do not count."""
    long = {
        str(path.relative_to(PACKAGE)): lines
        for path in PACKAGE.rglob("*.py")
        if "migrations" not in path.parts and (lines := len(path.read_text(encoding="utf-8").splitlines())) > 400
    }
    assert long == {}


def test_the_product_stands_alone() -> None:
    """No file of the package leads to a place outside of it."""
    outside = [
        str(path.relative_to(ROOT))
        for path in PACKAGE.rglob("*")
        if path.suffix in {".py", ".toml", ".html", ".md"} and "../shared" in path.read_text(encoding="utf-8")
    ]
    assert outside == []
