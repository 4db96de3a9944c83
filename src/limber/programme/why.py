"""Why an exercise is, or is not, in a plan: in plain sentences, with the rules behind them."""

from collections.abc import Iterable, Mapping
from typing import Literal

from limber.catalogue import Exercise, load
from limber.errors import InputError
from limber.programme.model import NotNow, Programme, Why
from limber.programme.plan import plan
from limber.programme.request import PlanRequest
from limber.programme.rules.all_rules import is_hard
from limber.programme.rules.eligibility import EQUIPMENT, FLOOR
from limber.programme.rules.model import PlanRule
from limber.session.day import PlanItem, Reason
from limber.words import N_, Message, Name, message

NO_PLAN = N_("There is no plan now, so nothing is in it.")
IN_PLAN = N_("%(name)s is in your plan.")
LEFT_OUT = N_("%(name)s is not in your plan, because something speaks against it for you.")
LATER = N_("%(name)s is not in your plan for now.")
FOR_NOW = frozenset({"P-14", "P-15", "P-25", "P-29", "P-31", "L-1", "L-4", "TL-6", "GENTLE", "NEEDS-WALKS"})
OFFERED = N_("%(name)s is not chosen for now. You can change to it during the session.")
NOT_CHOSEN = N_("Nothing speaks against %(name)s. Others came first this time.")
LEAVE_OUT = N_("It would go if you left it out, or if you marked another one as liked in its place.")
LIKE_IT = N_("It could come if you marked it as liked.")
MORE_TIME = N_("It could come with %(minutes)s more minutes a session.")
MORE_MINUTES = 10
Status = Literal["in-plan", "left-out", "not-chosen", "no-plan"]
OTHERS_FIRST = PlanRule(
    id="P-05",
    sentence=N_(
        "Others fit this week better: what you know already, what you like, "
        "what covers parts that were still missing, and how many exercises a week can hold."
    ),
    rule_class="soft",
    sources=("MED09",),
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
        return _why(exercise_id, "no-plan", message(NO_PLAN), made.reasons)
    here = [(day.day, item) for day in made.days for item in day.items if item.exercise_id == exercise_id]
    if here:
        reasons = _distinct(reason for _, item in here for reason in item.reasons)
        verdict = message(IN_PLAN, name=name)
        days = tuple(day for day, _ in here)
        return _why(exercise_id, "in-plan", verdict, reasons, days=days, changes=(message(LEAVE_OUT),))
    for out in made.left_out:
        if out.exercise_id == exercise_id:
            verdict = message(LATER if all(map(_passes, out.reasons)) else LEFT_OUT, name=name)
            return _why(exercise_id, "left-out", verdict, out.reasons, changes=out.would_change)
    return _not_chosen(exercise_id, name, made)


def _passes(reason: Reason) -> bool:
    """Whether a reason is one that time, progress or a thing at hand takes away."""
    return reason.rule in FOR_NOW or reason.text.text in (EQUIPMENT.sentence, FLOOR.sentence)


def _not_chosen(exercise_id: str, name: Name, made: Programme) -> Why:
    offered = [item for day in made.days for item in _alternatives(day.items) if item.exercise_id == exercise_id]
    changes = (message(LIKE_IT), *((message(MORE_TIME, minutes=MORE_MINUTES),) if made.minutes <= 25 else ()))
    verdict = message(OFFERED if offered else NOT_CHOSEN, name=name)
    return _why(exercise_id, "not-chosen", verdict, (OTHERS_FIRST.reason(),), changes=changes)


def _why(
    exercise_id: str,
    status: Status,
    verdict: Message,
    reasons: tuple[Reason, ...],
    *,
    days: tuple[int, ...] = (),
    changes: tuple[Message, ...] = (),
) -> Why:
    """The answer, with what is hard and what is soft in it apart."""
    return Why(
        exercise_id=exercise_id,
        status=status,
        days=days,
        verdict=verdict,
        reasons=reasons,
        hard=tuple(reason for reason in reasons if is_hard(reason)),
        soft=tuple(reason for reason in reasons if not is_hard(reason)),
        would_change=changes,
    )


def _alternatives(items: tuple[PlanItem, ...]) -> list[PlanItem]:
    return [other for item in items for other in (*item.easier, *item.harder, *item.swaps)]


def _distinct(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    found: dict[tuple[str, str], Reason] = {}
    for reason in reasons:
        found.setdefault((reason.rule, str(reason.text)), reason)
    return tuple(found.values())
