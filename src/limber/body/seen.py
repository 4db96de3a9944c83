"""What a camera sees of a fault: a part of the movement's file, and of what the coach follows in the browser."""

from typing import Annotated, Literal

from limber.plain import Range, value

ObservedAngle = Literal["hip", "knee", "elbow", "shoulder", "shoulder_abd", "hip_abd", "trunk"]


@value
class Distance:
    """How far one point of the body is from another along one direction, in metres."""

    point: str
    past: str
    direction: Literal["above", "below", "ahead", "behind", "apart"]
    over_m: float


@value
class Seen:
    """What a camera sees of a fault: an observed angle out of bounds, a distance, or a phase done too fast.

    `during`: the phases in which it counts; empty = always. `for_s`: so long before it is said.
    """

    angle: ObservedAngle | None = None
    below_deg: float | None = None
    above_deg: float | None = None
    distance: Distance | None = None
    faster_than_s: float | None = None
    during: tuple[str, ...] = ()
    for_s: Annotated[float, Range(0, 10)] = 0.5

    def __post_init__(self) -> None:
        kinds = [self.angle is not None, self.distance is not None, self.faster_than_s is not None]
        if sum(kinds) != 1:
            raise ValueError("expected exactly one of angle, distance, faster_than_s")
        if (self.angle is not None) != (self.below_deg is not None or self.above_deg is not None):
            raise ValueError("expected angle together with below_deg or above_deg")
