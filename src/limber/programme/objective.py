"""What a finished plan is worth: the terms of ``objective.toml`` counted on its days, each shown with its sum."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from limber.programme.anatomy import BALANCE, MOST_EXERCISES, NOT_NEW, WEEK_ONE_EXERCISES
from limber.programme.camera_view import changes
from limber.programme.model import Objective, Term
from limber.programme.patterns import Pattern
from limber.programme.person import Person
from limber.programme.score import COVERED_IN_A_BLOCK, covered_pairs
from limber.programme.select import DayBuilder
from limber.programme.weights import SENTENCES, weights
from limber.session.day import PlanDay, PlannedDose
from limber.session.timeline import is_bout
from limber.words import message

FIXED = ("strength", "motor-control", "stretch")
"""What keeps its sets; everything else stretches with the time there is."""

SHORT_STRENGTH_S = 120
FULL_ENOUGH = 0.95
"""A session counts as long enough from this share of the time that was asked for."""


@dataclass(frozen=True)
class Counted:
    """One day of a plan and the pattern that it was made from."""

    day: PlanDay
    pattern: Pattern


def objective_of(days: Sequence[Counted], first: Person) -> Objective:
    """Every term that says anything about the plan, and their sum (0 is as good a plan as any)."""
    sums: dict[str, float] = {}
    for one in days:
        _add(sums, _day_terms(one))
    blocks: dict[int, set[tuple[str, str]]] = {}
    ids: set[str] = set()
    for one in days:
        catalogue = one.pattern.builder.board.person.catalogue
        items = [(catalogue[i.exercise_id], i.slot) for i in one.day.items]
        pairs = {pair for pair in covered_pairs(items) if pair[0] in COVERED_IN_A_BLOCK}
        blocks.setdefault(one.pattern.key.block, set()).update(pairs)
        ids |= {exercise.id for exercise, _ in items}
    new = ids - first.known - NOT_NEW
    mixed = {"few": -1.0, "usual": 0.0, "mixed": 1.0}[first.request.variety]
    _add(sums, [("block-covered", float(sum(map(len, blocks.values())))), ("new", float(len(new)))])
    _add(sums, [("distinct", mixed * len(new))])
    found = [(term, round(sums.get(term, 0.0), 2)) for term in SENTENCES]
    return Objective(
        value=round(sum(value for _, value in found), 2),
        bound=None,
        terms=tuple(Term(id=term, sentence=message(SENTENCES[term]), value=value) for term, value in found if value),
    )


def _add(sums: dict[str, float], units: Iterable[tuple[str, float]]) -> None:
    for term, unit in units:
        sums[term] = sums.get(term, 0.0) + weights().of(term) * unit


def _day_terms(one: Counted) -> list[tuple[str, float]]:
    """Units of the terms that look at one day."""
    builder, day = one.pattern.builder, one.day
    catalogue = builder.board.person.catalogue
    found: list[tuple[str, float]] = []
    for item in day.items:
        exercise = catalogue[item.exercise_id]
        for term, worth in builder.scorer.terms(exercise, item.slot):
            found.append((term, worth / weights().of(term)))
        if exercise.data.category in FIXED and not is_bout(exercise):
            found.append(("set-lost", float(lost_sets(builder.board.doses(exercise.id).start, item.dose))))
    pairs = covered_pairs((catalogue[i.exercise_id], i.slot) for i in day.items)
    slots = {item.slot for item in day.items}
    most = most_of_week(builder.board.person)
    seconds = sum(item.duration_s for item in day.items)
    strong_s = sum(item.duration_s for item in day.items if item.slot in ("strength", "main"))
    parts = builder.plan.seconds
    filler_s = sum(max(0.0, item.duration_s - parts.get(item.slot, item.duration_s)) for item in day.items)
    return [
        *found,
        ("covered", float(len(pairs))),
        ("part-missing", float(sum(slot not in slots for slot in dict.fromkeys(builder.plan.base)))),
        ("too-many", float(max(0, len(day.items) - most))),
        ("short", max(0.0, builder.goal_s * FULL_ENOUGH - seconds) / 60),
        ("strength-short", max(0.0, strength_goal_s(builder) - strong_s) / 60),
        ("filler", filler_s / 60),
        ("view", float(changes(catalogue[i.exercise_id] for i in day.items))),
        ("balance", float(builder.board.person.balance_wanted and any(i.exercise_id in BALANCE for i in day.items))),
    ]


def strength_goal_s(builder: DayBuilder) -> int:
    """The least strength that a session should have (P-07); 0 on a day without."""
    if not builder.strength:
        return 0
    return builder.plan.at_least_s.get("strength", SHORT_STRENGTH_S)


def lost_sets(usual: PlannedDose, planned: PlannedDose) -> int:
    """How many sets fewer than the usual dose."""
    return max(0, usual.sets - planned.sets)


def most_of_week(person: Person) -> int:
    """How many exercises suit a session of the person's week (P-05)."""
    return WEEK_ONE_EXERCISES if person.week == 1 else MOST_EXERCISES
