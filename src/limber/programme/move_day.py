"""`move_costs`: what it means to have the next session on another day. Moving is always allowed; it is only told."""

from datetime import date

from limber.programme.request import BLOCK_BREAK_DAYS, PlanRequest
from limber.words import N_, Message, message

WEEK_DAYS, LONG_DAYS = 7, 14

FREE = N_("Moving a session by a day or two costs nothing.")
RUNNING = N_("It comes on the day after your last session. Muscles rest then, so that day is for easy movement.")
LESS = N_("That is a week or more after your last session, so it has a little less.")
MUCH_LESS = N_("That is two weeks or more after your last session, so it has a third less.")
ANEW = N_("That is four weeks or more after your last session. The plan then begins again, after the safety questions.")


def move_costs(request: PlanRequest, to: date) -> tuple[Message, ...]:
    """What the person should know before the next session is on `to` (a day that is not before the request's)."""
    last = request.last_session_on
    if last is None:
        return (message(FREE),)
    days = (to - last).days
    if days >= BLOCK_BREAK_DAYS:
        return (message(ANEW),)
    if days >= LONG_DAYS:
        return (message(MUCH_LESS),)
    if days >= WEEK_DAYS:
        return (message(LESS),)
    strong = request.history.sessions[-1].day_kind == "full"
    return (message(RUNNING),) if days <= 1 and strong else (message(FREE),)
