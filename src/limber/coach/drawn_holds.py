"""When the drawn movement is at the position that it holds, measured at the joints and told in features."""

from collections.abc import Sequence

from limber.body.clip import ClipPhase
from limber.coach.joints import HELD_PART

_HALF = 0.5
_LEAST_HELD, _MOST_HELD = 0.6, 0.98


def held_from(
    phases: Sequence[ClipPhase], way: Sequence[float], shapes: Sequence[Sequence[float]]
) -> tuple[float, float]:
    """The part of the way, as the features have it, at which the joints have gone nine tenths of theirs: out, back.

    Both are measured against where the position is held; where there is no such phase, against the far end.
    `shapes`: where the joints are in each drawn moment.
    """
    along, top = _joints_gone(phases, shapes), _held_frame(phases, way)
    if way[top] <= 0.0 or along[top] <= 0.0:
        return HELD_PART, HELD_PART
    level = HELD_PART * along[top]
    there = [n for n, part in enumerate(along) if part >= level]
    out, back = (
        _at_level(along, way, level, there[0] - 1, there[0]),
        _at_level(along, way, level, there[-1] + 1, there[-1]),
    )
    return _between(out / way[top]), _between(back / way[top])


def _at_level(along: Sequence[float], way: Sequence[float], level: float, low: int, high: int) -> float:
    """The way between two neighbours, where the joints pass a level."""
    if not 0 <= low < len(along) or along[low] >= level:
        return way[high]
    part = (level - along[low]) / (along[high] - along[low])
    return way[low] + part * (way[high] - way[low])


def _joints_gone(phases: Sequence[ClipPhase], shapes: Sequence[Sequence[float]]) -> list[float]:
    """How far the joints are in each drawn moment: 0 start, 1 where their angles differ most from it."""
    angles = [frame.posture.angles_rad for phase in phases for frame in phase.frames]
    far = max(range(len(angles)), key=lambda n: sum((a - b) ** 2 for a, b in zip(angles[n], angles[0], strict=True)))
    gone = [b - a for a, b in zip(shapes[0], shapes[far], strict=True)]
    whole = sum(g * g for g in gone) or 1.0
    return [sum((x - a) * g for x, a, g in zip(s, shapes[0], gone, strict=True)) / whole for s in shapes]


def _held_frame(phases: Sequence[ClipPhase], way: Sequence[float]) -> int:
    """The drawn moment in the middle of the longest hold beyond half of the way; without one, the far end."""
    best, begin = (0.0, max(range(len(way)), key=way.__getitem__)), 0
    for phase in phases:
        middle = begin + len(phase.frames) // 2
        if phase.hold and way[middle] > _HALF:
            best = max(best, (phase.seconds, middle))
        begin += len(phase.frames)
    return best[1]


def _between(part: float) -> float:
    return round(min(_MOST_HELD, max(_LEAST_HELD, part)), 3)
