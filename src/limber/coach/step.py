"""`step(state, frame) -> (state, events)`: one frame further. Pure: the same frames give the same events.

The order of a step: what was seen (`observe`, sides settled) -> can it be judged (`seeing`) -> is the person at it
(`place`) -> how far along the movement (`signal`) -> repetitions, holds, faults -> what to say.
"""

from collections.abc import Mapping

from limber.body.frame import Frame
from limber.body.observation import Observation
from limber.body.observe import observe
from limber.coach.anchors import Anchored, anchored
from limber.coach.another import beside_the_way, both_at_once, none_of_it
from limber.coach.changed import changed
from limber.coach.events import (
    CanJudge,
    CannotJudge,
    CoachEvent,
    Gesture,
    HoldEnded,
    HoldStarted,
    Left,
    PhaseEntered,
    Ready,
    Repetition,
    Side,
)
from limber.coach.faults import after_repetition, during_hold, look, shown
from limber.coach.features import Sure, features
from limber.coach.gesture import HELD_S, wrists_above_head
from limber.coach.holds import Dating, Held, Holding, hold, let_go
from limber.coach.place import arrive, leave, smoothed, start_anew
from limber.coach.repetitions import Counted, Counter, count, cut_off, unlearnt
from limber.coach.samples import median
from limber.coach.seeing import follow, missing
from limber.coach.sides import exchanged, settle
from limber.coach.signal import Channel, Way, start_of, way
from limber.coach.state import Channels, State, goes_on
from limber.coach.watch import Part

_SMOOTH_S = 0.08
_LAG_S = 0.1
"""A smoothed value stands for a moment so long ago."""
_ASTRAY_S = 0.25
_SMALL = 0.3
_PAUSE_S = 1.0
_BRIDGED_S = 1.0
_BEGUN_WITHIN_S = 3.0
_QUIET_S = 1.0
_LOOKS_AGAIN_S = 0.2
_FALLEN_PART, _STILL_RISING_S = 0.85, 0.4
_STREAM_SIDE: Mapping[str, Side] = {"right": "right", "left": "left", "both": "both"}
_QUANTUM = 1e-6


def step(state: State, frame: Frame, seen: Observation | None = None) -> tuple[State, tuple[CoachEvent, ...]]:
    """One frame further.

    Parameters
    ----------
    state : State
        From `begin`, or the step before.
    frame : Frame
        The next one; a frame whose time does not go on is passed over.
    seen : Observation, optional
        `observe(frame)`, for those who have it already.

    Returns
    -------
    state, events
        Events in the order in which they came to be known.
    """
    if state.watch.mode == "timer" or not goes_on(state, frame.t_s):
        return state, ()
    seen = observe(frame) if seen is None else seen
    if frame.mirrored:
        seen = exchanged(seen)
    sides, seen = settle(state.sides, seen, waiting=not state.place.ready)
    state = changed(
        state, sides=sides, t_s=frame.t_s, back=seen.back, first_s=frame.t_s if state.first_s is None else state.first_s
    )
    state, gestures = _gesture(state, seen)
    if state.rest:
        return state, gestures
    numbers, sure = features(seen.places, seen.seen_0_1, seen.back, state.watch.together)
    channel = state.place.channel or state.side
    origin = state.place.origin if state.place.ready else start_of(state.watch, channel)
    found = way(state.watch, channel, origin, numbers, sure)
    need, joints = missing(state.watch, frame, seen, found.share_0_1, len(sides.changed_s), state.place.size_px)
    seeing, said = follow(state.seeing, frame.t_s, need, joints)
    if seeing is not state.seeing:
        state = changed(state, seeing=seeing)
    if need is not None or seeing.said is not None:
        state, let = _unseen(state, frame.t_s, said)
        return state, (*gestures, *let, *said)
    place = smoothed(state.place, frame.t_s, numbers) if _start_is_open(state, frame.t_s) else state.place
    state = changed(state, place=place, judged_s=frame.t_s)
    state, events = _judge(state, frame, seen, sure, found)
    return state, (*gestures, *said, *events)


def finish(state: State) -> tuple[State, tuple[CoachEvent, ...]]:
    """The stream ended (a clip that was cut): a repetition that was nearly done counts."""
    events: list[CoachEvent] = []
    t_s = state.t_s
    for name, channel in state.channels.items():
        if t_s is None or state.watch.mode != "repetitions" or not channel.recent:
            continue
        counted = cut_off(channel.counter, t_s, channel.recent[-1], state.watch.cycle_s)
        if counted is None or both_at_once(state, name, counted) or beside_the_way(state, channel, counted):
            continue  # whether the feet stay in place shows at the end only
        state = changed(state, number=state.number + (not counted.half))
        side = _STREAM_SIDE[name]
        cueing, _ = after_repetition(state.watch, state.cueing, counted, t_s, side)
        events.append(_repetition(state, counted, t_s, side, shown(state.watch, cueing)))
    still = {name: changed(c, counter=_aside(c.counter)) for name, c in state.channels.items()}
    return changed(state, channels=still), tuple(events)


def _gesture(state: State, seen: Observation) -> tuple[State, tuple[CoachEvent, ...]]:
    moving = any(c.counter.moving for c in state.channels.values())
    if not state.watch.gesture or moving or not wrists_above_head(seen.places):
        return (state if state.wrists_since_s is None else changed(state, wrists_since_s=None, wrists_said=False)), ()
    since = seen.t_s if state.wrists_since_s is None else state.wrists_since_s
    if state.wrists_said or seen.t_s - since < HELD_S:
        return changed(state, wrists_since_s=since), ()
    return changed(state, wrists_since_s=since, wrists_said=True), (Gesture(t_s=seen.t_s),)


def _unseen(state: State, t_s: float, said: tuple[CannotJudge | CanJudge, ...]) -> tuple[State, tuple[CoachEvent, ...]]:
    """Nothing is scored. A hold lives through a short gap; after a longer one it ended when it was last seen."""
    if state.seeing.said is not None and state.place.still_since_s is not None and not state.place.ready:
        state = changed(state, place=changed(state.place, still_since_s=None))  # nobody knows whether it was still
    last = state.judged_s
    if last is None or t_s - last < _BRIDGED_S:
        return state, ()
    channels, events = dict(state.channels), list[CoachEvent]()
    for name, channel in state.channels.items():
        holding, held = let_go(channel.holding, last)
        counter = changed(channel.counter, moving=False, samples=())
        channels[name] = Channels(counter=counter, holding=holding)
        events += _held(held, t_s, _STREAM_SIDE[name])
    return changed(state, channels=channels), tuple(events)


def _judge(
    state: State, frame: Frame, seen: Observation, sure: Sure, found: Way
) -> tuple[State, tuple[CoachEvent, ...]]:
    if not state.place.ready:
        return _waiting(state, frame, seen, sure)
    place, since_s = leave(state.watch, state.place, frame, seen, found.off, max(found.along.values(), key=abs))
    if place is not state.place:
        state = changed(state, place=place)
    if since_s is not None:
        return _gone(state, frame.t_s, since_s)
    if state.place.last_s == frame.t_s and not any(c.counter.moving for c in state.channels.values()):
        place, anew = start_anew(state.watch, state.place, frame, seen, sure, state.side)
        state = changed(state, place=place, channels=_fresh(state) if anew else state.channels)
    return _exercising(_neutral(state, seen), frame, seen, found)


def _start_is_open(state: State, t_s: float) -> bool:
    """Whether the start position may still be another one: nobody is ready, or no repetition was done yet.

    Then a look now and again is enough: it is as dear as the rest of a step.
    """
    if not state.place.ready:
        return True
    first = state.watch.mode == "repetitions" and state.number == 0 and not state.begun
    return first and t_s - (state.place.last_s or 0.0) >= _LOOKS_AGAIN_S


def _waiting(state: State, frame: Frame, seen: Observation, sure: Sure) -> tuple[State, tuple[CoachEvent, ...]]:
    first_s = frame.t_s if state.first_s is None else state.first_s
    begun = state.begun and frame.t_s - first_s < _BEGUN_WITHIN_S
    place = arrive(state.watch, state.place, frame, seen, sure, state.side, begun)
    state = changed(state, place=place)
    if not place.ready:
        return state, ()
    fresh = _fresh(state)
    only = next(iter(fresh)) if place.channel is None else place.channel
    fresh[only] = changed(fresh[only], holding=Holding(samples=place.before))
    if place.before and not begun:  # already there: what comes first is the way back, and no repetition
        top = changed(fresh[only].counter, low=place.before[-1][1])
        fresh[only] = changed(fresh[only], counter=top)
    return _neutral(changed(state, channels=fresh), seen), (Ready(t_s=frame.t_s),)


def _fresh(state: State) -> dict[Channel, Channels]:
    """All channels at rest; what is usual for the person stays known."""
    return {
        name: Channels(
            counter=Counter(
                usual=c.counter.usual,
                usual_s=c.counter.usual_s,
                least=c.counter.least,
                other=c.counter.other,
                first=c.counter.first,
            )
        )
        for name, c in state.channels.items()
    }


def _gone(state: State, t_s: float, since_s: float) -> tuple[State, tuple[CoachEvent, ...]]:
    events: list[CoachEvent] = []
    for name, channel in state.channels.items():
        _, held = let_go(channel.holding, since_s)
        events += _held(held, t_s, _STREAM_SIDE[name])
    return changed(state, channels=_fresh(state)), (*events, Left(t_s=t_s))


def _neutral(state: State, seen: Observation) -> State:
    """The back's neutral: the median over a second of stillness in the start position."""
    still = state.place.still_since_s
    if state.neutral is not None or seen.back is None or still is None:
        return state
    quiet = (*state.quiet, seen.back)
    if seen.t_s - still < _QUIET_S:
        return changed(state, quiet=quiet[-90:])
    return changed(state, neutral=median(quiet), quiet=())


def _exercising(state: State, frame: Frame, seen: Observation, found: Way) -> tuple[State, tuple[CoachEvent, ...]]:
    events: list[CoachEvent] = []
    for name, channel in state.channels.items():
        along = found.along.get(name)
        if along is None:  # hidden, while the other side is not: it stays as it was
            along = channel.recent[-1] if channel.recent else 0.0
        state, new = _channel(state, name, along, found.off, frame, seen)
        events += new
    return state, tuple(events)


def _channel(
    state: State, name: Channel, along: float, off: float, frame: Frame, seen: Observation
) -> tuple[State, tuple[CoachEvent, ...]]:
    """One channel's step: smooth, count, hold, look for faults, say."""
    side, t_s = _STREAM_SIDE[name], seen.t_s
    channel = _smoothed(state.channels[name], along, t_s)
    meant_s = max(state.first_s or 0.0, t_s - _LAG_S)
    level = round((channel.smooth or 0.0) / _QUANTUM) * _QUANTUM
    events: list[CoachEvent] = []
    part = _part(channel, level, t_s)
    cueing = look(state.watch, state.cueing, seen, part, side) if part or len(state.channels) == 1 else state.cueing
    counter, holding = channel.counter, channel.holding
    counted: Counted | None = None
    if state.watch.mode == "repetitions":
        counter, counted = (
            (_aside(counter), None) if _astray(state, t_s) else count(counter, meant_s, level, state.watch.cycle_s)
        )
    if state.watch.hold_s >= 3.0:
        dating = Dating(state.watch.held_from, state.watch.mode == "repetitions")
        holding, started_s, held = hold(holding, meant_s, level, off, dating, (t_s, seen.places))
        if started_s is not None:
            events.append(HoldStarted(t_s=t_s, start_s=started_s, side=side))
        events += _held(held, t_s, side)
        if holding.since_s is not None:
            cueing, cues = during_hold(state.watch, cueing, t_s, side)
            events += cues
    ended = counted is not None
    if counted is not None and none_of_it(state, name, channel, counted):
        counter, counted = unlearnt(counter, channel.counter), None
    moving = counter.moving and channel.counter.moving
    beside, frames = (channel.beside + off, channel.beside_frames + 1) if moving else (0.0, 0)
    low = channel.low_frames + (seen.orientation not in (None, "standing")) if moving else 0
    not_yet = ended or _only_begins(counter, level) or _begins_anew(channel, counter)
    stays = _stays(state, None if not_yet else channel.anchored, name, frame, seen) if counter.moving else None
    channel = changed(
        channel,
        counter=counter,
        holding=holding,
        beside=beside,
        beside_frames=frames,
        low_frames=low,
        anchored=stays,
    )
    channel, entered = _phase(state, channel, part, t_s, side)
    events += entered
    if counted is not None:
        state = changed(state, number=state.number + (not counted.half))
        cueing, said = after_repetition(state.watch, cueing, counted, t_s, side)
        events += (_repetition(state, counted, t_s, side, shown(state.watch, cueing)), *said)
    channels = {**state.channels, name: channel}
    if counted is not None and len(channels) > 1:
        channels = _told_each_other(channels)
    return changed(state, channels=channels, cueing=cueing), tuple(events)


def _only_begins(counter: Counter, level: float) -> bool:
    """Whether it has hardly left the start position yet; on the way back it has, however small it is."""
    now = level - counter.low
    return counter.height < _SMALL and _FALLEN_PART * counter.height <= now < _SMALL / 2


def _begins_anew(channel: Channels, counter: Counter) -> bool:
    """Whether it goes further than before after a pause: what came before was getting into place."""
    return channel.counter.moving and counter.moving and counter.peak_s - channel.counter.peak_s > _PAUSE_S


def _stays(state: State, before: Anchored | None, name: Channel, frame: Frame, seen: Observation) -> Anchored | None:
    """Where what has to stay in its place is now, against when the repetition under way began."""
    anchors = state.watch.anchors
    if not anchors or frame.image is None or seen.torso_px is None:
        return before
    exchanged = state.sides.swapped != bool(frame.mirrored)
    return anchored(anchors, before, frame, seen.torso_px, name, exchanged)


def _told_each_other(channels: dict[Channel, Channels]) -> dict[Channel, Channels]:
    """Each side knows what is usual on the other: until it has its own, that is the best guess."""
    right, left = channels["right"], channels["left"]
    return {
        "right": changed(right, counter=changed(right.counter, other=left.counter.usual)),
        "left": changed(left, counter=changed(left.counter, other=right.counter.usual)),
    }


def _astray(state: State, t_s: float) -> bool:
    """Whether the person seems to have left the exercise, if only for a moment: nothing that is done now counts."""
    return state.place.away_since_s is not None and t_s - state.place.away_since_s > _ASTRAY_S


def _aside(counter: Counter) -> Counter:
    """The repetition under way is none."""
    return changed(counter, moving=False, samples=()) if counter.moving else counter


def _smoothed(channel: Channels, along: float, t_s: float) -> Channels:
    """The middle of the last three values, then a short smoothing: one wild frame changes nothing."""
    recent = (*channel.recent[-2:], along)
    middle = sorted(recent)[len(recent) // 2]
    if channel.smooth is None or channel.at_s is None:
        return changed(channel, recent=recent, smooth=middle, at_s=t_s)
    share = min(1.0, (t_s - channel.at_s) / _SMOOTH_S)
    return changed(channel, recent=recent, smooth=channel.smooth + share * (middle - channel.smooth), at_s=t_s)


def _part(channel: Channels, level: float, t_s: float) -> Part | None:
    """Where in the repetition: on the way out, at the top, on the way back; None at rest."""
    if channel.holding.since_s is not None and channel.holding.leaving_s is None:
        return "top"
    counter = channel.counter
    if not counter.moving:
        return None
    height, now, usual = counter.height, level - counter.low, counter.usual_range
    if now < _FALLEN_PART * height:
        return "back"
    if usual is not None and now >= _FALLEN_PART * usual:
        return "top"
    return "out" if t_s - counter.peak_s < _STILL_RISING_S else "top"


def _phase(
    state: State, channel: Channels, part: Part | None, t_s: float, side: Side
) -> tuple[Channels, tuple[PhaseEntered, ...]]:
    name = next((p.name for p in state.watch.phases if p.part == part), None) if part else None
    if name == channel.phase:
        return channel, ()
    entered = () if name is None else (PhaseEntered(t_s=t_s, phase=name, side=side),)
    return changed(channel, phase=name), entered


def _held(held: Held | None, t_s: float, side: Side) -> tuple[HoldEnded, ...]:
    if held is None:
        return ()
    seconds = held.end_s - held.start_s
    return (HoldEnded(t_s=t_s, start_s=held.start_s, end_s=held.end_s, seconds=seconds, side=side),)


def _repetition(state: State, counted: Counted, t_s: float, side: Side, faults: tuple[str, ...]) -> Repetition:
    return Repetition(
        t_s=t_s,
        number=state.number,
        side=side,
        half=counted.half,
        start_s=counted.start_s,
        peak_s=counted.peak_s,
        end_s=counted.end_s,
        held_s=counted.held_s,
        range_0_1=counted.height,
        of_usual=counted.of_usual,
        faults=faults,
    )
