"""What a plan is: its days, why it is so, what was left out, or why there is none now."""

from datetime import date
from typing import Annotated, Literal

from limber.catalogue import ExerciseId
from limber.catalogue.tags import LoadClass, Tag
from limber.plain import Range, value
from limber.safety import Action, ListSlot
from limber.session.day import PlanDay, Reason
from limber.words import Message


@value
class LeftOut:
    """An exercise that this person is not given, with every rule that leaves it out."""

    exercise_id: ExerciseId
    reasons: tuple[Reason, ...]


@value
class Limits:
    """The most that any exercise of the plan may be, and the rules that say so. Effort 0-10."""

    difficulty: Annotated[int, Range(1, 5)]
    load_class: LoadClass
    effort_max_0_10: Annotated[int, Range(1, 10)]
    reasons: tuple[Reason, ...]


@value
class Programme:
    """A plan that passed the checker.

    `days`: the days with a session; `day` 1 is `on`, days without a session are not listed. `floor_free`: the
    same days without the floor (empty when `days` need none). `changes`: what is different from last time and
    why. `made_with`: Limber's version and a fingerprint of the catalogue; same request and same `made_with`,
    same plan, byte for byte.
    """

    version: Literal[1] = 1
    made_with: str
    on: date
    week: Annotated[int, Range(1)]
    seed: int
    minutes: Annotated[int, Range(1)]
    outcome: Action
    tags: tuple[Tag, ...]
    limits: Limits
    days: tuple[PlanDay, ...]
    floor_free: tuple[PlanDay, ...]
    reasons: tuple[Reason, ...]
    changes: tuple[Reason, ...]
    left_out: tuple[LeftOut, ...]


@value
class NotNow:
    """No plan, and that is the answer: what to do instead.

    `action`: the lock (E0, U1, C1, C2), or None when questions have to be answered first; then `ask` says which:
    the full screen, or its page of leg and bladder signs. `short_list`: under C2 only, all that is left: lines of
    exercises, one to be taken from each.
    """

    action: Action | None
    ask: Literal["full", "leg-signs"] | None
    title: Message
    reasons: tuple[Reason, ...]
    short_list: tuple[ListSlot, ...] = ()


@value
class Why:
    """Why an exercise is, or is not, in a plan. `verdict` in one sentence; `reasons` in the order of their weight."""

    exercise_id: ExerciseId
    status: Literal["in-plan", "left-out", "not-chosen", "no-plan"]
    days: tuple[int, ...]
    verdict: Message
    reasons: tuple[Reason, ...]
