"""A step of two on a ladder (P-26): offered after two weeks at the upper bound, and never taken by the plan itself."""

from collections.abc import Mapping
from datetime import date, timedelta

from limber.catalogue import Exercise
from limber.programme.adapt_progress import went_well
from limber.programme.request import PlanRequest
from limber.programme.rules.doses import PLANK_TIMES
from limber.programme.rules.model import PlanRule
from limber.session.day import PlannedDose
from limber.words import N_

AT_THE_BOUND = timedelta(days=14)
NEEDS_WEIGHT_FIRST = frozenset({"romanian-deadlift"})
"""Before it comes the same movement with a light weight for two weeks, which no record can show."""

TWO_UP = PlanRule(
    id="P-26",
    sentence=N_(
        "It asks clearly more of you. It is offered because you have done %(name)s in full for two weeks. "
        "Only you take this step."
    ),
    rule_class="clinical",
)


def two_steps_up(exercise: Exercise, catalogue: Mapping[str, Exercise], request: PlanRequest) -> tuple[str, ...]:
    """The steps that are two harder, where the person may be offered one; empty until they have earned it."""
    steps = tuple(
        i
        for i in exercise.data.progress
        if i in catalogue
        and catalogue[i].data.difficulty == exercise.data.difficulty + 2
        and i not in NEEDS_WEIGHT_FIRST
    )
    strong = exercise.data.category in ("strength", "motor-control")
    return steps if steps and strong and _in_full_for_two_weeks(exercise, request, request.on) else ()


def _in_full_for_two_weeks(exercise: Exercise, request: PlanRequest, on: date) -> bool:
    """Whether every time of the last two weeks and more was whole, green and at the upper bound."""
    running: list[date] = []
    for session, done in reversed(request.history.of(exercise.id)):
        if done.planned is None or not went_well(session, done) or not _in_full(exercise, done.planned):
            break
        running.append(session.on)
    return bool(running) and running[0] - running[-1] >= AT_THE_BOUND and on - running[0] <= AT_THE_BOUND


def _in_full(exercise: Exercise, dose: PlannedDose) -> bool:
    bounds = exercise.data.bounds
    if exercise.data.dose.reps == 1:
        return dose.sets >= min(bounds.sets[1], PLANK_TIMES)
    return dose.reps >= bounds.reps[1]
