"""The sessions of a plan as a model for the solver: what may be chosen, what it costs in time, what it is worth.

The hard rules are not here: only exercises that passed them are on the table. What is here are the limits of a session
(how many, how new, how long, from where the camera looks) and the terms of the objective.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from math import ceil, inf
from typing import Any

from limber.catalogue import Exercise
from limber.programme.anatomy import ALIKE, BALANCE, MARCHES, NECK_FIRST, NECK_ITEMS, NOT_NEW, ORDER, body_group, fits
from limber.programme.board import wanted_at_all
from limber.programme.camera_view import view_of
from limber.programme.fit import OVER_S, WITHIN
from limber.programme.objective import FIXED, FULL_ENOUGH, most_of_week, strength_goal_s
from limber.programme.patterns import Pattern
from limber.programme.rules.eligibility import lies_flat
from limber.programme.score import COVERED_IN_A_BLOCK
from limber.programme.select import BALANCE_FROM_S, Proposal
from limber.programme.weights import weights
from limber.session.day import Slot
from limber.session.timeline import is_bout

SCALE = 1000
"""The solver counts in whole numbers: thousandths of a unit of the objective."""
LONG_SLOTS: tuple[Slot, ...] = ("warm-up", "mobility", "strength", "cardio", "cool-down")
SHORT_SLOTS: tuple[Slot, ...] = ("move", "main", "settle")
WORTH_A_WALK_S = 180
GROUPS = range(5)


def scaled(worth: float) -> int:
    """A worth in the solver's whole numbers."""
    return round(worth * SCALE)


@dataclass
class Chosen:
    """The variables of one exercise in one part of one session: whether it comes, sets lost, repetitions cut."""

    exercise: Exercise
    slot: Slot
    here: Any
    lost: Any = None
    usual_sets: int = 1


@dataclass
class Session:
    """One pattern in the model."""

    pattern: Pattern
    chosen: list[Chosen] = field(default_factory=list)

    @property
    def times(self) -> int:
        """On how many days it is done."""
        return len(self.pattern.days)

    def of(self, exercise_id: str) -> list[Any]:
        """Whether an exercise comes, in whichever part."""
        return [c.here for c in self.chosen if c.exercise.id == exercise_id]


class SessionModel:
    """The model of all sessions of a plan, for one solver's model object (`cp`)."""

    def __init__(self, cp: Any, patterns: tuple[Pattern, ...], known: frozenset[str]) -> None:
        self.cp = cp
        self.known = known | NOT_NEW | {d.id for p in patterns if not p.ordinary for d in p.drafts}
        self.worth: list[Any] = []
        self.sessions = [self._session(pattern) for pattern in patterns if pattern.ordinary]
        self._new_ones()
        self._blocks()
        cp.maximize(sum(self.worth))

    def choice(self, session: Session, value: Any) -> Proposal:
        """What the solver chose for a session, in the order of its parts; `value` reads a variable."""
        here = [c for c in session.chosen if value(c.here)]
        here.sort(key=lambda c: (ORDER[c.slot], c.exercise.id))
        return tuple((c.exercise.id, c.slot, c.usual_sets - (value(c.lost) if c.lost is not None else 0)) for c in here)

    def hint(self) -> None:
        """Begin the search at the greedy plan."""
        for session in self.sessions:
            drafts = {(d.id, d.slot): d for d in session.pattern.drafts}
            for one in session.chosen:
                draft = drafts.get((one.exercise.id, one.slot))
                self.cp.add_hint(one.here, int(draft is not None))
                if one.lost is not None:
                    self.cp.add_hint(one.lost, max(0, one.usual_sets - draft.dose.sets) if draft else 0)

    # --- one session ---------------------------------------------------------------------------------------

    def _session(self, pattern: Pattern) -> Session:
        session = Session(pattern=pattern)
        for exercise, slot in _table(pattern):
            session.chosen.append(self._one(session, exercise, slot))
        for exercise_id in sorted({c.exercise.id for c in session.chosen}):
            self.cp.add_at_most_one(session.of(exercise_id))
        self._limits(session)
        self._time(session)
        self._camera(session)
        self._terms(session)
        return session

    def _one(self, session: Session, exercise: Exercise, slot: Slot) -> Chosen:
        builder = session.pattern.builder
        one = Chosen(exercise=exercise, slot=slot, here=self.cp.new_bool_var(""))
        one.usual_sets = builder.board.doses(exercise.id).start.sets
        if _keeps_sets(exercise) and one.usual_sets > 1:
            one.lost = self.cp.new_int_var(0, one.usual_sets - 1, "")
            self.cp.add(one.lost <= (one.usual_sets - 1) * one.here)
            self.worth.append(scaled(weights().of("set-lost")) * session.times * one.lost)
        self.worth.append(scaled(builder.scorer.worth(exercise, slot)) * session.times * one.here)
        return one

    def _limits(self, session: Session) -> None:
        builder, add = session.pattern.builder, self.cp.add
        person = builder.board.person
        count = sum(c.here for c in session.chosen)
        most = most_of_week(person)
        add(count >= 1)
        add(count <= max(most, len(session.pattern.drafts)))
        over = self.cp.new_int_var(0, len(session.chosen), "")
        add(over >= count - most)
        self.worth.append(scaled(weights().of("too-many")) * session.times * over)
        add(sum(c.here for c in session.chosen if c.exercise.id in MARCHES) <= 1)
        add(sum(c.here for c in session.chosen if c.exercise.data.regions[0] in NECK_FIRST) <= NECK_ITEMS)
        if "pregnancy_after_16w" in person.tags:
            add(sum(c.here for c in session.chosen if lies_flat(c.exercise)) <= 1)
        for slot in ("warm-up", "move", "settle"):
            add(sum(c.here for c in session.chosen if c.slot == slot) <= 1)
        for c in session.chosen:
            tired = set(c.exercise.data.regions[:1]) & builder.past.yesterday_strength
            if c.slot in ("strength", "main") and session.pattern.key.strong and tired:
                add(c.here == 0)

    def _time(self, session: Session) -> None:
        """The least that the session takes fits into the time asked for; what is missing at most is `short`."""
        builder = session.pattern.builder
        board, goal_s = builder.board, builder.goal_s
        least, fixed, strong = [], [], []
        for c in session.chosen:
            doses = board.doses(c.exercise.id)
            low_s = board.seconds(c.exercise.id, doses.least)
            if not _keeps_sets(c.exercise):
                worth_it_s = WORTH_A_WALK_S if c.slot == "cardio" else 0
                high_s = board.seconds(c.exercise.id, doses.most)
                least.append(int(max(low_s, min(high_s, worth_it_s))) * c.here)
                continue
            # Seconds are rounded so that the model never thinks less of a plan than it is worth.
            usual_s, one_s = board.seconds(c.exercise.id, doses.start), _one_set_s(session, c)
            longest, shortest = ceil(usual_s) * c.here, int(usual_s) * c.here
            cut = self.cp.new_bool_var("")
            self.cp.add_implication(cut, c.here)
            if c.lost is not None:
                a_set_s = (usual_s - one_s) / (c.usual_sets - 1)
                longest -= int(a_set_s) * c.lost
                shortest -= ceil(a_set_s) * c.lost
                self.cp.add(c.lost >= (c.usual_sets - 1) * cut)
            least.append(shortest - ceil(max(0, one_s - low_s)) * cut)
            fixed.append(longest)
            if c.slot in ("strength", "main"):
                strong.append(longest)
        self.cp.add(sum(least) <= int(goal_s + min(goal_s * WITHIN, OVER_S)))
        self._length(session, sum(fixed))
        if strong and strength_goal_s(builder):
            short = self._costs(session, "strength-short", session.times)
            self.cp.add(sum(strong) + short >= strength_goal_s(builder))

    def _length(self, session: Session, fixed_s: Any) -> None:
        """What is missing in length, and what is filled up; on days with the same longest doses it is the same."""
        builder = session.pattern.builder
        stretching = [c for c in session.chosen if not _keeps_sets(c.exercise)]
        ids = {c.exercise.id for c in stretching}
        alike = Counter(
            tuple(sorted((i, board.seconds(i, board.doses(i).most)) for i in ids))
            for board in session.pattern.days.values()
        )
        enough_s = int(builder.goal_s * FULL_ENOUGH)
        for longest, days in alike.items():
            high_s = dict(longest)
            most = [ceil(high_s[c.exercise.id]) * c.here for c in stretching]
            comfortable = [
                ceil(min(high_s[c.exercise.id], builder.plan.seconds.get(c.slot, inf))) * c.here for c in stretching
            ]
            short, filler = self._costs(session, "short", days), self._costs(session, "filler", days)
            self.cp.add(fixed_s + sum(most) + short >= enough_s)
            self.cp.add(fixed_s + sum(comfortable) + short + filler >= enough_s)

    def _costs(self, session: Session, term: str, days: int) -> Any:
        """Seconds that cost what a minute of the term costs, on so many days."""
        seconds = self.cp.new_int_var(0, int(session.pattern.builder.goal_s), "")
        self.worth.append(int(weights().of(term) * SCALE / 60) * days * seconds)
        return seconds

    def _camera(self, session: Session) -> None:
        """The view changes at most once: which view comes first, and in which part it changes."""
        orders = [(first, cut) for first in ("side", "front") for cut in GROUPS]
        order = {key: self.cp.new_bool_var("") for key in orders}
        self.cp.add_exactly_one(order.values())
        seen = {view: self.cp.new_bool_var("") for view in ("side", "front")}
        pinned = "older_deconditioned" in session.pattern.builder.board.person.tags
        for c in session.chosen:
            view, group = view_of(c.exercise), ORDER[c.slot]
            if view is None:
                continue
            allowed = [order[first, cut] for first, cut in orders if group == cut or (group < cut) is (view == first)]
            self.cp.add(c.here <= sum(allowed))
            self.cp.add_implication(c.here, seen[view])
            if pinned and c.exercise.id == "sit-to-stand":
                self.cp.add(c.here + order["front", group] <= 1)
        changed = self.cp.new_bool_var("")
        self.cp.add(changed >= seen["side"] + seen["front"] - 1)
        self.worth.append(scaled(weights().of("view")) * session.times * changed)

    def _terms(self, session: Session) -> None:
        builder = session.pattern.builder
        pairs: dict[tuple[str, str], list[Any]] = {}
        for c in session.chosen:
            pairs.setdefault((ALIKE[c.slot], body_group(c.exercise)), []).append(c.here)
        for here in pairs.values():
            self._reward("covered", here, session.times)
        for slot in dict.fromkeys(builder.plan.base):
            missing = self.cp.new_bool_var("")
            self.cp.add(missing + sum(c.here for c in session.chosen if c.slot == slot) >= 1)
            self.worth.append(scaled(weights().of("part-missing")) * session.times * missing)
        if builder.board.person.balance_wanted:
            self._reward("balance", [c.here for c in session.chosen if c.exercise.id in BALANCE], session.times)

    def _reward(self, term: str, here: list[Any], times: int) -> None:
        """Once for at least one of these."""
        if here:
            any_of = self.cp.new_bool_var("")
            self.cp.add(any_of <= sum(here))
            self.worth.append(scaled(weights().of(term)) * times * any_of)

    # --- all sessions together -----------------------------------------------------------------------------

    def _new_ones(self) -> None:
        """Few new exercises in a session (P-04), and what a new or a different one is worth."""
        ids = sorted({c.exercise.id for s in self.sessions for c in s.chosen} - self.known)
        first: dict[int, list[Any]] = {n: [] for n in range(len(self.sessions))}
        for exercise_id in ids:
            before: list[Any] = []
            for number, session in enumerate(self.sessions):
                here = session.of(exercise_id)
                if here:
                    begins = self.cp.new_bool_var("")
                    self.cp.add(begins >= sum(here) - sum(before))
                    first[number].append(begins)
                    before += here
            used = self.cp.new_bool_var("")
            self.cp.add(used <= sum(before))
            self.cp.add_max_equality(used, before)
            worth = weights().of("new") + self.sessions[0].pattern.builder.scorer.distinct
            self.worth.append(scaled(worth) * used)
        for number, begun in first.items():
            self.cp.add(sum(begun) <= self.sessions[number].pattern.builder.past.new_allowed)

    def _blocks(self) -> None:
        pairs: dict[tuple[int, str, str], list[Any]] = {}
        for session in self.sessions:
            for c in session.chosen:
                if ALIKE[c.slot] in COVERED_IN_A_BLOCK:
                    key = (session.pattern.key.block, ALIKE[c.slot], body_group(c.exercise))
                    pairs.setdefault(key, []).append(c.here)
        for here in pairs.values():
            self._reward("block-covered", here, 1)


def _table(pattern: Pattern) -> Iterator[tuple[Exercise, Slot]]:
    """Every exercise in every part of the session in which it may stand."""
    builder = pattern.builder
    slots = SHORT_SLOTS if "move" in builder.plan.base else LONG_SLOTS
    balance = builder.board.person.balance_wanted and builder.goal_s >= BALANCE_FROM_S
    for exercise in builder.board.eligible.values():
        for slot in slots if wanted_at_all(exercise, builder.board.person) else ():
            if slot == "strength" and not pattern.key.strong:
                continue
            extra = balance and exercise.id in BALANCE and slot == ("strength" if pattern.key.strong else "mobility")
            if fits(exercise, slot, strength=pattern.key.strong) or extra:
                yield exercise, slot


def _keeps_sets(exercise: Exercise) -> bool:
    return exercise.data.category in FIXED and not is_bout(exercise)


def _one_set_s(session: Session, c: Chosen) -> float:
    board = session.pattern.builder.board
    return board.seconds(c.exercise.id, replace(board.doses(c.exercise.id).start, sets=1))
