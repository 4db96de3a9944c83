"""What a plan says is said once, names what it means, and fills no time with rest."""

from typing import Any

import pytest

from limber.catalogue import load
from limber.programme import Programme, check, plan, why
from limber.words import LANGUAGES, available, render
from tests.property.people import request
from tests.unit.test_programme_checker import good, put, rules, with_item


def made(words: str, **wishes: Any) -> Programme:
    wanted = request(words, **wishes)
    found = plan(wanted)
    assert isinstance(found, Programme)
    assert check(found, wanted) == ()
    return found


@pytest.mark.parametrize(
    ("what", "words", "wishes", "asked_min", "shown_min"),
    [
        ("an implant leaves five exercises", "spine_implant", {}, 35, 20),
        ("pain of 9: calm breathing and rest", "pain=9 usual=9", {}, 35, 8),
        ("everything left out but breathing", "",
         {"excluded": tuple(i for i in load().exercises if i != "diaphragmatic-breathing")}, 35, 3),
    ],
)  # fmt: skip
def test_a_day_is_rather_shorter_than_filled_up_with_rest(
    what: str, words: str, wishes: dict[str, Any], asked_min: int, shown_min: int
) -> None:
    day = made(words, minutes=asked_min, **wishes).days[0]
    assert day.minutes == shown_min, what
    assert any("shorter than you asked for" in str(reason.text) for reason in day.reasons)
    for item in day.items:
        data = load()[item.exercise_id].data
        if data.category == "relaxation":
            assert item.dose.sets * item.dose.hold_s <= data.dose.sets * data.dose.hold_s


def test_the_checker_finds_rest_that_fills_up_a_session() -> None:
    wanted, found = good("")
    assert "P-07" in rules(with_item(found, put("diaphragmatic-breathing", hold_s=600)), wanted)


def test_that_half_is_enough_to_begin_with_is_said_once_for_the_plan() -> None:
    found = made("age=81 exercises_now:no osteoporosis strength_untrained unsteady")
    half = [str(reason.text) for reason in found.reasons if "half of the usual amount" in str(reason.text)]
    assert len(half) == 1
    of_items = [str(r.text) for day in found.days for item in day.items for r in item.reasons]
    assert not any(text.startswith("You start with about half") for text in of_items)


@pytest.mark.parametrize(
    ("exercise_id", "thing"),
    [
        ("band-row", "an exercise band"),
        ("romanian-deadlift", "a weight"),
        ("step-up", "a low step"),
        ("doorway-pec-stretch", "a doorway"),
        ("seated-twist-chair", "a firm chair"),
        ("swimming", "a pool"),
    ],
)
def test_what_is_not_at_hand_is_named(exercise_id: str, thing: str) -> None:
    said = [str(reason.text) for reason in why(exercise_id, request("", equipment=("mat",))).reasons]
    assert f"It needs something that is not at hand: {thing}." in said


def test_what_is_not_at_hand_is_named_in_every_language() -> None:
    assert set(available()) == set(LANGUAGES)
    reason = next(r for r in why("band-row", request("", equipment=())).reasons if "at hand" in str(r.text))
    said = [render(reason.text, language) for language in LANGUAGES]
    assert [text.rpartition(":")[2].strip() for text in said] == [
        "an exercise band.", "una banda elástica.", "ein Übungsband.", "un élastique.",
    ]  # fmt: skip


def test_where_several_things_stand_in_the_way_none_of_them_alone_is_promised_to_be_enough() -> None:
    several = [str(text) for text in why("pallof-press", request("")).would_change]
    assert several[0] == "More than one thing would have to change."
    assert len(several) > 2
    assert [str(text) for text in why("bird-dog", request("")).would_change] == [
        "It could come after six whole sessions that felt fine, on a day with pain of 4 or less."
    ]


@pytest.mark.parametrize(
    ("words", "said", "not_said"),
    [
        ("pain=9 usual=9", "only rest positions and calm breathing", ("Today only the gentle list", "New exercises")),
        ("pain=8 usual=3 pain_course:flare", "Today only the gentle list", ("New exercises",)),
    ],
)
def test_a_gentle_day_says_what_it_is_and_nothing_of_progress(words: str, said: str, not_said: tuple[str, ...]) -> None:
    found = made(words)
    texts = [str(reason.text) for day in found.days for reason in day.reasons]
    assert any(said in text for text in texts)
    assert not any(word in text for text in texts for word in not_said)
    assert not any("Three fuller sessions" in str(reason.text) for reason in found.reasons)
