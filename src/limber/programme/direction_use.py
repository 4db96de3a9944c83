"""The days with a direction that helps (P-21): sets of ten, at most six a day, a test each day, and an end."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from limber.plain import value
from limber.programme.direction_try import TEST_REPS, TrySet
from limber.programme.person_says import HELPS_DAYS, MOST_SETS_A_DAY, Direction, DirectionDay, DirectionFound

SET_OF_TEN: dict[Direction, TrySet] = {
    "arching": TrySet(exercise_id="prone-press-up", times=TEST_REPS),
    "bending": TrySet(exercise_id="single-knee-to-chest", times=TEST_REPS, side="right"),
}
STANDING_SET_OF_TEN = TrySet(exercise_id="standing-back-extension", times=TEST_REPS)


@value
class DirectionToday:
    """What is left to do today in the direction that helps.

    `day`: which of its days it is, from 1. `test_due`: today's test comes before today's sets. `sets_left`: 0 when
    there were enough, the test is due, or the days are over. `over`: it has had its days, or was ended.
    """

    day: int
    sets_done: int
    sets_left: int
    test_due: bool
    over: bool


def direction_today(found: DirectionFound, on: date) -> DirectionToday:
    """Where the days of a found direction stand. The first day needs no second test: it was found then."""
    day = (on - found.found_on).days + 1
    over = found.direction is None or found.ended_on is not None or not 1 <= day <= HELPS_DAYS
    today = next((one for one in found.days if one.on == on), DirectionDay(on=on))
    test_due = not over and day > 1 and today.retest is None
    left = 0 if over or test_due else MOST_SETS_A_DAY - today.sets
    return DirectionToday(day=day, sets_done=today.sets, sets_left=left, test_due=test_due, over=over)


def with_set(found: DirectionFound, on: date) -> DirectionFound:
    """One set of ten more today; no more than there may be."""
    if direction_today(found, on).sets_left < 1:
        return found
    return _with_day(found, on, lambda day: replace(day, sets=day.sets + 1))


def with_retest(found: DirectionFound, on: date, *, eases: bool) -> DirectionFound:
    """Today's test, when nothing moved further down. Without any gain it may go on until its days are over."""
    if direction_today(found, on).over:
        return found
    return _with_day(found, on, lambda day: replace(day, retest="eases" if eases else "no-change"))


def ended(found: DirectionFound, on: date) -> DirectionFound:
    """It sent pain further down, or no longer helps: from today on it changes nothing."""
    return found if found.ended_on is not None else replace(found, ended_on=on)


def _with_day(found: DirectionFound, on: date, changed: Callable[[DirectionDay], DirectionDay]) -> DirectionFound:
    others = tuple(one for one in found.days if one.on != on)
    today = next((one for one in found.days if one.on == on), DirectionDay(on=on))
    return replace(found, days=tuple(sorted((*others, changed(today)), key=lambda one: one.on)))
