"""Baking: from a movement's phases to a clip's frames. `clip` and `figure_at` are the front door for movements."""

import json
from dataclasses import replace
from itertools import pairwise
from math import ceil, cos, degrees, pi

from limber.body.clip import Clip, ClipPhase, Moment, Side
from limber.body.figure import Figure
from limber.body.geometry import add, subtract
from limber.body.movement import Movement, Phase
from limber.body.placing import Placed, Stage, between, mirrored_posture, other_side
from limber.body.points import both
from limber.body.presets import REGIONS
from limber.body.props import Place, Prop
from limber.body.solve import Posture
from limber.plain import plain

_FRAMES_LEAST, _FRAMES_MOST = 12, 48
_DEG_A_FRAME = 8.0
_MEETS_DEG = 8.0
_BREATH_S = 4.0
_REST_BREATH = 0.3
_BAKED: dict[tuple[str, Side], Clip] = {}


def clip(movement: Movement, side: Side = "right") -> Clip:
    """The baked cycle of a movement, kept for the next asking. `side` is the working side.

    Without sides both give the same.
    """
    key = (json.dumps(plain(movement)), side)
    if key not in _BAKED:
        _BAKED[key] = _other_side(clip(movement)) if side == "left" and movement.sides != "none" else _baked(movement)
    return _BAKED[key]


def forget() -> None:
    """Let go of everything baked so far (an author has changed a file)."""
    _BAKED.clear()


def figure_at(movement: Movement, t_s: float, side: Side = "right") -> Figure:
    """The figure at a moment of the movement's cycle (seconds from its start; time goes round)."""
    return clip(movement, side).at(t_s).posture.figure()


def _baked(movement: Movement) -> Clip:
    phases = _half(movement)
    if movement.sides == "alternate":
        phases += [_mirrored_phase(p, "-left") for p in phases]
    return Clip(
        movement=movement,
        side="right",
        phases=tuple(phases),
        props=movement.props,
        working=_segments(movement.working),
        feel=_segments(movement.feel),
    )


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
            Moment(
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
    count = _frame_count(phase, start, end)
    parts = [eased(n / count, phase.easing) for n in range(count + 1)]
    there = _walked(stage, start, end, parts)
    if _apart_deg(there[-1], end.posture) <= _MEETS_DEG:
        return [start.posture, *there, end.posture]
    # What touches can be had in two ways, and this walk came out at the other one: walk back as well, and cross over.
    back = _walked(stage, end, start, [1 - p for p in reversed(parts)])[::-1]
    found = [
        stage.on_the_way(start, end, part, mixed, mixed)
        for part, mixed in zip(parts[1:-1], map(between, there, back, parts[1:-1]), strict=True)
    ]
    return [start.posture, *found, end.posture]


def _frame_count(phase: Phase, start: Placed, end: Placed) -> int:
    peak = 1.0 if phase.easing == "steady" else 2.0
    wanted = ceil(peak * _apart_deg(start.posture, end.posture) / _DEG_A_FRAME)
    return min(_FRAMES_MOST, max(_FRAMES_LEAST, wanted, ceil(phase.seconds * 5)))


def _apart_deg(a: Posture, b: Posture) -> float:
    return degrees(max(abs(x - y) for x, y in zip(a.angles_rad, b.angles_rad, strict=True)))


def _walked(stage: Stage, start: Placed, end: Placed, parts: list[float]) -> list[Posture]:
    """The postures between (both ends left out), each solved from the one before."""
    found = []
    guess = mean = between(start.posture, end.posture, parts[1])
    for part, after in pairwise(parts[1:]):
        posture = stage.on_the_way(start, end, part, mean, guess)
        found.append(posture)
        onward = between(start.posture, end.posture, after)
        guess, mean = _carried(posture, mean, onward), onward
    return found


def _carried(solved: Posture, mean: Posture, onward: Posture) -> Posture:
    """The next mean, moved by what solving changed at the last one: a close first guess."""
    return Posture(
        root_m=add(onward.root_m, subtract(solved.root_m, mean.root_m)),
        root_turn=onward.root_turn,
        angles_rad=tuple(
            n + s - m for n, s, m in zip(onward.angles_rad, solved.angles_rad, mean.angles_rad, strict=True)
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


def _mirrored_phase(phase: ClipPhase, suffix: str = "") -> ClipPhase:
    frames = tuple(Moment(posture=mirrored_posture(f.posture), breath=f.breath) for f in phase.frames)
    return ClipPhase(id=phase.id + suffix, name=phase.name, seconds=phase.seconds, breathe=phase.breathe,
                     hold=phase.hold, frames=frames)  # fmt: skip


def _mirrored_prop(prop: Prop) -> Prop:
    places: dict[Place, Place] = {"right": "left", "left": "right"}
    return replace(
        prop,
        place=None if prop.place is None else places.get(prop.place, prop.place),
        z_m=None if prop.z_m is None else -prop.z_m,
        between=tuple(map(other_side, prop.between)),
        anchor_m=None if prop.anchor_m is None else (prop.anchor_m[0], prop.anchor_m[1], -prop.anchor_m[2]),
    )


def _other_side(right: Clip) -> Clip:
    return Clip(
        movement=right.movement, side="left", phases=tuple(_mirrored_phase(p) for p in right.phases),
        props=tuple(map(_mirrored_prop, right.props)), working=tuple(map(other_side, right.working)),
        feel=tuple(map(other_side, right.feel)),
    )  # fmt: skip
