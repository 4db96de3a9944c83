"""The coach as the page's worker drives it: numbers in, JSON out, one set of one exercise at a time.

>>> live = Live('{"watch": {...}, "side": "right"}')
>>> live.step(row)
'{"events": [{"kind": "ready", "t_s": 1.2}], "shown": {"state": "ready", ...}}'
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from limber.body.frame import from_numbers
from limber.coach.signal import Channel
from limber.coach.state import Channels, State, begin
from limber.coach.step import step
from limber.coach.watch import Watch
from limber.plain import plain, read, value

Showing = Literal["cannot-judge", "waiting", "ready", "moving", "holding", "resting"]
_as_json = json.JSONEncoder(allow_nan=False).encode
_SIDES: dict[str, Channel] = {"right": "right", "left": "left"}


@value
class Setting:
    """What a set is begun with. `side`: the side that works, where the exercise has one at a time."""

    watch: Watch
    side: Literal["right", "left", "both", "none"] = "none"


@value
class Shown:
    """What the page may draw beside the picture, for each frame. None is unknown.

    progress_0_1 : how far along the movement, as drawn. range_0_1 : the farthest of the repetition under way.
    usual_0_1 : how far this person usually goes. back, back_neutral : the back's curve and its own neutral.
    held_s : how long the position has been held so far.
    """

    state: Showing
    count: int
    progress_0_1: float | None = None
    range_0_1: float | None = None
    usual_0_1: float | None = None
    back: float | None = None
    back_neutral: float | None = None
    held_s: float | None = None


class Live:
    """One set under way. Holds the state between two frames; everything else is `step`."""

    def __init__(self, setting_json: str) -> None:
        setting = read(Setting, json.loads(setting_json), "setting")
        self.state = begin(setting.watch, _SIDES.get(setting.side))

    def step(self, row: Sequence[float]) -> str:
        """One frame as a flat row (`body.frame.from_numbers`): the events, and what may be drawn, as JSON."""
        self.state, events = step(self.state, from_numbers(row))
        return _as_json({"events": [plain(e) for e in events], "shown": vars(shown(self.state))})

    def rest(self, paused: bool) -> None:
        """The player is paused or rests: nothing is counted, gestures are still seen."""
        self.state = replace(self.state, rest=paused)


def shown(state: State) -> Shown:
    """What may be drawn now."""
    channel = _leading(state)
    usual = channel.counter.usual_range
    held_s = None
    if channel.holding.since_s is not None and state.t_s is not None:
        held_s = round(state.t_s - channel.holding.since_s, 2)
    return Shown(
        state=_state(state, channel),
        count=state.number,
        progress_0_1=None if channel.smooth is None else round(channel.smooth - channel.counter.low, 3),
        range_0_1=round(channel.counter.height, 3) if channel.counter.moving else None,
        usual_0_1=None if usual is None else round(usual, 3),
        back=None if state.back is None or not state.watch.curve else round(state.back, 3),
        back_neutral=None if state.neutral is None or not state.watch.curve else round(state.neutral, 3),
        held_s=held_s,
    )


def _leading(state: State) -> Channels:
    """The channel that is farthest on its way."""
    return max(state.channels.values(), key=lambda channel: channel.smooth or 0.0)


def _state(state: State, channel: Channels) -> Showing:
    if state.rest:
        return "resting"
    if state.seeing.said is not None:
        return "cannot-judge"
    if not state.place.ready:
        return "waiting"
    if channel.holding.since_s is not None:
        return "holding"
    return "moving" if channel.counter.moving else "ready"
