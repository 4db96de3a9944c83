"""The list of a session's events: read strictly, merged so that the same event twice is one event."""

import dataclasses
from collections.abc import Iterable, Mapping
from typing import Any

from limber.errors import InputError
from limber.plain import plain, read
from limber.session.events import KINDS, Event


def read_event(data: object, place: str = "event") -> Event:
    """One event from plain JSON, its `data` read by the value class of its kind.

    Raises
    ------
    InputError
        For an unknown kind, a missing or unknown field, or a value out of range.
    """
    event = read(Event, data, place)
    typed(event, f"{place}: data")
    return event


def typed(event: Event, place: str = "data") -> Any:
    """The event's data as the value of its kind (`limber.session.events`)."""
    return read(KINDS[event.kind], _without_future_nulls(event), place)


def _without_future_nulls(event: Event) -> Mapping[str, Any]:
    """A device may leave an answer out or send it as null; for a field that may be None both mean the same."""
    return {key: answer for key, answer in event.data.items() if answer is not None or key in _required(event.kind)}


def _required(kind: str) -> set[str]:
    fields = dataclasses.fields(KINDS[kind])
    missing = dataclasses.MISSING
    return {f.name for f in fields if f.default is missing and f.default_factory is missing}


def record(so_far: Iterable[Event], new: Iterable[object], place: str = "events") -> list[Event]:
    """The events so far with new ones among them, each once, in the order of `seq`.

    Parameters
    ----------
    so_far : iterable of Event
        What is stored.
    new : iterable
        Events, or plain JSON as the device sends it. The first version of an event that came stays.

    Raises
    ------
    InputError
        For an event that cannot be read, or one of another session.
    """
    merged = {event.id: event for event in so_far}
    for n, given in enumerate(new):
        here = f"{place}[{n}]"
        event = read_event(plain(given) if isinstance(given, Event) else given, here)
        session = next((e.session_id for e in merged.values()), event.session_id)
        if event.session_id != session:
            raise InputError(f"{here}: session_id", "expected the session of the other events")
        merged.setdefault(event.id, event)
    return sorted(merged.values(), key=lambda event: (event.seq, event.id))
