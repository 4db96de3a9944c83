"""The checker's questions to one dose: is it too much or too little for this person?"""

from collections.abc import Iterator
from math import ceil

from limber.catalogue import Exercise, ExerciseData
from limber.programme.checker_case import Case
from limber.programme.checker_exercise import lies_flat
from limber.session.day import PlanItem, PlannedDose
from limber.session.timeline import duration_s, timeline

STRENGTH = ("strength", "motor-control")
PLANKS = {
    "forearm-plank", "incline-plank", "plank-high", "plank-knees", "side-plank", "side-plank-knees", "side-plank-wall",
}  # fmt: skip


def dose_problems(item: PlanItem, exercise: Exercise, case: Case, gentle: bool) -> Iterator[tuple[str, str]]:
    data, dose = exercise.data, item.dose
    bout = exercise.movement.counts == "minutes"
    yield from _told_problems(item, exercise, case)
    yield from _bounds_problems(data, dose, bout)
    yield from _hold_problems(data, dose, case, bout)
    yield from _amount_problems(data, dose, case)
    if bout and data.category == "cardio":
        yield from _walk_problems(dose, case, gentle)
    if "pregnancy_after_16w" in case.tags and lies_flat(data) and _lying_s(exercise, dose) >= 120:
        yield "STATE-PREG", "flat on the back for 2 minutes or more"


def _told_problems(item: PlanItem, exercise: Exercise, case: Case) -> Iterator[tuple[str, str]]:
    """Whether the item is what it says: its sides, its length, the way it is done, why."""
    data = exercise.data
    if item.dose.sides != data.dose.sides:
        yield "P-02", "other sides than the exercise has"
    if abs(item.duration_s - duration_s(exercise, item.dose, case.request.get_ready_s)) > 1:
        yield "P-07", "the duration is not that of the session"
    missing = {t for t, c in data.modify.items() if t in case.tags and not c.skip} - set(item.adapted_for)
    if missing:
        yield "P-02", "a changed way of doing it is not shown"
    if not item.reasons:
        yield "P-07", "no reason is given"


def _hold_problems(data: ExerciseData, dose: PlannedDose, case: Case, bout: bool) -> Iterator[tuple[str, str]]:
    if data.category in STRENGTH and dose.hold_s > 10:
        yield "P-10", "a hold of more than 10 seconds"
    if "hypertension_isometric" in case.tags and not bout and dose.hold_s > 10:
        yield "TAG-BP", "a hold of more than 10 seconds with high blood pressure"
    if data.category == "stretch" and dose.hold_s > (60 if case.facts.over65 else 30):
        yield "P-08", "a stretch that is held too long"
    if data.category == "relaxation" and dose.sets * dose.hold_s > data.dose.sets * data.dose.hold_s:
        yield "P-07", "rest or breathing that fills up the session"
    if data.id in PLANKS and (dose.sets * dose.reps > 6 or dose.hold_s > 10):
        yield "P-17", "a plank that is held too long or too often"


def _amount_problems(data: ExerciseData, dose: PlannedDose, case: Case) -> Iterator[tuple[str, str]]:
    core = data.category in STRENGTH
    if "older_deconditioned" in case.tags and core and dose.reps > 1 and not case.request.history.sessions:
        half = max(3, ceil(data.bounds.reps[0] / 2), ceil(data.dose.reps / 2))
        if dose.reps > half + (dose.sides == "alternate"):
            yield "L-4", "more than half of the repetitions"
    if worried(case) and case.week <= 2 and core and dose.sets > (1 if dose.reps > 1 else 3):
        yield "P-18", "more than one set at first, although moving worries the person"
    if _helps_now(data, case) and dose.reps > 10:
        yield "P-21", "more than ten repetitions in the direction that helps"


def _walk_problems(dose: PlannedDose, case: Case, gentle: bool) -> Iterator[tuple[str, str]]:
    if case.facts.spell == "acute" and dose.hold_s > 600:
        yield "P-14", "a walk of more than 10 minutes while the pain is new"
    if gentle and dose.hold_s > 300:
        yield "GENTLE", "a walk of more than 5 minutes on a gentle day"


def _helps_now(data: ExerciseData, case: Case) -> bool:
    """Whether it moves in the direction that a test found: for five days, the day of the test among them."""
    found = case.request.direction
    if found is None or found.ended_on is not None or (case.request.on - found.found_on).days >= 5:
        return False
    return data.id in {
        "bending": ("single-knee-to-chest", "double-knee-to-chest", "seated-flexion"),
        "arching": ("prone-on-elbows", "prone-press-up", "standing-back-extension"),
    }.get(found.direction or "", ())


def _bounds_problems(data: ExerciseData, dose: PlannedDose, bout: bool) -> Iterator[tuple[str, str]]:
    bounds = data.bounds
    if dose.sets > bounds.sets[1]:
        yield "P-26", "more sets than the bounds allow"
    if dose.reps > bounds.reps[1] or dose.hold_s > max(bounds.hold_s[1], 0):
        yield "P-26", "more repetitions or a longer hold than the bounds allow"
    lowest = bounds.reps[0] if bounds.reps[0] < 3 else max(3, ceil(bounds.reps[0] / 2))
    if dose.reps < lowest and not (data.start == "supine" and not bout):
        yield "DOWN-01", "fewer repetitions than lowering allows"


def _lying_s(exercise: Exercise, dose: PlannedDose) -> float:
    return sum(step.seconds for step in timeline(exercise, dose, 0))


def worried(case: Case) -> bool:
    """Moving worries the person, or they do not trust their back."""
    return case.request.worry == "high" or case.request.confidence == "low"
