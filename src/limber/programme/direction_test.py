"""Whether a guided test of direction may be offered today (P-20): the rule side of it, for the session that guides."""

from collections.abc import Mapping

from limber.catalogue import Exercise, load
from limber.programme.adapt import adapted
from limber.programme.board import Board
from limber.programme.door import door
from limber.programme.model import NotNow
from limber.programme.person import person_of
from limber.programme.person_says import Direction
from limber.programme.request import PlanRequest
from limber.programme.rules.direction import why_not_tested
from limber.programme.rules.limits import with_limits
from limber.session.day import Reason


def why_no_direction_test(
    request: PlanRequest, direction: Direction, catalogue: Mapping[str, Exercise] | None = None
) -> tuple[Reason, ...]:
    """Why this direction may not be tried out today; empty when it may.

    The test itself stops at the first repetition that sends pain further down the leg, whatever was allowed here.
    """
    result = door(request)
    if isinstance(result, NotNow):
        return result.reasons
    exercises = load().exercises if catalogue is None else catalogue
    found = adapted(request, exercises, request.on, next_session=True)
    person = with_limits(person_of(request, result, found, exercises))
    reason = why_not_tested(person, direction, frozenset(Board(person).eligible))
    return () if reason is None else (reason,)
