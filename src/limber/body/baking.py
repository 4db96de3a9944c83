"""Baking: from a movement's phases to a clip's frames. `clip` and `figure_at` are the front door for movements."""

import json
from dataclasses import replace
from math import ceil, cos, degrees, pi

from limber.body.clip import Clip, ClipPhase, Frame, Side
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
    frames = tuple(Frame(posture=mirrored_posture(f.posture), breath=f.breath) for f in phase.frames)
    return ClipPhase(id=phase.id + suffix, name=phase.name, seconds=phase.seconds, breathe=phase.breathe,
                     hold=phase.hold, frames=frames)  # fmt: skip


def _mirrored_prop(prop: Prop) -> Prop:
    places: dict[Place, Place] = {"right": "left", "left": "right"}
    return replace(
        prop,
        place=None if prop.place is None else places.get(prop.place, prop.place),
        z_m=None if prop.z_m is None else -prop.z_m,
        between=tuple(map(other_side, prop.between)),
    )


def _other_side(right: Clip) -> Clip:
    return Clip(
        movement=right.movement, side="left", phases=tuple(_mirrored_phase(p) for p in right.phases),
        props=tuple(map(_mirrored_prop, right.props)), working=tuple(map(other_side, right.working)),
        feel=tuple(map(other_side, right.feel)),
    )  # fmt: skip
