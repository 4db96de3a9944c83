"""Sheets for paper: one exercise, or today's plan, black on white, with the danger card.

A dose stands on a sheet only where the person's own plan, of today, gives it.
"""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from limber.catalogue import load
from limber.programme import Programme
from limber.web import clock, dates, own_figures
from limber.web.library import pages
from limber.web.library.views import found_or_404
from limber.web.people.models import Person
from limber.web.people.who import current_person
from limber.web.plans import presenters
from limber.web.plans.requests import plan_of, wait_of
from limber.web.screening.card import danger_card
from limber.web.screening.record import standing_for
from limber.web.screening.views import only_when_open
from limber.words import Message
from limber.words import render as said


@require_safe
def exercise(request: HttpRequest, exercise_id: str) -> HttpResponse:
    """Show one exercise as a sheet."""
    shown, person = found_or_404(exercise_id), current_person(request)
    standing = standing_for(request)
    stands = pages.in_plan(person, standing, exercise_id)
    entry = _entry(exercise_id, person) | {
        "dose": pages.planned_dose(shown, stands, person.language),
        "notes": pages.cautions(shown, standing, person.language),
        "against": _against(stands, person.language),
    }
    context = _sheet(person) | {
        "name": entry["name"],
        "entry": entry,
        "is_open": standing.kind == "open",
        "back": reverse("library:exercise", args=[exercise_id]),
    }
    return render(request, "library/print-exercise.html", context)


@require_safe
@only_when_open
def plan(request: HttpRequest) -> HttpResponse:
    """Show the plan of today, or of the next day that has a session, as sheets."""
    person = current_person(request)
    made = plan_of(person)
    if not isinstance(made, Programme) or not made.days:
        return redirect("plans:plan")
    first = made.days[0]
    wait = wait_of(person)
    day = presenters.day(first, person, made.on + timedelta(days=wait), begins_in=wait)
    groups = [(slot, [item | _entry(item["id"], person) for item in items]) for slot, items in day["groups"]]
    context = _sheet(person) | {"day": day | {"groups": groups}, "back": reverse("plans:plan")}
    return render(request, "library/print-plan.html", context)


def _entry(exercise_id: str, person: Person) -> dict[str, Any]:
    """What stands about one exercise on a sheet."""
    shown = load().exercises[exercise_id]
    text = shown.text(person.language)
    return {
        **pages.facts(shown, person.language),
        "name": text.name,
        "text": text,
        "figure": own_figures.files_of(exercise_id).print,
    }


def _against(stands: pages.InPlan, language: str) -> list[str]:
    """Why the exercise is not for this person at the moment."""
    if stands.why is None or stands.why.status != "left-out":
        return []
    reasons: tuple[Message, ...] = tuple(reason.text for reason in stands.why.reasons)
    return list(dict.fromkeys(said(text, language) for text in reasons))


def _sheet(person: Person) -> dict[str, Any]:
    """What every sheet carries: the danger card, and the day it was printed, since a dose grows old."""
    today = person.local_day(clock.now())
    return {"card": danger_card(person), "on": dates.in_full(today), "bare": True}
