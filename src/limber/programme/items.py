"""From a draft to an item of the plan: its reasons, and what the person may do instead."""

from dataclasses import replace
from itertools import islice

from limber.catalogue import Exercise
from limber.programme.anatomy import SLOT_RULES, fits
from limber.programme.board import Board
from limber.programme.fit import Draft
from limber.programme.rules.eligibility import on_bed
from limber.programme.rules.model import PlanRule
from limber.programme.rules.tag_words import in_words
from limber.programme.score import Context, Scorer
from limber.programme.two_steps import TWO_UP, two_steps_up
from limber.session.day import PlanItem, PlannedDose, Reason, Slot
from limber.session.timeline import is_bout
from limber.words import N_, message

ALTERNATIVES = 3
ONCE = frozenset({"P-17"})
"""What the choice of an exercise and its dose would say in nearly the same words is said once."""
BETWEEN_SETS = "P-09"

CALM_START = PlanRule(
    id="P-07",
    sentence=N_("It begins calmly, because nothing that warms you up suits you now."),
    rule_class="soft",
)
ADAPTED = PlanRule(id="P-02", sentence=N_("You do it a little differently because of %(what)s."), rule_class="absolute")
ON_BED = PlanRule(id="P-03", sentence=N_("You do it on a firm bed."), rule_class="clinical")
EASIER = PlanRule(id="P-26", sentence=N_("It asks less of you."), rule_class="clinical")
HARDER = PlanRule(id="P-26", sentence=N_("It asks more of you, within what suits you now."), rule_class="clinical")
SWAP = PlanRule(id="P-06", sentence=N_("It does a similar job."), rule_class="soft", sources=("NG59",))
OWN = PlanRule(
    id="P-02", sentence=N_("Your clinic added this exercise. It is not one of Limber's."), rule_class="absolute"
)


def item(board: Board, scorer: Scorer, draft: Draft, today: frozenset[str]) -> PlanItem:
    """One item with its reasons and alternatives; all of them passed every hard rule for this person."""
    calm = draft.slot in ("warm-up", "move") and draft.exercise.data.category == "relaxation"
    slot_rule = CALM_START if calm else SLOT_RULES[draft.slot]
    reasons = (
        slot_rule.reason(None, *draft.exercise.data.sources),
        *scorer.reasons(draft.exercise),
    )
    taken = set(today)
    easier = _alternatives(board, draft, draft.exercise.data.regress, EASIER, taken)
    taken |= {other.exercise_id for other in easier}
    harder = _alternatives(board, draft, _steps_up(board, draft.exercise), HARDER, taken)
    harder += _two_steps_up(board, draft, {*taken, *(other.exercise_id for other in harder)})
    taken |= {other.exercise_id for other in harder}
    swaps = _alternatives(board, draft, _similar(board, scorer, draft), SWAP, taken)
    plain = _plain_item(board, draft.exercise, draft.slot, draft.dose, reasons)
    return replace(plain, easier=easier, harder=harder, swaps=swaps)


def _plain_item(
    board: Board, exercise: Exercise, slot: Slot, dose: PlannedDose, reasons: tuple[Reason, ...]
) -> PlanItem:
    person = board.person
    adapted_for = tuple(sorted(t for t, c in exercise.data.modify.items() if t in person.tags and not c.skip))
    said = {reason.rule for reason in reasons}
    more = [r for r in board.doses(exercise.id).reasons if r.rule not in said & ONCE]
    if dose.sets == 1:
        more = [r for r in more if r.rule != BETWEEN_SETS]
    if adapted_for:
        more.append(ADAPTED.reason(message(ADAPTED.sentence, what=in_words(adapted_for))))
    if exercise.own:
        more.append(OWN.reason())
    if on_bed(exercise, person):
        more.append(ON_BED.reason())
    return PlanItem(
        exercise_id=exercise.id,
        slot=slot,
        dose=dose,
        duration_s=max(1, round(board.seconds(exercise.id, dose))),
        reasons=(*reasons, *more),
        adapted_for=adapted_for,
    )


def _alternatives(
    board: Board, draft: Draft, ids: tuple[str, ...], rule: PlanRule, taken: set[str]
) -> tuple[PlanItem, ...]:
    others = (board.eligible[i] for i in ids if i in board.eligible and i not in taken and i != draft.id)
    return tuple(
        _plain_item(board, one, draft.slot, _same_length(board, draft, one), (rule.reason(None, *one.data.sources),))
        for one in islice(others, ALTERNATIVES)
    )


def _same_length(board: Board, draft: Draft, exercise: Exercise) -> PlannedDose:
    """The other exercise's own dose; walking for walking and rest for rest take as long as what they replace."""
    doses = board.doses(exercise.id)
    if not (is_bout(exercise) and is_bout(draft.exercise)):
        return doses.start
    low, high = min(doses.least.hold_s, doses.start.hold_s), doses.most.hold_s
    return replace(doses.start, hold_s=max(low, min(high, draft.dose.hold_s)))


def _two_steps_up(board: Board, draft: Draft, taken: set[str]) -> tuple[PlanItem, ...]:
    """A step of two, where it was earned: to choose, never chosen."""
    ids = two_steps_up(draft.exercise, board.person.catalogue, board.person.request)
    because = TWO_UP.reason(message(TWO_UP.sentence, name=draft.exercise.called))
    return tuple(
        replace(one, reasons=(because, *one.reasons)) for one in _alternatives(board, draft, ids, HARDER, taken)
    )


def _steps_up(board: Board, exercise: Exercise) -> tuple[str, ...]:
    """The next steps of the ladder, one difficulty up at most."""
    catalogue = board.person.catalogue
    most = exercise.data.difficulty + 1
    return tuple(i for i in exercise.data.progress if i in catalogue and catalogue[i].data.difficulty <= most)


def _similar(board: Board, scorer: Scorer, draft: Draft) -> tuple[str, ...]:
    """What could stand in the same slot and asks no more, the best first."""
    strength = draft.exercise.data.category in ("strength", "motor-control")
    context = Context(slot=draft.slot, known=board.person.known)
    pool = [
        exercise
        for exercise in board.eligible.values()
        if exercise.data.difficulty <= draft.exercise.data.difficulty
        and "pool" not in exercise.data.equipment
        and exercise.id not in draft.exercise.data.regress
        and fits(exercise, draft.slot, strength=strength)
    ]
    pool.sort(
        key=lambda e: (-len(set(e.data.regions) & set(draft.exercise.data.regions)), -scorer.score(e, context), e.id)
    )
    return tuple(exercise.id for exercise in pool)
