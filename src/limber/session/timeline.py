"""How long everything takes: the steps of one exercise with their seconds, and nothing said yet.

Programme and script both build on `timeline`, so the minutes of a plan are the minutes of its session.
"""

from typing import NamedTuple

from limber.catalogue import Exercise
from limber.session.day import PlannedDose
from limber.session.script import StepKind, StepSide

CHANGE_SIDE_S = 6
"""Time to change over; somebody who lies on one side first has to turn round."""
TURN_OVER_S = 15
GET_READY_S = 10
"""Time to get ready when the person has set none of their own."""


class TimedPhase(NamedTuple):
    """One phase of a cycle: which phase of the movement, on which side, for how long."""

    at: int
    name: str
    side: StepSide
    seconds: float
    hold: bool
    ends_rep: bool


class TimedStep(NamedTuple):
    """One step with its planned seconds; `cycle` is empty where nothing moves."""

    kind: StepKind
    seconds: float
    side: StepSide
    set_number: int
    sets: int
    reps: int
    cycle: tuple[TimedPhase, ...]


def is_bout(exercise: Exercise) -> bool:
    """Whether the exercise is played for a time (walking, breathing, resting) and not counted."""
    return exercise.movement.counts == "minutes"


def timeline(exercise: Exercise, dose: PlannedDose, get_ready_s: int = GET_READY_S) -> tuple[TimedStep, ...]:
    """The steps of one exercise: get ready, then every set and side with change-overs and rests between them."""
    sides: tuple[StepSide, ...] = ("right", "left") if dose.sides == "each" else (_only_side(exercise),)
    steps = [TimedStep("get-ready", float(get_ready_s), sides[0], 1, dose.sets, 0, ())]
    for number in range(1, dose.sets + 1):
        if number > 1:
            steps += _between_sets(exercise, dose, sides[0], number)
        for n, side in enumerate(sides):
            if n:
                steps.append(_change(exercise, side, number, dose.sets))
            steps.append(_work(exercise, dose, side, number))
    return tuple(steps)


def _between_sets(exercise: Exercise, dose: PlannedDose, side: StepSide, number: int) -> list[TimedStep]:
    """A rest; where it would be shorter than changing over, the change-over is the rest."""
    change = _change(exercise, side, number, dose.sets)
    if dose.sides == "each" and dose.rest_s <= change.seconds:
        return [change]
    return [TimedStep("rest", float(dose.rest_s), side, number, dose.sets, 0, ())] if dose.rest_s else []


def duration_s(exercise: Exercise, dose: PlannedDose, get_ready_s: int = GET_READY_S) -> float:
    """The planned length of an exercise in seconds: exactly what its script takes."""
    key = (id(exercise), dose, get_ready_s)
    known = _durations.get(key)
    if known is None:
        if len(_durations) >= MOST_DURATIONS:
            _durations.clear()
        seconds = round(sum(step.seconds for step in timeline(exercise, dose, get_ready_s)), 3)
        known = _durations[key] = (exercise, seconds)
    return known[1]


MOST_DURATIONS = 20_000
_durations: dict[tuple[int, PlannedDose, int], tuple[Exercise, float]] = {}
"""Durations worked out so far; the exercise is kept beside its own, so that no other one can take its identity."""


def _only_side(exercise: Exercise) -> StepSide:
    return "none" if is_bout(exercise) else "both"


def _change(exercise: Exercise, side: StepSide, number: int, sets: int) -> TimedStep:
    seconds = TURN_OVER_S if exercise.data.start == "side-lying" else CHANGE_SIDE_S
    return TimedStep("change-side", float(seconds), side, number, sets, 0, ())


def _work(exercise: Exercise, dose: PlannedDose, side: StepSide, number: int) -> TimedStep:
    if is_bout(exercise):
        cycle = _cycle(exercise, None, side)
        return TimedStep("bout", float(dose.hold_s), side, number, dose.sets, 0, cycle)
    if dose.sides == "alternate":
        cycle = _cycle(exercise, dose.hold_s, "right") + _cycle(exercise, dose.hold_s, "left")
        whole, half = divmod(dose.reps, 2)
        seconds = whole * _length(cycle) + half * _length(cycle[: len(cycle) // 2])
        return TimedStep("work", round(seconds, 3), side, number, dose.sets, dose.reps, cycle)
    cycle = _cycle(exercise, dose.hold_s, side)
    return TimedStep("work", round(dose.reps * _length(cycle), 3), side, number, dose.sets, dose.reps, cycle)


def _length(cycle: tuple[TimedPhase, ...]) -> float:
    return sum(phase.seconds for phase in cycle)


def _cycle(exercise: Exercise, hold_s: int | None, side: StepSide) -> tuple[TimedPhase, ...]:
    """One passage through the movement. `hold_s` None keeps the movement's own holds; 0 leaves them out."""
    phases = exercise.movement.phases
    played = [(i, p) for i, p in enumerate(phases) if not (p.hold and hold_s == 0)] or list(enumerate(phases))
    last = played[-1][0]
    return tuple(
        TimedPhase(
            at=index,
            name=phase.name,
            side=side,
            seconds=float(hold_s) if phase.hold and hold_s else float(phase.seconds),
            hold=phase.hold,
            ends_rep=index == last and hold_s is not None,
        )
        for index, phase in played
    )
