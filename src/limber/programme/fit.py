"""Fitting a day to its length: doses grow and shrink within what the rules allow, and nothing else."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from limber.catalogue import Exercise
from limber.programme.anatomy import Anatomy
from limber.programme.board import Board
from limber.session.day import PlannedDose, Slot
from limber.session.timeline import is_bout

CLOSE_S = 10.0
WITHIN = 0.06
"""Aim: within 6 % of the length, so that the promised 10 % is never in doubt."""
OVER_S = 25.0
"""So that the length, in whole minutes, is the one that was asked for."""
BOUT_STEP_S, LONG_BOUT_S, LONG_BOUT_STEP_S = 10, 120, 30
BOUT_REST_S = 20
SPLIT_GAIN_S = 60.0
"""A bout is cut in two only where that makes up for the break."""


@dataclass
class Draft:
    """One item on its way into a day. `extra` items go first when time is short."""

    exercise: Exercise
    slot: Slot
    dose: PlannedDose
    extra: int

    @property
    def id(self) -> str:
        return self.exercise.id


def total_s(board: Board, drafts: list[Draft]) -> float:
    """How long the drafts take together."""
    return sum(board.seconds(draft.id, draft.dose) for draft in drafts)


def first_dose(board: Board, exercise: Exercise, seconds: int) -> PlannedDose:
    """The normal dose; what is elastic is cut down to the seconds of its slot."""
    doses = board.doses(exercise.id)
    if _kind(exercise) == "fixed" or board.seconds(exercise.id, doses.start) <= seconds:
        return doses.start
    return _between(board, exercise, doses.least, doses.start, seconds)


def fit(board: Board, drafts: list[Draft], goal_s: float, plan: Anatomy) -> None:
    """Shrink, drop or grow until the drafts take as long as asked, or as near as the rules let them."""
    while total_s(board, drafts) > goal_s + min(goal_s * WITHIN, OVER_S):
        if not _shrink(board, drafts, goal_s, plan) and not _drop(drafts):
            break
    if total_s(board, drafts) < goal_s - CLOSE_S:
        _grow(board, drafts, goal_s, lambda draft: float(plan.seconds.get(draft.slot, 10_000)))
        _grow(board, drafts, goal_s, lambda draft: 100_000.0)


def _kind(exercise: Exercise) -> str:
    """How an exercise takes up time: moving (repetitions), going (walking and the like), resting, or not at all."""
    if is_bout(exercise):
        return "resting" if exercise.data.category == "relaxation" else "going"
    return "moving" if exercise.data.category in ("mobility", "warm-up") else "fixed"


# --- growing -----------------------------------------------------------------------------------------


def _grow(board: Board, drafts: list[Draft], goal_s: float, cap_s: Callable[[Draft], float]) -> None:
    for kind in ("moving", "going", "resting"):
        for draft in (d for d in drafts if _kind(d.exercise) == kind):
            gap = goal_s - total_s(board, drafts)
            if gap < CLOSE_S:
                return
            now = board.seconds(draft.id, draft.dose)
            room = min(now + gap, max(now, cap_s(draft)))
            draft.dose = _between(board, draft.exercise, draft.dose, board.doses(draft.id).most, room)


def _between(board: Board, exercise: Exercise, low: PlannedDose, high: PlannedDose, seconds: float) -> PlannedDose:
    """The largest dose between two that takes at most so many seconds; `low` when none does."""
    best = low
    for sets in range(low.sets, max(low.sets, high.sets) + 1):
        rest_s = max(low.rest_s, BOUT_REST_S) if is_bout(exercise) and sets > 1 else low.rest_s
        dose = replace(low, sets=sets, rest_s=rest_s)
        dose = _longer(board, exercise, dose, high, seconds) if is_bout(exercise) else dose
        dose = _more(board, exercise, dose, high, seconds) if not is_bout(exercise) else dose
        gained = board.seconds(exercise.id, dose) - board.seconds(exercise.id, best)
        worth_it = gained > (SPLIT_GAIN_S if is_bout(exercise) and sets > best.sets else 0)
        if worth_it and board.seconds(exercise.id, dose) <= seconds:
            best = dose
    return best


def _longer(board: Board, exercise: Exercise, dose: PlannedDose, high: PlannedDose, seconds: float) -> PlannedDose:
    spare = (seconds - board.seconds(exercise.id, dose)) / dose.sets
    wanted = min(high.hold_s, dose.hold_s + int(spare))
    step = BOUT_STEP_S if wanted < LONG_BOUT_S else LONG_BOUT_STEP_S
    return replace(dose, hold_s=max(dose.hold_s, wanted - wanted % step))


def _more(board: Board, exercise: Exercise, dose: PlannedDose, high: PlannedDose, seconds: float) -> PlannedDose:
    step = 2 if dose.sides == "alternate" else 1
    if high.reps <= dose.reps:
        return dose
    one = board.seconds(exercise.id, replace(dose, reps=dose.reps + step)) - board.seconds(exercise.id, dose)
    spare = seconds - board.seconds(exercise.id, dose)
    count = min((high.reps - dose.reps) // step, int(spare // one) if one > 0 else 0)
    return replace(dose, reps=dose.reps + step * max(0, count))


# --- shrinking ---------------------------------------------------------------------------------------


def _shrink(board: Board, drafts: list[Draft], goal_s: float, plan: Anatomy) -> bool:
    """Make one item smaller; False when all are as small as they get.

    First what is elastic, down to its part of the session; then strength, while it has more than its least minutes;
    then everything as far as it goes.
    """
    elastic = [d for kind in ("resting", "going", "moving") for d in reversed(drafts) if _kind(d.exercise) == kind]
    fixed = [draft for draft in reversed(drafts) if _kind(draft.exercise) == "fixed"]
    strong_s = sum(board.seconds(d.id, d.dose) for d in drafts if d.slot == "strength")
    over_s = total_s(board, drafts) - goal_s
    kept = [(draft, float(plan.at_least_s.get(draft.slot, 0))) for draft in elastic]
    spare = [
        (draft, 0.0) for draft in fixed if draft.slot != "strength" or strong_s > plan.at_least_s.get("strength", 0)
    ]
    for draft, least_s in (*kept, *spare, *((d, 0.0) for d in (*elastic, *fixed))):
        smaller = _smaller(board, draft, over_s, least_s)
        if smaller != draft.dose:
            draft.dose = smaller
            return True
    return False


def _smaller(board: Board, draft: Draft, over_s: float, least_s: float) -> PlannedDose:
    least, now_s = board.doses(draft.id).least, board.seconds(draft.id, draft.dose)
    if _kind(draft.exercise) == "fixed":
        if draft.dose.sets > 1:
            return replace(draft.dose, sets=draft.dose.sets - 1)
        return replace(draft.dose, reps=min(draft.dose.reps, least.reps))
    if max(least_s, board.seconds(draft.id, least)) >= now_s:
        return draft.dose
    reps, hold_s = min(draft.dose.reps, least.reps), min(draft.dose.hold_s, least.hold_s)
    low = replace(draft.dose, sets=1, reps=reps, hold_s=hold_s)
    return _between(board, draft.exercise, low, draft.dose, max(least_s, now_s - over_s))


def _drop(drafts: list[Draft]) -> bool:
    """Leave out the item that was added last; the last one left stays."""
    if len(drafts) <= 1:
        return False
    drafts.remove(max(drafts, key=lambda draft: draft.extra))
    return True
