"""What the coach looks for in one exercise: made from the movement's definition, small enough to travel as JSON.

Making it needs the solved movement (`limber.coach.look_for`); following it needs only this file, in the browser too.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Literal

from limber.body.observation import Orientation
from limber.body.seen import Seen
from limber.plain import value
from limber.words import N_

Mode = Literal["repetitions", "holds", "timer"]
WhyTimer = Literal[
    "minutes",  # walked, swum, breathed: counted in minutes
    "stays-still",  # a position of rest: nothing to count, and the timer knows as much
    "too-small",  # the movement is smaller than what a camera can tell from noise
    "goes-both-ways",  # more than one top in one repetition
    "not-known-well",  # too little is known of how well the camera sees it
]
WHY_TIMER: Mapping[WhyTimer, str] = {
    "minutes": N_("This one is counted in minutes. It goes by the timer."),
    "stays-still": N_("There is nothing to count here. It goes by the timer."),
    "too-small": N_("This movement is too small for a camera. It goes by the timer."),
    "goes-both-ways": N_("This movement goes both ways, which a camera counts badly. It goes by the timer."),
    "not-known-well": N_("How well a camera sees this one is not known yet. It goes by the timer."),
}
"""The same for people, in the player and about a film."""
Part = Literal["out", "top", "back"]
"""Where a phase lies: on the way from the start position, at the far end, or on the way back."""


@value
class WatchPhase:
    """One phase of the movement, and where it lies. `seconds`: as drawn."""

    name: str
    part: Part
    seconds: float


@value
class WatchFault:
    """A fault that a camera can see. `parts`: where in the repetition it counts; empty = everywhere.

    `of_range`: going less far would look the same. It is never held against somebody whose own range is small;
    only a repetition that stays well below the person's usual shows it. `span`: for a phase done too fast, the part
    of the way that the phase covers as drawn, from and to.
    """

    id: str
    seen: Seen
    parts: tuple[Part, ...] = ()
    of_range: bool = False
    span: tuple[float, float] | None = None


@value
class Watch:
    """What to look for.

    mode, why_timer : what the camera can do for this exercise, and if only the timer is left, why.
    view : from where the exercise is best seen. any_view : it can be counted from elsewhere too, because so much of
        it goes up and down. sides : as in the movement.
    start : the features (see `features.py`) of the start position, working side right; None where unknown.
    change : what each feature gains until the far end of the movement; 0 where it tells nothing.
    strays : how far each feature strays in this view; what is small against it tells little. None: it does not matter
        (where the arms are in a squat, the head in a bridge): people hold it as they like.
    away : how far the drawn movement bends away from the straight line between its ends, in strays.
    strength : how clearly the far end differs from the start, in strays.
    orientations : how the body lies or stands on the way. cycle_s : one repetition as drawn, holds left out.
    hold_s : the longest hold at the far end as drawn; 0 where there is none.
    held_from : from which part of the way to the far end on, as the features have it, the body itself has gone nine
        tenths of it: on the way out, on the way back. Features and places do not change at the same pace.
    anchors : landmarks (`hip_r`, `ankle_l` ...) that stay where they are while somebody stands at it, working side
        right; empty where nobody stands.
    stands : whether somebody stands from the start to the far end: who sits or kneels meanwhile does something else.
    curve : whether the silhouette shows the back's curve in this exercise; where it does not, none is told.
    gesture : whether both wrists above the head may pause the session (not where the exercise does that).
    """

    version: Literal[1]
    exercise_id: str
    mode: Mode
    why_timer: WhyTimer | None
    view: Literal["side", "front"]
    sides: Literal["none", "each", "alternate"]
    orientations: tuple[Orientation, ...]
    start: tuple[float | None, ...]
    change: tuple[float, ...]
    strays: tuple[float | None, ...]
    any_view: bool
    strength: float
    away: float
    cycle_s: float
    hold_s: float
    phases: tuple[WatchPhase, ...]
    faults: tuple[WatchFault, ...]
    held_from: tuple[float, float]
    anchors: tuple[str, ...]
    stands: bool
    curve: bool
    gesture: bool
    moving_s: float = 0.0

    @property
    def together(self) -> bool:
        """Whether right and left do the same at once."""
        return self.sides == "none"

    @cached_property
    def kept(self) -> dict[Any, Any]:
        """What others work out of this watch once and keep beside it."""
        return {}
