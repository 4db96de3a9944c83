"""From a posture's features to how far along the movement it is: 0 at the person's own start, 1 as far as drawn.

Every feature pulls as strongly as the drawn movement changes it, measured against how far it strays, and as surely
as it was seen. So a joint that is hidden for a moment takes its part away and changes nothing else.
"""

from collections.abc import Sequence
from math import sqrt
from typing import Literal, NamedTuple

from limber.coach.features import SIDED, Numbers, Sure, mirror_of
from limber.coach.watch import Watch

Channel = Literal["right", "left", "both"]
_SEEN_LITTLE, _SEEN_WELL = 0.2, 0.6
_LOPSIDED = 1.0
_INDEX = {name: n for n, name in enumerate(SIDED)}
_MIRROR = tuple((_INDEX[other], sign) for other, sign in map(mirror_of, SIDED))


class Way(NamedTuple):
    """Where a posture is on the way.

    along : 0 own start, 1 as drawn; per channel. share_0_1 : the part of the movement's evidence that was seen.
    off : how far the posture is beside the way, in strays.
    """

    along: dict[Channel, float]
    share_0_1: float
    off: float


def mirrored(numbers: Sequence[float]) -> tuple[float, ...]:
    """Features of the mirrored posture (only for exercises with sides)."""
    return tuple(sign * numbers[other] for other, sign in _MIRROR)


def mirrored_or_none(numbers: Numbers) -> Numbers:
    """The same, where some may be unknown."""
    found = ((numbers[other], sign) for other, sign in _MIRROR)
    return tuple(None if n is None else sign * n for n, sign in found)


def changes(watch: Watch, side: Channel | None) -> dict[Channel, tuple[float, ...]]:
    """What each channel's movement changes. `side`: the only one that is expected; None = either."""
    if watch.together:
        return {"both": watch.change}
    both: dict[Channel, tuple[float, ...]] = {"right": watch.change, "left": mirrored(watch.change)}
    return both if side is None or watch.sides == "alternate" else {side: both[side]}


def trust(sure: Sure) -> tuple[float, ...]:
    """How much each feature may say: nothing when it was hardly seen, everything when it was seen well."""
    wide = _SEEN_WELL - _SEEN_LITTLE
    return tuple(min(1.0, max(0.0, (s - _SEEN_LITTLE) / wide)) for s in sure)


def weights(watch: Watch, numbers: Numbers, sure: Sure) -> tuple[float, ...]:
    """What each feature weighs: its trust over the square of how far it strays; 0 where it is unknown."""
    rows = zip(numbers, trust(sure), watch.strays, strict=True)
    return tuple(0.0 if n is None or s is None else t / (s * s) for n, t, s in rows)


def way(watch: Watch, by: dict[Channel, tuple[float, ...]], origin: Numbers, numbers: Numbers, sure: Sure) -> Way:
    """Where a posture is on the way from `origin` (the person's own start position)."""
    weight = [
        0.0 if o is None else w for o, w in zip(origin, weights(watch, numbers, sure), strict=True)
    ]
    gone = [0.0 if n is None or o is None else n - o for n, o in zip(numbers, origin, strict=True)]
    along = _two(by, weight, gone) if len(by) == 2 else _one(by, weight, gone)
    left = list(gone)
    for channel, change in by.items():
        left = [x - along[channel] * c for x, c in zip(left, change, strict=True)]
    total = sum(w * s * s for w, s in zip(weight, watch.strays, strict=True) if s is not None)
    off = sqrt(sum(w * x * x for w, x in zip(weight, left, strict=True)) / total) if total > 0 else 0.0
    whole = sum(
        (c / s) ** 2 for change in by.values() for c, s in zip(change, watch.strays, strict=True) if s is not None
    )
    seen = sum(w * c * c for change in by.values() for c, w in zip(change, weight, strict=True))
    return Way(along, seen / whole if whole else 0.0, off)


def _one(by: dict[Channel, tuple[float, ...]], weight: list[float], gone: list[float]) -> dict[Channel, float]:
    ((channel, change),) = by.items()
    whole = sum(w * c * c for w, c in zip(weight, change, strict=True))
    return {channel: sum(w * g * c for w, g, c in zip(weight, gone, change, strict=True)) / whole if whole else 0.0}


def _two(by: dict[Channel, tuple[float, ...]], weight: list[float], gone: list[float]) -> dict[Channel, float]:
    """Least squares: how much of each side's movement explains the posture best."""
    (first, a), (second, b) = by.items()
    aa = ab = bb = ga = gb = 0.0
    for w, x, y, g in zip(weight, a, b, gone, strict=True):
        aa, ab, bb, ga, gb = aa + w * x * x, ab + w * x * y, bb + w * y * y, ga + w * g * x, gb + w * g * y
    area = aa * bb - ab * ab
    if area <= 0.02 * aa * bb or area == 0.0:
        return {first: ga / aa if aa else 0.0, second: gb / bb if bb else 0.0}
    return {first: (ga * bb - gb * ab) / area, second: (gb * aa - ga * ab) / area}


def alike(watch: Watch) -> float:
    """How alike the right side's and the left side's movement look, -1 (opposite) to 1 (the same)."""
    rows = [
        (a / s, b / s) for a, b, s in zip(watch.change, mirrored(watch.change), watch.strays, strict=True) if s is not None
    ]
    whole = sum(a * a for a, _ in rows)
    return sum(a * b for a, b in rows) / whole if whole else 0.0


def lopsided(watch: Watch) -> bool:
    """Whether the start position itself tells the working side (lying on one side), rather than the movement alone."""
    if watch.together:
        return False
    start = tuple(0.0 if x is None else x for x in watch.start)
    rows = zip(start, mirrored(start), watch.strays, strict=True)
    apart = [((a - b) / s) ** 2 for a, b, s in rows if s is not None]
    return sqrt(sum(apart) / len(apart)) > _LOPSIDED


def distance(watch: Watch, a: Numbers, b: Numbers, sure: Sure) -> float | None:
    """How unlike two postures are, in strays (root mean square over what was seen); None when too little was."""
    total = part = 0.0
    count = 0
    for x, y, t, s in zip(a, b, trust(sure), watch.strays, strict=True):
        if s is not None:
            count += 1
            if x is not None and y is not None and t > 0.0:
                total += t
                part += t * ((x - y) / s) ** 2
    return sqrt(part / total) if total >= count / 4 else None


def start_of(watch: Watch, channel: Channel | None) -> Numbers:
    """The drawn start position of a channel."""
    return mirrored_or_none(watch.start) if channel == "left" else watch.start
