"""What a person wants otherwise today: shorter, no floor, at a desk, another exercise, easier, harder, the gentle list.

A change holds for one day. It asks, and never opens what a rule closes: the day is planned with it and goes through
the same checker. What holds for longer (leaving out, keeping in) are wishes of the request.
"""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Literal

from limber.catalogue import Exercise, ExerciseId
from limber.plain import Range, value

if TYPE_CHECKING:
    from limber.programme.request import PlanRequest

ChangeKind = Literal["minutes", "no-floor", "desk", "without", "swap", "easier", "harder", "gentle"]

DESK_THINGS = frozenset({"chair"})
DESK_ALSO = frozenset({"diaphragmatic-breathing", "seated-arm-swing"})
DESK_NEVER = frozenset({"sciatic-slider", "seated-spinal-twist", "pelvic-floor-squeeze"})
"""What asks for a test, for the floor or for quiet, although it is done on a chair."""
LOUD = frozenset({"cardio"})


@value
class Change:
    """One thing that the person wants otherwise today.

    `minutes` with its `minutes`; `without` with `exercise_id`; `swap` with `exercise_id` and `to`; `harder` with or
    without `exercise_id` (without: the first that may be harder); the other kinds stand alone.
    """

    kind: ChangeKind
    exercise_id: ExerciseId | None = None
    to: ExerciseId | None = None
    minutes: Annotated[int, Range(3, 35)] | None = None

    def __post_init__(self) -> None:
        if (self.kind == "minutes") != (self.minutes is not None):
            raise ValueError("minutes: expected with the kind minutes, and only there")
        if (self.kind == "swap") != (self.to is not None):
            raise ValueError("to: expected with the kind swap, and only there")
        if self.kind in ("swap", "without") and self.exercise_id is None:
            raise ValueError("exercise_id: expected the exercise that is changed")


def at_a_desk(exercise: Exercise) -> bool:
    """Whether an exercise can be done beside a desk: on or beside a chair, without other things, and easy."""
    data = exercise.data
    if data.id in DESK_NEVER:
        return False
    beside = data.start in ("seated", "standing") and set(data.equipment) <= DESK_THINGS and data.difficulty == 1
    return data.id in DESK_ALSO or (beside and data.category not in LOUD)


def for_today(request: "PlanRequest", catalogue: dict[str, Exercise]) -> "PlanRequest":
    """The request as it is for the first day alone: its changes folded in, one after the other."""
    found = replace(request)
    for change in request.changes:
        match change.kind:
            case "minutes":
                found = replace(found, minutes=change.minutes or found.minutes)
            case "no-floor":
                found = replace(found, floor_today=False)
            case "desk":
                away = tuple(i for i, e in catalogue.items() if not at_a_desk(e))
                found = replace(found, floor_today=False, excluded=(*found.excluded, *away))
            case "without":
                found = replace(found, excluded=(*found.excluded, str(change.exercise_id)))
            case _:
                continue
    return found
