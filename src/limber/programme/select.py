"""Choosing the exercises of one day: slot by slot the best that still fits, then the doses to the length."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

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
from limber.programme.board import Board, wanted_at_all
from limber.programme.camera_view import MOST_CHANGES, arranged, changes
from limber.programme.fit import Draft, first_dose, fit, total_s
from limber.programme.rules.direction import towards
from limber.programme.rules.eligibility import lies_flat, needs_floor
from limber.programme.score import Context, Scorer, covered_pairs
from limber.safety import GENTLE_LIST, ListSlot
from limber.session.day import PlannedDose, Slot

ENOUGH = 0.97
HUGE_S = 100_000
LONG_S = 1200.0
BALANCE_FROM_S, WALK_WORTH_S = 480.0, 240.0
GENTLE_FIRST = ("breathe", "go", "move", "pelvis", "turn", "rest")
"""Which lines of the gentle list come first when time or the number of new exercises is short."""
FLOOR_ORDER: Mapping[Start, int] = {"kneeling": 1, "quadruped": 1, "prone": 2, "side-lying": 3, "supine": 4}
"""On the floor from knees to back, where a session ends: as few turns as possible."""
GENTLE_ORDER = ("breathe", "pelvis", "move", "turn", "go", "rest")
Proposal = Sequence[tuple[str, Slot, int]]
"""Exercise, part of the session, sets."""


@dataclass
class Past:
    """What came before a day: what is known by then, what was strong the day before, how many sessions there were.

    `block`: the parts of the body that these two weeks have covered so far.
    """

    known: frozenset[str]
    sessions: int = 0
    yesterday_strength: frozenset[str] = frozenset()
    block: frozenset[tuple[str, str]] = frozenset()
    block_number: int = -1

    @property
    def new_allowed(self) -> int:
        """How many exercises may be new (P-04)."""
        return FIRST_SESSION_NEW if self.sessions == 0 else SESSION_NEW


@dataclass(frozen=True)
class Room:
    """What a day still has room for, beside the exercises that are `here`.

    `marched`: one march is enough. `new_left`, `neck_left`: how many more of them. `lain`: flat on the back once, and
    not twice (late pregnancy). `seconds`: time that is left when everything else is as short as it gets.
    """

    here: frozenset[str]
    marched: bool
    new_left: int
    neck_left: int
    lain: bool
    seconds: float


class DayBuilder:
    """One day in the making: what is chosen, and how many may still come."""

    def __init__(self, board: Board, scorer: Scorer, past: Past, minutes: int, *, strength: bool) -> None:
        self.board, self.past, self.strength = board, replace(past), strength
        self.scorer, self.minutes = scorer, minutes
        self.goal_s = minutes * 60.0
        self.plan: Anatomy = anatomy(minutes, strength=strength, acute=board.person.acute_and_strong)
        self.drafts: list[Draft] = []
        self._kept_s = 0.0
        self.count_max = WEEK_ONE_EXERCISES if board.person.week == 1 else MOST_EXERCISES

    def exchange(self, draft: Draft, exercise: Exercise) -> bool:
        """Put an exercise in the place of a draft, where it may come; whether it did."""
        before = self.drafts
        self.drafts = [other for other in before if other is not draft]
        comes = self._may_come(exercise, draft.slot) and self._seen_well(exercise, draft.slot)
        if not comes or self._need_is_met(exercise):
            self.drafts = before
            return False
        dose = first_dose(self.board, exercise, self.plan.seconds.get(draft.slot, 300))
        new = Draft(exercise=exercise, slot=draft.slot, dose=dose, extra=draft.extra)
        self.drafts = [new if other is draft else other for other in before]
        return True

    def choose(self, proposal: Proposal = ()) -> list[Draft]:
        """The session's items with their first doses. Of a proposal everything is taken that may come."""
        if self.board.person.mode == "ordinary":
            self._take_direction()
            self._take_pinned()
            if not self._propose(proposal):
                self._choose()
        else:
            self._choose_gentle()
        if not self.drafts:
            self._take(self.board.eligible.values(), "gentle")
        return self.drafts

    def fitted(self, board: Board, drafts: Iterable[Draft]) -> list[Draft]:
        """These items as long as asked, with the doses of the day's own board, in the order of play."""
        own = [replace(draft, dose=self._on(board, draft)) for draft in drafts]
        fit(board, own, self.goal_s, self.plan)
        return self._ordered(own)

    @staticmethod
    def _on(board: Board, draft: Draft) -> PlannedDose:
        """The dose on another board of the same kind: never more than that board's."""
        dose, most = draft.dose, board.doses(draft.id).most
        return replace(dose, hold_s=min(dose.hold_s, most.hold_s), reps=min(dose.reps, most.reps))

    def _take_direction(self) -> None:
        """While a direction helps, one exercise in that direction has its place before anything else (P-21)."""
        helps = [e for i, e in self.board.eligible.items() if i in towards(self.board.person)]
        for slot in self.plan.base:
            here = [exercise for exercise in helps if fits(exercise, slot, strength=self.strength)]
            if here and not self.drafts:
                self._take(here, slot)

    def _take_pinned(self) -> None:
        """What the person wants to keep comes first, in the first part of the session that it fits into."""
        for exercise_id in self.board.person.request.pinned:
            exercise = self.board.eligible.get(exercise_id)
            slots = (s for s in self.plan.base if exercise is not None and fits(exercise, s, strength=self.strength))
            slot = next((s for s in slots if all(draft.slot != s for draft in self.drafts)), None)
            if exercise is not None and slot is not None:
                self._take([exercise], slot)

    def _propose(self, proposal: Proposal) -> bool:
        """Take what was worked out before, as far as the rules of this day allow it; whether all of it may come."""
        whole = bool(proposal)
        for exercise_id, slot, sets in proposal[: MOST_EXERCISES - len(self.drafts)]:
            if any(draft.id == exercise_id for draft in self.drafts):
                continue
            exercise = self.board.eligible.get(exercise_id)
            fine = exercise is not None and self._stands(exercise, slot) and self._may_come(exercise, slot)
            if exercise is None or not fine or not self._seen_well(exercise, slot):
                whole = False
                continue
            dose = first_dose(self.board, exercise, self.plan.seconds.get(slot, 300))
            dose = replace(dose, sets=max(1, min(dose.sets, sets)))
            self.drafts.append(Draft(exercise=exercise, slot=slot, dose=dose, extra=len(self.drafts)))
        return whole

    def _stands(self, exercise: Exercise, slot: Slot) -> bool:
        balance = exercise.id in BALANCE and slot in ("strength", "mobility")
        stands = fits(exercise, slot, strength=self.strength) and wanted_at_all(exercise, self.board.person)
        return stands or balance

    def _choose(self) -> None:
        self._stand_up_first()
        filled = Counter(draft.slot for draft in self.drafts)
        for number, slot in enumerate(self.plan.base):
            filled[slot] -= 1
            if filled[slot] >= 0:
                continue
            self._kept_s = self._least_s(self.plan.base[number + 1 :])
            if ORDER[slot] > ORDER["mobility"]:
                self._take_balance()
            self._take(self._pool(slot), slot)
        self._kept_s = 0.0
        for slot in self.plan.extras:
            if total_s(self.board, self.drafts) >= self.goal_s * ENOUGH:
                return
            self._take_more(slot)
        self._fill_up()

    def _stand_up_first(self) -> None:
        """Out of practice, standing up from a chair is set before anything else is chosen (L-4)."""
        exercise = self.board.eligible.get("sit-to-stand")
        wanted = "older_deconditioned" in self.board.person.tags and "strength" in self.plan.base
        if wanted and exercise is not None and not self.drafts:
            self._take([exercise], "strength")

    def _least_s(self, slots: Iterable[Slot]) -> float:
        """What the parts that are still to come take at least."""
        parts = (
            min((self.board.least_s(e.id) for e in self._pool(slot)), default=0.0)
            for slot in slots
            if not any(draft.slot == slot for draft in self.drafts)
        )
        return sum(parts)

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

    def _pool(self, slot: Slot) -> tuple[Exercise, ...]:
        return self.board.pool(slot, strength=self.strength)

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
            slot=slot,
            today=covered_pairs((draft.exercise, draft.slot) for draft in self.drafts),
            block=self.past.block,
            known=self.past.known,
        )
        room = self._room()
        allowed = [exercise for exercise in pool if self._may_come(exercise, slot, room)]
        allowed.sort(key=lambda e: (-self.scorer.score(e, context), e.id))
        best = next((exercise for exercise in allowed if self._seen_well(exercise, slot)), None)
        if best is None:
            return
        seconds = self.plan.seconds.get(slot, 300)
        dose = first_dose(self.board, best, seconds)
        self.drafts.append(Draft(exercise=best, slot=slot, dose=dose, extra=len(self.drafts)))

    def _may_come(self, exercise: Exercise, slot: Slot, room: Room | None = None) -> bool:
        """Whether there is room for an exercise; `room`: as it is now, where many are asked about."""
        room = room or self._room()
        if exercise.id in room.here or (room.marched and exercise.id in MARCHES):
            return False
        if self._is_new(exercise) and room.new_left <= 0:
            return False
        if self._is_neck(exercise) and room.neck_left <= 0:
            return False
        if room.lain and lies_flat(exercise):
            return False
        if slot in ("strength", "main") and self.strength and exercise.data.regions[0] in self.past.yesterday_strength:
            return False
        return not room.here or self.board.least_s(exercise.id) <= room.seconds

    def _need_is_met(self, exercise: Exercise) -> bool:
        """On a gentle day: whether something else is there for the same need. Rest and breathing may come beside it."""
        if self.board.person.mode == "ordinary" or exercise.data.category == "relaxation":
            return False
        lines = [line.choices for line in GENTLE_LIST if exercise.id in line.choices]
        there = [draft.id for draft in self.drafts if draft.exercise.data.category != "relaxation"]
        return any(other in choices for choices in lines for other in there)

    def _room(self) -> Room:
        today = [draft.exercise for draft in self.drafts]
        here = frozenset(exercise.id for exercise in today)
        return Room(
            here=here,
            marched=bool(here & MARCHES),
            new_left=self.past.new_allowed - sum(map(self._is_new, today)),
            neck_left=NECK_ITEMS - sum(map(self._is_neck, today)),
            lain="pregnancy_after_16w" in self.board.person.tags and any(map(lies_flat, today)),
            seconds=self.goal_s - self._kept_s - sum(self.board.least_s(draft.id) for draft in self.drafts),
        )

    def _seen_well(self, exercise: Exercise, slot: Slot) -> bool:
        """Whether the camera need not be turned round more than once with this exercise among the others."""
        draft = Draft(exercise=exercise, slot=slot, dose=self.board.doses(exercise.id).start, extra=0)
        return changes(d.exercise for d in self._ordered([*self.drafts, draft])) <= MOST_CHANGES

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

    def _ordered(self, drafts: Sequence[Draft]) -> list[Draft]:
        """In the order of a session; the view changes seldom, and who is down on the floor stays there."""
        lines = {id: n for n, line in enumerate(GENTLE_ORDER) for id in _choices(line)}

        def within(draft: Draft) -> tuple[object, ...]:
            in_line = lines.get(draft.id, len(lines)) if draft.slot == "gentle" else 0
            first = "older_deconditioned" in self.board.person.tags and draft.id == "sit-to-stand"
            turn = FLOOR_ORDER.get(draft.exercise.data.start, 0)
            return (not first, in_line, self._within_slot(draft), turn, draft.id)

        return arranged(drafts, lambda d: d.exercise, lambda d: ORDER[d.slot], within)

    def _within_slot(self, draft: Draft) -> int:
        """Standing before lying at the start, lying before calm breathing at the end; sit-to-stand first."""
        if ORDER[draft.slot] == ORDER["cool-down"]:
            return int(draft.exercise.data.category == "relaxation")
        floor = needs_floor(draft.exercise)
        return 2 - floor if ORDER[draft.slot] == ORDER["strength"] else 1 + floor


def _choices(line_id: str) -> tuple[str, ...]:
    return next(line.choices for line in GENTLE_LIST if line.id == line_id)
