"""Where a session stands after its events: what the player shows again after a reload. Mirrors the player."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Literal

from limber.plain import value
from limber.session.events import (
    Changed,
    Event,
    Finished,
    Hurt,
    RepetitionDone,
    SetDone,
    Skipped,
    StepEntered,
    Wrong,
)
from limber.session.record import typed
from limber.session.script import Script, ScriptExercise

Mode = Literal["new", "playing", "paused", "advice", "finished", "stopped"]


@value
class Position:
    """Where the player is.

    `slot`: place of the exercise in the day, from 0. `at`: in a step, at the question after an exercise, or at the
    end. `keys`: the exercise that is done at each place. `reps`: repetitions that have ended in this step.
    `done`: places of which at least one set was done. `mode` advice: an answer to a safety question waits;
    stopped: for safety, for good.
    """

    mode: Mode
    slot: int
    at: Literal["step", "rating", "finish"]
    step: int
    keys: tuple[str, ...]
    reps: int
    done: tuple[int, ...]

    @property
    def key(self) -> str | None:
        """Key of the exercise at this place; None at the end of an empty script."""
        return self.keys[self.slot] if self.keys else None


def start(script: Script) -> Position:
    """Before anything happened."""
    return Position(
        mode="new",
        slot=0,
        at="step" if script.exercises else "finish",
        step=0,
        keys=tuple(exercise.key for exercise in script.exercises),
        reps=0,
        done=(),
    )


def state(events: Iterable[Event], script: Script) -> Position:
    """The position after these events, standing still: nothing plays by itself when a page opens."""
    found = start(script)
    for event in events:
        found = apply(found, event, script)
    return replace(found, mode="paused") if found.mode == "playing" else found


def apply(now: Position, event: Event, script: Script) -> Position:
    """What one event makes of a position. Events of other exercises leave it as it is."""
    if now.mode == "stopped":
        return now
    match typed(event):
        case StepEntered() as data:
            return _entered(now, data, script)
        case RepetitionDone() as data:
            return replace(now, reps=data.number) if _is_current(now, data.key) else now
        case SetDone() as data:
            return _set_done(now, script) if _is_current(now, data.key) else now
        case Skipped() as data:
            return _next_slot(replace(now, mode="playing"), script) if _is_current(now, data.key) else now
        case Changed() as data:
            return _changed(now, data, script)
        case Hurt():
            return replace(now, mode="advice")
        case Wrong() as data:
            return replace(now, mode="stopped" if _stops(data, script) else "advice")
        case Finished() as data:
            return replace(now, mode="stopped" if data.how == "stopped-for-safety" else "finished")
        case _:
            return _simple(now, event.kind, script)


def _simple(now: Position, kind: str, script: Script) -> Position:
    if kind == "started":
        return replace(now, mode="playing")
    if kind == "paused" and now.mode == "playing":
        return replace(now, mode="paused")
    if kind == "resumed" and now.mode in ("paused", "advice"):
        return replace(now, mode="playing")
    if kind == "rated" and now.at == "rating":
        return _next_slot(replace(now, mode="playing"), script)
    return now


def choices(exercise: ScriptExercise) -> tuple[ScriptExercise, ...]:
    """A planned exercise and everything that may be done in its place."""
    return (exercise, *exercise.easier, *exercise.harder, *exercise.swaps)


def by_key(script: Script) -> Mapping[str, tuple[int, ScriptExercise]]:
    """Every exercise of a script by key, with the place of the day that it belongs to."""
    return {e.key: (slot, e) for slot, planned in enumerate(script.exercises) for e in choices(planned)}


def _is_current(now: Position, key: str) -> bool:
    return now.at == "step" and now.key == key


def _stops(data: Wrong, script: Script) -> bool:
    """A decision that this script does not know stops: unknown is the most restrictive."""
    return next((d.ends_session for d in script.wrong.decisions if d.id == data.decision), True)


def _entered(now: Position, data: StepEntered, script: Script) -> Position:
    slot, exercise = by_key(script).get(data.key, (-1, None))
    if exercise is None or data.step >= len(exercise.steps):
        return now
    same = now.at == "step" and now.slot == slot and now.keys[slot] == data.key and now.step == data.step
    reps = now.reps if same and data.by == "resume" else 0
    keys = _with_key(now, slot, data.key)
    return replace(now, mode="playing", at="step", slot=slot, keys=keys, step=data.step, reps=reps)


def _set_done(now: Position, script: Script) -> Position:
    exercise = by_key(script)[now.keys[now.slot]][1]
    done = now.done if now.slot in now.done else (*now.done, now.slot)
    if now.step >= len(exercise.steps) - 1:
        return replace(now, done=done, reps=0, at="rating")
    return replace(now, done=done, reps=0, step=now.step + 1)


def _next_slot(now: Position, script: Script) -> Position:
    if now.slot + 1 >= len(script.exercises):
        return replace(now, at="finish", reps=0)
    return replace(now, at="step", slot=now.slot + 1, step=0, reps=0)


def _changed(now: Position, data: Changed, script: Script) -> Position:
    if data.to_key == data.key:
        return replace(now, mode="playing")  # less of the same exercise
    slot, exercise = by_key(script).get(data.to_key, (-1, None))
    if exercise is None:
        return now
    keys = _with_key(now, slot, data.to_key)
    return replace(now, mode="playing", at="step", slot=slot, keys=keys, step=0, reps=0)


def _with_key(now: Position, slot: int, key: str) -> tuple[str, ...]:
    return (*now.keys[:slot], key, *now.keys[slot + 1 :])
