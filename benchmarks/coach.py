"""How long the engine needs for a frame, in CPython and in Pyodide: ``python -m benchmarks.coach``.

Reads the recordings in benchmarks/filmed. The pose model is timed beside it, on grey pictures of the size that the page
uses, when the extra `limber[video]` is installed; Pyodide runs in the Node of the build, after ``npm ci`` in frontend.
Each figure is the best of several runs, since other work on the machine only ever makes them longer. Times are of this
machine now; the ratios are what counts.
"""

import json
import runpy
import subprocess
import sys
from array import array
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

import hatch_build
from limber.body import Frame, observe, read_recording
from limber.body.frame import NUMBERS, to_numbers
from limber.catalogue import load
from limber.coach import Watch, begin, look_for, step
from limber.coach.events import Repetition
from limber.plain import plain

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "benchmarks/filmed"
IN_NODE = Path(__file__).with_name("coach_in_node.mjs")
FRAME_S = 1 / 30
_RUNS, _POSE_FRAMES = 5, 60
write = sys.stdout.write


def per_frame_us(work: Callable[[], int]) -> float:
    """Processor time a frame, the best of several runs; `work` returns how many frames it did."""
    found = []
    for _ in range(_RUNS):
        start = process_time()
        frames = work()
        found.append((process_time() - start) / frames * 1e6)
    return min(found)


def main() -> None:
    """Print the figures."""
    paths = sorted(FOLDER.glob("*.lite.csv.gz"))
    watches = {path: look_for(load().exercises[path.name.split(".")[0]]) for path in paths}
    frames = {path: list(read_recording(path)) for path in paths}
    read_us = _mean([per_frame_us(partial(_read, path)) for path in paths])
    seen_us = _mean([per_frame_us(partial(_observed, frames[path])) for path in paths])
    step_us = _mean([per_frame_us(partial(_coached, watches[path], frames[path])) for path in paths])
    whole_us = _mean([per_frame_us(partial(_whole, watches[path], path)) for path in paths])
    write(f"read {read_us:.0f} us, observe {seen_us:.0f} us, step (with observe) {step_us:.0f} us a frame\n")
    times = FRAME_S * 1e6 / whole_us
    write(f"from .csv.gz: {whole_us:.0f} us a frame, {times:.0f} times real time at 30 frames a second\n")
    pose_us = _pose_us()
    if pose_us is not None:
        share = 100 * step_us / pose_us
        write(f"pose model (lite) {pose_us:.0f} us of processor time a frame; the engine is {share:.2f} % of it\n")
    late = [late_ms for path in paths for late_ms in _told_late_ms(watches[path], frames[path])]
    write(
        f"a repetition is told {_mean(late):.0f} ms after its end, {max(late):.0f} ms at most ({len(late)} of them)\n"
    )
    for path in paths:
        in_node = _in_node(watches[path], frames[path])
        write(f"Pyodide: {path.name.split('.')[0]} {in_node['frame_ms']:.2f} ms a frame (median), "
              f"{in_node['import_ms']:.0f} ms to import the engine\n")  # fmt: skip


def _mean(numbers: Sequence[float]) -> float:
    return sum(numbers) / len(numbers)


def _read(path: Path) -> int:
    return sum(1 for _ in read_recording(path))


def _observed(frames: Sequence[Frame]) -> int:
    return len([observe(frame) for frame in frames])


def _coached(watch: Watch, frames: Sequence[Frame]) -> int:
    state = begin(watch)
    for frame in frames:
        state, _ = step(state, frame)
    return len(frames)


def _whole(watch: Watch, path: Path) -> int:
    state, count = begin(watch), 0
    for frame in read_recording(path):
        state, _ = step(state, frame)
        count += 1
    return count


def _told_late_ms(watch: Watch, frames: Sequence[Frame]) -> list[float]:
    state, found = begin(watch), []
    for frame in frames:
        state, events = step(state, frame)
        found += [(e.t_s - e.end_s) * 1e3 for e in events if isinstance(e, Repetition)]
    return found


def _in_node(watch: Watch, frames: Sequence[Frame]) -> dict[str, float]:
    """The packed engine as the page's worker runs it."""
    with TemporaryDirectory() as place:
        engine, setting, rows = (Path(place, name) for name in ("engine.zip", "setting.json", "rows.bin"))
        engine.write_bytes(runpy.run_path(str(ROOT / "frontend/tools/pack_coach.py"))["engine"]())
        setting.write_text(json.dumps({"watch": plain(watch), "side": "none"}), encoding="utf-8")
        rows.write_bytes(array("d", [number for frame in frames for number in to_numbers(frame)]).tobytes())
        pyodide = ROOT / "frontend/node_modules/pyodide"
        command = [hatch_build.node_binary(), IN_NODE, pyodide, engine, setting, rows, NUMBERS, _RUNS]
        done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _pose_us() -> float | None:
    """The pose model over a few seconds of film; None without the extra, or its system libraries."""
    try:
        import numpy as np

        from limber.vision.pose import Pose
    except ImportError:
        return None
    picture = np.full((360, 640, 3), 128, dtype=np.uint8)

    def seeing() -> int:
        with Pose("lite") as pose:
            for n in range(_POSE_FRAMES):
                pose.frame(n / 30, picture)
        return _POSE_FRAMES

    return per_frame_us(seeing)


if __name__ == "__main__":
    main()
