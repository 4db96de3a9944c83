"""What the camera coach loads in the browser: the models, the engine's zip, the one list of what is kept."""

import hashlib
import io
import json
import re
import runpy
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODELS = ROOT / "src/limber/pose_models"
DIST = ROOT / "src/limber/web/dist"
# Made by tools/make_models.py from what Google published; see the NOTICE beside them.
SHA256 = {
    "pose_landmarker_lite.task": "e2be9bf4472b9cd68355a77f33497798e7506a12d6df99036ed2ec750d9a8cb0",
    "pose_landmarker_full.task": "46f352efb70271c1cd8a10626629cee301166f58ebc83ecffaed0ae224d7d623",
}
PACK = runpy.run_path(str(ROOT / "frontend/tools/pack_coach.py"))
PRECACHE = runpy.run_path(str(ROOT / "frontend/tools/list_precache.py"))


@pytest.mark.parametrize("name", SHA256)
def test_the_models_are_the_ones_that_were_measured(name: str) -> None:
    assert hashlib.sha256((MODELS / name).read_bytes()).hexdigest() == SHA256[name]


@pytest.mark.parametrize("name", SHA256)
def test_a_model_is_a_detector_and_a_landmark_model_not_compressed(name: str) -> None:
    with zipfile.ZipFile(MODELS / name) as task:
        assert task.namelist() == ["pose_detector.tflite", "pose_landmarks_detector.tflite"]
        assert {part.compress_type for part in task.infolist()} == {zipfile.ZIP_STORED}


def test_mediapipe_and_pyodide_are_pinned_exactly() -> None:
    """npm's tag `latest` of MediaPipe points at an old release."""
    wanted = json.loads((ROOT / "frontend/package.json").read_text("utf-8"))["dependencies"]
    assert wanted["@mediapipe/tasks-vision"] == "1.1.0"
    assert wanted["pyodide"] == "314.0.7"
    locked = json.loads((ROOT / "frontend/package-lock.json").read_text("utf-8"))["packages"]
    for name in ("@mediapipe/tasks-vision", "pyodide"):
        assert locked[f"node_modules/{name}"]["version"] == wanted[name]
        assert locked[f"node_modules/{name}"]["integrity"].startswith("sha512-")


def test_the_engine_is_the_same_bytes_each_time_and_python_only() -> None:
    first, second = PACK["engine"](), PACK["engine"]()
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        names = archive.namelist()
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert names[0] == "limber/__init__.py"
    assert all(name.endswith(".py") for name in names)
    assert {name.split("/")[1] for name in names} == {
        "__init__.py", "body", "coach", "errors.py", "plain.py", "words.py",
    }  # fmt: skip
    loaded_slowly = {"limber/body/movement.py", "limber/body/clip.py", "limber/coach/look_for.py"}
    assert loaded_slowly.isdisjoint(names), "the person waits for what the worker imports"


def test_the_engine_needs_nothing_but_python(tmp_path: Path) -> None:
    """As in the browser: no other package, no source tree, only the zip."""
    packed = tmp_path / "engine.zip"
    packed.write_bytes(PACK["engine"]())
    code = f"import sys; sys.path.insert(0, {str(packed)!r}); import limber.coach.live, limber; print(limber.__file__)"
    done = subprocess.run([sys.executable, "-I", "-S", "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert str(packed) in done.stdout


def test_one_changed_byte_of_the_engine_is_another_address(tmp_path: Path) -> None:
    for name, text in (("one", b"a = 1"), ("two", b"a = 2")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "engine.zip").write_bytes(text)
    one, two = (PACK["contents_sha256"](tmp_path / name) for name in ("one", "two"))
    assert one != two
    assert one == PACK["contents_sha256"](tmp_path / "one")


def test_the_built_folder_carries_the_hash_of_what_is_in_it() -> None:
    folder = DIST / json.loads((DIST / "coach/coach.json").read_text("utf-8"))["folder"]
    assert PACK["contents_sha256"](folder).startswith(folder.name)


def test_the_list_names_everything_that_is_needed_once_and_only_what_may_be_kept_for_ever() -> None:
    told = json.loads((DIST / "precache.json").read_text("utf-8"))
    assert told == json.loads(json.dumps(PRECACHE["precache"](DIST)))
    addresses = told["player"] + told["coach"]
    assert len(set(addresses)) == len(addresses)
    assert not [a for a in addresses if a.endswith((".gz", ".br"))]
    # The one picture without a hash in its name is the browser's small one for the tab.
    unhashed = [a for a in addresses if not re.search(r"-[\w-]{8}\.\w+$|/coach/[0-9a-f]{12}/", a)]
    assert unhashed == ["/static/images/limber.svg"]
    for kind in ("player-", "figure-", "workers/eyes.worker-", "workers/coach.worker-", ".woff2"):
        assert any(kind in a for a in told["player"]), kind
    for name in (*SHA256, "engine.zip", "pyodide.asm.wasm", "python_stdlib.zip", "vision_wasm_module_internal.wasm"):
        assert any(a.endswith(f"/{name}") for a in told["coach"]), name


def test_what_was_built_tells_nobody_how_it_is_used() -> None:
    """MediaPipe would send word of its use every minute; the build takes that out."""
    for script in (DIST / "assets").rglob("*.js"):
        text = script.read_text("utf-8")
        assert "odml.pa.googleapis.com" not in text, script.name
        assert "x-protobuf" not in text or "setInterval(()=>{this.flush()}" not in text
