"""A day of a plan: what the programme decides and the session plays.

These values are the contract between the rooms `programme` (which fills them) and `session` (which
turns them into a script and remembers what was done).
"""

from typing import Annotated, Literal

from limber.catalogue import ExerciseId
from limber.catalogue.tags import Sides, Tag
from limber.plain import Range, value
from limber.words import Message

Slot = Literal["warm-up", "mobility", "strength", "cardio", "cool-down", "move", "main", "settle", "gentle"]
DayKind = Literal["full", "short", "gentle", "rest"]


@value
class Reason:
    """Why something was decided: the rule's id, a sentence for the person, and source keys."""

    rule: str
    text: Message
    sources: tuple[str, ...] = ()


@value
class PlannedDose:
    """How much of one exercise on one day. `hold_s`: as in the catalogue's dose.

    `load`: how often the weight or the band has become a little stronger since the person began with it.
    """

    sets: Annotated[int, Range(1, 10)]
    reps: Annotated[int, Range(1, 200)]
    hold_s: Annotated[int, Range(0, 3600)]
    sides: Sides
    rest_s: Annotated[int, Range(0, 300)]
    load: Annotated[int, Range(0, 20)] = 0


@value
class PlanItem:
    """One exercise of a day.

    `adapted_for`: the person's tags whose line in the exercise's text is shown. `easier`, `harder` and
    `swaps`: other exercises that this person may do instead, already checked by every hard rule, in the
    order to offer them; each with its own dose and reasons, and without alternatives of its own.
    """

    exercise_id: ExerciseId
    slot: Slot
    dose: PlannedDose
    duration_s: Annotated[int, Range(1)]
    reasons: tuple[Reason, ...]
    adapted_for: tuple[Tag, ...] = ()
    easier: tuple["PlanItem", ...] = ()
    harder: tuple["PlanItem", ...] = ()
    swaps: tuple["PlanItem", ...] = ()


@value
class PlanDay:
    """One day: its items in order, and how hard it should feel at most (effort 0-10)."""

    day: Annotated[int, Range(1)]
    kind: DayKind
    minutes: Annotated[int, Range(1, 60)]
    effort_max_0_10: Annotated[int, Range(1, 10)]
    items: tuple[PlanItem, ...]
    reasons: tuple[Reason, ...] = ()
