"""The truth of a set: when each repetition started, peaked and ended, what was held, which rules were broken."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from limber.body import Movement
from limber.body.chain import SEGMENT_INDEX
from limber.body.movement import Fault
from limber.body.skeleton import STATURE_M
from limber.body.solve import Posture
from limber.lab.faults import beyond
from limber.lab.motion import Motion
from limber.lab.people import Person, lengths
from limber.lab.placed_body import Body, mixed, placed_body
from limber.lab.sets import Done, Performed, farthest, swaps
from limber.lab.truth import ENDS_BELOW, HELD_FROM, HOLD_LEAST_S, TrueFault, TrueHold, TrueRepetition

_STEP_S = 0.04
_ASIDE = 0.3
_SHAPE = tuple(
    SEGMENT_INDEX[f"{segment}_{side}"]
    for segment in ("upper_arm", "forearm", "hand", "thigh", "shank", "foot")
    for side in "rl"
) + (SEGMENT_INDEX["head"],)
_HIPS = (SEGMENT_INDEX["thigh_r"], SEGMENT_INDEX["thigh_l"])


class Judged(NamedTuple):
    """What was done, in order of time."""

    repetitions: tuple[TrueRepetition, ...]
    holds: tuple[TrueHold, ...]
    faults: tuple[TrueFault, ...]


class _Sample(NamedTuple):
    t_s: float
    along: float
    body: Body


def judged(movement: Movement, person: Person, motion: Motion, performed: Performed, chosen: str | None) -> Judged:
    """The truth of everything that was performed, from the postures themselves."""
    sizes = lengths(person)
    repetitions, holds, faults = [], [], list(performed.fast)
    if movement.counts == "minutes":
        return Judged((), (), ())
    long_holds = movement.counts == "hold" or any(p.hold and p.seconds >= HOLD_LEAST_S for p in movement.phases)
    for done in performed.done:
        samples = _samples(movement, motion, done, sizes)
        if movement.counts == "repetition":
            repetitions.append(_repetition(movement, done, samples))
        if long_holds and (held := _held(performed, done, samples)) is not None:
            holds.append(held)
        for fault in movement.faults:
            faults += _met(fault, performed, done, samples, person.stature_m / STATURE_M, chosen)
    return Judged(tuple(repetitions), tuple(holds), tuple(sorted(faults, key=lambda f: f.start_s)))


def _samples(movement: Movement, motion: Motion, done: Done, sizes: tuple[float, ...]) -> list[_Sample]:
    """How far along a repetition was at each moment: on the way to where it went itself, not to where the drawn one
    goes, for a joint that goes half way round a circle moves another way than one that goes all round it."""
    unit = done.unit
    first, far = unit.phases[0].frames[0].posture, mixed(unit.centre, farthest(unit), done.reach)
    start = mixed(unit.centre, first, done.reach if swaps(movement) else 1.0)
    base, top = _shape(start, sizes), _shape(far, sizes)
    way = [b - a for a, b in zip(base, top, strict=True)]
    whole = sum(x * x for x in way) or 1.0
    found = []
    for n in range(int((done.end_s - done.start_s) / _STEP_S) + 1):
        t_s = done.start_s + n * _STEP_S
        body = placed_body(motion.at(t_s), sizes)
        along = sum((x - a) * d for x, a, d in zip(_shape_of(body), base, way, strict=True)) / whole
        found.append(_Sample(t_s, along, body))
    return found


def _shape(posture: Posture, sizes: tuple[float, ...]) -> list[float]:
    return _shape_of(placed_body(posture, sizes))


def _shape_of(body: Body) -> list[float]:
    """Where the joints are, from mid-hip."""
    (ax, ay, az), (bx, by, bz) = body.origins[_HIPS[0]], body.origins[_HIPS[1]]
    mx, my, mz = (ax + bx) / 2, (ay + by) / 2, (az + bz) / 2
    found: list[float] = []
    for n in _SHAPE:
        x, y, z = body.origins[n]
        found += (x - mx, y - my, z - mz)
    return found


def _above(samples: Sequence[_Sample], level: float) -> tuple[float, float]:
    """When the way first rises to a level, and last falls below it (between samples, straight)."""
    first, last = samples[0].t_s, samples[-1].t_s
    for a, b in pairwise(samples):
        if a.along < level <= b.along:
            first = a.t_s + (level - a.along) / (b.along - a.along) * (b.t_s - a.t_s)
            break
    for a, b in pairwise(reversed(samples)):
        if a.along < level <= b.along:
            last = a.t_s + (level - a.along) / (b.along - a.along) * (b.t_s - a.t_s)
            break
    return first, last


def _repetition(movement: Movement, done: Done, samples: Sequence[_Sample]) -> TrueRepetition:
    height = max(s.along for s in samples)
    up_s, down_s = _above(samples, HELD_FROM * height)
    top_from_s, top_to_s = _above(samples, 0.99 * height)
    _, end_s = _above(samples, ENDS_BELOW * height)
    swap = swaps(movement)
    return TrueRepetition(
        side=done.unit.side,
        half=done.half,
        start_s=done.start_s,
        peak_s=done.end_s if swap else (top_from_s + top_to_s) / 2,
        end_s=done.end_s if swap else end_s,
        held_s=0.0 if swap else down_s - up_s,
        range_0_1=done.reach,
    )


def _held(performed: Performed, done: Done, samples: Sequence[_Sample]) -> TrueHold | None:
    start_s, end_s = _kept(performed, done, samples)
    if done.half or end_s - start_s < HOLD_LEAST_S:
        return None
    return TrueHold(side=done.unit.side, start_s=start_s, end_s=end_s)


def _kept(performed: Performed, done: Done, samples: Sequence[_Sample]) -> tuple[float, float]:
    """From when until when the longest hold is kept; a fault may bring it nearer to the start, or aside."""
    drawn = {p.name for p in done.unit.phases if p.hold}
    kept = [p for p in performed.phases if p.phase in drawn and done.start_s <= p.start_s < done.end_s]
    if not kept:
        return _above(samples, HELD_FROM * max(s.along for s in samples))
    held = {p: median([s.along for s in samples if p.start_s <= s.t_s <= p.end_s] or [0.0]) for p in kept}
    longest = max(kept, key=lambda p: held[p])
    if held[longest] < _ASIDE:
        return longest.start_s, longest.end_s
    return _above(samples, HELD_FROM * held[longest])


def _met(
    fault: Fault, performed: Performed, done: Done, samples: Sequence[_Sample], size: float, chosen: str | None
) -> list[TrueFault]:
    """Stretches of a repetition in which a rule is met for as long as it asks for."""
    seen = fault.seen
    if seen is None or seen.faster_than_s is not None:
        return []
    phases = [p for p in performed.phases if done.start_s <= p.start_s < done.end_s]
    times = [(p.start_s, p.end_s) for p in phases if not seen.during or p.phase in seen.during]
    found: list[TrueFault] = []
    since: float | None = None
    for sample in (*samples, None):
        over = sample is not None and any(a <= sample.t_s <= b for a, b in times)
        if over and sample is not None:
            over = (beyond(seen, sample.body, size, done.unit.working == "left") or 0.0) > 0.0
        if over and sample is not None:
            since = sample.t_s if since is None else since
        elif since is not None:
            end_s = sample.t_s if sample is not None else samples[-1].t_s
            if end_s - since >= seen.for_s:
                found.append(TrueFault(fault=fault.id, start_s=since, end_s=end_s, chosen=fault.id == chosen))
            since = None
    return found
