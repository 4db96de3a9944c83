"""Interval walking: for whom it opens, as a physiotherapist reads it. The checker says the same in its own words."""

from dataclasses import replace

import pytest

from limber.programme import PlanRequest, Programme, check, plan, why
from tests.spec.test_programme_adaptation import after, done, session
from tests.unit.test_programme_checker import put

EVERY_SECOND_DAY = (13, 12, 10, 8, 6, 5, 3, 1)
WELL = "pain=1 usual=1"
USUAL = "standing-march cat-cow bird-dog bridge side-plank-wall diaphragmatic-breathing seated-march seated-cat-cow"


def walker(*days_ago: int, minutes: float = 25, week: int = 9, words: str = WELL) -> PlanRequest:
    """Somebody who walked so long on these days; the programme began so many weeks ago."""
    walks = [session(ago, done("walking", seconds=60.0 * minutes)) for ago in sorted(days_ago, reverse=True)]
    earlier = session(7 * week - 7, done("walking", seconds=600.0), *map(done, USUAL.split()))
    middle = [session(ago, done("walking", seconds=600.0)) for ago in range(7 * week - 21, 14, -14)]
    return after(earlier, *middle, *walks, words=words, minutes=35, equipment=("mat", "wall", "chair", "shoes"))


def closed(wanted: PlanRequest) -> bool:
    return "NEEDS-WALKS" in {reason.rule for reason in why("interval-walking", wanted).reasons}


@pytest.mark.parametrize(
    ("case", "wanted", "is_open"),
    [
        ("four long walks in each of two weeks", walker(*EVERY_SECOND_DAY), True),
        ("nobody walked yet", walker(), False),
        ("three walks in the first of the two weeks", walker(*EVERY_SECOND_DAY[1:]), False),
        ("three walks in the last week", walker(*EVERY_SECOND_DAY[:-1]), False),
        ("24 minutes", walker(*EVERY_SECOND_DAY, minutes=24), False),
        ("week 4", walker(*EVERY_SECOND_DAY, week=4), False),
        ("week 5", walker(*EVERY_SECOND_DAY, week=5), True),
        ("heart disease, used to exercise", walker(*EVERY_SECOND_DAY, words=f"{WELL} H3 exercises_now:yes"), False),
        ("heart disease, not used to exercise", walker(*EVERY_SECOND_DAY, words=f"{WELL} H3 exercises_now:no"), False),
    ],
    ids=lambda one: one if isinstance(one, str) else None,
)
def test_intervals_come_after_two_weeks_of_long_walks(case: str, wanted: PlanRequest, is_open: bool) -> None:
    assert closed(wanted) != is_open, case
    made = plan(wanted)
    assert isinstance(made, Programme)
    day = made.days[0]
    forced = replace(made, days=(replace(day, items=(*day.items[:-1], put("interval-walking")(day.items[-1]))),))
    assert ("NEEDS-WALKS" in {finding.rule for finding in check(forced, wanted)}) != is_open, case


def test_filling_a_session_never_makes_the_brisk_parts_longer() -> None:
    """They may become shorter, where the time is short; walks are what grows."""
    made = plan(replace(walker(*EVERY_SECOND_DAY), liked=("interval-walking",)))
    assert isinstance(made, Programme)
    doses = [item.dose for day in made.days for item in day.items if item.exercise_id == "interval-walking"]
    assert doses
    assert all(dose.sets <= 5 and dose.rest_s == 120 and 30 <= dose.hold_s <= 60 for dose in doses), doses
