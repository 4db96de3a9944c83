"""What holds between two plans: one more reason for care, more pain, the other side, another order, another day.

Over generated people of every kind with months behind them (`programme_people`); `test_programme_always` asks the same
of drawn ones, with smaller examples.
"""

import json
import random
import re
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import islice

import pytest

from limber.catalogue import load
from limber.plain import plain
from limber.programme import NotNow, PlanRequest, Programme, plan, read_request
from limber.programme.adapt import adapted
from limber.programme.board import Board
from limber.programme.door import door
from limber.programme.person import Adapted, Person, person_of
from limber.programme.planner import Planner
from limber.programme.rules import with_limits
from limber.session import PlannedDose
from tests.property.programme_people import open_people

PEOPLE = 80
EXERCISES = load().exercises
TAGS = sorted(
    {tag for e in EXERCISES.values() for tag in (*e.data.exclude, *e.data.modify)}
    | {"older_deconditioned", "light_only", "neck_red", "hypertension_isometric", "progressive_neuro", "cardiac_red"}
)


@cache
def people() -> tuple[PlanRequest, ...]:
    return tuple(asked for _number, asked in islice(open_people(1000), PEOPLE))


def some(every: int) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("number", range(0, PEOPLE, every))


def person(asked: PlanRequest, found: Adapted | None = None) -> Person:
    """Who stands behind a request on its first day, with all that the last weeks changed."""
    result = door(asked)
    assert not isinstance(result, NotNow)
    found = found or adapted(asked, EXERCISES, asked.on, next_session=True)
    return person_of(asked, result, found, EXERCISES)


def never_more(careful: Person, usual: Person) -> None:
    """Nothing that the first may have is more than what the second may have."""
    strict, loose = with_limits(careful), with_limits(usual)
    assert strict.difficulty_max <= loose.difficulty_max
    assert strict.load_class_max <= loose.load_class_max
    assert strict.effort_max_0_10 <= loose.effort_max_0_10
    mine, theirs = Board(strict), Board(loose)
    for exercise_id in mine.eligible:
        assert exercise_id in theirs.eligible or exercise_id == "diaphragmatic-breathing", exercise_id
        if exercise_id in theirs.eligible:
            for low, high in zip(_doses(mine, exercise_id), _doses(theirs, exercise_id), strict=True):
                assert (low.sets <= high.sets, low.reps <= high.reps, low.hold_s <= high.hold_s) == (True,) * 3, (
                    exercise_id, low, high,
                )  # fmt: skip


def _doses(board: Board, exercise_id: str) -> tuple[PlannedDose, PlannedDose]:
    return board.doses(exercise_id).start, board.doses(exercise_id).most


@some(1)
def test_one_more_contraindication_never_makes_eligible_and_never_raises(number: int) -> None:
    usual = person(people()[number])
    if usual.bed:  # a bed is asked only of those who cannot get to the floor; it opens what the floor closed
        usual = replace(usual, bed=False)
    for tag in random.Random(number).sample(TAGS, 6):
        on_floor = usual.floor and tag != "cannot_get_to_floor"
        never_more(replace(usual, tags=usual.tags | {tag}, floor=on_floor), usual)  # type: ignore[arg-type]


@some(1)
def test_more_pain_never_raises_class_difficulty_or_dose(number: int) -> None:
    asked = people()[number]
    found = adapted(asked, EXERCISES, asked.on, next_session=True)
    before: Person | None = None
    for pain in (0, 2, 4, 5, 6, 7, 8, 9, 10):
        told = replace(asked, pain_now_0_10=pain)
        if isinstance(door(told), NotNow):
            assert all(isinstance(door(replace(asked, pain_now_0_10=p)), NotNow) for p in range(pain, 11))
            return
        now = person(told, found)
        if before is not None:
            never_more(now, before)
        before = now


# --- what makes no difference --------------------------------------------------------------------------------


def turned_round(text: str) -> str:
    return re.sub(r'"(left|right)-', lambda m: '"right-' if m[1] == "left" else '"left-', text)


@some(3)
def test_mirrored_people_get_the_same(number: int) -> None:
    asked = people()[number]
    mirrored = read_request(json.loads(turned_round(json.dumps(plain(asked)))))
    sided = any(area.startswith(("left-", "right-")) for area in asked.areas or ())
    assert (mirrored != asked) is sided
    one, other = (Planner(each, EXERCISES).programme() for each in (asked, mirrored))
    assert (other.days, other.floor_free, other.left_out, other.limits) == (
        one.days, one.floor_free, one.left_out, one.limits,
    )  # fmt: skip


LISTS = (
    "equipment", "liked", "disliked", "excluded", "liked_families", "disliked_families", "enjoyment", "areas", "goals",
)  # fmt: skip


@some(3)
def test_the_order_of_lists_makes_no_difference(number: int) -> None:
    asked = people()[number]
    turned = {name: entries[::-1] for name in LISTS if (entries := getattr(asked, name))}
    one, other = (Planner(each, EXERCISES).programme() for each in (asked, replace(asked, **turned)))
    assert json.dumps(plain(other)) == json.dumps(plain(one))


DAY = re.compile(r"\b(\d{4}-\d\d-\d\d)(?=T|\b)")


@some(3)
def test_the_same_life_some_days_later_gets_the_same_plan_some_days_later(number: int) -> None:
    asked, days = people()[number], 1 + number % 40

    def moved(text: str, by: int) -> str:
        return DAY.sub(lambda m: (date.fromisoformat(m[1]) + timedelta(days=by)).isoformat(), text)

    later = read_request(json.loads(moved(json.dumps(plain(asked)), days)))
    assert later.on == asked.on + timedelta(days=days)
    one, other = plan(asked), plan(later)
    assert isinstance(one, Programme)
    assert moved(json.dumps(plain(other)), -days) == json.dumps(plain(one))
