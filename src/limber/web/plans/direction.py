"""Trying out a direction, guided: before, the exercise, after, and once more after five minutes (P-20)."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from limber.catalogue import load
from limber.errors import InputError
from limber.plain import plain, read
from limber.programme import Direction, DirectionFound, Felt, PlanRequest, Programme, verdict, why_no_direction_test
from limber.programme import plan as plan_for
from limber.programme.direction_try import STANDING_STEPS, STEPS
from limber.web.people.models import Person
from limber.web.people.who import current_person
from limber.web.plans import presenters
from limber.web.plans.models import Wishes
from limber.web.plans.requests import request_of
from limber.web.screening.views import only_when_open

PLACES: tuple[tuple[str, Promise], ...] = (
    ("back", gettext_lazy("Only in the back")),
    ("buttock", gettext_lazy("Down to the buttock")),
    ("thigh", gettext_lazy("Down to the thigh")),
    ("below-knee", gettext_lazy("Below the knee")),
)
NAMES: dict[Direction, Promise] = {"arching": gettext_lazy("Arching back"), "bending": gettext_lazy("Bending forward")}


@require_http_methods(["GET", "HEAD", "POST"])
@only_when_open
def direction(request: HttpRequest) -> HttpResponse:
    """Guide through the test. Every step asks the rules anew whether it may be tried out today."""
    person = current_person(request)
    asked = request_of(person)
    if asked is None:
        return redirect("screening:intro")
    if request.method != "POST":
        return _begin(request, person, asked)
    if request.POST.get("end"):
        return _end(request, person, asked)
    way = _way(request.POST.get("direction", ""))
    if why_no_direction_test(asked, way, load().exercises):
        return _begin(request, person, asked)
    before = _felt(request, "before")
    if "pain_after" not in request.POST:
        return _page(request, "do", direction=way, before=before, steps=_steps(way, asked, person.language))
    judged = verdict(before, _felt(request, "after"))
    if judged != "eases":
        _keep(person, DirectionFound(found_on=asked.on, direction=None))
        return _page(request, judged)
    if not request.POST.get("later"):
        return _page(request, "later", direction=way, before=before)
    _keep(person, DirectionFound(found_on=asked.on, direction=way))
    return _page(request, "found")


def _begin(request: HttpRequest, person: Person, asked: PlanRequest) -> HttpResponse:
    reasons = {way: why_no_direction_test(asked, way, load().exercises) for way in NAMES}
    known = asked.direction
    return _page(
        request,
        "begin",
        open=[(way, NAMES[way]) for way, why in reasons.items() if not why],
        closed=[(NAMES[way], presenters.reasons(why, person.language)) for way, why in reasons.items() if why],
        helps=NAMES[known.direction] if known and known.direction and known.ended_on is None else "",
    )


def _end(request: HttpRequest, person: Person, asked: PlanRequest) -> HttpResponse:
    """The direction no longer helps, or sends pain further down."""
    if asked.direction is not None:
        known = asked.direction
        _keep(person, DirectionFound(found_on=known.found_on, direction=known.direction, ended_on=asked.on))
    return _page(request, "ended")


def _page(request: HttpRequest, step: str, **more: Any) -> HttpResponse:
    return render(request, "plans/direction.html", {"step": step, "places": PLACES, "numbers": range(11), **more})


def _way(text: str) -> Direction:
    known: dict[str, Direction] = {way: way for way in NAMES}
    if text not in known:
        raise InputError("direction", "expected one of " + ", ".join(NAMES))
    return known[text]


def _felt(request: HttpRequest, when: str) -> Felt:
    pain = request.POST.get(f"pain_{when}", "")
    if not (pain.isascii() and pain.isdecimal() and len(pain) < 3):
        raise InputError(f"pain_{when}", "expected a number from 0 to 10")
    return read(Felt, {"pain_0_10": int(pain), "place": request.POST.get(f"place_{when}", "")}, when)


def _keep(person: Person, found: DirectionFound) -> None:
    known, _made = Wishes.objects.get_or_create(person=person)
    known.direction = plain(found)
    known.save(update_fields=["direction"])


def _steps(way: Direction, asked: PlanRequest, language: str) -> list[dict[str, Any]]:
    """What is done, among what suits the person: arching can be done standing."""
    made = plan_for(asked)
    out = {one.exercise_id for one in made.left_out} if isinstance(made, Programme) else set()
    steps = STANDING_STEPS if way == "arching" and out & {i for i, _, _ in STEPS[way]} else STEPS[way]
    exercises = load().exercises
    return [{"id": i, "name": exercises[i].text(language).name, "times": n, "hold_s": s} for i, n, s in steps]
