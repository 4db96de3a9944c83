"""A movement, baked: every frame of its cycle solved, ready for the page, the printed figure and the checks.

JSON (`Clip.json`): {"version": 1, "segments": [names], "phases": [{"id", "name", "seconds", "breathe": "in|out|null",
"hold": bool, "frames": [[x, y, z of the pelvis, then w, x, y, z of every segment's turn in the world, breath 0-1]]}],
"props": [{"kind", "place", "at": [x, y, z], "size": [along X, along Z], "height", "facing", "between": [[segment,
[x, y, z]]], "anchor": [x, y, z] (only when tied)}], "view", "working": [segments],
"feel": [segments], "bounds": {"min": [x, y, z], "max": [x, y, z]},
"near": the bounds of trunk, head and arms where only they are shown, else null}.

A phase's first frame is the pose it starts from and its last frame the pose it ends in, so the last frame of
one phase equals the first of the next, and the last of all equals the first of all. Frames are evenly spaced in
time. For a sequence that alternates, the phases of the right half come first, then those of the left half.
"""

import json
from typing import Any, Literal

from limber.body.figure import Figure
from limber.body.movement import Movement
from limber.body.points import POINTS
from limber.body.props import Prop
from limber.body.skeleton import SEGMENTS
from limber.body.solve import Posture
from limber.plain import value

Side = Literal["right", "left"]

# The fist is not where an open hand is.
_SKIN = tuple(p for n, p in POINTS.items() if not n.startswith("fist"))


@value
class Moment:
    """One moment: the posture, and how full the lungs are (0 empty, 1 full)."""

    posture: Posture
    breath: float


@value
class ClipPhase:
    """One phase with its frames, evenly spaced from its first to its last moment."""

    id: str
    name: str
    seconds: float
    breathe: Literal["in", "out"] | None
    hold: bool
    frames: tuple[Moment, ...]


@value
class Clip:
    """The baked cycle of a movement for one working side."""

    movement: Movement
    side: Side
    phases: tuple[ClipPhase, ...]
    props: tuple[Prop, ...]
    working: tuple[str, ...]
    feel: tuple[str, ...]

    @property
    def seconds(self) -> float:
        """Length of one cycle."""
        return sum(p.seconds for p in self.phases)

    def at(self, t_s: float) -> Moment:
        """The one nearest to a moment of the cycle; time goes round."""
        left = t_s % self.seconds
        for phase in self.phases:
            if left < phase.seconds:
                return phase.frames[round(left / phase.seconds * (len(phase.frames) - 1))]
            left -= phase.seconds
        return self.phases[-1].frames[-1]

    def plain(self) -> dict[str, Any]:
        """The clip as the page gets it; see the module's first lines."""
        phases, low, high = [], [9.0] * 3, [-9.0] * 3
        for phase in self.phases:
            rows = []
            for frame in phase.frames:
                placed = frame.posture.figure()
                _stretch(low, high, placed)
                rows.append(_row(frame, placed))
            phases.append(
                {"id": phase.id, "name": phase.name, "seconds": phase.seconds, "breathe": phase.breathe,
                 "hold": phase.hold, "frames": rows}
            )  # fmt: skip
        return {
            "version": 1,
            "segments": [s.name for s in SEGMENTS],
            "phases": phases,
            "props": [_plain_prop(p) for p in self.props],
            "view": self.movement.shown or self.movement.view,
            "working": list(self.working),
            "feel": list(self.feel),
            "bounds": _box(low, high),
            "near": self._upper_body() if self.movement.near else None,
        }

    def _upper_body(self) -> dict[str, list[float]]:
        low, high = [9.0] * 3, [-9.0] * 3
        for phase in self.phases:
            for frame in phase.frames:
                placed = frame.posture.figure()
                waist_m = placed.origins_m["lumbar_1"][1]
                _stretch(low, high, placed, above_m=waist_m)
        return _box(low, high)

    def json(self) -> str:
        """`plain` as one compact JSON text; the same bytes on every run."""
        return json.dumps(self.plain(), separators=(",", ":"), ensure_ascii=False)


def _short(x: float) -> float:
    return round(x, 4) + 0.0


def _row(frame: Moment, placed: Figure) -> list[float]:
    row = [_short(x) for x in frame.posture.root_m]
    for segment in SEGMENTS:
        row += [_short(x) for x in placed.turns[segment.name]]
    return [*row, _short(frame.breath)]


def _box(low: list[float], high: list[float]) -> dict[str, list[float]]:
    return {"min": [_short(x) for x in low], "max": [_short(x) for x in high]}


def _stretch(low: list[float], high: list[float], placed: Figure, above_m: float = -9.0) -> None:
    for point in _SKIN:
        at = placed.point_m(point.segment, point.at_m)
        if at[1] < above_m:
            continue
        for n in range(3):
            low[n] = min(low[n], at[n] - point.round_m)
            high[n] = max(high[n], at[n] + point.round_m)


def _plain_prop(prop: Prop) -> dict[str, Any]:
    x, _, z = prop.middle_m
    points = [POINTS[n] for n in prop.between]
    tied = {} if prop.anchor_m is None else {"anchor": list(prop.anchor_m)}
    return {
        "kind": prop.kind,
        "place": prop.place,
        "at": [x, 0.0, z],
        "size": list(prop.size_m),
        "height": prop.top_m,
        "facing": prop.facing,
        "between": [[p.segment, list(p.at_m)] for p in points],
        **tied,
    }
