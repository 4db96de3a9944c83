"""Holds: from when the position was reached until it was left, however far this person's position is.

Reached is nine tenths of the way to the level that is then kept (`Watch.held_from` says how much that is for the
features); the start is dated back to that moment.
"""

from math import fsum

from limber.coach.samples import Samples, later_than, median
from limber.plain import value

HELD_PART = 0.9
_LEAST = 0.3
_STILL_S = 1.0
_STILL_WITHIN = 0.12
_LEVEL_S = 0.5
_LEFT_BELOW, _LEAVING_BELOW = 0.18, 0.06
_FURTHER_PART = 1.25
_LEAVING_S = 0.6
_OFF = 4.5
"""So far beside the drawn posture, in strays, it is another one."""
_FOLLOW_S = 3.0
_KEPT_S = 4.0
_EVEN_S = 0.15


@value
class Holding:
    """What is remembered of one channel: the last seconds of (t_s, along), and the hold under way.

    leaving_s : since when it seems to be left.
    """

    samples: Samples = ()
    since_s: float | None = None
    level: float = 0.0
    leaving_s: float | None = None


@value
class Held:
    """A hold that ended."""

    start_s: float
    end_s: float


def hold(
    holding: Holding, t_s: float, along: float, off: float, held_from: tuple[float, float]
) -> tuple[Holding, float | None, Held | None]:
    """One step: the channel's next value, and how far beside the way it is. `held_from` as in `Watch`.

    Returns
    -------
    holding, started_s, held
        The new state; a start that was just recognised; a hold that ended.
    """
    step_s = t_s - holding.samples[-1][0] if holding.samples else 0.0
    samples = (*later_than(holding.samples, t_s - _KEPT_S), (t_s, along))
    if holding.since_s is None:
        return _not_yet(samples, t_s, held_from[0]) if off <= _OFF else (Holding(samples=samples), None, None)
    if along > _FURTHER_PART * holding.level:
        return Holding(samples=samples), None, None  # on the way to the position still: the hold begins there
    back = held_from[1]
    if along >= (back - _LEAVING_BELOW) * holding.level and off <= _OFF:
        follow = min(1.0, step_s / _FOLLOW_S)
        level = holding.level + follow * (along - holding.level)
        return Holding(samples=samples, since_s=holding.since_s, level=level), None, None
    leaving_s = t_s if holding.leaving_s is None else holding.leaving_s
    if along >= (back - _LEFT_BELOW) * holding.level and t_s - leaving_s < _LEAVING_S:
        return Holding(samples=samples, since_s=holding.since_s, level=holding.level, leaving_s=leaving_s), None, None
    above = [t for t, s in _evened(samples) if s >= back * holding.level and t <= leaving_s]
    end_s = max(above[-1] if above else samples[0][0], holding.since_s)
    return Holding(samples=later_than(samples, end_s)), None, Held(start_s=holding.since_s, end_s=end_s)


def let_go(holding: Holding, t_s: float) -> tuple[Holding, Held | None]:
    """The hold cannot be followed any more (hidden, left): it ended when it was last seen."""
    if holding.since_s is None:
        return Holding(), None
    return Holding(), Held(start_s=holding.since_s, end_s=max(holding.since_s, t_s))


def _not_yet(samples: Samples, t_s: float, out: float) -> tuple[Holding, float | None, Held | None]:
    long_enough = samples[0][0] <= t_s - _STILL_S
    if not long_enough or samples[-1][1] < _LEAST:
        return Holding(samples=samples), None, None
    last = [s for _, s in later_than(samples, t_s - _STILL_S)]
    if min(last) < _LEAST or max(last) - min(last) > _STILL_WITHIN * max(last):
        return Holding(samples=samples), None, None
    level = median([s for _, s in later_than(samples, t_s - _LEVEL_S)])
    if max(s for _, s in samples) > _FURTHER_PART * level:
        return Holding(samples=samples), None, None  # a rest on the way back
    start_s = samples[0][0]
    for t, s in _evened(samples):
        if s < out * level:
            start_s = t
    return Holding(samples=samples, since_s=start_s, level=level), start_s, None


def _evened(samples: Samples) -> Samples:
    """The mean over a moment before and after each sample: one wild value moves neither start nor end."""
    values, found, first, end = [s for _, s in samples], [], 0, 0
    for t, _ in samples:
        while t - samples[first][0] > _EVEN_S:
            first += 1
        while end < len(samples) and samples[end][0] - t <= _EVEN_S:
            end += 1
        found.append((t, fsum(values[first:end]) / (end - first)))
    return tuple(found)
