"""Is what was counted a repetition of this exercise at all? Walking, sitting down, getting up go far along many ways.

Each rule asks for something that the drawn movement does and ordinary moving about does not.
"""

from limber.coach.anchors import STRAYS
from limber.coach.repetitions import FIRST_LEAST, Counted
from limber.coach.signal import Channel
from limber.coach.state import Channels, State

_AT_ONCE, _AS_HIGH = 0.25, 0.5
_BESIDE, _BESIDE_FURTHER = 2.0, 0.8
"""How far beside the drawn way a repetition may be in the mean, in strays, and how much more for each height."""
_BESIDE_OF_WAY = 0.7
"""A small repetition of a weak movement may lie less beside the way: this part of how far it went along, in strays."""
_BESIDE_SMALL = 0.8
"""The smallest repetitions of somebody of whom nothing is known yet keep to the way: a step in walking does not."""
_LOW_PART = 0.3
"""So much of a repetition may look like sitting or kneeling, where somebody is to stand."""


def none_of_it(state: State, name: Channel, channel: Channels, counted: Counted) -> bool:
    """Whether what was counted is no repetition of this exercise after all."""
    return both_at_once(state, name, counted) or beside_the_way(state, channel, counted) or _went_along(channel)


def both_at_once(state: State, name: Channel, counted: Counted) -> bool:
    """Whether the other side did the same at the same time: by turns that is no repetition, but somebody getting up."""
    others = [c.counter for other, c in state.channels.items() if other != name]
    if state.watch.sides == "each":  # one side is meant, and the model moves the hidden one along: the larger is it
        near_s = counted.end_s - counted.start_s
        return any(o.height > counted.height and abs(o.peak_s - counted.peak_s) < near_s for o in others)
    together_s, as_high = _AT_ONCE * (counted.end_s - counted.start_s), _AS_HIGH * counted.height
    return any(
        (o.height > as_high and abs(o.peak_s - counted.peak_s) < together_s)
        or any(t == counted.peak_s and along - o.low > as_high for t, along in o.samples)
        for o in others
    )


def beside_the_way(state: State, channel: Channels, counted: Counted) -> bool:
    """Whether it was another movement that happened to go far along this one: walking, bending down, sitting down."""
    frames = max(1, channel.beside_frames)
    if state.watch.stands and channel.low_frames > _LOW_PART * frames:
        return True
    allowed = _BESIDE + state.watch.away + _BESIDE_FURTHER * counted.height
    allowed = min(allowed, _BESIDE_OF_WAY * state.watch.strength * counted.height + state.watch.away)
    if counted.of_usual is None and counted.height < FIRST_LEAST:
        allowed = min(allowed, _BESIDE_SMALL)
    return channel.beside > allowed * frames


def _went_along(channel: Channels) -> bool:
    """Whether what stays in its place during the exercise moved: somebody walked, turned round or stepped aside."""
    return channel.anchored is not None and channel.anchored.now > STRAYS
