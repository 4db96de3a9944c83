"""The body itself on its way to a position: how far its joints have gone, from its own start to what it then holds.

Features tell surely *whether* a position is held, but they change at another pace than the joints do, and at yet
another one where the person's range is smaller than drawn. So *when* it was reached and left is dated by the joints.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from limber.body.geometry import Vector

Spots = tuple[float, ...]
"""Where the joints are, from mid-hip, torso lengths: three numbers each."""
Bodies = tuple[tuple[float, Spots], ...]
"""(t_s, joints) in order of time."""
Seen = tuple[float, Mapping[str, Vector]]
"""When, and `Observation.places` then."""

EVERY_S = 0.1
_NAMES = tuple(f"{n}_{s}" for n in ("shoulder", "elbow", "wrist", "hip", "knee", "ankle", "ear") for s in "rl")
_HEAD = 0.5
"""Two ears are one head."""
_LEAST = 0.15
"""A way shorter than this, in torso lengths over all joints, is lost in what landmarks stray."""
HELD_PART = 0.9
_HALF, _NEARLY = 0.5, 0.8
_GOES_ON, _STOPS = 0.5, 3.0
"""From eight to nine tenths takes half as long as from half to eight tenths, where somebody moves as people do."""


def spots(places: Mapping[str, Vector]) -> Spots | None:
    """Where the joints are; None where one is missing."""
    found: list[float] = []
    for name in _NAMES:
        place = places.get(name)
        if place is None:
            return None
        x, y, z = place
        found += (_HEAD * x, _HEAD * y, _HEAD * z) if name.startswith("ear") else place
    return tuple(found)


def middle(bodies: Bodies, from_s: float, to_s: float) -> Spots | None:
    """The mean posture over a time; None where nothing was seen."""
    rows = [row for t, row in bodies if from_s <= t <= to_s]
    return tuple(sum(column) / len(rows) for column in zip(*rows, strict=True)) if rows else None


def gone(bodies: Bodies, rest: Spots, top: Spots) -> list[tuple[float, float]]:
    """(t_s, part of the way from one posture to another) for each body; empty where the two hardly differ."""
    way = [b - a for a, b in zip(rest, top, strict=True)]
    whole = sum(w * w for w in way)
    if whole < _LEAST * _LEAST:
        return []
    low = sum(w * a for w, a in zip(way, rest, strict=True))
    parts = [(sum(w * x for w, x in zip(way, row, strict=True)) - low) / whole for _, row in bodies]
    return [(t, part) for (t, _), part in zip(bodies, _without_wild(parts), strict=True)]


def rises_s(way: Sequence[tuple[float, float]]) -> float | None:
    """When nine tenths of the way are gone, after less than half of it was for the last time; None if never."""
    last_low = max((n for n, (_, part) in enumerate(way) if part < _HALF), default=0)
    return _there_s(way[last_low:])


def falls_s(way: Sequence[tuple[float, float]]) -> float | None:
    """The same on the way back: the last moment, before less than half is left for the first time."""
    first_low = next((n for n, (_, part) in enumerate(way) if part < _HALF), len(way) - 1)
    return _there_s(way[first_low::-1])


def _there_s(way: Sequence[tuple[float, float]]) -> float | None:
    """When a way that comes from half passes nine tenths. Who stops just before was there when they stopped."""
    there_s, nearly_s, half_s = (_passes_s(way, level) for level in (HELD_PART, _NEARLY, _HALF))
    if there_s is None or nearly_s is None or half_s is None:
        return there_s
    on_s = _GOES_ON * (nearly_s - half_s)
    return nearly_s + on_s if abs(there_s - nearly_s) > _STOPS * abs(on_s) else there_s


def _passes_s(way: Sequence[tuple[float, float]], level: float) -> float | None:
    for (t, low), (u, high) in pairwise(way):
        if low < level <= high:
            return t + (level - low) / (high - low) * (u - t)
    return None


def _without_wild(parts: Sequence[float]) -> list[float]:
    """The middle of three each, so that one wild frame moves nothing."""
    if len(parts) < 3:
        return list(parts)
    inner = [sorted(three)[1] for three in zip(parts, parts[1:], parts[2:], strict=False)]
    return [parts[0], *inner, parts[-1]]
