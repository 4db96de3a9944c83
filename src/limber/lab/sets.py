"""A set: somebody performs a movement a number of times, in their own range and at their own pace, or with a fault."""

from collections.abc import Mapping
from random import Random
from typing import Literal, NamedTuple

from limber.body import Clip, Movement, clip
from limber.body.clip import ClipPhase
from limber.body.movement import Fault, stance
from limber.body.placing import mirrored_posture
from limber.body.points import CONTACT_POINTS
from limber.body.props import surfaces
from limber.body.skeleton import JOINTS, STATURE_M
from limber.body.solve import Posture
from limber.lab.faults import beyond, mirrored_push, push
from limber.lab.motion import Piece, PostureAt, Push, in_phase, stay
from limber.lab.people import Person, lengths
from limber.lab.placed_body import DRAWN, mixed, placed_body
from limber.lab.truth import Side, TrueFault, TruePhase

Working = Literal["right", "left"]
# Half of these is another exercise: the far end carries the weight, or is the point of it.
WHOLE = ("sit-to-stand", "step-up", "desk-micro-break")
_HALF, _MARGIN_DEG, _MARGIN_M = (0.40, 0.55), 15.0, 0.05
_NOT_TOO_FAST, _TOO_FAST = 1.35, (0.4, 0.6)
_CLEAR_DEG = 4.0


_UNITS: "dict[tuple[int, Working], tuple[Movement, tuple[Unit, ...]]]" = {}


class Unit(NamedTuple):
    """What one repetition is made of: the drawn phases, the side, and the posture that ranges are counted from."""

    phases: tuple[ClipPhase, ...]
    side: Side
    working: Working
    centre: Posture


class Done(NamedTuple):
    """One repetition as it was performed; `reach`: how far, against the drawn movement."""

    unit: Unit
    start_s: float
    end_s: float
    half: bool
    reach: float


class Performed(NamedTuple):
    """A set: its pieces, its repetitions, its phases, and the phases that were done too fast."""

    pieces: list[Piece]
    done: list[Done]
    phases: list[TruePhase]
    fast: list[TrueFault]


def units(movement: Movement, working: Working) -> tuple[Unit, ...]:
    """The repetitions of one cycle: one, or by turns the right and the left one."""
    key = (id(movement), working)
    if key not in _UNITS:
        _UNITS[key] = (movement, _units(movement, working))
    return _UNITS[key][1]


def _units(movement: Movement, working: Working) -> tuple[Unit, ...]:
    drawn = clip(movement, working)
    side: Side = "both" if movement.sides == "none" else working
    centre = _centre(movement, drawn)
    if movement.sides != "alternate":
        return (Unit(drawn.phases, side, working, centre),)
    n = len(movement.phases)
    first: tuple[Working, Working] = ("right", "left") if working == "right" else ("left", "right")
    return (
        Unit(drawn.phases[:n], first[0], first[0], centre),
        Unit(drawn.phases[n:], first[1], first[1], centre),
    )


def _centre(movement: Movement, drawn: Clip) -> Posture:
    start = drawn.phases[0].frames[0].posture
    if swaps(movement):
        return mixed(start, mirrored_posture(start), 0.5)
    return start


def swaps(movement: Movement) -> bool:
    """Whether the movement goes from one side's far end to the other's, so that no repetition begins at rest."""
    return movement.sides == "alternate" and movement.poses[movement.phases[-1].to].mirror_of is not None


def farthest(unit: Unit) -> Posture:
    """The far end: what differs most from the start, over all joints."""
    start = unit.phases[0].frames[0].posture
    frames = [f.posture for p in unit.phases for f in p.frames]
    return max(frames, key=lambda p: sum((a - b) ** 2 for a, b in zip(p.angles_rad, start.angles_rad, strict=True)))


def comes_with_range(fault: Fault, movement: Movement) -> bool:
    """Whether the drawn movement, half done, shows the fault by itself ("too low")."""
    if fault.seen is None or fault.seen.faster_than_s is not None or movement.counts != "repetition":
        return False
    (unit, *_) = units(movement, "right")
    half = mixed(unit.centre, farthest(unit), 0.5)
    over = beyond(fault.seen, placed_body(half, DRAWN), 1.0, False)
    return over is not None and over > 0.0


def reach_of(person: Person, exercise: str, movement: Movement) -> float:
    """How far a person goes: the own range; close to as drawn where a position is held or the far end carries the
    weight; never so far that the movement becomes a fault."""
    if movement.counts != "repetition" or exercise in WHOLE:
        return 0.85 + 0.2 * (person.own_range - 0.45) / 0.65
    if person.own_range <= 1.0:
        return person.own_range
    (unit, *_) = units(movement, "right")
    body = placed_body(mixed(unit.centre, farthest(unit), person.own_range), lengths(person))
    for fault in movement.faults:
        over = None if fault.seen is None else beyond(fault.seen, body, person.stature_m / STATURE_M, False)
        if over is not None and over > (-0.02 if fault.seen and fault.seen.distance else -_CLEAR_DEG):
            return 1.0
    return person.own_range


def least_seconds(movement: Movement) -> dict[str, float]:
    """The shortest time of each phase that is not a fault, with some room."""
    found: dict[str, float] = {}
    for fault in movement.faults:
        if fault.seen and fault.seen.faster_than_s is not None:
            for name in fault.seen.during or tuple(p.name for p in movement.phases):
                found[name] = max(found.get(name, 0.0), fault.seen.faster_than_s * _NOT_TOO_FAST)
    return found


class Performer:
    """One person performing one movement, from a moment on; the same random numbers, the same set."""

    def __init__(self, movement: Movement, person: Person, exercise: str, random: Random, fault: Fault | None) -> None:
        self.movement, self.person, self.random, self.fault = movement, person, random, fault
        self.reach = reach_of(person, exercise, movement)
        self._least = least_seconds(movement)
        self._lengths, self._size = lengths(person), person.stature_m / STATURE_M
        self._hold = random.uniform(0.7, 1.3)
        if movement.counts == "hold":
            self._hold = random.uniform(8.0, 16.0) / max(p.seconds for p in movement.phases if p.hold)
        self._pushes: dict[Working, Push | None] = {}

    def perform(
        self, start_s: float, working: Working, count: int, halves: Mapping[int, float], bad_from: int
    ) -> Performed:
        """`count` repetitions; those whose number is in `halves` go only so far (a part of the own range); from number
        `bad_from` on the fault is performed."""
        made = Performed([], [], [], [])
        cycle = units(self.movement, working)
        first = cycle[0].phases[0].frames[0].posture
        rest = mixed(cycle[0].centre, first, self.reach)
        at_s = start_s
        for number in range(count):
            unit = cycle[number % len(cycle)]
            bad = self.fault is not None and bad_from <= number and number not in halves
            at_s = self._repetition(made, unit, at_s, halves.get(number), bad)
            if self.random.random() < 0.3 and not swaps(self.movement):
                pause = self.random.uniform(0.3, 2.0)
                made.pieces.append(stay(at_s, pause, rest))
                at_s += pause
        return made

    def rest(self, working: Working) -> Posture:
        """The start position of this person."""
        unit = units(self.movement, working)[0]
        return mixed(unit.centre, unit.phases[0].frames[0].posture, self.reach)

    def _repetition(self, made: Performed, unit: Unit, at_s: float, half: float | None, bad: bool) -> float:
        random, person = self.random, self.person
        steady = swaps(self.movement) or self.movement.counts != "repetition"
        unlike = 1.0 if steady else min(1.12, max(0.88, random.gauss(1.0, person.unsteady)))
        reach = self.reach * (half or unlike)
        if half is None and self.reach >= 1.0:
            reach = min(reach, self.reach)
        pace = person.tempo * min(1.2, max(0.8, random.gauss(1.0, person.unsteady))) * (0.75 if half else 1.0)
        start_s = at_s
        for index, phase in enumerate(unit.phases):
            seconds, fast = self._seconds(phase, pace, half is not None, bad)
            end_s = at_s + seconds
            made.pieces.append(Piece(at_s, end_s, self._way(unit, index, reach, bad)))
            made.phases.append(TruePhase(phase=phase.name, side=unit.side, start_s=at_s, end_s=end_s))
            if fast and self.fault is not None:
                made.fast.append(TrueFault(fault=self.fault.id, start_s=at_s, end_s=end_s, chosen=True))
            at_s = end_s
        made.done.append(Done(unit, start_s, at_s, half is not None, reach))
        return at_s

    def _seconds(self, phase: ClipPhase, pace: float, half: bool, bad: bool) -> tuple[float, bool]:
        """How long a phase takes, and whether that is the fault."""
        seen = self.fault.seen if self.fault else None
        if bad and seen and seen.faster_than_s is not None and (not seen.during or phase.name in seen.during):
            return seen.faster_than_s * self.random.uniform(*_TOO_FAST), True
        if phase.hold:
            return (0.2 if half else max(0.3, phase.seconds * self._hold)), False
        return max(0.25, phase.seconds * pace, self._least.get(phase.name, 0.0)), False

    def _way(self, unit: Unit, index: int, reach: float, bad: bool) -> PostureAt:
        phase, centre = unit.phases[index], unit.centre
        pushed = self._push(unit.working) if bad else None
        if pushed is None:
            return lambda part: mixed(centre, in_phase(phase, part), reach)
        if len(unit.phases) == 1:
            return lambda part: pushed.on(
                mixed(centre, in_phase(phase, part), reach), _smooth(4 * part, 4 * (1 - part))
            )
        before, after = self._weights(unit, index)
        return lambda part: pushed.on(
            mixed(centre, in_phase(phase, part), reach), before + (after - before) * _smooth(part)
        )

    def _weights(self, unit: Unit, index: int) -> tuple[float, float]:
        """How much of the fault there is at the beginning and at the end of a phase."""
        seen = self.fault.seen if self.fault else None
        during = seen.during if seen else ()
        if not during:
            return (1.0 if index else 0.0), (0.0 if index == len(unit.phases) - 1 else 1.0)

        def at_end_of(n: int) -> float:
            if n < 0 or n >= len(unit.phases) - 1:
                return 0.0
            here, onward = unit.phases[n], unit.phases[n + 1]
            return 1.0 if here.name in during or (onward.name in during and onward.hold) else 0.0

        return at_end_of(index - 1), at_end_of(index)

    def _push(self, working: Working) -> Push | None:
        if working in self._pushes:
            return self._pushes[working]
        seen = self.fault.seen if self.fault else None
        found = None
        if seen is not None and seen.faster_than_s is None:
            unit = units(self.movement, "right")[0]
            phases = list(zip(unit.phases, self.movement.phases, strict=True))
            held = [x for x in phases if x[0].hold and (not seen.during or x[0].name in seen.during)]
            at = held[0][0].frames[0].posture if held else farthest(unit)
            carries = supports(self.movement, held[0][1].to if held else self.movement.first_pose)
            margin = _MARGIN_DEG if seen.distance is None else _MARGIN_M * self._size
            here = mixed(unit.centre, at, self.reach)
            both = self.movement.sides == "none"
            found = push(seen, here, unit.centre, self._lengths, self._size, margin, carries, self.movement.view, both)
            if found is not None and working == "left":
                found = mirrored_push(found, [j.name for j in JOINTS])
        self._pushes[working] = found
        return found


def supports(movement: Movement, pose: str) -> tuple[str, ...]:
    """The points on which a pose rests: on floor, wall, seat and so on, not on the body itself."""
    pose = movement.poses[pose].mirror_of or pose
    things = surfaces(movement.props)
    return tuple(
        CONTACT_POINTS[name][0] for name, contact in stance(movement, pose).contacts.items() if contact.on in things
    )


def _smooth(*parts: float) -> float:
    """From 0 to 1 without a corner, by the least of these parts."""
    part = min(1.0, *parts)
    return part * part * (3 - 2 * part)
