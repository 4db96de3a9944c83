"""What the last sessions and the mornings after them change in the next ones. Every change says why.

The morning after (24-hour rule), flares, lights of the last sessions, missed days, the person's own swaps, and
progress (`adapt_progress`). Everything but the last two only lowers.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from limber.catalogue import Exercise
from limber.programme.adapt_progress import Times, progress, step_id
from limber.programme.camera_says import SUPPORT, supports
from limber.programme.model import Adjustment
from limber.programme.person import Adapted, Person
from limber.programme.request import BLOCK_BREAK_DAYS, PlanRequest
from limber.programme.rules.doses import is_steady
from limber.programme.rules.model import PlanRule
from limber.safety import CheckIn, CheckInResult, check_in
from limber.session.day import PlanDay, Reason
from limber.session.history import History
from limber.words import N_, Message, Name, message

RED_REST_DAYS = 2
"""48 hours in whole days: the exercise comes back when two full days lie between."""
AMBER_MEMORY_DAYS = 14
UNSETTLED_POINTS = 2
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
_ONE_MORE_STEADY = PlanRule(
    id="P-25",
    sentence=N_("%(name)s went well three times running, so it gets one repetition more."),
    rule_class="clinical",
    sources=("RAT09",),
)
_LONGER = PlanRule(
    id="P-26",
    sentence=N_("%(name)s has reached its full number, so it is held a little longer."),
    rule_class="clinical",
)
_MORE_SETS = PlanRule(
    id="P-26",
    sentence=N_("%(name)s went well two times running, so it gets one set more."),
    rule_class="clinical",
)
_MORE_LOAD = PlanRule(
    id="P-26",
    sentence=N_(
        "%(name)s has gone well as far as it goes. So you may take a little more: "
        "at most a tenth more weight, or a slightly stronger band. If that is too much, or not at hand, "
        "take this back and stay with what you have."
    ),
    rule_class="clinical",
    sources=("RAT09",),
)
_UNSETTLED = PlanRule(
    id="P-29",
    sentence=N_("%(name)s was hard last time and it took longer to settle, so an easier exercise comes in its place."),
    rule_class="clinical",
)
_NEXT_STEP = PlanRule(
    id="P-26",
    sentence=N_("%(name)s has gone well as far as it goes in your time, so %(other)s is next."),
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
    found = _after_lights(found, request, catalogue, on)
    found = _own_swaps(found, request, catalogue)
    morning = latest(request)
    settled = morning is not None and morning.may_progress
    return progress(found, request, catalogue, on, _by_exercise(request.history, catalogue), settled)


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


def _after_lights(found: Adapted, request: PlanRequest, catalogue: Mapping[str, Exercise], on: date) -> Adapted:
    """What rests, and what gives way to an easier one. It is news once: after that it stands with what is left out."""
    resting, instead = {}, {}
    unsettled = _unsettled_on(request)
    for exercise_id, times in _by_exercise(request.history, catalogue).items():
        session, _done = times[-1]
        if any("red" in d.lights and (on - s.on).days <= RED_REST_DAYS for s, d in times):
            resting[exercise_id] = _RED.reason(message(_RED.sentence, name=_name(catalogue, exercise_id)))
        recent = (on - session.on).days <= AMBER_MEMORY_DAYS
        if unsettled == session.on and ("amber" in times[-1][1].lights or times[-1][1].felt == "hard"):
            instead[exercise_id] = _UNSETTLED.reason(message(_UNSETTLED.sentence, name=_name(catalogue, exercise_id)))
        elif recent and len(times) >= 2 and all("amber" in d.lights for _, d in times[-2:]):
            instead[exercise_id] = _AMBER.reason(message(_AMBER.sentence, name=_name(catalogue, exercise_id)))
    told = {**resting, **instead}
    new = (why for i, why in told.items() if request.history.of(i)[-1][0].on == request.last_session_on)
    return replace(found, resting=resting, instead=instead, changes=(*found.changes, *new))


def _unsettled_on(request: PlanRequest) -> date | None:
    """The day of the last session, when the morning after was 2 points or more above usual (P-29)."""
    result, last = latest(request), request.last_session_on
    return last if result is not None and result.d1 >= UNSETTLED_POINTS else None


def _by_exercise(history: History, catalogue: Mapping[str, Exercise]) -> dict[str, Times]:
    """What is on record of the exercises that there are; a clinic's own may have gone since."""
    return {exercise_id: times for exercise_id, times in history.by_exercise.items() if exercise_id in catalogue}


# --- the person's own choices, and progress ----------------------------------------------------------


def _own_swaps(found: Adapted, request: PlanRequest, catalogue: Mapping[str, Exercise]) -> Adapted:
    preferred: dict[str, str] = {}
    for exercise_id, times in _by_exercise(request.history, catalogue).items():
        done = times[-1][1]
        taken_back = step_id("swap", exercise_id, times) in request.undone
        if done.changed_to in catalogue and done.changed_why in ("easier", "harder", "swap") and not taken_back:
            preferred[str(done.changed_to)] = exercise_id
    return replace(found, preferred=preferred, avoided=frozenset(preferred.values()))


def shown_adjustments(person: Person, days: Iterable[PlanDay]) -> tuple[Adjustment, ...]:
    """What is new because of the last times, said only where the plan really has it; with the way back, if there is."""
    doses = {item.exercise_id: item.dose for day in days for item in day.items}
    found, catalogue, request = person.adapted, person.catalogue, person.request
    times = _by_exercise(request.history, catalogue)
    shown = [Adjustment(id=reason.rule, reason=reason, undo=False) for reason in found.changes]
    for one, reason in found.held_back.items():
        shown.append(Adjustment(id=step_id("camera", one, times[one]), reason=reason, exercise_id=one, undo=True))
    for to, of in found.preferred.items():
        if to in doses:
            reason = _OWN_SWAP.reason(_said(_OWN_SWAP, catalogue, of, to))
            shown.append(Adjustment(id=step_id("swap", of, times[of]), reason=reason, exercise_id=of, to=to, undo=True))
    grown: tuple[tuple[str, PlanRule, frozenset[str], Mapping[str, int], str], ...] = (
        ("reps", _ONE_MORE_STEADY if is_steady(person) else _ONE_MORE, found.one_more, found.base_reps, "reps"),
        ("hold", _LONGER, found.longer_hold, found.base_hold_s, "hold_s"),
        ("sets", _MORE_SETS, found.more_sets, found.base_sets, "sets"),
        ("load", _MORE_LOAD, found.more_load, found.base_load, "load"),
    )
    for variable, rule, earned, base, name in grown:
        for one in sorted(earned):
            if one in doses and getattr(doses[one], name) > base[one]:
                reason, seen = rule.reason(_said(rule, catalogue, one)), _camera_for(times[one])
                step = step_id(variable, one, times[one])
                shown.append(Adjustment(id=step, reason=reason, beside=seen, exercise_id=one, undo=True))
    for done, to in found.ladder.items():
        if to in doses and to not in person.known:
            reason, seen = _NEXT_STEP.reason(_said(_NEXT_STEP, catalogue, done, to)), _camera_for(times[done])
            step = step_id("step", done, times[done])
            shown.append(Adjustment(id=step, reason=reason, beside=seen, exercise_id=done, to=to, undo=True))
    return tuple(shown)


def _camera_for(times: Times) -> Message | None:
    """What the camera saw for a step that was earned without it."""
    return message(SUPPORT) if supports(times) else None


def _said(rule: PlanRule, catalogue: Mapping[str, Exercise], one: str, other: str | None = None) -> Message:
    more = {"other": _name(catalogue, other)} if other is not None else {}
    return message(rule.sentence, name=_name(catalogue, one), **more)
