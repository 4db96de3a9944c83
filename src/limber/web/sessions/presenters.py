"""A session as the templates show it."""

from collections.abc import Iterable
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, ngettext

from limber.catalogue import load
from limber.plain import read
from limber.session import SessionSummary, seen_before, seen_words
from limber.web import dates
from limber.web.people.models import Person
from limber.web.sessions.models import Session
from limber.words import render

ENDS: dict[str, Promise] = {
    "complete": gettext_lazy("Complete"),
    "ended-early": gettext_lazy("Ended early"),
    "stopped-for-safety": gettext_lazy("Stopped for safety"),
    "unfinished": gettext_lazy("Left open"),
}


def session(row: Session, person: Person, before: tuple[SessionSummary, ...] = ()) -> dict[str, Any]:
    """One ended session: when, how long, what was done, what the camera saw, pain before and after, effort.

    `before`: the sessions before it, oldest first.
    """
    summary = read(SessionSummary, row.summary, "session")
    exercises = load().exercises
    done = [e for e in summary.exercises if e.sets and e.exercise_id in exercises]
    minutes = max(1, round(summary.duration_s / 60))
    return {
        "id": row.id,
        "day": dates.day_of_year(row.day),
        "on": row.day,
        "minutes": minutes,
        "count": len(done),
        "sentence": ngettext(
            "%(minutes)s minutes, one exercise.", "%(minutes)s minutes, %(count)s exercises.", len(done)
        )
        % {"minutes": minutes, "count": len(done)},
        "seen": _seen(summary, before, person.language),
        "names": [exercises[e.exercise_id].text(person.language).name for e in done],
        "how": str(ENDS[summary.how]),
        "complete": summary.how == "complete",
        "pain_before": summary.pain_before_0_10,
        "pain_after": summary.pain_after_0_10,
        "effort": summary.effort_0_10,
    }


def sessions(rows: Iterable[Session], person: Person) -> list[dict[str, Any]]:
    """Ended sessions, the newest first, each against those before it. `rows`: oldest first."""
    found: list[dict[str, Any]] = []
    before: tuple[SessionSummary, ...] = ()
    for row in rows:
        found.append(session(row, person, before))
        before = (*before, read(SessionSummary, row.summary, "session"))
    return found[::-1]


def _seen(summary: SessionSummary, before: tuple[SessionSummary, ...], language: str) -> list[dict[str, str]]:
    """What the camera saw of each exercise: its name, and the sentences."""
    exercises, found = load().exercises, []
    for done in summary.exercises:
        said = seen_words(done, seen_before(before, done.exercise_id))
        if said and done.exercise_id in exercises:
            text = " ".join(render(one, language) for one in said)
            found.append({"name": exercises[done.exercise_id].text(language).name, "text": text})
    return found
