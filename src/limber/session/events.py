"""What can happen in a session: a closed, versioned list of event kinds, and the event itself.

A session is an append-only list of events. The device makes them; the same id twice is one event;
order is `seq`. Folding the list gives the player's state (after a reload) and the session's summary.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any, Literal

from limber.catalogue import ExerciseId
from limber.plain import Pattern, Range, value

EVENTS_VERSION = 2
"""2: what the camera saw (`RepetitionSeen`, `camera-saw`). Events of version 1 are read as they were."""
FURTHEST, LONGEST_S, MOST_REPS, MOST_FAULTS = 3.0, 3600.0, 1000, 12
"""No person goes three times as far as drawn, and no set lasts an hour: beyond, a device is wrong or lying."""
FaultId = Annotated[str, Pattern(r"[a-z0-9-]{1,64}", "the id of a fault")]
Pain = Annotated[int, Range(0, 10)]
Uuid = Annotated[str, Pattern(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "a UUID")]
Light = Literal["green", "amber", "red"]


@value
class Started:
    """The player opened the script. `build`: the front-end build that the session stays on."""

    build: str
    pain_before_0_10: Pain


@value
class StepEntered:
    """The player came to a step: which exercise (`key` in the script), which step, how (`by`)."""

    key: str
    exercise_id: ExerciseId
    step: Annotated[int, Range(0)]
    by: Literal["time", "back", "skip", "resume", "change"]


Side = Literal["right", "left", "both", "none"]


@value
class RepetitionSeen:
    """What the camera saw of one repetition; never where a joint was.

    `range_0_1`: how far it went (1 = as drawn). `seconds`: how long it took, `held_s` of them at the far end.
    `faults`: what could have gone better in it. `half`: well below the person's own range, and so not counted.
    """

    side: Side
    range_0_1: Annotated[float, Range(0, FURTHEST)]
    seconds: Annotated[float, Range(0, LONGEST_S)]
    held_s: Annotated[float, Range(0, LONGEST_S)]
    faults: tuple[FaultId, ...] = ()
    half: bool = False

    def __post_init__(self) -> None:
        if self.held_s > self.seconds:
            raise ValueError("held_s: expected at most the seconds of the repetition")
        if len(self.faults) > MOST_FAULTS or len(set(self.faults)) != len(self.faults):
            raise ValueError(f"faults: expected at most {MOST_FAULTS}, each once")


@value
class RepetitionDone:
    """One repetition ended: by the timer, or seen by the camera (`by`); then `seen` tells what it looked like."""

    key: str
    exercise_id: ExerciseId
    side: Side
    number: Annotated[int, Range(1)]
    by: Literal["timer", "camera"] = "timer"
    seen: RepetitionSeen | None = None

    def __post_init__(self) -> None:
        if self.seen is not None and (self.by != "camera" or self.seen.half):
            raise ValueError("seen: expected only of a whole repetition that the camera counted")


@value
class CameraSaw:
    """What the camera saw of a stretch of a set beside the repetitions that it counted; stretches add up.

    `halves`: repetitions that were not counted. `holds_s`: how long the position was held, each time. `faults`: cues
    that were due within a hold. `watched_s`: time at work with the camera on; `judged_s` of it: what it could judge.
    """

    key: str
    exercise_id: ExerciseId
    watched_s: Annotated[float, Range(0, LONGEST_S)]
    judged_s: Annotated[float, Range(0, LONGEST_S)]
    halves: tuple[RepetitionSeen, ...] = ()
    holds_s: tuple[Annotated[float, Range(0, LONGEST_S)], ...] = ()
    faults: tuple[FaultId, ...] = ()

    def __post_init__(self) -> None:
        if self.judged_s > self.watched_s:
            raise ValueError("judged_s: expected at most watched_s")
        if max(len(self.halves), len(self.holds_s), len(self.faults)) > MOST_REPS:
            raise ValueError(f"expected at most {MOST_REPS} of anything")
        if not all(one.half for one in self.halves):
            raise ValueError("halves: expected only repetitions that are half ones")


@value
class SetDone:
    """A set, or one side of it, was played to its end. `held_s`: the planned hold of each repetition."""

    key: str
    exercise_id: ExerciseId
    side: Side
    set_number: Annotated[int, Range(1)]
    reps: Annotated[int, Range(0)]
    seconds: Annotated[float, Range(0)]


@value
class Skipped:
    """The person skipped the rest of an exercise."""

    key: str
    exercise_id: ExerciseId


@value
class Changed:
    """The person went to an easier, harder or other exercise, or the light asked for it."""

    key: str
    to_key: str
    exercise_id: ExerciseId
    to_exercise_id: ExerciseId
    why: Literal["easier", "harder", "swap", "amber", "red"]


@value
class Paused:
    """Play stopped; `why` tells a person's pause from a closed lid or a hidden page."""

    why: Literal["person", "hidden", "dialogue"]


@value
class Resumed:
    """Play went on."""


@value
class Hurt:
    """**This hurts** was answered; `light` is what the script's table gave."""

    key: str
    exercise_id: ExerciseId
    where: str
    pain_0_10: Pain
    spreading: bool
    numbness: bool
    catching: bool
    light: Light


@value
class Wrong:
    """**Something is wrong** was answered: the path of option ids and the decision reached."""

    path: tuple[str, ...]
    decision: str
    action: str


@value
class Rated:
    """The one question after an exercise: how it felt."""

    key: str
    exercise_id: ExerciseId
    felt: Literal["easy", "right", "hard", "skipped"]


@value
class Finished:
    """The session came to its end, or was ended. Answers the person did not give are None."""

    how: Literal["complete", "ended-early", "stopped-for-safety"]
    pain_after_0_10: Pain | None = None
    effort_0_10: Pain | None = None


KINDS: Mapping[str, type] = {
    "started": Started,
    "step-entered": StepEntered,
    "repetition-done": RepetitionDone,
    "camera-saw": CameraSaw,
    "set-done": SetDone,
    "skipped": Skipped,
    "changed": Changed,
    "paused": Paused,
    "resumed": Resumed,
    "hurt": Hurt,
    "wrong": Wrong,
    "rated": Rated,
    "finished": Finished,
}
Kind = Literal[
    "started", "step-entered", "repetition-done", "camera-saw", "set-done", "skipped", "changed", "paused", "resumed",
    "hurt", "wrong", "rated", "finished",
]  # fmt: skip


@value
class Event:
    """One event as the device sends it. `data` is one of the values in `KINDS`, as plain data."""

    id: Uuid
    session_id: Uuid
    seq: Annotated[int, Range(0)]
    at: datetime
    kind: Kind
    data: Mapping[str, Any]
