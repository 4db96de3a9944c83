"""Fit the landmark noise of virtual people to recordings of real ones: `python tools/fit_noise.py FOLDER`.

Looks in every recording that has a silhouette (so: a real camera) for windows of two seconds in which the trunk
keeps still, and prints, for each kind of landmark, seen well or badly, in torso lengths: the white part (root mean
square of second differences, divided by the square root of 6: slow movement drops out of them) and the slow part
(spread about a straight line over the window, without the white part), each for image x, y and world x, y, z; and over
which time the slow part is forgotten. What is printed stands in `limber/lab/noise.py`. A constant error
does not show in a recording.
"""

import sys
from collections.abc import Iterator, Sequence
from math import exp, hypot, log, sqrt
from pathlib import Path
from statistics import median

from limber.body import Frame, read_recording
from limber.body.frame import LANDMARK, LANDMARKS

WINDOW_S, STILL, WELL = 2.0, 0.12, 0.8
KINDS = ("face", "shoulder", "elbow", "wrist", "hand", "hip", "knee", "ankle", "foot")
_KIND = {"shoulder": "shoulder", "elbow": "elbow", "wrist": "wrist", "pinky": "hand", "index": "hand", "thumb": "hand",
         "hip": "hip", "knee": "knee", "ankle": "ankle", "heel": "foot", "foot_index": "foot"}  # fmt: skip
Five = tuple[float, float, float, float, float]


def kind_of(name: str) -> str:
    """Which kind of landmark."""
    return _KIND.get(name.removeprefix("left_").removeprefix("right_"), "face")


def main(folder: Path) -> None:
    """Print the table."""
    white: dict[tuple[str, bool], list[list[float]]] = {}
    slow: dict[tuple[str, bool], list[list[float]]] = {}
    forgets: list[float] = []
    edges: list[float] = []
    windows = 0
    for path in sorted(folder.glob("*.csv.gz")):
        for frames in still_windows(path):
            windows += 1
            rate = (len(frames) - 1) / (frames[-1].t_s - frames[0].t_s)
            for n, name in enumerate(LANDMARKS):
                tracks = list(zip(*(five(f, n) for f in frames), strict=True))
                seen = median([f.image[n][3] for f in frames if f.image]) >= WELL
                parts = [split(t) for t in tracks]
                white.setdefault((kind_of(name), seen), []).append([p[0] for p in parts])
                slow.setdefault((kind_of(name), seen), []).append([p[1] for p in parts])
                forgets += [f for t in tracks if (f := forgotten_s(t, rate)) is not None]
            edges += edge_noise(frames)
    print(
        f"{windows} windows of {WINDOW_S:g} s; slow part forgotten over {median(forgets):.2f} s; "
        f"edge {median(edges):.4f}"
    )
    for seen in (True, False):
        for kind in KINDS:
            rows = white.get((kind, seen), [])
            if rows:
                print(f'    ("{kind}", {seen}): ({middles(rows)}, {middles(slow[kind, seen])}),  # {len(rows)}')


def middles(rows: Sequence[Sequence[float]]) -> str:
    """The median of each column."""
    return "(" + ", ".join(f"{median(column):.4f}" for column in zip(*rows, strict=True)) + ")"


def still_windows(path: Path) -> Iterator[list[Frame]]:
    """Windows in which the trunk moves by less than `STILL` torso lengths."""
    window: list[Frame] = []
    for frame in read_recording(path):
        if frame.image is None or frame.edge_a is None:
            window = []
            continue
        window.append(frame)
        if frame.t_s - window[0].t_s >= WINDOW_S:
            corners = [[five(f, LANDMARK[n])[:2] for f in window] for n in ("left_shoulder", "right_hip", "left_knee")]
            if all(max(c) - min(c) < STILL for corner in corners for c in zip(*corner, strict=True)):
                yield window
            window = []


def five(frame: Frame, n: int) -> Five:
    """A landmark in torso lengths: image x, y, world x, y, z."""
    if frame.image is None or frame.world is None:
        raise ValueError("nobody in the frame")
    s, t, h, k = (LANDMARK[x] for x in ("left_shoulder", "right_shoulder", "left_hip", "right_hip"))
    w, px, wd = frame.world, frame.image, (frame.width_px, frame.height_px)
    long_m = sqrt(sum(((w[s][i] + w[t][i] - w[h][i] - w[k][i]) / 2) ** 2 for i in range(3)))
    long_px = hypot(*((px[s][i] + px[t][i] - px[h][i] - px[k][i]) / 2 * wd[i] for i in range(2)))
    x, y, z = w[n]
    return (px[n][0] * wd[0] / long_px, px[n][1] * wd[1] / long_px, x / long_m, y / long_m, z / long_m)


def split(track: Sequence[float]) -> tuple[float, float]:
    """The white part and the slow part of a track."""
    second = [a - 2 * b + c for a, b, c in zip(track, track[1:], track[2:], strict=False)]
    white = sqrt(sum(x * x for x in second) / len(second) / 6)
    return white, sqrt(max(0.0, sum(x * x for x in detrended(track)) / len(track) - white * white))


def detrended(track: Sequence[float]) -> list[float]:
    """Without its straight line (least squares)."""
    n = len(track)
    mean, middle = sum(track) / n, (n - 1) / 2
    slope = sum((k - middle) * x for k, x in enumerate(track)) / sum((k - middle) ** 2 for k in range(n))
    return [x - mean - slope * (k - middle) for k, x in enumerate(track)]


def forgotten_s(track: Sequence[float], rate: float) -> float | None:
    """Over which time the slow part falls to 1/e, from its likeness to itself a fifth of a second later."""
    flat = detrended(track)
    lag = max(1, round(0.2 * rate))
    power = sum(x * x for x in flat[:-lag])
    alike = sum(x * y for x, y in zip(flat, flat[lag:], strict=False)) / power if power else 0.0
    return -lag / rate / log(alike) if exp(-3) < alike < 0.99 else None


def edge_noise(frames: Sequence[Frame]) -> list[float]:
    """The white part of each point of the silhouette's edges."""
    found = []
    for edge in ("edge_a", "edge_b"):
        for n in range(17):
            track = [e[n] for f in frames if (e := getattr(f, edge)) is not None]
            if len(track) == len(frames) and None not in track:
                found.append(split(track)[0])
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]))
