"""Why an exercise is, or is not, in a plan: in plain sentences, with the rules behind them."""

from collections.abc import Iterable, Mapping

from limber.catalogue import Exercise, load
from limber.errors import InputError
from limber.programme.model import NotNow, Programme, Why
from limber.programme.plan import plan
from limber.programme.request import PlanRequest
from limber.programme.rules.model import PlanRule
from limber.session.day import PlanItem, Reason
from limber.words import N_, Name, message

NO_PLAN = N_("There is no plan now, so nothing is in it.")
IN_PLAN = N_("%(name)s is in your plan.")
LEFT_OUT = N_("%(name)s is not in your plan, because something speaks against it for you.")
OFFERED = N_("%(name)s is not chosen for now. You can change to it during the session.")
NOT_CHOSEN = N_("Nothing speaks against %(name)s. Others came first this time.")
OTHERS_FIRST = PlanRule(
    id="P-05",
    sentence=N_(
        "Others fit this week better: what you know already, what you like, what covers parts that were still missing, "
        "and how many exercises a week can hold."
    ),
    rule_class="soft",
    sources=("MED09",),
)
OWN_LIKES = PlanRule(
    id="P-06",
    sentence=N_("If you would like to have it, mark it as liked, and it moves up."),
    rule_class="soft",
    sources=("HAY21N", "NG59"),
)


def why(exercise_id: str, request: PlanRequest, catalogue: Mapping[str, Exercise] | None = None) -> Why:
    """Why this exercise is, or is not, in the plan for a request.

    Raises
    ------
    InputError
        For an id that the catalogue does not have.
    """
    exercises = load().exercises if catalogue is None else catalogue
    if exercise_id not in exercises:
        raise InputError(exercise_id, "no exercise has this id; `limber exercises` lists them")
    return why_in(exercise_id, plan(request, exercises), exercises)


def why_in(exercise_id: str, made: Programme | NotNow, exercises: Mapping[str, Exercise]) -> Why:
    """The same for a plan that is already there."""
    name = exercises[exercise_id].called
    if isinstance(made, NotNow):
        return Why(exercise_id=exercise_id, status="no-plan", days=(), verdict=message(NO_PLAN), reasons=made.reasons)
    here = [(day.day, item) for day in made.days for item in day.items if item.exercise_id == exercise_id]
    if here:
        reasons = _distinct(reason for _, item in here for reason in item.reasons)
        verdict = message(IN_PLAN, name=name)
        return Why(
            exercise_id=exercise_id, status="in-plan", days=tuple(d for d, _ in here), verdict=verdict, reasons=reasons
        )
    for out in made.left_out:
        if out.exercise_id == exercise_id:
            verdict = message(LEFT_OUT, name=name)
            return Why(exercise_id=exercise_id, status="left-out", days=(), verdict=verdict, reasons=out.reasons)
    return _not_chosen(exercise_id, name, made)


def _not_chosen(exercise_id: str, name: Name, made: Programme) -> Why:
    offered = [item for day in made.days for item in _alternatives(day.items) if item.exercise_id == exercise_id]
    reasons = (OTHERS_FIRST.reason(), OWN_LIKES.reason())
    return Why(
        exercise_id=exercise_id,
        status="not-chosen",
        days=(),
        verdict=message(OFFERED if offered else NOT_CHOSEN, name=name),
        reasons=reasons,
    )


def _alternatives(items: tuple[PlanItem, ...]) -> list[PlanItem]:
    return [other for item in items for other in (*item.easier, *item.harder, *item.swaps)]


def _distinct(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    found: dict[tuple[str, str], Reason] = {}
    for reason in reasons:
        found.setdefault((reason.rule, str(reason.text)), reason)
    return tuple(found.values())
