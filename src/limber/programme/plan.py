"""`plan`: from a request to a programme, or to "not now". Same request, same catalogue: same plan, byte for byte."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256

from limber import __version__
from limber.catalogue import Exercise, load
from limber.errors import InputError, LimberError
from limber.plain import plain
from limber.programme.adapt import adapted, shown_changes
from limber.programme.anatomy import BALANCE, NOT_NEW
from limber.programme.board import Board
from limber.programme.checker import check
from limber.programme.door import door
from limber.programme.fit import total_s
from limber.programme.items import item
from limber.programme.model import LeftOut, Limits, NotNow, Programme
from limber.programme.person import Person, person_of
from limber.programme.request import PlanRequest
from limber.programme.rules.eligibility import NO_STRENGTH, needs_floor
from limber.programme.rules.limits import with_limits
from limber.programme.rules.model import PlanRule
from limber.programme.select import DayBuilder, Past
from limber.programme.week import LIGHTER_DAY, PREVENTION, REST_DAY, session_days, strength_days
from limber.safety import Action
from limber.session.day import DayKind, PlanDay, Reason
from limber.words import N_

SHORTER = PlanRule(
    id="P-02",
    sentence=N_("Fewer exercises suit you now, so this day is shorter than you asked for."),
    rule_class="soft",
)
CALM_ONLY = PlanRule(
    id="P-02",
    sentence=N_(
        "Almost all exercises are left out for now, because of your answers or your wishes. "
        "So this day holds rest and calm breathing."
    ),
    rule_class="soft",
)
FLOOR_FREE = PlanRule(
    id="P-03", sentence=N_("Every day also comes without the floor, just as long."), rule_class="clinical"
)
PERSISTENT = PlanRule(
    id="P-16",
    sentence=N_("Three fuller sessions a week often help when pain has lasted. Give it 8 to 12 weeks."),
    rule_class="soft",
    sources=("HAY21C", "OWE20", "LIA24", "STE16"),
)

WALKS = PlanRule(
    id="P-28",
    sentence=N_("Between sessions, short walks count as well. Begin with what is easy, and add a little each week."),
    rule_class="soft",
    sources=("POC24",),
)


def plan(request: PlanRequest, catalogue: Mapping[str, Exercise] | None = None) -> Programme | NotNow:
    """Plan the sessions from `request.on` on.

    Parameters
    ----------
    request : PlanRequest
        Answers and wishes. The screen's outcome is worked out again from the answers and the record.
    catalogue : mapping, optional
        Exercises by id; None is the catalogue that comes with Limber.

    Returns
    -------
    Programme or NotNow
        A programme that the independent checker has passed; `NotNow` under a lock or while questions are due.

    Raises
    ------
    InputError
        Where the request contradicts itself.
    """
    found = door(request)
    if isinstance(found, NotNow):
        return found
    exercises = load().exercises if catalogue is None else catalogue
    made = Planner(request, exercises).programme()
    if check(made, request, exercises):
        made = Planner(request, exercises, gentle=True).programme()
        if check(made, request, exercises):
            raise LimberError("a plan did not pass its own check, so none is shown")
    return made


class Planner:
    """One plan in the making, not yet checked. `gentle`: the gentle list, whatever the pain.

    Raises
    ------
    InputError
        When the request allows no plan: this door asks the record as well.
    """

    def __init__(self, request: PlanRequest, catalogue: Mapping[str, Exercise], *, gentle: bool = False) -> None:
        result = door(request)
        if isinstance(result, NotNow):
            raise InputError("answers", "expected a safety screen that allows a plan today")
        self.request, self.result, self.catalogue, self.gentle = request, result, catalogue, gentle
        self._boards: list[tuple[Person, Board]] = []

    def programme(self) -> Programme:
        """The days, with and without the floor, their reasons, and what was left out."""
        first = self._person(1, floor=True, next_session=True)
        days, boards = self._days(first, floor=True)
        floor_free = self._days(first, floor=False)[0] if self._uses_floor(days) and first.floor else ()
        return Programme(
            made_with=fingerprint(self.catalogue),
            on=self.request.on,
            week=first.week,
            seed=self.request.seed,
            minutes=self.request.minutes,
            outcome=self.result.outcome or Action.E0,
            tags=tuple(self.result.tags),
            limits=Limits(
                difficulty=first.difficulty_max,
                load_class=first.load_class_max,
                effort_max_0_10=first.effort_max_0_10,
                reasons=first.limit_reasons,
            ),
            days=days,
            floor_free=floor_free,
            reasons=_plan_reasons(first, bool(floor_free), walks="walking" in boards[0].eligible),
            changes=shown_changes(first, days),
            left_out=tuple(LeftOut(exercise_id=i, reasons=r) for i, r in sorted(boards[0].left_out.items())),
        )

    def _person(self, day: int, *, floor: bool, next_session: bool) -> Person:
        on = self.request.on + timedelta(days=day - 1)
        found = adapted(self.request, self.catalogue, on, next_session=next_session)
        if self.gentle:
            found = replace(found, gentle=True)
        person = person_of(self.request, self.result, found, self.catalogue)
        return with_limits(replace(person, floor=person.floor and floor))

    def _board(self, person: Person) -> Board:
        """Days with the same conditions share their board."""
        for known, board in self._boards:
            if known.adapted == person.adapted and known.floor == person.floor:
                return board
        board = Board(person)
        self._boards.append((person, board))
        return board

    def _days(self, first: Person, *, floor: bool) -> tuple[tuple[PlanDay, ...], list[Board]]:
        days = session_days(first)
        past = _past(self.request, self.catalogue)
        strong = strength_days(first, days, bool(past.yesterday_strength))
        made: list[PlanDay] = []
        boards: list[Board] = []
        for day in days:
            board = self._board(self._person(day, floor=floor, next_session=day == days[0]))
            if made and made[-1].day != day - 1:
                past.yesterday_strength = frozenset()
            made.append(self._day(board, past, day, strength=day in strong))
            boards.append(board)
            self._remember(past, made[-1])
        return tuple(made), boards

    def _day(self, board: Board, past: Past, day: int, *, strength: bool) -> PlanDay:
        person = board.person
        able = any(e.data.category in ("strength", "motor-control") for e in board.eligible.values())
        minutes = max(3, round(self.request.minutes * person.adapted.amount))
        builder = DayBuilder(board, past, day, minutes, strength=strength and able)
        drafts = builder.build()
        today = frozenset(draft.id for draft in drafts)
        items = tuple(item(board, builder.scorer, draft, today, past.known) for draft in drafts)
        seconds = total_s(board, drafts)
        calm = all(draft.exercise.data.category == "relaxation" for draft in drafts)
        short = seconds < minutes * 60 * 0.9
        return PlanDay(
            day=day,
            kind=_kind(person, strength=strength, able=able),
            minutes=max(1, round(seconds / 60)),
            effort_max_0_10=person.effort_max_0_10,
            items=items,
            reasons=_day_reasons(person, strength=strength, able=able, short=short, calm=calm),
        )

    def _remember(self, past: Past, day: PlanDay) -> None:
        ids = frozenset(i.exercise_id for i in day.items)
        past.known |= ids
        past.sessions += 1
        past.yesterday = ids
        past.yesterday_strength = _strength_regions(self.catalogue, ids)

    def _uses_floor(self, days: tuple[PlanDay, ...]) -> bool:
        return any(needs_floor(self.catalogue[i.exercise_id]) for day in days for i in day.items)


def _strength_regions(catalogue: Mapping[str, Exercise], ids: frozenset[str]) -> frozenset[str]:
    strong = (catalogue[i].data for i in ids - BALANCE if catalogue[i].data.category in ("strength", "motor-control"))
    return frozenset(data.regions[0] for data in strong)


def _past(request: PlanRequest, catalogue: Mapping[str, Exercise]) -> Past:
    """What the history says on the first day of the plan."""
    sessions = request.history.sessions
    last = sessions[-1] if sessions else None
    done = (
        frozenset(e.exercise_id for e in last.exercises if e.sets and e.exercise_id in catalogue)
        if last
        else frozenset()
    )
    running = last is not None and _days_between(last.on, request.on) <= 1
    return Past(
        known=request.history.known | NOT_NEW,
        sessions=len(sessions),
        yesterday=done,
        yesterday_strength=_strength_regions(catalogue, done) if running else frozenset(),
    )


def _days_between(earlier: date, later: date) -> int:
    return (later - earlier).days


def _kind(person: Person, *, strength: bool, able: bool) -> DayKind:
    if person.mode != "ordinary":
        return "gentle"
    return "full" if strength or not able else "short"


def _plan_reasons(person: Person, floor_free: bool, *, walks: bool) -> tuple[Reason, ...]:
    found = []
    if person.facts.spell == "persistent":
        found.append(PERSISTENT.reason())
    if person.facts.spell == "none":
        found.append(PREVENTION.reason())
    if "older_deconditioned" in person.tags and person.request.days_per_week == 7:
        found.append(REST_DAY.reason())
    if walks:
        found.append(WALKS.reason())
    if floor_free:
        found.append(FLOOR_FREE.reason())
    return tuple(found)


def _day_reasons(person: Person, *, strength: bool, able: bool, short: bool, calm: bool) -> tuple[Reason, ...]:
    found = [*person.adapted.reasons]
    if person.mode != "ordinary":
        found += [reason for reason in person.limit_reasons if reason.rule in ("GENTLE", "TL-9-10")]
    elif person.acute_and_strong:
        found.append(NO_STRENGTH.reason())
    elif able and not strength:
        found.append(LIGHTER_DAY.reason())
    if calm and person.mode == "ordinary":
        found.append(CALM_ONLY.reason())
    if short:
        found.append(SHORTER.reason())
    return tuple(found)


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
