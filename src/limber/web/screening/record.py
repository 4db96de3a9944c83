"""The stored screens and locks as the values that `safety` works with, and the only places that write them."""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from typing import Literal, cast

from django.db import transaction
from django.http import HttpRequest

from limber.errors import InputError
from limber.plain import plain, read
from limber.safety import (
    Action,
    Answers,
    Lock,
    Reask,
    Screening,
    Standing,
    Statement,
    read_answers,
    screen,
    standing,
    unanswered,
)
from limber.safety.answers import CHECKABLE
from limber.safety.clauses import BLOCKS, LEG_SIGNS_BLOCK
from limber.safety.questions import Block
from limber.web import clock
from limber.web.people.models import DAY_TURNS_AT, Person
from limber.web.people.who import current_person
from limber.web.screening.models import LockRow, ReaskRow, Screen

Part = Literal["full", "leg-signs"]
ReaskWhy = Literal["start-tick", "flare", "leg-signs", "stopped", "pain-9-10"]
GOES_ON_FOR = timedelta(hours=24)
"""So long an unfinished screen can be gone on with."""


def standing_of(person: Person, at: datetime | None = None) -> Standing:
    """What holds for a person: open, locked, or questions are due. Worked out from the stored answers each time."""
    now = at or clock.now()
    last = person.sessions.exclude(ended_at=None).order_by("day").last()
    return standing(
        locks(person),
        screenings(person),
        today_of(person, now),
        reasks=reasks(person),
        last_session_on=last.day if last else None,
    )


def today_of(person: Person, at: datetime | None = None) -> date:
    """The person's day; who travels west lives part of a day twice, and nothing on record is then in the future."""
    now = at or clock.now()
    here = person.local_day(now)
    tomorrow = here + timedelta(days=1)
    lately = (readable(row) for row in person.screens.filter(saved_at__gte=now - timedelta(days=2)))
    answered = any(answers is not None and answers.answered_on == tomorrow for answers in lately)
    return tomorrow if answered or person.sessions.filter(day=tomorrow).exists() else here


def in_days_of(person: Person, at: datetime) -> datetime:
    """The same moment with the offset at which its date is the person's day, which turns at four.

    The rules compare the date of a moment with days that the person names. Moments come out of the database in UTC,
    where it may be yesterday or tomorrow.
    """
    offset = at.astimezone(person.tz).utcoffset() or timedelta()
    return at.astimezone(timezone(offset - DAY_TURNS_AT))


def standing_for(request: HttpRequest) -> Standing:
    """The same for the person in front of the screen, worked out once for each request."""
    known: Standing | None = getattr(request, "standing", None)
    if known is None:
        known = standing_of(current_person(request))
        request.standing = known  # type: ignore[attr-defined]
    return known


def locks(person: Person) -> tuple[Lock, ...]:
    """Every lock on record."""
    return tuple(_lock(row, person) for row in person.locks.all())


def _lock(row: LockRow, person: Person) -> Lock:
    ended = read(Statement, row.statement, "lock") if row.statement else None
    # Where the person was when they made the statement decides what day it was: they may have moved since.
    opened_at = row.opened_at.astimezone(ended.recorded_at.tzinfo) if ended else in_days_of(person, row.opened_at)
    return Lock(
        opened_at=opened_at,
        action=Action(row.action),
        rules=tuple(row.rules),
        clauses=tuple(row.clauses),
        screening=row.screening or None,
        ended=ended,
    )


def reasks(person: Person) -> tuple[Reask, ...]:
    """Everything after which the full screen had to be asked again."""
    return tuple(Reask(at=in_days_of(person, row.at), why=cast(ReaskWhy, row.why)) for row in person.reasks.all())


def screenings(person: Person) -> tuple[Screening, ...]:
    """Every screen, the open one included.

    Left out are answers that this version cannot read, and answers of a day that has not come (the machine's clock
    was wrong, then or now). They allow nothing, so the questions are due; the locks that they opened are rows.
    """
    today = today_of(person)
    read_ones = ((row, readable(row)) for row in person.screens.all())
    return tuple(
        Screening(
            id=str(row.id),
            at=in_days_of(person, row.finished_at or row.saved_at),
            answers=answers,
            part=cast(Part, row.part),
        )
        for row, answers in read_ones
        if answers is not None and answers.answered_on <= today
    )


def answers_of(row: Screen) -> Answers:
    """The answers of a stored screen."""
    return read_answers(row.answers, "screen")


def readable(row: Screen) -> Answers | None:
    """The same, or None where a question or an answer of then is not there any more."""
    try:
        return answers_of(row)
    except InputError:
        return None


def blocks_of(row: Screen) -> tuple[Block, ...]:
    """The pages that a screen consists of."""
    return BLOCKS if row.part == "full" else tuple(block for block in BLOCKS if block.id == LEG_SIGNS_BLOCK)


def latest_full(person: Person) -> Answers | None:
    """The answers of the latest finished full screen; None when there is none."""
    full = [s for s in screenings(person) if s.part == "full" and not unanswered(s.answers)]
    return max(full, key=lambda screening: screening.at).answers if full else None


def open_screen(person: Person) -> Screen | None:
    """The screen that the person has not finished yet, while its answers still count.

    What was answered a day ago, or before something happened (`Reask`), says nothing about now.
    """
    row = Screen.objects.filter(person=person, finished_at=None).first()
    if row is None or readable(row) is None or clock.now() - row.begun_at >= GOES_ON_FOR:
        return None
    return None if person.reasks.filter(at__gt=row.begun_at).exists() else row


def begin(person: Person, part: Part) -> Screen:
    """Go on with the open screen, or begin a new one. Nothing is carried over but statements about locks."""
    now = clock.now()
    row = open_screen(person)
    if row is not None and (row.part == part or row.part == "full"):
        return row
    Screen.objects.filter(person=person, finished_at=None).update(finished_at=now)  # kept, and never finished
    today = today_of(person, now)
    empty = Answers(answered_on=today, statements=_statements(person, today))
    return Screen.objects.create(person=person, part=part, begun_at=now, saved_at=now, answers=plain(empty))


def _statements(person: Person, today: date) -> tuple[Statement, ...]:
    """What was checked after locks, as far as there is still a question about it."""
    made = (lock.ended for lock in locks(person) if lock.ended is not None)
    known = [
        replace(statement, clauses=tuple(clause for clause in statement.clauses if clause in CHECKABLE))
        for statement in made
        if statement.recorded_at.date() <= today
    ]
    return tuple(dict.fromkeys(known))


@transaction.atomic
def save(row: Screen, answers: Answers) -> Standing:
    """Keep the answers of a page; finish the screen when nothing is open; record the lock that they open.

    An emergency counts at once, on an unfinished screen too: the screen then ends there.
    """
    now = clock.now()
    today = today_of(row.person, now)
    row.answers, row.saved_at = plain(answers), now
    emergency = screen(answers, today).outcome is Action.E0
    if emergency or not unanswered(answers, blocks_of(row)):
        row.finished_at = now
    row.save()
    standing_now = standing_of(row.person, now)
    for lock in standing_now.locks:
        record_lock(row.person, lock)
    return standing_now


def record_lock(person: Person, lock: Lock) -> None:
    """Record a lock; the same one again changes nothing."""
    LockRow.objects.get_or_create(
        person=person,
        opened_at=lock.opened_at,
        action=lock.action.value,
        defaults={"rules": list(lock.rules), "clauses": list(lock.clauses), "screening": lock.screening or ""},
    )


@transaction.atomic
def record_statement(person: Person, statement: Statement) -> None:
    """Keep the statement with every lock that holds, and begin the new full screen that has to follow it."""
    for lock in standing_of(person).locks:
        record_lock(person, lock)
        LockRow.objects.filter(person=person, opened_at=lock.opened_at, action=lock.action.value).update(
            statement=plain(statement)
        )
    Screen.objects.filter(person=person, finished_at=None).update(finished_at=clock.now())
    begin(person, "full")


def ask_again(person: Person, why: ReaskWhy) -> None:
    """Ask for a new full screen before the next session."""
    ReaskRow.objects.create(person=person, at=clock.now(), why=why)
