"""A plan as the templates show it: words instead of ids, in the person's language."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from limber.catalogue import load
from limber.programme import LeftOut
from limber.session import PlanDay, PlanItem, Reason, dose_words
from limber.web import dates
from limber.web.library import words
from limber.web.people.models import Person
from limber.words import render

SLOTS: dict[str, Promise] = {
    "warm-up": gettext_lazy("Warm up"),
    "mobility": gettext_lazy("Move and loosen"),
    "strength": gettext_lazy("Build strength"),
    "cardio": gettext_lazy("Heart and lungs"),
    "cool-down": gettext_lazy("Wind down"),
    "move": gettext_lazy("Get moving"),
    "main": gettext_lazy("Main part"),
    "settle": gettext_lazy("Settle"),
    "gentle": gettext_lazy("Gentle list"),
}


def day(planned: PlanDay, person: Person, first: date, *, begins_in: int = 0) -> dict[str, Any]:
    """One day of a plan: its date in words, and its items in their slots. `first`: the day of the plan's day 1."""
    on = first + timedelta(days=planned.day - 1)
    groups: list[tuple[str, list[dict[str, Any]]]] = []
    for shown in planned.items:
        name = str(SLOTS[shown.slot])
        if not groups or groups[-1][0] != name:
            groups.append((name, []))
        groups[-1][1].append(item(shown, person.language))
    return {
        "name": _("Today") if planned.day == 1 and not begins_in else dates.day(on),
        "minutes": planned.minutes,
        "kind": planned.kind,
        "groups": groups,
        "count": len(planned.items),
        "reasons": reasons(planned.reasons, person.language),
    }


def item(shown: PlanItem, language: str) -> dict[str, Any]:
    """One exercise of a day."""
    exercise = load().exercises[shown.exercise_id]
    text = exercise.text(language)
    return {
        "id": shown.exercise_id,
        "name": text.name,
        "dose": render(dose_words(exercise, shown.dose), language),
        "minutes": max(1, round(shown.duration_s / 60)),
        "start": words.start(exercise.data.start),
        "notes": [text.modify[tag] for tag in shown.adapted_for if tag in text.modify],
        "reasons": reasons(shown.reasons, language),
    }


def reasons(given: Iterable[Reason], language: str) -> list[dict[str, str]]:
    """Sentences with the rule and the sources behind each; the same sentence once."""
    found: dict[str, dict[str, str]] = {}
    for reason in given:
        text = render(reason.text, language)
        found.setdefault(text, {"text": text, "rule": reason.rule, "sources": ", ".join(reason.sources)})
    return list(found.values())


def left_out(given: Iterable[LeftOut], language: str) -> list[dict[str, Any]]:
    """What is not in the plan, with every rule that leaves it out."""
    exercises = load().exercises
    return [
        {
            "id": one.exercise_id,
            "name": exercises[one.exercise_id].text(language).name,
            "reasons": reasons(one.reasons, language),
        }
        for one in given
    ]
