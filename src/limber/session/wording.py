"""The sentences of a session script: doses, steps, what comes next. Short enough to be spoken."""

from typing import NamedTuple

from limber.catalogue import Exercise
from limber.catalogue.tags import Equipment, Start
from limber.session.day import PlannedDose, Slot
from limber.session.timeline import TimedStep, is_bout, timeline
from limber.words import N_, Language, Message, message, render

LOOK: dict[Start, str] = {
    "supine": N_("Look up at the ceiling; your ears do the rest."),
    "prone": N_("Look at the floor; your ears do the rest."),
    "quadruped": N_("Look at the floor between your hands."),
    "kneeling": N_("Look at the floor in front of you."),
    "half-kneeling": N_("Look straight ahead."),
    "side-lying": N_("Lay your head down and look straight ahead."),
    "seated": N_("Look straight ahead."),
    "standing": N_("Look straight ahead."),
    "wall": N_("Look straight ahead."),
}

THINGS: dict[Equipment, str] = {
    "mat": N_("A mat or a folded blanket"),
    "wall": N_("A free piece of wall"),
    "chair": N_("A firm chair"),
    "counter": N_("A counter or something else that stands firm"),
    "pillow": N_("A pillow"),
    "strap": N_("A belt or a towel"),
    "pool": N_("A pool"),
    "bike": N_("An exercise bike"),
    "shoes": N_("Comfortable shoes"),
    "band": N_("An exercise band"),
    "weight": N_("A weight"),
    "step": N_("A low step"),
    "doorway": N_("A doorway"),
    "stick": N_("A broom handle or another stick"),
    "bed": N_("A firm bed"),
}
FIRM_BED = THINGS["bed"]

SLOTS: dict[Slot, str] = {
    "warm-up": N_("Warm up"),
    "move": N_("Get moving"),
    "mobility": N_("Move and loosen"),
    "gentle": N_("Gentle list"),
    "strength": N_("Build strength"),
    "main": N_("Main part"),
    "cardio": N_("Heart and lungs"),
    "cool-down": N_("Wind down"),
    "settle": N_("Settle"),
}
"""What the parts of a session are called, in the order in which they come."""

ONE_TIME, TIMES = N_("One time"), N_("%(n)s times")
SETS = N_("%(sets)s sets of %(n)s")
ONE_HOLD, HOLDS = N_("hold %(s)s seconds"), N_("%(n)s times %(s)s seconds")
WITH_HOLD = N_("%(what)s, hold %(s)s seconds")
EACH_SIDE, BY_TURNS = N_("%(what)s, each side"), N_("%(what)s, by turns")
WITH_LOAD = N_("%(what)s, with more load than at first")
MINUTE, MINUTES, SECONDS = N_("1 minute"), N_("%(n)s minutes"), N_("%(n)s seconds")
MINUTES_SECONDS = N_("%(minutes)s min %(seconds)s s")
HALF_MINUTES = N_("%(minutes)s and a half minutes")
REPEATED = N_("%(n)s times %(what)s")

SAY_READY = N_("%(name)s. %(position)s")
SAY_TIMES, SAY_ONCE = N_("%(n)s times."), N_("One time.")
SAY_HOLD = N_("Hold for %(s)s seconds.")
SAY_BY_TURNS = N_("%(n)s times, by turns.")
SAY_FOR = N_("For %(time)s.")
SAY_SET = N_("Set %(n)s of %(of)s. %(what)s")
SAY_SIDE = N_("%(side)s. %(what)s")
SAY_CHANGE = N_("Change sides. %(side)s.")
SAY_REST = N_("Rest. %(time)s.")

NEXT_REST, NEXT_CHANGE, NEXT_END = N_("Rest"), N_("Change sides"), N_("The end")
NEXT_SET = N_("%(name)s, set %(n)s of %(of)s")
NEXT_SIDE = N_("%(name)s, %(side)s")
RIGHT, LEFT = N_("right side"), N_("left side")

HOLD_SHOWN_S = 3
MANY_REPS = 40
"""From so many repetitions on (steps of a march) their time says more than their number."""


class Names(NamedTuple):
    """The name of an exercise and what its sides are called, in the language of the script."""

    name: str
    position: str
    right: str
    left: str


def names(exercise: Exercise, language: Language) -> Names:
    """Names in a language; where the text has no names for the sides, the usual ones."""
    text = exercise.text(language)
    return Names(
        name=text.name,
        position=text.position,
        right=text.sides.get("right") or render(message(RIGHT), language),
        left=text.sides.get("left") or render(message(LEFT), language),
    )


def length(seconds: int) -> Message:
    """A length of time in words: seconds up to a minute and a half, then minutes."""
    if seconds == 60:
        return message(MINUTE)
    if seconds % 60 == 0:
        return message(MINUTES, n=seconds // 60)
    if seconds < 120:
        return message(SECONDS, n=seconds)
    if seconds % 60 == 30:
        return message(HALF_MINUTES, minutes=seconds // 60)
    return message(MINUTES_SECONDS, minutes=seconds // 60, seconds=seconds % 60)


def dose_words(exercise: Exercise, dose: PlannedDose) -> Message:
    """A dose in words, for example "2 sets of 8, hold 4 seconds"."""
    what = _amount_words(exercise, dose)
    return message(WITH_LOAD, what=what) if dose.load else what


def _amount_words(exercise: Exercise, dose: PlannedDose) -> Message:
    if is_bout(exercise) or dose.reps >= MANY_REPS:
        what = length(_set_s(exercise, dose))
        return what if dose.sets == 1 else message(REPEATED, n=dose.sets, what=what)
    if dose.reps == 1 and dose.hold_s:
        what = message(ONE_HOLD, s=dose.hold_s) if dose.sets == 1 else message(HOLDS, n=dose.sets, s=dose.hold_s)
        return message(EACH_SIDE, what=what) if dose.sides == "each" else what
    once = message(ONE_TIME) if dose.reps == 1 else message(TIMES, n=dose.reps)
    what = once if dose.sets == 1 else message(SETS, sets=dose.sets, n=dose.reps)
    if dose.hold_s >= HOLD_SHOWN_S:
        what = message(WITH_HOLD, what=what, s=dose.hold_s)
    if dose.sides == "none":
        return what
    return message(EACH_SIDE if dose.sides == "each" else BY_TURNS, what=what)


def _set_s(exercise: Exercise, dose: PlannedDose) -> int:
    """Seconds of one set; of many repetitions, as long as somebody would say: to the nearest five."""
    seconds = next(step.seconds for step in timeline(exercise, dose) if step.kind in ("work", "bout"))
    return round(seconds) if is_bout(exercise) else _as_said(seconds)


def _as_said(seconds: float) -> int:
    return max(5, 5 * round(seconds / 5))


def say(step: TimedStep, dose: PlannedDose, called: Names) -> Message:
    """What is spoken when a step begins."""
    match step.kind:
        case "get-ready":
            return message(SAY_READY, name=called.name, position=called.position)
        case "rest":
            return message(SAY_REST, time=length(int(step.seconds)))
        case "change-side":
            return message(SAY_CHANGE, side=_side(step, called))
        case "bout":
            return message(SAY_FOR, time=length(int(step.seconds)))
        case _:
            return _say_work(step, dose, called)


def _say_work(step: TimedStep, dose: PlannedDose, called: Names) -> Message:
    if dose.reps == 1 and dose.hold_s:
        what = message(SAY_HOLD, s=dose.hold_s)
    elif dose.reps >= MANY_REPS:
        what = message(SAY_FOR, time=length(_as_said(step.seconds)))
    elif dose.sides == "alternate":
        what = message(SAY_BY_TURNS, n=dose.reps)
    else:
        what = message(SAY_ONCE) if dose.reps == 1 else message(SAY_TIMES, n=dose.reps)
    if dose.sides == "each":
        what = message(SAY_SIDE, side=_side(step, called), what=what)
    if dose.sets > 1 and step.side in ("right", "both"):
        what = message(SAY_SET, n=step.set_number, of=step.sets, what=what)
    return what


def _side(step: TimedStep, called: Names) -> str:
    return called.left if step.side == "left" else called.right


def label(step: TimedStep, called: Names) -> Message:
    """What a step is called when it is announced as the next one."""
    if step.kind == "rest":
        return message(NEXT_REST)
    if step.kind == "change-side":
        return message(NEXT_CHANGE)
    if step.sets > 1:
        return message(NEXT_SET, name=called.name, n=step.set_number, of=step.sets)
    if step.side in ("right", "left"):
        return message(NEXT_SIDE, name=called.name, side=_side(step, called))
    return Message(text="%(name)s", values={"name": called.name})
