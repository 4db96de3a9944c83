"""Progress one variable at a time, what the camera says against it, and the way back."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from limber.catalogue import load
from limber.plain import plain
from limber.programme import Adjustment, Programme, case_of, read_case, replay
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
        (Seen(judged_reps=20, faulty_reps=2, faults={"sag": 2}, range_0_1=0.95, tempo=1.0), True),
        (Seen(judged_reps=20, faulty_reps=12), False),
        (Seen(judged_reps=20, half_reps=20), False),
        (Seen(judged_reps=20, half_reps=6), True),
        (Seen(judged_reps=20, tempo=0.4), False),
        (Seen(judged_reps=20, tempo=0.72), True),  # as slow as meant, as the coach times it
        (Seen(judged_reps=20, range_0_1=0.4), True),  # a small range may be the person's own
        (Seen(judged_reps=3, faulty_reps=3), True),  # too little seen to say anything
        (Seen(judged_reps=20, faulty_reps=20, judged_0_1=0.4), True),  # judged for less than half of the time
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


@pytest.mark.parametrize(
    ("ranges", "grows"),
    [
        ((0.9, 0.9, 0.9), True),
        ((0.9, 0.9, 0.6), False),
        ((0.5, 0.5, 0.5), True),  # half as far as drawn, and usual for this person
        ((0.9, 0.6), True),  # one time is not usual yet
        ((0.9, None, 0.6), True),
    ],
)
def test_a_range_clearly_smaller_than_usual_holds_back(ranges: tuple[float | None, ...], grows: bool) -> None:
    sessions = [
        session(2 * n, done("bridge", reps=12, seen=None if far is None else Seen(judged_reps=24, range_0_1=far)))
        for n, far in zip(range(len(ranges), 0, -1), ranges, strict=True)
    ]
    programme = made(after(*sessions, check_ins=KEEP, **EASY))
    assert (dose_of(programme, "bridge").reps == 13) is grows
    if not grows:
        assert "smaller movements than is usual for you" in str(adjustment(programme, "bridge").reason.text)


@pytest.mark.parametrize(
    ("seen", "said"),
    [
        (None, ""),
        (Seen(judged_reps=24, range_0_1=0.9, tempo=1.0), "The camera saw full and calm movements, too."),
        (Seen(judged_reps=24, faulty_reps=8), ""),
        (Seen(judged_reps=24, judged_0_1=0.3), ""),
    ],
)
def test_what_speaks_for_a_step_is_said_beside_it_and_is_never_its_reason(seen: Seen | None, said: str) -> None:
    step = adjustment(made(times(done("bridge", reps=12, seen=seen))), "bridge")
    assert step.id.startswith("reps:")
    assert str(step.beside or "") == said
    unearned = after(session(2, done("bridge", reps=12, seen=seen)), check_ins=KEEP, **EASY)
    assert dose_of(made(unearned), "bridge").reps == 12


@pytest.mark.parametrize("light", ["amber", "red"])
def test_after_amber_or_red_a_clean_picture_changes_nothing(light: Any) -> None:
    clean = Seen(judged_reps=24, range_0_1=1.0, tempo=1.0, judged_0_1=1.0)
    with_it, without = (
        made(times(done("bridge", reps=12, light=light, seen=found))) for found in (clean, None)
    )  # fmt: skip
    assert with_it.days == without.days
    assert with_it.adjustments == without.adjustments


def test_a_step_that_the_camera_held_back_is_taken_back_and_replayed() -> None:
    wanted = times(done("bridge", reps=12, seen=Seen(judged_reps=20, faulty_reps=12, faults={"sag": 12})))
    held = adjustment(made(wanted), "bridge")
    for asked, reps in ((wanted, 12), (replace(wanted, undone=(held.id,)), 13)):
        case = read_case(json.loads(json.dumps(plain(case_of(asked)), default=str)))
        assert case.request.history.sessions[-1].exercises[0].seen == wanted.history.sessions[-1].exercises[0].seen
        assert replay(case).same
        assert any(f"bridge 2 x {reps}" in line for line in case.days)
    blind = replace(case_of(wanted), request=times(done("bridge", reps=12)))
    assert not replay(blind).same


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


STEADY: dict[str, Any] = {
    "words": "pain=7 usual=7 pain_course:steady",
    "pain_now_0_10": 7,
    "liked": ("standing-hip-abduction",),
}


@pytest.mark.parametrize(
    ("what", "days_ago", "pain", "reps"),
    [
        ("three green sessions: one repetition more", (6, 4, 2), 7, 11),
        ("two are not enough with steady strong pain", (4, 2), 7, 10),
        ("three, of which one was before a break of weeks", (40, 4, 2), 7, 10),
        ("a higher pain than that is another rule", (6, 4, 2), 9, 10),
    ],
)
def test_with_steady_strong_pain_repetitions_grow_slowly_in_a_short_session_too(
    what: str, days_ago: tuple[int, ...], pain: int, reps: int
) -> None:
    lifted = with_dose("standing-hip-abduction", 2, 10, 0)
    sessions = [session(ago, lifted, pain_before_0_10=pain, pain_after_0_10=pain) for ago in days_ago]
    calm = (replace(KEEP[0], morning_0_10=7, usual_0_10=(7,)),)
    programme = made(after(*sessions, check_ins=calm, minutes=15, **STEADY))
    assert dose_of(programme, "standing-hip-abduction").reps == reps, what
    assert any("strong and steady" in str(reason.text) for reason in programme.reasons)
    if reps == 11:
        assert "three times running" in str(adjustment(programme, "standing-hip-abduction").reason.text)


def test_two_good_times_with_weeks_between_them_earn_nothing() -> None:
    near = after(session(4, done("bridge", reps=12)), session(2, done("bridge", reps=12)), check_ins=KEEP, **EASY)
    far = after(session(32, done("bridge", reps=12)), session(2, done("bridge", reps=12)), check_ins=KEEP, **EASY)
    assert dose_of(made(near), "bridge").reps == 13
    assert dose_of(made(far), "bridge").reps == 12
