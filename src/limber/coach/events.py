"""What the coach says: a closed list of events. Times are seconds of the stream; `None` is unknown, never zero.

A guess is a defect: where the coach cannot see what it needs, it says so (`CannotJudge`) and scores nothing.
"""

from collections.abc import Mapping
from typing import Annotated, Literal

from limber.plain import Range, value

Side = Literal["right", "left", "both", "none"]
Seconds = Annotated[float, Range(0)]
Need = Literal[
    "nobody",  # no person in the picture
    "second-person",  # more than one person
    "too-dark",
    "step-back",  # a part of the body that is needed is outside of the picture
    "come-closer",
    "turn-side-on",
    "turn-to-face",
    "turn-other-side",  # the working side is hidden behind the body
    "hidden",  # a joint that is needed cannot be seen for another reason
    "sides-unclear",  # the model changes left and right about
    "get-into-position",  # seen well, but not in the start position
]


@value
class CannotJudge:
    """From now on nothing is scored, and why. `joints`: what cannot be seen, for `hidden` and `step-back`."""

    kind: Literal["cannot-judge"] = "cannot-judge"
    t_s: Seconds
    why: Need
    joints: tuple[str, ...] = ()


@value
class CanJudge:
    """The coach sees what it needs again. `from_s`: since when it could not."""

    kind: Literal["can-judge"] = "can-judge"
    t_s: Seconds
    from_s: Seconds
    why: Need


@value
class Ready:
    """The person is in the start position and still: counting begins."""

    kind: Literal["ready"] = "ready"
    t_s: Seconds


@value
class Left:
    """The person left the exercise (stood up, lay down, went away): counting waits for the start position again."""

    kind: Literal["left"] = "left"
    t_s: Seconds


@value
class PhaseEntered:
    """The person came to a phase of the movement; `phase` is its name there (the figure may follow)."""

    kind: Literal["phase"] = "phase"
    t_s: Seconds
    phase: str
    side: Side


@value
class Repetition:
    """One repetition ended. `half`: it stayed well below the person's own range; listed, not counted.

    `number` counts complete repetitions, all sides together, and stays as it was for a half one. `held_s`: how long
    the top was held. `range_0_1`: how far it went on the way that the exercise asks for (1 = as drawn; may be more).
    `of_usual`: the same against the person's own usual range; None before it is known. `range_deg`: what each
    observed angle went through. `faults`: what could have gone better in this one, confirmed or not.
    """

    kind: Literal["repetition"] = "repetition"
    t_s: Seconds
    number: Annotated[int, Range(0)]
    side: Side
    half: bool
    start_s: Seconds
    peak_s: Seconds
    end_s: Seconds
    held_s: Seconds
    range_0_1: float
    of_usual: float | None
    range_deg: Mapping[str, float] = {}
    faults: tuple[str, ...] = ()


@value
class HoldStarted:
    """The position was reached (at `start_s`, which lies a little before `t_s`)."""

    kind: Literal["hold-started"] = "hold-started"
    t_s: Seconds
    start_s: Seconds
    side: Side


@value
class HoldEnded:
    """The position was left at `end_s`."""

    kind: Literal["hold-ended"] = "hold-ended"
    t_s: Seconds
    start_s: Seconds
    end_s: Seconds
    seconds: Seconds
    side: Side


@value
class Cue:
    """A fault of the catalogue was seen and confirmed, and its cue is due. One at a time, most important first."""

    kind: Literal["cue"] = "cue"
    t_s: Seconds
    fault: str
    side: Side


@value
class Praise:
    """Something went well: a cue was followed (`fault` says which), or repetitions are steady."""

    kind: Literal["praise"] = "praise"
    t_s: Seconds
    what: Literal["cue-followed", "steady"]
    fault: str | None = None


@value
class Gesture:
    """Both wrists were above the head for a second: pause, or go on."""

    kind: Literal["gesture"] = "gesture"
    t_s: Seconds


CoachEvent = (
    CannotJudge | CanJudge | Ready | Left | PhaseEntered | Repetition | HoldStarted | HoldEnded | Cue | Praise | Gesture
)
