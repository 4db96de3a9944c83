"""The library: every exercise, one page each. Doses are shown only to somebody whose screen is open."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from limber.catalogue import Exercise, load
from limber.web.library import filters, pages, paper, words
from limber.web.library.search import Found, search
from limber.web.people.models import Person
from limber.web.people.who import current_person
from limber.web.plans.requests import wishes_of
from limber.web.screening.record import standing_for


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the exercises; words and filters in the address narrow the list, without a script."""
    language = current_person(request).language
    chosen = filters.read_chosen(request.GET)
    catalogue = list(load().exercises.values())
    sought, found = looked_for(chosen, language)
    fitting = [e for e in sought if filters.passes(e.data, chosen)]
    context = {
        "groups": by_kind(fitting, language) if found is None else _best_first(fitting, language),
        "count": len(fitting),
        "of": len(catalogue),
        "chosen": chosen,
        "unknown": found.unknown if found else (),
        "selects": filters.selects(chosen, sought),
        "places": filters.places(chosen),
        "things": filters.things(chosen, catalogue),
        "in_force": filters.in_force(chosen),
        "address": chosen.address(),
        "narrowed": chosen != filters.Chosen(find=chosen.find),
    }
    return render(request, "library/index.html", context)


def looked_for(chosen: filters.Chosen, language: str) -> tuple[list[Exercise], Found | None]:
    """The exercises that the words find, the best first, and what was found; all of them where there are no words."""
    catalogue, found = load().exercises, search(chosen.find, language)
    return [catalogue[i] for i in (catalogue if found is None else found.scores)], found


def _best_first(fitting: list[Exercise], language: str) -> list[dict[str, Any]]:
    return [{"id": "", "name": "", "cards": [pages.card(e, language) for e in fitting]}] if fitting else []


def by_kind(fitting: list[Exercise], language: str) -> list[dict[str, Any]]:
    """Cards in a group for each kind that has any."""
    groups = [
        {
            "id": kind,
            "name": words.category(kind),
            "cards": [pages.card(e, language) for e in fitting if e.data.category == kind],
        }
        for kind in words.CATEGORIES
    ]
    return [group for group in groups if group["cards"]]


@require_safe
def exercise(request: HttpRequest, exercise_id: str) -> HttpResponse:
    """Show one exercise: figure, steps, why, cautions for this person, easier and harder, evidence."""
    shown = found_or_404(exercise_id)
    person = current_person(request)
    standing = standing_for(request)
    stands = pages.in_plan(person, standing, exercise_id)
    context = {
        **pages.facts(shown, person.language),
        "shown": shown,
        "text": shown.text(person.language),
        "cautions": pages.cautions(shown, standing, person.language),
        "is_open": standing.kind == "open",
        "why": stands.why,
        "planned": pages.planned_dose(shown, stands, person.language),
        "first": pages.first_dose(shown, stands, person.language),
        "went": pages.how_it_went(exercise_id, stands, person.language),
        "ladder": pages.ladder_of(shown, person.language),
        "evidence": pages.evidence(shown, person.language),
        "wishes": _wishes(person, exercise_id),
        "dots": range(1, 6),
        "paper": paper.usual(person.country),
    }
    return render(request, "library/exercise.html", context)


def found_or_404(exercise_id: str) -> Exercise:
    """The exercise of an address."""
    catalogue = load().exercises
    if exercise_id not in catalogue:
        raise Http404
    return catalogue[exercise_id]


def _wishes(person: Person, exercise_id: str) -> list[tuple[str, str, bool]]:
    """What the person may wish of an exercise, and whether they do."""
    known = wishes_of(person)
    kinds = (
        ("liked", _("I like it")),
        ("disliked", _("Not my favourite")),
        ("pinned", _("Keep it in my plan")),
        ("excluded", _("Leave it out")),
    )
    return [(kind, words, exercise_id in getattr(known, kind)) for kind, words in kinds]
