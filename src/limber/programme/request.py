"""What a plan is asked for with. There is no field for an outcome: it is always recomputed from the answers."""

from datetime import date, time, timedelta
from functools import cached_property
from itertools import pairwise
from typing import Annotated, Literal

from limber.catalogue import ExerciseId
from limber.catalogue.tags import Equipment
from limber.plain import Range, read, value
from limber.programme.change import Change
from limber.programme.person_says import (
    DirectionFound,
    Enjoyment,
    Family,
    Goal,
    Level,
    PainArea,
    SessionChoice,
)
from limber.safety import Answers, CheckIn, Lock, Reask, Screening
from limber.session.history import History
from limber.session.timeline import GET_READY_S
from limber.session.today import Today, with_latest

HOUSEHOLD: tuple[Equipment, ...] = ("mat", "wall", "chair", "counter", "pillow", "shoes")
"""What is taken to be at hand when nobody said otherwise: a folded blanket is a mat."""
USUAL_DAYS = 28
BLOCK_BREAK_DAYS = 28
"""After a gap of so many days the programme starts again with its first week (P-33)."""

_MORNING_H = 2.0


@value
class PlanRequest:
    """A request for a plan; the JSON that ``limber plan`` reads.

    What the screen's answers hold is not asked twice: age, how long the pain has lasted, pain now and usual, what
    eases and worsens it, what the person can do (floor, stand, walk). Whatever is unknown there counts as the most
    restrictive value. Everything else here has a default that asks for nothing and allows nothing more.

    On the day
        `on`: the first day, the person's local today. `pain_now_0_10`: pain today (None: as in the screen).
        `floor_today` false: no floor today. `time_of_day`: when the session is to be (None: unknown, so not the early
        morning). `usual_waking`. `minutes` of a session, `days_per_week`, `weeks` of the plan, `get_ready_s`.
    Safety
        `answers`: the latest full safety screen, with its date and statements. `screenings`: every earlier screen
        and page of leg signs; `locks` and `reasks`: what is on record. `direction`: a guided test (None: not tested).
    The person
        `areas`: where it hurts on the body map (None: not told). `goals`: in own words. `experience` with exercise
        (None: none). `worry` about moving and `confidence` (None: not told). `sits_long`: most of a working day.
        `equipment`: at hand. `liked` and `disliked` (exercises, families) steer, `enjoyment` too; `excluded` leaves
        out, `pinned` keeps in wherever it may come. `variety`: few things learnt well, the usual, or mixed up.
    The way so far
        `started_on`: first day of the programme (None: today). `history`: sessions, oldest first. `check_ins`:
        mornings after, oldest first. `easier_week`: the person asks for a lighter week. `chosen`: sessions that were
        worked out before. `seed` varies what is equally good. `changes`: what is wanted otherwise on the first day
        alone. `undone`: changes of the programme that the person took back (their ids).
    """

    on: date
    answers: Answers
    screenings: tuple[Screening, ...] = ()
    locks: tuple[Lock, ...] = ()
    reasks: tuple[Reask, ...] = ()
    minutes: Annotated[int, Range(3, 35)] = 15
    days_per_week: Annotated[int, Range(1, 7)] = 3
    weeks: Annotated[int, Range(1, 4)] = 1
    floor_today: bool = True
    equipment: tuple[Equipment, ...] = HOUSEHOLD
    pain_now_0_10: Annotated[int, Range(0, 10)] | None = None
    usual_waking: time = time(7, 0)
    time_of_day: time | None = None
    get_ready_s: Annotated[int, Range(3, 60)] = GET_READY_S
    liked: tuple[ExerciseId, ...] = ()
    disliked: tuple[ExerciseId, ...] = ()
    excluded: tuple[ExerciseId, ...] = ()
    pinned: tuple[ExerciseId, ...] = ()
    liked_families: tuple[Family, ...] = ()
    disliked_families: tuple[Family, ...] = ()
    enjoyment: tuple[Enjoyment, ...] = ()
    areas: tuple[PainArea, ...] | None = None
    goals: tuple[Goal, ...] = ()
    experience: Literal["none", "some", "regular"] | None = None
    worry: Level | None = None
    confidence: Level | None = None
    sits_long: bool = False
    variety: Literal["few", "usual", "mixed"] = "usual"
    direction: DirectionFound | None = None
    easier_week: bool = False
    chosen: tuple[SessionChoice, ...] = ()
    history: History = History()
    check_ins: tuple[CheckIn, ...] = ()
    changes: tuple[Change, ...] = ()
    undone: tuple[str, ...] = ()
    started_on: date | None = None
    seed: Annotated[int, Range(0, 2**31)] = 0

    def __post_init__(self) -> None:
        if self.started_on is not None and self.started_on > self.on:
            raise ValueError("started_on: expected a date that is not after on")
        if self.history.sessions and self.history.sessions[-1].on > self.on:
            raise ValueError("history: expected no session after on")
        if self.direction is not None and self.direction.found_on > self.on:
            raise ValueError("direction: found_on: expected a date that is not after on")
        if set(self.liked_families) & set(self.disliked_families):
            raise ValueError("disliked_families: expected none that is liked as well")

    @property
    def last_session_on(self) -> date | None:
        """Day of the last session on record; None when there is none."""
        return self.history.sessions[-1].on if self.history.sessions else None

    @cached_property
    def block_began(self) -> date:
        """First day of the running weeks of the programme: the start, or the session after a gap of 28 days."""
        began, gap = self.started_on or self.on, timedelta(days=BLOCK_BREAK_DAYS)
        days = [session.on for session in self.history.sessions]
        after_gaps = [later for earlier, later in pairwise(days) if later - earlier >= gap]
        began = after_gaps[-1] if after_gaps else began
        return self.on if days and self.on - days[-1] >= gap else began

    @property
    def early(self) -> bool:
        """Whether it is within 2 hours of getting up, as far as that is known (P-12)."""
        at, waking = self.time_of_day, self.usual_waking
        if at is None:
            return False
        hours = (at.hour + at.minute / 60) - (waking.hour + waking.minute / 60)
        return 0 <= hours < _MORNING_H

    @property
    def usual_lately_0_10(self) -> tuple[int, ...]:
        """What the mornings of the last 28 days said about usual pain (it is steady only within 1 point, 2.1)."""
        return tuple(
            morning.usual_0_10[-1]
            for morning in self.check_ins
            if morning.usual_0_10 and (self.on - morning.session_on).days <= USUAL_DAYS
        )

    @property
    def all_screenings(self) -> tuple[Screening, ...]:
        """Every screen, the latest full one among them; without a time of its own it counts at the end of its day."""
        return with_latest(self.screenings, self.answers)

    @property
    def today(self) -> Today:
        """The record behind the request, as a session needs it."""
        return Today(
            on=self.on,
            answers=self.answers,
            screenings=self.screenings,
            locks=self.locks,
            reasks=self.reasks,
            last_session_on=self.last_session_on,
            pain_now_0_10=self.pain_now_0_10,
            usual_lately_0_10=self.usual_lately_0_10,
        )


def read_request(data: object, place: str = "request") -> PlanRequest:
    """Typed request from plain JSON; `InputError` for an unknown key (an outcome, for example) or a wrong type."""
    return read(PlanRequest, data, place)
