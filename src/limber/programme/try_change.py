"""`try_change`: what a change of today would do, before it is taken; what it costs, or why it may not be."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from limber.catalogue import Exercise, load
from limber.plain import value
from limber.programme.anatomy import body_group
from limber.programme.change import Change
from limber.programme.model import NotNow, Programme
from limber.programme.plan import plan
from limber.programme.request import PlanRequest
from limber.programme.rules.model import PlanRule
from limber.session.day import PlanDay, Reason
from limber.words import N_, Message, message

NO_ROOM = PlanRule(
    id="P-04",
    sentence=N_("It does not fit into today: too many new exercises, too little time, or the camera turned too often."),
    rule_class="clinical",
)
NOTHING_HARDER = PlanRule(
    id="P-26",
    sentence=N_("Nothing harder suits you today. One step at a time, after sessions that felt fine."),
    rule_class="clinical",
)
NOT_THERE = PlanRule(id="P-06", sentence=N_("It is not in today's session, so nothing has changed."), rule_class="soft")
MINUTES = N_("Today takes %(now)s minutes instead of %(then)s.")
GOES = N_("%(name)s does not come today.")
COMES = N_("%(name)s comes in.")
LESS = N_("%(name)s has a little less.")
NO_PART = N_("There is nothing for %(part)s today. It comes again on another day.")
NO_COST = N_("Nothing else changes.")
PARTS: Mapping[str, str] = {
    "core": N_("your trunk"),
    "hips": N_("your hips and legs"),
    "upper": N_("your upper back and shoulders"),
}


@value
class Tried:
    """What a change of today does.

    `plan`: the plan with the change in it, checked like every plan. `costs`: what is different, in plain sentences.
    `refused`: the rules that keep the change from happening; empty when it happens.
    """

    change: Change
    plan: Programme | NotNow
    costs: tuple[Message, ...]
    refused: tuple[Reason, ...]


def try_change(
    request: PlanRequest,
    change: Change,
    catalogue: Mapping[str, Exercise] | None = None,
    *,
    before: Programme | None = None,
) -> Tried:
    """Plan today with one more change, and say what it costs.

    Parameters
    ----------
    request : PlanRequest
        With the changes of today so far.
    change : Change
        The one to try.
    catalogue : mapping, optional
        Exercises by id; None is the catalogue that comes with Limber.
    before : Programme, optional
        The plan for `request`, where it is known already.

    Raises
    ------
    InputError
        For an exercise that there is not.
    """
    known = load()
    for exercise_id in (change.exercise_id, change.to):
        if exercise_id is not None and catalogue is None:
            known[exercise_id]  # refuses an unknown id
    exercises = known.exercises if catalogue is None else catalogue
    short = replace(request, weeks=1)
    then = before or plan(short, exercises)
    now = plan(replace(short, changes=(*request.changes, change)), exercises)
    if isinstance(then, NotNow) or isinstance(now, NotNow):
        return Tried(change=change, plan=now, costs=(), refused=now.reasons if isinstance(now, NotNow) else ())
    refused = tuple(_refused(change, then, now))
    costs = () if refused else tuple(_costs(then.days[0], now.days[0], exercises)) or (message(NO_COST),)
    return Tried(change=change, plan=now, costs=costs, refused=refused)


def _ids(day: PlanDay) -> set[str]:
    return {item.exercise_id for item in day.items}


def _refused(change: Change, then: Programme, now: Programme) -> Iterator[Reason]:
    before, after = _ids(then.days[0]), _ids(now.days[0])
    if change.kind in ("swap", "without") and change.exercise_id not in before:
        yield NOT_THERE.reason()
    elif change.kind == "without" and change.exercise_id in after:
        yield NO_ROOM.reason()
    elif change.kind == "swap" and change.to not in after:
        reasons = next((out.reasons for out in now.left_out if out.exercise_id == change.to), ())
        yield from reasons or (NO_ROOM.reason(),)
    elif change.kind == "harder" and before == after:
        yield NOTHING_HARDER.reason()
        yield from now.limits.reasons


def _costs(then: PlanDay, now: PlanDay, exercises: Mapping[str, Exercise]) -> Iterator[Message]:
    if then.minutes != now.minutes:
        yield message(MINUTES, now=now.minutes, then=then.minutes)
    for exercise_id in sorted(_ids(now) - _ids(then)):
        yield message(COMES, name=exercises[exercise_id].called)
    for exercise_id in sorted(_ids(then) - _ids(now)):
        yield message(GOES, name=exercises[exercise_id].called)
    amounts = {item.exercise_id: item.dose.sets * item.dose.reps for item in now.items}
    for item in then.items:
        strength = exercises[item.exercise_id].data.category in ("strength", "motor-control")
        if strength and amounts.get(item.exercise_id, 10_000) < item.dose.sets * item.dose.reps:
            yield message(LESS, name=exercises[item.exercise_id].called)
    for part in sorted(_worked(then, exercises) - _worked(now, exercises)):
        if part in PARTS:
            yield message(NO_PART, part=message(PARTS[part]))


def _worked(day: PlanDay, exercises: Mapping[str, Exercise]) -> set[str]:
    """The parts of the body with strength or control in them."""
    items = (exercises[i.exercise_id] for i in day.items if i.slot in ("strength", "main"))
    return {body_group(e) for e in items if e.data.category in ("strength", "motor-control")}
