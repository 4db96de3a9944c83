"""What the last sessions and the mornings after them change in the next ones. Every change says why.

First version: the morning after (24-hour rule), flares, lights of the last sessions, missed days, the person's own
swaps, and one repetition more. Everything but the last two only lowers.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from limber.catalogue import Exercise
from limber.programme.person import BLOCK_BREAK_DAYS, Adapted, Person
from limber.programme.request import PlanRequest
from limber.programme.rules.model import PlanRule
from limber.safety import CheckIn, CheckInResult, check_in
from limber.session.day import PlanDay, Reason
from limber.session.history import ExerciseDone, History, SessionSummary
from limber.words import N_, Name, message

RED_REST_DAYS = 2
"""48 hours in whole days: the exercise comes back when two full days lie between."""
AMBER_MEMORY_DAYS = 14
BASE_DAYS = 28
MAX_EFFORT_TO_PROGRESS_0_10 = 6
FLARE_STEPS: tuple[tuple[int, float], ...] = ((2, 0.5), (5, 0.6), (8, 0.8), (10, 1.0))
"""Last day of each step of a flare plan (day 0 is the first), and the share of the usual amount."""

_FLARE = PlanRule(
    id="P-32",
    sentence=N_("Your back is in a flare. The next days are lighter and then build up again. Keep moving a little."),
    rule_class="clinical",
    sources=("COS19",),
)
_FLARE_GENTLE = PlanRule(
    id="P-32",
    sentence=N_("The first days of a flare keep to the gentle list and to short walks. Bed rest does not help."),
    rule_class="clinical",
    sources=("COS19",),
)
_RED = PlanRule(
    id="P-29",
    sentence=N_("%(name)s gave a red light and rests for 48 hours."),
    rule_class="clinical",
)
_AMBER = PlanRule(
    id="P-29",
    sentence=N_("%(name)s gave an amber light two times running, so an easier exercise comes in its place."),
    rule_class="clinical",
)
_MISSED_SHORT = PlanRule(
    id="P-33",
    sentence=N_("Your last session was more than a week ago, so today has a little less."),
    rule_class="clinical",
)
_MISSED_LONG = PlanRule(
    id="P-33",
    sentence=N_("Your last session was more than two weeks ago, so today has a third less."),
    rule_class="clinical",
)
_MISSED_BLOCK = PlanRule(
    id="P-33",
    sentence=N_("Your last session was four weeks ago or more, so the plan begins again from the start."),
    rule_class="clinical",
)
_ONE_MORE = PlanRule(
    id="P-25",
    sentence=N_("%(name)s went well two times running, so it gets one repetition more."),
    rule_class="clinical",
    sources=("RAT09",),
)
_NEXT_STEP = PlanRule(
    id="P-26",
    sentence=N_("%(name)s has gone well up to its full number, so %(other)s is next."),
    rule_class="clinical",
)
_OWN_SWAP = PlanRule(
    id="P-06",
    sentence=N_("Last time you chose %(other)s in place of %(name)s, so it comes first now."),
    rule_class="soft",
    sources=("NG59",),
)


def adapted(request: PlanRequest, catalogue: Mapping[str, Exercise], on: date, *, next_session: bool) -> Adapted:
    """What holds on a day of the plan.

    Parameters
    ----------
    request : PlanRequest
        With its history and check-ins.
    catalogue : mapping
        For the names and bounds of exercises.
    on : date
        The day of the session.
    next_session : bool
        Whether it is the first session of the plan: the morning after and missed days concern only that one.
    """
    found = Adapted()
    if next_session:
        found = _after_missed_days(found, request, on)
        found = _after_the_morning(found, request, on)
    found = _in_flare(found, request, on)
    found = _after_lights(found, request.history, catalogue, on)
    found = _own_swaps(found, request.history, catalogue)
    return _progress(found, request, catalogue, on)


def _name(catalogue: Mapping[str, Exercise], exercise_id: str) -> Name:
    return catalogue[exercise_id].called


def _with(found: Adapted, reason: Reason, *, amount: float = 1.0, gentle: bool = False) -> Adapted:
    """Lowered further: of two amounts the smaller one holds."""
    return replace(
        found,
        amount=min(found.amount, amount),
        gentle=found.gentle or gentle,
        reasons=(*found.reasons, reason),
        changes=(*found.changes, reason),
    )


# --- missed days and the morning after ---------------------------------------------------------------


def _after_missed_days(found: Adapted, request: PlanRequest, on: date) -> Adapted:
    last = request.last_session_on
    if last is None:
        return found
    days = (on - last).days
    if days >= BLOCK_BREAK_DAYS:
        return replace(found, changes=(*found.changes, _MISSED_BLOCK.reason()))
    if days >= 14:
        return _with(found, _MISSED_LONG.reason(), amount=0.7)
    return _with(found, _MISSED_SHORT.reason(), amount=0.85) if days >= 7 else found


def results(request: PlanRequest) -> list[tuple[CheckIn, CheckInResult]]:
    """The mornings after, oldest first, with what each means for the next session."""
    reports = sorted(request.check_ins, key=lambda report: report.session_on)
    return [(report, check_in(report)) for report in reports]


def latest(request: PlanRequest) -> CheckInResult | None:
    """What the last session's morning means; None when nothing was reported about it."""
    found = results(request)
    if not found:
        return None
    report, result = found[-1]
    last = request.last_session_on
    return result if last is None or report.session_on >= last else None


def _after_the_morning(found: Adapted, request: PlanRequest, _on: date) -> Adapted:
    result = latest(request)
    if result is None or result.next not in ("less", "gentle"):
        return found
    reason = Reason(rule=result.rules[-1], text=message(result.sentences[-1]))
    return _with(found, reason, amount=result.factor, gentle=result.next == "gentle")


# --- flare -------------------------------------------------------------------------------------------


def flare_began(request: PlanRequest) -> date | None:
    """First day of the latest flare: the morning on which it was reported; None when there is none."""
    days = [reported_on(report) for report, result in results(request) if result.next == "flare"]
    return max(days) if days else None


def reported_on(report: CheckIn) -> date:
    """The day on which a report was complete: the next morning, or the one after when that was asked."""
    return report.session_on + timedelta(days=1 if report.second_day_0_10 is None else 2)


def _in_flare(found: Adapted, request: PlanRequest, on: date) -> Adapted:
    began = flare_began(request)
    if began is None or on < began:
        return found
    day = (on - began).days
    for last_day, share in FLARE_STEPS:
        if day <= last_day:
            early = last_day == FLARE_STEPS[0][0]
            return _with(found, (_FLARE_GENTLE if early else _FLARE).reason(), amount=share, gentle=early)
    return found


# --- lights ------------------------------------------------------------------------------------------


def _after_lights(found: Adapted, history: History, catalogue: Mapping[str, Exercise], on: date) -> Adapted:
    resting, instead = {}, {}
    for exercise_id, times in _by_exercise(history, catalogue).items():
        session, _done = times[-1]
        if any("red" in d.lights and (on - s.on).days <= RED_REST_DAYS for s, d in times):
            resting[exercise_id] = _RED.reason(message(_RED.sentence, name=_name(catalogue, exercise_id)))
        recent = (on - session.on).days <= AMBER_MEMORY_DAYS
        if recent and len(times) >= 2 and all("amber" in d.lights for _, d in times[-2:]):
            instead[exercise_id] = _AMBER.reason(message(_AMBER.sentence, name=_name(catalogue, exercise_id)))
    changes = (*found.changes, *resting.values(), *instead.values())
    return replace(found, resting=resting, instead=instead, changes=changes)


def _by_exercise(
    history: History, catalogue: Mapping[str, Exercise]
) -> dict[str, list[tuple[SessionSummary, ExerciseDone]]]:
    found: dict[str, list[tuple[SessionSummary, ExerciseDone]]] = {}
    for session in history.sessions:
        for done in session.exercises:
            if done.exercise_id in catalogue:
                found.setdefault(done.exercise_id, []).append((session, done))
    return dict(sorted(found.items()))


# --- the person's own choices, and progress ----------------------------------------------------------


def _own_swaps(found: Adapted, history: History, catalogue: Mapping[str, Exercise]) -> Adapted:
    preferred: dict[str, str] = {}
    for exercise_id, times in _by_exercise(history, catalogue).items():
        done = times[-1][1]
        if done.changed_to in catalogue and done.changed_why in ("easier", "harder", "swap"):
            preferred[str(done.changed_to)] = exercise_id
    return replace(found, preferred=preferred, avoided=frozenset(preferred.values()))


def _progress(found: Adapted, request: PlanRequest, catalogue: Mapping[str, Exercise], on: date) -> Adapted:
    """Repetitions reached in the last 4 weeks, and which exercises earned one more."""
    base: dict[str, int] = {}
    one_more = set()
    morning = latest(request)
    settled = morning is not None and morning.may_progress
    for exercise_id, times in _by_exercise(request.history, catalogue).items():
        category = catalogue[exercise_id].data.category
        if category not in ("strength", "motor-control") or (on - times[-1][0].on).days >= BASE_DAYS:
            continue
        reached = [d.planned.reps for s, d in times if _went_well(s, d) and d.planned and (on - s.on).days < BASE_DAYS]
        if not reached:
            continue
        base[exercise_id] = max(reached)
        twice = len(times) >= 2 and all(_earned(s, d, max(reached)) for s, d in times[-2:])
        if settled and twice and found.amount >= 1 and not found.gentle:
            one_more.add(exercise_id)
    full = {i for i in one_more if base[i] >= catalogue[i].data.bounds.reps[1]}
    ladder = {i: step for i in sorted(full) if (step := _next_step(catalogue[i], catalogue)) is not None}
    return replace(found, base_reps=base, one_more=frozenset(one_more), ladder=ladder)


def _next_step(exercise: Exercise, catalogue: Mapping[str, Exercise]) -> str | None:
    """The next step of the ladder, at most one difficulty up; two at once are never taken by themselves."""
    steps = (i for i in exercise.data.progress if i in catalogue)
    return next((i for i in steps if catalogue[i].data.difficulty <= exercise.data.difficulty + 1), None)


def shown_changes(person: Person, days: Iterable[PlanDay]) -> tuple[Reason, ...]:
    """What is new because of the last times, said only where the plan really has it."""
    reps = {item.exercise_id: item.dose.reps for day in days for item in day.items}
    found, catalogue = person.adapted, person.catalogue
    changes = [
        _OWN_SWAP.reason(message(_OWN_SWAP.sentence, other=_name(catalogue, to), name=_name(catalogue, of)))
        for to, of in found.preferred.items()
        if to in reps
    ]
    changes += [
        _ONE_MORE.reason(message(_ONE_MORE.sentence, name=_name(catalogue, exercise_id)))
        for exercise_id in sorted(found.one_more)
        if reps.get(exercise_id, 0) > found.base_reps[exercise_id]
    ]
    changes += [
        _NEXT_STEP.reason(message(_NEXT_STEP.sentence, name=_name(catalogue, done), other=_name(catalogue, step)))
        for done, step in found.ladder.items()
        if step in reps and step not in person.known
    ]
    return (*found.changes, *changes)


def _went_well(session: SessionSummary, done: ExerciseDone) -> bool:
    return done.complete and not set(done.lights) & {"amber", "red"} and session.light != "red"


def _earned(session: SessionSummary, done: ExerciseDone, reached: int) -> bool:
    """Green, everything done at what was reached, not too hard, and pain of at most 5 at the start (2.1, P-25)."""
    effort, before = session.effort_0_10, session.pain_before_0_10
    return (
        _went_well(session, done)
        and done.planned is not None
        and done.planned.reps >= reached
        and effort is not None
        and effort <= MAX_EFFORT_TO_PROGRESS_0_10
        and before is not None
        and before <= 5
        and done.felt != "hard"
    )
