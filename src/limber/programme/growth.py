"""How much a week may hold: at most a little more than the best week so far (P-27), and a lighter week now and then.

Both only lower. Work is counted as sets times repetitions of strength and control; walks grow by a rule of their own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from statistics import mean

from limber.catalogue import Exercise
from limber.programme.fit import Draft
from limber.programme.person import Adapted
from limber.programme.request import PlanRequest
from limber.programme.rules.model import PlanRule
from limber.safety import check_in
from limber.session.history import History, SessionSummary
from limber.words import N_

GROWTH, WEEKS_BACK = 1.10, 4
LIGHTER_AMOUNT = 0.75
HARD_WEEKS, HARD_EFFORT_0_10 = 3, 6
WEEK = timedelta(days=7)

SLOW_GROWTH = PlanRule(
    id="P-27",
    sentence=N_("This week has a little less strength than usual, so that it grows slowly from your last good weeks."),
    rule_class="clinical",
    sources=("RAT09",),
)
LIGHTER_ASKED = PlanRule(
    id="P-34",
    sentence=N_("You asked for a lighter week. The week after it is as before."),
    rule_class="soft",
)
LIGHTER_EARNED = PlanRule(
    id="P-34",
    sentence=N_("Three weeks were hard work, so this one is lighter. The week after it is as before."),
    rule_class="soft",
)


def best_week(request: PlanRequest, catalogue: Mapping[str, Exercise], with_strength: int) -> float | None:
    """The most strength work of a completed week in the last four; None when no week was completed.

    A week counts when it has as many whole sessions as the person wants, no flare in it, and strength in as many
    sessions as the week to come: days on which strength had to wait are no measure of what can be done.
    """
    flares = [r.session_on for r in request.check_ins if check_in(r).next == "flare"]
    found = []
    for number in range(WEEKS_BACK):
        end = request.on - number * WEEK
        done = [s for s in request.history.sessions if end - WEEK <= s.on < end and s.how == "complete"]
        flared = any(end - WEEK <= day < end for day in flares)
        works = [_work_of(session, catalogue) for session in done]
        if len(done) >= request.days_per_week and not flared and sum(w > 0 for w in works) >= with_strength:
            found.append(sum(works))
    best = max(found, default=0.0)
    return best or None


def _work_of(session: SessionSummary, catalogue: Mapping[str, Exercise]) -> float:
    work = 0.0
    for done in session.exercises:
        if done.planned and done.exercise_id in catalogue and _is_strength(catalogue[done.exercise_id]):
            share = min(1.0, done.reps / done.planned_reps) if done.planned_reps else float(done.sets > 0)
            work += share * done.planned.sets * done.planned.reps
    return work


def _is_strength(exercise: Exercise) -> bool:
    return exercise.data.category in ("strength", "motor-control")


def work(drafts: Sequence[Draft]) -> int:
    """Sets times repetitions of strength and control."""
    return sum(d.dose.sets * d.dose.reps for d in drafts if _is_strength(d.exercise))


def most_work(best: float, sessions: Sequence[Sequence[Draft]], weeks_ahead: int) -> float:
    """What a week may hold: 1.10 of the best for each week ahead, or one repetition more for each exercise."""
    strong = (d.dose for drafts in sessions for d in drafts if _is_strength(d.exercise))
    one_more = sum(dose.sets * (2 if dose.sides == "alternate" else 1) for dose in strong)
    return max(best * GROWTH ** (weeks_ahead + 1), best + one_more)


def held_back(sessions: list[list[Draft]], best: float, weeks_ahead: int) -> bool:
    """Take sets, then exercises, off a week until it holds no more than it may; whether anything was taken.

    Each session keeps its first strength exercise with one set: less than that is no session.
    """
    taken = False
    while sum(map(work, sessions)) > most_work(best, sessions, weeks_ahead):
        strong = [(drafts, d) for drafts in sessions for d in drafts if _is_strength(d.exercise)]
        drafts, most = max(strong, key=lambda pair: (pair[1].dose.sets, pair[1].extra, pair[1].id))
        if most.dose.sets > 1:
            most.dose = replace(most.dose, sets=most.dose.sets - 1)
        else:
            spare = [(ds, d) for ds, d in strong if sum(_is_strength(x.exercise) for x in ds) > 1]
            if not spare:
                break
            drafts, last = max(spare, key=lambda pair: (pair[1].extra, pair[1].id))
            drafts.remove(last)
        taken = True
    return taken


def lighter_week(found: Adapted, request: PlanRequest, on: date) -> Adapted:
    """A lighter first week: asked for, or after three weeks of hard effort (P-34)."""
    if on - request.on >= WEEK:
        return found
    if request.easier_week:
        reason = LIGHTER_ASKED.reason()
    elif _hard_weeks(request.history, request.on):
        reason = LIGHTER_EARNED.reason()
    else:
        return found
    return replace(
        found,
        amount=min(found.amount, LIGHTER_AMOUNT),
        reasons=(*found.reasons, reason),
        changes=(*found.changes, reason),
    )


def _hard_weeks(history: History, on: date) -> bool:
    for number in range(HARD_WEEKS):
        end = on - number * WEEK
        efforts = [s.effort_0_10 for s in history.sessions if end - WEEK <= s.on < end and s.effort_0_10 is not None]
        if not efforts or mean(efforts) < HARD_EFFORT_0_10:
            return False
    return True
