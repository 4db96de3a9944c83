"""Which moment it is for a person, so that an article can come when it helps. It changes no plan.

The moments follow the rules: P-18 and the traffic light (before the first session), P-32 (flare), P-33 (missed
week), O-6 (no change by week 6 to 8), P-12 (morning), L-6 (sitting), P-16 (long-lasting pain).
"""

from collections.abc import Iterable

from limber.catalogue.education import Moment, for_moment
from limber.programme.adapt import FLARE_STEPS, flare_began
from limber.programme.reports import nothing_has_changed
from limber.programme.request import PlanRequest
from limber.safety import screen
from limber.session.history import SessionSummary

MISSED_DAYS = 7


def moments(request: PlanRequest) -> tuple[Moment, ...]:
    """The moments that hold now, the weightiest first.

    Nothing holds where the screen allows no exercise: what to do then is said by its own page, and by nothing else.
    Worry that is not told is taken as there: the calming articles come before everybody's first session. Who is
    worried gets them before the next ones too (P-18).
    """
    result = screen(request.answers, request.on)
    if result.facts is None or result.locks:
        return ()
    last = request.last_session_on
    holds: tuple[tuple[Moment, bool], ...] = (
        ("flare", _in_flare(request)),
        ("before-first-session", last is None or request.worry == "high" or request.confidence == "low"),
        ("missed-week", last is not None and (request.on - last).days >= MISSED_DAYS),
        ("no-change", nothing_has_changed(request)),
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
