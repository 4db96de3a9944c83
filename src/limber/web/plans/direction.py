"""Trying out a direction, guided: answers before, each set with its figure and timer, answers between (P-20).

And the days after it: today's test, sets of ten, the end (P-21). Every step asks the rules anew, works without a
script, and stops at once when pain moves further down.
"""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from limber.catalogue import Exercise, load
from limber.plain import plain
from limber.programme import (
    SET_OF_TEN,
    STANDING_SET_OF_TEN,
    Direction,
    DirectionFound,
    PlanRequest,
    Try,
    TrySet,
    arches_standing,
    direction_today,
    ended,
    stage,
    wait_over,
    why_no_direction_test,
    with_retest,
    with_set,
)
from limber.safety import TrafficLight
from limber.session.today import light_of, open_result
from limber.web import clock
from limber.web.people.models import Person
from limber.web.people.who import current_person
from limber.web.plans import presenters
from limber.web.plans.direction_state import NAMES, FeltForm, sealed, unsealed, way_of
from limber.web.plans.models import Wishes
from limber.web.plans.requests import request_of
from limber.web.screening.record import ask_again
from limber.web.screening.views import only_when_open

PACE_HOLD_S = 2
"""A repetition of the test stays this long at its far end; the long hold of a stretch is not meant here."""


@require_http_methods(["GET", "HEAD", "POST"])
@only_when_open
def direction(request: HttpRequest) -> HttpResponse:
    """Guide through the test and the days after it. `do` says which button was pressed."""
    person = current_person(request)
    asked = request_of(person)
    if asked is None:
        return redirect("screening:intro")
    do = request.POST.get("do", "")
    if do == "signs":  # new numbness or weakness: the safety questions come first
        ask_again(person, "leg-signs")
        return redirect("screening:intro")
    if do in ("begin", "again"):
        return _begin(request, person, again=do == "again")
    if do in ("felt", "later", "further") and request.POST.get("try"):
        return _go_on(request, person, asked, do)
    if do in ("set", "set-done", "set-further", "end"):
        return _use(request, person, asked, do)
    return _first(request, person, asked)


# --- the test ------------------------------------------------------------------------------------------


def _first(request: HttpRequest, person: Person, asked: PlanRequest, form: FeltForm | None = None) -> HttpResponse:
    """The first page: what it is, whether it may be today, and where the days of a found direction stand."""
    known = asked.direction
    today = direction_today(known, asked.on) if known and known.direction else None
    using = known.direction if known and today and not today.over else None
    reasons = {way: why_no_direction_test(asked, way, load().exercises) for way in NAMES}
    offered = [way for way, why in reasons.items() if not why and using in (None, way)]
    return _page(
        request,
        "first",
        form=form or FeltForm(),
        open=[(way, NAMES[way]) for way in offered],
        closed=[(NAMES[way], presenters.reasons(why, person.language)) for way, why in reasons.items() if why],
        helps=NAMES[using] if using else "",
        today=today if using else None,
        allowed=using in offered,
    )


def _begin(request: HttpRequest, person: Person, *, again: bool) -> HttpResponse:
    """The answers before: with this pain the rules are asked, and the first set comes."""
    form = FeltForm(request.POST)
    way = way_of(request.POST.get("direction", ""))
    if not form.is_valid():
        asked = request_of(person)
        return _first(request, person, asked, form) if asked else redirect("screening:intro")
    felt = form.felt()
    asked = _with_pain(person, felt.pain_0_10)
    if why_no_direction_test(asked, way, load().exercises) or not _fits(asked, way, again):
        return _first(request, person, asked, form)
    now = Try(direction=way, standing=_stands(way, asked), again=again, felt=(felt,))
    return _set_page(request, person, now)


def _fits(asked: PlanRequest, way: Direction, again: bool) -> bool:
    """Whether this test is due: the daily one of a direction in use, and no other one beside it."""
    known = asked.direction
    using = known is not None and known.direction is not None and not direction_today(known, asked.on).over
    return (known is not None and known.direction == way) if using and again else not using and not again


def _go_on(request: HttpRequest, person: Person, asked: PlanRequest, do: str) -> HttpResponse:
    """An answer between two sets, or at the end of the wait."""
    now = unsealed(person, request.POST["try"])
    if now is None:
        return _first(request, person, asked)
    with_pain = _with_pain(person, now.felt[0].pain_0_10)
    if why_no_direction_test(with_pain, now.direction, load().exercises):
        return _first(request, person, with_pain)
    if do == "further":
        return _over(request, person, asked, now, "further-down")
    form = FeltForm(request.POST)
    if do == "later" and not wait_over(now, clock.now()):
        return _wait_page(request, person, now, early=True)
    if not form.is_valid():
        return _wait_page(request, person, now, form) if do == "later" else _set_page(request, person, now, form)
    now = replace(now, felt=(*now.felt, form.felt()))
    found = stage(now, _light(with_pain).light)
    if found == "set":
        return _set_page(request, person, now)
    if found == "wait":
        return _wait_page(request, person, replace(now, eased_at=clock.now()))
    return _over(request, person, asked, now, found)


def _over(request: HttpRequest, person: Person, asked: PlanRequest, now: Try, result: str) -> HttpResponse:
    """The end of a test, kept."""
    known = asked.direction
    if now.again and known is not None and known.direction == now.direction:
        stops = result in ("further-down", "too-strong")
        kept = ended(known, asked.on) if stops else with_retest(known, asked.on, eases=result == "found")
        _keep(person, kept)
        return _page(request, result if stops else "again-eases" if result == "found" else "again-no-change")
    stop = asked.on if result in ("further-down", "too-strong") else None
    way = now.direction if result == "found" else None
    _keep(person, DirectionFound(found_on=asked.on, direction=way, ended_on=stop))
    return _page(request, result, helps=NAMES[now.direction])


def _set_page(request: HttpRequest, person: Person, now: Try, form: FeltForm | None = None) -> HttpResponse:
    done = len(now.felt) - 1
    shown = _shown(now.sets[done], person.language)
    return _page(
        request, "set", form=form or FeltForm(), token=sealed(person, now), set=shown, number=done + 1,
        count=len(now.sets), helps=NAMES[now.direction],
    )  # fmt: skip


def _wait_page(
    request: HttpRequest, person: Person, now: Try, form: FeltForm | None = None, *, early: bool = False
) -> HttpResponse:
    return _page(request, "wait", form=form or FeltForm(), token=sealed(person, now), early=early)


# --- the days with a direction that helps -----------------------------------------------------------------


def _use(request: HttpRequest, person: Person, asked: PlanRequest, do: str) -> HttpResponse:
    """A set of ten, as long as there may be one today; or the end of it."""
    known = asked.direction
    if known is None or known.direction is None:
        return _first(request, person, asked)
    if do in ("end", "set-further"):
        _keep(person, ended(known, asked.on))
        return _page(request, "further-down" if do == "set-further" else "ended")
    today = direction_today(known, asked.on)
    if today.sets_left < 1 or why_no_direction_test(asked, known.direction, load().exercises):
        return _first(request, person, asked)
    if do == "set-done":
        _keep(person, with_set(known, asked.on))
        return redirect("plans:direction")
    one = STANDING_SET_OF_TEN if _stands(known.direction, asked) else SET_OF_TEN[known.direction]
    if one.side != "none":
        one = replace(one, side="left" if today.sets_done % 2 else "right")
    return _page(request, "ten", set=_shown(one, person.language), today=today, helps=NAMES[known.direction])


# --- shared ------------------------------------------------------------------------------------------------


def _with_pain(person: Person, pain_0_10: int) -> PlanRequest:
    """The request with the pain that was just told; answers are there, or this page would not be open."""
    asked = request_of(person, pain_now_0_10=pain_0_10)
    assert asked is not None  # noqa: S101 - `direction` has looked; for the type checker
    return asked


def _light(asked: PlanRequest) -> TrafficLight:
    return light_of(open_result(asked.today), asked.usual_lately_0_10)


def _stands(way: Direction, asked: PlanRequest) -> bool:
    return way == "arching" and arches_standing(asked)


def _shown(one: TrySet, language: str) -> dict[str, Any]:
    """A set as the page shows it. `pace_s`: how long one repetition takes, there and back."""
    exercise = load().exercises[one.exercise_id]
    text = exercise.text(language)
    return {
        "id": exercise.id,
        "name": text.name,
        "position": text.position,
        "how": text.steps,
        "times": one.times,
        "hold_s": one.hold_s,
        "side": text.sides.get(one.side, "") if one.side != "none" else "",
        "pace_s": one.hold_s or _pace_s(exercise),
    }


def _pace_s(exercise: Exercise) -> int:
    moving = sum(phase.seconds for phase in exercise.movement.phases if not phase.hold)
    return round(moving + PACE_HOLD_S)


def _page(request: HttpRequest, step: str, **more: Any) -> HttpResponse:
    form = more.get("form")
    wrong = form is not None and bool(form.errors)
    return render(request, "plans/direction.html", {"step": step, **more}, status=422 if wrong else 200)


def _keep(person: Person, found: DirectionFound) -> None:
    known, _made = Wishes.objects.get_or_create(person=person)
    known.direction = plain(found)
    known.save(update_fields=["direction"])
