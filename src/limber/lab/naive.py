"""The counter that everybody writes first: one angle, two fixed thresholds. What the coach is compared with."""

from collections.abc import Iterable

from limber.body import Frame, observe
from limber.body.baking import clip
from limber.body.observed import observed_deg
from limber.catalogue import Exercise
from limber.plain import value

_LOW, _HIGH = 0.3, 0.7
_TURNS_OVER_DEG = 170.0


@value
class OneAngle:
    """Which angle is watched (degrees), and between which levels it has to go there and back."""

    name: str
    start_deg: float
    far_deg: float


def one_angle(exercise: Exercise) -> OneAngle:
    """The observed angle that the drawn movement changes most."""
    phases = clip(exercise.movement).phases[: len(exercise.movement.phases)]
    rows = [observed_deg(frame.posture.figure()) for phase in phases for frame in phase.frames]
    start = rows[0]
    changes = {name: _most([row[name] - start[name] for row in rows]) for name in start if _fits(name, exercise)}
    name = max(changes, key=lambda n: abs(changes[n]))
    return OneAngle(name=name, start_deg=start[name], far_deg=start[name] + changes[name])


def _fits(name: str, exercise: Exercise) -> bool:
    """Sideways lifts are seen from the front only, and turn over when an arm or a thigh points to the camera."""
    return "abd" not in name or exercise.movement.view == "front"


def _most(changes: list[float]) -> float:
    return max((c for c in changes if abs(c) < _TURNS_OVER_DEG), key=abs, default=0.0)


def naive_count(angle: OneAngle, frames: Iterable[Frame]) -> int:
    """How often the angle goes beyond seven tenths of the drawn change and comes back below three tenths."""
    count, up = 0, False
    for frame in frames:
        seen = observe(frame).angles_deg.get(angle.name)
        if seen is None:
            continue
        along = (seen - angle.start_deg) / (angle.far_deg - angle.start_deg)
        if not up and along > _HIGH:
            up = True
        elif up and along < _LOW:
            up, count = False, count + 1
    return count
