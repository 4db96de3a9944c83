"""Everything the coach remembers between two frames. Plain data: it can be written down and read again."""

from collections.abc import Mapping
from math import isfinite

from limber.coach.anchors import Anchored
from limber.coach.faults import Cueing, watching
from limber.coach.holds import Holding
from limber.coach.place import Place
from limber.coach.repetitions import Counter, first_least
from limber.coach.seeing import Seeing
from limber.coach.sides import Sides
from limber.coach.signal import Channel, changes
from limber.coach.watch import Watch
from limber.plain import value


@value
class Channels:
    """What is remembered of one channel (a side, or both together). `recent`, `smooth`, `at_s`:
    its last raw values, the smoothed one, and when. `beside`: how far beside the way the repetition under way has been,
    summed over so many frames. anchored: what has to stay in its place meanwhile; None between repetitions.
    low_frames: in how many of these frames somebody was seen who does not stand."""

    counter: Counter = Counter()
    holding: Holding = Holding()
    recent: tuple[float, ...] = ()
    smooth: float | None = None
    at_s: float | None = None
    phase: str | None = None
    beside: float = 0.0
    beside_frames: int = 0
    low_frames: int = 0
    anchored: Anchored | None = None


@value
class State:
    """The coach's memory.

    side : the only side that works in this set; None = either, or both. begun : the stream began within the exercise
    (a clip), so that the first posture that fits is taken. rest : nothing is counted, gestures are still seen.
    number : complete repetitions so far. back : the back's curve now. neutral, quiet : its own neutral, and the still
    frames that it comes from. wrists_since_s : since when both wrists are above the head; inf once that was said.
    """

    watch: Watch
    side: Channel | None = None
    begun: bool = False
    rest: bool = False
    t_s: float | None = None
    first_s: float | None = None
    judged_s: float | None = None
    number: int = 0
    seeing: Seeing = Seeing()
    sides: Sides = Sides()
    place: Place = Place()
    channels: Mapping[Channel, Channels] = {}
    cueing: Cueing = Cueing()
    back: float | None = None
    quiet: tuple[float, ...] = ()
    neutral: float | None = None
    wrists_since_s: float | None = None
    wrists_said: bool = False


def begin(watch: Watch, side: Channel | None = None, *, begun: bool = False) -> State:
    """The state before the first frame of a set.

    Parameters
    ----------
    watch
        What to look for.
    side
        The only side that works in this set; None when either may, or both do.
    begun
        The stream begins within the exercise (a clip that was cut): the first posture that fits is the start.
    """
    only = side if watch.sides == "each" and side != "both" else None
    counter = Counter(first=first_least(watch.strength, watch.sides == "alternate"))
    channels = {channel: Channels(counter=counter) for channel in changes(watch, only)}
    return State(watch=watch, side=only, begun=begun, channels=channels, cueing=watching(watch))


def goes_on(state: State, t_s: float) -> bool:
    """Whether a frame's time is one that may follow."""
    return isfinite(t_s) and (state.t_s is None or t_s > state.t_s)
