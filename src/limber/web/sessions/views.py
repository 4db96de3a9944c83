"""A session from its first tick to its record, the morning after, and the history."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from limber.errors import InputError
from limber.plain import plain, read
from limber.programme import NotNow
from limber.safety import START_TICK, VERY_STRONG_PAIN
from limber.session import SessionSummary
from limber.web import assets, clock
from limber.web.learn import offers
from limber.web.people.who import current_person
from limber.web.plans.requests import minutes_today, wishes_of
from limber.web.screening.record import ask_again, standing_for, today_of
from limber.web.screening.views import only_when_open
from limber.web.security import allow_camera
from limber.web.sessions import actions, histories, presenters
from limber.web.sessions.forms import MorningForm, StartForm
from limber.web.sessions.models import Morning, Session

LARGEST_BATCH_BYTES = 1_000_000
KEEPER_HEADERS = {"Cache-Control": "no-cache", "Service-Worker-Allowed": "/"}
NO_EXERCISE_FROM_0_10 = 9
"""TL-9-10: pain of 9 or 10 before a session means rest, and questions."""


@require_http_methods(["GET", "HEAD", "POST"])
@only_when_open
def start(request: HttpRequest) -> HttpResponse:
    """Ask what every session starts with: the safety tick, pain now, how long today."""
    person = current_person(request)
    wished = wishes_of(person)
    screened = standing_for(request).result
    insulin = screened is not None and screened.facts is not None and screened.facts.insulin
    posted = request.POST if request.method == "POST" else None
    form = StartForm(posted, wished_minutes=minutes_today(person), insulin=insulin)
    if request.method == "POST":
        if request.POST.get("tick") == "something":
            ask_again(person, "start-tick")
            return redirect("screening:intro")
        if form.is_valid():
            return _begin(request, form.cleaned_data)
    context = {
        "form": form,
        "tick": START_TICK,
        "unfinished": actions.unfinished(person),
        "wished": wished,
    }
    return render(request, "sessions/start.html", context, status=422 if form.errors else 200)


def _begin(request: HttpRequest, answers: dict[str, Any]) -> HttpResponse:
    person = current_person(request)
    if answers["pain_now"] >= NO_EXERCISE_FROM_0_10:
        ask_again(person, "pain-9-10")  # at once: leaving the next page takes nothing back
        return redirect("sessions:very-strong")
    begun = actions.begin(
        person, pain_now_0_10=answers["pain_now"], minutes=answers["minutes"], no_floor=answers["no_floor"]
    )
    if isinstance(begun, Session):
        return redirect("sessions:play", begun.id)
    return redirect("screening:stop" if isinstance(begun, NotNow) and begun.action else "screening:intro")


@require_http_methods(["GET", "HEAD", "POST"])
def very_strong(request: HttpRequest) -> HttpResponse:
    """Ask what pain of 9 or 10 asks for: rest, help today, or the full screen. There is no exercise."""
    person = current_person(request)
    question = VERY_STRONG_PAIN.questions[0]
    chosen = request.POST.get("option", "")
    if request.method == "POST" and chosen in {option.id for option in question.options}:
        decision = actions.decide(person, VERY_STRONG_PAIN, (chosen,), "pain-9-10")
        if decision.locks:
            return redirect("screening:stop")
        return render(request, "sessions/rest.html", {"title": decision.title, "lines": decision.lines})
    context = {
        "text": question.text,
        "first": question.do,
        "options": [(option.id, option.text) for option in question.options],
    }
    return render(request, "sessions/very-strong.html", context, status=422 if request.method == "POST" else 200)


@require_safe
@only_when_open
@ensure_csrf_cookie
def play(request: HttpRequest, session_id: str) -> HttpResponse:
    """Give the player its script; a session that has ended shows what was done."""
    person = current_person(request)
    row = get_object_or_404(Session, pk=session_id, person=person)
    if row.ended_at is not None:
        return redirect("sessions:done", row.id)
    if not actions.goes_on(row):
        return redirect("sessions:start")
    context = {
        "script": row.script,
        "events": [plain(event) for event in histories.events_of(row)],
        "events_url": reverse("sessions:events", args=[row.id]),
        "home_url": reverse("home:today"),
        "done_url": reverse("sessions:done", args=[row.id]),
        "stop_url": reverse("screening:stop"),
        "danger_url": reverse("screening:danger-signs"),
        "coach_url": assets.coach_folder(),
        "keeper_url": reverse("sessions:keeper"),
    }
    return allow_camera(render(request, "sessions/player.html", context))


@require_safe
def keeper(request: HttpRequest) -> HttpResponse:
    """Give the script that keeps an opened session playable when Limber is stopped."""
    return HttpResponse(assets.keeper(), content_type="text/javascript", headers=KEEPER_HEADERS)


@require_POST
def events(request: HttpRequest, session_id: str) -> JsonResponse:
    """Take in a batch of events and say which are safe. Recording is possible under a lock; it starts nothing."""
    row = get_object_or_404(Session, pk=session_id, person=current_person(request))
    if len(request.body) > LARGEST_BATCH_BYTES:
        raise InputError("events", f"expected at most {LARGEST_BATCH_BYTES} bytes at a time")
    try:
        sent = json.loads(request.body)
    except (ValueError, RecursionError):  # also numbers of thousands of digits, and lists in lists without end
        raise InputError("events", "expected JSON") from None
    if not isinstance(sent, dict) or not isinstance(sent.get("events"), list):
        raise InputError("events", "expected a list")
    return JsonResponse({"acknowledged": actions.take_in(row, sent["events"])})


@require_safe
def done(request: HttpRequest, session_id: str) -> HttpResponse:
    """Say what was done, in one sentence, and what comes next."""
    person = current_person(request)
    row = get_object_or_404(Session, pk=session_id, person=person)
    if row.ended_at is None:
        return redirect("sessions:play", row.id)
    summary = read(SessionSummary, row.summary, "session")
    before = tuple(s for s in histories.history(person).sessions if s.started_at < row.begun_at)
    context = {"session": presenters.session(row, person, before), "offer": offers.after_session(person, summary)}
    return render(request, "sessions/done.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@only_when_open
def check_in(request: HttpRequest) -> HttpResponse:
    """Ask how the morning after is; the next session takes notice."""
    person = current_person(request)
    form = MorningForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        found = form.cleaned_data
        news = found["news"]
        now = clock.now()
        Morning.objects.create(
            person=person,
            day=today_of(person, now),
            answered_at=now,
            pain_0_10=found["pain"],
            usual_0_10=found["usual"],
            lost_nights=found["lost_nights"],
            new_leg_signs="legs" in news,
            flare="flare" in news,
        )
        actions.after_the_morning(person, new_leg_signs="legs" in news, flare="flare" in news)
        return redirect("home:today")
    return render(request, "sessions/check-in.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
def history(request: HttpRequest) -> HttpResponse:
    """Show every session, the newest first, as a list that needs no chart."""
    person = current_person(request)
    rows = Session.objects.filter(person=person).exclude(ended_at=None).order_by("begun_at")
    return render(request, "sessions/history.html", {"sessions": presenters.sessions(rows, person)})
