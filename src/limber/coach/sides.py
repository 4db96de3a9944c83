"""Left and right: pose models change them about for a frame or two, above all side-on. Here they are put right.

A person's joints cannot change places between two frames; when the other naming fits the last frame far better, it is
taken.
"""

from collections.abc import Mapping
from dataclasses import replace
from math import hypot

from limber.body.geometry import Vector
from limber.body.observation import Observation
from limber.plain import value

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


def settle(sides: Sides, seen: Observation) -> tuple[Sides, Observation]:
    """The observation with right and left as they were in the frame before."""
    if not seen.places:
        return sides, seen
    if seen.t_s - sides.at_s > _FORGET_S or not sides.places:
        return Sides(places=_told(seen.places), at_s=seen.t_s), seen
    told = _told(seen.places)
    keep = _far(sides.places, told)
    swap = keep > _CLEARLY_APART and _far(sides.places, told, exchanged=True) < _MUCH_BETTER * keep
    changed = tuple(t for t in sides.changed_s if t > seen.t_s - _RECENT_S)
    if swap != sides.swapped:
        changed = (*changed, seen.t_s)
    result = exchanged(seen) if swap else seen
    kept = {_other(n): p for n, p in told.items()} if swap else told
    return Sides(places=kept, at_s=seen.t_s, swapped=swap, changed_s=changed), result


def exchanged(seen: Observation) -> Observation:
    """The same observation with right and left exchanged."""
    near = {"right": "left", "left": "right"}
    return replace(
        seen,
        angles_deg={_other(n): a for n, a in seen.angles_deg.items()},
        sure_0_1={_other(n): a for n, a in seen.sure_0_1.items()},
        places={_other(n): p for n, p in seen.places.items()},
        seen_0_1={_other(n): p for n, p in seen.seen_0_1.items()},
        near=near[seen.near] if seen.near else None,  # type: ignore[arg-type]
    )


_OTHER = {f"{n}_{s}": f"{n}_{o}" for n in (*_TOLD_BY, "ear", "heel", "toe") for s, o in ("rl", "lr")}
_TOLD = tuple(f"{n}_{s}" for n in _TOLD_BY for s in "rl")


def _other(name: str) -> str:
    if name in _OTHER:
        return _OTHER[name]
    return name[:-1] + {"r": "l", "l": "r"}[name[-1]] if name[-2:] in ("_r", "_l") else name


def _told(places: Mapping[str, Vector]) -> dict[str, Vector]:
    return {n: places[n] for n in _TOLD if n in places}


def _far(before: Mapping[str, Vector], now: Mapping[str, Vector], *, exchanged: bool = False) -> float:
    """How far the joints moved in the picture, summed, torso lengths. `exchanged`: as if left and right had changed."""
    total = 0.0
    for name, place in now.items():
        other = before.get(_OTHER[name] if exchanged else name)
        if other is not None:
            total += hypot(place[0] - other[0], place[1] - other[1])
    return total
