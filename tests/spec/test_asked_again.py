"""When the safety questions come again: the days that are promised are the days on which the door asks."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from limber.commands.plan import FULL_ON, LEGS_ON
from limber.programme import Programme, plan
from limber.safety import AskedAgain, Screening, asked_again, standing
from limber.words import render
from tests.property.people import answers, request

ON = date(2026, 1, 5)


def answered(part: str, days_later: int, words: str = "") -> Screening:
    on = ON + timedelta(days=days_later)
    return Screening(part=part, answers=answers(words, on), at=datetime.combine(on, time(9), UTC), id=f"{part}{on}")  # type: ignore[arg-type]


def days(due: AskedAgain) -> tuple[int | None, int | None]:
    """Days from the first screen: everything, and the short page."""
    return tuple(None if on is None else (on - ON).days for on in (due.full_on, due.leg_signs_on))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("what", "screenings", "full", "legs"),
    [
        ("never answered", (), None, None),
        ("a full screen", (answered("full", 0),), 85, 29),
        ("the short page since", (answered("full", 0), answered("leg-signs", 30)), 85, 59),
        ("the short page so late that it comes with the rest",
         (answered("full", 0), answered("leg-signs", 60)), 85, None),
        ("another full screen", (answered("full", 0), answered("full", 40)), 125, 69),
        ("something was looked at four weeks ago", (answered("full", 0, "S12@checked_same"),), 29, None),
    ],
)  # fmt: skip
def test_the_day_is_the_day_on_which_the_door_asks(
    what: str, screenings: tuple[Screening, ...], full: int | None, legs: int | None
) -> None:
    due = asked_again(screenings)
    assert days(due) == (full, legs), what
    for on, part in ((due.leg_signs_on, "leg-signs"), (due.full_on, "full")):
        if on is not None:
            before = standing((), screenings, on - timedelta(days=1), last_session_on=on - timedelta(days=1))
            assert before.due != part, what
            assert standing((), screenings, on, last_session_on=on - timedelta(days=1)).due == part, what


def test_the_plan_says_when() -> None:
    made = plan(request())
    assert isinstance(made, Programme)
    assert days(made.asked_again) == (85, 29)


@pytest.mark.parametrize("language", ["es", "de", "fr"])
def test_it_is_said_in_every_language(language: str) -> None:
    from limber.words import message

    for sentence in (LEGS_ON, FULL_ON):
        said = render(message(sentence, on="x"), language)
        assert said != render(message(sentence, on="x"), "en")
