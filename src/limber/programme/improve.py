"""`improve`: a better plan for the same request, where the solver finds one; and what is different in it."""

from collections.abc import Mapping
from dataclasses import replace

from limber.catalogue import Exercise, load
from limber.programme.checker import check
from limber.programme.model import NotNow, Programme
from limber.programme.plan import plan
from limber.programme.planner import Planner
from limber.programme.request import PlanRequest
from limber.programme.solver import LIMIT, solve
from limber.words import N_, Message, message

ENOUGH_BETTER = 0.01

COMES = N_("%(name)s comes in.")
GOES = N_("%(name)s goes out.")
OFTENER = N_("%(name)s comes more often.")
RARER = N_("%(name)s comes less often.")


def improve(
    request: PlanRequest, catalogue: Mapping[str, Exercise] | None = None, *, limit: float = LIMIT
) -> Programme | NotNow:
    """The plan for a request with more time to think: the solver's, or the one that `plan` gives when it stands.

    The solver's plan goes through the same checker; one with a finding is dropped. `limit`: how much work, in the
    solver's own deterministic measure.
    """
    exercises = load().exercises if catalogue is None else catalogue
    at_once = plan(request, exercises)
    if isinstance(at_once, NotNow) or at_once.made_by.planner == "gentle":
        return at_once
    planner = Planner(request, exercises)
    solved = solve(planner.sessions(request.chosen), planner.first.known, request.seed, limit)
    if solved is None:
        return at_once
    better = planner.programme(solved.chosen)
    bound = round(max(solved.bound, at_once.objective.value), 2)
    stands = better.objective.value <= at_once.objective.value + ENOUGH_BETTER or bool(
        check(better, request, exercises)
    )
    kept = at_once if stands else better
    made_by = replace(solved.made_by, planner="greedy", found="nothing-better") if stands else solved.made_by
    return replace(kept, made_by=made_by, objective=replace(kept.objective, bound=bound))


def differences(
    before: Programme, after: Programme, catalogue: Mapping[str, Exercise] | None = None
) -> tuple[Message, ...]:
    """What is different in a plan, exercise by exercise, in plain sentences; empty when nothing is."""
    exercises = load().exercises if catalogue is None else catalogue
    counts = [_counts(programme) for programme in (before, after)]
    found = []
    for exercise_id in sorted(set(counts[0]) | set(counts[1])):
        then, now = (count.get(exercise_id, 0) for count in counts)
        if then != now:
            sentence = COMES if not then else GOES if not now else OFTENER if now > then else RARER
            found.append(message(sentence, name=exercises[exercise_id].called))
    return tuple(found)


def _counts(programme: Programme) -> dict[str, int]:
    found: dict[str, int] = {}
    for day in programme.days:
        for item in day.items:
            found[item.exercise_id] = found.get(item.exercise_id, 0) + 1
    return found
