"""Directional preference (P-20 to P-24): when a direction may be tried out, and what a found one changes.

The rule side only: the guided test itself is `direction_try`, the days after it `direction_use`. A found direction
takes something away (the end of the other direction) and gives a leaning; it never opens an exercise that another
rule closes.
"""

from datetime import timedelta

from limber.catalogue import Exercise
from limber.catalogue.tags import Tag
from limber.programme.direction_try import SETS, STANDING_SETS, TrySet
from limber.programme.person import Person
from limber.programme.person_says import HELPS_DAYS, Direction
from limber.programme.rules.model import PlanRule
from limber.session.day import Reason
from limber.words import N_, message

TEST_PAIN_MAX_0_10 = 6

NEVER_BENDS: frozenset[Tag] = frozenset(
    {
        "disc_radicular_acute", "osteoporosis", "osteoporosis_untrained", "vertebral_fracture", "pregnancy_after_16w",
        "flexion_intolerant",
    }
)  # fmt: skip
NEVER_ARCHES: frozenset[Tag] = frozenset({"extension_intolerant", "stenosis", "spondylolisthesis"})

TOWARDS: dict[Direction, frozenset[str]] = {
    "bending": frozenset({"single-knee-to-chest", "double-knee-to-chest", "seated-flexion"}),
    "arching": frozenset({"prone-on-elbows", "prone-press-up", "standing-back-extension"}),
}
ENDS: dict[Direction, frozenset[str]] = {
    "bending": frozenset(
        {
            "childs-pose", "childs-pose-side-reach", "double-knee-to-chest", "partial-crunch", "romanian-deadlift",
            "seated-flexion", "seated-hamstring-stretch", "single-knee-to-chest", "supine-ball-curl",
        }
    ),
    "arching": frozenset(
        {"prone-chest-lift", "prone-on-elbows", "prone-press-up", "standing-back-extension", "superman"}
    ),
}  # fmt: skip
"""What takes the back to the end of a direction."""

NOT_TESTED = PlanRule(
    id="P-20",
    sentence=N_("This direction is not tried out now: %(what)s."),
    rule_class="clinical",
    sources=("LON04", "ALM23"),
)
OTHER_WAY = PlanRule(
    id="P-21",
    sentence=N_("The other direction helps you now, so this one is not taken to its end."),
    rule_class="clinical",
    sources=("LON04",),
)
OFTEN = PlanRule(
    id="P-21",
    sentence=N_(
        "The direction that helps may come up to six times a day, for a few days. "
        "Stop it when pain moves further down, or when it brings nothing."
    ),
    rule_class="clinical",
    sources=("LON04",),
)
ONE_PART = PlanRule(
    id="P-24",
    sentence=N_("Moving in the direction that helps is one part of your plan, and not the whole."),
    rule_class="soft",
    sources=("ALM23",),
)
_STOPPED, _PAIN, _GENTLE, _TAG, _NOTHING = (
    N_("a test that was stopped today"),
    N_("too much pain today"),
    N_("a gentle day"),
    N_("something that speaks against this direction for you"),
    N_("no exercise for it that suits you"),
)


def why_not_tested(person: Person, direction: Direction, eligible: frozenset[str]) -> Reason | None:
    """Why this person may not try out a direction now; None when they may. `eligible`: the exercises they may have."""
    known, what = person.request.direction, None
    if known is not None and known.ended_on == person.request.on:
        what = _STOPPED
    elif person.p0_0_10 > TEST_PAIN_MAX_0_10:
        what = _PAIN
    elif person.mode != "ordinary":
        what = _GENTLE
    elif person.tags & (NEVER_BENDS if direction == "bending" else NEVER_ARCHES):
        what = _TAG
    elif not lies_for(direction, eligible) and not (direction == "arching" and eligible & _ids(STANDING_SETS)):
        what = _NOTHING
    return None if what is None else NOT_TESTED.reason(message(NOT_TESTED.sentence, what=message(what)))


def lies_for(direction: Direction, eligible: frozenset[str]) -> bool:
    """Whether a direction may be tried out lying down: all that it takes is among what the person may have."""
    return eligible >= _ids(SETS[direction])


def _ids(sets: tuple[TrySet, ...]) -> set[str]:
    return {one.exercise_id for one in sets}


def found_lately(person: Person) -> Direction | None:
    """The direction that a test within these 5 days found to help, and that has not stopped helping."""
    found = person.request.direction
    if found is None or found.ended_on is not None or person.request.on - found.found_on >= timedelta(days=HELPS_DAYS):
        return None
    return found.direction


def preferred(person: Person) -> Direction | None:
    """The direction that helps now: found lately, on an ordinary day, and nothing speaks against it."""
    direction = found_lately(person)
    if direction is None or person.mode != "ordinary" or person.p0_0_10 > TEST_PAIN_MAX_0_10:
        return None
    return None if person.tags & (NEVER_BENDS if direction == "bending" else NEVER_ARCHES) else direction


def towards(person: Person) -> frozenset[str]:
    """The exercises that go in the direction that helps."""
    direction = preferred(person)
    return frozenset() if direction is None else TOWARDS[direction]


def other_way(exercise: Exercise, person: Person) -> Reason | None:
    """Whether an exercise takes the back to the end of the other direction.

    Also when more pain, or something that speaks against the one that helped, came since: that opens nothing.
    """
    direction = found_lately(person)
    if direction is None:
        return None
    return OTHER_WAY.reason() if exercise.id in ENDS["arching" if direction == "bending" else "bending"] else None
