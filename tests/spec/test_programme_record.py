"""What weeks of sessions and mornings change: every rule shows for somebody, every exercise comes to somebody."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest

from limber.catalogue import load
from limber.catalogue.tags import Equipment
from limber.programme import (
    HOUSEHOLD,
    DirectionFound,
    Enjoyment,
    Goal,
    NotNow,
    PlanRequest,
    Programme,
    check,
    plan,
    why_no_direction_test,
)
from limber.programme.board import Board
from limber.programme.door import door
from limber.programme.person import Adapted, person_of
from limber.programme.reports import reports_of
from limber.programme.rules import with_limits
from limber.programme.rules.direction import ENDS
from limber.safety import Action, CheckIn, Reports
from limber.session import ExerciseDone, History, PlannedDose, Reason, SessionSummary
from tests.property.people import ON, request

EVERYTHING: tuple[Equipment, ...] = (
    *HOUSEHOLD, "strap", "pool", "bike", "band", "weight", "step", "doorway", "stick", "bed",
)  # fmt: skip


def session(days_ago: int, *exercises: ExerciseDone, light: Any = "green", effort: int = 4) -> SessionSummary:
    begin = datetime.combine(ON - timedelta(days=days_ago), time(9), UTC)
    return SessionSummary(
        session_id=f"s{days_ago}", on=begin.date(), started_at=begin, ended_at=begin + timedelta(minutes=20),
        how="complete", effort_0_10=effort, pain_before_0_10=4, pain_after_0_10=4, light=light, exercises=exercises,
    )  # fmt: skip


def done(exercise_id: str, *, sets: int = 2, reps: int = 8, lights: tuple[Any, ...] = ()) -> ExerciseDone:
    data = load()[exercise_id].data
    planned = PlannedDose(sets=sets, reps=reps, hold_s=data.dose.hold_s, sides=data.dose.sides, rest_s=data.dose.rest_s)
    return ExerciseDone(
        exercise_id=exercise_id, slot="main", planned=planned, sets=sets, reps=sets * reps, planned_reps=sets * reps,
        seconds=1600.0 if exercise_id == "walking" else 60.0, lights=lights,
    )  # fmt: skip


def weeks_of(weeks: int, *exercises: ExerciseDone, per_week: int = 3, effort: int = 4) -> History:
    days = sorted({7 * w + n for w in range(weeks) for n in range(1, 7, 7 // per_week)}, reverse=True)
    return History(sessions=tuple(session(day, *exercises, effort=effort) for day in days))


def morning(days_ago: int, pain: int, second: int | None = None, **more: Any) -> CheckIn:
    return CheckIn(
        session_on=ON - timedelta(days=days_ago), morning_0_10=pain, second_day_0_10=second, usual_0_10=(3,),
        new_leg_signs=False, **more,
    )  # fmt: skip


def asked(words: str = "", **wishes: Any) -> PlanRequest:
    history = wishes.get("history")
    if history is not None and "started_on" not in wishes:
        wishes["started_on"] = history.sessions[0].on
    return request(words, **wishes)


def made(words: str = "", **wishes: Any) -> Programme:
    wanted = asked(words, **wishes)
    found = plan(wanted)
    assert isinstance(found, Programme), found
    assert check(found, wanted) == ()
    assert found.made_by.planner != "gentle"
    return found


def shown(found: Programme) -> set[str]:
    return {reason.rule for reason in reasons(found)}


def reasons(found: Programme) -> Iterator[Reason]:
    yield from (*found.reasons, *found.changes, *found.limits.reasons)
    for out in found.left_out:
        yield from out.reasons
    for day in (*found.days, *found.floor_free):
        yield from day.reasons
        for item in day.items:
            for one in (item, *item.easier, *item.harder, *item.swaps):
                yield from one.reasons


# --- growing slowly, and a lighter week ------------------------------------------------------------------


def work(found: Programme) -> int:
    strong = ("strength", "motor-control")
    items = [i for day in found.days for i in day.items if load()[i.exercise_id].data.category in strong]
    return sum(i.dose.sets * i.dose.reps for i in items)


def test_a_week_grows_by_a_tenth_of_the_best_one_at_most() -> None:
    history = weeks_of(3, done("bridge", sets=1, reps=5), done("sit-to-stand", sets=1, reps=5))
    free, held = made(minutes=30), made(minutes=30, history=history)
    assert work(held) < work(free)
    assert "P-27" in shown(held)
    assert work(held) <= max(3 * 10 * 1.1, 3 * 10 + 12)


def test_a_week_that_was_not_completed_is_no_measure() -> None:
    once = History(sessions=(session(3, done("bridge", sets=1, reps=5)),))
    assert "P-27" not in shown(made(minutes=30, history=once))


def test_a_week_with_a_flare_is_no_measure() -> None:
    history = weeks_of(1, done("bridge", sets=1, reps=5))
    days = [morning(6, 8, 8), morning(1, 3)]
    assert "P-27" not in shown(made(minutes=30, history=history, check_ins=tuple(days), answered_on=ON))


def test_a_lighter_week_is_asked_for_or_follows_three_hard_ones_and_ends_after_a_week() -> None:
    for wishes in ({"easier_week": True}, {"history": weeks_of(3, done("bridge"), effort=7)}):
        found = made(weeks=2, minutes=20, **wishes)
        first, later = ([d for d in found.days if (d.day - 1) // 7 == week] for week in (0, 1))
        assert all("P-34" in {r.rule for r in day.reasons} for day in first)
        assert not any("P-34" in {r.rule for r in day.reasons} for day in later)
        assert first[0].minutes < later[0].minutes


# --- the record feeds the screen -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("who", "check_ins", "told"),
    [
        ("one flare", [morning(8, 7, 7)], Reports()),
        ("a second flare in four weeks", [morning(26, 7, 7), morning(20, 3), morning(3, 7, 7)],
         Reports(second_flare_4_weeks=True)),
        ("a flare that settled, and a new one soon after", [morning(12, 7, 7), morning(8, 3), morning(4, 7, 7)],
         Reports(second_flare_4_weeks=True)),
        ("two flares, far apart", [morning(60, 7, 7), morning(50, 3), morning(3, 7, 7)], Reports()),
        ("one that stays", [morning(20, 7, 7), morning(13, 7, 7), morning(4, 7, 7)],
         Reports(flare_not_better_2_weeks=True)),
        ("a flare, a bad morning, a flare", [morning(20, 7, 7), morning(15, 6, 3), morning(11, 7, 7), morning(4, 7, 7)],
         Reports(flare_not_better_2_weeks=True)),
    ],
)  # fmt: skip
def test_flares_that_come_again_or_stay_get_a_routine_check(who: str, check_ins: list[CheckIn], told: Reports) -> None:
    wanted = request("", check_ins=tuple(check_ins))
    assert reports_of(wanted) == told, who
    result = door(wanted)
    assert not isinstance(result, NotNow)
    assert (result.outcome is Action.R1) is (told != Reports())
    assert ("R1-flare" in {fired.rule for fired in result.fired}) is (told != Reports())


def test_no_gain_after_six_weeks_gets_a_routine_check_that_the_plan_says() -> None:
    history = weeks_of(6, done("bridge"))
    found = made(history=history, started_on=ON - timedelta(weeks=6))
    assert found.outcome is Action.R1
    assert "R1-nogain" in shown(found)


# --- directions ------------------------------------------------------------------------------------------


def board(words: str = "", **wishes: Any) -> Board:
    wanted = asked(words, **wishes)
    result = door(wanted)
    assert not isinstance(result, NotNow)
    return Board(with_limits(person_of(wanted, result, Adapted(), load().exercises)))


@pytest.mark.parametrize(
    ("who", "words", "wishes", "bending", "arching"),
    [
        ("an ordinary person", "", {}, True, True),
        ("pain of 7", "pain=7 usual=7 pain_course:steady", {}, False, False),
        ("a flare", "pain=7 usual=3 pain_course:flare", {}, False, False),
        ("pain that shoots down the leg", "spell:acute pain=4 leg_worse", {}, False, True),
        ("thin bones", "osteoporosis", {}, False, True),
        ("late in pregnancy", "pregnant pregnancy_weeks:over_28", {}, False, True),
        ("arching makes it worse", "arching_worse", {}, True, False),
        ("no floor today", "", {"floor_today": False}, False, True),
        ("everything left out", "", {"excluded": tuple(load().exercises)}, False, False),
    ],
)
def test_who_may_try_out_which_direction(
    who: str, words: str, wishes: dict[str, Any], bending: bool, arching: bool
) -> None:
    wanted = request(words, **wishes)
    told = [why_no_direction_test(wanted, way) for way in ("bending", "arching")]
    assert [not reasons for reasons in told] == [bending, arching], who
    assert {reason.rule for reasons in told for reason in reasons} <= {"P-20"}


def test_nobody_with_a_lock_tries_out_a_direction() -> None:
    assert why_no_direction_test(request("S01@2days"), "arching")


def found_direction(direction: Any, days_ago: int = 1, **more: Any) -> DirectionFound:
    return DirectionFound(found_on=ON - timedelta(days=days_ago), direction=direction, **more)


def test_the_direction_that_helps_comes_often_and_the_other_not_to_its_end() -> None:
    helps = made(minutes=25, direction=found_direction("arching"))
    out = {one.exercise_id: {r.rule for r in one.reasons} for one in helps.left_out}
    assert "P-21" in out["childs-pose"]
    assert {"P-21", "P-24"} <= shown(helps)
    assert {item.exercise_id for item in helps.days[0].items} & {
        "prone-on-elbows", "standing-back-extension", "prone-press-up",
    }  # fmt: skip
    bends = made(minutes=25, direction=found_direction("bending"))
    assert "P-21" in {r.rule for one in bends.left_out if one.exercise_id == "prone-on-elbows" for r in one.reasons}


@pytest.mark.parametrize(
    "direction",
    [
        None,
        found_direction(None),
        found_direction("arching", 6),
        found_direction("arching", 3, ended_on=ON - timedelta(days=1)),
    ],
)
def test_no_direction_or_one_that_is_over_changes_nothing(direction: DirectionFound | None) -> None:
    assert "P-21" not in shown(made(minutes=25, direction=direction))


@pytest.mark.parametrize(
    ("words", "direction"),
    [
        ("arching_worse", "arching"),
        ("osteoporosis", "bending"),
        ("pain=8 usual=8 pain_course:flare", "bending"),
        ("pain=7 usual=7 pain_course:steady", "arching"),
    ],
)
def test_a_direction_that_something_speaks_against_is_not_used_and_opens_nothing(words: str, direction: Any) -> None:
    """What speaks against it is one more reason for care: the other direction is still not taken to its end."""
    held = made(words, minutes=25, direction=found_direction(direction))
    assert not {r.rule for day in held.days for item in day.items for r in item.reasons} & {"P-21", "P-24"}
    out = {o.exercise_id for o in held.left_out if "P-21" in {r.rule for r in o.reasons}}
    ends = ENDS["bending" if direction == "arching" else "arching"]
    assert not ends & {i.exercise_id for day in held.days for i in day.items}
    assert out <= ends


GREEN = weeks_of(8, *(done(i) for i in ("bridge", "sit-to-stand", "walking", "tandem-stance")), per_week=7)
"""Eight weeks without a bad day, for the tables elsewhere."""


def test_families_goals_and_enjoyment_steer() -> None:
    enjoyed = (Enjoyment(on=ON, family="walking", rating_0_10=10), Enjoyment(on=ON, family="strength", rating_0_10=4))
    goal = (Goal(words="carry the shopping", kind="carry"), Goal(words="something else"))
    found = made(minutes=25, enjoyment=enjoyed, goals=goal, liked_families=("walking",), disliked_families=("pilates",))
    terms = {term.id for term in found.objective.terms}
    assert {"enjoyed", "goal", "family"} <= terms
    assert len(found.families) >= 2


@pytest.mark.parametrize(("direction", "one_of"), [
    ("bending", {"single-knee-to-chest", "double-knee-to-chest", "seated-flexion"}),
    ("arching", {"prone-on-elbows", "prone-press-up", "standing-back-extension"}),
])  # fmt: skip
@pytest.mark.parametrize("minutes", [10, 20, 35])
def test_the_direction_that_helps_is_in_every_session_from_the_first_one(
    direction: Any, one_of: set[str], minutes: int
) -> None:
    found = made("", direction=DirectionFound(found_on=ON, direction=direction), minutes=minutes)
    for day in found.days:
        here = [item for item in day.items if item.exercise_id in one_of]
        assert here, day.day
        assert all(item.dose.reps <= 10 for item in here)
        assert len(here) < len(day.items), "one part, and not the whole"
