"""Left and right: pose models change them about for a frame or two, above all side-on. Here they are put right.

A person's joints cannot change places between two frames; when the other naming fits the last frame far better, it is
taken.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from math import hypot
from operator import itemgetter
from typing import TypeVar

from limber.body.geometry import Vector
from limber.body.observation import Observation
from limber.coach.changed import changed
from limber.plain import value

T = TypeVar("T")
_TOLD_BY = ("shoulder", "hip", "knee", "ankle", "elbow", "wrist")
_CLEARLY_APART = 0.5
_MUCH_BETTER = 0.5
_RECENT_S = 2.0
_FORGET_S = 1.0


@value
class Sides:
    """The last frame's places, when they were seen, whether names are exchanged now, and when that changed."""

    places: Mapping[str, Vector] = {}
    at_s: float = -1e9
    swapped: bool = False
    changed_s: tuple[float, ...] = ()


def settle(sides: Sides, seen: Observation, *, waiting: bool = False) -> tuple[Sides, Observation]:
    """The observation with right and left as they were in the frame before.

    `waiting`: nobody is at the exercise yet. Whoever lies down or turns round on the way there may be taken for the
    other way round; when names have stayed exchanged for seconds, the model is right and the memory is wrong.
    """
    if not seen.places:
        return sides, seen
    if waiting and sides.swapped and all(t <= seen.t_s - _RECENT_S for t in sides.changed_s):
        sides = Sides()
    if seen.t_s - sides.at_s > _FORGET_S or not sides.places:
        return Sides(places=_told(seen.places), at_s=seen.t_s), seen
    told = _told(seen.places)
    keep = _far(sides.places, told)
    swap = keep > _CLEARLY_APART and _far(_renamed(sides.places), told) < _MUCH_BETTER * keep
    changed_s = sides.changed_s
    if changed_s:
        changed_s = tuple(t for t in changed_s if t > seen.t_s - _RECENT_S)
    if swap != sides.swapped:
        changed_s = (*changed_s, seen.t_s)
    kept, result = (_renamed(told), exchanged(seen)) if swap else (told, seen)
    return changed(sides, places=kept, at_s=seen.t_s, swapped=swap, changed_s=changed_s), result


def exchanged(seen: Observation) -> Observation:
    """The same observation with right and left exchanged."""
    near = {"right": "left", "left": "right"}
    return replace(
        seen,
        angles_deg=_renamed(seen.angles_deg),
        sure_0_1=_renamed(seen.sure_0_1),
        places=_renamed(seen.places),
        seen_0_1=_renamed(seen.seen_0_1),
        near=near[seen.near] if seen.near else None,  # type: ignore[arg-type]
    )


_TOLD = tuple(f"{n}_{s}" for n in _TOLD_BY for s in "rl")
_places_told = itemgetter(*_TOLD)


def _renamed(table: Mapping[str, T]) -> dict[str, T]:
    """The same table with right and left exchanged in its names."""
    return {_other(name): found for name, found in table.items()}


@cache
def _other(name: str) -> str:
    return name[:-1] + {"r": "l", "l": "r"}[name[-1]] if name[-2:] in ("_r", "_l") else name


def _told(places: Mapping[str, Vector]) -> dict[str, Vector]:
    try:
        return dict(zip(_TOLD, _places_told(places), strict=True))
    except KeyError:  # some are missing
        return {n: places[n] for n in _TOLD if n in places}


def _far(before: Mapping[str, Vector], now: Mapping[str, Vector]) -> float:
    """How far the joints moved in the picture, summed, torso lengths."""
    total = 0.0
    for name, (x, y, _) in now.items():
        other = before.get(name)
        if other is not None:
            total += hypot(x - other[0], y - other[1])
    return total
