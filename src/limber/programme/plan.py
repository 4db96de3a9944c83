"""`plan`: from a request to a programme, or to "not now". Same request, same catalogue: same plan, byte for byte."""

from collections.abc import Iterator, Mapping

from limber.catalogue import Exercise, load
from limber.errors import LimberError
from limber.programme.checker import check
from limber.programme.door import door
from limber.programme.model import NotNow, Programme
from limber.programme.planner import Planner
from limber.programme.request import PlanRequest


def plan(request: PlanRequest, catalogue: Mapping[str, Exercise] | None = None) -> Programme | NotNow:
    """Plan the sessions from `request.on` on, at once.

    Parameters
    ----------
    request : PlanRequest
        Answers and wishes. The screen's outcome is worked out again from the answers and the record.
    catalogue : mapping, optional
        Exercises by id; None is the catalogue that comes with Limber.

    Returns
    -------
    Programme or NotNow
        A programme that the independent checker has passed; `NotNow` under a lock or while questions are due.

    Raises
    ------
    InputError
        Where the request contradicts itself.
    """
    found = door(request)
    if isinstance(found, NotNow):
        return found
    exercises = load().exercises if catalogue is None else catalogue
    planner = Planner(request, exercises, result=found)
    for made in _attempts(planner):
        if not check(made, request, exercises):
            return made
    raise LimberError("a plan did not pass its own check, so none is shown")


def _attempts(planner: Planner) -> Iterator[Programme]:
    """The plan as asked for; without the sessions that were worked out before; the gentle list."""
    request, exercises = planner.request, planner.catalogue
    yield planner.programme()
    if request.chosen:
        yield Planner(request, exercises, result=planner.result).programme(())
    yield Planner(request, exercises, gentle=True, result=planner.result).programme(())
