"""The solver over virtual people: never against a rule, never worse, the same every time, in whatever order asked."""

import json
from dataclasses import replace
from datetime import timedelta
from functools import cache
from importlib import import_module
from typing import Any

import pytest

from limber.body import Movement
from limber.catalogue import load
from limber.plain import plain, read
from limber.programme import NotNow, PlanRequest, Programme, check, improve, plan
from limber.programme.planner import Planner
from limber.programme.weights import Weights, weights
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
    assert replace(moved, on=ON) == first


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
