"""The back's curve as it was seen, against how the spine really bent."""

from collections.abc import Sequence
from statistics import median
from typing import Self

from limber.body import Frame, observe
from limber.lab.takes import Take
from limber.plain import value

_BENT_DEG = 10.0
_EVERY = 3
_STILL_S = 1.0


@value
class BackTally:
    """frames, right : frames with at least 10 degrees of lumbar change from the start position, and how many of them
    bent the way that was seen. correlation : rank correlation of curve and spine, the median over takes.
    """

    frames: int
    right: int
    correlation: float

    @classmethod
    def together(cls, tallies: Sequence[Self]) -> Self:
        """Several takes as one."""
        return cls(
            frames=sum(t.frames for t in tallies),
            right=sum(t.right for t in tallies),
            correlation=round(median(t.correlation for t in tallies), 3),
        )


def back_tally(take: Take, frames: Sequence[Frame]) -> BackTally | None:
    """One take; None where its back is not in sight or does not bend by 10 degrees from the start position."""
    ready_s, left_s = take.truth.ready_s, take.truth.left_s
    if ready_s is None or left_s is None:
        return None
    within = [f for f in frames if ready_s <= f.t_s < left_s][::_EVERY]
    seen = [(f.t_s, observe(f).back) for f in within]
    curve = [(t, back) for t, back in seen if back is not None]
    still = [back for t, back in curve if t < ready_s + _STILL_S]
    if not still or len(curve) < 10:
        return None
    truth = take.true_frames([t for t, _ in curve])
    lumbar = [x - truth.lumbar_deg[0] for x in truth.lumbar_deg]
    neutral = median(still)
    bent = [(x, back - neutral) for x, (_, back) in zip(lumbar, curve, strict=True) if abs(x) >= _BENT_DEG]
    if not bent:
        return None
    return BackTally(
        frames=len(bent),
        right=sum((x > 0) == (back > 0) for x, back in bent),
        correlation=_rank_correlation([back for _, back in curve], list(truth.spine_deg)),
    )


def _rank_correlation(a: Sequence[float], b: Sequence[float]) -> float:
    """Spearman's, ties with their middle rank."""
    x, y = _ranks(a), _ranks(b)
    mx, my = sum(x) / len(x), sum(y) / len(y)
    top = sum((p - mx) * (q - my) for p, q in zip(x, y, strict=True))
    below = (sum((p - mx) ** 2 for p in x) * sum((q - my) ** 2 for q in y)) ** 0.5
    return float(top / below) if below else 0.0


def _ranks(numbers: Sequence[float]) -> list[float]:
    rounded = [round(n, 6) for n in numbers]
    order = sorted(range(len(rounded)), key=rounded.__getitem__)
    ranks = [0.0] * len(rounded)
    start = 0
    while start < len(order):
        end = start
        while end + 1 < len(order) and rounded[order[end + 1]] == rounded[order[start]]:
            end += 1
        for place in range(start, end + 1):
            ranks[order[place]] = (start + end) / 2
        start = end + 1
    return ranks
