"""How long a repetition is on its way as drawn, timed as the coach times a person (`repetitions`)."""

from collections.abc import Sequence

from limber.coach.repetitions import HELD_PART, LOWEST_PART

Timed = Sequence[tuple[float, float]]


def moving_s(way: Timed) -> float:
    """Seconds from the lowest fifth to nine tenths of the way, and back; 0 where there is no such way.

    Parameters
    ----------
    way
        (seconds, how far along) of the drawn movement, from its start to its end.
    """
    if not way:
        return 0.0
    low, (peak_s, peak) = way[0][1], max(way, key=lambda moment: moment[1])
    height = peak - low
    lowest, held = low + LOWEST_PART * height, low + HELD_PART * height
    start_s = max((t for t, s in way if t < peak_s and s <= lowest), default=way[0][0])
    end_s = min((t for t, s in way if t > peak_s and s <= lowest), default=way[-1][0])
    top = [t for t, s in way if start_s <= t <= end_s and s >= held]
    return round(max(0.0, end_s - start_s - (top[-1] - top[0])), 2) if top else 0.0
