"""The programme at its edges: the exact pain, week, age and day at which a rule begins or ends."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from limber.catalogue import load
from limber.programme import NotNow
from limber.programme.door import door
from limber.programme.person import Adapted, Person, person_of
from limber.programme.rules import doses
from limber.programme.rules.limits import too_hard, with_limits
from limber.programme.week import session_days, strength_days
from limber.session import PlannedDose
from tests.property.people import ON, request

EXERCISES = load().exercises


def person(words: str = "", week: int = 1, **wishes: Any) -> Person:
    """Somebody in this week of the programme, with the limits that hold."""
    wanted = request(words, started_on=ON - timedelta(weeks=week - 1), **wishes)
    result = door(wanted)
    assert not isinstance(result, NotNow)
    return with_limits(person_of(wanted, result, wishes.get("adapted", Adapted()), EXERCISES))


# --- how much: sets x repetitions, hold, rest between sets -----------------------------------------------------

REST = next(rule for rule in doses.DOSE_RULES if rule.rule.id == "P-09").change


@pytest.mark.parametrize(
    ("what", "exercise", "sets", "reps", "rest_s", "expected_s"),
    [
        ("strength, too short", "bridge", 2, 8, 10, 30),
        ("strength, within", "bridge", 2, 8, 45, 45),
        ("strength, too long", "bridge", 2, 8, 90, 60),
        ("a single set", "bridge", 1, 8, 90, 90),
        ("one long hold", "forearm-plank", 2, 1, 90, 90),
        ("easy movement", "cat-cow", 2, 8, 10, 10),
    ],
)
def test_the_rest_between_sets_of_strength(
    what: str, exercise: str, sets: int, reps: int, rest_s: int, expected_s: int
) -> None:
    dose = PlannedDose(sets=sets, reps=reps, hold_s=0, sides="none", rest_s=rest_s)
    assert REST(dose, EXERCISES[exercise], person()) == replace(dose, rest_s=expected_s), what


# --- how hard ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "week", "difficulty", "load_class", "effort"),
    [
        ("pain=4 usual=4", 1, 2, "S2", 4),
        ("pain=5 usual=5", 1, 1, "S2", 4),
        ("pain=5 usual=5", 2, 1, "S2", 4),
        ("pain=5 usual=5", 3, 2, "S2", 6),
        ("pain=5 usual=5", 5, 2, "S2", 6),
        ("pain=6 usual=6", 3, 2, "S2", 4),
        ("pain=7 usual=7 pain_course:steady", 3, 1, "S1", 4),
        ("pain=8 usual=8 pain_course:steady", 3, 1, "S1", 4),
        ("pain=9 usual=9", 3, 1, "S0", 1),
        ("spell:acute", 3, 2, "S1", 6),
        ("spell:subacute", 3, 2, "S2", 6),
        ("effort_wanted:light", 3, 2, "S2", 3),
        ("H3 exercises_now:no", 3, 2, "S2", 3),
        ("heart_failure", 3, 2, "S2", 3),
        ("spine_fracture", 3, 2, "S1", 6),
        ("age=70 exercises_now:no", 3, 1, "S2", 4),
    ],
)
def test_how_hard_it_may_be_from_which_week_and_which_pain(
    words: str, week: int, difficulty: int, load_class: str, effort: int
) -> None:
    found = person(words, week)
    assert (found.difficulty_max, found.load_class_max, found.effort_max_0_10) == (difficulty, load_class, effort)


# --- the week -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "week", "asked", "sessions", "strength"),
    [
        ("", 1, 3, (1, 3, 5), (1, 3, 5)),
        ("", 12, 7, (1, 2, 3, 4, 5, 6, 7), (1, 3, 5)),
        ("", 13, 7, (1, 2, 3, 4, 5, 6, 7), (1, 3)),
        ("", 1, 4, (1, 2, 4, 6), (1, 4, 6)),
        ("spell:none pain=0 usual=0 pain_course:better", 1, 3, (1, 3, 5), (1, 3)),
        ("age=70 exercises_now:no", 1, 7, (1, 2, 3, 4, 5, 6), (1, 3)),
        ("age=70 exercises_now:no", 1, 5, (1, 2, 3, 5, 6), (1, 3)),
    ],
)
def test_which_days_have_a_session_and_which_of_them_strength(
    words: str, week: int, asked: int, sessions: tuple[int, ...], strength: tuple[int, ...]
) -> None:
    found = person(words, week, days_per_week=asked)
    assert session_days(found) == sessions
    assert strength_days(found, sessions) == set(strength)


@pytest.mark.parametrize(
    ("what", "done", "strength"),
    [
        ("none lately", (), {1, 3, 5}),
        ("yesterday", (0,), {2, 4, 7}),
        ("the day before yesterday", (-1,), {1, 3, 6}),
        ("two in the week that is over", (-3, -1), {1, 4, 6}),
        ("three of them", (-4, -2, 0), {3, 5, 7}),
        ("more than a week ago", (-7,), {1, 3, 5}),
    ],
)
def test_strength_that_is_over_counts_for_seven_days(what: str, done: tuple[int, ...], strength: set[int]) -> None:
    found = person(days_per_week=7)
    assert strength_days(found, session_days(found), done) == strength, what


def test_every_week_of_a_plan_has_the_same_days() -> None:
    found = person(days_per_week=2, weeks=2)
    assert session_days(found) == (1, 4, 8, 11)
    assert strength_days(found, session_days(found)) == {1, 4, 8, 11}


def test_what_is_too_hard_names_the_rule_that_set_the_limit() -> None:
    reasons = {i: too_hard(EXERCISES[i], person("spell:acute pain=2")) for i in ("bridge", "plank-high", "walking")}
    assert {i: reason and reason.rule for i, reason in reasons.items()} == {
        "bridge": "L-1", "plank-high": "L-1", "walking": None,
    }  # fmt: skip
