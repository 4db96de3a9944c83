"""Counting: one channel's way (0 start, 1 as drawn) to repetitions, whatever the person's own range.

A repetition leaves the lowest part, reaches a top, and ends when it is back in the lowest fifth of its own range.
How far is far is learnt from the person: the first repetitions set the usual range, later ones move it.
"""

from limber.coach.changed import changed
from limber.coach.samples import Samples, later_than, median
from limber.plain import value

LOWEST_PART = 0.2
HELD_PART = 0.9
"""Held: at least nine tenths of the way to where this repetition went."""
HALF_BELOW = 0.7
"""A repetition that goes less than this part of the person's usual is a half one."""
_FIRST_LEAST = 0.3
"""How far, as drawn, the first repetitions have to go: less is fidgeting."""
_LEAST_OF_USUAL = 0.33
_LEAVES_AT = 0.5
_FALLS, _RISES_AGAIN = 0.6, 0.3
_REMEMBERED = 5
_HALVES_TO_BELIEVE = 4
_SHORTEST_S, _SHORTEST_OF_USUAL = 0.4, 0.25
_BEFORE_S = 1.5
_MOST_SAMPLES = 1200
_DOWN_S, _UP_S = 1.0, 8.0
"""How quickly the level of the start position follows: up slowly, or it would follow a slow repetition."""


@value
class Counter:
    """What is remembered of one channel.

    low : level of the start position. moving : whether a repetition is under way. samples : (t_s, along) of it, or
    of the last moments before one. peak, trough : its highest and, after that, lowest level so far, with times.
    usual, usual_s : how far the last full repetitions went, and how long they took. halves : how far the half ones went
    that came since. other : what the other side's last full ones went, until this side's own are known.
    """

    low: float = 0.0
    moving: bool = False
    samples: Samples = ()
    peak: float = 0.0
    peak_s: float = 0.0
    trough: float = 0.0
    trough_s: float = 0.0
    usual: tuple[float, ...] = ()
    usual_s: tuple[float, ...] = ()
    halves: tuple[float, ...] = ()
    other: tuple[float, ...] = ()

    @property
    def usual_range(self) -> float | None:
        """How far this person usually goes; None before two repetitions."""
        known = self.usual if len(self.usual) >= 2 else (*self.usual, *self.other)
        return median(known) if len(known) >= 2 else None

    @property
    def height(self) -> float:
        """How far the repetition under way has gone."""
        return self.peak - self.low


@value
class Counted:
    """One repetition as this channel saw it; see `events.Repetition`. `samples`: (t_s, along), from `low` upwards."""

    half: bool
    start_s: float
    peak_s: float
    end_s: float
    held_s: float
    height: float
    of_usual: float | None
    low: float
    samples: Samples


def count(counter: Counter, t_s: float, along: float) -> tuple[Counter, Counted | None]:
    """One step: the channel's next value."""
    if not counter.moving:
        return _resting(counter, t_s, along), None
    samples = _thinned((*counter.samples, (t_s, along)))
    peak, peak_s, trough, trough_s = counter.peak, counter.peak_s, counter.trough, counter.trough_s
    if along > peak:
        peak, peak_s, trough, trough_s = along, t_s, along, t_s
    elif along < trough:
        trough, trough_s = along, t_s
    moved = changed(counter, samples=samples, peak=peak, peak_s=peak_s, trough=trough, trough_s=trough_s)
    height = moved.height
    if along <= moved.low + LOWEST_PART * height:
        return _ended(moved, t_s)
    if peak - trough >= _FALLS * height and along - trough >= _RISES_AGAIN * height:
        return _turned(moved, t_s, along)
    return moved, None


def _least(counter: Counter) -> float:
    usual = counter.usual_range
    return _FIRST_LEAST if usual is None else max(_LEAST_OF_USUAL * usual, _FIRST_LEAST * 0.5)


def _shortest_s(counter: Counter) -> float:
    """What is over so much faster than usual is something else: getting up, a fall of the arm."""
    return max(_SHORTEST_S, _SHORTEST_OF_USUAL * median(counter.usual_s)) if len(counter.usual_s) >= 2 else _SHORTEST_S


def _resting(counter: Counter, t_s: float, along: float) -> Counter:
    samples = (*later_than(counter.samples, t_s - _BEFORE_S), (t_s, along))
    leaves = _LEAVES_AT * _least(counter)
    if along > counter.low + leaves:
        return changed(counter, moving=True, samples=samples, peak=along, peak_s=t_s, trough=along, trough_s=t_s)
    step_s = t_s - counter.samples[-1][0] if counter.samples else 0.0
    follow = min(1.0, step_s / (_DOWN_S if along < counter.low else _UP_S))
    return changed(counter, samples=samples, low=counter.low + follow * (along - counter.low))


def _ended(counter: Counter, t_s: float) -> tuple[Counter, Counted | None]:
    """Back in the lowest fifth: a repetition, if it went far enough and took long enough."""
    rest = tuple(s for s in counter.samples if s[0] > t_s - _BEFORE_S and s[0] > counter.peak_s)
    after = changed(counter, moving=False, samples=rest)
    counted = _judged(counter, t_s)
    return (after, None) if counted is None else (_learnt(after, counted), counted)


def _turned(counter: Counter, t_s: float, along: float) -> tuple[Counter, Counted | None]:
    """It rises again without having been quite down: one repetition ended at the turn, the next is under way."""
    counted = _judged(counter, counter.trough_s)
    after = changed(
        counter,
        low=counter.trough,
        samples=tuple(s for s in counter.samples if s[0] >= counter.trough_s),
        peak=along,
        peak_s=t_s,
        trough=along,
        trough_s=t_s,
    )
    return (after, None) if counted is None else (_learnt(after, counted), counted)


def _judged(counter: Counter, end_s: float) -> Counted | None:
    height, low = counter.height, counter.low
    start_s = _last_before(counter.samples, counter.peak_s, low + LOWEST_PART * height)
    if height < _least(counter) or end_s - start_s < _shortest_s(counter):
        return None
    usual = counter.usual_range
    top = low + HELD_PART * _plateau(counter)
    up_s, down_s = _while_above(counter.samples, top)
    return Counted(
        half=usual is not None and height < HALF_BELOW * usual and not _new_usual((*counter.halves, height)),
        start_s=start_s,
        peak_s=counter.peak_s,
        end_s=end_s,
        held_s=max(0.0, down_s - up_s),
        height=height,
        of_usual=None if usual is None else height / usual,
        low=low,
        samples=counter.samples,
    )


def passage_s(counted: Counted, start: float, end: float) -> float | None:
    """How long a part of the way took, on the way out (start below end) or back; None when it was not passed.

    `start`, `end` are parts of this repetition's own height.
    """
    first, last = (counted.low + part * counted.height for part in (start, end))
    peak = [n for n, (t, _) in enumerate(counted.samples) if t >= counted.peak_s]
    middle = peak[0] if peak else len(counted.samples) - 1
    if start < end:
        way = counted.samples[: middle + 1]
        left = [t for t, s in way if s <= first]
        there = [t for t, s in way if s >= last and (not left or t > left[-1])]
        return there[0] - left[-1] if left and there else None
    way = counted.samples[middle:]
    left = [t for t, s in way if s >= first]
    there = [t for t, s in way if s <= last and left and t > left[-1]]
    return there[0] - left[-1] if left and there else None


def _plateau(counter: Counter) -> float:
    """The height at which it stayed: the middle of what was near the peak, so that one jump does not set it."""
    near = [s - counter.low for _, s in counter.samples if s - counter.low >= 0.85 * counter.height]
    return median(near) if near else counter.height


def _while_above(samples: Samples, level: float) -> tuple[float, float]:
    above = [t for t, s in samples if s >= level]
    return (above[0], above[-1]) if above else (samples[-1][0], samples[-1][0])


def _last_before(samples: Samples, before_s: float, level: float) -> float:
    found = samples[0][0]
    for t, s in samples:
        if t >= before_s:
            break
        if s <= level:
            found = t
    return found


def _learnt(counter: Counter, counted: Counted) -> Counter:
    """The usual range follows full repetitions; four half ones in a row that agree are the new usual."""
    halves = (*counter.halves, counted.height)[-_HALVES_TO_BELIEVE:]
    if counted.half:
        return changed(counter, halves=halves)
    usual = halves if counter.halves and _new_usual(halves) else (*counter.usual, counted.height)[-_REMEMBERED:]
    usual_s = (*counter.usual_s, counted.end_s - counted.start_s)[-_REMEMBERED:]
    return changed(counter, usual=usual, usual_s=usual_s, halves=())


def _new_usual(heights: tuple[float, ...]) -> bool:
    last = heights[-_HALVES_TO_BELIEVE:]
    return len(last) == _HALVES_TO_BELIEVE and min(last) > HALF_BELOW * max(last)


def _thinned(samples: Samples) -> Samples:
    """A very long repetition keeps every second sample: memory does not grow."""
    return samples if len(samples) <= _MOST_SAMPLES else samples[::2]
