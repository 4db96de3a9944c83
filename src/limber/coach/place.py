"""Is the person at it? Counting waits for the start position, and stops when somebody leaves the exercise.

Walking in, lying down, fidgeting and talking count nothing: they do not stay still in the start position, or they
leave the place, or they bend away from the movement's way.
"""

from collections.abc import Mapping

from limber.body.frame import LANDMARK, Frame
from limber.body.observation import Observation, Orientation
from limber.coach.changed import changed
from limber.coach.features import Numbers, Sure
from limber.coach.samples import Samples, later_than
from limber.coach.seeing import body_px
from limber.coach.signal import Channel, distance, lopsided, start_of, uneven, way, worked_off
from limber.coach.watch import Watch
from limber.plain import value

OFF_LEAST = 3.0
"""How far beside the drawn way the start position may be, in strays: people are built and lie differently."""
WORKED_OFF_LEAST = 2.5
"""The same for what the movement works with, by how much it works: hanging arms are no arms that are held out."""
NEAR_START = 0.45
"""How far along the way, as drawn, a start position may seem to be: somebody's straight leg is another's bent one."""
_BEHIND = 4.5
"""In strays, how far away from the far end it may lie in any case: a small movement's way is soon that long."""
_NEARER = 0.5
"""In strays: so much nearer to the drawn start is another start position, and no trembling."""
AT_TOP = 0.5
LONG_HOLD_S = 3.0
_STILL_FOR_S = 0.8
_STILL_WITHIN = 0.6
_FAST_S, _SLOW_S = 0.1, 0.6
_GONE_S = 1.5
_BEFORE_S = 4.0
_OFF, _OFF_FURTHER = 4.0, 3.0
_MOVED_AWAY = 2.0
_KIND: Mapping[Orientation, str] = {
    "standing": "up", "seated": "up", "kneeling": "up", "all-fours": "down", "prone": "down", "supine": "back",
    "side-lying": "side",
}  # fmt: skip


@value
class Place:
    """Where the person is in the exercise.

    ready : in it, counting. channel : the side that lies so; None when the movement has to tell. origin : features of
    the person's own start position. fast, slow : features smoothed over a short and a longer time. still_since_s :
    since when both agree and fit. at : place of the hips in the picture and the torso's length there, in pixels, when
    the exercise began. size_px : how wide or high the whole body was then. away_since_s : since when the person seems
    to have left it. before : the last seconds of (t_s, along) on the drawn way, while it fits: a hold is dated back
    into them.
    """

    ready: bool = False
    channel: Channel | None = None
    origin: Numbers = ()
    fast: Numbers = ()
    slow: Numbers = ()
    last_s: float | None = None
    still_since_s: float | None = None
    at: tuple[float, float, float] | None = None
    size_px: float | None = None
    away_since_s: float | None = None
    before: Samples = ()


def smoothed(place: Place, t_s: float, numbers: Numbers) -> Place:
    """One step of both smoothings; unknown features keep what they were."""
    if place.last_s is None or not place.fast or t_s - place.last_s > _GONE_S:
        return changed(place, fast=numbers, slow=numbers, last_s=t_s, still_since_s=None)
    step_s = t_s - place.last_s
    fast = _towards(place.fast, numbers, min(1.0, step_s / _FAST_S))
    slow = _towards(place.slow, numbers, min(1.0, step_s / _SLOW_S))
    return changed(place, fast=fast, slow=slow, last_s=t_s)


def arrive(
    watch: Watch, place: Place, frame: Frame, seen: Observation, sure: Sure, side: Channel | None, begun: bool
) -> Place:
    """Whether the person is in position and still.

    The position is the start; for holds, the position to be held will do, because people get there their own way.
    `begun`: the stream began within the exercise, so any posture on its way will do.
    """
    found = _fits(watch, place.fast, seen, sure, side, begun)
    if found is None:
        return (
            place if place.still_since_s is None and not place.before else changed(place, still_since_s=None, before=())
        )
    channel, at_start, along = found
    place = changed(place, before=(*later_than(place.before, seen.t_s - _BEFORE_S), (seen.t_s, along)))
    apart = distance(watch, place.fast, place.slow, sure)
    if not begun and (apart is None or apart >= _STILL_WITHIN):
        return changed(place, still_since_s=None)
    since = seen.t_s if place.still_since_s is None else place.still_since_s
    if not begun and seen.t_s - since < _STILL_FOR_S:
        return changed(place, still_since_s=since)
    drawn = start_of(watch, channel)
    own = tuple(d if o is None else o for o, d in zip(place.slow, drawn, strict=True)) if at_start else drawn
    return changed(
        place,
        ready=True,
        channel=channel,
        origin=own,
        at=_where(frame, seen),
        size_px=None if frame.image is None else body_px(frame),
        still_since_s=since,
        away_since_s=None,
        before=() if at_start else place.before,
    )


def start_anew(
    watch: Watch, place: Place, frame: Frame, seen: Observation, sure: Sure, side: Channel | None
) -> tuple[Place, bool]:
    """Whether somebody who is ready got nearer to the drawn start since: one stands first, then come the hands.

    Only before the first repetition. Returns the place, and whether the person starts from elsewhere now.
    """
    channel = place.channel or side
    again = arrive(watch, changed(place, ready=False), frame, seen, sure, channel, False)
    if again.ready and not again.before:
        start = start_of(watch, channel)
        apart, before = (way(watch, channel, start, origin, sure).off for origin in (again.origin, place.origin))
        if apart + _NEARER < before:
            return changed(again, channel=place.channel), True
    return changed(
        place, fast=again.fast, slow=again.slow, last_s=again.last_s, still_since_s=again.still_since_s
    ), False


def _fits(
    watch: Watch, numbers: Numbers, seen: Observation, sure: Sure, side: Channel | None, begun: bool
) -> tuple[Channel | None, bool, float] | None:
    """Which side the posture fits, whether it is the start position, how far along; None when it does not fit."""
    if seen.orientation is not None and not _same_kind(watch, seen.orientation):
        return None
    sides: tuple[Channel | None, ...] = ("right", "left") if side is None and lopsided(watch) else (side,)
    best: tuple[float, Channel | None, bool, float] | None = None
    for channel in sides:
        found = way(watch, channel, start_of(watch, channel), numbers, sure)
        along = max(found.along.values(), key=abs)
        behind = max(NEAR_START, _BEHIND / watch.strength)
        at_start, at_top = -behind <= along <= NEAR_START, along >= AT_TOP and (watch.hold_s >= LONG_HOLD_S or begun)
        if at_start and not begun and found.off <= OFF_LEAST:
            worked = worked_off(watch, channel, along, numbers, sure)
            at_start = at_start and worked <= WORKED_OFF_LEAST and not uneven(watch, numbers, sure)
        if found.off <= OFF_LEAST and (at_start or at_top) and (best is None or found.off < best[0]):
            best = (found.off, channel, at_start, along)
    return None if best is None else best[1:]


def _same_kind(watch: Watch, orientation: Orientation) -> bool:
    return any(_KIND[orientation] == _KIND[o] for o in watch.orientations)


def leave(
    watch: Watch, place: Place, frame: Frame, seen: Observation, off: float, along: float
) -> tuple[Place, float | None]:
    """Whether the person left the exercise; returns since when."""
    gone = off > _OFF + watch.away + _OFF_FURTHER * abs(along) or _wandered(place, frame, seen)
    if seen.orientation == "standing" and not _same_kind(watch, "standing"):
        gone = True
    if not gone:
        return (place if place.away_since_s is None else changed(place, away_since_s=None)), None
    since = seen.t_s if place.away_since_s is None else place.away_since_s
    if seen.t_s - since < _GONE_S:
        return changed(place, away_since_s=since), None
    return Place(fast=place.fast, slow=place.slow, last_s=place.last_s), since


def _wandered(place: Place, frame: Frame, seen: Observation) -> bool:
    here = _where(frame, seen)
    if here is None or place.at is None:
        return False
    size = max(here[2], place.at[2])
    return abs(here[0] - place.at[0]) > _MOVED_AWAY * size


def _where(frame: Frame, seen: Observation) -> tuple[float, float, float] | None:
    if frame.image is None or seen.torso_px is None:
        return None
    right, left = frame.image[LANDMARK["right_hip"]], frame.image[LANDMARK["left_hip"]]
    return (right[0] + left[0]) / 2 * frame.width_px, (right[1] + left[1]) / 2 * frame.height_px, seen.torso_px


def _towards(before: Numbers, now: Numbers, part: float) -> Numbers:
    return tuple(b if n is None else n if b is None else b + part * (n - b) for b, n in zip(before, now, strict=True))
