"""A step of two on a ladder (P-26): offered after two weeks at the upper bound, never taken by the plan itself."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from limber.catalogue import load
from limber.programme import Programme, check, plan
from limber.programme.two_steps import two_steps_up
from limber.session import History
from tests.property.people import ON, request
from tests.spec.test_programme_record import done, session


def lived(days_ago: tuple[int, ...], **dose: Any) -> dict[str, Any]:
    full = {"sets": 3, "reps": 12} | dose
    sessions = tuple(session(n, done("supine-march", **full)) for n in sorted(days_ago, reverse=True))
    return {"history": History(sessions=sessions), "started_on": ON - timedelta(days=60)}


TWO_WEEKS = (17, 14, 11, 8, 5, 3)


@pytest.mark.parametrize(
    ("what", "wishes", "offered"),
    [
        ("two weeks in full", lived(TWO_WEEKS), True),
        ("ten days in full", lived((13, 10, 8, 5, 3)), False),
        ("one repetition below the bound", lived(TWO_WEEKS, reps=11), False),
        ("an amber light among them", lived(TWO_WEEKS, lights=("amber",)), False),
        ("long ago", lived((40, 36, 30, 24, 20)), False),
        ("never done", {}, False),
    ],
)
def test_two_steps_are_offered_after_two_weeks_at_the_upper_bound(
    what: str, wishes: dict[str, Any], offered: bool
) -> None:
    catalogue = load().exercises
    found = two_steps_up(catalogue["supine-march"], catalogue, request("", **wishes))
    assert found == (("dead-bug",) if offered else ()), what


def test_the_plan_offers_it_with_its_reason_and_does_not_take_it() -> None:
    wanted = request("", minutes=25, pinned=("supine-march",), **lived(TWO_WEEKS))
    made = plan(wanted)
    assert isinstance(made, Programme)
    assert check(made, wanted) == ()
    item = next(item for day in made.days for item in day.items if item.exercise_id == "supine-march")
    offered = [other for other in item.harder if other.exercise_id == "dead-bug"]
    assert [other.reasons[0].rule for other in offered] == ["P-26"]
    assert "Only you take this step" in str(offered[0].reasons[0].text)
    assert all(adjustment.to != "dead-bug" for adjustment in made.adjustments)
    hasty = replace(wanted, history=lived((13, 10, 8, 5, 3))["history"])
    assert "P-26" in {finding.rule for finding in check(made, hasty)}


def test_a_deadlift_is_not_offered_without_weeks_with_a_weight() -> None:
    sessions = tuple(session(n, done("hip-hinge", sets=3, reps=12)) for n in TWO_WEEKS)
    catalogue = load().exercises
    assert two_steps_up(catalogue["hip-hinge"], catalogue, request("", history=History(sessions=sessions))) == ()


@pytest.mark.parametrize(("sets", "offered"), [(6, True), (5, False)])
def test_a_plank_counts_its_holds(sets: int, offered: bool) -> None:
    held = tuple(session(n, done("plank-knees", sets=sets, reps=1)) for n in TWO_WEEKS)
    catalogue = load().exercises
    found = two_steps_up(catalogue["plank-knees"], catalogue, request("", history=History(sessions=held)))
    assert found == (("plank-high",) if offered else ())
