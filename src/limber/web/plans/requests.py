"""From what is stored about a person to a request for a plan, and back. Plans are made anew each time."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from limber import programme
from limber.catalogue.tags import Equipment
from limber.plain import read
from limber.programme import Change, DirectionFound, Family, Goal, NotNow, PainArea, PlanRequest, Programme
from limber.web import clock
from limber.web.people.models import Person
from limber.web.plans import thinking
from limber.web.plans.models import DayChange, Wishes
from limber.web.screening import record
from limber.web.sessions import histories


def wishes_of(person: Person) -> Wishes:
    """What the person wishes; the defaults until they have said so."""
    return Wishes.objects.filter(person=person).first() or Wishes(person=person)


def request_of(
    person: Person,
    *,
    minutes: int | None = None,
    pain_now_0_10: int | None = None,
    no_floor: bool = False,
    weeks: int = 1,
    at: datetime | None = None,
) -> PlanRequest | None:
    """The request for a plan from today on; None before there are answers to plan from."""
    now = at or clock.now()
    wishes = wishes_of(person)
    answers = record.latest_full(person)
    if answers is None:
        return None
    on = record.today_of(person, now)
    request = PlanRequest(
        on=on,
        answers=answers,
        screenings=record.screenings(person),
        locks=record.locks(person),
        reasks=record.reasks(person),
        minutes=minutes or wishes.minutes,
        days_per_week=wishes.days_per_week,
        weeks=weeks,
        floor_today=not (wishes.no_floor or no_floor),
        pain_now_0_10=pain_now_0_10,
        usual_waking=person.usual_waking,
        time_of_day=now.astimezone(person.tz).time().replace(second=0, microsecond=0),
        get_ready_s=wishes.get_ready_s,
        changes=tuple(c for c in changes_of(person, on) if minutes is None or c.kind != "minutes"),
        history=histories.history(person),
        check_ins=histories.check_ins(person),
        started_on=histories.first_day(person),
        **_wished(wishes),
        **_about(wishes),
    )
    return replace(request, chosen=thinking.chosen_for(wishes, request))


def changes_of(person: Person, day: date) -> tuple[Change, ...]:
    """What the person wants otherwise on a day, in the order in which it was said."""
    rows = DayChange.objects.filter(person_id=person.pk, day=day) if person.pk else ()
    return tuple(read(Change, row.change, "change") for row in rows)


def minutes_today(person: Person) -> int:
    """How long a session is to be today: the last length that was asked for, or the usual one."""
    asked = [c.minutes for c in changes_of(person, record.today_of(person)) if c.minutes is not None]
    return asked[-1] if asked else wishes_of(person).minutes


def wait_of(person: Person) -> int:
    """In how many days the next session is due; 0 is today. A day to which it was moved comes first."""
    wishes = wishes_of(person)
    usual = histories.days_until_next(person, wishes.days_per_week)
    if wishes.next_on is None:
        return usual
    wait = (wishes.next_on - record.today_of(person)).days
    last = histories.last_day(person)
    return wait if wait >= 0 and (last is None or wishes.next_on > last) else usual


def _wished(wishes: Wishes) -> dict[str, Any]:
    """What is at hand, and which exercises are wished for or not."""
    at_hand = read(tuple[Equipment, ...], wishes.equipment, "equipment") if wishes.set_at else programme.HOUSEHOLD
    lists = ("liked", "disliked", "excluded", "pinned", "undone")
    return {"equipment": at_hand, **{name: tuple(getattr(wishes, name)) for name in lists}}


def _about(wishes: Wishes) -> dict[str, Any]:
    """What the person says about themselves, as far as they have said it."""
    return {
        "liked_families": read(tuple[Family, ...], wishes.liked_families, "liked_families"),
        "disliked_families": read(tuple[Family, ...], wishes.disliked_families, "disliked_families"),
        "direction": None if wishes.direction is None else read(DirectionFound, wishes.direction, "direction"),
        "goals": read(tuple[Goal, ...], wishes.goals, "goals"),
        "areas": None if wishes.areas is None else read(tuple[PainArea, ...], wishes.areas, "areas"),
        "worry": wishes.worry or None,
        "confidence": wishes.confidence or None,
        "experience": wishes.experience or None,
        "variety": wishes.variety,
        "sits_long": wishes.sits_long,
    }


def plan_of(person: Person) -> Programme | NotNow | None:
    """The person's plan from today on; None before there are answers to plan from."""
    request = request_of(person)
    return None if request is None else programme.plan(request)
