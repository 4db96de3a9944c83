"""The morning after: what last session's echo means for the next one (the 24-hour rule, TLNHS; steps are design)."""

from collections.abc import Mapping
from datetime import date, timedelta
from statistics import median_low
from typing import Annotated, Literal

from limber.errors import InputError
from limber.plain import Range, value
from limber.safety.actions import Action
from limber.safety.questions import Pain
from limber.words import N_

Next = Literal["keep", "less", "flare", "gentle", "screen"]
USUAL_ANSWERS = 7
LESS_FACTOR = 0.7


@value
class CheckIn:
    """What the person reports after a session.

    `session_on`: the day of the session. `morning_0_10`: pain the next morning. `usual_0_10`: all answers so far
    about usual pain, oldest first; the first is the screen's. `second_day_0_10`: pain a day later; None = not yet
    known. `lost_nights`: nights of lost sleep since the session. `pain_by_day`: what was reported on each day, this
    morning included. `flare`: the person calls it a flare.
    """

    session_on: date
    morning_0_10: Pain
    usual_0_10: tuple[Pain, ...]
    second_day_0_10: Pain | None = None
    lost_nights: Annotated[int, Range(0, 60)] = 0
    pain_by_day: Mapping[date, Pain] = {}
    new_leg_signs: bool
    flare: bool = False


@value
class CheckInResult:
    """What follows for the next session.

    `next`: keep = as planned, progress allowed; less = `factor` times the repetitions or minutes; flare = the flare
    plan; gentle = only the gentle list; screen = no session before the full screen. `ask_second_day_on`: the day on
    which to ask once more; None = no need. `reask`: the full screen is due now. `action`: C1 locks; None = nothing.
    """

    usual_0_10: int
    d1: int
    d2: int | None
    next: Next
    factor: float
    may_progress: bool
    ask_second_day_on: date | None
    reask: bool
    action: Action | None
    rules: tuple[str, ...]
    sentences: tuple[str, ...]


_SENTENCES: Mapping[str, str] = {
    "DAY-1": N_("It settled by the next morning. Go on as planned."),
    "DAY-2": N_("It took a day longer to settle. The next session is shorter."),
    "DAY-3": N_("It has not settled. The next days are lighter, and then build up again."),
    "DAY-4": N_("New signs in a leg come first. Please answer the safety screen now."),
    "DAY-5": N_("Until it is clear how it settles, the gentle list is enough."),
    "C1-plus3": N_("Pain has been much higher than usual for a week. See a doctor in the next 1 to 2 days."),
    "ASK-02": N_("A flare gets the full safety screen first."),
}


def check_in(report: CheckIn) -> CheckInResult:
    """What the morning after means for the next session.

    U is the median of the last 7 answers about usual pain (the lower of two middle ones, so that doubt makes the
    next session lighter). D1 is this morning minus U, D2 the second day minus U, asked only when D1 is 2 or more.

    Raises
    ------
    InputError
        When there is no usual pain to compare with.
    """
    if not report.usual_0_10:
        raise InputError("usual_0_10", "expected at least one answer: the screen's")
    usual = median_low(report.usual_0_10[-USUAL_ANSWERS:])
    d1 = report.morning_0_10 - usual
    d2 = None if report.second_day_0_10 is None else report.second_day_0_10 - usual
    second_day_on = report.session_on + timedelta(days=2)
    week_above = _week_above(report.pain_by_day, usual)
    rules, what = _decide(report, d1, d2)
    if week_above:
        rules = ("C1-plus3", *rules)
    return CheckInResult(
        usual_0_10=usual,
        d1=d1,
        d2=d2,
        next=what,
        factor=LESS_FACTOR if what == "less" else 1.0,
        may_progress=what == "keep" and not week_above,
        ask_second_day_on=second_day_on if d1 >= 2 and d2 is None else None,
        reask=what in ("flare", "screen"),
        action=Action.C1 if week_above else None,
        rules=rules,
        sentences=tuple(_SENTENCES[rule] for rule in rules),
    )


def _decide(report: CheckIn, d1: int, d2: int | None) -> tuple[tuple[str, ...], Next]:
    if report.new_leg_signs:
        return ("DAY-4",), "screen"
    if report.flare:
        return ("ASK-02", "DAY-3"), "flare"
    if report.lost_nights >= 2 or (d1 >= 2 and d2 is not None and d2 >= 2):
        return ("DAY-3",), "flare"
    if d1 < 2:
        return ("DAY-1",), "keep"
    if d2 is not None:
        return ("DAY-2",), "less"
    return ("DAY-5",), "gentle"


def _week_above(pain_by_day: Mapping[date, int], usual: int) -> bool:
    """Whether every report of the last 7 days is 3 or more above usual, and the first of them is 6 days old."""
    if not pain_by_day:
        return False
    last = max(pain_by_day)
    week = [day for day in pain_by_day if last - day < timedelta(days=7)]
    return min(week) == last - timedelta(days=6) and all(pain_by_day[day] - usual >= 3 for day in week)
