"""The plan, why it is so, and what the person wishes of it."""

from datetime import timedelta

from django.conf import settings as django_settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from limber.catalogue import load
from limber.errors import InputError
from limber.programme import Programme, family_suits
from limber.programme import plan as plan_for
from limber.web import clock
from limber.web.library import paper
from limber.web.people.who import current_person
from limber.web.plans import presenters, thinking
from limber.web.plans.back import way_back
from limber.web.plans.forms import WishesForm
from limber.web.plans.models import Wishes
from limber.web.plans.requests import request_of, wait_of, wishes_of
from limber.web.screening.views import only_when_open
from limber.words import render as words_of

KINDS_OF_WISH = ("liked", "disliked", "excluded", "pinned")


@require_safe
@only_when_open
def plan(request: HttpRequest) -> HttpResponse:
    """Show the coming week (or four) with every reason, and every exercise that was left out with its rule."""
    person = current_person(request)
    weeks = thinking.WEEKS if request.GET.get("weeks") == str(thinking.WEEKS) else 1
    asked = request_of(person, weeks=weeks)
    found = None if asked is None else plan_for(asked)
    if asked is None or not isinstance(found, Programme):
        return redirect("screening:intro")
    known = wishes_of(person)
    searching = thinking.is_due(known, asked)
    if searching:
        thinking.start(person, asked)
    wait = wait_of(person)
    begin = found.on + timedelta(days=wait)
    context = {
        "days": [presenters.day(day, person, begin, begins_in=wait) for day in found.days],
        "undone": bool(known.undone),
        "changes": presenters.adjustments(found.adjustments, person.language),
        "reasons": presenters.reasons((*found.reasons, *found.limits.reasons), person.language),
        "left_out": presenters.left_out(found.left_out, person.language),
        "left_out_count": len(found.left_out),
        "collisions": presenters.collisions(found.collisions, person.language),
        "terms": presenters.terms(found.objective, person.language),
        "news": [words_of(text, person.language) for text in thinking.news(known, asked, found)],
        "searching": searching and django_settings.THINK_AHEAD,
        "took_back": known.chosen_state == thinking.BACK and not searching,
        "wishes": known,
        "weeks": weeks,
        "wait": wait,
        "asked_again": presenters.asked_again(found.asked_again),
        "paper": paper.usual(person.country),
    }
    return render(request, "plans/plan.html", context)


@require_POST
@only_when_open
def better(request: HttpRequest) -> HttpResponse:
    """Keep the better plan, go back to the first one, or take the better one after all."""
    kinds = {"keep": thinking.KEPT, "back": thinking.BACK}
    kind = request.POST.get("kind", "")
    if kind not in kinds:
        raise InputError("kind", "expected one of " + ", ".join(kinds))
    known = wishes_of(current_person(request))
    if known.chosen and known.chosen_state in (thinking.NEW, thinking.KEPT, thinking.BACK):
        known.chosen_state = kinds[kind]
        known.save(update_fields=["chosen_state"])
    return redirect("plans:plan")


@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """Every rule of the programme, with its numbers, its class and where it comes from."""
    person = current_person(request)
    return render(request, "plans/rules.html", {"rules": presenters.rules(person.language)})


@require_http_methods(["GET", "HEAD", "POST"])
@only_when_open
def wishes(request: HttpRequest) -> HttpResponse:
    """Ask how long, how often, and with what."""
    person = current_person(request)
    known = wishes_of(person)
    form = WishesForm(request.POST if request.method == "POST" else None, instance=known)
    if request.method == "POST" and form.is_valid():
        first_time = known.set_at is None
        changed = form.save(commit=False)
        changed.set_at = clock.now()
        changed.save()
        return redirect("plans:plan" if first_time else "home:today")
    asked = request_of(person)
    suited = {} if asked is None else family_suits(asked, load().exercises)
    context = {"form": form, "suited": presenters.suited(suited, person.language)}
    return render(request, "plans/wishes.html", context, status=422 if form.errors else 200)


@require_POST
@only_when_open
def wish(request: HttpRequest) -> HttpResponse:
    """Like, dislike or leave out one exercise, or take that back; the plan follows at once."""
    person = current_person(request)
    exercise_id, kind = request.POST.get("exercise", ""), request.POST.get("kind", "")
    load()[exercise_id]  # refuses an unknown id
    if kind not in (*KINDS_OF_WISH, "none"):
        raise InputError("kind", "expected one of " + ", ".join((*KINDS_OF_WISH, "none")))
    known, _made = Wishes.objects.get_or_create(person=person)
    for name in KINDS_OF_WISH:
        ids = [i for i in getattr(known, name) if i != exercise_id]
        setattr(known, name, [*ids, exercise_id] if name == kind else ids)
    known.save()
    return way_back(request)
