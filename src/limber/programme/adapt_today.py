"""Today's changes, applied to the first day of a plan: exercises put in the place of others, and a lighter day."""

from collections.abc import Sequence
from dataclasses import replace

from limber.programme.change import Change
from limber.programme.fit import Draft
from limber.programme.person import Adapted
from limber.programme.rules.model import PlanRule
from limber.programme.select import DayBuilder
from limber.words import N_

EASIER_AMOUNT = 0.7

EASIER_TODAY = PlanRule(
    id="P-34",
    sentence=N_("You asked for an easier day, so there is about a third less."),
    rule_class="soft",
)


GENTLE_TODAY = PlanRule(
    id="P-34",
    sentence=N_("You asked for the gentle list today: one easy thing for each need."),
    rule_class="soft",
)


def easier_today(found: Adapted, changes: Sequence[Change]) -> Adapted:
    """A day that was asked to be easier (a third less, or less where something else asks for it), or to be gentle."""
    if any(change.kind == "gentle" for change in changes):
        found = replace(found, gentle=True, reasons=(*found.reasons, GENTLE_TODAY.reason()))
    if all(change.kind != "easier" for change in changes):
        return found
    return replace(found, amount=min(found.amount, EASIER_AMOUNT), reasons=(*found.reasons, EASIER_TODAY.reason()))


def changed(builder: DayBuilder, drafts: list[Draft], changes: Sequence[Change]) -> list[Draft]:
    """The drafts with today's swaps and harder steps, as far as they may come; what may not come changes nothing."""
    builder.drafts = drafts
    for change in changes:
        if change.kind == "swap":
            _swap(builder, str(change.exercise_id), (str(change.to),))
        elif change.kind == "harder":
            _harder(builder, change.exercise_id)
    return builder.drafts


def _swap(builder: DayBuilder, exercise_id: str, targets: Sequence[str]) -> bool:
    draft = next((d for d in builder.drafts if d.id == exercise_id), None)
    eligible = builder.board.eligible
    return draft is not None and any(
        target in eligible and builder.exchange(draft, eligible[target]) for target in targets
    )


def _harder(builder: DayBuilder, exercise_id: str | None) -> None:
    """One exercise goes one step up its ladder: the one that was asked for, or the first that may."""
    person = builder.board.person
    if person.mode != "ordinary" or person.adapted.amount < 1 or not person.light.may_progress:
        return
    for draft in tuple(builder.drafts):
        if exercise_id not in (None, draft.id) or draft.exercise.data.category not in ("strength", "motor-control"):
            continue
        most = draft.exercise.data.difficulty + 1
        steps = [i for i in draft.exercise.data.progress if i in person.catalogue]
        if _swap(builder, draft.id, [i for i in steps if person.catalogue[i].data.difficulty <= most]):
            return
