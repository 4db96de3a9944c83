"""Today otherwise: shorter, no floor, at a desk, another exercise, easier, harder, another day. With what it costs."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from limber.catalogue import load
from limber.errors import InputError
from limber.plain import plain, read
from limber.programme import Change, PlanRequest, Programme, Tried, move_costs, try_change
from limber.programme import plan as plan_for
from limber.session import PlanDay
from limber.web import clock, dates
from limber.web.people.models import Person
from limber.web.people.who import current_person
from limber.web.plans import presenters
from limber.web.plans.back import way_back
from limber.web.plans.models import Wishes
from limber.web.plans.requests import request_of, wait_of
from limber.web.screening.record import today_of
from limber.web.screening.views import only_when_open
from limber.words import render as words_of

LENGTHS = (3, 5, 7, 10, 15, 20, 30)
MOVES_DAYS = 7
MOST_CHANGES = 20
WHOLE_DAY: tuple[tuple[str, Promise], ...] = (
    ("no-floor", gettext_lazy("No floor today")),
    ("desk", gettext_lazy("At my desk")),
    ("easier", gettext_lazy("Easier today")),
    ("harder", gettext_lazy("A little harder")),
    ("gentle", gettext_lazy("Only the gentle list")),
)


@require_http_methods(["GET", "HEAD", "POST"])
@only_when_open
def today(request: HttpRequest) -> HttpResponse:
    """Show today's session with everything that can be changed in it; take one change, or say why it may not be."""
    person = current_person(request)
    asked = request_of(person)
    if asked is None:
        return redirect("screening:intro")
    refused = None
    if request.method == "POST":
        tried = try_change(asked, _change(request), load().exercises)
        if not tried.refused and len(asked.changes) < MOST_CHANGES:
            person.day_changes.create(day=asked.on, made_at=clock.now(), change=plain(tried.change))
            return redirect("plans:today")
        refused = tried
    return _page(request, person, asked, refused)


def _change(request: HttpRequest) -> Change:
    """The change of a form; `InputError` for one that there is not."""
    words = ("kind", "exercise_id", "to")
    given: dict[str, Any] = {name: request.POST[name] for name in words if request.POST.get(name)}
    if request.POST.get("minutes"):
        minutes = request.POST["minutes"]
        given["minutes"] = int(minutes) if minutes.isdecimal() and minutes.isascii() and len(minutes) < 4 else minutes
    change = read(Change, given, "change")
    for exercise_id in (change.exercise_id, change.to):
        if exercise_id is not None:
            load()[exercise_id]  # refuses an unknown id
    return change


def _page(request: HttpRequest, person: Person, asked: PlanRequest, refused: Tried | None) -> HttpResponse:
    latest = _latest(asked)
    plan = latest.plan if latest else plan_for(asked)
    if not isinstance(plan, Programme):
        return redirect("screening:intro")
    on, wait = asked.on, wait_of(person)
    context = {
        "items": _items(plan.days[0], person),
        "minutes": plan.days[0].minutes,
        "lengths": LENGTHS,
        "whole_day": WHOLE_DAY,
        "days": [(day.isoformat(), dates.day(day)) for day in (on + timedelta(days=n) for n in range(MOVES_DAYS))],
        "planned_on": (on + timedelta(days=wait)).isoformat(),
        "moved": Wishes.objects.filter(person=person, next_on__gte=on).exists(),
        "costs": [words_of(text, person.language) for text in latest.costs] if latest else [],
        "move_costs": [words_of(text, person.language) for text in _move_costs(person, asked)],
        "refused": presenters.reasons(refused.refused, person.language) if refused else [],
        "count": len(asked.changes),
    }
    return render(request, "plans/today.html", context, status=422 if refused else 200)


def _latest(asked: PlanRequest) -> Tried | None:
    """What the latest change of today did."""
    if not asked.changes:
        return None
    return try_change(replace(asked, changes=asked.changes[:-1]), asked.changes[-1], load().exercises)


def _items(day: PlanDay, person: Person) -> list[dict[str, Any]]:
    """The exercises of today, each with what may come in its place."""
    kinds = (("easier", gettext_lazy("easier")), ("harder", gettext_lazy("harder")), ("swaps", gettext_lazy("similar")))
    exercises = load().exercises
    return [
        {
            **presenters.item(item, person.language),
            "others": [
                (name, [(one.exercise_id, exercises[one.exercise_id].text(person.language).name) for one in others])
                for kind, name in kinds
                if (others := getattr(item, kind))
            ],
        }
        for item in day.items
    ]


@require_POST
@only_when_open
def undo(request: HttpRequest) -> HttpResponse:
    """Take back the latest change of today, or all of them."""
    person = current_person(request)
    rows = person.day_changes.filter(day=today_of(person))
    if request.POST.get("all"):
        rows.delete()
    elif (last := rows.last()) is not None:
        last.delete()
    return redirect("plans:today")


@require_POST
@only_when_open
def move(request: HttpRequest) -> HttpResponse:
    """Move the next session to another day of the coming week, or take that back."""
    person = current_person(request)
    known, _made = Wishes.objects.get_or_create(person=person)
    known.next_on = _moved_to(request.POST.get("to", ""), today_of(person))
    known.save(update_fields=["next_on"])
    return redirect("plans:today")


def _moved_to(text: str, on: date) -> date | None:
    if not text:
        return None
    days = {(on + timedelta(days=n)).isoformat(): on + timedelta(days=n) for n in range(MOVES_DAYS)}
    if text not in days:
        raise InputError("to", "expected one of the next seven days")
    return days[text]


def _move_costs(person: Person, asked: PlanRequest) -> tuple[Any, ...]:
    known = Wishes.objects.filter(person=person).first()
    if known is None or known.next_on is None or known.next_on < asked.on:
        return ()
    return move_costs(asked, known.next_on)


@require_POST
@only_when_open
def undo_adjustment(request: HttpRequest) -> HttpResponse:
    """Take back one change of the programme that may be taken back, or (without an id) the last that was."""
    person, wanted = current_person(request), request.POST.get("id", "")
    known, _made = Wishes.objects.get_or_create(person=person)
    if wanted:
        asked = request_of(person)
        plan = None if asked is None else plan_for(asked)
        may = {a.id for a in plan.adjustments if a.undo} if isinstance(plan, Programme) else set()
        if wanted not in may:
            raise InputError("id", "expected a change of the plan that can be taken back")
        known.undone = [*known.undone, wanted][-MOST_CHANGES:]
    else:
        known.undone = known.undone[:-1]
    known.save(update_fields=["undone"])
    return way_back(request)
