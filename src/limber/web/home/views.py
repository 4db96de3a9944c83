"""Home: what is on today, the week, what changed, what is due. Nothing else."""

from datetime import date, datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from limber.programme import Programme
from limber.programme import plan as plan_for
from limber.session import PlanDay
from limber.web import clock, dates
from limber.web.learn import offers
from limber.web.people.models import Person
from limber.web.people.who import current_person
from limber.web.plans import presenters
from limber.web.plans.requests import request_of, wait_of, wishes_of
from limber.web.screening.record import standing_for, today_of
from limber.web.sessions import actions


@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """Show today."""
    person, standing = current_person(request), standing_for(request)
    if standing.kind == "locked":
        return redirect("screening:stop")
    if standing.result is None:
        return render(request, "home/welcome.html", {"begun": person.screens.exists()})
    if standing.kind == "screen-due":
        return render(request, "home/due.html", {"why": standing.why, "part": standing.due})
    now = clock.now()
    asked = request_of(person, at=now)
    plan = plan_for(asked) if asked else None
    if not isinstance(plan, Programme):
        return redirect("screening:intro")
    first = plan.days[0] if plan.days else None
    wait = wait_of(person)
    begin = plan.on + timedelta(days=wait)
    context: dict[str, Any] = {
        "scene": _scene(first) if first else "",
        "greeting": _part_of_day(now.astimezone(person.tz)),
        "today": presenters.day(first, person, plan.on) if first and not wait else None,
        "later": presenters.day(first, person, begin, begins_in=wait) if first and wait else None,
        "undone": bool(wishes_of(person).undone),
        "changes": presenters.adjustments(plan.adjustments, person.language),
        "week": _week(person, now, {begin + timedelta(days=day.day - 1) for day in plan.days}),
        "unfinished": actions.unfinished(person),
        "done_today": actions.ended_on(person, today_of(person, now)),
        "morning_due": actions.morning_due(person, now),
        "offer": offers.for_today(person, asked),
    }
    return render(request, "home/today.html", context)


def _scene(day: PlanDay) -> str:
    """The exercise that stands for a day in its picture: the first of its main part."""
    return next((i for i in day.items if i.slot in ("strength", "main", "gentle")), day.items[0]).exercise_id


def _part_of_day(local: datetime) -> str:
    return "morning" if 4 <= local.hour < 12 else "afternoon" if 12 <= local.hour < 18 else "evening"


def _week(person: Person, now: datetime, planned: set[date]) -> list[dict[str, Any]]:
    """Monday to Sunday of the person's week: what was done, and what is planned from today on."""
    here = today_of(person, now)
    monday = here - timedelta(days=here.weekday())
    done = actions.days_done(person, monday, monday + timedelta(days=7))
    return [
        {
            "name": dates.weekday(day),
            "date": dates.day(day),
            "state": "done" if day in done else "planned" if day in planned and day >= here else "free",
            "is_today": day == here,
        }
        for day in (monday + timedelta(days=n) for n in range(7))
    ]
