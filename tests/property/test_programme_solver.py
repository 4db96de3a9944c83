"""The solver over virtual people: never against a rule, never worse, the same every time, in whatever order asked."""

import json
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from functools import cache
from importlib import import_module
from typing import Any

import pytest

from limber.body import Movement
from limber.catalogue import load
from limber.errors import InputError
from limber.plain import plain, read
from limber.programme import NotNow, PlanRequest, Programme, check, improve, plan, read_request
from limber.programme.planner import Planner
from limber.programme.weights import Weights, weights
from limber.session import ExerciseDone, History, PlanDay, SessionSummary
from tests.property.people import ON, request, virtual

PEOPLE = 40


@cache
def both(number: int) -> tuple[PlanRequest, Programme, Programme]:
    """A virtual person, the plan that is there at once, and the one with the solver's time."""
    asked = virtual(number)
    first, better = plan(asked), improve(asked)
    assert isinstance(first, Programme)
    assert isinstance(better, Programme)
    return asked, first, better


@pytest.mark.parametrize("number", range(PEOPLE))
def test_the_checker_finds_nothing_and_nothing_gets_worse(number: int) -> None:
    asked, first, better = both(number)
    assert check(first, asked) == ()
    assert check(better, asked) == ()
    assert better.days
    assert all(day.items for day in (*better.days, *better.floor_free))
    assert better.objective.value >= first.objective.value
    assert better.objective.bound is None or better.objective.value <= better.objective.bound + 0.01
    assert (better.made_by.planner == "solver") is (better.made_by.found in ("optimal", "better"))
    assert read(Programme, json.loads(json.dumps(plain(better)))) == better


@pytest.mark.parametrize("number", [208, 544, 1963])
def test_walks_that_grow_from_week_to_week_fill_more_than_in_the_first(number: int) -> None:
    """Few exercises suit these people, so a session is short, and in a later week a longer walk makes up for it."""
    _asked, first, better = both(number)
    assert better.objective.bound is not None
    assert first.objective.value <= better.objective.value <= better.objective.bound + 0.01


@pytest.mark.parametrize("number", range(0, PEOPLE, 8))
def test_the_same_request_gives_the_same_plan_whatever_the_order_of_its_lists(number: int) -> None:
    asked, _first, better = both(number)
    turned = replace(
        asked, liked=asked.liked[::-1], disliked=asked.disliked[::-1], equipment=asked.equipment[::-1],
        goals=asked.goals[::-1],
    )  # fmt: skip
    assert json.dumps(plain(improve(turned))) == json.dumps(plain(better))


@pytest.mark.parametrize("number", range(0, PEOPLE, 8))
def test_a_plan_a_week_later_is_the_same_plan_a_week_later(number: int) -> None:
    asked, first, _better = both(number)
    later = timedelta(weeks=1)
    answers = replace(asked.answers, answered_on=ON + later, statements=_moved(asked, later))
    moved = plan(replace(asked, on=ON + later, answers=answers))
    assert isinstance(moved, Programme)
    then, now = first.asked_again, moved.asked_again
    for before, after in ((then.full_on, now.full_on), (then.leg_signs_on, now.leg_signs_on)):
        assert (before and before + later) == after
    assert replace(moved, on=ON, asked_again=then) == first


def _moved(asked: PlanRequest, by: timedelta) -> Any:
    return tuple(
        replace(statement, seen_on=statement.seen_on + by, recorded_at=statement.recorded_at + by)
        for statement in asked.answers.statements
    )


@pytest.mark.parametrize("number", range(0, PEOPLE, 4))
def test_what_was_found_may_be_handed_in_again(number: int) -> None:
    asked, _first, better = both(number)
    again = plan(replace(asked, chosen=better.sessions))
    assert isinstance(again, Programme)
    assert again.days == better.days


def test_most_of_the_way_to_the_bound_is_gone() -> None:
    shares = []
    for number in range(PEOPLE):
        _asked, first, better = both(number)
        if better.objective.bound is not None and better.objective.bound - first.objective.value > 0.05:
            way = better.objective.bound - first.objective.value
            shares.append((better.objective.value - first.objective.value) / way)
    assert len(shares) > PEOPLE / 3
    assert sorted(shares)[len(shares) // 2] >= 0.5


def test_without_any_wish_of_anybody_the_objective_is_nothing_and_the_plan_is_good(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terms = {term: replace(weight, weight=1e-9) for term, weight in weights().terms.items()}
    flat = Weights(terms=terms, leaning={}, goals=weights().goals)
    for room in ("score", "objective", "model_of_sessions"):
        monkeypatch.setattr(f"limber.programme.{room}.weights", lambda: flat)
    asked = request("", weeks=4)
    made = improve(asked)
    assert isinstance(made, Programme)
    assert made.objective.value == 0
    assert check(made, asked) == ()


def test_a_plan_of_the_solver_that_the_checker_refuses_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, first, _better = both(1)
    monkeypatch.setattr(import_module("limber.programme.improve"), "check", lambda *_: ("something is wrong",))
    shown = improve(asked)
    assert isinstance(shown, Programme)
    assert shown.days == first.days
    assert shown.made_by.found == "nothing-better"


def test_without_the_solver_the_plan_that_is_there_at_once_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, first, _better = both(2)
    monkeypatch.setitem(__import__("sys").modules, "ortools.sat.python", None)
    assert improve(asked) == first


def test_where_there_is_nothing_to_choose_the_gentle_list_stands() -> None:
    asked = request("pain=9 usual=9", weeks=4)
    assert improve(asked) == plan(asked)
    assert isinstance(improve(request("S01@2days")), NotNow)


def test_mirrored_people_may_have_the_same() -> None:
    """Nothing in a request but the place of pain has sides: turned round, everything else stays as it is."""
    left, right = (request("", areas=(f"{side}-shoulder", f"{side}-knee"), minutes=25) for side in ("left", "right"))
    one, other = (Planner(asked, load().exercises).programme() for asked in (left, right))
    assert (one.left_out, one.limits, one.days) == (other.left_out, other.limits, other.days)
    assert all(e.movement.sides in ("none", "each", "alternate") for e in load().exercises.values())
    assert "sides" in Movement.__annotations__


# --- from day to day, from week to week, and odd requests -------------------------------------------------


def test_tomorrow_goes_on_where_today_stood() -> None:
    """After one strength session the next one is the other: turns are counted on from the record."""
    asked = request("", weeks=4, minutes=25)
    made = improve(asked)
    assert isinstance(made, Programme)
    first, second = made.days[0], made.days[1]
    history = History(sessions=(_played(first, asked),))
    later = ON + timedelta(days=second.day - 1)
    again = plan(replace(asked, on=later, started_on=ON, history=history, chosen=made.sessions))
    assert isinstance(again, Programme)
    assert [i.exercise_id for i in again.days[0].items] == [i.exercise_id for i in second.items]


def _played(day: PlanDay, asked: PlanRequest) -> SessionSummary:
    begin = datetime.combine(asked.on, time(9), UTC)
    return SessionSummary(
        session_id="one", on=asked.on, started_at=begin, ended_at=begin + timedelta(minutes=25), how="complete",
        day_kind=day.kind, effort_0_10=4, pain_before_0_10=3, pain_after_0_10=3,
        exercises=tuple(
            ExerciseDone(exercise_id=i.exercise_id, slot=i.slot, planned=i.dose, sets=i.dose.sets) for i in day.items
        ),
    )  # fmt: skip


@pytest.mark.parametrize("number", range(PEOPLE))
def test_walks_grow_by_two_minutes_a_week_at_most_and_not_when_there_are_more_of_them(number: int) -> None:
    _asked, _first, made = both(number)
    weeks: dict[int, list[int]] = {}
    for day in made.days:
        walks = [i.dose.hold_s for i in day.items if i.exercise_id == "walking"]
        weeks.setdefault((day.day - 1) // 7, []).extend(walks)
    longest = [max(walks, default=0) for _, walks in sorted(weeks.items())]
    allowed = 600 + 120 * len(longest)
    assert all(seconds <= allowed for seconds in longest)
    for n in range(1, len(longest)):
        if len(weeks[n]) > len(weeks[n - 1]) > 0 and longest[n - 1] >= 600:
            assert longest[n] <= longest[n - 1]


ODD: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("zero days", {"days_per_week": 0}, "days_per_week: expected a whole number from 1 to 7"),
    ("200 minutes", {"minutes": 200}, "minutes: expected a whole number from 3 to 35"),
    ("five weeks", {"weeks": 5}, "weeks: expected a whole number from 1 to 4"),
    ("a tag of one's own", {"tags": ["strong"]}, "tags: unknown"),
    ("an unknown place", {"areas": ["left-wing"]}, "areas"),
    ("an unknown family", {"liked_families": ["dancing"]}, "liked_families"),
    ("a family liked and disliked", {"liked_families": ["walking"], "disliked_families": ["walking"]},
     "disliked_families: expected none that is liked as well"),
    ("a goal with markup", {"goals": [{"words": "<b>walk</b>"}]}, "goals"),
    ("a test of tomorrow", {"direction": {"found_on": "2026-01-06", "direction": "arching"}}, "direction: found_on"),
    ("a start of tomorrow", {"started_on": "2026-01-06"}, "started_on"),
)  # fmt: skip


@pytest.mark.parametrize(("what", "wishes", "line"), ODD, ids=[what for what, *_ in ODD])
def test_what_no_plan_can_follow_is_refused_in_one_line(what: str, wishes: dict[str, Any], line: str) -> None:
    with pytest.raises(InputError, match=line) as refused:
        read_request({**plain(request("")), **wishes})
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    "wishes",
    [
        {"disliked": tuple(load().exercises)},
        {"excluded": tuple(load().exercises)},
        {"liked": ("bridge",), "disliked": ("bridge",), "excluded": ("bridge",)},
        {"equipment": (), "floor_today": False},
        {"minutes": 3, "days_per_week": 7, "variety": "mixed"},
    ],
)
def test_odd_wishes_still_give_a_plan(wishes: dict[str, Any]) -> None:
    asked = request("", weeks=4, **wishes)
    made = improve(asked)
    assert isinstance(made, Programme)
    assert check(made, asked) == ()
    assert all(day.items for day in made.days)


def test_where_nothing_fits_the_rules_that_collide_and_what_frees_them_are_told() -> None:
    strong = tuple(e.id for e in load().exercises.values() if e.data.category in ("strength", "motor-control"))
    moving = tuple(e.id for e in load().exercises.values() if e.data.category in ("mobility", "stretch", "warm-up"))
    without = plan(request("", minutes=15, excluded=(*strong, *moving)))
    assert isinstance(without, Programme)
    assert {collision.part for collision in without.collisions} >= {"mobility"}
    for collision in without.collisions:
        assert collision.rules
        assert any("took back" in str(text) for text in collision.frees), collision.part
    frees = {str(text) for collision in without.collisions for text in collision.frees}
    assert not any("at hand" in text for text in frees), "one thing is enough"
    short = plan(request("", minutes=15, floor_today=False, excluded=(*strong, *moving)))
    assert isinstance(short, Programme)
    assert all(collision.frees for collision in short.collisions)
