"""One whole stream, told afterwards: the coach's events folded into the document that `limber analyze --json` prints.

Fed frame by frame, so that a stream of hours needs no more memory than one of minutes: what was counted is kept, the
frames are not.
"""

from collections import Counter, deque
from collections.abc import Iterable, Mapping
from statistics import median
from typing import Annotated, Literal

from limber.body import Frame, observe
from limber.body.observation import Observation
from limber.catalogue import Exercise
from limber.coach.events import (
    CanJudge,
    CannotJudge,
    CoachEvent,
    Cue,
    HoldEnded,
    HoldStarted,
    Left,
    Need,
    Ready,
    Repetition,
    Side,
)
from limber.coach.sides import exchanged
from limber.coach.signal import Channel
from limber.coach.state import State, begin
from limber.coach.step import finish, step
from limber.coach.watch import Mode, Watch, WhyTimer
from limber.plain import Range, value

Seconds = Annotated[float, Range(0)]
Count = Annotated[int, Range(0)]
View = Literal["side", "front", "oblique", "foot-end", "unknown"]
WAITS_S = 0.5
"""A person who is out of position for less than this is not worth a line."""
_SURE_0_1 = 0.5
_REMEMBERED = 2_400
_CHANNEL: Mapping[Side, Channel] = {"right": "right", "left": "left", "both": "both"}
_MIDDLE_OF = 5
_JUMP_DEG, _MIRRORED_DEG = 30.0, 12.0
"""No limb goes from so far before the body to about as far behind it within one frame."""


@value
class AnalysedRepetition:
    """One repetition, complete or half. `n`: its place in the list. `range`: what each observed angle went through
    between start and end, degrees; an angle that was hidden for half of the time is absent.
    """

    n: Annotated[int, Range(1)]
    side: Side
    half: bool
    start_s: Seconds
    peak_s: Seconds
    end_s: Seconds
    held_s: Seconds
    range: Mapping[str, float] = {}


@value
class AnalysedRepetitions:
    """`count`: complete repetitions, all sides together; half ones are listed and not counted."""

    count: Count
    items: tuple[AnalysedRepetition, ...] = ()


@value
class AnalysedHold:
    """The position was held from `start_s` to `end_s`; one that still goes on at the end counts until then."""

    start_s: Seconds
    end_s: Seconds
    seconds: Seconds
    side: Side


@value
class AnalysedCue:
    """A fault of the catalogue that was seen and confirmed; `text`: what the coach says about it."""

    at_s: Seconds
    fault: str
    text: str
    side: Side


@value
class NotJudged:
    """Nothing was scored from `from_s` to `to_s`, and why. `joints`: what could not be seen, where that is why."""

    from_s: Seconds
    to_s: Seconds
    why: Need
    joints: tuple[str, ...] = ()


@value
class AnalysedBack:
    """The back's curve, torso lengths: positive rounded, negative hollow. `neutral`: the person's own; None unknown."""

    neutral: float | None
    min: float
    max: float


@value
class Analysis:
    """What one stream showed of one exercise.

    mode, why_timer : whether the camera counts repetitions, times holds, or leaves the exercise to the timer, and why.
    duration_s : from the first frame to the last. frames_judged : those in which the coach could score.
    view : from where the trunk was seen most of the time. back : None where its edge was never in sight.
    """

    exercise: str
    mode: Mode
    why_timer: WhyTimer | None
    duration_s: Seconds
    frames: Count
    frames_judged: Count
    view: View
    reps: AnalysedRepetitions
    holds: tuple[AnalysedHold, ...] = ()
    cues: tuple[AnalysedCue, ...] = ()
    not_judged: tuple[NotJudged, ...] = ()
    back: AnalysedBack | None = None


def analyse(frames: Iterable[Frame], exercise: Exercise, watch: Watch, *, language: str = "en") -> Analysis:
    """The whole coach over a stream that began within the exercise; see `Folding` for one step at a time."""
    folding = Folding(exercise, watch, language=language)
    for frame in frames:
        folding.add(frame)
    folding.end()
    return folding.analysis()


class Folding:
    """The coach at work on one stream, and what it found so far.

    `add` takes the next frame and returns what was seen in it and the events that it caused; `end` says that there is
    none; `analysis` may be asked at any time.
    """

    def __init__(self, exercise: Exercise, watch: Watch, *, side: Channel | None = None, language: str = "en") -> None:
        self.exercise, self.watch, self.language = exercise, watch, language
        self.state: State = begin(watch, side, begun=True)
        self.frames = self.judged = self.count = 0
        self.first_s: float | None = None
        self.last_s = 0.0
        self.repetitions: list[AnalysedRepetition] = []
        self.holds: list[AnalysedHold] = []
        self.cues: list[AnalysedCue] = []
        self.judging = _Judging()
        self._views: Counter[View] = Counter()
        self._open: dict[Side, float] = {}
        self._recent = _Recent()
        self._curve = _Extremes()

    def add(self, frame: Frame) -> tuple[Observation, tuple[CoachEvent, ...]]:
        """One frame further."""
        seen = observe(frame)
        self.state, events = step(self.state, frame, seen)
        if bool(frame.mirrored) != self.state.sides.swapped:
            seen = exchanged(seen)
        self.frames += 1
        self.first_s = frame.t_s if self.first_s is None else self.first_s
        self.last_s = frame.t_s
        self._views[seen.view or "unknown"] += 1
        for event in events:
            self._take(event)
        if self.watch.mode != "timer":
            self._judge(seen, events)
        elif seen.back is not None and self.watch.curve:
            self._curve.add(seen.back)
        return seen, events

    def end(self) -> None:
        """The stream is over: what it cut off counts where it was nearly done."""
        self.state, events = finish(self.state)
        for event in events:
            self._take(event)

    def _judge(self, seen: Observation, events: tuple[CoachEvent, ...]) -> None:
        scored = self.state.judged_s == seen.t_s
        self._recent.add(seen)
        ready = self.judging.add(seen.t_s, scored, events)
        if scored and ready:
            self.judged += 1
            if seen.back is not None and self.watch.curve:
                self._curve.add(seen.back)

    def _take(self, event: CoachEvent) -> None:
        if isinstance(event, Repetition):
            self.count += not event.half
            self.repetitions.append(self._repetition(event))
        elif isinstance(event, HoldStarted):
            self._open[event.side] = event.start_s
        elif isinstance(event, HoldEnded):
            self._open.pop(event.side, None)
            self.holds.append(_hold(event.start_s, event.end_s, event.side))
        elif isinstance(event, Cue):
            text = self.exercise.text(self.language).faults[event.fault].cue
            self.cues.append(AnalysedCue(at_s=_ms(event.t_s), fault=event.fault, text=text, side=event.side))

    def _repetition(self, event: Repetition) -> AnalysedRepetition:
        return AnalysedRepetition(
            n=len(self.repetitions) + 1,
            side=event.side,
            half=event.half,
            start_s=_ms(event.start_s),
            peak_s=_ms(event.peak_s),
            end_s=_ms(event.end_s),
            held_s=_ms(event.held_s),
            range=self._recent.ranges_deg(event.start_s, event.end_s),
        )

    def holding_since(self) -> Mapping[Side, float]:
        """The holds that go on now, and since when: a start may be dated better after it was told."""
        now = {name: channel.holding.since_s for name, channel in self.state.channels.items()}
        return {side: now.get(_CHANNEL[side], start) or start for side, start in self._open.items()}

    def analysis(self) -> Analysis:
        """What was found so far."""
        last_s = self.state.judged_s or 0.0
        open_holds = (_hold(start, max(start, last_s), side) for side, start in self.holding_since().items())
        return Analysis(
            exercise=self.exercise.id,
            mode=self.watch.mode,
            why_timer=self.watch.why_timer,
            duration_s=_ms(self.last_s - (self.first_s or 0.0)),
            frames=self.frames,
            frames_judged=self.judged,
            view=self._views.most_common(1)[0][0] if self._views else "unknown",
            reps=AnalysedRepetitions(count=self.count, items=tuple(self.repetitions)),
            holds=tuple(sorted((*self.holds, *open_holds), key=lambda hold: hold.start_s)),
            cues=tuple(self.cues),
            not_judged=self.judging.all(self.last_s),
            back=self._curve.back(self.state.neutral),
        )


class _Judging:
    """When nothing could be scored, and why: something was missing, or the person was not at the exercise."""

    def __init__(self) -> None:
        self.spans: list[NotJudged] = []
        self._missing: tuple[float, CannotJudge] | None = None
        self._waiting_s: float | None = None
        self._ready = False
        self._unseen_s: float | None = None

    def add(self, t_s: float, scored: bool, events: tuple[CoachEvent, ...]) -> bool:
        """One frame further; whether the person is at the exercise."""
        if scored:
            self._unseen_s = None
        elif self._unseen_s is None:
            self._unseen_s = t_s
        for event in events:
            if isinstance(event, CannotJudge):
                self._cannot(event)
            elif isinstance(event, CanJudge):
                self._close_missing(t_s)
            elif isinstance(event, (Ready, Left)):
                self._close_waiting(t_s)
                self._ready = isinstance(event, Ready)
        if self._ready or self._missing is not None:
            self._close_waiting(t_s)
        elif self._waiting_s is None:
            self._waiting_s = t_s
        return self._ready

    def _cannot(self, event: CannotJudge) -> None:
        """What is missing began before it was said; another reason follows on the one before."""
        since = event.t_s if self._unseen_s is None else self._unseen_s
        if self._missing is not None:
            since = event.t_s
            self._close_missing(since)
        elif self._waiting_s is not None:
            self._close_waiting(since)
        self._missing = (since, event)

    def _close_missing(self, t_s: float) -> None:
        if self._missing is not None:
            since, event = self._missing
            self.spans.append(NotJudged(from_s=_ms(since), to_s=_ms(t_s), why=event.why, joints=event.joints))
        self._missing = None

    def _close_waiting(self, t_s: float) -> None:
        if self._waiting_s is not None and t_s - self._waiting_s >= WAITS_S:
            self.spans.append(NotJudged(from_s=_ms(self._waiting_s), to_s=_ms(t_s), why="get-into-position"))
        self._waiting_s = None

    def now(self) -> Need | None:
        """What keeps the coach from scoring at this moment; None when it scores."""
        if self._missing is not None:
            return self._missing[1].why
        return None if self._ready else "get-into-position"

    def all(self, last_s: float) -> tuple[NotJudged, ...]:
        """Every span, those that go on until the end included."""
        whole = _Judging()
        whole.spans = list(self.spans)
        whole._missing, whole._waiting_s = self._missing, self._waiting_s
        whole._close_missing(last_s)
        whole._close_waiting(last_s)
        return tuple(sorted(whole.spans, key=lambda span: span.from_s))


class _Recent:
    """The angles of the last moments, for the ranges of the repetition that ends next; longer ones are thinned out."""

    def __init__(self) -> None:
        self._frames: deque[tuple[float, Mapping[str, float], Mapping[str, float]]] = deque()

    def add(self, seen: Observation) -> None:
        self._frames.append((seen.t_s, seen.angles_deg, seen.sure_0_1))
        if len(self._frames) > _REMEMBERED:
            self._frames = deque(list(self._frames)[::2])

    def ranges_deg(self, start_s: float, end_s: float) -> dict[str, float]:
        """Largest minus smallest of each angle, single wild frames left out."""
        inside = [(angles, sure) for t, angles, sure in self._frames if start_s <= t <= end_s]
        while self._frames and self._frames[0][0] < start_s:
            self._frames.popleft()
        found: dict[str, float] = {}
        for name in sorted({name for angles, _ in inside for name in angles}):
            values = [angles[name] for angles, sure in inside if sure.get(name, 0.0) >= _SURE_0_1]
            if 2 * len(values) >= len(inside) and len(values) >= 3:
                for n in range(1, len(values)):
                    values[n] = without_jump(values[n - 1], values[n])
                middles = [sorted(three)[1] for three in zip(values, values[1:], values[2:], strict=False)]
                found[name] = round(max(middles) - min(middles), 1)
        return found


def without_jump(before: float | None, now: float) -> float:
    """An angle whose sign (before or behind the body) cannot have changed since the frame before keeps it."""
    turned = before is not None and abs(before - now) > _JUMP_DEG and abs(before + now) < _MIRRORED_DEG
    return -now if turned else now


class _Extremes:
    """The smallest and the largest of the back's curve, single wild frames left out."""

    def __init__(self) -> None:
        self._last: deque[float] = deque(maxlen=_MIDDLE_OF)
        self._low = self._high = 0.0
        self._any = False

    def add(self, curve: float) -> None:
        self._last.append(curve)
        if len(self._last) == _MIDDLE_OF:
            middle = median(self._last)
            self._low = min(self._low, middle) if self._any else middle
            self._high = max(self._high, middle) if self._any else middle
            self._any = True

    def back(self, neutral: float | None) -> AnalysedBack | None:
        if not self._any:
            return None
        own = None if neutral is None else round(neutral, 4)
        return AnalysedBack(neutral=own, min=round(self._low, 4), max=round(self._high, 4))


def _hold(start_s: float, end_s: float, side: Side) -> AnalysedHold:
    return AnalysedHold(start_s=_ms(start_s), end_s=_ms(end_s), seconds=_ms(end_s - start_s), side=side)


def _ms(seconds: float) -> float:
    """To the millisecond: finer is noise."""
    return round(max(0.0, seconds), 3)
