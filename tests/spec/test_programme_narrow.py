"""Narrow and contradictory requests: a plan that is worth having, what would free more, or one line that says what is
wrong."""

import json
from dataclasses import replace
from typing import Any

import pytest

from limber.catalogue import load
from limber.plain import plain
from limber.programme import Change, PlanRequest, Programme, check, plan, try_change
from limber.session import PlanDay
from tests.property.people import request
from tests.spec.command_line import limber

ALL = tuple(sorted(load().exercises))
STRENGTH = tuple(e.id for e in load().exercises.values() if e.data.category in ("strength", "motor-control"))


def but(*kept: str) -> tuple[str, ...]:
    return tuple(i for i in ALL if i not in kept)


def made(wanted: PlanRequest) -> Programme:
    found = plan(wanted)
    assert isinstance(found, Programme)
    assert check(found, wanted) == ()
    assert all(day.items for day in found.days)
    return found


def frees(found: Programme) -> dict[str, list[str]]:
    """For each part that nobody fills, what would free it."""
    return {c.part: [str(text) for text in c.frees] for c in found.collisions}


@pytest.mark.parametrize(
    ("what", "words", "wishes", "part", "freed_by"),
    [
        ("all strength left out", "", {"excluded": STRENGTH}, "strength", "took back"),
        ("everything but two left out", "", {"excluded": but("walking", "bridge")}, "mobility", "took back"),
        ("everything left out", "", {"excluded": ALL}, "cool-down", "took back"),
        ("nothing at hand, and few things kept", "stand_hard floor_hard firm_bed:no",
         {"equipment": (), "excluded": but("seated-arm-swing", "seated-cat-cow", "diaphragmatic-breathing")},
         "mobility", "a firm chair"),
        ("no floor today, and only floor exercises kept", "",
         {"floor_today": False, "excluded": but("walking", "bridge", "diaphragmatic-breathing", "cat-cow")},
         "strength", "the floor"),
        ("a spine implant", "spine_implant", {}, "mobility", "a clinician has agreed"),
    ],
)  # fmt: skip
def test_what_nobody_fills_says_what_would_free_it(
    what: str, words: str, wishes: dict[str, Any], part: str, freed_by: str
) -> None:
    found = made(request(words, minutes=20, **wishes))
    assert any(freed_by in text for text in frees(found)[part]), (what, frees(found))
    for collision in found.collisions:
        assert 1 <= len(collision.rules) <= 3
        assert 1 <= len(collision.frees) <= 3
        assert not {"NEVER-01", "L-2"} & {reason.rule for reason in collision.rules}


def test_more_minutes_are_promised_only_where_something_waits_for_them() -> None:
    found = made(request("", minutes=15, excluded=ALL))
    assert not any("more minutes" in text for texts in frees(found).values() for text in texts)


def test_where_one_thing_is_enough_no_second_one_is_asked_for() -> None:
    found = made(request("", minutes=20, excluded=STRENGTH))
    assert frees(found)["strength"] == ["It would be there if you took back what you left out yourself."]


# --- the gentle list, asked for ----------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["", "floor_hard firm_bed:no", "age=81 exercises_now:no osteoporosis", "knee_pain"])
def test_the_gentle_list_comes_when_it_is_asked_for_and_only_today(words: str) -> None:
    wanted = request(words, minutes=15)
    tried = try_change(wanted, Change(kind="gentle"))
    assert isinstance(tried.plan, Programme)
    assert not tried.refused
    today: PlanDay = tried.plan.days[0]
    assert today.kind == "gentle"
    assert today.effort_max_0_10 <= 3
    assert any(reason.text.text.startswith("You asked for the gentle list") for reason in today.reasons)
    usual = made(wanted)
    assert [day.kind for day in tried.plan.days[1:]] == [day.kind for day in usual.days[1:]]


def test_a_gentle_day_that_is_not_gentle_is_found() -> None:
    wanted = request("", minutes=15)
    asked = request("", minutes=15, changes=(Change(kind="gentle"),))
    assert "GENTLE" in {finding.rule for finding in check(made(wanted), asked)}


# --- contradictory and impossible requests, as the command reads them ---------------------------------------


def asked(**wishes: Any) -> bytes:
    return json.dumps({**json.loads(json.dumps(plain(request()), default=str)), **wishes}).encode()


@pytest.mark.parametrize(
    ("what", "wishes", "line"),
    [
        ("zero days", {"days_per_week": 0}, "days_per_week: expected a whole number from 1 to 7"),
        ("eight days", {"days_per_week": 8}, "days_per_week: expected a whole number from 1 to 7"),
        ("no minutes", {"minutes": 0}, "minutes: expected a whole number from 3 to 35"),
        ("200 minutes", {"minutes": 200}, "minutes: expected a whole number from 3 to 35"),
        ("200 minutes today", {"changes": [{"kind": "minutes", "minutes": 200}]}, "minutes: expected a whole number"),
        ("pain of 11", {"pain_now_0_10": 11}, "pain_now_0_10: expected a whole number from 0 to 10"),
        ("a tag of their own", {"tags": ["knee"]}, "tags: unknown"),
        ("a place that there is not", {"areas": ["nose"]}, "areas[0]: expected one of"),
        ("a thing that there is not", {"equipment": ["trampoline"]}, "equipment[0]: expected one of"),
        ("an exercise that there is not", {"excluded": ["bridge", "brigde"]}, "excluded[1]: expected the id"),
        ("one to swap to", {"changes": [{"kind": "swap", "exercise_id": "bridge", "to": "brigde"}]},
         "changes[0]: expected ids of exercises"),
        ("a family liked and disliked", {"liked_families": ["walking"], "disliked_families": ["walking"]},
         "disliked_families: expected none that is liked as well"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_in_one_line(what: str, wishes: dict[str, Any], line: str) -> None:
    said = limber("plan", "-", "--at-once", given=asked(**wishes))
    assert (said.code, said.out) == (2, ""), what
    assert said.err.count("\n") == 1
    assert line in said.err


@pytest.mark.parametrize(
    ("what", "words", "wishes"),
    [
        ("everything disliked", "", {"disliked": ALL}),
        ("every family disliked", "", {"disliked_families": ("walking", "strength", "mobility", "pilates")}),
        ("liked and disliked", "", {"liked": ("bridge",), "disliked": ("bridge",)}),
        ("pinned and left out", "", {"pinned": ("bridge",), "excluded": ("bridge",)}),
        ("nothing at hand", "", {"equipment": ()}),
        ("no spell of pain, and pain of 7", "spell:none pain=7 usual=0", {}),
        ("every direction worsens", "bending_worse arching_worse twisting_worse walking_worse sitting_worse", {}),
        ("cannot stand, and wants to walk", "stand_hard", {"liked_families": ("walking",), "liked": ("walking",)}),
    ],
)
def test_what_pulls_both_ways_gets_the_more_careful_plan(what: str, words: str, wishes: dict[str, Any]) -> None:
    found = made(request(words, **wishes))
    ids = {item.exercise_id for day in found.days for item in day.items}
    assert ids, what
    assert not ids & set(wishes.get("excluded", ()))
    if "stand_hard" in words:
        assert "walking" not in ids


def test_a_swap_on_a_gentle_day_never_puts_two_things_for_one_need() -> None:
    """What may not come changes nothing: the day stays as it was, and is shown."""
    gentle = request("pain=8 usual=3 pain_course:flare", minutes=30)
    first = plan(gentle)
    assert isinstance(first, Programme)
    before = [item.exercise_id for item in first.days[0].items]
    moved, turned = ("cat-cow" in before and "cat-cow") or "seated-cat-cow", "lower-trunk-rotation"
    assert moved in before
    other = next(i for i in ("lower-trunk-rotation", "open-book", "seated-twist-chair") if i in before)
    wanted = replace(gentle, changes=(Change(kind="swap", exercise_id=moved, to=next(
        i for i in (turned, "seated-twist-chair") if i != other)),))  # fmt: skip
    found = plan(wanted)
    assert isinstance(found, Programme)
    assert check(found, wanted) == ()
    assert [item.exercise_id for item in found.days[0].items] == before
