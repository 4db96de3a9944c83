"""How long the engine needs for a frame, against the pose model in the same run: ``python -m benchmarks.coach``.

Reads the recordings in benchmarks/filmed; the pose model is timed on grey pictures of the size that the page uses, when
the extra `limber[video]` is installed. Times are of this machine now; the ratios are what counts.
"""

import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from time import process_time

from limber.body import Frame, observe, read_recording
from limber.catalogue import load
from limber.coach import Watch, begin, look_for, step

FOLDER = Path(__file__).parent / "filmed"
FRAME_S = 1 / 30
_POSE_FRAMES = 60


def per_frame_us(work: Callable[[], int]) -> float:
    """Processor time a frame; `work` returns how many frames it did."""
    start = process_time()
    frames = work()
    return (process_time() - start) / frames * 1e6


def main() -> None:
    """Print the table."""
    paths = sorted(FOLDER.glob("*.lite.csv.gz"))
    read_us = seen_us = step_us = 0.0
    for path in paths:
        watch = look_for(load().exercises[path.name.split(".")[0]])
        frames = list(read_recording(path))
        read_us += per_frame_us(partial(_read, path)) / len(paths)
        seen_us += per_frame_us(partial(_observed, frames)) / len(paths)
        step_us += per_frame_us(partial(_coached, watch, frames)) / len(paths)
    write = sys.stdout.write
    write(f"read {read_us:.0f} us, observe {seen_us:.0f} us, step (with observe) {step_us:.0f} us a frame\n")
    write(f"from .csv.gz: {FRAME_S * 1e6 / (read_us + step_us):.0f} times real time at 30 frames a second\n")
    pose_us = _pose_us()
    if pose_us is not None:
        share = 100 * step_us / pose_us
        write(f"pose model (lite) {pose_us:.0f} us of processor time a frame; the engine is {share:.2f} % of it\n")


def _read(path: Path) -> int:
    return sum(1 for _ in read_recording(path))


def _observed(frames: Sequence[Frame]) -> int:
    return len([observe(frame) for frame in frames])


def _coached(watch: Watch, frames: Sequence[Frame]) -> int:
    state = begin(watch)
    for frame in frames:
        state, _ = step(state, frame)
    return len(frames)


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
