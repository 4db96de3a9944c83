"""Why is this (not) in my plan? In sentences, with the rules behind them."""

import pytest

from limber.catalogue import load
from limber.errors import InputError
from limber.programme import Programme, plan, why
from tests.property.people import request


def test_in_the_plan_with_its_days_and_reasons() -> None:
    found = why("sit-to-stand", request("age=72 exercises_now:no"))
    assert found.status == "in-plan"
    assert found.days == (1, 3)
    assert {"P-07", "L-4"} <= {reason.rule for reason in found.reasons}
    assert str(found.verdict) == "Sit to stand is in your plan."


@pytest.mark.parametrize(
    ("words", "exercise_id", "rule", "sentence"),
    [
        ("osteoporosis", "partial-crunch", "P-02", "Left out because of thin bones."),
        ("bending_worse", "partial-crunch", "P-02", "Left out because of bending or sitting that makes it worse."),
        ("shoulder_pain", "bird-dog", "P-02", "Leg reach on hands and knees comes in its place"),
        ("floor_hard firm_bed:no", "bridge", "P-03", "It needs the floor."),
        ("pain=9 usual=9", "bridge", "TL-9-10", "only rest positions and calm breathing"),
        ("", "superman", "NEVER-01", "No plan chooses this exercise by itself."),
        ("", "plank-high", "P-25", "Harder exercises come after several sessions that felt fine."),
        ("spell:acute pain=6 pain_course:new", "bridge", "P-14", "gentle movement and short walks come first"),
        ("spine_implant", "bridge", "STATE-IMPLANT", "lowest load"),
    ],
)
def test_left_out_with_the_rule_that_leaves_it_out(words: str, exercise_id: str, rule: str, sentence: str) -> None:
    found = why(exercise_id, request(words))
    assert found.status == "left-out"
    said = {reason.rule: str(reason.text) for reason in found.reasons}
    assert any(sentence in text for text in said.values()), said
    assert rule in said


def test_not_chosen_because_others_came_first() -> None:
    wanted = request("")
    made = plan(wanted)
    assert isinstance(made, Programme)
    chosen = {item.exercise_id for day in made.days for item in day.items}
    out = {left.exercise_id for left in made.left_out}
    others = sorted(set(load().exercises) - chosen - out)
    assert others
    found = why(others[0], wanted)
    assert found.status == "not-chosen"
    assert found.reasons


def test_under_a_lock_nothing_is_in_the_plan() -> None:
    found = why("walking", request("S01@2days"))
    assert found.status == "no-plan"
    assert found.reasons[0].rule == "E0-S01"


def test_an_unknown_id_is_one_clear_line() -> None:
    with pytest.raises(InputError, match="no exercise has this id"):
        why("headstand", request(""))


def test_what_only_waits_is_not_said_to_speak_against_the_person() -> None:
    """Progress, the kind of pain and things at hand pass; a tag of the person is said as what it is."""
    for exercise_id, words in (("bird-dog", ""), ("plank-high", "pain=6 usual=6"), ("band-row", "")):
        assert str(why(exercise_id, request(words)).verdict.text).endswith("is not in your plan for now."), exercise_id
    assert "something speaks against it" in str(why("walking", request("stand_hard")).verdict.text)


def test_where_one_rule_has_the_last_word_nothing_else_is_promised() -> None:
    assert [str(text.text) for text in why("superman", request()).would_change] == [
        "No plan chooses it. A clinician may."
    ]
