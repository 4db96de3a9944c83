"""One plan in the making: its days, the sessions that they share, their doses and their reasons; not yet checked."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cached_property
from hashlib import sha256

from limber import __version__
from limber.catalogue import Exercise
from limber.errors import InputError
from limber.plain import plain
from limber.programme.adapt import adapted, shown_adjustments
from limber.programme.adapt_today import changed, easier_today
from limber.programme.anatomy import BALANCE, NOT_NEW
from limber.programme.board import Board, same_table
from limber.programme.change import for_today
from limber.programme.collide import collisions
from limber.programme.door import door
from limber.programme.fit import Draft, total_s
from limber.programme.growth import SLOW_GROWTH, best_week, held_back, lighter_week, work
from limber.programme.items import item
from limber.programme.model import LeftOut, Limits, MadeBy, NotNow, Programme
from limber.programme.objective import Counted, objective_of
from limber.programme.patterns import Pattern, PatternKey, Placed, Sessions, Turns, block_of
from limber.programme.person import Adapted, Person, person_of
from limber.programme.person_says import SessionChoice
from limber.programme.plan_words import advised, day_reasons, families_open, plan_reasons
from limber.programme.reports import flares_since
from limber.programme.request import PlanRequest
from limber.programme.rules.eligibility import needs_floor
from limber.programme.rules.limits import with_limits
from limber.programme.rules.would_change import would_change
from limber.programme.score import Scorer, covered_pairs
from limber.programme.select import DayBuilder, Past
from limber.programme.week import keeping_begins, session_days, strength_days
from limber.safety import Action, ScreenResult, asked_again
from limber.session.day import DayKind, PlanDay, PlanItem
from limber.session.history import SessionSummary

STRENGTH = ("strength", "motor-control")
SHORT_SHARE = 0.9


class Planner:
    """One plan in the making. `gentle`: the gentle list, whatever the pain. `result`: what the door said, if known.

    Raises
    ------
    InputError
        When the request allows no plan: this door asks the record as well.
    """

    def __init__(
        self,
        request: PlanRequest,
        catalogue: Mapping[str, Exercise],
        *,
        gentle: bool = False,
        result: ScreenResult | None = None,
    ) -> None:
        found = result or door(request)
        if isinstance(found, NotNow):
            raise InputError("answers", "expected a safety screen that allows a plan today")
        self.request, self.result, self.catalogue, self.gentle = request, found, catalogue, gentle
        self.today = for_today(request, dict(catalogue)) if request.changes else request
        self._boards: dict[tuple[int, bool, bool, int, int], Board] = {}
        self._adapted: list[Adapted] = []
        self._holding: dict[tuple[date, bool], Adapted] = {}
        self._scorers: dict[int, Scorer] = {}
        self._fits: dict[tuple[object, ...], list[Draft]] = {}
        self._items: dict[tuple[object, ...], PlanItem] = {}

    def programme(self, chosen: tuple[SessionChoice, ...] | None = None) -> Programme:
        """The days, with and without the floor, their reasons, and what was left out.

        `chosen`: sessions that were worked out with more time; None are those of the request.
        """
        chosen = self.request.chosen if chosen is None else chosen
        if self.request.changes:
            chosen = self._unchanged(chosen)
        first, sessions = self.first, self.sessions(chosen)
        floor_free = self._floor_free(sessions.days)
        board = self._board(self.first)
        eligible = frozenset(board.eligible)
        adjustments = (*keeping_begins(first), *shown_adjustments(first, sessions.days))
        return Programme(
            made_with=fingerprint(self.catalogue),
            made_by=MadeBy(planner="gentle" if self.gentle else "greedy"),
            on=self.request.on,
            week=first.week,
            seed=self.request.seed,
            minutes=self.request.minutes,
            outcome=self.result.outcome or Action.E0,
            tags=tuple(sorted(first.tags)),
            limits=Limits(
                difficulty=first.difficulty_max,
                load_class=first.load_class_max,
                effort_max_0_10=first.effort_max_0_10,
                reasons=first.limit_reasons,
            ),
            days=sessions.days,
            floor_free=floor_free,
            reasons=(
                *advised(self.result),
                *plan_reasons(
                    first, eligible, floor_free=bool(floor_free), as_long=_as_long(sessions.days, floor_free)
                ),
            ),
            changes=tuple(adjustment.reason for adjustment in adjustments),
            adjustments=adjustments,
            left_out=tuple(
                LeftOut(exercise_id=i, reasons=r, would_change=would_change(r))
                for i, r in sorted(board.left_out.items())
            ),
            families=families_open(eligible, first),
            collisions=collisions(board, sessions.days, self.request.minutes),
            objective=objective_of(self.counted(sessions), first),
            sessions=tuple(_choice_of(pattern) for pattern in sessions.patterns if self._lasting(pattern)),
            asked_again=asked_again(self.request.all_screenings),
        )

    def _unchanged(self, chosen: tuple[SessionChoice, ...]) -> tuple[SessionChoice, ...]:
        """The sessions as they are without today's changes, so that a change leaves everything else as it is."""
        plain_request = replace(self.request, changes=())
        usual = Planner(plain_request, self.catalogue, gentle=self.gentle, result=self.result).slots(chosen)
        patterns = {pattern.key: pattern for pattern, _ in usual.values() if pattern.ordinary}
        return tuple(_choice_of(pattern) for pattern in patterns.values())

    @cached_property
    def first(self) -> Person:
        """The person on the first day."""
        return self._person(1, floor=True, next_session=True, request=self.request)

    @cached_property
    def _days(self) -> tuple[int, ...]:
        return session_days(self.first)

    @cached_property
    def _strong(self) -> frozenset[int]:
        return strength_days(self.first, self._days, _strength_done(self.request, self.catalogue))

    def sessions(self, chosen: tuple[SessionChoice, ...], *, floor: bool = True) -> Sessions:
        """Every day with its session."""
        slots = self.slots(chosen, floor=floor)
        return Sessions(
            days=self._fitted(slots),
            patterns=tuple({pattern.key: pattern for pattern, _ in slots.values()}.values()),
            of_day={day: pattern for day, (pattern, _) in slots.items()},
        )

    def slots(self, chosen: tuple[SessionChoice, ...], *, floor: bool = True) -> dict[int, Placed]:
        """The exercises of each day, not yet as long as asked."""
        proposals = {(c.block, c.strong, c.letter): c for c in chosen if floor and c.minutes == self.request.minutes}
        past = _past(self.request, self.catalogue)
        days, strong = self._days, self._strong
        per_week = {kind: sum(1 for d in days if d <= 7 and (d in strong) is kind) for kind in (True, False)}
        turns = Turns(self.first, per_week)
        patterns: dict[PatternKey, Pattern] = {}
        slots: dict[int, Placed] = {}
        for day in days:
            person = self._person(day, floor=floor, next_session=day == days[0])
            board = self._board(person)
            able = any(e.data.category in STRENGTH for e in board.eligible.values())
            is_strong = day in strong and able
            conditions = self._conditions(board)
            if person.mode == "ordinary":
                key = PatternKey(block_of(person), is_strong, turns.next(is_strong), conditions)
            else:
                key = PatternKey(block_of(person), is_strong, 0, conditions)
            if key not in patterns:
                if day != days[0]:
                    past.yesterday_strength = frozenset()
                patterns[key] = self._pattern(key, board, past, proposals.get((key.block, key.strong, key.letter)))
            patterns[key].days[day] = board
            past.sessions += 1
            slots[day] = (patterns[key], board)
        return slots

    def _pattern(self, key: PatternKey, board: Board, past: Past, proposal: SessionChoice | None) -> Pattern:
        person = board.person
        asked = person.request
        minutes = max(3, round(asked.minutes * person.adapted.amount))
        if asked.minutes != self.request.minutes:
            proposal = None
        past.block = frozenset() if past.block_number != key.block else past.block
        past.block_number = key.block
        builder = DayBuilder(board, self._scorer(board), past, minutes, strength=key.strong)
        drafts = builder.choose(proposal.items if proposal is not None else ())  # type: ignore[arg-type]
        if person.request is not self.request:
            drafts = changed(builder, drafts, self.request.changes)
        past.known |= {draft.id for draft in drafts}
        past.block |= covered_pairs((draft.exercise, draft.slot) for draft in drafts)
        return Pattern(key=key, builder=builder, drafts=drafts)

    def _lasting(self, pattern: Pattern) -> bool:
        """Whether a session is worth handing in again: chosen, and not changed for today alone."""
        return pattern.ordinary and pattern.builder.board.person.request is self.request

    def _person(self, day: int, *, floor: bool, next_session: bool, request: PlanRequest | None = None) -> Person:
        on = self.request.on + timedelta(days=day - 1)
        wanted = request or (self.today if next_session else self.request)
        found = self._holds_on(on, next_session)
        if wanted is not self.request:
            found = easier_today(found, self.request.changes)
        person = person_of(wanted, self.result, found, self.catalogue, on)
        walk_weeks = max(0, person.walk_weeks - self._flares)
        return with_limits(replace(person, floor=person.floor and floor, walk_weeks=walk_weeks))

    def _holds_on(self, on: date, next_session: bool) -> Adapted:
        """What the record asks for on a day; worked out once, with and without the floor."""
        key = (on, next_session)
        if key not in self._holding:
            found = lighter_week(adapted(self.request, self.catalogue, on, next_session=next_session), self.request, on)
            self._holding[key] = replace(found, gentle=True) if self.gentle else found
        return self._holding[key]

    @cached_property
    def _flares(self) -> int:
        """How many flares these weeks of the programme had: each takes walks a week back (P-28)."""
        return flares_since(self.request, self.request.block_began)

    def _board(self, person: Person) -> Board:
        """Days with the same conditions share their board; a later week shares who may come."""
        if person.adapted not in self._adapted:
            self._adapted.append(person.adapted)
        number = self._adapted.index(person.adapted)
        key = (number, person.request is self.request, person.floor, person.week, person.walk_weeks)
        if key not in self._boards:
            like = next((b for k, b in self._boards.items() if k[:3] == key[:3] and _alike(b.person, person)), None)
            beside = next((b for b in self._boards.values() if same_table(b.person, person)), None)
            self._boards[key] = Board(person, like.like or like if like else None, beside)
        return self._boards[key]

    def _conditions(self, board: Board) -> int:
        """Boards with the same number have the same exercises on the table."""
        return list(map(id, self._boards.values())).index(id(board.like or board))

    def _scorer(self, board: Board) -> Scorer:
        if id(board) not in self._scorers:
            self._scorers[id(board)] = Scorer(board)
        return self._scorers[id(board)]

    # --- from sessions to days ---------------------------------------------------------------------------

    def _fitted(self, slots: Mapping[int, Placed]) -> tuple[PlanDay, ...]:
        """Week by week: strength that grows slowly, walks that grow slowly, and each day as long as asked."""
        made: list[PlanDay] = []
        known, grown_for, walks_before = self.request.history.known | NOT_NEW, self.first.walk_weeks, 0
        for week in range(self.request.weeks):
            days = [day for day in slots if (day - 1) // 7 == week]
            copies = {day: [replace(draft) for draft in slots[day][0].drafts] for day in days}
            best = best_week(self.request, self.catalogue, sum(work(drafts) > 0 for drafts in copies.values()))
            held = best is not None and held_back(list(copies.values()), best, week)
            walks = sum(draft.id == "walking" for drafts in copies.values() for draft in drafts)
            grown_for += int(week > 0 and walks <= walks_before)
            walks_before = walks
            for day in days:
                pattern, board = slots[day]
                if board.person.walk_weeks > grown_for:
                    board = self._board(replace(board.person, walk_weeks=grown_for))
                made.append(self._day(pattern, board, day, copies[day], known, strong=day in self._strong, held=held))
                known = known | {i.exercise_id for i in made[-1].items}
        return tuple(made)

    def _day(
        self,
        pattern: Pattern,
        board: Board,
        day: int,
        drafts: list[Draft],
        known: frozenset[str],
        *,
        strong: bool,
        held: bool,
    ) -> PlanDay:
        builder, person = pattern.builder, board.person
        if all(board.doses(d.id).most == builder.board.doses(d.id).most for d in drafts):
            board = builder.board  # nothing in this session grows from week to week
        key = (id(pattern), id(board), tuple((d.id, d.slot, d.dose) for d in drafts))
        if key not in self._fits:
            self._fits[key] = builder.fitted(board, drafts)
        fitted = self._fits[key]
        seconds = total_s(board, fitted)
        able = any(e.data.category in STRENGTH for e in board.eligible.values())
        reasons = day_reasons(
            person,
            fitted,
            strength=strong,
            able=able,
            short=seconds < builder.minutes * 60 * SHORT_SHARE,
            new=len({draft.id for draft in fitted} - known),
        )
        return PlanDay(
            day=day,
            kind=_kind(person, strength=strong, able=able),
            minutes=max(1, round(seconds / 60)),
            effort_max_0_10=person.effort_max_0_10,
            items=self._play(board, builder, fitted),
            reasons=(*reasons, *((SLOW_GROWTH.reason(),) if held else ())),
        )

    def _play(self, board: Board, builder: DayBuilder, drafts: list[Draft]) -> tuple[PlanItem, ...]:
        """The items with reasons and alternatives; what two days share is worked out once."""
        today = frozenset(draft.id for draft in drafts)
        found = []
        for draft in drafts:
            key = (id(board.like or board), draft.id, draft.slot, draft.dose, today)
            if key not in self._items:
                self._items[key] = item(board, builder.scorer, draft, today)
            found.append(self._items[key])
        return tuple(found)

    def _floor_free(self, days: tuple[PlanDay, ...]) -> tuple[PlanDay, ...]:
        uses_floor = any(needs_floor(self.catalogue[i.exercise_id]) for day in days for i in day.items)
        return self.sessions((), floor=False).days if uses_floor and self.first.floor else ()

    def counted(self, sessions: Sessions) -> list[Counted]:
        """The days as the objective counts them; gentle days follow their list and are not counted."""
        return [
            Counted(day=day, pattern=sessions.of_day[day.day])
            for day in sessions.days
            if sessions.of_day[day.day].ordinary
        ]


def _alike(one: Person, other: Person) -> bool:
    """Whether the same exercises are on the table on two days, so that only doses can differ."""
    return (
        one.difficulty_max == other.difficulty_max
        and one.load_class_max == other.load_class_max
        and one.daily_exempt == other.daily_exempt
        and one.mode == other.mode
    )


def _as_long(days: tuple[PlanDay, ...], others: tuple[PlanDay, ...]) -> bool:
    """Whether the days without the floor are as long as the others (a minute does not count)."""
    return all(day.minutes - other.minutes <= 1 for day, other in zip(days, others, strict=False))


def _choice_of(pattern: Pattern) -> SessionChoice:
    return SessionChoice(
        block=pattern.key.block,
        strong=pattern.key.strong,
        letter=pattern.key.letter,
        minutes=pattern.builder.minutes,
        items=tuple((draft.id, draft.slot, draft.dose.sets) for draft in pattern.drafts),
    )


def _past(request: PlanRequest, catalogue: Mapping[str, Exercise]) -> Past:
    """What the history says on the first day of the plan."""
    sessions = request.history.sessions
    running = sessions[-1:] if sessions and (request.on - sessions[-1].on).days <= 1 else ()
    return Past(
        known=request.history.known | NOT_NEW,
        sessions=len(sessions),
        yesterday_strength=frozenset(region for session in running for region in _worked(session, catalogue)),
    )


def _strength_done(request: PlanRequest, catalogue: Mapping[str, Exercise]) -> tuple[int, ...]:
    """The days with strength on record, as days of the plan: 1 is today, 0 yesterday."""
    strong = (session.on for session in request.history.sessions if _worked(session, catalogue))
    return tuple(1 - (request.on - on).days for on in strong)


def _worked(session: SessionSummary, catalogue: Mapping[str, Exercise]) -> frozenset[str]:
    """The regions that had strength in a session; a stance for balance has none."""
    done = (e.exercise_id for e in session.exercises if e.sets and e.exercise_id in catalogue)
    strong = (catalogue[i].data for i in done if i not in BALANCE and catalogue[i].data.category in STRENGTH)
    return frozenset(data.regions[0] for data in strong)


def _kind(person: Person, *, strength: bool, able: bool) -> DayKind:
    if person.mode != "ordinary":
        return "gentle"
    return "full" if strength or not able else "short"


def fingerprint(catalogue: Mapping[str, Exercise]) -> str:
    """Limber's version and a short hash of the catalogue's data, movements' tempo included."""
    if not (_last and _last[0][0] is catalogue):
        _last[:] = [(catalogue, f"limber {__version__}, catalogue {_hash(catalogue)}")]
    return _last[0][1]


_last: list[tuple[Mapping[str, Exercise], str]] = []
"""The catalogue that was asked for last, and its answer: it is nearly always the same one."""


def _hash(catalogue: Mapping[str, Exercise]) -> str:
    text = json.dumps([[plain(e.data), plain(e.movement.phases)] for _, e in sorted(catalogue.items())], sort_keys=True)
    return sha256(text.encode()).hexdigest()[:12]
