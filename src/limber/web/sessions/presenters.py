"""A session as the templates show it."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, ngettext

from limber.catalogue import load
from limber.plain import read
from limber.session import SessionSummary
from limber.web import dates
from limber.web.people.models import Person
from limber.web.sessions.models import Session

ENDS: dict[str, Promise] = {
    "complete": gettext_lazy("Complete"),
    "ended-early": gettext_lazy("Ended early"),
    "stopped-for-safety": gettext_lazy("Stopped for safety"),
    "unfinished": gettext_lazy("Left open"),
}


def session(row: Session, person: Person) -> dict[str, Any]:
    """One ended session: when, how long, what was done, pain before and after, effort."""
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
        "names": [exercises[e.exercise_id].text(person.language).name for e in done],
        "how": str(ENDS[summary.how]),
        "complete": summary.how == "complete",
        "pain_before": summary.pain_before_0_10,
        "pain_after": summary.pain_after_0_10,
        "effort": summary.effort_0_10,
    }
