"""One take before the coach: what it said, against what was done."""

from collections.abc import Sequence
from itertools import pairwise

from limber.body import Frame
from limber.catalogue import Exercise
from limber.coach import Watch, begin, finish, step
from limber.coach.events import CoachEvent
from limber.coach.signal import Channel
from limber.lab.naive import OneAngle, naive_count
from limber.lab.truth import HOLD_LEAST_S, TrueHold, Truth
from limber.plain import value

_OVERLAP_LEAST = 0.5


@value
class HoldError:
    """A true hold of so many seconds, and how far the coach's time was off; None where it was not found."""

    seconds: float
    error_s: float | None


@value
class Trial:
    """What came of one take.

    count, naive : complete repetitions as the coach and as one angle counted them. false_cues : cues of faults that
    were not performed. first_cue : the first one said. late_s : how long after each repetition's end it was said.
    judged_0_1 : the share of frames, between ready and left, that the coach judged. back_right, back_wrong : frames
    with at least 10 degrees of lumbar change in which the curve's sign agrees, or not.
    """

    exercise: str
    seed: int
    fault: str | None
    true_count: int
    count: int
    naive: int
    true_halves: int
    halves: int
    holds: tuple[HoldError, ...]
    performed: int
    first_cue: str | None
    false_cues: tuple[str, ...]
    late_s: tuple[float, ...]
    judged_0_1: float
    back_right: int = 0
    back_wrong: int = 0


def coached(watch: Watch, frames: Sequence[Frame], side: Channel | None, *, begun: bool = False) -> list[CoachEvent]:
    """Everything the coach says over a stream, and at its end."""
    state = begin(watch, side, begun=begun)
    events: list[CoachEvent] = []
    for frame in frames:
        state, said = step(state, frame)
        events += said
    return [*events, *finish(state)[1]]


def judge(
    exercise: Exercise, watch: Watch, angle: OneAngle, frames: Sequence[Frame], truth: Truth, side: Channel | None
) -> Trial:
    """The coach over one take, against its truth."""
    events = coached(watch, frames, side)
    reps = [e for e in events if e.kind == "repetition"]
    cues = [e for e in events if e.kind == "cue"]
    ends = sorted(r.end_s for r in truth.repetitions if not r.half)
    found = [(e.start_s, e.end_s) for e in events if e.kind == "hold-ended" and e.seconds >= HOLD_LEAST_S]
    whole = [r for r in reps if not r.half]
    agree = len(whole) == len(ends)
    return Trial(
        exercise=exercise.id,
        seed=truth.seed,
        fault=truth.fault,
        true_count=truth.count if watch.mode == "repetitions" else len(truth.holds),
        count=len(whole) if watch.mode == "repetitions" else len(found),
        naive=naive_count(angle, frames),
        true_halves=sum(r.half for r in truth.repetitions),
        halves=sum(r.half for r in reps),
        holds=tuple(_hold_error(hold, found) for hold in truth.holds),
        performed=sum(f.chosen for f in truth.faults),
        first_cue=cues[0].fault if cues else None,
        false_cues=tuple(c.fault for c in cues if c.fault not in {f.fault for f in truth.faults}),
        late_s=tuple(round(r.t_s - end, 3) for r, end in zip(whole, ends, strict=True)) if agree else (),
        judged_0_1=_judged(events, frames, truth),
    )


def _hold_error(true: TrueHold, found: Sequence[tuple[float, float]]) -> HoldError:
    """The found holds that lie within a true one, together, against it."""
    seconds = true.end_s - true.start_s
    within = sorted(h for h in found if min(h[1], true.end_s) - max(h[0], true.start_s) > _OVERLAP_LEAST)
    if not within:
        return HoldError(seconds=seconds, error_s=None)
    got = sum(end - start for start, end in within)
    return HoldError(seconds=seconds, error_s=round(got - seconds, 3))


def _judged(events: Sequence[CoachEvent], frames: Sequence[Frame], truth: Truth) -> float:
    """The share of the time at the exercise in which nothing kept the coach from judging."""
    if truth.ready_s is None or truth.left_s is None or truth.left_s <= truth.ready_s:
        return 0.0
    changes = [(truth.ready_s, True), *((e.t_s, e.kind == "can-judge") for e in events if e.kind in _JUDGING)]
    changes = sorted((max(t, truth.ready_s), on) for t, on in changes) + [(truth.left_s, True)]
    seen_s = sum(max(0.0, min(b, truth.left_s) - a) for (a, on), (b, _) in pairwise(changes) if on)
    return min(1.0, seen_s / (truth.left_s - truth.ready_s))


_JUDGING = ("can-judge", "cannot-judge")
