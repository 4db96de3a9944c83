"""Samples of one number over time, (t_s, number) each, in order of time: what a counter and a hold remember."""

from collections.abc import Sequence

Samples = tuple[tuple[float, float], ...]


def later_than(samples: Samples, t_s: float) -> Samples:
    """Those later than a moment. Few are dropped at a time, so that looking from the front is quick."""
    first = 0
    for sample in samples:
        if sample[0] > t_s:
            break
        first += 1
    return samples[first:] if first else samples


def median(numbers: Sequence[float]) -> float:
    """The middle one, as `statistics.median` has it; the browser need not load that module and its fractions."""
    ordered = sorted(numbers)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2
