"""What a virtual person really did. Times are seconds of the take; `limber schema lab-truth` is the format.

Moments are those of the posture itself, before any camera: on the way from the start position (0) to the far end of
the drawn movement (1), a repetition starts when it leaves the start, its peak is where it went furthest, and it ends
when it is back in the lowest fifth of its own range. A hold lasts while it is at least nine tenths of the way to
where this repetition went.
"""

from collections.abc import Mapping
from typing import Literal

from limber.plain import value

Side = Literal["right", "left", "both", "none"]
ENDS_BELOW, HELD_FROM = 0.2, 0.9
HOLD_LEAST_S = 3.0


@value
class TrueRepetition:
    """One repetition; `range_0_1`: how far it went against the drawn movement. Half ones are not counted."""

    side: Side
    half: bool
    start_s: float
    peak_s: float
    end_s: float
    held_s: float
    range_0_1: float


@value
class TrueHold:
    """A position kept for three seconds or more, or the hold of an exercise that is one."""

    side: Side
    start_s: float
    end_s: float


@value
class TrueFault:
    """A stretch in which a fault's rule is met by the body itself. `chosen`: performed on purpose; else it comes with
    this person's range (a small range is seen as "too low", for instance)."""

    fault: str
    start_s: float
    end_s: float
    chosen: bool


@value
class TruePhase:
    """A phase of the movement as it was performed."""

    phase: str
    side: Side
    start_s: float
    end_s: float


@value
class TrueFrames:
    """The body in every frame: observed angles (degrees) of the posture itself; `spine_deg`: lumbar and thoracic
    flexion together; `back`: the bulge that an exact silhouette from the exact side shows, torso lengths."""

    t_s: tuple[float, ...]
    angles_deg: Mapping[str, tuple[float, ...]]
    lumbar_deg: tuple[float, ...]
    spine_deg: tuple[float, ...]
    back: tuple[float | None, ...]


@value
class Truth:
    """A whole take. `count`: complete repetitions, all sides together. `ready_s`, `left_s`: in the start position from,
    and until; None where the exercise was not performed."""

    version: Literal[1]
    exercise: str
    seed: int
    fault: str | None
    duration_s: float
    ready_s: float | None
    left_s: float | None
    count: int
    repetitions: tuple[TrueRepetition, ...] = ()
    holds: tuple[TrueHold, ...] = ()
    faults: tuple[TrueFault, ...] = ()
    phases: tuple[TruePhase, ...] = ()
    frames: TrueFrames | None = None
