"""A direction tried out, and the days with one that helps: what the answers lead to (P-20, P-21)."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from limber.catalogue import load
from limber.errors import InputError
from limber.plain import plain, read
from limber.programme import (
    SET_OF_TEN,
    STANDING_SET_OF_TEN,
    Direction,
    DirectionFound,
    Felt,
    Programme,
    Try,
    arches_standing,
    direction_today,
    ended,
    plan,
    stage,
    verdict,
    wait_over,
    why_no_direction_test,
    with_retest,
    with_set,
)
from limber.programme.direction_try import SETS, STANDING_SETS, Place
from limber.safety.traffic_light import traffic_light
from tests.property.people import ON, request

Told = tuple[int, Place]
LIGHT = traffic_light(5, "steady").light
"""Pain of 5 before: red from 8 on."""


def trial(*told: Told, again: bool = False) -> Try:
    """A test of bending (two sets) with these answers."""
    felt = tuple(Felt(pain_0_10=pain, place=place) for pain, place in told)
    return Try(direction="bending", felt=felt, again=again)


@pytest.mark.parametrize("answers", [0, 20])
def test_a_test_has_an_answer_before_it_and_one_after_each_set(answers: int) -> None:
    with pytest.raises(ValueError, match="felt: expected 1 to"):
        Try(direction="bending", felt=(Felt(pain_0_10=3, place="back"),) * answers)


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ((5, "thigh"), (2, "below-knee"), "further-down"),  # whatever its strength
        ((5, "thigh"), (6, "buttock"), "eases"),  # towards the spine
        ((5, "back"), (3, "back"), "eases"),
        ((5, "back"), (4, "back"), "no-change"),
        ((5, "back"), (8, "back"), "no-change"),
    ],
)
def test_what_two_answers_say(before: Told, after: Told, says: str) -> None:
    felt = [Felt(pain_0_10=pain, place=place) for pain, place in (before, after)]
    assert verdict(felt[0], felt[1]) == says


@pytest.mark.parametrize(
    ("what", "told", "comes"),
    [
        ("the first set", [(5, "thigh")], "set"),
        ("the second set", [(5, "thigh"), (5, "thigh")], "set"),
        ("pain moved down after the first set", [(5, "thigh"), (3, "below-knee")], "further-down"),
        ("it drew back, then moved down again", [(5, "thigh"), (4, "back"), (4, "buttock")], "further-down"),
        ("much more pain", [(5, "back"), (10, "back")], "too-strong"),
        ("nothing changed", [(5, "back"), (5, "back"), (4, "back")], "no-change"),
        ("it eased: five minutes", [(5, "thigh"), (4, "buttock"), (4, "back")], "wait"),
        ("it stayed so", [(5, "thigh"), (4, "buttock"), (4, "back"), (4, "back")], "found"),
        ("it came back", [(5, "back"), (4, "back"), (3, "back"), (5, "back")], "no-change"),
        ("it moved down in the wait", [(5, "thigh"), (4, "back"), (4, "back"), (4, "thigh")], "further-down"),
    ],
)
def test_where_a_test_stands(what: str, told: list[Told], comes: str) -> None:
    assert stage(trial(*told), LIGHT) == comes, what


def test_the_daily_test_has_no_wait() -> None:
    eased = [(5, "thigh"), (4, "buttock"), (4, "back")]
    assert stage(trial(*eased, again=True), LIGHT) == "found"  # type: ignore[arg-type]


def test_what_is_done_is_what_the_rule_names() -> None:
    """P-20: twice 30 to 60 seconds on the elbows, then at most ten; or ten knees to the chest."""
    elbows, press_ups = SETS["arching"][:2], SETS["arching"][2:]
    assert [(s.exercise_id, s.times, 30 <= s.hold_s <= 60) for s in elbows] == [("prone-on-elbows", 1, True)] * 2
    for sets in (press_ups, STANDING_SETS, SETS["bending"]):
        assert sum(s.times for s in sets) == 10
    for one in (*SETS["arching"], *SETS["bending"], *STANDING_SETS, *SET_OF_TEN.values(), STANDING_SET_OF_TEN):
        assert one.exercise_id in load().exercises


def test_five_minutes_are_five_minutes() -> None:
    at = datetime(2026, 3, 2, 9, tzinfo=UTC)
    now = Try(direction="bending", felt=trial((5, "back")).felt, eased_at=at)
    assert not wait_over(trial((5, "back")), at)
    assert not wait_over(now, at + timedelta(minutes=4, seconds=59))
    assert wait_over(now, at + timedelta(minutes=5))


# --- the days after --------------------------------------------------------------------------------------

FOUND = DirectionFound(found_on=ON, direction="bending")


def day(n: int) -> date:
    return ON + timedelta(days=n - 1)


def test_at_most_six_sets_a_day() -> None:
    found = FOUND
    for done in range(8):
        today = direction_today(found, ON)
        assert (today.sets_done, today.sets_left) == (min(6, done), max(0, 6 - done))
        found = with_set(found, ON)
    assert found.days[0].sets == 6


@pytest.mark.parametrize(
    ("n", "test_due", "over"), [(1, False, False), (2, True, False), (5, True, False), (6, False, True)]
)
def test_each_day_begins_with_its_test_and_after_five_days_it_is_over(n: int, test_due: bool, over: bool) -> None:
    today = direction_today(FOUND, day(n))
    assert (today.day, today.test_due, today.over) == (n, test_due, over)
    assert today.sets_left == (6 if n == 1 else 0)
    after = direction_today(with_retest(FOUND, day(n), eases=False), day(n))
    assert (after.test_due, after.over) == (False, over)
    assert after.sets_left == (0 if over else 6)


def test_what_is_over_stays_over() -> None:
    stopped = ended(with_set(FOUND, ON), day(2))
    assert direction_today(stopped, day(2)).over
    assert with_set(stopped, day(2)) == stopped
    assert with_retest(stopped, day(3), eases=True) == stopped
    assert ended(stopped, day(4)).ended_on == day(2)
    assert direction_today(DirectionFound(found_on=ON, direction=None), ON).over


@pytest.mark.parametrize(
    "days",
    [
        [{"on": str(ON), "sets": 7}],
        [{"on": str(ON - timedelta(days=1))}],
        [{"on": str(ON + timedelta(days=5))}],
        [{"on": str(ON)}, {"on": str(ON)}],
        [{"on": str(day(2))}, {"on": str(ON)}],
    ],
)
def test_a_record_that_cannot_be_is_refused(days: list[dict[str, object]]) -> None:
    with pytest.raises(InputError):
        read(DirectionFound, {"found_on": str(ON), "direction": "bending", "days": days}, "direction")


def test_a_record_is_read_back_as_it_was() -> None:
    found = with_retest(with_set(FOUND, ON), day(2), eases=True)
    assert read(DirectionFound, plain(found), "direction") == found


# --- whether, and how ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "standing"),
    [
        ("pain=3 usual=3", False),
        ("pain=5 usual=5", True),  # more pain, easier movements only
        ("pregnant pregnancy_weeks:16_to_28 pain=3 usual=3", True),
    ],
)
def test_arching_is_tried_out_standing_where_lying_on_the_front_does_not_suit(words: str, standing: bool) -> None:
    asked = request(words)
    assert why_no_direction_test(asked, "arching") == ()
    assert arches_standing(asked) is standing


@pytest.mark.parametrize("way", ["arching", "bending"])
def test_after_a_test_that_was_stopped_there_is_none_on_the_same_day(way: Direction) -> None:
    stopped = DirectionFound(found_on=ON, direction=None, ended_on=ON)
    (reason,) = why_no_direction_test(request("pain=3 usual=3", direction=stopped), way)
    assert "a test that was stopped today" in str(reason.text)
    before = DirectionFound(found_on=day(0), direction=None, ended_on=day(0))
    assert why_no_direction_test(request("pain=3 usual=3", direction=before), way) == ()


def test_a_direction_helps_for_five_days_and_no_longer() -> None:
    for n in range(1, 7):
        asked = request("pain=3 usual=3", minutes=25, direction=replace(FOUND, found_on=ON - timedelta(days=n - 1)))
        made = plan(asked)
        assert isinstance(made, Programme)
        out = {one.exercise_id: [reason.rule for reason in one.reasons] for one in made.left_out}
        assert ("P-21" in out.get("prone-press-up", [])) is (n <= 5), n
