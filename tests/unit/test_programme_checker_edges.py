"""Where the checker's limits lie, to the step: what is just allowed is no finding, and one step more is one."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from limber.catalogue import load
from limber.programme import Change, PlanRequest, Programme, check
from limber.session import History, PlanDay, PlanItem
from tests.property.people import ON, request
from tests.spec.test_programme_record import done, session
from tests.unit.test_programme_checker import good, put, with_day


def texts(made: Programme, wanted: PlanRequest) -> set[str]:
    return {finding.text for finding in check(made, wanted)}


def of_ids(made: Programme, *ids: str, day: int = 1, slot: Any = "mobility", **dose: int) -> Programme:
    """The plan with these exercises on its first day alone, which is this day of the plan."""
    first = made.days[0]
    items = tuple(replace(put(i, **dose)(first.items[1]), slot=slot) for i in ids)
    return replace(made, days=(replace(first, day=day, items=items),), floor_free=())


def in_week(wanted: PlanRequest, week: int) -> PlanRequest:
    return replace(wanted, started_on=ON - timedelta(days=7 * (week - 1)))


def lasting(day: PlanDay, seconds: int, minutes: int) -> PlanDay:
    """A day with one item that takes so long, and that says that it takes so many minutes."""
    return replace(day, minutes=minutes, items=(replace(day.items[0], duration_s=seconds),))


# --- one day --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("count", "found"), [(8, False), (9, True)])
def test_eight_exercises_are_the_most(count: int, found: bool) -> None:
    wanted, made = good()
    many = with_day(made, lambda d: replace(d, items=(d.items * 9)[:count]))
    assert ("more than 8 exercises" in texts(many, wanted)) is found


@pytest.mark.parametrize(("seconds", "found"), [(20 * 60 + 60, False), (20 * 60 + 61, True)])
def test_a_session_may_take_a_minute_longer_than_asked(seconds: int, found: bool) -> None:
    wanted, made = good(minutes=20)
    assert (
        "more than a minute longer than asked" in texts(with_day(made, lambda d: lasting(d, seconds, 20)), wanted)
    ) is found


def test_only_the_next_session_is_as_short_as_was_asked_for_today() -> None:
    wanted, made = good(minutes=20)
    short = replace(wanted, changes=(Change(kind="minutes", minutes=7),))
    as_usual = {f.day for f in check(made, short) if f.text == "more than a minute longer than asked"}
    assert as_usual == {1}


@pytest.mark.parametrize(("seconds", "found"), [(600, False), (660, False), (661, True), (539, True), (540, False)])
def test_the_minutes_that_a_day_says_are_right_to_a_minute(seconds: int, found: bool) -> None:
    wanted, made = good(minutes=20)
    said = with_day(made, lambda d: lasting(d, seconds, 10))
    assert ("the minutes are not those of the items" in texts(said, wanted)) is found


NEW = ("seated-cat-cow", "seated-pelvic-tilt", "seated-spinal-twist", "heel-raise", "standing-side-bend")


@pytest.mark.parametrize(
    ("who", "sessions", "new", "found"),
    [("the first session", 0, 4, False), ("the first session", 0, 5, True),
     ("a later session", 1, 2, False), ("a later session", 1, 3, True)],
)  # fmt: skip
def test_few_exercises_are_new_at_once(who: str, sessions: int, new: int, found: bool) -> None:
    wanted, made = good()
    past = History(sessions=tuple(session(2 + n, done("bridge")) for n in range(sessions)))
    known = replace(wanted, history=past, started_on=ON - timedelta(days=9))
    day = of_ids(made, *NEW[:new], "walking", "diaphragmatic-breathing")
    assert ("too many new exercises" in texts(day, known)) is found, who


def test_a_second_day_of_a_plan_is_no_first_session() -> None:
    wanted, made = good()
    first = of_ids(made, "bridge").days[0]
    second = of_ids(made, *NEW[:3], day=3).days[0]
    both = replace(made, days=(first, second), floor_free=())
    assert {f.day for f in check(both, wanted) if f.text == "too many new exercises"} == {3}


UPPER = ("open-book", "seated-twist-chair", "scapular-squeeze", "seated-spinal-twist")


@pytest.mark.parametrize(("count", "found"), [(3, False), (4, True)])
def test_three_exercises_for_the_upper_back_are_the_most(count: int, found: bool) -> None:
    wanted, made = good()
    day = of_ids(made, *UPPER[:count])
    assert ("more than 3 exercises for the neck and upper back" in texts(day, wanted)) is found


@pytest.mark.parametrize(("ids", "found"), [(("bridge",), False), (("bridge", "dead-bug"), True)])
def test_one_exercise_flat_on_the_back_in_pregnancy(ids: tuple[str, ...], found: bool) -> None:
    wanted, made = good("pregnant pregnancy_weeks:16_to_28")
    assert ("more than one exercise flat on the back" in texts(of_ids(made, *ids), wanted)) is found


@pytest.mark.parametrize(
    ("ids", "found"),
    [(("cat-cow", "bridge", "side-glide-wall"), False), (("cat-cow", "side-glide-wall", "bridge"), True)],
)
def test_the_camera_is_turned_round_once(ids: tuple[str, ...], found: bool) -> None:
    assert [load()[i].movement.view for i in ids] == ["front" if i == "side-glide-wall" else "side" for i in ids]
    wanted, made = good()
    assert ("the camera has to be turned round more than once" in texts(of_ids(made, *ids), wanted)) is found


@pytest.mark.parametrize(("place", "found"), [(0, False), (1, True)])
def test_standing_up_from_a_chair_is_the_first_of_the_strength_part(place: int, found: bool) -> None:
    wanted, made = good("age=72 exercises_now:no")
    ids = ["heel-raise"]
    ids.insert(place, "sit-to-stand")
    day = of_ids(made, *ids, slot="strength")
    assert ("standing up from a chair does not come first" in texts(day, wanted)) is found
    elsewhere = of_ids(made, *ids, slot="main")
    assert "standing up from a chair does not come first" not in texts(elsewhere, wanted)


@pytest.mark.parametrize(
    ("ids", "found"),
    [(("cat-cow", "seated-cat-cow"), True), (("cat-cow", "crook-lying-rest"), False),
     (("diaphragmatic-breathing", "crook-lying-rest"), False)],
)  # fmt: skip
def test_rest_and_breathing_may_stand_beside_each_other_on_a_gentle_day(ids: tuple[str, ...], found: bool) -> None:
    wanted, made = good("pain=8 usual=3 pain_course:flare")
    assert ("two exercises for one need on a gentle day" in texts(of_ids(made, *ids), wanted)) is found


def test_a_gentle_wish_for_today_is_for_the_next_session_alone() -> None:
    wanted, made = good()
    gentle = replace(wanted, changes=(Change(kind="gentle"),))
    late = replace(made, days=tuple(replace(d, effort_max_0_10=4) for d in made.days), floor_free=())
    assert {f.day for f in check(late, gentle) if f.rule == "GENTLE"} == {1}


@pytest.mark.parametrize(
    ("words", "week", "effort", "rule"),
    [
        ("", 2, 4, None), ("", 2, 5, "P-09"), ("", 3, 5, None), ("", 3, 6, None),
        ("", 4, 6, None), ("", 4, 7, "P-31"), ("", 5, 6, None), ("", 5, 7, "P-09"),
        ("pain=5 usual=5", 5, 6, None), ("pain=6 usual=6", 5, 4, None), ("pain=6 usual=6", 5, 5, "TL-6"),
        ("H3 heart_failure exercises_now:no", 5, 3, None), ("H3 heart_failure exercises_now:no", 5, 4, "TAG-H3"),
        ("H3 exercises_now:no", 5, 4, "TAG-H3"), ("H3 heart_failure exercises_now:yes", 5, 4, "TAG-H3"),
        ("age=72 exercises_now:no", 5, 4, None), ("age=72 exercises_now:no", 5, 5, "L-4"),
        ("pain=8 usual=3 pain_course:flare", 5, 3, None), ("pain=8 usual=3 pain_course:flare", 5, 4, "GENTLE"),
        ("pain=9 usual=9", 5, 1, None), ("pain=9 usual=9", 5, 2, "TL-9-10"),
    ],
)  # fmt: skip
def test_how_hard_a_day_may_be(words: str, week: int, effort: int, rule: str | None) -> None:
    wanted, made = good(words)
    hard = with_day(made, lambda day: replace(day, effort_max_0_10=effort))
    caps = {
        f.rule for f in check(hard, in_week(wanted, week)) if f.text == "more effort than is right now" and f.day == 1
    }
    assert caps == (set() if rule is None else caps | {rule})


def test_what_was_left_out_for_today_may_come_on_another_day() -> None:
    wanted, made = good()
    without = replace(wanted, changes=(Change(kind="without", exercise_id="bridge"),))
    one = of_ids(made, "cat-cow", "bridge").days[0]
    twice = replace(made, days=(one, replace(one, day=3)), floor_free=())
    assert {f.day for f in check(twice, without) if f.text == "an exercise that was left out for today"} == {1}


def test_the_same_item_rests_on_the_day_after_a_red_light_and_comes_again_later() -> None:
    wanted, made = good()
    red = History(sessions=(session(1, done("cat-cow", lights=("red",)), light="red"),))
    one = of_ids(made, "cat-cow").days[0]
    twice = replace(made, days=(one, replace(one, day=3)), floor_free=())
    found = check(twice, replace(wanted, history=red, started_on=ON - timedelta(days=9)))
    assert {f.day for f in found if f.rule == "P-29"} == {1}


@pytest.mark.parametrize(("seconds", "found"), [(360, False), (361, True)])
def test_a_share_is_one_of_the_minutes_of_today_on_the_first_day_and_of_the_usual_ones_later(
    seconds: int, found: bool
) -> None:
    """After two weeks away a session has 70 of 100: of seven minutes today, and of twenty on a later day."""
    past = History(sessions=(session(16, done("bridge")), session(14, done("bridge"))))
    wanted, made = good(minutes=20, history=past, started_on=ON - timedelta(days=30))
    short = replace(wanted, changes=(Change(kind="minutes", minutes=7),))
    day = replace(with_day(made, lambda d: lasting(d, seconds, round(seconds / 60))), floor_free=())
    assert ("longer than a share of the usual length" in texts(day, short)) is found
    assert "longer than a share of the usual length" not in texts(day, wanted)


@pytest.mark.parametrize("seconds", [20 * 60 + 61, 40 * 60])
def test_a_day_that_is_to_have_all_has_no_share(seconds: int) -> None:
    wanted, made = good(minutes=20)
    day = with_day(made, lambda d: lasting(d, seconds, round(seconds / 60)))
    assert "longer than a share of the usual length" not in texts(day, wanted)


# --- days and weeks -------------------------------------------------------------------------------------


def strong_on(made: Programme, *days: int, exercise_id: str = "bridge") -> Programme:
    one = of_ids(made, exercise_id, slot="strength", sets=1).days[0]
    return replace(made, days=tuple(replace(one, day=day) for day in days), floor_free=())


@pytest.mark.parametrize(
    ("who", "words", "week", "days", "rule"),
    [
        ("the weeks of keeping", "", 13, (1, 3, 5), "P-35"),
        ("twelve weeks", "", 12, (1, 3, 5), None),
        ("keeping, two days", "", 13, (1, 3), None),
        ("older and out of practice", "age=72 exercises_now:no", 3, (1, 3, 5), "L-4"),
        ("older, two days", "age=72 exercises_now:no", 3, (1, 3), None),
        ("no pain", "spell:none pain=0 usual=0", 3, (1, 3, 5), "P-19"),
        ("no pain, two days", "spell:none pain=0 usual=0", 3, (1, 3), None),
        ("pain that stays", "", 3, (1, 3, 5), None),
        ("pain that stays, four days", "", 3, (1, 3, 5, 7), "P-16"),
        ("the seventh day after", "", 3, (1, 3, 5, 8), None),
    ],
)
def test_how_many_strength_days_seven_days_have(
    who: str, words: str, week: int, days: tuple[int, ...], rule: str | None
) -> None:
    wanted, made = good(words, weeks=2)
    found = check(strong_on(made, *days), in_week(wanted, week))
    assert {f.rule for f in found if f.text == "more strength days in seven than are right"} == (
        {rule} if rule else set()
    ), who


def test_who_took_keeping_back_has_three_strength_days() -> None:
    wanted, made = good()
    on = replace(in_week(wanted, 13), undone=("keeping",))
    assert "more strength days in seven than are right" not in texts(strong_on(made, 1, 3, 5), on)


@pytest.mark.parametrize("exercise_id", ["tandem-stance", "single-leg-stance", "bridge"])
def test_a_stance_for_balance_needs_no_day_of_rest(exercise_id: str) -> None:
    wanted, made = good()
    found = texts(strong_on(made, 1, 2, exercise_id=exercise_id), wanted)
    assert ("strength on two days running" in found) is (exercise_id == "bridge")
    past = History(sessions=tuple(session(day, done(exercise_id)) for day in (5, 3, 1)))
    since = replace(wanted, history=past, started_on=ON - timedelta(days=9))
    assert ("more strength days in seven than are right" in texts(strong_on(made, 1), since)) is (
        exercise_id == "bridge"
    )


def test_a_session_of_the_past_is_strong_when_one_thing_in_it_was() -> None:
    wanted, made = good()
    past = History(sessions=tuple(session(day, done("cat-cow"), done("bridge")) for day in (5, 3, 1)))
    since = replace(wanted, history=past, started_on=ON - timedelta(days=9))
    assert "more strength days in seven than are right" in texts(strong_on(made, 1), since)


@pytest.mark.parametrize(("weeks", "day", "found"), [(1, 7, False), (1, 8, True), (4, 28, False), (4, 29, True)])
def test_a_plan_ends_with_its_last_week(weeks: int, day: int, found: bool) -> None:
    wanted, made = good(weeks=weeks)
    late = strong_on(made, day)
    assert ("days beyond the weeks that were asked for" in texts(late, wanted)) is found
    without_floor = replace(made, floor_free=late.days)
    assert ("days beyond the weeks that were asked for" in texts(without_floor, wanted)) is found


# --- growth ---------------------------------------------------------------------------------------------

GROWS = "a week that grows too fast"


def strength_weeks(*works: int, ago: int = 0) -> dict[str, Any]:
    """Weeks behind us, the last one first, three sessions each with so many repetitions of a bridge."""
    sessions = [
        session(7 * (n + ago) + day, done("bridge", sets=1, reps=reps))
        for n, reps in enumerate(works)
        for day in (5, 3, 1)
    ]
    past = History(sessions=tuple(sorted(sessions, key=lambda one: one.on)))
    return {"history": past, "started_on": ON - timedelta(days=70), "days_per_week": 3}


def asked_for(reps: int, **wishes: Any) -> tuple[PlanRequest, Programme]:
    """A week of three sessions, each with one set of so many bridges and one of heel raises."""
    wanted, made = request("", minutes=20, **wishes), good()[1]
    one = of_ids(made, "bridge", slot="strength", sets=1, reps=reps).days[0]
    other = of_ids(made, "heel-raise", slot="strength", sets=1, reps=10).days[0].items[0]
    both: tuple[PlanItem, ...] = (*one.items, other)
    return wanted, replace(made, days=tuple(replace(one, day=d, items=both) for d in (1, 3, 5)), floor_free=())


@pytest.mark.parametrize(
    ("who", "wishes", "reps", "found"),
    [
        ("a tenth of 300, to the repetition", strength_weeks(100), 100, False),
        ("one repetition a session above it", strength_weeks(100), 101, True),
        ("the best of four weeks counts", strength_weeks(50, 50, 50, 100), 100, False),
        ("a fifth week back does not", strength_weeks(50, 50, 50, 50, 100), 100, True),
        ("nothing on record: nothing to grow from", {}, 100, False),
    ],
)
def test_a_week_is_a_tenth_more_than_the_best_of_four(who: str, wishes: dict[str, Any], reps: int, found: bool) -> None:
    wanted, made = asked_for(reps, **wishes)
    assert (GROWS in texts(made, wanted)) is found, who


def test_a_session_of_a_week_ago_belongs_to_the_last_week() -> None:
    past = History(sessions=tuple(session(day, done("bridge", sets=1, reps=100)) for day in (7, 5, 3)))
    wishes = {"history": past, "started_on": ON - timedelta(days=70), "days_per_week": 3}
    for reps, found in ((100, False), (101, True)):
        wanted, made = asked_for(reps, **wishes)
        assert (GROWS in texts(made, wanted)) is found


def test_one_repetition_in_a_week_makes_the_difference() -> None:
    wanted, made = asked_for(100, **strength_weeks(100))
    bridge = replace(made.days[0].items[0], dose=replace(made.days[0].items[0].dose, reps=101))
    one_more = with_day(made, lambda day: replace(day, items=(bridge, *day.items[1:])))
    assert GROWS not in texts(made, wanted)
    assert GROWS in texts(one_more, wanted)


def test_a_set_that_was_done_in_part_counts_in_part() -> None:
    half = tuple(
        replace(one, exercises=tuple(replace(e, reps=e.planned_reps // 2) for e in one.exercises))
        for one in strength_weeks(100)["history"].sessions
    )
    wishes = strength_weeks(100) | {"history": History(sessions=half)}
    for reps, found in ((60, True), (45, False)):
        wanted, made = asked_for(reps, **wishes)
        assert (GROWS in texts(made, wanted)) is found
