"""Faults: what the catalogue says that goes wrong, looked for in what was seen; and when to say it.

A fault has to stand out clearly (a margin beyond its threshold), last, and come again in a second repetition, before
it is a cue. One cue at a time, the most important first, each at most three times a set: a coach, not a nag.
"""

from collections.abc import Sequence

from limber.body.geometry import length, subtract
from limber.body.observation import Observation
from limber.body.seen import Distance, Seen
from limber.body.skeleton import SEGMENT
from limber.coach.changed import changed
from limber.coach.events import Cue, Praise, Side
from limber.coach.repetitions import Counted, passage_s
from limber.coach.watch import Part, Watch, WatchFault
from limber.plain import value

MARGIN_DEG = 3.0
"""Beyond the threshold by so much, smoothed and in two repetitions: one frame's angle strays about 6 degrees."""
MARGIN_TORSO, _MARGIN_FOOT_TORSO = 0.02, 0.06
"""The same for distances; heels and toes are the landmarks that stray most."""
_NEARLY_STRAIGHT_DEG, _MARGIN_STRAIGHT_DEG = 10.0, 1.0
"""An angle that cannot fall below 0 has little room below such a threshold."""
SURE_LEAST_0_1 = 0.5
_SMOOTH_S = 0.25
_INNER, _LOWEST_TIMED = 0.2, 0.25
"""A phase is timed from a fifth to four fifths of its way, and not lower than where a repetition ends."""
_SMOOTHED = 1.3
"""Smoothed, the quick middle of a phase takes so much longer."""
_BETWEEN_CUES_S = 8.0
_SAME_CUE_S = 20.0
_MOST_TIMES = 3
_OF_LAST = 3
_HELD_FOR_S = 1.5
_NEAREST = {
    "hip_side": "hip", "hip_front": "hip", "buttock": "hip", "ball_big_toe": "toe", "ball_little_toe": "toe",
    "toe_tip": "toe", "knee_front": "knee", "ankle_inside": "ankle", "ankle_outside": "ankle", "palm_heel": "wrist",
    "shoulder_top": "shoulder", "elbow_outside": "elbow",
}  # fmt: skip


def _torso_m() -> float:
    """Mid-hip to mid-shoulder of the drawn figure, upright."""
    names = ("lumbar_1", "lumbar_2", "lumbar_3", "thorax_1", "thorax_2", "thorax_3", "girdle_r")
    up = [sum(SEGMENT[n].offset_m[k] for n in names) for k in (0, 1)]
    return float((up[0] ** 2 + up[1] ** 2) ** 0.5)


TORSO_M = _torso_m()


@value
class Suspect:
    """What is remembered of one fault.

    smooth : its angle (degrees) or distance (torso lengths), smoothed. beyond_s : how long it was beyond its threshold
    in this repetition or hold. seen : whether each of the last repetitions showed it. cued_s : when it was said.
    """

    smooth: float | None = None
    beyond_s: float = 0.0
    seen: tuple[bool, ...] = ()
    cued_s: tuple[float, ...] = ()


@value
class Cueing:
    """All faults of the exercise (in its order), the last frame's time, the last cue, and what was praised."""

    suspects: tuple[Suspect, ...] = ()
    last_s: float | None = None
    last_cue_s: float | None = None
    praised: tuple[str, ...] = ()


def watching(watch: Watch) -> Cueing:
    """Nothing seen yet."""
    return Cueing(suspects=(Suspect(),) * len(watch.faults))


def look(watch: Watch, cueing: Cueing, seen: Observation, part: Part | None, side: Side) -> Cueing:
    """One frame: how long each fault has been beyond its threshold. `part`: where in the repetition; None = at rest."""
    if not cueing.suspects:
        return cueing
    step_s = 0.0 if cueing.last_s is None else min(0.2, seen.t_s - cueing.last_s)
    rows = zip(watch.faults, cueing.suspects, strict=True)
    suspects = tuple(_looked(fault, suspect, seen, part, side, step_s) for fault, suspect in rows)
    return changed(cueing, suspects=suspects, last_s=seen.t_s)


def _looked(
    fault: WatchFault, suspect: Suspect, seen: Observation, part: Part | None, side: Side, step_s: float
) -> Suspect:
    if fault.seen.faster_than_s is not None or part is None or (fault.parts and part not in fault.parts):
        return suspect if suspect.smooth is None else changed(suspect, smooth=None)
    measured = _measured(fault.seen, seen, side)
    if measured is None:
        return suspect
    smooth = (
        measured
        if suspect.smooth is None
        else (suspect.smooth + min(1.0, step_s / _SMOOTH_S) * (measured - suspect.smooth))
    )
    beyond_s = suspect.beyond_s + step_s if beyond(fault.seen, smooth) else suspect.beyond_s
    return changed(suspect, smooth=smooth, beyond_s=beyond_s)


def beyond(seen: Seen, measured: float) -> bool:
    """Whether an angle (degrees) or a distance (torso lengths) is clearly beyond a fault's threshold."""
    if seen.distance is not None:
        foot = _NEAREST.get(seen.distance.past[:-2], "") == "toe" or seen.distance.point.startswith("heel")
        return measured > seen.distance.over_m / TORSO_M + (_MARGIN_FOOT_TORSO if foot else MARGIN_TORSO)
    low, high = seen.below_deg, seen.above_deg
    below = _MARGIN_STRAIGHT_DEG if low is not None and 0.0 <= low < _NEARLY_STRAIGHT_DEG else MARGIN_DEG
    return (low is not None and measured < low - below) or (high is not None and measured > high + MARGIN_DEG)


def _measured(what: Seen, seen: Observation, side: Side) -> float | None:
    if what.distance is not None:
        return _distance(what.distance, seen, side)
    names = [what.angle] if what.angle == "trunk" else [f"{what.angle}_{s}" for s in _letters(side)]
    found = [(seen.angles_deg[n], seen.sure_0_1[n]) for n in names if seen.sure_0_1.get(n, 0.0) >= SURE_LEAST_0_1]
    if not found:
        return None
    return sum(a * s for a, s in found) / sum(s for _, s in found)


def _letters(side: Side) -> str:
    return {"right": "r", "left": "l"}.get(side, "rl")


def _distance(what: Distance, seen: Observation, side: Side) -> float | None:
    """Torso lengths; where both sides do the same, and each of them could show it, in the mean of what is seen."""
    if side != "both" or what.point[-2:] != what.past[-2:]:
        return _distance_of(what, seen, side)
    found = [d for d in (_distance_of(what, seen, "right"), _distance_of(what, seen, "left")) if d is not None]
    return sum(found) / len(found) if found else None


def _distance_of(what: Distance, seen: Observation, side: Side) -> float | None:
    a, b = (_landmark(name, side) for name in (what.point, what.past))
    if min(seen.seen_0_1.get(a, 0.0), seen.seen_0_1.get(b, 0.0)) < SURE_LEAST_0_1:
        return None
    gap = subtract(seen.places[a], seen.places[b])
    if what.direction in ("above", "below"):
        return gap[1] if what.direction == "above" else -gap[1]
    if what.direction == "apart":
        return length(gap)
    ahead = _ahead(seen, _letters(side)[0])
    if ahead is None:
        return None
    way = gap[0] * ahead[0] + gap[2] * ahead[1]
    return way if what.direction == "ahead" else -way


def _landmark(name: str, side: Side) -> str:
    """The landmark next to a named point of the body, on the working side's hand of it."""
    base, letter = (name[:-2], name[-1]) if name[-2:] in ("_r", "_l") else (name, "r")
    if side == "left":
        letter = {"r": "l", "l": "r"}[letter]
    return f"{_NEAREST.get(base, base)}_{letter}"


def _ahead(seen: Observation, letter: str) -> tuple[float, float] | None:
    """Forward along the floor: from heel to toes."""
    heel, toe = seen.places.get(f"heel_{letter}"), seen.places.get(f"toe_{letter}")
    if heel is None or toe is None:
        return None
    x, z = toe[0] - heel[0], toe[2] - heel[2]
    size = float((x * x + z * z) ** 0.5)
    return (x / size, z / size) if size > 1e-6 else None


def after_repetition(
    watch: Watch, cueing: Cueing, done: Counted, t_s: float, side: Side
) -> tuple[Cueing, tuple[Cue | Praise, ...]]:
    """A repetition ended: which faults did it show, is a cue due, was one followed?"""
    rows = zip(watch.faults, cueing.suspects, strict=True)
    suspects = tuple(
        changed(s, seen=(*s.seen, _shown(f, s, watch, done))[-_OF_LAST:], beyond_s=0.0, smooth=None) for f, s in rows
    )
    after = changed(cueing, suspects=suspects)
    confirmed = [n for n, s in enumerate(suspects) if s.seen[-1] and sum(s.seen) >= 2]
    after, cues = _say(watch, after, confirmed, t_s, side)
    return (after, cues) if cues else _praise(watch, after, t_s)


def shown(watch: Watch, cueing: Cueing) -> tuple[str, ...]:
    """The faults that the last repetition showed."""
    return tuple(f.id for f, s in zip(watch.faults, cueing.suspects, strict=True) if s.seen and s.seen[-1])


def _shown(fault: WatchFault, suspect: Suspect, watch: Watch, done: Counted) -> bool:
    what = fault.seen
    if what.faster_than_s is not None:
        start, end = fault.span or (0.0, 1.0)
        inner = _INNER * (end - start)
        first, last = max(_LOWEST_TIMED, start + inner), max(_LOWEST_TIMED, end - inner)
        took_s = passage_s(done, first, last)
        share = _time_at((last - start) / (end - start)) - _time_at((first - start) / (end - start))
        return took_s is not None and share > 0.0 and took_s / (_SMOOTHED * share) < what.faster_than_s
    if fault.of_range and not done.half:
        return False
    return suspect.beyond_s >= what.for_s


def _time_at(part: float) -> float:
    """When somebody who moves with least jerk, as people do, has gone a part of a way: a part of the time, 0..1."""
    low, high = 0.0, 1.0
    for _ in range(20):
        t = (low + high) / 2
        low, high = (t, high) if t * t * t * (10 + t * (-15 + 6 * t)) < part else (low, t)
    return low


def during_hold(watch: Watch, cueing: Cueing, t_s: float, side: Side) -> tuple[Cueing, tuple[Cue | Praise, ...]]:
    """A hold goes on: a fault that lasts is said within it."""
    due = [
        n
        for n, (fault, suspect) in enumerate(zip(watch.faults, cueing.suspects, strict=True))
        if suspect.beyond_s >= max(fault.seen.for_s, _HELD_FOR_S) and not (fault.of_range and suspect.cued_s)
    ]
    after, cues = _say(watch, cueing, due, t_s, side)
    if cues:
        suspects = tuple(changed(s, beyond_s=0.0) if n in due else s for n, s in enumerate(after.suspects))
        after = changed(after, suspects=suspects)
    return after, cues


def _say(watch: Watch, cueing: Cueing, due: Sequence[int], t_s: float, side: Side) -> tuple[Cueing, tuple[Cue, ...]]:
    if cueing.last_cue_s is not None and t_s - cueing.last_cue_s < _BETWEEN_CUES_S:
        return cueing, ()
    for n in due:
        cued = cueing.suspects[n].cued_s
        if len(cued) >= _MOST_TIMES or (cued and t_s - cued[-1] < _SAME_CUE_S):
            continue
        suspects = list(cueing.suspects)
        suspects[n] = changed(suspects[n], cued_s=(*cued, t_s))
        after = changed(cueing, suspects=tuple(suspects), last_cue_s=t_s)
        return after, (Cue(t_s=t_s, fault=watch.faults[n].id, side=side),)
    return cueing, ()


def _praise(watch: Watch, cueing: Cueing, t_s: float) -> tuple[Cueing, tuple[Praise, ...]]:
    """Two repetitions without a fault that was said: it was followed."""
    for fault, suspect in zip(watch.faults, cueing.suspects, strict=True):
        followed = suspect.cued_s and len(suspect.seen) >= 2 and not any(suspect.seen[-2:])
        if followed and fault.id not in cueing.praised:
            after = changed(cueing, praised=(*cueing.praised, fault.id))
            return after, (Praise(t_s=t_s, what="cue-followed", fault=fault.id),)
    return cueing, ()
