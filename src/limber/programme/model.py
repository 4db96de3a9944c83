"""What a plan is: its days, why it is so, what was left out, or why there is none now."""

from datetime import date
from typing import Annotated, Literal

from limber.catalogue import ExerciseId
from limber.catalogue.tags import LoadClass, Tag
from limber.plain import Range, value
from limber.programme.person_says import Family, SessionChoice
from limber.safety import Action, AskedAgain, ListSlot
from limber.session.day import PlanDay, Reason, Slot
from limber.words import Message


@value
class LeftOut:
    """An exercise that this person is not given, with every rule that leaves it out, and what would change that."""

    exercise_id: ExerciseId
    reasons: tuple[Reason, ...]
    would_change: tuple[Message, ...] = ()


@value
class Term:
    """One term of the objective: what it is called, and what it adds to or takes from this plan."""

    id: str
    sentence: Message
    value: float


@value
class Objective:
    """What the plan is worth by the terms it was chosen by. 0 is a value like any other.

    `bound`: no plan of these days and sessions is worth more, as the solver proved; None: nothing was proved.
    """

    value: float
    bound: float | None
    terms: tuple[Term, ...]


@value
class MadeBy:
    """Who made the plan, and within which limits: the same ones give the same plan.

    `planner`: greedy (at once), solver (looked for the best sessions together), gentle (the gentle list, because
    nothing else passed the checker). `solver`: its name, version and platform. `found`: optimal = nothing better
    exists; better = the best within `limit` (the solver's own deterministic measure of work, no clock);
    nothing-better = the greedy plan stands. None while no solver was asked.
    """

    planner: Literal["greedy", "solver", "gentle"]
    solver: str | None = None
    limit: float | None = None
    found: Literal["optimal", "better", "nothing-better"] | None = None


@value
class Collision:
    """A part of a session that nobody fills: the rules that collide there, and what would free it."""

    part: Slot
    rules: tuple[Reason, ...]
    frees: tuple[Message, ...]


@value
class Limits:
    """The most that any exercise of the plan may be, and the rules that say so. Effort 0-10."""

    difficulty: Annotated[int, Range(1, 5)]
    load_class: LoadClass
    effort_max_0_10: Annotated[int, Range(1, 10)]
    reasons: tuple[Reason, ...]


@value
class Adjustment:
    """One change of the programme because of what was done: shown before it is taken, with its reason.

    `undo`: whether the person may take it back (its `id` then goes into the request's `undone`); what a rule of
    safety asks for cannot be. `exercise_id` and `to`: what it is about, where it is about one exercise. `beside`: what
    the camera saw for it, where it did; it is never the reason.
    """

    id: str
    reason: Reason
    beside: Message | None = None
    exercise_id: ExerciseId | None = None
    to: ExerciseId | None = None
    undo: bool


@value
class Programme:
    """A plan that passed the checker.

    `made_by`: who made it; `objective`: what it is worth, term by term; `sessions`: what each kind of session holds,
    to be handed in again with the next request. `families`: the kinds of movement to choose between. `collisions`:
    parts that nobody fills. `days`: the days with a session; `day` 1 is `on`, days without a session are not
    listed. `floor_free`: the same days without the floor (empty when `days` need none). `changes`: what is different
    from last time and why; `adjustments`: the same, with the way back. `asked_again`: when the safety questions come.
    `made_with`: Limber's version and a fingerprint of the catalogue; same request, same
    `made_with` and same `made_by`: same plan, byte for byte.
    """

    version: Literal[1] = 1
    made_with: str
    made_by: MadeBy
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
    adjustments: tuple[Adjustment, ...] = ()
    left_out: tuple[LeftOut, ...]
    families: tuple[Family, ...]
    collisions: tuple[Collision, ...]
    objective: Objective
    sessions: tuple[SessionChoice, ...]
    asked_again: AskedAgain


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
    """Why an exercise is, or is not, in a plan. `verdict` in one sentence; `reasons` in the order of their weight.

    `hard`: the reasons among them that nobody, or only a clinician, may pass; `soft`: preferences. `would_change`:
    what would have to be otherwise.
    """

    exercise_id: ExerciseId
    status: Literal["in-plan", "left-out", "not-chosen", "no-plan"]
    days: tuple[int, ...]
    verdict: Message
    reasons: tuple[Reason, ...]
    hard: tuple[Reason, ...] = ()
    soft: tuple[Reason, ...] = ()
    would_change: tuple[Message, ...] = ()
