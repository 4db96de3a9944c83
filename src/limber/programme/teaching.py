"""Which moment it is for a person, so that an article can come when it helps. It changes no plan.

The moments follow the rules: P-18 and the traffic light (before the first session), P-32 (flare), P-33 (missed
week), O-6 (no change by week 6 to 8), P-12 (morning), L-6 (sitting), P-16 (long-lasting pain).
"""

from collections.abc import Iterable

from limber.catalogue.education import Moment, for_moment
from limber.programme.adapt import FLARE_STEPS, flare_began
from limber.programme.request import PlanRequest
from limber.safety import screen
from limber.session.history import SessionSummary

MISSED_DAYS = 7
LOOK_BACK_WEEKS = range(6, 9)
"""Weeks of the programme in which no change is worth a look (O-6)."""
LEAST_PAIN_TO_COMPARE_0_10 = 4
"""Below this, pain is not what progress is told by (O-3)."""
CLEAR_FALL_POINTS, CLEAR_FALL_SHARE = 2, 0.3
_COMPARED = 2


def moments(request: PlanRequest) -> tuple[Moment, ...]:
    """The moments that hold now, the weightiest first.

    Nothing holds where the screen allows no exercise: what to do then is said by its own page, and by nothing else.
    Worry is not asked yet, and what is unknown is taken as there: the calming articles come before everybody's
    first session.
    """
    result = screen(request.answers, request.on)
    if result.facts is None or result.locks:
        return ()
    last = request.last_session_on
    holds: tuple[tuple[Moment, bool], ...] = (
        ("flare", _in_flare(request)),
        ("before-first-session", last is None),
        ("missed-week", last is not None and (request.on - last).days >= MISSED_DAYS),
        ("no-change", _nothing_has_changed(request)),
        ("morning", request.early),
        ("long-sitting", "sitting" in result.facts.worsens),
        ("long-lasting", result.facts.spell == "persistent"),
    )
    return tuple(moment for moment, is_now in holds if is_now)


def moments_after(session: SessionSummary) -> tuple[Moment, ...]:
    """The moments after a session: its worst light. Where safety ended it, nothing is taught."""
    if session.how == "stopped-for-safety" or session.light == "green":
        return ()
    return ("after-red",) if session.light == "red" else ("after-amber",)


def education_for(now: Iterable[Moment], read: Iterable[str] = ()) -> str | None:
    """The one article to offer: the first that has not been read, for the weightiest moment; None when all were."""
    known = frozenset(read)
    return next((i for moment in now for i in for_moment(moment) if i not in known), None)


def _in_flare(request: PlanRequest) -> bool:
    began = flare_began(request)
    return began is not None and 0 <= (request.on - began).days <= FLARE_STEPS[-1][0]


def _nothing_has_changed(request: PlanRequest) -> bool:
    """In week 6 to 8: pain before the last two sessions is not clearly lower than before the first two (O-1, O-6)."""
    if request.started_on is None or (request.on - request.started_on).days // 7 + 1 not in LOOK_BACK_WEEKS:
        return False
    told = [s.pain_before_0_10 for s in request.history.sessions if s.pain_before_0_10 is not None]
    if len(told) < 2 * _COMPARED:
        return False
    first, last = sum(told[:_COMPARED]) / _COMPARED, sum(told[-_COMPARED:]) / _COMPARED
    fall = first - last
    return first >= LEAST_PAIN_TO_COMPARE_0_10 and not (fall >= CLEAR_FALL_POINTS and fall >= CLEAR_FALL_SHARE * first)
