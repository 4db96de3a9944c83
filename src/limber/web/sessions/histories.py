"""What is stored of sessions and mornings, as the values that the programme reads."""

import json
import zlib
from datetime import date
from typing import Any

from limber.plain import read
from limber.programme import NextMorning
from limber.session import Event, History, SessionSummary
from limber.web.people.models import Person
from limber.web.sessions.models import Session


def history(person: Person) -> History:
    """Every ended session, oldest first."""
    rows = person.sessions.exclude(summary=None).values_list("summary", flat=True)  # type: ignore[attr-defined]
    return History(sessions=tuple(read(SessionSummary, row, "session") for row in rows))


def check_ins(person: Person) -> tuple[NextMorning, ...]:
    """Every morning after, oldest first; the last answer of a day stands."""
    by_day = {row.day: row for row in person.check_ins.all()}  # type: ignore[attr-defined]
    return tuple(read(NextMorning, row.answers, "check-in") for _day, row in sorted(by_day.items()))


def first_day(person: Person) -> date | None:
    """The day of the first session; None before it."""
    first = person.sessions.exclude(summary=None).first()  # type: ignore[attr-defined]
    return first.day if first else None


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
        for e in row.events.all()  # type: ignore[attr-defined]
    )
