"""The library: every exercise, one page each. Doses are shown only to somebody whose screen is open."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from limber.catalogue import Exercise, load, sources
from limber.catalogue.tags import FLOOR_STARTS
from limber.plain import plain
from limber.session import THINGS, PlannedDose, dose_words
from limber.web.library import words
from limber.web.people.models import Person
from limber.web.people.who import current_person
from limber.web.plans.requests import standing_of, why_in_plan, wishes_of
from limber.words import render as said
from limber.words import translate


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List all exercises by kind; a few filters in the address narrow the list, without a script."""
    language = current_person(request).language
    chosen = {name: request.GET.get(name, "") for name in ("kind", "place", "find")}
    found = [e for e in load().exercises.values() if _matches(e, chosen, language)]
    groups = [
        (words.category(kind), [_card(e, language) for e in found if e.data.category == kind])
        for kind in words.CATEGORIES
    ]
    context = {
        "groups": [(name, cards) for name, cards in groups if cards],
        "count": len(found),
        "chosen": chosen,
        "kinds": [(kind, words.category(kind)) for kind in words.CATEGORIES],
        "places": words.places(),
    }
    return render(request, "library/index.html", context)


def _matches(exercise: Exercise, chosen: dict[str, str], language: str) -> bool:
    data, text = exercise.data, exercise.text(language)
    if chosen["kind"] and data.category != chosen["kind"]:
        return False
    on_floor = data.start in FLOOR_STARTS or "cannot_get_to_floor" in data.exclude
    if (chosen["place"] == "floor") != on_floor and chosen["place"] in ("floor", "no-floor"):
        return False
    if chosen["place"] == "desk" and "desk" not in data.also:
        return False
    sought = chosen["find"].casefold().strip()
    return not sought or any(sought in name.casefold() for name in (text.name, *text.other_names))


def _card(exercise: Exercise, language: str) -> dict[str, Any]:
    return {
        "id": exercise.id,
        "name": exercise.text(language).name,
        "start": words.start(exercise.data.start),
        "hidden": exercise.data.hidden,
    }


@require_safe
def exercise(request: HttpRequest, exercise_id: str) -> HttpResponse:
    """Show one exercise: figure, steps, why, cautions for this person, easier and harder, evidence."""
    catalogue = load().exercises
    if exercise_id not in catalogue:
        raise Http404
    person = current_person(request)
    shown = catalogue[exercise_id]
    text = shown.text(person.language)
    standing = standing_of(person)
    tags = standing.result.tags if standing.result else ()
    context = {
        "shown": shown,
        "text": text,
        "start": words.start(shown.data.start),
        "equipment": [translate(THINGS[name], person.language) for name in shown.data.equipment],
        "cautions": [text.modify[tag] for tag in tags if tag in text.modify],
        "dose": _first_dose(shown, person.language) if standing.kind == "open" else "",
        "faults": [text.faults[fault] for fault in shown.data.faults],
        "easier": [_card(catalogue[i], person.language) for i in shown.data.regress],
        "harder": [_card(catalogue[i], person.language) for i in shown.data.progress],
        "sources": [(key, sources()[key]) for key in shown.data.sources],
        "why": why_in_plan(person, exercise_id) if standing.kind == "open" else None,
        "wishes": _wishes(person, exercise_id),
    }
    return render(request, "library/exercise.html", context)


def _first_dose(shown: Exercise, language: str) -> str:
    """How much to begin with, in words."""
    amount = PlannedDose(**plain(shown.data.dose))
    return said(dose_words(shown, amount), language)


def _wishes(person: Person, exercise_id: str) -> list[tuple[str, str, bool]]:
    """What the person may wish of an exercise, and whether they do."""
    known = wishes_of(person)
    kinds = (("liked", _("I like it")), ("disliked", _("Not my favourite")), ("excluded", _("Leave it out")))
    return [(kind, words, exercise_id in getattr(known, kind)) for kind, words in kinds]
