"""After twelve weeks (P-35): two days of strength, walking on the others, said when it begins, and with a way back."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from limber.programme import PlanRequest, Programme, check, improve, plan
from limber.session import History
from tests.property.people import ON, request
from tests.spec.test_programme_record import done, session


def lived(weeks: int, **wishes: Any) -> PlanRequest:
    """Somebody who did three sessions a week for so many weeks, the last one three days ago."""
    days = sorted({7 * week + n for week in range(weeks) for n in (3, 5, 7)}, reverse=True)
    sessions = tuple(session(day, done("bridge"), done("bird-dog"), done("walking")) for day in days)
    begun = ON - timedelta(weeks=weeks)
    return request(wishes.pop("words", ""), history=History(sessions=sessions), started_on=begun, **wishes)


def strong(made: Programme) -> int:
    return sum(day.kind == "full" for day in made.days)


def rules(made: Programme) -> set[str]:
    return {reason.rule for reason in made.reasons}


@pytest.mark.parametrize(
    ("weeks", "days", "full", "keeping", "told"),
    [(11, 3, 3, False, False), (12, 3, 2, True, True), (13, 3, 2, True, False), (30, 5, 2, True, False),
     (12, 2, 2, True, False), (12, 7, 2, True, True)],
)  # fmt: skip
@pytest.mark.parametrize("planner", [plan, improve])
def test_after_twelve_weeks_two_strength_days_are_enough(
    planner: Any, weeks: int, days: int, full: int, keeping: bool, told: bool
) -> None:
    wanted = lived(weeks, days_per_week=days, minutes=25)
    made = planner(wanted)
    assert isinstance(made, Programme)
    assert check(made, wanted) == ()
    assert strong(made) <= full
    assert ("P-35" in rules(made)) is keeping
    assert ("keeping" in {one.id for one in made.adjustments}) is told
    light = [day for day in made.days if day.kind == "short"]
    assert all(("P-35" in {reason.rule for reason in day.reasons}) is keeping for day in light)
    if keeping and days > 2:
        assert any(item.exercise_id == "walking" for day in light for item in day.items)


def test_who_takes_it_back_keeps_three_days() -> None:
    wanted = replace(lived(12, minutes=25), undone=("keeping",))
    made = plan(wanted)
    assert isinstance(made, Programme)
    assert strong(made) == 3
    assert check(made, wanted) == ()
    assert "P-35" not in rules(made)
    assert "keeping" not in {one.id for one in made.adjustments}


def test_a_plan_with_three_strength_days_is_found_while_it_is_about_keeping() -> None:
    wanted = lived(12, minutes=25)
    three = plan(replace(wanted, undone=("keeping",)))
    assert isinstance(three, Programme)
    assert "P-35" in {finding.rule for finding in check(three, wanted)}


def test_with_no_pain_two_days_are_right_from_the_start() -> None:
    made = plan(lived(3, words="spell:none pain=0 usual=0 pain_course:better", minutes=25))
    assert isinstance(made, Programme)
    light = [day for day in made.days if day.kind == "short"]
    assert strong(made) <= 2
    assert all("P-19" in {reason.rule for reason in day.reasons} for day in light)
