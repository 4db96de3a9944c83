"""Moments out of a baked clip, and the SVG animation of an attribute through them."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from limber.body.figure import Figure
from limber.body.geometry import Turn, Vector, add, normal, turned
from limber.body.skeleton import SEGMENT
from limber.body.svg_body import Moment
from limber.plain import value

_HOLD_MOST_S = 3.0  # a picture that loops need not hold for half a minute
# Moments of a moving phase; between them every point moves in a straight line.
_STILL, _STEP, _STEPS_MOST = 0.02, 1.1, 5


@value
class Motion:
    """Moments of one cycle and when each is reached, as parts (0 to 1) of its length in seconds."""

    moments: tuple[Moment, ...]
    at_0_1: tuple[float, ...]
    seconds: float

    def animate(self, attribute: str, values: Sequence[str]) -> str:
        """The `<animate>` of an attribute; empty when nothing moves or there is one moment only."""
        if len(set(values)) < 2:
            return ""
        times, kept = _without_repeats(self.at_0_1, values)
        return (
            f'<animate attributeName="{attribute}" dur="{self.seconds:g}s" repeatCount="indefinite" '
            f'keyTimes="{";".join(times)}" values="{";".join(kept)}"/>'
        )


def _without_repeats(at_0_1: Sequence[float], values: Sequence[str]) -> tuple[list[str], list[str]]:
    """Leave out a value that equals both its neighbours."""
    last = len(values) - 1
    keep = [n for n in range(last + 1) if n in (0, last) or not values[n - 1] == values[n] == values[n + 1]]
    return [f"{at_0_1[n]:.3f}".rstrip("0").rstrip(".") or "0" for n in keep], [values[n] for n in keep]


def moment_of(clip: Mapping[str, Any], row: Sequence[float]) -> Moment:
    """One row of a clip's frames as a moment: segments are hung on each other again."""
    turns: dict[str, Turn] = {}
    for n, name in enumerate(clip["segments"]):
        w, x, y, z = row[3 + 4 * n : 7 + 4 * n]
        turns[name] = normal((w, x, y, z))
    origins: dict[str, Vector] = {}
    for name in clip["segments"]:
        segment = SEGMENT[name]
        parent = segment.parent
        origins[name] = (
            (row[0], row[1], row[2])
            if parent is None
            else add(origins[parent], turned(turns[parent], segment.offset_m))
        )
    return Moment(figure=Figure(origins_m=origins, turns=turns), breath_0_1=row[-1])


def motion(clip: Mapping[str, Any], steps_most: int = 10) -> Motion:
    """One cycle of a clip with few moments: enough to look smooth, holds shortened to three seconds.

    `steps_most`: how many steps all moving phases get together; every one has at least two.
    """
    rows: list[tuple[float, Sequence[float]]] = [(0.0, clip["phases"][0]["frames"][0])]
    now = 0.0
    steps = _steps([phase["frames"] for phase in clip["phases"]], steps_most)
    for phase, count in zip(clip["phases"], steps, strict=True):
        frames = phase["frames"]
        seconds = min(phase["seconds"], _HOLD_MOST_S) if phase["hold"] else phase["seconds"]
        last = len(frames) - 1
        rows += [(now + seconds * n / last, frames[n]) for n in _kept(frames, count)]
        now += seconds
    return Motion(
        moments=tuple(moment_of(clip, row) for _, row in rows),
        at_0_1=tuple(at / now for at, _ in rows),
        seconds=round(now, 2),
    )


def _steps(phases: Sequence[Sequence[Sequence[float]]], most: int) -> list[int]:
    """How many steps each phase gets: by how far it goes, fewer when the whole clip goes far."""
    ways = [sum(_apart(a, b) for a, b in pairwise(frames)) for frames in phases]
    wanted = [0 if way < _STILL else max(2, min(_STEPS_MOST, round(way / _STEP))) for way in ways]
    while sum(wanted) > most and max(wanted) > 2:
        wanted[wanted.index(max(wanted))] -= 1
    return wanted


def _kept(frames: Sequence[Sequence[float]], steps: int) -> list[int]:
    """Which frames after the first to keep: after equal ways, not equal times, so that the easing stays."""
    ways = [0.0]
    for a, b in pairwise(frames):
        ways.append(ways[-1] + _apart(a, b))
    between = range(1, len(frames) - 1)
    found = [min(between, key=lambda k: abs(ways[k] - ways[-1] * n / steps)) for n in range(1, steps)]
    return [*dict.fromkeys(found), len(frames) - 1]


def _apart(a: Sequence[float], b: Sequence[float]) -> float:
    """How far two frames are from each other: pelvis in metres, turns of all segments and breath, summed."""
    return sum(abs(x - y) for x, y in zip(a, b, strict=True))


def start_and_end(clip: Mapping[str, Any]) -> tuple[Moment, Moment]:
    """Where the movement starts, and the frame that is farthest from it."""
    first = clip["phases"][0]["frames"][0]
    frames = [f for phase in clip["phases"] for f in phase["frames"]]
    return moment_of(clip, first), moment_of(clip, max(frames, key=lambda f: _apart(f, first)))
