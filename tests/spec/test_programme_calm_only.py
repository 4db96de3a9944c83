"""A day that holds nothing but rest and breathing says why."""

from limber.catalogue import load
from limber.programme import Programme, plan
from tests.property.people import request

SAID = "Almost all exercises are left out for now"


def said(made: object) -> list[str]:
    assert isinstance(made, Programme)
    return [str(reason.text) for day in made.days for reason in day.reasons]


def test_when_everything_else_was_left_out_the_day_says_so() -> None:
    others = tuple(e.id for e in load().exercises.values() if e.data.category != "relaxation")
    made = plan(request("", excluded=others))
    assert isinstance(made, Programme)
    assert {load()[i.exercise_id].data.category for d in made.days for i in d.items} == {"relaxation"}
    assert all(any(SAID in str(reason.text) for reason in day.reasons) for day in made.days)


def test_an_ordinary_day_and_a_day_of_rest_for_pain_do_not() -> None:
    assert not any(SAID in text for text in said(plan(request(""))))
    assert not any(SAID in text for text in said(plan(request("pain=9 usual=9"))))
