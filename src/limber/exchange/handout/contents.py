"""What may stand on a sheet: the one place that decides it, from the answers and the record.

An amount stands only where the person's own plan gives it. Without a valid screen there is none, under a lock there is
no sheet; C2 leaves its short list over (`limber.safety.short_list`), which carries no amounts either.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from limber.catalogue import Exercise, ExerciseId, load
from limber.catalogue.tags import Tag
from limber.errors import InputError
from limber.plain import value
from limber.programme import LeftOut, NotNow, PlanRequest, Programme, plan
from limber.programme.door import door
from limber.safety import TrafficLight
from limber.session import SLOTS, PlannedDose, Reason, Slot
from limber.session.today import light_of
from limber.words import N_, message

MOST = 40
PARTS = tuple(SLOTS)
NOTHING_SUITS = N_("None of these exercises is right for you at the moment")
NO_SESSION = N_("Your plan has no session in these days")


@value
class Entry:
    """One exercise of a sheet. `slot`: its part of a session; None outside of a plan.

    `dose`: the amount that the plan gives, the smallest where days differ; None = no amount. `days`: the days that
    have it. `tags`: those of the person's tags that change something in it. `reasons`: why the plan has it.
    """

    exercise_id: ExerciseId
    slot: Slot | None = None
    dose: PlannedDose | None = None
    days: tuple[date, ...] = ()
    tags: tuple[Tag, ...] = ()
    reasons: tuple[Reason, ...] = ()


@value
class Contents:
    """What stands on a sheet.

    `kind`: plan = all of the person's plan; chosen = a set, for a person with a valid screen; general = for anybody.
    `days`: the days of the plan on which something of the sheet comes; `minutes`: the longest of its sessions.
    `left_out`: what was asked for and does not suit the person. `light`: the pain traffic light; None when general.
    """

    kind: Literal["plan", "chosen", "general"]
    on: date
    entries: tuple[Entry, ...]
    days: tuple[date, ...] = ()
    minutes: int = 0
    left_out: tuple[LeftOut, ...] = ()
    light: TrafficLight | None = None


def contents(
    request: PlanRequest | None, ids: Sequence[str] = (), *, on: date | None = None, begin: date | None = None
) -> Contents | NotNow:
    """What may stand on a sheet, or why there is none; parameters as for `limber.exchange.handout`."""
    chosen = _known(ids)
    if request is None:
        if not chosen or on is None:
            raise InputError("exercises", "expected the ids of exercises, or a request with answers")
        return _general(chosen, on)
    made = plan(request)
    if isinstance(made, NotNow):
        return _without_plan(made, chosen, on or request.on)
    found = _entries(made, begin or made.on)
    light = _light(request)
    if not chosen:
        return _own(made, found, on or request.on, light)
    return _chosen(made, found, chosen, on or request.on, light)


def _known(ids: Sequence[str]) -> tuple[str, ...]:
    catalogue = load()
    chosen = tuple(dict.fromkeys(catalogue[one].id for one in ids))  # refuses an unknown id
    if len(chosen) > MOST:
        raise InputError("exercises", f"expected at most {MOST} exercises on a sheet")
    return chosen


def _general(chosen: Sequence[str], on: date) -> Contents:
    return Contents(kind="general", on=on, entries=tuple(Entry(exercise_id=one) for one in chosen))


def _without_plan(made: NotNow, chosen: Sequence[str], on: date) -> Contents | NotNow:
    """Under a lock nothing but its short list; while questions are due a set without amounts."""
    if not chosen:
        return made
    left = {one for slot in made.short_list for one in slot.choices}
    if made.action is not None and not left.issuperset(chosen):
        return made
    return _general(chosen, on)


def _light(request: PlanRequest) -> TrafficLight | None:
    result = door(request)
    return None if isinstance(result, NotNow) else light_of(result, request.usual_lately_0_10)


def _entries(made: Programme, begin: date) -> dict[str, Entry]:
    """Every exercise of the plan, in the order in which it first comes."""
    found: dict[str, Entry] = {}
    catalogue = load().exercises
    for day in made.days:
        on = begin + timedelta(days=day.day - 1)
        for item in day.items:
            first = Entry(exercise_id=item.exercise_id, slot=item.slot, dose=item.dose, reasons=item.reasons)
            known = found.get(item.exercise_id, first)
            found[item.exercise_id] = replace(
                known,
                dose=min(known.dose or item.dose, item.dose, key=_amount),
                days=(*known.days, on),
                tags=_tags(catalogue[item.exercise_id], made),
            )
    return found


def _amount(dose: PlannedDose) -> int:
    """What makes one amount of an exercise smaller than another: seconds, or repetitions."""
    return dose.sets * dose.reps * max(1, dose.hold_s)


def _tags(exercise: Exercise, made: Programme) -> tuple[Tag, ...]:
    """The person's tags that change something in the exercise."""
    return tuple(tag for tag in made.tags if tag in exercise.data.modify)


def _in_order(found: dict[str, Entry]) -> tuple[Entry, ...]:
    """As a session goes: what only a later day has stands with its own part."""
    return tuple(sorted(found.values(), key=lambda entry: PARTS.index(entry.slot) if entry.slot else 0))


def _own(made: Programme, found: dict[str, Entry], on: date, light: TrafficLight | None) -> Contents | NotNow:
    if not found:
        return NotNow(action=None, ask=None, title=message(NO_SESSION), reasons=made.reasons)
    return _with_days("plan", made, _in_order(found), (), on, light)


def _chosen(
    made: Programme, found: dict[str, Entry], chosen: Sequence[str], on: date, light: TrafficLight | None
) -> Contents | NotNow:
    out = {one.exercise_id: one for one in made.left_out if one.exercise_id in chosen and one.exercise_id not in found}
    catalogue = load().exercises
    entries = tuple(
        found.get(one) or Entry(exercise_id=one, tags=_tags(catalogue[one], made)) for one in chosen if one not in out
    )
    if not entries:
        reasons = tuple({str(reason.text): reason for one in out.values() for reason in one.reasons}.values())
        return NotNow(action=None, ask=None, title=message(NOTHING_SUITS), reasons=reasons)
    return _with_days("chosen", made, entries, tuple(out.values()), on, light)


def _with_days(
    kind: Literal["plan", "chosen"], made: Programme, entries: tuple[Entry, ...], left_out: tuple[LeftOut, ...],
    on: date, light: TrafficLight | None,
) -> Contents:  # fmt: skip
    return Contents(
        kind=kind,
        on=on,
        entries=entries,
        days=tuple(sorted({day for entry in entries for day in entry.days})),
        minutes=max((day.minutes for day in made.days), default=0),
        left_out=left_out,
        light=light,
    )
