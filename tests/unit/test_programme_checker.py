"""The checker finds what is wrong: a good plan is spoilt by hand, and the rule that it breaks is named."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from limber.catalogue import load
from limber.programme import PlanRequest, Programme, check, plan
from limber.session import PlanDay, PlanItem, PlannedDose, duration_s
from tests.property.people import answers, request


def good(words: str = "", **wishes: Any) -> tuple[PlanRequest, Programme]:
    wanted = request(words, **({"minutes": 20} | wishes))
    made = plan(wanted)
    assert isinstance(made, Programme)
    assert check(made, wanted) == ()
    return wanted, made


def with_day(made: Programme, change: Callable[[PlanDay], PlanDay]) -> Programme:
    return replace(made, days=(change(made.days[0]), *made.days[1:]))


def with_item(made: Programme, change: Callable[[PlanItem], PlanItem], n: int = 0) -> Programme:
    return with_day(made, lambda d: replace(d, items=tuple(change(i) if k == n else i for k, i in enumerate(d.items))))


def put(exercise_id: str, **dose: int) -> Callable[[PlanItem], PlanItem]:
    """Another exercise in the place of an item, with the catalogue's dose unless told otherwise."""
    own = load()[exercise_id].data.dose
    fields = {"sets": own.sets, "reps": own.reps, "hold_s": own.hold_s, "rest_s": own.rest_s} | dose

    def change(item: PlanItem) -> PlanItem:
        asked = PlannedDose(sides=own.sides, **fields)
        seconds = round(duration_s(load()[exercise_id], asked))
        return replace(item, exercise_id=exercise_id, dose=asked, duration_s=seconds, easier=(), harder=(), swaps=())

    return change


def rules(made: Programme, wanted: PlanRequest) -> set[str]:
    return {finding.rule for finding in check(made, wanted)}


@pytest.mark.parametrize(
    ("words", "exercise_id", "dose", "rule"),
    [
        ("", "superman", {}, "NEVER-01"),
        ("", "plank-high", {}, "L-1"),
        ("spine_fracture", "cat-cow", {}, "P-02"),
        ("shoulder_pain", "bird-dog", {}, "P-02"),
        ("floor_hard firm_bed:no", "bridge", {}, "P-03"),
        ("spell:acute pain=6 pain_course:new", "abdominal-brace", {}, "P-14"),
        ("spell:acute pain=3 pain_course:new", "bridge", {}, "L-1"),
        ("pain=8 usual=3 pain_course:flare", "seated-twist-chair", {"hold_s": 30, "reps": 10}, ""),
        ("pain=8 usual=3 pain_course:flare", "scapular-squeeze", {}, "TL-7-8-new"),
        ("pain=9 usual=9", "walking", {"hold_s": 120}, "TL-9-10"),
        ("spine_implant", "walking", {}, "STATE-IMPLANT"),
        ("gave_birth_12w birth_check:no", "bridge", {}, "STATE-BIRTH"),
        ("operation_12w operation_cleared:yes operation_chest", "incline-plank", {}, "STATE-SURGERY"),
        ("", "bridge", {"hold_s": 11}, "P-10"),
        ("bp_high", "childs-pose", {"hold_s": 20}, "TAG-BP"),
        ("", "figure-4-stretch", {"hold_s": 45}, "P-08"),
        ("", "bridge", {"reps": 16}, "P-26"),
        ("", "bridge", {"sets": 5}, "P-26"),
        ("", "sit-to-stand", {"reps": 2}, "DOWN-01"),
        ("age=72 exercises_now:no", "sit-to-stand", {"reps": 8}, "L-4"),
        ("pregnant pregnancy_weeks:16_to_28", "bridge", {"sets": 2}, "STATE-PREG"),
        ("pain=8 usual=3 pain_course:flare", "walking", {"hold_s": 360}, "GENTLE"),
    ],
)
def test_an_exercise_that_does_not_suit_is_found(words: str, exercise_id: str, dose: dict[str, int], rule: str) -> None:
    wanted, made = good(words)
    found = rules(with_item(made, put(exercise_id, **dose)), wanted)
    assert rule in found if rule else not found & {"TL-7-8-new", "TL-9-10", "L-1"}


def test_alternatives_are_looked_at_as_well() -> None:
    wanted, made = good("shoulder_pain")
    bad = replace(put("bird-dog")(made.days[0].items[0]))
    assert "P-02" in rules(with_item(made, lambda i: replace(i, swaps=(bad,))), wanted)


def test_the_floor_free_days_are_looked_at_as_well() -> None:
    wanted, made = good()
    assert made.floor_free
    spoilt = replace(made, floor_free=(replace(made.days[0]), *made.floor_free[1:]))
    assert "P-03" in rules(spoilt, wanted)
    assert "P-03" in rules(replace(made, floor_free=made.floor_free[1:]), wanted)


@pytest.mark.parametrize(
    ("what", "spoil", "rule"),
    [
        ("empty plan", lambda m: replace(m, days=()), "P-05"),
        ("empty day", lambda m: with_day(m, lambda d: replace(d, items=())), "P-05"),
        ("twice the same", lambda m: with_day(m, lambda d: replace(d, items=(*d.items, d.items[-1]))), "P-07"),
        ("out of order", lambda m: with_day(m, lambda d: replace(d, items=d.items[::-1])), "P-07"),
        ("wrong minutes", lambda m: with_day(m, lambda d: replace(d, minutes=45)), "P-05"),
        ("too much effort", lambda m: with_day(m, lambda d: replace(d, effort_max_0_10=8)), "P-09"),
        ("no reason", lambda m: with_item(m, lambda i: replace(i, reasons=())), "P-07"),
        ("wrong duration", lambda m: with_item(m, lambda i: replace(i, duration_s=i.duration_s + 30)), "P-07"),
    ],
)
def test_a_day_that_is_not_right_is_found(what: str, spoil: Callable[[Programme], Programme], rule: str) -> None:
    wanted, made = good()
    assert rule in rules(spoil(made), wanted), what


def test_too_many_new_exercises_are_found() -> None:
    wanted, made = good(minutes=35)
    new = ("seated-cat-cow", "seated-pelvic-tilt", "seated-twist-chair", "open-book")
    items = tuple(put(i)(made.days[1].items[1]) for i in new)
    spoilt = replace(made, days=(made.days[0], replace(made.days[1], items=items), *made.days[2:]))
    assert "P-04" in rules(spoilt, wanted)


def test_too_many_exercises_for_the_upper_back_are_found() -> None:
    wanted, made = good(minutes=35)
    upper = ("open-book", "seated-twist-chair", "scapular-squeeze", "seated-spinal-twist")
    items = tuple(put(i)(made.days[0].items[1]) for i in upper)
    assert "L-7" in rules(with_day(made, lambda d: replace(d, items=items)), wanted)


def test_a_line_that_is_not_shown_is_found() -> None:
    wanted, made = good("osteoporosis", liked=("cat-cow",))
    place = next(n for n, i in enumerate(made.days[0].items) if i.adapted_for)
    assert "P-02" in rules(with_item(made, lambda i: replace(i, adapted_for=()), place), wanted)


def test_a_plan_for_somebody_who_may_not_exercise_is_found() -> None:
    wanted, made = good()
    for words in ("S01@2days", "S15a", "S14"):
        assert rules(made, replace(wanted, answers=answers(words))) == {"P-01"}


def test_a_session_longer_than_asked_is_found() -> None:
    wanted, made = good()
    assert "P-05" in rules(made, replace(wanted, minutes=10))


def test_what_the_person_left_out_is_found() -> None:
    wanted, made = good()
    first = made.days[0].items[0].exercise_id
    assert "P-06" in rules(made, replace(wanted, excluded=(first,)))


def test_what_is_not_at_hand_is_found() -> None:
    wanted, made = good(liked=("cat-cow",))
    assert "P-02" in rules(made, replace(wanted, equipment=()))
