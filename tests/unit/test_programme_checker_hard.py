"""Every hard rule of the table: a plan that breaks just this one is found, or why no plan can show it."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

import limber.programme
from limber.catalogue import load
from limber.programme import PROGRAMME_RULES, DirectionFound, PlanRequest, Programme, check, plan
from limber.safety import CheckIn
from limber.session import History, PlanDay
from tests.property.people import ON
from tests.spec.test_programme_record import done, session, weeks_of, work
from tests.unit.test_programme_checker import good, put, rules, with_day, with_item

NO_PLAN_CAN_SHOW_IT = {
    "P-11": "it is about what is said; tests of the words look for it",
    "P-20": "a test of a direction is no plan; `why_no_direction_test` keeps it",
    "P-23": "a leaning; what a narrow canal speaks against is in the catalogue, and P-02 finds it",
    "PROP-1": "it compares two people; property tests do",
    "PROP-2": "it compares two people; property tests do",
}
BY_ANOTHER_NAME = {"L-5": ("STATE-PREG", "TAG-BP", "STATE-SURGERY")}
"""A rule that says no more than others together."""


def test_the_checker_knows_every_hard_rule_that_a_plan_can_break() -> None:
    here = Path(limber.programme.__file__).parent
    asked = set(re.findall(r'"([A-Z]+[0-9]?-[A-Za-z0-9-]+|GENTLE|H5)"', "".join(
        path.read_text("utf-8") for path in here.glob("checker*.py")
    )))  # fmt: skip
    hard = {rule.id for rule in PROGRAMME_RULES if rule.rule_class != "soft"} - set(NO_PLAN_CAN_SHOW_IT)
    assert {rule for rule in hard if not {rule, *BY_ANOTHER_NAME.get(rule, ())} & asked} == set()
    table = {rule.id for rule in PROGRAMME_RULES if "check" in rule.seen_in}
    assert hard <= table
    assert table - set(BY_ANOTHER_NAME) - {"PROP-1", "PROP-2"} <= asked


def after(days_ago: int, *exercises: Any, calm: bool = True, light: str = "green", **more: Any) -> dict[str, Any]:
    """Wishes of somebody with two sessions on record, the last one so many days ago, and the morning after it."""
    sessions = tuple(session(days_ago + n, *exercises, light=light, **more) for n in (2, 0))
    morning = CheckIn(
        session_on=sessions[-1].on, morning_0_10=3 if calm else 5, usual_0_10=(3,), second_day_0_10=None if calm else 3,
        new_leg_signs=False,
    )  # fmt: skip
    return {"history": History(sessions=sessions), "check_ins": (morning,), "started_on": ON - timedelta(days=30)}


def flare(days_ago: int) -> dict[str, Any]:
    """Wishes of somebody whose flare was reported so many days ago; the screen was answered since."""
    sessions = tuple(session(days_ago + n, done("bridge"), done("cat-cow")) for n in (12, 10, 2))
    report = CheckIn(
        session_on=sessions[-1].on, morning_0_10=6, second_day_0_10=6, usual_0_10=(3,), new_leg_signs=False
    )
    return {"history": History(sessions=sessions), "check_ins": (report,), "started_on": ON - timedelta(days=30)}


BRIDGE = done("bridge", sets=2, reps=10)


@pytest.mark.parametrize(
    ("rule", "words", "wishes", "exercise_id", "dose"),
    [
        ("P-15", "spell:subacute", {}, "plank-high", {}),
        ("P-25", "", {}, "plank-high", {}),
        ("P-31", "pain=5 usual=5", {}, "bird-dog", {}),
        ("TL-6", "pain=6 usual=6", {}, "plank-high", {}),
        ("STATE-VF", "spine_fracture fracture_cleared:yes", {}, "bridge", {}),
        ("L-4", "age=72 exercises_now:no", {}, "bird-dog", {}),
        ("P-14", "spell:acute pain=3 pain_course:new", {}, "walking", {"hold_s": 660}),
        ("P-21", "", {"direction": DirectionFound(found_on=ON, direction="bending")}, "single-knee-to-chest",
         {"reps": 12, "hold_s": 0}),
        ("P-25", "", after(2, BRIDGE, calm=False), "bridge", {"reps": 11}),
        ("P-25", "", after(2, BRIDGE, effort=8), "bridge", {"reps": 11}),
        ("P-25", "", after(2, BRIDGE), "bridge", {"reps": 13}),
        ("P-26", "", after(2, BRIDGE), "bridge", {"reps": 11, "sets": 3}),
        ("P-29", "", after(4, done("bridge", lights=("amber",)), light="amber"), "bridge", {}),
    ],
)  # fmt: skip
def test_one_exercise_that_breaks_one_rule_is_found(
    rule: str, words: str, wishes: dict[str, Any], exercise_id: str, dose: dict[str, int]
) -> None:
    wanted, made = good(words, **wishes)
    assert rule in rules(with_item(made, put(exercise_id, **dose)), wanted)


def test_a_repetition_that_was_earned_is_no_finding() -> None:
    wanted, made = good("", **after(2, BRIDGE))
    assert not {"P-25", "P-26"} & rules(with_item(made, put("bridge", sets=2, reps=11)), wanted)


def test_an_exercise_two_steps_harder_is_not_offered() -> None:
    wanted, made = good()
    two_up = next(e for e in load().exercises.values() if e.data.difficulty == 4)
    hard = put(two_up.id)(made.days[0].items[0])
    easy = with_item(made, put("pelvic-tilt"))
    assert "P-26" in rules(with_item(easy, lambda item: replace(item, harder=(hard,))), wanted)


def effort(most: int) -> Callable[[Programme], Programme]:
    return lambda made: with_day(made, lambda day: replace(day, effort_max_0_10=most))


@pytest.mark.parametrize(
    ("rule", "words", "most"),
    [
        ("P-09", "", 5),
        ("P-31", "", 7),
        ("TL-6", "pain=6 usual=6", 5),
        ("TAG-H3", "H3 heart_failure exercises_now:no", 4),
        ("H5", "effort_wanted:light", 4),
        ("L-4", "age=72 exercises_now:no", 5),
        ("GENTLE", "pain=8 usual=3 pain_course:flare", 4),
        ("TL-9-10", "pain=9 usual=9", 2),
    ],
)
def test_too_much_effort_is_found_by_the_rule_that_caps_it(rule: str, words: str, most: int) -> None:
    wanted, made = good(words)
    assert rule in rules(effort(most)(made), wanted)


def test_two_things_for_one_need_are_too_many_on_a_gentle_day() -> None:
    wanted, made = good("pain=8 usual=3 pain_course:flare")
    items = tuple(put(i)(made.days[0].items[0]) for i in ("cat-cow", "seated-cat-cow"))
    assert "GENTLE" in rules(with_day(made, lambda day: replace(day, items=items)), wanted)


def test_standing_up_from_a_chair_comes_first() -> None:
    wanted, made = good("age=72 exercises_now:no")
    one = next(i for i in made.days[0].items if i.slot == "strength")
    items = tuple(put(i)(one) for i in ("heel-raise", "sit-to-stand"))
    assert "L-4" in rules(with_day(made, lambda day: replace(day, items=items)), wanted)


# --- days that are to have less -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "wishes"),
    [("P-32", flare(4)), ("P-32", flare(7)), ("P-33", after(8, BRIDGE)), ("P-33", after(16, BRIDGE)),
     ("DAY-2", after(2, BRIDGE, calm=False))],
)  # fmt: skip
def test_a_day_that_is_to_have_less_has_less(rule: str, wishes: dict[str, Any]) -> None:
    wanted, made = good("", **wishes)
    usual = plan(replace(wanted, check_ins=(), history=weeks_of(1, BRIDGE)))
    assert isinstance(usual, Programme)
    whole = replace(made, days=(usual.days[0], *made.days[1:]))
    assert rule in rules(whole, wanted)
    many = with_item(made, put("bridge", sets=1, reps=12))
    assert rule in {finding.rule for finding in check(many, wanted) if "repetitions" in finding.text}


# --- walks and weeks -------------------------------------------------------------------------------------


def walks(made: Programme, minutes: tuple[tuple[int, int], ...]) -> Programme:
    """The plan with nothing but walks: day and minutes of each."""
    item = next(item for item in made.days[0].items)
    days = tuple(replace(made.days[0], day=day, items=(put("walking", hold_s=m * 60)(item),)) for day, m in minutes)
    return replace(made, days=days, floor_free=())


@pytest.mark.parametrize(
    ("found", "minutes"),
    [
        (False, ((1, 10), (3, 10), (8, 12), (10, 12), (15, 14), (17, 14))),
        (True, ((1, 11), (3, 10))),
        (True, ((1, 10), (8, 13))),
        (False, ((1, 10), (8, 10), (10, 10), (12, 10))),
        (True, ((1, 10), (8, 12), (10, 10))),  # one more, and longer
        (False, ((1, 10), (8, 10), (10, 10), (15, 12), (17, 12))),
    ],
)
def test_walks_grow_by_two_minutes_or_by_one_walk_a_week(found: bool, minutes: tuple[tuple[int, int], ...]) -> None:
    wanted, made = good("", weeks=4, minutes=35)
    assert ("P-28" in rules(walks(made, minutes), wanted)) is found


def test_a_flare_takes_walks_a_week_back() -> None:
    lived = weeks_of(4, done("walking"))
    wishes: dict[str, Any] = {"history": lived, "started_on": ON - timedelta(days=28), "minutes": 35}
    wanted, made = good("", **wishes)
    assert "P-28" not in rules(walks(made, ((1, 18),)), wanted)
    report = flare(20)["check_ins"]
    wanted, made = good("", **wishes, check_ins=report)
    assert "P-28" in rules(walks(made, ((1, 18),)), wanted)
    assert "P-28" not in rules(walks(made, ((1, 16),)), wanted)
    longest = max(i.dose.hold_s for day in made.days for i in day.items if i.exercise_id == "walking")
    assert longest <= 16 * 60


@pytest.mark.parametrize(
    ("rule", "words", "wishes"),
    [("P-19", "spell:none pain=0 usual=0 pain_course:better", {}),
     ("L-4", "age=72 exercises_now:no", {}),
     ("P-35", "", {"history": weeks_of(13, BRIDGE), "started_on": ON - timedelta(days=92)})],
)  # fmt: skip
def test_three_strength_days_where_two_are_right_are_found(rule: str, words: str, wishes: dict[str, Any]) -> None:
    wanted, made = good(words, **wishes)
    strong: PlanDay = next(day for day in made.days if day.kind == "full")
    assert rule in rules(replace(made, days=tuple(replace(strong, day=n) for n in (1, 3, 5))), wanted)


def test_six_good_weeks_have_to_be_over_on_the_first_day_of_a_plan() -> None:
    """On a later day of a plan nothing is open yet that the first day's record does not open."""
    history = weeks_of(6, BRIDGE, done("bird-dog"))
    wanted, made = good("", history=history, started_on=ON - timedelta(days=40), weeks=4, minutes=35)
    hardest = {e.id for e in load().exercises.values() if e.data.difficulty > 3 or e.data.load.load_class == "S3"}
    assert not hardest & {item.exercise_id for day in made.days for item in day.items}
    assert check(made, wanted) == ()


def test_pain_today_makes_no_pain_a_new_pain() -> None:
    wanted, made = good("spell:none pain=0 usual=0 pain_course:better", pain_now_0_10=2)
    assert "L-1" in rules(with_item(made, put("bridge")), wanted)
    calm: PlanRequest = replace(wanted, pain_now_0_10=0)
    assert "L-1" not in rules(with_item(made, put("bridge")), calm)


@pytest.mark.parametrize(("words", "days_ago", "strong"), [
    ("spell:none pain=0 usual=0 pain_course:better", (2, 4), False),
    ("spell:none pain=0 usual=0 pain_course:better", (3, 7), True),
    ("age=72 exercises_now:no", (2, 5), False),
    ("", (2, 5), True),
    ("", (2, 4, 6), False),
    ("", (0, 4), False),
    ("", (1, 4), False),
])  # fmt: skip
def test_strength_of_the_last_days_counts_for_the_week(words: str, days_ago: tuple[int, ...], strong: bool) -> None:
    """A plan is made anew each day; days with strength that are over are days of the week all the same."""
    history = History(sessions=tuple(session(n, BRIDGE, done("cat-cow")) for n in sorted(days_ago, reverse=True)))
    wanted, made = good(words, history=history, started_on=ON - timedelta(days=10), days_per_week=7)
    assert (made.days[0].kind == "full") is strong
    if not strong:
        full = next(day for day in made.days if day.kind == "full")
        spoilt = replace(made, days=(replace(full, day=1), *made.days[1:]))
        assert {"P-13", "P-16", "P-19", "L-4"} & rules(spoilt, wanted)


def test_a_week_in_which_strength_had_to_wait_is_no_measure() -> None:
    """Two sessions of calm movement and one with strength: the next week is not held to a tenth more than that one."""
    calm = tuple(session(n, done("cat-cow")) for n in (6, 4))
    _, made = good("", history=History(sessions=(*calm, session(2, BRIDGE))), started_on=ON - timedelta(days=6))
    assert all("P-27" not in [reason.rule for reason in day.reasons] for day in made.days)
    assert work(made) > 1.1 * 20
    whole = History(sessions=tuple(session(n, done("bridge", sets=1, reps=5)) for n in (6, 4, 2)))
    _, made = good("", history=whole, started_on=ON - timedelta(days=6))
    assert any("P-27" in [reason.rule for reason in day.reasons] for day in made.days)
