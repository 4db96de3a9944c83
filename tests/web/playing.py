"""What a device tells of a session, without a device: events in the player's order, made from its script."""

import json
import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

from django.test import Client

from limber.web.sessions.models import Session

BEGAN = datetime(2026, 3, 2, 9, 1, tzinfo=UTC)


def begin(client: Client, *, pain: int = 3, minutes: int = 10) -> Session:
    """Answer what every session starts with; return the session that begins."""
    response = client.post("/session", {"tick": "none", "pain_now": pain, "minutes": minutes})
    assert response.status_code == 302, response.text
    return Session.objects.get(pk=response.headers["Location"].rsplit("/", 1)[1])


def event(row: Session, seq: int, kind: str, at: datetime | None = None, **data: Any) -> dict[str, Any]:
    """One event as a device writes it."""
    made = (at or BEGAN) + timedelta(seconds=20 * seq)
    return {
        "id": str(uuid.UUID(int=(row.pk.int + 1 + seq) % 2**128)),
        "session_id": str(row.pk),
        "seq": seq,
        "at": made.isoformat(),
        "kind": kind,
        "data": data,
    }


def started(row: Session, seq: int = 0) -> dict[str, Any]:
    """The first event."""
    return event(row, seq, "started", build=row.script["build"], pain_before_0_10=row.pain_before_0_10)


def finished(row: Session, seq: int, *, pain: int | None = 2, effort: int | None = 4) -> dict[str, Any]:
    """The last event."""
    return event(row, seq, "finished", how="complete", pain_after_0_10=pain, effort_0_10=effort)


def whole(row: Session, *, pain: int | None = 2, effort: int | None = 4) -> list[dict[str, Any]]:
    """A session played to its end: every set of every exercise, each felt about right."""
    events = [started(row)]

    def add(kind: str, **data: Any) -> None:
        events.append(event(row, len(events), kind, **data))

    for exercise in row.script["exercises"]:
        here = {"key": exercise["key"], "exercise_id": exercise["exercise_id"]}
        for n, step in enumerate(exercise["steps"]):
            add("step-entered", **here, step=n, by="time")
            if step["kind"] in ("work", "bout"):
                add("set-done", **here, side=step["side"], set_number=step["set_number"], reps=5, seconds=30.0)
        add("rated", **here, felt="right")
    return [*events, finished(row, len(events), pain=pain, effort=effort)]


def send(client: Client, row: Session | str, events: list[dict[str, Any]]) -> Any:
    """Send events as the player does."""
    address = f"/session/{row if isinstance(row, str) else row.pk}/events"
    body = json.dumps({"events": events})
    return client.post(address, body, content_type="application/json")


def do_a_session(client: Client, **values: int) -> Session:
    """Begin a session, play all of it, and send it."""
    row = begin(client, **values)
    assert send(client, row, whole(row)).status_code == 200
    row.refresh_from_db()
    return row
