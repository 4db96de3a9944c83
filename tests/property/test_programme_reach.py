"""Generated people, some hundreds of them: nothing is wrong with a plan, every rule fires, every exercise is reached.

The people are those of `programme_people`: every state, every wish, months that went in all ways.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from itertools import islice

import pytest

from limber.catalogue import load
from limber.programme import PROGRAMME_RULES, NotNow, PlanRequest, Programme, check, why_no_direction_test
from limber.programme.board import Board
from limber.programme.door import door
from limber.programme.planner import Planner
from limber.safety import screen
from limber.session import PlanDay, Reason
from tests.property.programme_people import EVERYTHING, somebody

PEOPLE = 220
OTHERWISE_KEPT = {"P-11", "PROP-1", "PROP-2"}
"""What is said (`test_wording`), and what holds between two plans (`test_programme_between`)."""


@cache
def everybody() -> tuple[tuple[int, PlanRequest, Programme | NotNow], ...]:
    """These people, and the planner's own first plan: where the checker finds something, people see another one."""
    found = []
    for number in range(PEOPLE):
        asked = somebody(number)
        result = door(asked)
        made = result if isinstance(result, NotNow) else Planner(asked, load().exercises).programme()
        found.append((number, asked, made))
    return tuple(found)


def plans() -> Iterator[tuple[int, PlanRequest, Programme]]:
    yield from ((n, asked, found) for n, asked, found in everybody() if isinstance(found, Programme))


def reasons(found: Programme) -> Iterator[Reason]:
    """Everything that a plan says about itself."""
    yield from (*found.reasons, *found.changes, *found.limits.reasons)
    yield from (adjustment.reason for adjustment in found.adjustments)
    for out in found.left_out:
        yield from out.reasons
    for day in (*found.days, *found.floor_free):
        yield from day.reasons
        for item in day.items:
            for one in (item, *item.easier, *item.harder, *item.swaps):
                yield from one.reasons


def test_the_checker_finds_nothing_in_what_the_planner_makes_for_anybody() -> None:
    for number, asked, found in plans():
        assert check(found, asked) == (), number


def test_nobody_with_an_open_screen_gets_an_empty_plan() -> None:
    for number, asked, found in everybody():
        if isinstance(found, NotNow):
            outcome = screen(asked.answers, asked.on).outcome
            assert found.action is not None or found.ask is not None, number
            assert outcome is None or outcome.locks or found.ask or asked.pain_now_0_10 is not None, number
        else:
            assert found.days, number
            assert all(day.items for day in (*found.days, *found.floor_free)), number


# --- every rule ------------------------------------------------------------------------------------------


@cache
def said() -> frozenset[str]:
    """The rules that a plan, a closed door, or a direction that is not tried out named to one of these people."""
    found = {reason.rule for _n, _asked, programme in plans() for reason in reasons(programme)}
    found |= {reason.rule for _n, _asked, now in everybody() if isinstance(now, NotNow) for reason in now.reasons}
    for _number, asked, _programme in islice(plans(), 20):
        found |= {reason.rule for reason in why_no_direction_test(asked, "bending")}
    return frozenset(found)


def _longer(found: Programme) -> Programme:
    return _days(found, lambda day: tuple(replace(i, dose=replace(i.dose, hold_s=11)) for i in day.items))


def _to_and_fro(found: Programme) -> Programme:
    """The same items, seen in turn from the side and from the front as far as there are both."""
    views: dict[str, list[object]] = {}
    return _days(found, lambda day: tuple(sorted(day.items, key=lambda i: _turn(i.exercise_id, views))))


def _turn(exercise_id: str, views: dict[str, list[object]]) -> int:
    same = views.setdefault(load()[exercise_id].movement.view, [])
    same.append(exercise_id)
    return len(same)


def _days(found: Programme, items: Callable[[PlanDay], tuple[object, ...]]) -> Programme:
    return replace(found, days=tuple(replace(day, items=items(day)) for day in found.days))  # type: ignore[arg-type]


BROKEN = {"P-10": _longer, "CAMERA-1": _to_and_fro}
"""How a plan is broken for the rules that only the checker names."""


@pytest.mark.parametrize("rule", [rule.id for rule in PROGRAMME_RULES if rule.id not in OTHERWISE_KEPT])
def test_every_rule_fires_for_somebody(rule: str) -> None:
    if rule in BROKEN:
        assert any(rule in {f.rule for f in check(BROKEN[rule](found), asked)} for _n, asked, found in plans())
    else:
        assert rule in said()


# --- every exercise --------------------------------------------------------------------------------------

CHOSEN = [e.id for e in load().exercises.values() if not e.data.hidden and e.data.needs not in ("asked", "clinician")]


@cache
def chosen() -> frozenset[str]:
    """What comes up in the plans of these people as they are."""
    return frozenset(i.exercise_id for _n, _a, found in plans() for day in found.days for i in day.items)


@cache
def may_have() -> tuple[tuple[PlanRequest, frozenset[str]], ...]:
    """The same people with everything at hand and nothing left out, and what they may have then."""
    found = []
    for _number, asked, _programme in plans():
        wanted = replace(
            asked, equipment=EVERYTHING, excluded=(), disliked=(), changes=(), weeks=1, minutes=30, days_per_week=7
        )
        planner = Planner(wanted, load().exercises)
        found.append((wanted, frozenset(Board(planner.first).eligible)))
    return tuple(found)


@pytest.mark.parametrize("exercise_id", CHOSEN)
def test_every_exercise_that_a_plan_may_choose_comes_to_somebody(exercise_id: str) -> None:
    """To one of these people as they are, or to one who likes it: with half an hour, with five minutes, or alone."""
    kind = load()[exercise_id].data.category
    others = tuple(e.id for e in load().exercises.values() if e.data.category == kind and e.id != exercise_id)
    able = [replace(asked, liked=(exercise_id,)) for asked, eligible in may_have() if exercise_id in eligible]
    short = [replace(asked, minutes=5) for asked in able]
    alone = [replace(asked, excluded=others) for asked in able]
    tried = (*able[:10], *short[:10], *alone[:10], *able[10:], *short[10:], *alone[10:])
    assert exercise_id in chosen() or any(exercise_id in comes_up(asked) for asked in tried)


def comes_up(asked: PlanRequest) -> set[str]:
    programme = Planner(asked, load().exercises).programme()
    return {item.exercise_id for day in programme.days for item in day.items}


def test_what_is_never_chosen_by_itself_comes_to_nobody() -> None:
    assert chosen() <= set(CHOSEN)
