"""Whether a guided test of direction may be offered today (P-20): the rule side of it, for the session that guides."""

from collections.abc import Mapping

from limber.catalogue import Exercise, load
from limber.programme.adapt import adapted
from limber.programme.board import Board
from limber.programme.door import door
from limber.programme.model import NotNow
from limber.programme.person import Person, person_of
from limber.programme.person_says import Direction
from limber.programme.request import PlanRequest
from limber.programme.rules.direction import lies_for, why_not_tested
from limber.programme.rules.limits import with_limits
from limber.session.day import Reason


def why_no_direction_test(
    request: PlanRequest, direction: Direction, catalogue: Mapping[str, Exercise] | None = None
) -> tuple[Reason, ...]:
    """Why this direction may not be tried out today; empty when it may.

    The test itself stops at the first repetition that sends pain further down the leg, whatever was allowed here.
    """
    exercises = load().exercises if catalogue is None else catalogue
    found = _person(request, exercises)
    if isinstance(found, NotNow):
        return found.reasons
    reason = why_not_tested(found, direction, frozenset(Board(found).eligible))
    return () if reason is None else (reason,)


def arches_standing(request: PlanRequest, catalogue: Mapping[str, Exercise] | None = None) -> bool:
    """Whether arching is tried out standing, because lying on the front does not suit this person today."""
    found = _person(request, load().exercises if catalogue is None else catalogue)
    return not isinstance(found, NotNow) and not lies_for("arching", frozenset(Board(found).eligible))


def _person(request: PlanRequest, exercises: Mapping[str, Exercise]) -> Person | NotNow:
    result = door(request)
    if isinstance(result, NotNow):
        return result
    found = adapted(request, exercises, request.on, next_session=True)
    return with_limits(person_of(request, result, found, exercises))
