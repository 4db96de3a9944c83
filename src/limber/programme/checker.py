"""The independent checker: plain questions to a finished plan, written from the rules and not from the planner.

It shares no code with the room's rules, scores, doses or solver. What it reads: the screen (`safety`), the
catalogue's data, the history, and the times of `session.timeline`. A plan with a finding is never shown.
"""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from limber.catalogue import Exercise, load
from limber.programme.checker_case import Case, Finding, case_of, is_gentle
from limber.programme.checker_dose import dose_problems
from limber.programme.checker_exercise import Cap, caps_of, exercise_problems, lies_flat
from limber.programme.checker_growth import (
    growth_problems,
    share_of_day,
    share_problems,
    steps_up_problems,
    walk_problems,
)
from limber.programme.model import Programme
from limber.programme.request import PlanRequest
from limber.safety import GENTLE_LIST, check_in
from limber.session.day import PlanDay, PlanItem
from limber.session.history import SessionSummary

__all__ = ["Finding", "check"]

STRENGTH = ("strength", "motor-control")
NEVER_NEW = {"diaphragmatic-breathing", "walking"}
SLOT_ORDER = {"warm-up": 0, "move": 0, "mobility": 1, "gentle": 1, "strength": 2, "main": 2, "cardio": 3}
LAST_SLOT = 4


def check(
    programme: Programme, request: PlanRequest, catalogue: Mapping[str, Exercise] | None = None
) -> tuple[Finding, ...]:
    """Everything that is wrong with a plan; empty when it may be shown."""
    exercises = load().exercises if catalogue is None else catalogue
    case = case_of(request)
    if case is None:
        return (Finding(rule="P-01", day=0, exercise_id=None, text="the answers do not allow a session"),)
    return tuple(_findings(programme, case, exercises))


def _findings(programme: Programme, case: Case, exercises: Mapping[str, Exercise]) -> Iterator[Finding]:
    if not programme.days:
        yield Finding(rule="P-05", day=0, exercise_id=None, text="the plan is empty")
    yield from _plan_problems(programme, case, exercises)
    asked: dict[tuple[object, ...], tuple[tuple[str, str], ...]] = {}
    for days, floor in ((programme.days, case.request.floor_today), (programme.floor_free, False)):
        known = set(case.request.history.known) | NEVER_NEW
        sessions = len(case.request.history.sessions)
        for day in days:
            then = case.on_day(day.day)
            on_floor = floor and (day.day > 1 or case.floor_today)
            yield from _item_findings(day, then, exercises, on_floor, asked)
            for rule, text in _day_problems(day, then, exercises, known, sessions == 0):
                yield Finding(rule=rule, day=day.day, exercise_id=None, text=text)
            known |= {i.exercise_id for i in day.items}
            sessions += 1
    if programme.floor_free and [d.day for d in programme.floor_free] != [d.day for d in programme.days]:
        yield Finding(rule="P-03", day=0, exercise_id=None, text="the floor-free days are not the same days")


def _item_findings(
    day: PlanDay,
    case: Case,
    exercises: Mapping[str, Exercise],
    floor: bool,
    asked: dict[tuple[object, ...], tuple[tuple[str, str], ...]],
) -> Iterator[Finding]:
    """Everything that is wrong with single items. The same item under the same conditions is asked about once."""
    on = case.request.on + timedelta(days=day.day - 1)
    gentle = is_gentle(case, on, next_session=day.day == 1)
    caps = caps_of(case, gentle)
    for item in day.items:
        for rule, text in steps_up_problems(item, exercises, case):
            yield Finding(rule=rule, day=day.day, exercise_id=item.exercise_id, text=text)
    for item in (*day.items, *(a for i in day.items for a in (*i.easier, *i.harder, *i.swaps))):
        key = (id(item), floor, gentle, case.week, min(day.day, 4))
        if key not in asked:
            asked[key] = tuple(_item_problems(item, case, exercises, caps, floor, gentle, on))
        for rule, text in asked[key]:
            yield Finding(rule=rule, day=day.day, exercise_id=item.exercise_id, text=text)


def _item_problems(
    item: PlanItem,
    case: Case,
    exercises: Mapping[str, Exercise],
    caps: Sequence[Cap],
    floor: bool,
    gentle: bool,
    on: date,
) -> Iterator[tuple[str, str]]:
    exercise = exercises.get(item.exercise_id)
    if exercise is None:
        yield "P-02", "no such exercise"
        return
    yield from exercise_problems(exercise, case, caps, floor, gentle, on)
    yield from dose_problems(item, exercise, case, gentle)
    yield from growth_problems(item, exercise, case, on)


def _plan_problems(programme: Programme, case: Case, exercises: Mapping[str, Exercise]) -> Iterator[Finding]:
    """Questions to the weeks: rest between strength days, slow growth, a day of rest, the days that were asked for."""
    for days in (programme.days, programme.floor_free):
        for rule, text in walk_problems(days, case):
            yield Finding(rule=rule, day=0, exercise_id=None, text=text)
        strong = [day.day for day in days if _is_strong(day, exercises)]
        most, rule = _strength_days(case)
        done = [1 - (case.request.on - on).days for on in _strength_done(case, exercises)]
        if any(sum(0 <= day - other < 7 for other in (*done, *strong)) > most for day in strong):
            yield Finding(rule=rule, day=0, exercise_id=None, text="more strength days in seven than are right")
        if any(later - earlier == 1 for earlier, later in itertools.pairwise(strong)):
            yield Finding(rule="P-13", day=0, exercise_id=None, text="strength on two days running")
        for week in range(4):
            inside = [day for day in days if (day.day - 1) // 7 == week]
            asked = case.request.days_per_week
            if len(inside) > (min(asked, 6) if "older_deconditioned" in case.tags else asked):
                yield Finding(rule="L-4", day=0, exercise_id=None, text="more sessions a week than are right")
            if _grows_too_fast(inside, week, case, exercises):
                yield Finding(rule="P-27", day=0, exercise_id=None, text="a week that grows too fast")
    if any(day.day > 7 * case.request.weeks for day in (*programme.days, *programme.floor_free)):
        yield Finding(rule="P-05", day=0, exercise_id=None, text="days beyond the weeks that were asked for")


def _strength_done(case: Case, exercises: Mapping[str, Exercise]) -> list[date]:
    """The days on record on which muscles worked hard enough to need a day of rest."""
    balance = ("tandem-stance", "single-leg-stance")
    return [
        session.on
        for session in case.request.history.sessions
        if any(
            d.sets and d.exercise_id in exercises and d.exercise_id not in balance
            and exercises[d.exercise_id].data.category in STRENGTH
            for d in session.exercises
        )
    ]  # fmt: skip


def _strength_days(case: Case) -> tuple[int, str]:
    """The most strength days in seven, and the rule that says so."""
    if case.week > 12 and "keeping" not in case.request.undone:
        return 2, "P-35"
    if "older_deconditioned" in case.tags:
        return 2, "L-4"
    return (2, "P-19") if case.facts.spell == "none" else (3, "P-16")


def _is_strong(day: PlanDay, exercises: Mapping[str, Exercise]) -> bool:
    """Whether a day works muscles hard enough to need a day of rest: a stance for balance does not."""
    items = [i for i in day.items if i.slot in ("strength", "main") and i.exercise_id in exercises]
    strong = [exercises[i.exercise_id].data for i in items]
    return any(d.category in STRENGTH and d.id not in ("tandem-stance", "single-leg-stance") for d in strong)


def _grows_too_fast(days: list[PlanDay], week: int, case: Case, exercises: Mapping[str, Exercise]) -> bool:
    """Strength work above 1.10 of the best week of the last four, although something could still be taken off."""
    items = [
        [i for i in day.items if i.exercise_id in exercises and exercises[i.exercise_id].data.category in STRENGTH]
        for day in days
    ]
    best = _best_week(case, exercises, sum(map(bool, items)))
    if not best:
        return False
    work = sum(i.dose.sets * i.dose.reps for day in items for i in day)
    allowed = max(
        best * 1.10 ** (week + 1),
        best + sum(i.dose.sets * (2 if i.dose.sides == "alternate" else 1) for day in items for i in day),
    )
    least = all(len(day) <= 1 and all(i.dose.sets == 1 for i in day) for day in items)
    return work > allowed + 0.001 and not least


def _best_week(case: Case, exercises: Mapping[str, Exercise], with_strength: int) -> float:
    """Sets times repetitions in the best of the last four weeks that were completed and held no flare.

    `with_strength`: so many of its sessions had strength in them, at least; else it tells nothing.
    """
    request, best = case.request, 0.0
    for number in range(4):
        until = request.on - timedelta(days=7 * number)
        since = until - timedelta(days=7)
        whole = [s for s in request.history.sessions if since <= s.on < until and s.how == "complete"]
        flare = any(since <= r.session_on < until and check_in(r).next == "flare" for r in request.check_ins)
        if len(whole) < request.days_per_week or flare:
            continue
        works = [_work(session, exercises) for session in whole]
        if sum(work > 0 for work in works) >= with_strength:
            best = max(best, sum(works))
    return best


def _work(session: SessionSummary, exercises: Mapping[str, Exercise]) -> float:
    work = 0.0
    for done in session.exercises:
        exercise = exercises.get(done.exercise_id)
        if exercise is None or exercise.data.category not in STRENGTH or done.planned is None:
            continue
        part = min(1.0, done.reps / done.planned_reps) if done.planned_reps else float(done.sets > 0)
        work += part * done.planned.sets * done.planned.reps
    return work


# --- the day as a whole -------------------------------------------------------------------------------


def _day_problems(
    day: PlanDay, case: Case, exercises: Mapping[str, Exercise], known: set[str], first: bool
) -> Iterator[tuple[str, str]]:
    ids = [item.exercise_id for item in day.items]
    data = [exercises[i].data for i in ids if i in exercises]
    if day.day == 1 and any(c.kind == "without" and c.exercise_id in ids[1:] for c in case.request.changes):
        yield "P-06", "an exercise that was left out for today"
    if not ids:
        yield "P-05", "an empty day"
    if len(set(ids)) != len(ids):
        yield "P-07", "the same exercise twice"
    if len(ids) > 8:
        yield "P-05", "more than 8 exercises"
    seconds = sum(item.duration_s for item in day.items)
    if seconds > (case.minutes_today if day.day == 1 else case.request.minutes) * 60 + 60:
        yield "P-05", "more than a minute longer than asked"
    if abs(seconds - day.minutes * 60) > 60:
        yield "P-05", "the minutes are not those of the items"
    if sum(i not in known for i in ids) > (4 if first else 2):
        yield "P-04", "too many new exercises"
    if sum(d.regions[0] in ("cervical", "neck", "thoracic") for d in data) > 3:
        yield "L-7", "more than 3 exercises for the neck and upper back"
    places = [SLOT_ORDER.get(item.slot, LAST_SLOT) for item in day.items]
    if places != sorted(places):
        yield "P-07", "the parts are not in order"
    if "pregnancy_after_16w" in case.tags and sum(lies_flat(d) for d in data) > 1:
        yield "STATE-PREG", "more than one exercise flat on the back"
    views = [e.movement.view for i in ids if (e := exercises.get(i)) and e.movement.counts != "minutes"]
    if sum(one != other for one, other in itertools.pairwise(views)) > 1:
        yield "CAMERA-1", "the camera has to be turned round more than once"
    on = case.request.on + timedelta(days=day.day - 1)
    gentle = is_gentle(case, on, next_session=day.day == 1)
    for rule, cap in _effort_caps(case, gentle):
        if day.effort_max_0_10 > cap:
            yield rule, "more effort than is right now"
    yield from _line_problems(ids, gentle, exercises)
    stand = [item.exercise_id for item in day.items if item.slot == "strength"]
    if "older_deconditioned" in case.tags and "sit-to-stand" in stand[1:]:
        yield "L-4", "standing up from a chair does not come first"
    share, rule = share_of_day(case, on, first=day.day == 1)
    minutes = case.minutes_today if day.day == 1 else case.request.minutes
    yield from share_problems(day, case, exercises, minutes, share, rule)


def _line_problems(ids: list[str], gentle: bool, exercises: Mapping[str, Exercise]) -> Iterator[tuple[str, str]]:
    """On a gentle day there is one thing for each need; rest and breathing may fill the time."""
    if not gentle:
        return
    for line in GENTLE_LIST:
        here = [i for i in ids if i in line.choices and i in exercises]
        if sum(exercises[i].data.category != "relaxation" for i in here) > 1:
            yield "GENTLE", "two exercises for one need on a gentle day"


def _effort_caps(case: Case, gentle: bool) -> Iterator[tuple[str, int]]:
    yield "P-31" if case.week <= 4 else "P-09", 6
    if case.week <= 2:
        yield "P-09", 4
    if case.pain_0_10 >= 6:
        yield "TL-6", 4
    if {"light_only", "heart_failure"} & case.tags:
        yield "TAG-H3", 3
    if case.facts.effort_wanted == "light":
        yield "H5", 3
    if "older_deconditioned" in case.tags:
        yield "L-4", 4
    if gentle:
        yield "GENTLE", 3
    if case.pain_0_10 >= 9:
        yield "TL-9-10", 1
