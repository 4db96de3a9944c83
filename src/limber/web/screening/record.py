"""The stored screens and locks as the values that `safety` works with, and the only places that write them."""

from datetime import date, datetime, timedelta, timezone
from typing import Literal, cast

from django.db import transaction
from django.http import HttpRequest

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
from limber.safety.clauses import BLOCKS, LEG_SIGNS_BLOCK
from limber.safety.questions import Block
from limber.web import clock
from limber.web.people.models import DAY_TURNS_AT, Person
from limber.web.people.who import current_person
from limber.web.screening.models import LockRow, ReaskRow, Screen

Part = Literal["full", "leg-signs"]
ReaskWhy = Literal["start-tick", "flare", "leg-signs", "stopped", "pain-9-10"]


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
    here = person.local_day(at or clock.now())
    known = [answers_of(row).answered_on for row in person.screens.all()]
    known += person.sessions.values_list("day", flat=True)
    return max([here, *(day for day in known if day == here + timedelta(days=1))])


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
    """Every screen, the open one included."""
    return tuple(
        Screening(
            id=str(row.id),
            at=in_days_of(person, row.finished_at or row.saved_at),
            answers=answers_of(row),
            part=cast(Part, row.part),
        )
        for row in person.screens.all()
    )


def answers_of(row: Screen) -> Answers:
    """The answers of a stored screen."""
    return read_answers(row.answers, "screen")


def blocks_of(row: Screen) -> tuple[Block, ...]:
    """The pages that a screen consists of."""
    return BLOCKS if row.part == "full" else tuple(block for block in BLOCKS if block.id == LEG_SIGNS_BLOCK)


def latest_full(person: Person) -> Answers | None:
    """The answers of the latest finished full screen; None when there is none."""
    rows = Screen.objects.filter(person=person, part="full").exclude(finished_at=None).order_by("finished_at")
    finished = [a for a in map(answers_of, rows) if not unanswered(a)]
    return finished[-1] if finished else None


def open_screen(person: Person) -> Screen | None:
    """The screen that the person has not finished yet."""
    return Screen.objects.filter(person=person, finished_at=None).first()


def begin(person: Person, part: Part) -> Screen:
    """Go on with the open screen, or begin a new one. Nothing is carried over but statements about locks."""
    now = clock.now()
    row = open_screen(person)
    if row is not None and (row.part == part or row.part == "full"):
        return row
    if row is not None:
        row.delete()
    statements = tuple(lock.ended for lock in locks(person) if lock.ended is not None)
    empty = Answers(answered_on=today_of(person, now), statements=tuple(dict.fromkeys(statements)))
    return Screen.objects.create(person=person, part=part, begun_at=now, saved_at=now, answers=plain(empty))


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
    Screen.objects.filter(person=person, finished_at=None).delete()
    begin(person, "full")


def ask_again(person: Person, why: ReaskWhy) -> None:
    """Ask for a new full screen before the next session."""
    ReaskRow.objects.create(person=person, at=clock.now(), why=why)
