"""Sheets as PDF: the plan, one exercise, or a chosen set. `limber.exchange` decides what stands on them."""

from collections.abc import Sequence
from datetime import timedelta

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from limber.exchange import MOST, Look, handout
from limber.programme import NotNow
from limber.web import own_figures
from limber.web.library import filters, paper
from limber.web.library.views import by_kind, found_or_404, looked_for
from limber.web.people.models import Person
from limber.web.people.who import current_person
from limber.web.plans import presenters
from limber.web.plans.requests import request_of, wait_of
from limber.web.screening.record import standing_for, today_of
from limber.words import render as said


@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """Choose the exercises of a sheet, and how it looks; the library's filters narrow the list."""
    person = current_person(request)
    chosen = filters.read_chosen(request.GET)
    sought, _ = looked_for(chosen, person.language)
    context = {
        "groups": by_kind([e for e in sought if filters.passes(e.data, chosen)], person.language),
        "picked": frozenset(request.GET.getlist("id")),
        "most": MOST,
        "paper": paper.usual(person.country),
    }
    return render(request, "library/sheet.html", context)


@require_safe
def plan(request: HttpRequest) -> HttpResponse:
    """Give the person's own exercises of the coming week."""
    return _pdf(request, ())


@require_safe
def exercise(request: HttpRequest, exercise_id: str) -> HttpResponse:
    """Give one exercise."""
    return _pdf(request, (found_or_404(exercise_id).id,))


@require_safe
def chosen(request: HttpRequest) -> HttpResponse:
    """Give the exercises that were ticked; without any, back to choosing."""
    ids = request.GET.getlist("id")
    return _pdf(request, ids) if ids else redirect("library:sheet")


def _pdf(request: HttpRequest, ids: Sequence[str]) -> HttpResponse:
    person = current_person(request)
    if standing_for(request).kind == "locked":  # an unfinished screen may lock too, and is no request for a plan
        return redirect("screening:stop")
    wanted, today = request_of(person), today_of(person)
    if wanted is None and not ids:
        return redirect("screening:intro")
    begin = today + timedelta(days=wait_of(person))
    made = handout(wanted, ids, on=today, begin=begin, look=_look(request.GET, person), figure=own_figures.printed)
    if isinstance(made, NotNow):
        return _none(request, made, person)
    name = f"limber-{ids[0] if len(ids) == 1 else 'exercises'}-{today.isoformat()}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(made, content_type="application/pdf", headers=headers)


def _look(asked: QueryDict, person: Person) -> Look:
    return Look(
        language=person.language,
        paper=paper.read(asked.get("paper", ""), person.country),
        large=bool(asked.get("large")),
        colour=not asked.get("grey"),
        country=person.country,
        name=person.name,
    )


def _none(request: HttpRequest, made: NotNow, person: Person) -> HttpResponse:
    """There is no sheet: because of a lock or open questions, or since nothing of the set suits the person."""
    if made.action is not None:
        return redirect("screening:stop")
    if made.ask is not None:
        return redirect("screening:intro")
    reasons = presenters.reasons(made.reasons, person.language)
    context = {"title": said(made.title, person.language), "reasons": reasons}
    return render(request, "library/no-sheet.html", context)
