"""A movement, baked: every frame of its cycle solved, ready for the page, the printed figure and the checks.

JSON (`Clip.json`): {"version": 1, "segments": [names], "phases": [{"id", "name", "seconds", "breathe": "in|out|null",
"hold": bool, "frames": [[x, y, z of the pelvis, then w, x, y, z of every segment's turn in the world, breath 0-1]]}],
"props": [{"kind", "place", "at": [x, y, z], "size": [along X, along Z], "height", "facing", "between": [[segment,
[x, y, z]]]}], "view", "working": [segments], "feel": [segments], "bounds": {"min": [x, y, z], "max": [x, y, z]}}.

A phase's first frame is the pose it starts from and its last frame the pose it ends in, so the last frame of
one phase equals the first of the next, and the last of all equals the first of all. Frames are evenly spaced in
time. For a sequence that alternates, the phases of the right half come first, then those of the left half.
"""

import json
from functools import lru_cache
from math import ceil, cos, degrees, pi
from pathlib import Path
from typing import Any, Literal

from limber.body.figure import Figure
from limber.body.movement import Movement, Phase, read_movement
from limber.body.placing import Placed, Stage, between, mirrored_posture, other_side
from limber.body.points import POINTS, both
from limber.body.presets import REGIONS
from limber.body.props import Prop
from limber.body.skeleton import SEGMENTS
from limber.body.solve import Posture
from limber.plain import plain, value

Side = Literal["right", "left"]

_FRAMES_LEAST, _FRAMES_MOST = 12, 48
_DEG_A_FRAME = 8.0
_BREATH_S = 4.0
_REST_BREATH = 0.3


@value
class Frame:
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
    frames: tuple[Frame, ...]


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

    def at(self, t_s: float) -> Frame:
        """The frame nearest to a moment of the cycle; time goes round."""
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
            "view": self.movement.view,
            "working": list(self.working),
            "feel": list(self.feel),
            "bounds": {"min": [_short(x) for x in low], "max": [_short(x) for x in high]},
        }

    def json(self) -> str:
        """`plain` as one compact JSON text; the same bytes on every run."""
        return json.dumps(self.plain(), separators=(",", ":"), ensure_ascii=False)


def _short(x: float) -> float:
    return round(x, 4) + 0.0


def _row(frame: Frame, placed: Figure) -> list[float]:
    row = [_short(x) for x in frame.posture.root_m]
    for segment in SEGMENTS:
        row += [_short(x) for x in placed.turns[segment.name]]
    return [*row, _short(frame.breath)]


def _stretch(low: list[float], high: list[float], placed: Figure) -> None:
    for point in POINTS.values():
        at = placed.point_m(point.segment, point.at_m)
        for n in range(3):
            low[n] = min(low[n], at[n] - point.round_m)
            high[n] = max(high[n], at[n] + point.round_m)


def _plain_prop(prop: Prop) -> dict[str, Any]:
    x, _, z = prop.middle_m
    points = [POINTS[n] for n in prop.between]
    return {
        "kind": prop.kind,
        "place": prop.place,
        "at": [x, 0.0, z],
        "size": list(prop.size_m),
        "height": prop.top_m,
        "facing": prop.facing,
        "between": [[p.segment, list(p.at_m)] for p in points],
    }


# --- baking ---------------------------------------------------------------------------------------


def clip(movement: Movement, side: Side = "right") -> Clip:
    """The baked cycle of a movement. `side` is the working side; without sides both give the same."""
    return _clip(json.dumps(plain(movement), sort_keys=True), side, _Held(movement))


class _Held:
    """Carries a movement past the cache, which keys by its content."""

    def __init__(self, movement: Movement) -> None:
        self.movement = movement

    def __hash__(self) -> int:
        return 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held)


@lru_cache(maxsize=256)
def _clip(_content: str, side: Side, held: _Held) -> Clip:
    movement = held.movement
    if side == "left" and movement.sides != "none":
        return _other_side(_clip(_content, "right", held))
    phases = _half(movement)
    if movement.sides == "alternate":
        phases += [_mirrored_phase(p, "-left") for p in phases]
    return Clip(
        movement=movement, side="right", phases=tuple(phases), props=movement.props,
        working=_segments(movement.working), feel=_segments(movement.feel),
    )  # fmt: skip


def figure_at(movement: Movement, t_s: float, side: Side = "right") -> Figure:
    """The figure at a moment of the movement's cycle (seconds from its start; time goes round)."""
    return clip(movement, side).at(t_s).posture.figure()


def figure_of(path: Path, t_s: float) -> Figure:
    """The same straight from a `movement.toml`."""
    return figure_at(read_movement(path), t_s)


def _segments(regions: tuple[str, ...]) -> tuple[str, ...]:
    named = (s for r in regions for sided in both(r, REGIONS) for s in REGIONS[sided])
    return tuple(dict.fromkeys(named))


def _half(movement: Movement) -> list[ClipPhase]:
    """All authored phases, each from where the one before ended."""
    stage = Stage(movement)
    at, breath = movement.first_pose, _first_breath(movement, stage)
    phases: list[ClipPhase] = []
    for phase in movement.phases:
        start, end = stage.placed[at], stage.placed[phase.to]
        postures = [start.posture] if phase.hold else _way(stage, phase, start, end)
        breath_after = _breath_after(phase, end, breath)
        count = max(len(postures), _FRAMES_LEAST) if len(postures) > 1 else _hold_frames(phase)
        frames = tuple(
            Frame(
                posture=postures[n if len(postures) > 1 else 0],
                breath=_breath(n / (count - 1), phase, breath, breath_after),
            )
            for n in range(count)
        )
        name = _free_name(phase.name, phases)
        phases.append(
            ClipPhase(id=name, name=phase.name, seconds=phase.seconds, breathe=phase.breathe, hold=phase.hold,
                      frames=frames)
        )  # fmt: skip
        at, breath = phase.to, breath_after
    return phases


def _free_name(name: str, phases: list[ClipPhase]) -> str:
    taken = sum(p.name == name for p in phases)
    return f"{name}-{taken + 1}" if taken else name


def _hold_frames(phase: Phase) -> int:
    return max(2, min(_FRAMES_MOST, ceil(phase.seconds * 4) + 1))


def _way(stage: Stage, phase: Phase, start: Placed, end: Placed) -> list[Posture]:
    """Solved postures from start to end, both included, evenly spaced in time."""
    largest = max(abs(a - b) for a, b in zip(start.posture.angles_rad, end.posture.angles_rad, strict=True))
    peak = 1.0 if phase.easing == "steady" else 2.0
    wanted = max(_FRAMES_LEAST, ceil(peak * degrees(largest) / _DEG_A_FRAME), ceil(phase.seconds * 5))
    count = min(_FRAMES_MOST, wanted)
    found, guess = [start.posture], None
    for n in range(1, count):
        part = eased(n / count, phase.easing)
        posture, mean = stage.way(start, end, part, guess)
        found.append(posture)
        after = eased((n + 1) / count, phase.easing)
        guess = _carried(posture, mean, between(start.posture, end.posture, after))
    return [*found, end.posture]


def _carried(solved: Posture, mean: Posture, next_mean: Posture) -> Posture:
    """The next mean, moved by what solving changed at the last one: a close first guess."""
    return Posture(
        root_m=tuple(m + s - o for m, s, o in zip(next_mean.root_m, solved.root_m, mean.root_m, strict=True)),  # type: ignore[arg-type]
        root_turn=next_mean.root_turn,
        angles_rad=tuple(
            m + s - o for m, s, o in zip(next_mean.angles_rad, solved.angles_rad, mean.angles_rad, strict=True)
        ),
    )


def eased(part: float, easing: str) -> float:
    """How far along the way at a part of the time: minimum jerk, arriving a little early, for a breath at the end."""
    if easing == "steady":
        return part
    t = min(1.0, part / 0.94)
    return t * t * t * (10 + t * (-15 + 6 * t))


def _first_breath(movement: Movement, stage: Stage) -> float:
    """Lungs at the start of the cycle: as they are at its end."""
    breath = _REST_BREATH
    for phase in movement.phases:
        breath = _breath_after(phase, stage.placed[phase.to], breath)
    return breath


def _breath_after(phase: Phase, end: Placed, before: float) -> float:
    if end.breath is not None:
        return end.breath
    return {"in": 1.0, "out": 0.0, None: before}[phase.breathe]


def _breath(part: float, phase: Phase, before: float, after: float) -> float:
    """Breath on the way; long phases without a cue breathe quietly, about every four seconds."""
    if before != after:
        return before + (after - before) * (1 - cos(pi * part)) / 2
    waves = round(phase.seconds / _BREATH_S) if phase.breathe is None else 0
    return before + (0.5 - before) * (1 - cos(2 * pi * waves * part)) * (1.0 if waves else 0.0)


# --- the other side -------------------------------------------------------------------------------


def _mirrored_phase(phase: ClipPhase, suffix: str = "") -> ClipPhase:
    frames = tuple(Frame(posture=mirrored_posture(f.posture), breath=f.breath) for f in phase.frames)
    return ClipPhase(id=phase.id + suffix, name=phase.name, seconds=phase.seconds, breathe=phase.breathe,
                     hold=phase.hold, frames=frames)  # fmt: skip


def _mirrored_prop(prop: Prop) -> Prop:
    place = {"right": "left", "left": "right"}.get(prop.place or "", prop.place)
    return Prop(
        kind=prop.kind, place=place, x_m=prop.x_m, z_m=None if prop.z_m is None else -prop.z_m,  # type: ignore[arg-type]
        height_m=prop.height_m, length_m=prop.length_m, width_m=prop.width_m, facing=prop.facing,
        between=tuple(map(other_side, prop.between)),
    )  # fmt: skip


def _other_side(right: Clip) -> Clip:
    return Clip(
        movement=right.movement, side="left", phases=tuple(_mirrored_phase(p) for p in right.phases),
        props=tuple(map(_mirrored_prop, right.props)), working=tuple(map(other_side, right.working)),
        feel=tuple(map(other_side, right.feel)),
    )  # fmt: skip

