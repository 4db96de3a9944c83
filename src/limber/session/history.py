"""What is remembered of sessions: one summary each, and the history that programme and progress read."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Literal

from limber.catalogue import ExerciseId
from limber.plain import Range, value
from limber.session.day import DayKind, PlannedDose, Slot
from limber.session.events import Light, Pain

How = Literal["complete", "ended-early", "stopped-for-safety", "unfinished"]
Felt = Literal["easy", "right", "hard", "skipped"]
ChangeWhy = Literal["easier", "harder", "swap", "amber", "red"]


@value
class Seen:
    """What the camera saw of one exercise in one session, as far as it could judge.

    `judged_reps`: repetitions that it could judge; `faulty_reps`: those of them with something to improve, and
    `faults`: how often each. `range_0_1`: how far the movement went, in the median (1 = as drawn). `tempo`: seconds of
    a repetition against those that were planned, in the median (1 = as planned, less = faster). None: not known.
    """

    judged_reps: Annotated[int, Range(0)]
    faulty_reps: Annotated[int, Range(0)] = 0
    faults: Mapping[str, int] = {}
    range_0_1: Annotated[float, Range(0)] | None = None
    tempo: Annotated[float, Range(0)] | None = None


@value
class ExerciseDone:
    """What was done of one exercise in one session.

    `planned`: its dose in the script; None when the script did not know it. `reps` and `sets` count what was
    played to its end; `seconds` is time at work. `changed_to`: the exercise that the person went to in its
    place, and `changed_why`. `seen`: what the camera saw (None: no camera).
    `lights` and `pains_0_10`: what each answer to "This hurts" gave and said, in order.
    """

    exercise_id: ExerciseId
    slot: Slot
    planned: PlannedDose | None = None
    sets: Annotated[int, Range(0)] = 0
    reps: Annotated[int, Range(0)] = 0
    planned_reps: Annotated[int, Range(0)] = 0
    seconds: Annotated[float, Range(0)] = 0.0
    planned_seconds: Annotated[float, Range(0)] = 0.0
    skipped: bool = False
    changed_to: ExerciseId | None = None
    changed_why: ChangeWhy | None = None
    lights: tuple[Light, ...] = ()
    pains_0_10: tuple[Pain, ...] = ()
    felt: Felt | None = None
    seen: Seen | None = None

    @property
    def complete(self) -> bool:
        """Whether everything that was planned was played to its end."""
        return (
            not self.skipped
            and self.changed_to is None
            and self.reps >= self.planned_reps
            and (self.seconds + 1 >= self.planned_seconds)
        )


@value
class SessionSummary:
    """One session in one row.

    `on`: the person's local day (a day turns at 04:00). `how`: `unfinished` when it never came to an end.
    `duration_s`: time played, pauses left out. `light`: the worst light; green when nothing hurt.
    `stopped_by`: the safety action that ended it (E0, U1, C1, end). Answers not given are None.
    """

    session_id: str
    on: date
    started_at: datetime
    ended_at: datetime
    how: How
    day_kind: DayKind = "full"
    minutes_planned: Annotated[int, Range(1)] = 1
    duration_s: Annotated[float, Range(0)] = 0.0
    pain_before_0_10: Pain | None = None
    pain_after_0_10: Pain | None = None
    effort_0_10: Pain | None = None
    effort_max_0_10: Annotated[int, Range(1, 10)] = 10
    light: Light = "green"
    stopped_by: str | None = None
    exercises: tuple[ExerciseDone, ...] = ()


@value
class History:
    """All sessions of a person, oldest first."""

    sessions: tuple[SessionSummary, ...] = ()

    def __post_init__(self) -> None:
        order = [s.started_at for s in self.sessions]
        if order != sorted(order):
            raise ValueError("sessions: expected the oldest first")

    def of(self, exercise_id: str) -> tuple[tuple[SessionSummary, ExerciseDone], ...]:
        """Every time an exercise came up, oldest first."""
        return tuple((s, e) for s in self.sessions for e in s.exercises if e.exercise_id == exercise_id)

    @property
    def known(self) -> frozenset[str]:
        """Ids of exercises of which at least one set was done."""
        return frozenset(e.exercise_id for s in self.sessions for e in s.exercises if e.sets > 0)
