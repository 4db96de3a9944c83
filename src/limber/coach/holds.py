"""Holds: from when the position was reached until it was left, however far this person's position is.

Reached is nine tenths of the way to the position that is then kept, measured at the joints (`joints`); start and end
are dated back to these moments. Where the way there was not seen, the features date it (`Watch.held_from`).
"""

from math import fsum
from typing import NamedTuple

from limber.coach.changed import changed
from limber.coach.joints import EVERY_S, HELD_PART, Bodies, Seen, Spots, falls_s, gone, middle, rises_s, spots
from limber.coach.samples import Samples, later_than, median
from limber.plain import value

_LEAST = 0.3
_STILL_S = 1.0
_DRIFTS, _TREMBLES = 0.05, 0.3
"""Still: from one half second to the next the mean hardly changes, and nothing goes far from it."""
_LEVEL_S = 0.5
_LEFT_BELOW, _LEAVING_BELOW = 0.5, 0.06
_LEAVING_S, _LEFT_S = 0.6, 0.25
"""What trembles falls below a level for a moment; left is what stays below it, or falls far below it for longer."""
_SETTLES_S = 2.0
_APART_S = 0.8
"""Where joints and features are so far apart, the joints' depth was guessed badly."""
_FURTHER_PART = 1.25
_OFF = 4.5
"""So far beside the drawn posture, in strays, it is another one."""
_FOLLOW_S = 3.0
_KEPT_S = 4.0
_EVEN_S = 0.15
_RESTS_BELOW, _REST_FORGOTTEN = 0.4, 0.1
"""Rest is where it was nearest to the start; how near is forgotten at so much a second."""


class Dating(NamedTuple):
    """How start and end are found. `held_from` as in `Watch`; `own_range`: everybody goes as far as they can, and
    not, as where a position is to be held, as far as drawn."""

    held_from: tuple[float, float]
    own_range: bool


@value
class Holding:
    """What is remembered of one channel: the last seconds of (t_s, along) and of the joints, and the hold under way.

    rest, rest_at : where the joints were when it was nearest to the start, and how far along that was. since_s : since
    when it is held; again_s : when that is looked at once more; by_features_s : what features alone say. leaving_s,
    left_s : since when it seems to be left, and to be left for sure.
    """

    samples: Samples = ()
    bodies: Bodies = ()
    rest: Spots | None = None
    rest_at: float = 0.0
    since_s: float | None = None
    again_s: float | None = None
    by_features_s: float = 0.0
    level: float = 0.0
    leaving_s: float | None = None
    left_s: float | None = None


@value
class Held:
    """A hold that ended."""

    start_s: float
    end_s: float


def hold(
    holding: Holding, t_s: float, along: float, off: float, dating: Dating, seen: Seen | None = None
) -> tuple[Holding, float | None, Held | None]:
    """One step: the channel's next value, how far beside the way it is, and when which landmarks were seen where.

    Returns
    -------
    holding, started_s, held
        The new state; a start that was just recognised; a hold that ended.
    """
    step_s = t_s - holding.samples[-1][0] if holding.samples else 0.0
    holding = _remembered(holding, t_s, along, seen)
    if holding.since_s is None:
        return _not_yet(holding, t_s, dating) if off <= _OFF else (holding, None, None)
    level = holding.level
    if along > _FURTHER_PART * level:  # on the way to the position still: the hold begins there
        return changed(holding, since_s=None, leaving_s=None, left_s=None), None, None
    if along >= (min(HELD_PART, dating.held_from[1]) - _LEAVING_BELOW) * level and off <= _OFF:
        level += min(1.0, step_s / _FOLLOW_S) * (along - level)
        return _settled(changed(holding, level=level, leaving_s=None, left_s=None), t_s, dating.own_range), None, None
    leaving_s = t_s if holding.leaving_s is None else holding.leaving_s
    left_s = (t_s if holding.left_s is None else holding.left_s) if along < _LEFT_BELOW * level else None
    if t_s - leaving_s < _LEAVING_S and (left_s is None or t_s - left_s < _LEFT_S):
        return changed(holding, leaving_s=leaving_s, left_s=left_s), None, None
    return _ended(holding, leaving_s, dating)


def let_go(holding: Holding, t_s: float) -> tuple[Holding, Held | None]:
    """The hold cannot be followed any more (hidden, left): it ended when it was last seen, or when
    it seemed to be left already."""
    if holding.since_s is None:
        return Holding(), None
    last_s = t_s if holding.leaving_s is None else holding.leaving_s
    return Holding(), Held(start_s=holding.since_s, end_s=max(holding.since_s, last_s))


def _remembered(holding: Holding, t_s: float, along: float, seen: Seen | None) -> Holding:
    samples = (*later_than(holding.samples, t_s - _KEPT_S), (t_s, along))
    if seen is None or (holding.bodies and seen[0] - holding.bodies[-1][0] < EVERY_S):
        return changed(holding, samples=samples)
    now = spots(seen[1])
    if now is None:
        return changed(holding, samples=samples)
    bodies = (*[body for body in holding.bodies if body[0] > t_s - _KEPT_S], (seen[0], now))
    if holding.since_s is not None:
        return changed(holding, samples=samples, bodies=bodies)
    rest_at = holding.rest_at + _REST_FORGOTTEN * EVERY_S
    if holding.rest is None or along < rest_at:
        return changed(holding, samples=samples, bodies=bodies, rest=now, rest_at=along)
    return changed(holding, samples=samples, bodies=bodies, rest_at=rest_at)


def _not_yet(holding: Holding, t_s: float, dating: Dating) -> tuple[Holding, float | None, Held | None]:
    samples = holding.samples
    if samples[0][0] > t_s - _STILL_S or samples[-1][1] < _LEAST:
        return holding, None, None
    last = [s for _, s in later_than(samples, t_s - _STILL_S)]
    if not _still(last):
        return holding, None, None
    level = median([s for _, s in later_than(samples, t_s - _LEVEL_S)])
    if max(s for _, s in samples) > _FURTHER_PART * level:
        return holding, None, None  # a rest on the way back
    by_features_s = samples[0][0]
    for t, s in _evened(samples):
        if s < dating.held_from[0] * level:
            by_features_s = t
    start_s = _dated(by_features_s, rises_s(_way(holding, t_s - _LEVEL_S, t_s, level)), dating.own_range)
    again_s = t_s + _SETTLES_S
    return changed(holding, since_s=start_s, by_features_s=by_features_s, again_s=again_s, level=level), start_s, None


def _settled(holding: Holding, t_s: float, own_range: bool) -> Holding:
    """The start, dated once more when it is sure what position is held: who arrives slowly seemed to be there."""
    if holding.again_s is None or t_s < holding.again_s:
        return holding
    by_joints_s = rises_s(_way(holding, t_s - _STILL_S, t_s, holding.level))
    if by_joints_s is None:
        return changed(holding, again_s=None)
    return changed(holding, again_s=None, since_s=_dated(holding.by_features_s, by_joints_s, own_range))


def _still(last: list[float]) -> bool:
    """Whether the last second stays at a level."""
    high = max(last)
    if min(last) < _LEAST or high - min(last) > _TREMBLES * high:
        return False
    half = len(last) // 2
    return abs(fsum(last[half:]) / (len(last) - half) - fsum(last[:half]) / max(1, half)) <= _DRIFTS * high


def _dated(by_features_s: float, by_joints_s: float | None, own_range: bool) -> float:
    """By joints alone where everybody has a range of their own; else the mean: errors of the two are unrelated, and
    where one limb goes first, what joints say depends on which of them are hidden."""
    if by_joints_s is None or abs(by_joints_s - by_features_s) > _APART_S:
        return by_features_s
    return by_joints_s if own_range else (by_features_s + by_joints_s) / 2


def _ended(holding: Holding, leaving_s: float, dating: Dating) -> tuple[Holding, None, Held]:
    way = _way(holding, leaving_s - 3 * _STILL_S, leaving_s - _STILL_S, holding.level)
    above = [t for t, s in _evened(holding.samples) if s >= dating.held_from[1] * holding.level and t <= leaving_s]
    end_s = _dated(above[-1] if above else holding.samples[0][0], falls_s(way), dating.own_range)
    start_s = holding.since_s or 0.0
    held = Held(start_s=start_s, end_s=max(end_s, start_s))
    after = tuple(body for body in holding.bodies if body[0] > held.end_s)
    return Holding(samples=later_than(holding.samples, held.end_s), bodies=after), None, held


def _way(holding: Holding, from_s: float, to_s: float, level: float) -> list[tuple[float, float]]:
    """How far the joints have gone of the way from rest to where they were then; empty where rest was not seen."""
    top = middle(holding.bodies, from_s, to_s)
    if top is None or holding.rest is None or holding.rest_at > _RESTS_BELOW * level:
        return []
    return gone(holding.bodies, holding.rest, top)


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
