"""Progress one variable at a time, what the camera says against it, and the way back."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from limber.catalogue import load
from limber.programme import Adjustment, Programme
from limber.session import ExerciseDone, PlannedDose, Seen
from tests.property.people import ON
from tests.spec.test_programme_adaptation import after, done, made, morning, session

KEEP = (morning(ON - timedelta(days=2), 3),)
EASY: dict[str, Any] = {"liked": ("bridge", "side-plank-wall"), "minutes": 30}


def dose_of(programme: Programme, exercise_id: str) -> PlannedDose:
    return next(i.dose for day in programme.days for i in day.items if i.exercise_id == exercise_id)


def adjustment(programme: Programme, exercise_id: str) -> Adjustment:
    return next(a for a in programme.adjustments if a.exercise_id == exercise_id)


def times(*exercises: ExerciseDone, **more: Any) -> Any:
    """The same twice running, the last time two days ago."""
    return after(session(4, *exercises), session(2, *exercises), check_ins=KEEP, **EASY, **more)


def with_dose(exercise_id: str, sets: int, reps: int, hold_s: int) -> ExerciseDone:
    data = load()[exercise_id].data
    dose = PlannedDose(sets=sets, reps=reps, hold_s=hold_s, sides=data.dose.sides, rest_s=data.dose.rest_s)
    return replace(done(exercise_id, reps=reps), planned=dose, sets=sets, reps=sets * reps, planned_reps=sets * reps)


def test_repetitions_first_then_the_hold_or_one_more_set_and_only_one_of_them() -> None:
    bounds, usual = load()["bridge"].data.bounds, load()["bridge"].data.dose
    before = with_dose("bridge", usual.sets, 12, usual.hold_s)
    programme = made(times(before))
    assert adjustment(programme, "bridge").id.startswith("reps:bridge:")
    full = with_dose("bridge", usual.sets, bounds.reps[1], usual.hold_s)
    grown = made(times(full))
    found = adjustment(grown, "bridge")
    variable = found.id.partition(":")[0]
    assert variable in ("hold", "sets")
    now = dose_of(grown, "bridge")
    assert now.reps == bounds.reps[1]
    assert (now.hold_s > usual.hold_s) + (now.sets > usual.sets) == 1


def test_a_step_that_was_taken_back_does_not_come_until_the_exercise_was_done_again() -> None:
    wanted = times(done("bridge", reps=12))
    step = adjustment(made(wanted), "bridge")
    assert step.undo
    assert dose_of(made(wanted), "bridge").reps == 13
    back = made(times(done("bridge", reps=12), undone=(step.id,)))
    assert dose_of(back, "bridge").reps == 12
    assert all(a.exercise_id != "bridge" for a in back.adjustments)


@pytest.mark.parametrize(
    ("seen", "grows"),
    [
        (None, True),
        (Seen(judged_reps=20, faulty_reps=2, range_0_1=0.95, tempo=1.0), True),
        (Seen(judged_reps=20, faulty_reps=12), False),
        (Seen(judged_reps=20, range_0_1=0.4), False),
        (Seen(judged_reps=20, tempo=0.4), False),
        (Seen(judged_reps=3, faulty_reps=3), True),  # too little seen to say anything
    ],
)
def test_what_the_camera_saw_can_hold_progress_back_and_never_hurries_it(seen: Seen | None, grows: bool) -> None:
    programme = made(times(done("bridge", reps=12, seen=seen)))
    assert (dose_of(programme, "bridge").reps == 13) is grows
    if not grows:
        held = adjustment(programme, "bridge")
        assert held.undo
        assert held.id.startswith("camera:")
        freed = made(times(done("bridge", reps=12, seen=seen), undone=(held.id,)))
        assert dose_of(freed, "bridge").reps == 13


def test_what_was_hard_and_took_longer_to_settle_gives_way_to_an_easier_one() -> None:
    """P-29: the morning after 2 above usual."""
    hard = after(
        session(2, done("bird-dog", light="amber")),
        check_ins=(morning(ON - timedelta(days=2), 5, second_day_0_10=3),),
    )
    programme = made(hard)
    assert "P-29" in [a.reason.rule for a in programme.adjustments]
    assert not any(a.undo for a in programme.adjustments if a.reason.rule == "P-29")
    assert "bird-dog" not in [i.exercise_id for i in programme.days[0].items]


def test_safety_cannot_be_taken_back() -> None:
    flare = after(session(2, done("bridge")), check_ins=(morning(ON - timedelta(days=2), 7, second_day_0_10=7),),
                  answered_on=ON)  # fmt: skip
    programme = made(flare)
    assert [a.undo for a in programme.adjustments if a.reason.rule == "P-32"] == [False]
    taken = made(after(session(2, done("bridge")), check_ins=flare.check_ins, undone=("P-32",)))
    assert taken.days == programme.days
