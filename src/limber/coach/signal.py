"""From a posture's features to how far along the movement it is: 0 at the person's own start, 1 as far as drawn.

Every feature pulls as strongly as the drawn movement changes it, measured against how far it strays, and as surely
as it was seen. So a joint that is hidden for a moment takes its part away and changes nothing else.
"""

from collections.abc import Sequence
from math import sqrt
from typing import Literal, NamedTuple

from limber.coach.features import SIDED, TOGETHER, Numbers, Sure, mirror_of
from limber.coach.watch import Watch

Channel = Literal["right", "left", "both"]
_SEEN_LITTLE, _SEEN_WELL = 0.2, 0.6
_SEEN_WIDE = _SEEN_WELL - _SEEN_LITTLE
_APART = 0.02
"""Less apart than this, two sides' movements cannot be told from each other."""
_HIDDEN = 0.05
"""Of a channel of which less is seen than this part of both channels' evidence, nothing is known."""
_LOPSIDED = 1.0
_THE_SAME = 0.9
_UNEVEN = 3.5
_BETWEEN_SIDES = tuple(TOGETHER.index(name) for name in ("knees_apart", "ankles_apart", "wrists_apart"))
_INDEX = {name: n for n, name in enumerate(SIDED)}
_MIRROR = tuple((_INDEX[other], sign) for other, sign in map(mirror_of, SIDED))


_Row = tuple[float, float, float, float]


class Way(NamedTuple):
    """Where a posture is on the way.

    along : 0 own start, 1 as drawn; per channel, without a channel of which nearly nothing was seen while the other
    was. share_0_1 : the part of the movement's evidence that was seen. off : how far the posture is beside the way, in
    strays.
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
    if watch.sides == "each" and side is None and _alike(watch) and not lopsided(watch):
        return {"right": watch.change}
    return both if side is None or watch.sides == "alternate" else {side: both[side]}


def _alike(watch: Watch) -> bool:
    """Whether both sides' movements look the same (a press before the chest): no picture tells which side works."""
    pairs = zip(watch.change, mirrored(watch.change), watch.strays, strict=True)
    rows = [(a / s, b / s) for a, b, s in pairs if s is not None]
    return sum(a * b for a, b in rows) > _THE_SAME * sum(a * a for a, _ in rows)


def trust(sure: float) -> float:
    """How much a feature may say: nothing when it was hardly seen, everything when it was seen well."""
    return 0.0 if sure <= _SEEN_LITTLE else 1.0 if sure >= _SEEN_WELL else (sure - _SEEN_LITTLE) / _SEEN_WIDE


def way(watch: Watch, side: Channel | None, origin: Numbers, numbers: Numbers, sure: Sure) -> Way:
    """Where a posture is on the way from `origin` (the person's own start position).

    Each channel's part is found by least squares: how much of its movement explains the posture best. Flat loops,
    because it runs on every frame.
    """
    rows = _rows(watch, side)
    if len(rows.channels) == 2:
        return _two(rows, origin, numbers, sure)
    weighted, total, aa, ga, seen = [], 0.0, 0.0, 0.0, 0.0
    for i, per, a, _ in rows.features:
        n, s = numbers[i], sure[i]
        if n is None or s <= _SEEN_LITTLE:
            continue
        t = 1.0 if s >= _SEEN_WELL else (s - _SEEN_LITTLE) / _SEEN_WIDE
        w = t * per
        waa = w * a * a
        seen += waa
        o = origin[i]
        if o is None:
            continue
        g = n - o
        total += t
        aa += waa
        ga += w * g * a
        weighted.append((w, g, a))
    along = ga / aa if aa else 0.0
    left = 0.0
    for w, g, a in weighted:
        r = g - along * a
        left += w * (r * r)
    share = seen / rows.whole if rows.whole else 0.0
    return Way({rows.channels[0]: along}, share, sqrt(left / total) if total else 0.0)


def _two(rows: "_Rows", origin: Numbers, numbers: Numbers, sure: Sure) -> Way:
    weighted, total, aa, ab, bb, ga, gb, seen = [], 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0
    for i, per, a, b in rows.features:
        n, s = numbers[i], sure[i]
        if n is None or s <= _SEEN_LITTLE:
            continue
        t = 1.0 if s >= _SEEN_WELL else (s - _SEEN_LITTLE) / _SEEN_WIDE
        w = t * per
        seen += w * (a * a + b * b)
        o = origin[i]
        if o is None:
            continue
        g = n - o
        total += t
        wa, wb, wg = w * a, w * b, w * g
        aa += wa * a
        ab += wa * b
        bb += wb * b
        ga += wg * a
        gb += wg * b
        weighted.append((w, g, a, b))
    hidden = _HIDDEN * rows.whole
    if aa < hidden <= bb:
        return _alone(rows, 1, gb / bb, weighted, total, seen)
    if bb < hidden <= aa:
        return _alone(rows, 0, ga / aa, weighted, total, seen)
    area = aa * bb - ab * ab
    if area > _APART * aa * bb:
        x, y = (ga * bb - gb * ab) / area, (gb * aa - ga * ab) / area
    else:
        x, y = ga / aa if aa else 0.0, gb / bb if bb else 0.0
    left = 0.0
    for w, g, a, b in weighted:
        r = g - x * a - y * b
        left += w * (r * r)
    share = seen / rows.whole if rows.whole else 0.0
    return Way(dict(zip(rows.channels, (x, y), strict=True)), share, sqrt(left / total) if total else 0.0)


def _alone(rows: "_Rows", seen_one: int, along: float, weighted: list[_Row], total: float, seen: float) -> Way:
    """The way of the channel that is seen; of the other one too little is, as of a leg behind the other leg."""
    left = sum(w * (g - along * row[seen_one]) ** 2 for w, g, *row in weighted)
    return Way({rows.channels[seen_one]: along}, seen / rows.whole, sqrt(left / total))


def worked_off(watch: Watch, channel: Channel | None, along: float, numbers: Numbers, sure: Sure) -> float:
    """How far a posture is beside the drawn way, in strays, each feature by how much the movement changes it."""
    start = start_of(watch, channel)
    change = mirrored(watch.change) if channel == "left" else watch.change
    total = part = 0.0
    for n, o, c, s, t in zip(numbers, start, change, watch.strays, map(trust, sure), strict=True):
        if n is None or o is None or s is None:
            continue
        weight = t * (c / s) ** 2
        total += weight
        part += weight * ((n - o - along * c) / s) ** 2
    return sqrt(part / total) if total else 0.0


def uneven(watch: Watch, numbers: Numbers, sure: Sure) -> bool:
    """Whether right and left plainly do not do the same, in an exercise where they do: one arm reaches out alone."""
    return watch.together and any(
        n is not None and o is not None and s is not None and trust(t) == 1.0 and n - o > _UNEVEN * s
        for n, o, s, t in ((numbers[i], watch.start[i], watch.strays[i], sure[i]) for i in _BETWEEN_SIDES)
    )


class _Rows(NamedTuple):
    """What `way` needs of a watch, worked out once: (index, 1/stray^2, change, other channel's change) a feature."""

    channels: tuple[Channel, ...]
    features: tuple[tuple[int, float, float, float], ...]
    whole: float


def _rows(watch: Watch, side: Channel | None) -> _Rows:
    found: _Rows | None = watch.kept.get(side)
    if found is None:
        by = changes(watch, side)
        first, *other = by.values()
        second = other[0] if other else first
        rows = tuple(
            (i, 1.0 / (s * s), a, b)
            for i, (s, a, b) in enumerate(zip(watch.strays, first, second, strict=True))
            if s is not None
        )
        whole = sum(per * (a * a + (b * b if other else 0.0)) for _, per, a, b in rows)
        found = watch.kept[side] = _Rows(tuple(by), rows, whole)
    return found


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
    rows = _rows(watch, None).features
    total = part = 0.0
    for i, per, _, _ in rows:
        x, y, t = a[i], b[i], trust(sure[i])
        if x is not None and y is not None and t > 0.0:
            total += t
            part += t * per * (x - y) ** 2
    return sqrt(part / total) if total >= len(rows) / 4 else None


def start_of(watch: Watch, channel: Channel | None) -> Numbers:
    """The drawn start position of a channel."""
    return mirrored_or_none(watch.start) if channel == "left" else watch.start
