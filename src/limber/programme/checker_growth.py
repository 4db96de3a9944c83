"""The checker's questions to growth: is this more than was earned, and less where the record asks for less?

Written from the rules (P-21, P-25 to P-29, P-32, P-33 and the 24-hour rule) by its own hand, from the history alone.
"""

import itertools
from collections.abc import Iterator, Mapping
from datetime import date
from math import ceil

from limber.catalogue import Exercise, ExerciseData
from limber.programme.checker_case import Case, flares_of
from limber.safety import CheckIn, check_in
from limber.session.day import PlanDay, PlanItem
from limber.session.history import ExerciseDone, SessionSummary

STRENGTH = ("strength", "motor-control")
WALK_S, WALK_A_WEEK_S = 600, 120
FLARE_SHARES = ((2, 0.5), (5, 0.6), (8, 0.8))
AFTER_DAYS = ((14, 0.7), (7, 0.85))
Times = tuple[tuple[SessionSummary, ExerciseDone], ...]


def growth_problems(item: PlanItem, exercise: Exercise, case: Case, on: date) -> Iterator[tuple[str, str]]:
    """Questions to one dose: strength that grew, after sessions that did not earn it, or in two ways at once."""
    data, dose = exercise.data, item.dose
    times = case.request.history.of(data.id)
    if _two_ambers(times, on):
        yield "P-29", "two amber lights running, and it is still there"
    yield from _load_problems(item, data, times, case)
    if data.category not in STRENGTH or not times:
        return
    before = [done.planned for _, done in times if done.planned is not None]
    pairs = dose.sides == "alternate"
    grown = {
        "reps": dose.reps > max([data.dose.reps, *(d.reps for d in before)]) + (pairs and data.dose.reps % 2),
        "hold": dose.hold_s > max([data.dose.hold_s, *(d.hold_s for d in before)]),
        "sets": dose.sets > max([data.dose.sets, *(d.sets for d in before)]),
        "load": dose.load > max([0, *(d.load for d in before)]),
    }
    if sum(grown.values()) > 1:
        yield "P-26", "more than one thing grows at a time"
    if any(grown.values()) and not _earned(times, exercise, case, on):
        yield "P-25", "more than before, without two good sessions"
    if grown["reps"] and dose.reps > max([data.dose.reps, *(d.reps for d in before)]) + (2 if pairs else 1):
        yield "P-25", "more than one repetition at once"


def _load_problems(item: PlanItem, data: ExerciseData, times: Times, case: Case) -> Iterator[tuple[str, str]]:
    """More load than at first: on a weight or a band, step by step, last of all, and for who does it as it is."""
    load = item.dose.load
    if not load:
        return
    before = max((done.planned.load for _, done in times if done.planned is not None), default=0)
    if not {"band", "weight"} & set(data.equipment):
        yield "P-26", "more load on an exercise that has none"
    if case.tags & set(data.modify):
        yield "P-26", "more load although it is done in a changed way"
    if not times:
        yield "P-25", "more load on the first time"
    if load > before + 1:
        yield "P-27", "more than one step of load at once"
    if load > before and data.dose.reps > 1 and item.dose.reps < data.bounds.reps[1]:
        yield "P-26", "more load before the repetitions are full"


def _two_ambers(times: Times, on: date) -> bool:
    lately = len(times) >= 2 and (on - times[-1][0].on).days <= 14
    return lately and all("amber" in done.lights for _, done in times[-2:])


def _earned(times: Times, exercise: Exercise, case: Case, on: date) -> bool:
    """The last two times (three with steady strong pain) were lately, whole, green, not hard; the morning was calm."""
    before = times[-1][0].pain_before_0_10
    needed = 3 if before is not None and before in (7, 8) else 2
    hardest = 8 if exercise.data.load.load_class == "S3" else 6
    last = times[-needed:]
    good = all(
        done.complete and not {"amber", "red"} & set(done.lights) and session.light != "red" and done.felt != "hard"
        and session.effort_0_10 is not None and session.effort_0_10 <= hardest
        for session, done in last
    )  # fmt: skip
    morning = _latest_morning(case)
    lately = (on - last[0][0].on).days < 28
    return len(last) == needed and lately and good and morning is not None and check_in(morning).may_progress


def _latest_morning(case: Case) -> CheckIn | None:
    """The report about the last session; None when there is none."""
    reports = sorted(case.request.check_ins, key=lambda report: report.session_on)
    last = case.request.last_session_on
    return reports[-1] if reports and (last is None or reports[-1].session_on >= last) else None


def steps_up_problems(item: PlanItem, exercises: Mapping[str, Exercise], case: Case) -> Iterator[tuple[str, str]]:
    """What is offered as harder is one step harder; two only after two weeks at the upper bound."""
    own = exercises.get(item.exercise_id)
    harder = [exercises[other.exercise_id] for other in item.harder if other.exercise_id in exercises]
    most = max((one.data.difficulty for one in harder), default=0)
    if own is not None and most > own.data.difficulty + 1 + _at_the_bound(own, case):
        yield "P-26", "two steps of difficulty at once"


def _at_the_bound(exercise: Exercise, case: Case) -> bool:
    """Every time of two weeks and more, until lately: whole, green, and as much as the bounds allow."""
    data, days = exercise.data, []
    for session, done in reversed(case.request.history.of(data.id)):
        dose = done.planned
        fine = done.complete and not {"amber", "red"} & set(done.lights) and session.light != "red"
        full = dose is not None and (
            dose.reps >= data.bounds.reps[1] if data.dose.reps > 1 else dose.sets >= min(data.bounds.sets[1], 6)
        )
        if not (fine and full):
            break
        days.append(session.on)
    return bool(days) and (days[0] - days[-1]).days >= 14 and (case.request.on - days[0]).days <= 14


def share_of_day(case: Case, on: date, *, first: bool) -> tuple[float, str]:
    """How much of the usual amount a day may hold, and the rule that says so; 1 when nothing asks for less.

    `first`: the first session of the plan, which days without a session and the last morning concern.
    """
    shares = [(1.0, "")]
    flares = [last for _, last in flares_of(case.request) if last <= on]
    if flares:
        shares += [(share, "P-32") for day, share in FLARE_SHARES if (on - max(flares)).days <= day][:1]
    last = case.request.last_session_on
    if first and last is not None:
        gap = (on - last).days
        shares += [(share, "P-33") for days, share in AFTER_DAYS if days <= gap < 28][:1]
    morning = _latest_morning(case)
    if first and morning is not None and check_in(morning).next in ("less", "gentle"):
        shares.append((check_in(morning).factor, "DAY-2"))
    return min(shares)


def share_problems(
    day: PlanDay, case: Case, exercises: Mapping[str, Exercise], minutes: int, share: float, rule: str
) -> Iterator[tuple[str, str]]:
    """Whether a day that is to have less has less: its minutes, and its repetitions of strength."""
    if share >= 1:
        return
    if sum(item.duration_s for item in day.items) > max(3, round(minutes * share)) * 60 + 60:
        yield rule, "longer than a share of the usual length"
    for item in day.items:
        exercise = exercises.get(item.exercise_id)
        if exercise is None or exercise.data.category not in STRENGTH or item.dose.reps == 1:
            continue
        data = exercise.data
        done = [d.planned.reps for _, d in case.request.history.of(data.id) if d.planned is not None]
        usual = max([data.dose.reps, *done]) + (2 if item.dose.sides == "alternate" else 1)
        least = max(3, ceil(data.bounds.reps[0] / 2))
        if item.dose.reps > max(least, ceil(usual * share)) + (item.dose.sides == "alternate"):
            yield rule, "more repetitions than a share of the usual ones"


def walk_problems(days: tuple[PlanDay, ...], case: Case) -> Iterator[tuple[str, str]]:
    """Walks begin with 10 minutes; each week they are two minutes longer or one more, never both; a flare steps back.

    A week in which walks become more is no week in which they become longer.
    """
    grown = max(0, case.week - 1 - sum(first >= case.begin for first, _ in flares_of(case.request)))
    walks_before: int | None = None
    for _, week in itertools.groupby(days, key=lambda day: (day.day - 1) // 7):
        walks = [item for day in week for item in day.items if item.exercise_id == "walking"]
        if walks_before is not None and len(walks) <= walks_before:
            grown += 1
        walks_before = len(walks)
        if any(walk.dose.hold_s > WALK_S + grown * WALK_A_WEEK_S for walk in walks):
            yield "P-28", "walks that grow faster than two minutes a week, or in length and in number at once"
