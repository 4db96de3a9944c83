"""One engine, three places: a recording from its file, its rows as a page sends them, and the packed engine in Node.

All tell the same events: kinds, order and sides the same, times within 1 ms, values within 0.01.
"""

import json
import runpy
import subprocess
from array import array
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import hatch_build
from limber.body import read_recording
from limber.body.frame import NUMBERS, Frame, to_numbers
from limber.catalogue import load
from limber.coach import begin, look_for, step
from limber.coach.live import Live
from limber.plain import plain

ROOT = Path(__file__).resolve().parents[2]
RECORDING = ROOT / "benchmarks/filmed/box-squat.lite.csv.gz"
PYODIDE = ROOT / "frontend/node_modules/pyodide"
IN_NODE = Path(__file__).with_name("engine_in_node.mjs")
TIME_S, VALUE = 0.001, 0.01
Told = list[dict[str, Any]]


@cache
def frames() -> tuple[Frame, ...]:
    return tuple(read_recording(RECORDING))


def setting() -> str:
    return json.dumps({"watch": plain(look_for(load()["box-squat"])), "side": "none"})


@cache
def from_file() -> Told:
    state, told = begin(look_for(load()["box-squat"])), []
    for frame in frames():
        state, events = step(state, frame)
        told += [plain(e) for e in events]
    return told


def same(one: Any, other: Any, name: str = "") -> bool:
    """Whether two events, or parts of them, are the same; `name` says what a number is."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(same(one[key], other[key], key) for key in one)
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(same(a, b, name) for a, b in zip(one, other, strict=True))
    if isinstance(one, float) or isinstance(other, float):
        return one is not None and other is not None and abs(one - other) <= (TIME_S if name.endswith("_s") else VALUE)
    return bool(one == other)


def are_the_same(told: Told) -> None:
    assert [e["kind"] for e in told] == [e["kind"] for e in from_file()]
    for one, other in zip(told, from_file(), strict=True):
        assert same(one, other), f"{one}\n{other}"


def test_the_recording_holds_something_to_compare() -> None:
    kinds = [e["kind"] for e in from_file()]
    assert "ready" in kinds
    assert kinds.count("repetition") >= 3


def test_a_file_and_the_rows_of_a_page_give_the_same_events() -> None:
    live = Live(setting())
    are_the_same([e for frame in frames() for e in json.loads(live.step(to_numbers(frame)))["events"]])


@pytest.mark.xdist_group("filmed")
def test_the_packed_engine_under_pyodide_gives_the_same_events(tmp_path: Path) -> None:
    hatch_build.install_packages()
    rows = array("d", [number for frame in frames() for number in to_numbers(frame)])
    (tmp_path / "rows.bin").write_bytes(rows.tobytes())
    (tmp_path / "setting.json").write_text(setting(), encoding="utf-8")
    (tmp_path / "engine.zip").write_bytes(runpy.run_path(str(ROOT / "frontend/tools/pack_coach.py"))["engine"]())
    files = [tmp_path / "engine.zip", tmp_path / "setting.json", tmp_path / "rows.bin"]
    command = [str(part) for part in (hatch_build.node_binary(), IN_NODE, PYODIDE, *files, NUMBERS)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert len(lines) == len(frames())
    are_the_same([e for line in lines for e in json.loads(line)["events"]])
