"""What is remembered of sessions: one summary each, and the history that programme and progress read."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import cached_property
from typing import Annotated, Literal

from limber.catalogue import ExerciseId
from limber.plain import Range, value
from limber.session.day import DayKind, PlannedDose, Slot
from limber.session.events import FURTHEST, LONGEST_S, MOST_FAULTS, MOST_REPS, FaultId, Light, Pain

How = Literal["complete", "ended-early", "stopped-for-safety", "unfinished"]
Felt = Literal["easy", "right", "hard", "skipped"]
ChangeWhy = Literal["easier", "harder", "swap", "amber", "red"]
LEAST_JUDGED = 4
"""Fewer repetitions than this say nothing."""
MOSTLY_JUDGED = 0.5
"""Of what was judged for less than half of the time nothing is concluded."""


@value
class Seen:
    """What the camera saw of one exercise in one session, as far as it could judge. Never where a joint was.

    judged_reps : whole repetitions that it counted, `right_reps` and `left_reps` of them with one side (the others with
        both, or with none). half_reps : those that stayed well below the person's own range; they are not counted.
    faulty_reps : repetitions (or holds) in which something that came at least twice could have gone better; `faults`
        says what, and how often each.
    range_0_1 : how far the movement went, in the median (1 = as drawn), all sides together and each alone.
    repetition_s : how long a repetition took, in the median. tempo : its movement against the planned one (1 = as
        planned, less = faster).
    held_s : for how long the position was held, all holds together.
    judged_0_1 : the share of the time at work, with the camera on, in which it could judge.

    None: not known. What it could not judge is in no number but the last.
    """

    judged_reps: Annotated[int, Range(0, MOST_REPS)]
    right_reps: Annotated[int, Range(0, MOST_REPS)] = 0
    left_reps: Annotated[int, Range(0, MOST_REPS)] = 0
    half_reps: Annotated[int, Range(0, MOST_REPS)] = 0
    faulty_reps: Annotated[int, Range(0, 2 * MOST_REPS)] = 0
    faults: Mapping[FaultId, Annotated[int, Range(1, 2 * MOST_REPS)]] = {}
    range_0_1: Annotated[float, Range(0, FURTHEST)] | None = None
    right_range_0_1: Annotated[float, Range(0, FURTHEST)] | None = None
    left_range_0_1: Annotated[float, Range(0, FURTHEST)] | None = None
    repetition_s: Annotated[float, Range(0, LONGEST_S)] | None = None
    tempo: Annotated[float, Range(0, 100)] | None = None
    held_s: Annotated[float, Range(0, 10 * LONGEST_S)] = 0.0
    judged_0_1: Annotated[float, Range(0, 1)] | None = None

    def __post_init__(self) -> None:
        if self.right_reps + self.left_reps > self.judged_reps:
            raise ValueError("right_reps and left_reps: expected no more than judged_reps together")
        if self.faulty_reps > self.judged_reps + self.half_reps:
            raise ValueError("faulty_reps: expected at most judged_reps and half_reps together")
        if len(self.faults) > MOST_FAULTS or any(n > self.faulty_reps for n in self.faults.values()):
            raise ValueError(f"faults: expected at most {MOST_FAULTS}, none more often than faulty_reps")

    @property
    def sure(self) -> Literal["sure", "partly", "no"]:
        """How sure it is: judged for most of the time and often enough, for part of it, or too little to say anything.

        Only what is `sure` says anything for or against progress.
        """
        if self.judged_reps + self.half_reps < LEAST_JUDGED:
            return "no" if not self.judged_reps and not self.held_s else "partly"
        return "sure" if self.judged_0_1 is None or self.judged_0_1 >= MOSTLY_JUDGED else "partly"


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
        return self.by_exercise.get(exercise_id, ())

    @cached_property
    def by_exercise(self) -> Mapping[str, tuple[tuple[SessionSummary, ExerciseDone], ...]]:
        """Every time that each exercise came up, oldest first; exercises in the order of their ids."""
        found: dict[str, list[tuple[SessionSummary, ExerciseDone]]] = {}
        for session in self.sessions:
            for done in session.exercises:
                found.setdefault(done.exercise_id, []).append((session, done))
        return {exercise_id: tuple(times) for exercise_id, times in sorted(found.items())}

    @property
    def known(self) -> frozenset[str]:
        """Ids of exercises of which at least one set was done."""
        return frozenset(e.exercise_id for s in self.sessions for e in s.exercises if e.sets > 0)
