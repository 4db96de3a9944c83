"""Progress: one variable at a time, after sessions that went well, and what the camera saw for or against it.

The order is repetitions, then the hold, then one more set, then the next step of the ladder, and where the ladder
ends for this person, a little more load on a weight or a band (P-26). Short holds that are repeated add holds before
length (P-17). Every step has an id; a step that the person took back does not come
until the exercise was done once more.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from limber.catalogue import Exercise
from limber.programme.camera_says import CAMERA, against
from limber.programme.person import Adapted
from limber.programme.request import PlanRequest
from limber.programme.rules.doses import HOLD_STEP_S, ISOMETRIC_MAX_S, PLANK_TIMES, takes_load
from limber.session.day import PlannedDose, Reason
from limber.session.history import ExerciseDone, SessionSummary
from limber.session.timeline import duration_s
from limber.words import message

BASE_DAYS = 28
TIMES, TIMES_STEADY = 2, 3
MAX_EFFORT_TO_PROGRESS_0_10, MAX_EFFORT_S3_0_10 = 6, 8
MOST_PAIN_0_10, STEADY_FROM_0_10, STEADY_TO_0_10 = 5, 7, 8
HOLD_FROM_S = 3
STEP_EVERY_DAYS = 7
SHARE_OF_SESSION, LEAST_SHARE_S = 0.3, 120.0
"""One exercise takes at most so much of a session; growing beyond would push others out."""
STEADY_SHARE = 0.4
"""With a steady pain of 7 or 8 nothing but repetitions may grow, and no harder exercise follows."""

Variable = Literal["reps", "hold", "sets", "step", "load"]
Times = tuple[tuple[SessionSummary, ExerciseDone], ...]


@dataclass(frozen=True)
class Reached:
    """The largest dose of one exercise that went well in the last weeks."""

    reps: int
    hold_s: int
    sets: int
    load: int


def progress(
    found: Adapted, request: PlanRequest, catalogue: Mapping[str, Exercise], on: date, by_exercise: Mapping[str, Times],
    settled: bool,
) -> Adapted:  # fmt: skip
    """What was reached in the last 4 weeks, and which exercises earned a step of which variable."""
    base: dict[str, Reached] = {}
    steps: dict[str, Variable] = {}
    ladder: dict[str, str] = {}
    held_back: dict[str, Reason] = {}
    calm = settled and found.amount >= 1 and not found.gentle
    for exercise_id, times in by_exercise.items():
        exercise = catalogue[exercise_id]
        further = _went_further(exercise, catalogue, by_exercise)
        if further is not None:
            ladder[exercise_id] = further
            continue
        reached = _reached(times, on) if _is_strong(exercise) and (on - times[-1][0].on).days < BASE_DAYS else None
        if reached is None:
            continue
        base[exercise_id] = reached
        if not calm or not _earned_running(times, reached, exercise, on) or _stepped_lately(times, reached, on):
            continue
        held = _held_by_camera(exercise, times, request)
        if held is not None:
            held_back[exercise_id] = held
            continue
        variable = _next(exercise, reached, times, request, catalogue)
        if variable is None or step_id(variable, exercise_id, times) in request.undone:
            continue
        if variable != "step":
            steps[exercise_id] = variable
        elif (step := next_step(exercise, catalogue)) is not None:
            ladder[exercise_id] = step
    return replace(_grown(found, base, steps), ladder=ladder, held_back=held_back)


def _grown(found: Adapted, base: Mapping[str, Reached], steps: Mapping[str, Variable]) -> Adapted:
    """What was reached, and who earned a step of what."""

    def earned(variable: Variable) -> frozenset[str]:
        return frozenset(i for i, v in steps.items() if v == variable)

    return replace(
        found,
        base_reps={i: r.reps for i, r in base.items()},
        base_hold_s={i: r.hold_s for i, r in base.items()},
        base_sets={i: r.sets for i, r in base.items()},
        base_load={i: r.load for i, r in base.items()},
        one_more=earned("reps"),
        longer_hold=earned("hold"),
        more_sets=earned("sets"),
        more_load=earned("load"),
    )


def _is_strong(exercise: Exercise) -> bool:
    return exercise.data.category in ("strength", "motor-control")


def _held_by_camera(exercise: Exercise, times: Times, request: PlanRequest) -> Reason | None:
    """What the camera saw against a step, unless the person took that back."""
    why = against(times)
    if why is None or step_id("camera", exercise.id, times) in request.undone:
        return None
    return CAMERA.reason(message(CAMERA.sentence, name=exercise.called, seen=message(why)))


def _next(
    exercise: Exercise, reached: Reached, times: Times, request: PlanRequest, catalogue: Mapping[str, Exercise]
) -> Variable | None:
    """Which variable grows now: what the dose has room for, as far as the session has time for it."""
    variable = next_variable(exercise, reached, times)
    if variable == "step":
        step = next_step(exercise, catalogue)
        ends = step is None or not _at_hand(catalogue[step], request)
        return "load" if ends and takes_load(exercise) else "step"
    steady = _steady(times)
    share = STEADY_SHARE if steady else SHARE_OF_SESSION
    if variable is not None and _takes_too_long(exercise, reached, variable, request, share):
        return None if steady else "step"
    return variable


def _at_hand(exercise: Exercise, request: PlanRequest) -> bool:
    """Whether the person has what it needs, and has not left it out."""
    return not set(exercise.data.equipment) - set(request.equipment) and exercise.id not in request.excluded


def step_id(variable: str, exercise_id: str, times: Times) -> str:
    """The id of a step: it concerns one exercise, after the last time that it was done."""
    return f"{variable}:{exercise_id}:{times[-1][0].on.isoformat()}"


def _reached(times: Times, on: date) -> Reached | None:
    well = [d.planned for s, d in times if went_well(s, d) and d.planned and (on - s.on).days < BASE_DAYS]
    if not well:
        return None
    best = max(well, key=_size)
    return Reached(reps=best.reps, hold_s=best.hold_s, sets=best.sets, load=best.load)


def _size(dose: PlannedDose | Reached) -> tuple[int, ...]:
    """Doses in the order in which they grow, the last variable first."""
    return dose.load, dose.sets, dose.hold_s, dose.reps


def _earned_running(times: Times, reached: Reached, exercise: Exercise, on: date) -> bool:
    """Two times running in the last 4 weeks; three of repetitions alone with a steady pain of 7 or 8 (P-25)."""
    before = times[-1][0].pain_before_0_10
    steady = before is not None and STEADY_FROM_0_10 <= before <= STEADY_TO_0_10
    needed = TIMES_STEADY if steady else TIMES
    if len(times) < needed or (on - times[-needed][0].on).days >= BASE_DAYS:
        return False
    return all(_earned(s, d, reached, exercise, steady=steady) for s, d in times[-needed:])


def _went_further(exercise: Exercise, catalogue: Mapping[str, Exercise], all_times: Mapping[str, Times]) -> str | None:
    """The next step of the ladder, when the person has gone up to it and it goes well: it stays in place of this."""
    step = next_step(exercise, catalogue)
    if step is None or step not in all_times or not _is_strong(exercise):
        return None
    session, done = all_times[step][-1]
    return step if session.on > all_times[exercise.id][-1][0].on and went_well(session, done) else None


def _stepped_lately(times: Times, reached: Reached, on: date) -> bool:
    """Whether the dose that was reached is itself a step of the last 7 days: one step a week is enough (P-27)."""
    doses = [(s.on, d.planned) for s, d in times if d.planned]
    full = [day for day, d in doses if _size(d) >= _size(reached)]
    return bool(full) and full[0] != doses[0][0] and (on - full[0]).days < STEP_EVERY_DAYS


def _takes_too_long(
    exercise: Exercise, reached: Reached, variable: Variable, request: PlanRequest, share: float
) -> bool:
    """Whether more of it would take the time of the others: then the next step of the ladder comes, and not more."""
    dose = exercise.data.dose
    grown = PlannedDose(
        sets=min(10, reached.sets + (variable == "sets")),
        reps=reached.reps + (variable == "reps") * (2 if dose.sides == "alternate" else 1),
        hold_s=reached.hold_s + (variable == "hold") * HOLD_STEP_S, sides=dose.sides, rest_s=dose.rest_s,
    )  # fmt: skip
    most_s = max(LEAST_SHARE_S, share * request.minutes * 60)
    return variable != "sets" and duration_s(exercise, grown, request.get_ready_s) > most_s


def _steady(times: Times) -> bool:
    before = times[-1][0].pain_before_0_10
    return before is not None and before > MOST_PAIN_0_10


def next_variable(exercise: Exercise, reached: Reached, times: Times) -> Variable | None:
    """Which one variable grows next; with a steady pain of 7 or 8 it is repetitions or nothing."""
    data, bounds = exercise.data, exercise.data.bounds
    before = times[-1][0].pain_before_0_10 or 0
    if data.dose.reps > 1 and reached.reps < bounds.reps[1]:
        return "reps"
    if before > MOST_PAIN_0_10:
        return None
    most_sets = min(bounds.sets[1], data.dose.sets + 1, PLANK_TIMES)
    may_hold = HOLD_FROM_S <= reached.hold_s < min(ISOMETRIC_MAX_S, bounds.hold_s[1])
    may_set = reached.sets < most_sets
    order: tuple[tuple[bool, Variable], ...] = ((may_hold, "hold"), (may_set, "sets"))
    if data.dose.reps == 1:
        order = ((may_set, "sets"), (may_hold, "hold"))
    return next((variable for may, variable in order if may), "step")


def next_step(exercise: Exercise, catalogue: Mapping[str, Exercise]) -> str | None:
    """The next step of the ladder, at most one difficulty up; two at once are never taken by themselves."""
    steps = (i for i in exercise.data.progress if i in catalogue)
    return next((i for i in steps if catalogue[i].data.difficulty <= exercise.data.difficulty + 1), None)


def went_well(session: SessionSummary, done: ExerciseDone) -> bool:
    """Everything was done, and no light but green."""
    return done.complete and not set(done.lights) & {"amber", "red"} and session.light != "red"


def _earned(session: SessionSummary, done: ExerciseDone, reached: Reached, exercise: Exercise, *, steady: bool) -> bool:
    """Green, everything done at what was reached, not too hard, and pain of at most 5 at the start (2.1, P-25)."""
    effort, before = session.effort_0_10, session.pain_before_0_10
    most = MAX_EFFORT_S3_0_10 if exercise.data.load.load_class == "S3" else MAX_EFFORT_TO_PROGRESS_0_10
    pain_fits = before is not None and (
        STEADY_FROM_0_10 <= before <= STEADY_TO_0_10 if steady else before <= MOST_PAIN_0_10
    )
    return (
        went_well(session, done)
        and done.planned is not None
        and done.planned.reps >= reached.reps
        and done.planned.load >= reached.load
        and effort is not None
        and effort <= most
        and pain_fits
        and done.felt != "hard"
    )
