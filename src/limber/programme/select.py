"""Choosing the exercises of one day: slot by slot the best that still fits, then the doses to the length."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from limber.catalogue import Exercise
from limber.catalogue.tags import Start
from limber.programme.anatomy import (
    BALANCE,
    FIRST_SESSION_NEW,
    MARCHES,
    MOST_EXERCISES,
    NECK_FIRST,
    NECK_ITEMS,
    NOT_NEW,
    ORDER,
    SESSION_NEW,
    WEEK_ONE_EXERCISES,
    Anatomy,
    anatomy,
    fits,
)
from limber.programme.board import Board
from limber.programme.fit import Draft, first_dose, fit, total_s
from limber.programme.rules.eligibility import lies_flat, needs_floor
from limber.programme.score import Context, Scorer
from limber.safety import GENTLE_LIST, ListSlot
from limber.session.day import Slot

ENOUGH = 0.97
HUGE_S = 100_000
LONG_S = 1200.0
BALANCE_FROM_S, WALK_WORTH_S = 480.0, 240.0
GENTLE_FIRST = ("breathe", "go", "move", "pelvis", "turn", "rest")
"""Which lines of the gentle list come first when time or the number of new exercises is short."""
FLOOR_ORDER: Mapping[Start, int] = {"kneeling": 1, "quadruped": 1, "prone": 2, "side-lying": 3, "supine": 4}
"""On the floor from knees to back, where a session ends: as few turns as possible."""
GENTLE_ORDER = ("breathe", "pelvis", "turn", "move", "go", "rest")


@dataclass
class Past:
    """What came before a day: what is known by then, what the day before had, how many sessions there were."""

    known: frozenset[str]
    sessions: int = 0
    yesterday: frozenset[str] = frozenset()
    yesterday_strength: frozenset[str] = field(default_factory=frozenset)

    @property
    def new_allowed(self) -> int:
        """How many exercises may be new (P-04)."""
        return FIRST_SESSION_NEW if self.sessions == 0 else SESSION_NEW


class DayBuilder:
    """One day in the making: what is chosen, and how many may still come."""

    def __init__(self, board: Board, past: Past, day: int, minutes: int, *, strength: bool) -> None:
        self.board, self.past, self.day, self.strength = board, past, day, strength
        self.scorer = Scorer(board)
        self.goal_s = minutes * 60.0
        self.plan: Anatomy = anatomy(minutes, strength=strength, acute=board.person.acute_and_strong)
        self.drafts: list[Draft] = []
        self.count_max = WEEK_ONE_EXERCISES if board.person.week == 1 else MOST_EXERCISES

    def build(self) -> list[Draft]:
        """The day's items in the order of play, with their doses."""
        if self.board.person.mode == "ordinary":
            self._choose()
        else:
            self._choose_gentle()
        if not self.drafts:
            self._take(self.board.eligible.values(), "gentle")
        fit(self.board, self.drafts, self.goal_s, self.plan)
        return self._ordered()

    def _choose(self) -> None:
        for slot in self.plan.base:
            if ORDER[slot] > ORDER["mobility"]:
                self._take_balance()
            self._take(self._pool(slot), slot)
        for slot in self.plan.extras:
            if total_s(self.board, self.drafts) >= self.goal_s * ENOUGH:
                return
            self._take_more(slot)
        self._fill_up()

    def _fill_up(self) -> None:
        """Where a session would be filled with rest alone, more exercises than the week's usual number may come."""
        self.count_max = MOST_EXERCISES if self.goal_s >= LONG_S else min(MOST_EXERCISES, self.count_max + 1)
        slots: tuple[Slot, ...] = ("cardio", "strength", "mobility", "cool-down", "mobility", "cool-down", "mobility")
        for slot in slots if self.strength else tuple(s for s in slots if s != "strength"):
            if self._comfortable_s() >= self.goal_s * ENOUGH:
                return
            self._take_more(slot)

    def _comfortable_s(self) -> float:
        """How long the drafts can become before one of them takes up more than its part of a session."""
        parts = ((self._most_s(d), float(self.plan.seconds.get(d.slot, HUGE_S))) for d in self.drafts)
        return sum(min(most, part) for most, part in parts)

    def _most_s(self, draft: Draft) -> float:
        return self.board.seconds(draft.id, self.board.doses(draft.id).most)

    def _take_balance(self) -> None:
        """Balance on every day of somebody who needs it, except the shortest."""
        wanted = self.board.person.balance_wanted and self.goal_s >= BALANCE_FROM_S
        if wanted and not any(draft.id in BALANCE for draft in self.drafts):
            pool = [self.board.eligible[i] for i in sorted(BALANCE) if i in self.board.eligible]
            self._take(pool, "strength" if self.strength else "mobility")

    def _pool(self, slot: Slot) -> list[Exercise]:
        return [e for e in self.board.eligible.values() if fits(e, slot, strength=self.strength)]

    def _take_more(self, slot: Slot) -> None:
        """One more than the base of the session: never what the person dislikes or changed away from.

        A walk comes only where there is time for one that is worth its name.
        """
        if slot == "cardio" and self.goal_s - total_s(self.board, self.drafts) < WALK_WORTH_S:
            return
        unwanted = {*self.board.person.request.disliked, *self.board.person.adapted.avoided}
        self._take([exercise for exercise in self._pool(slot) if exercise.id not in unwanted], slot)

    def _take(self, pool: Iterable[Exercise], slot: Slot) -> None:
        """Add the best of the pool that may come; nobody when none may."""
        if len(self.drafts) >= self.count_max:
            return
        context = Context(
            day=self.day,
            slot=slot,
            today=[draft.exercise for draft in self.drafts],
            yesterday=self.past.yesterday,
            known=self.past.known,
        )
        allowed = [exercise for exercise in pool if self._may_come(exercise, slot)]
        if not allowed:
            return
        best = max(allowed, key=lambda e: (self.scorer.score(e, context), e.id))
        seconds = self.plan.seconds.get(slot, 300)
        dose = first_dose(self.board, best, seconds)
        self.drafts.append(Draft(exercise=best, slot=slot, dose=dose, extra=len(self.drafts)))

    def _may_come(self, exercise: Exercise, slot: Slot) -> bool:
        today = [draft.exercise for draft in self.drafts]
        if exercise in today or (exercise.id in MARCHES and any(e.id in MARCHES for e in today)):
            return False
        if self._is_new(exercise) and sum(map(self._is_new, today)) >= self.past.new_allowed:
            return False
        if self._is_neck(exercise) and sum(map(self._is_neck, today)) >= NECK_ITEMS:
            return False
        if "pregnancy_after_16w" in self.board.person.tags and lies_flat(exercise) and any(map(lies_flat, today)):
            return False
        if (
            slot in ("strength", "main")
            and self.strength
            and set(exercise.data.regions[:1]) & self.past.yesterday_strength
        ):
            return False
        least_s = sum(self.board.seconds(d.id, self.board.doses(d.id).least) for d in self.drafts)
        own_s = self.board.seconds(exercise.id, self.board.doses(exercise.id).least)
        return not today or least_s + own_s <= self.goal_s

    def _is_new(self, exercise: Exercise) -> bool:
        return exercise.id not in self.past.known and exercise.id not in NOT_NEW

    @staticmethod
    def _is_neck(exercise: Exercise) -> bool:
        return exercise.data.regions[0] in NECK_FIRST

    def _choose_gentle(self) -> None:
        """One from each line of the gentle list, the first that is allowed; with pain of 9 or 10 only rest."""
        lines: dict[str, ListSlot] = {line.id: line for line in GENTLE_LIST}
        for line_id in GENTLE_FIRST:
            for exercise_id in lines[line_id].choices:
                exercise = self.board.eligible.get(exercise_id)
                if exercise is not None and self._may_come(exercise, "gentle"):
                    self._take([exercise], "gentle")
                    break
        rest = [e for e in self.board.eligible.values() if e.data.category == "relaxation"]
        self.count_max = MOST_EXERCISES
        while self._comfortable_s() < self.goal_s * ENOUGH and any(self._may_come(e, "gentle") for e in rest):
            self._take(rest, "gentle")

    def _ordered(self) -> list[Draft]:
        """In the order of a session; on the way, whoever is down on the floor stays there as long as possible."""
        lines = {id: n for n, line in enumerate(GENTLE_ORDER) for id in _choices(line)}

        def place(draft: Draft) -> tuple[int, int, int, int, str]:
            in_line = lines.get(draft.id, len(lines)) if draft.slot == "gentle" else 0
            turn = FLOOR_ORDER.get(draft.exercise.data.start, 0)
            return (ORDER[draft.slot], in_line, self._within_slot(draft), turn, draft.id)

        return sorted(self.drafts, key=place)

    def _within_slot(self, draft: Draft) -> int:
        """Standing before lying at the start, lying before calm breathing at the end; sit-to-stand first."""
        if ORDER[draft.slot] == ORDER["cool-down"]:
            return int(draft.exercise.data.category == "relaxation")
        if "older_deconditioned" in self.board.person.tags and draft.id == "sit-to-stand":
            return 0
        floor = needs_floor(draft.exercise)
        return 2 - floor if ORDER[draft.slot] == ORDER["strength"] else 1 + floor


def _choices(line_id: str) -> tuple[str, ...]:
    return next(line.choices for line in GENTLE_LIST if line.id == line_id)
