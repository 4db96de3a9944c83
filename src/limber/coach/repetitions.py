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
FIRST_LEAST = 0.3
"""How far, as drawn, the first repetitions have to go: less is fidgeting."""
_CLEAR_AT, _CLEAR_LEAST = 4.0, 0.22
"""So far, in strays, is clearly more than fidgeting, but for the smallest part of any movement."""
_LEAST_OF_USUAL = 0.33
_LEAST_OF_OTHER, _AS_BEFORE = 0.4, 0.9
_LEAVES_AT = 0.5
_FALLS, _RISES_AGAIN = 0.6, 0.3
_REMEMBERED = 5
_HALVES_TO_BELIEVE = 4
_SHORTEST_S, _SHORTEST_OF_DRAWN, _SHORTEST_OF_USUAL = 0.4, 0.17, 0.25
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
    that came since. least : how far the smallest whole one went. other : what the other side's last full ones went,
    until this side's own are known. first : how far the first ones have to go.
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
    least: float | None = None
    other: tuple[float, ...] = ()
    first: float = FIRST_LEAST

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


def count(counter: Counter, t_s: float, along: float, cycle_s: float) -> tuple[Counter, Counted | None]:
    """One step: the channel's next value. `cycle_s`: how long a repetition takes as drawn.

    Who was seen beyond the drawn start from the first moment, and goes on from there, starts there.
    """
    if not counter.moving:
        return _resting(counter, t_s, along), None
    samples = _thinned((*counter.samples, (t_s, along)))
    peak, peak_s, trough, trough_s = counter.peak, counter.peak_s, counter.trough, counter.trough_s
    if along > peak:
        peak, peak_s, trough, trough_s = along, t_s, along, t_s
    elif along < trough:
        trough, trough_s = along, t_s
    low = counter.low
    if samples[0][1] > low + LOWEST_PART * counter.height and peak - samples[0][1] > FIRST_LEAST:
        least = min(s for _, s in samples)
        low = least if least > low + LOWEST_PART * counter.height else low
    moved = changed(counter, low=low, samples=samples, peak=peak, peak_s=peak_s, trough=trough, trough_s=trough_s)
    height = moved.height
    if along <= moved.low + LOWEST_PART * height:
        return _ended(moved, t_s, cycle_s)
    if peak - trough >= _FALLS * height and along - trough >= _RISES_AGAIN * height:
        return _turned(moved, t_s, along, cycle_s)
    return moved, None


def cut_off(counter: Counter, t_s: float, along: float, cycle_s: float) -> Counted | None:
    """The stream ended here: a repetition that was well on its way back is one."""
    if not counter.moving or counter.peak - along < _FALLS * counter.height:
        return None
    return _judged(counter, t_s, cycle_s)


def first_least(strength: float, by_turns: bool) -> float:
    """How far, as drawn, the first repetitions of a movement have to go, by how clearly a camera sees it.

    Less will do by turns only, where the other side shows that nobody just bends or walks.
    """
    return min(FIRST_LEAST, max(_CLEAR_LEAST, _CLEAR_AT / strength)) if by_turns and strength else FIRST_LEAST


def unlearnt(counter: Counter, before: Counter) -> Counter:
    """What was counted last was none after all: what is usual is what it was before."""
    return changed(counter, usual=before.usual, usual_s=before.usual_s, halves=before.halves, least=before.least)


def _least(counter: Counter) -> float:
    usual = counter.usual_range
    if usual is None:
        return max((counter.first, *(_LEAST_OF_OTHER * height for height in counter.other)))
    return max(_LEAST_OF_USUAL * usual, FIRST_LEAST * 0.5)


def _shortest_s(counter: Counter, cycle_s: float) -> float:
    """What is over so much faster than drawn, or than usual, is something else: a step, a fall of the arm."""
    least = max(_SHORTEST_S, _SHORTEST_OF_DRAWN * cycle_s)
    return max(least, _SHORTEST_OF_USUAL * median(counter.usual_s)) if len(counter.usual_s) >= 2 else least


def _resting(counter: Counter, t_s: float, along: float) -> Counter:
    samples = (*later_than(counter.samples, t_s - _BEFORE_S), (t_s, along))
    leaves = _LEAVES_AT * _least(counter)
    if along > counter.low + leaves:
        return changed(counter, moving=True, samples=samples, peak=along, peak_s=t_s, trough=along, trough_s=t_s)
    step_s = t_s - counter.samples[-1][0] if counter.samples else 0.0
    follow = min(1.0, step_s / (_DOWN_S if along < counter.low else _UP_S))
    return changed(counter, samples=samples, low=counter.low + follow * (along - counter.low))


def _ended(counter: Counter, t_s: float, cycle_s: float) -> tuple[Counter, Counted | None]:
    """Back in the lowest fifth: a repetition, if it went far enough and took long enough."""
    rest = tuple(s for s in counter.samples if s[0] > t_s - _BEFORE_S and s[0] > counter.peak_s)
    after = changed(counter, moving=False, samples=rest)
    counted = _judged(counter, t_s, cycle_s)
    return (after, None) if counted is None else (_learnt(after, counted), counted)


def _turned(counter: Counter, t_s: float, along: float, cycle_s: float) -> tuple[Counter, Counted | None]:
    """It rises again without having been quite down: one repetition ended at the turn, the next is under way."""
    counted = _judged(counter, counter.trough_s, cycle_s)
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


def _judged(counter: Counter, end_s: float, cycle_s: float) -> Counted | None:
    height, low = counter.height, counter.low
    left_s = _last_before(counter.samples, counter.peak_s, low + LOWEST_PART * height)
    start_s = counter.samples[0][0] if left_s is None else left_s
    if height < _least(counter):
        return None
    if left_s is not None and end_s - left_s < _shortest_s(counter, cycle_s):
        return None  # where it began before the first frame, nobody knows how long it took
    usual = counter.usual_range
    top = low + HELD_PART * _plateau(counter)
    up_s, down_s = _while_above(counter.samples, top)
    return Counted(
        half=usual is not None and _half(counter, usual),
        start_s=start_s,
        peak_s=counter.peak_s,
        end_s=end_s,
        held_s=max(0.0, down_s - up_s),
        height=height,
        of_usual=None if usual is None else height / usual,
        low=low,
        samples=counter.samples,
    )


def _half(counter: Counter, usual: float) -> bool:
    """Well below the usual range, and below what was taken as a whole one before, for what was whole is whole again."""
    height = counter.height
    as_before = counter.least is not None and height >= _AS_BEFORE * counter.least
    return height < HALF_BELOW * usual and not as_before and not _new_usual((*counter.halves, height))


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


def _last_before(samples: Samples, before_s: float, level: float) -> float | None:
    found: float | None = None
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
    least = counted.height if counter.least is None else min(counter.least, counted.height)
    return changed(counter, usual=usual, usual_s=usual_s, halves=(), least=least)


def _new_usual(heights: tuple[float, ...]) -> bool:
    last = heights[-_HALVES_TO_BELIEVE:]
    return len(last) == _HALVES_TO_BELIEVE and min(last) > HALF_BELOW * max(last)


def _thinned(samples: Samples) -> Samples:
    """A very long repetition keeps every second sample: memory does not grow."""
    return samples if len(samples) <= _MOST_SAMPLES else samples[::2]
