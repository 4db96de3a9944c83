"""What holds for every plan, whoever asks for it."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from limber.catalogue import load
from limber.plain import plain, read
from limber.programme import NotNow, PlanRequest, Programme, check, plan, why
from limber.programme.board import Board
from limber.programme.door import door
from limber.programme.person import Adapted, Person, person_of
from limber.programme.planner import Planner
from limber.programme.rules import with_limits
from limber.safety import Answers, screen
from limber.session import PlannedDose
from tests.property.people import AWKWARD, ON, answers, generated_answers, open_answers, pasts, request, wishes

DANGER = ("S01", "S05", "S06", "S08", "S12", "S14", "S15a", "S18a", "H2a", "H2b", "S25", "bp180_110", "vf_lt12w")


def made(answers: Answers, **asked: Any) -> Programme:
    found = plan(PlanRequest(on=ON, answers=answers, **asked))
    assert isinstance(found, Programme), found
    return found


def board(answers: Answers, **asked: Any) -> Board:
    """What is on the table for a person, through the one door."""
    wanted = PlanRequest(on=ON, answers=answers, **asked)
    result = door(wanted)
    assert not isinstance(result, NotNow)
    return Board(with_limits(person_of(wanted, result, Adapted(), load().exercises)))


def locks(answers: Answers) -> bool:
    outcome = screen(answers, ON).outcome
    return outcome is None or outcome.locks


@given(open_answers(), wishes())
@settings(max_examples=120, deadline=None)
def test_everybody_with_an_open_screen_gets_a_plan_that_the_checker_passes(answers: Answers, asked: Any) -> None:
    wanted = PlanRequest(on=ON, answers=answers, **asked)
    result = door(wanted)
    assert not isinstance(result, NotNow)
    programme = Planner(wanted, load().exercises).programme()
    assert check(programme, wanted) == ()
    assert plan(wanted) == programme
    assert programme.days
    assert all(day.items for day in (*programme.days, *programme.floor_free))


@given(open_answers(), wishes(), pasts())
@settings(max_examples=120, deadline=None)
def test_whatever_happened_before_the_plan_passes_the_checker(answers: Answers, asked: Any, past: Any) -> None:
    wanted = PlanRequest(on=ON, answers=answers, **asked, **past)
    assert read(PlanRequest, json.loads(json.dumps(plain(wanted)))) == wanted
    result = door(wanted)
    if isinstance(result, NotNow):
        assert plan(wanted) == result
        return
    programme = Planner(wanted, load().exercises).programme()
    assert check(programme, wanted) == ()
    assert all(day.items for day in (*programme.days, *programme.floor_free))


@given(open_answers(), wishes())
@settings(max_examples=120, deadline=None)
def test_a_day_is_as_long_as_asked_and_never_more_than_a_minute_longer(answers: Answers, asked: Any) -> None:
    programme = made(answers, **asked)
    for day in (*programme.days, *programme.floor_free):
        seconds = sum(item.duration_s for item in day.items)
        assert seconds <= asked["minutes"] * 60 + 60
        shorter_says_why = any("shorter than you asked" in str(reason.text) for reason in day.reasons)
        assert seconds >= asked["minutes"] * 60 * 0.9 - 5 or shorter_says_why


@given(generated_answers(extra=DANGER), wishes())
@settings(max_examples=150, deadline=None)
def test_no_answers_with_a_locking_outcome_yield_a_plan(answers: Answers, asked: Any) -> None:
    found = plan(PlanRequest(on=ON, answers=answers, **asked))
    assert isinstance(found, NotNow) == locks(answers)
    assert isinstance(why("walking", PlanRequest(on=ON, answers=answers, **asked)).reasons, tuple)
    if isinstance(found, NotNow):
        assert found.action is not None
        assert why("walking", PlanRequest(on=ON, answers=answers, **asked)).status == "no-plan"


@given(open_answers(), wishes())
@settings(max_examples=40, deadline=None)
def test_the_same_request_gives_the_same_plan_byte_for_byte(answers: Answers, asked: Any) -> None:
    wanted = PlanRequest(on=ON, answers=answers, **asked)
    again = read(PlanRequest, json.loads(json.dumps(plain(wanted))), "request")
    assert again == wanted
    written = json.dumps(plain(plan(wanted)))
    assert written == json.dumps(plain(plan(again)))
    assert read(Programme, json.loads(written)) == plan(wanted)


@given(open_answers(), wishes())
@settings(max_examples=40, deadline=None)
def test_the_order_of_lists_in_the_request_does_not_matter(answers: Answers, asked: Any) -> None:
    turned = {key: entry[::-1] if isinstance(entry, tuple) else entry for key, entry in asked.items()}
    assert made(answers, **asked) == made(answers, **turned)


# --- one more contraindication, more pain ------------------------------------------------------------


def no_more(low: PlannedDose, high: PlannedDose) -> bool:
    """Whether the first dose is in no way larger than the second."""
    return low.sets <= high.sets and low.reps <= high.reps and low.hold_s <= high.hold_s


def never_raised(harder: Board, easier: Board) -> None:
    """Whoever stands behind `harder` has one more reason for care; nothing there may be more than in `easier`."""
    assert set(harder.eligible) <= set(easier.eligible)
    strict, loose = harder.person, easier.person
    assert strict.difficulty_max <= loose.difficulty_max
    assert strict.load_class_max <= loose.load_class_max
    assert strict.effort_max_0_10 <= loose.effort_max_0_10
    for exercise_id in harder.eligible:
        ours, theirs = harder.doses(exercise_id), easier.doses(exercise_id)
        assert no_more(ours.start, theirs.start), exercise_id
        assert no_more(ours.most, theirs.most), exercise_id


def with_tag(person: Person, tag: Any) -> Board:
    return Board(
        with_limits(replace(person, tags=person.tags | {tag}, floor=person.floor and tag != "cannot_get_to_floor"))
    )


TAGS_UNDER_TEST = sorted(
    {tag for e in load().exercises.values() for tag in (*e.data.exclude, *e.data.modify)}
    | {"older_deconditioned", "light_only", "neck_red", "hypertension_isometric"}
)


@given(open_answers(), st.sampled_from(TAGS_UNDER_TEST))
@settings(max_examples=200, deadline=None)
def test_one_more_contraindication_never_makes_eligible_and_never_raises(answers: Answers, tag: str) -> None:
    easier = board(answers)
    if tag == "cannot_get_to_floor" and easier.person.facts.firm_bed:
        easier = Board(replace(easier.person, facts=replace(easier.person.facts, firm_bed=False)))
    never_raised(with_tag(easier.person, tag), easier)


@given(open_answers(), st.integers(0, 10), st.integers(0, 10))
@settings(max_examples=200, deadline=None)
def test_more_pain_never_raises_class_difficulty_or_dose(answers: Answers, one: int, other: int) -> None:
    low, high = sorted((one, other))
    results = [door(PlanRequest(on=ON, answers=answers, pain_now_0_10=pain)) for pain in (low, high)]
    if isinstance(results[0], NotNow):
        assert isinstance(results[1], NotNow)
    elif not isinstance(results[1], NotNow):
        never_raised(board(answers, pain_now_0_10=high), board(answers, pain_now_0_10=low))


# --- every item says why, and everything offered is allowed ------------------------------------------


@given(open_answers(), wishes())
@settings(max_examples=60, deadline=None)
def test_every_item_and_every_left_out_exercise_has_a_rule_and_a_sentence(answers: Answers, asked: Any) -> None:
    programme = made(answers, **asked)
    reasons = [r for day in programme.days for item in day.items for r in item.reasons]
    reasons += [r for out in programme.left_out for r in out.reasons]
    assert reasons
    assert all(reason.rule and str(reason.text).strip() and "%(" not in str(reason.text) for reason in reasons)
    left_out = {out.exercise_id for out in programme.left_out}
    assert all(out.reasons for out in programme.left_out)
    assert not left_out & {item.exercise_id for item in programme.days[0].items}


@pytest.mark.parametrize("words", AWKWARD)
@pytest.mark.parametrize("minutes", [3, 5, 8, 15, 35])
def test_nobody_is_left_with_an_empty_plan(words: str, minutes: int) -> None:
    everything = tuple(load().exercises)
    for asked in ({}, {"equipment": ()}, {"disliked": everything}, {"excluded": everything}, {"floor_today": False}):
        programme = made(answers(words), minutes=minutes, **asked)
        assert all(day.items for day in programme.days)


def test_the_day_after_tomorrow_is_planned_with_the_answers_of_today() -> None:
    late = request("", on=ON + timedelta(days=85))
    found = plan(late)
    assert isinstance(found, NotNow)
    assert found.ask == "full"
