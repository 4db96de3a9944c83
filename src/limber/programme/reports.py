"""What the record tells the screen that no answer does: flares that come again or stay, and no gain after weeks.

Both lead to the advice of a routine check (R1-flare, R1-nogain) and lock nothing.
"""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from limber.programme.adapt import FLARE_STEPS, reported_on, results
from limber.programme.request import PlanRequest
from limber.safety import Answers, Reports, ScreenResult, most_severe, screen

FED = ("R1-flare", "R1-nogain")
FLARES_WITHIN = timedelta(days=28)
NOT_BETTER_DAYS = 14
FLARE_DAYS = FLARE_STEPS[-1][0]
LOOK_BACK_WEEKS = range(6, 9)
"""Weeks of the programme in which no change is worth a look (O-6)."""
LEAST_PAIN_TO_COMPARE_0_10 = 4
"""Below this, pain is not what progress is told by (O-3)."""
CLEAR_FALL_POINTS, CLEAR_FALL_SHARE = 2, 0.3
_COMPARED = 2


def reports_of(request: PlanRequest) -> Reports:
    """What history and mornings tell, besides a week of much more pain (which the door looks at itself)."""
    flares = _flares(request)
    lately = [(begin, end) for begin, end in flares if request.on - end <= FLARES_WITHIN]
    return Reports(
        no_gain_6_8_weeks=nothing_has_changed(request),
        second_flare_4_weeks=any(later[0] - one[0] <= FLARES_WITHIN for one, later in pairwise(lately)),
        flare_not_better_2_weeks=any((end - begin).days >= NOT_BETTER_DAYS for begin, end in lately),
    )


def _flares(request: PlanRequest) -> list[tuple[date, date]]:
    """First and last report of each flare. A settled morning, or ten days without one, ends a flare."""
    found: list[tuple[date, date]] = []
    settled = True
    for report, result in results(request):
        day = reported_on(report)
        if result.next != "flare":
            settled = settled or result.next == "keep"
            continue
        if not settled and found and (day - found[-1][1]).days <= FLARE_DAYS:
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
        settled = False
    return found


def flares_since(request: PlanRequest, begin: date) -> int:
    """How many flares began on a day or after it."""
    return sum(first >= begin for first, _ in _flares(request))


def with_reports(result: ScreenResult, request: PlanRequest, answers: Answers) -> ScreenResult:
    """The screen's result with what the record adds; an outcome is never lowered by it."""
    reports = reports_of(request)
    if reports == Reports():
        return result
    added = tuple(fired for fired in screen(answers, request.on, reports).fired if fired.rule in FED)
    known = {fired.rule for fired in result.fired}
    fired = (*result.fired, *(one for one in added if one.rule not in known))
    outcomes = [one.action for one in added]
    outcome = most_severe(*([result.outcome] if result.outcome else []), *outcomes)
    return replace(result, fired=fired, outcome=outcome)


def nothing_has_changed(request: PlanRequest) -> bool:
    """In week 6 to 8: pain before the last two sessions is not clearly lower than before the first two (O-1, O-6)."""
    if request.started_on is None or (request.on - request.started_on).days // 7 + 1 not in LOOK_BACK_WEEKS:
        return False
    told = [s.pain_before_0_10 for s in request.history.sessions if s.pain_before_0_10 is not None]
    if len(told) < 2 * _COMPARED:
        return False
    first, last = sum(told[:_COMPARED]) / _COMPARED, sum(told[-_COMPARED:]) / _COMPARED
    fall = first - last
    return first >= LEAST_PAIN_TO_COMPARE_0_10 and not (fall >= CLEAR_FALL_POINTS and fall >= CLEAR_FALL_SHARE * first)
