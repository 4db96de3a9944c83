"""What is stored of sessions and mornings, as the values that the programme reads."""

import json
import zlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from limber.plain import read, value
from limber.safety import CheckIn, screen
from limber.session import Event, History, SessionSummary
from limber.web.people.models import Person
from limber.web.screening import record
from limber.web.sessions.models import Morning, Session

if TYPE_CHECKING:
    from django.db.models import QuerySet

WEEK_DAYS, SPREAD_UP_TO = 7, 3

WEEK_OF_MORE_PAIN = "C1-plus3"


def history(person: Person) -> History:
    """Every ended session, oldest first, in the order of our own clock: a device's may have been wrong."""
    return History(
        sessions=tuple(
            replace(read(SessionSummary, summary, "session"), started_at=begun_at)
            for summary, begun_at in _ended(person).values_list("summary", "begun_at")
        )
    )


def _ended(person: Person) -> "QuerySet[Session]":
    return person.sessions.exclude(summary=None).filter(day__lte=record.today_of(person))


def check_ins(person: Person) -> tuple[CheckIn, ...]:
    """What the mornings said about each session, oldest first.

    The first answer on the day after a session, or on the next one when that was missed, is its morning; the
    answer on the day after that is its second day.
    """
    by_day = {row.day: row for row in person.mornings.all()}
    if not by_day:
        return ()
    days = sorted(set(_ended(person).values_list("day", flat=True)))
    answers = record.latest_full(person)
    first = screen(answers, answers.answered_on).facts if answers else None
    known = _Known(by_day=by_day, usual_0_10=first.usual_0_10 if first else None, checked_on=_week_checked_on(person))
    found = []
    for n, day in enumerate(days):
        following = days[n + 1] if n + 1 < len(days) else None
        morning = next((by_day[d] for d in _after(day, 2, following) if d in by_day), None)
        if morning is not None:
            found.append(_check_in(day, morning, following, known))
    return tuple(found)


@value
class _Known:
    """What holds for every morning. `usual_0_10`: as in the screen; `checked_on`: as `_week_checked_on`."""

    by_day: Mapping[date, Morning]
    usual_0_10: int | None
    checked_on: date | None


def _after(day: date, count: int, before: date | None) -> list[date]:
    """The next days, up to and with the day of the next session (its morning still belongs to the one before)."""
    days = [day + timedelta(days=n) for n in range(1, count + 1)]
    return [d for d in days if before is None or d <= before]


def _check_in(day: date, morning: Morning, following: date | None, known: _Known) -> CheckIn:
    until = morning.day + timedelta(days=1)
    second = known.by_day.get(until) if following is None or until <= following else None
    rows = [row for d, row in sorted(known.by_day.items()) if d <= (second or morning).day]
    usual = (known.usual_0_10, *(row.usual_0_10 for row in rows))
    checked = known.checked_on
    return CheckIn(
        session_on=day,
        morning_0_10=morning.pain_0_10,
        second_day_0_10=second.pain_0_10 if second else None,
        usual_0_10=tuple(pain for pain in usual if pain is not None),
        lost_nights=max(row.lost_nights for row in (morning, second) if row),
        pain_by_day={row.day: row.pain_0_10 for row in rows if checked is None or row.day > checked},
        new_leg_signs=any(row.new_leg_signs for row in (morning, second) if row),
        flare=any(row.flare for row in (morning, second) if row),
    )


def _week_checked_on(person: Person) -> date | None:
    """The day on which somebody last looked at a week of much more pain; the week is counted anew from there."""
    seen = [lock.ended.seen_on for lock in record.locks(person) if lock.ended and WEEK_OF_MORE_PAIN in lock.rules]
    return max(seen, default=None)


def first_day(person: Person) -> date | None:
    """The day of the first session; None before it."""
    first = person.sessions.exclude(summary=None).first()
    return first.day if first else None


def last_day(person: Person) -> date | None:
    """The day of the last session that ended; None before the first."""
    last = person.sessions.exclude(ended_at=None).filter(day__lte=record.today_of(person)).last()
    return last.day if last else None


def days_until_next(person: Person, days_per_week: int) -> int:
    """In how many days the next session is due; 0 is today.

    Not more often than the person wished: so many in any seven days, and up to three a week with a day between.
    """
    today = record.today_of(person)
    done = set(person.sessions.exclude(ended_at=None).filter(day__lte=today).values_list("day", flat=True))
    between = WEEK_DAYS // days_per_week if days_per_week <= SPREAD_UP_TO else 1

    def is_free(day: date) -> bool:
        lately = [d for d in done if 0 <= (day - d).days < WEEK_DAYS]
        return len(lately) >= days_per_week or any((day - d).days < between for d in lately)

    return next((n for n in range(WEEK_DAYS) if not is_free(today + timedelta(days=n))), WEEK_DAYS)


def packed(events: list[dict[str, Any]]) -> bytes:
    """All events of an ended session in one compressed piece."""
    return zlib.compress(json.dumps(events, separators=(",", ":"), sort_keys=True).encode("utf-8"), 9)


def unpacked(row: Session) -> list[dict[str, Any]]:
    """The events of an ended session."""
    if row.events_packed is None:
        return []
    found: list[dict[str, Any]] = json.loads(zlib.decompress(bytes(row.events_packed)))
    return found


def events_of(row: Session) -> tuple[Event, ...]:
    """Every event that has arrived, in the order of the device, whether the session has ended or not."""
    if row.events_packed is not None:
        return tuple(read(Event, event, "event") for event in unpacked(row))
    return tuple(
        read(
            Event,
            {
                "id": str(e.id),
                "session_id": str(row.id),
                "seq": e.seq,
                "at": e.at,
                "kind": e.kind,
                "data": e.data,
            },
            "event",
        )
        for e in row.events.all()
    )
