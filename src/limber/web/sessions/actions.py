"""Writing sessions: beginning one, taking in its events, ending it. The only places where their rows change."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.urls import reverse

from limber import __version__, programme
from limber.errors import InputError
from limber.plain import plain, read
from limber.programme import NotNow, PlanRequest
from limber.safety import SOMETHING_WRONG, Decision, Dialogue, Lock, check_in, lock_of_decision
from limber.safety.emergency import numbers
from limber.session import Event, PlanDay, Script, Setting, expect_possible, make_script, record, summarise_session
from limber.web import assets, clock, coaching, own_figures
from limber.web.people.models import Person
from limber.web.plans.requests import request_of
from limber.web.screening.record import ReaskWhy, ask_again, in_days_of, record_lock, today_of
from limber.web.sessions import histories
from limber.web.sessions.models import EventRow, Session

MOST_EVENTS = 20_000
LARGEST_SEQ = 2**31 - 1


def unfinished(person: Person) -> Session | None:
    """The session that has begun, has not ended, and may be gone on with."""
    rows = [row for row in person.sessions.filter(ended_at=None, day=today_of(person)) if goes_on(row)]
    return rows[-1] if rows else None


def goes_on(row: Session) -> bool:
    """Whether a session may still be played: on its own day, and only while the answers behind it are the latest."""
    newer = row.person.screens.filter(finished_at__gt=row.begun_at).exists()
    return row.ended_at is None and row.day == today_of(row.person) and not newer and _readable(row)


def ended_on(person: Person, day: date) -> bool:
    """Whether a session ended on that day."""
    return bool(person.sessions.filter(day=day).exclude(ended_at=None).exists())


def days_done(person: Person, first: date, after: date) -> set[date]:
    """The days from `first` to before `after` on which a session was done."""
    rows = person.sessions.filter(day__gte=first, day__lt=after).exclude(ended_at=None)
    return set(rows.values_list("day", flat=True))


def morning_due(person: Person, at: datetime) -> bool:
    """Whether to ask how the morning after is: a session yesterday or the day before, and not answered today."""
    today = today_of(person, at)
    recent = days_done(person, today - timedelta(days=2), today)
    if not recent or person.mornings.filter(day=today).exists():
        return False
    if today - timedelta(days=1) in recent:
        return True
    reports = histories.check_ins(person)
    return not reports or reports[-1].second_day_0_10 is None


@transaction.atomic
def begin(person: Person, *, pain_now_0_10: int, minutes: int, no_floor: bool) -> Session | NotNow | None:
    """Begin a session with today's pain in it; what the plan says instead, where it does not allow one now."""
    request = request_of(person, minutes=minutes, pain_now_0_10=pain_now_0_10, no_floor=no_floor)
    if request is None:
        return None
    plan = programme.plan(request)
    if isinstance(plan, NotNow):
        return plan
    close_old(person)
    day = plan.days[0]
    row = Session(
        person=person,
        day=request.on,
        begun_at=clock.now(),
        pain_before_0_10=pain_now_0_10,
        planned=plain(day),
        versions={"limber": __version__, "plan": plan.made_with, "seed": plan.seed},
    )
    row.script = plain(_script(row, request, day))
    row.save()
    return row


def _script(row: Session, request: PlanRequest, day: PlanDay) -> Script:
    setting = Setting(
        language=row.person.language,
        session_id=str(row.id),
        build=assets.build_id(),
        numbers=numbers(row.person.country),
        danger_card=reverse("screening:danger-signs"),
        shape=own_figures.shape(),
        get_ready_s=request.get_ready_s,
    )
    return make_script(
        day,
        request.today,
        setting,
        clip_address=lambda exercise_id, side: own_figures.files_of(exercise_id).clips[side],
        image_address=lambda exercise_id: own_figures.files_of(exercise_id).moving[0],
        watch_of=coaching.watch_of,
    )


def close_old(person: Person) -> None:
    """End every session that was left open: what was done of it counts, and its record is kept.

    One whose script this version cannot read any more stays as it is, with its events, and is never played on.
    """
    for row in person.sessions.filter(ended_at=None):
        events = histories.events_of(row)
        if events and _readable(row):
            end(row, events)


def _readable(row: Session) -> bool:
    try:
        read(PlanDay, row.planned, "planned")
        read(Script, row.script, "script")
    except InputError:
        return False
    return True


@transaction.atomic
def take_in(row: Session, sent: Iterable[Mapping[str, Any]]) -> list[str]:
    """Keep what a device sends; the same event twice is one. Return the ids that are safe here."""
    new = [read(Event, event, f"events[{n}]") for n, event in enumerate(sent)]
    for n, event in enumerate(new):
        if event.session_id != str(row.id):
            raise InputError(f"events[{n}]: session_id", "expected this session")
        if event.seq > LARGEST_SEQ:
            raise InputError(f"events[{n}]: seq", f"expected at most {LARGEST_SEQ}")
    if EventRow.objects.filter(pk__in=[event.id for event in new]).exclude(session=row).exists():
        raise InputError("events: id", "expected ids that no other session has used")
    if any(event.kind == "camera-saw" or event.data.get("by") == "camera" for event in new) and _readable(row):
        expect_possible(new, read(Script, row.script, "script"))
    before = histories.events_of(row)
    if len(before) + len(new) > MOST_EVENTS:
        raise InputError("events", f"expected at most {MOST_EVENTS} for one session")
    merged = record(before, new)
    known = {event.id for event in before}
    fresh = [event for event in merged if event.id not in known]
    for event in fresh:
        _act_on(row, event)
    over = row.ended_at is not None or any(event.kind == "finished" for event in merged)
    if over and _readable(row):
        end(row, merged)
    else:
        _keep(row, fresh)
    return [event.id for event in new]


def _keep(row: Session, fresh: Iterable[Event]) -> None:
    now = clock.now()
    made = [
        EventRow(id=e.id, session=row, seq=e.seq, at=e.at.isoformat(), kind=e.kind, data=plain(e.data), received_at=now)
        for e in fresh
    ]
    EventRow.objects.bulk_create(made, ignore_conflicts=True)  # the same event twice is one


def _act_on(row: Session, event: Event) -> None:
    """What an event means for safety: a decision of "Something is wrong" may lock; leg symptoms ask the screen again.

    The decision is worked out again from the path of answers; what the device says it was is not believed. Only
    where this version does not know the path any more, the decision that the device names counts, if it locks.
    """
    if event.kind == "wrong":
        try:
            decide(row.person, SOMETHING_WRONG, tuple(event.data["path"]), "stopped")
        except InputError:
            _unknown_way(row.person, str(event.data["decision"]))
    if event.kind == "hurt" and (event.data["spreading"] or event.data["numbness"]):
        ask_again(row.person, "leg-signs")


def _unknown_way(person: Person, decision_id: str) -> None:
    """Unknown is the most restrictive: a lock where the named decision has one, else the full screen."""
    known = next((d for d in SOMETHING_WRONG.decisions if d.id == decision_id), None)
    lock = known and lock_of_decision(known, in_days_of(person, clock.now()))
    if lock:
        record_lock(person, lock)
    else:
        ask_again(person, "stopped")


def decide(person: Person, dialogue: Dialogue, path: tuple[str, ...], why: ReaskWhy) -> Decision:
    """Record what the end of a safety dialogue means: a lock, or that the full screen is due."""
    decision = dialogue.decide(path)
    lock: Lock | None = lock_of_decision(decision, in_days_of(person, clock.now()))
    if lock is not None:
        record_lock(person, lock)
    elif decision.reask:
        ask_again(person, why)
    return decision


def after_the_morning(person: Person, *, new_leg_signs: bool, flare: bool) -> None:
    """What a morning means beyond the next session: a lock after a week of much more pain, or the full screen."""
    reports = histories.check_ins(person)
    result = check_in(reports[-1]) if reports else None
    if result is not None and result.action is not None:
        rules = tuple(rule for rule in result.rules if rule == histories.WEEK_OF_MORE_PAIN)
        now = in_days_of(person, clock.now())
        record_lock(person, Lock(opened_at=now, action=result.action, rules=rules, clauses=rules, screening=None))
    elif new_leg_signs:
        ask_again(person, "leg-signs")
    elif flare or (result is not None and result.reask):
        ask_again(person, "flare")


def end(row: Session, events: Sequence[Event]) -> None:
    """Turn a session's events into its summary, and keep them compressed. Late events come in the same way."""
    day = read(PlanDay, row.planned, "planned")
    summary = summarise_session(events, read(Script, row.script, "script"), day_kind=day.kind)
    row.summary = plain(replace(summary, on=row.day))
    row.events_packed = histories.packed([plain(event) for event in events])
    row.ended_at = row.ended_at or clock.now()
    row.save()
    row.events.all().delete()
