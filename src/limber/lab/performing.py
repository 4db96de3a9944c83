"""The front door's `perform` and `move_about`: everything that is not given is drawn from the seed."""

from dataclasses import replace
from random import Random

from limber.body.movement import Fault
from limber.catalogue import Exercise
from limber.errors import InputError
from limber.lab.judging import Judged, judged
from limber.lab.motion import ALIVE, Motion, Piece, Sway, change, stay
from limber.lab.moving_about import about
from limber.lab.noise import Sight, some_sight
from limber.lab.people import Person
from limber.lab.placed_body import mixed
from limber.lab.scene import leaving, walking_in
from limber.lab.set_up import a_camera, first_body
from limber.lab.sets import Performed, Performer, Working, swaps, units
from limber.lab.takes import Rate, Take
from limber.lab.truth import Side, Truth
from limber.plain import value

_SWAY_DEG = 1.0


@value
class Manner:
    """How a set is to be performed; None is drawn from the seed.

    fault : id of the exercise's fault to perform. repetitions : how many (for a hold: how often it is held). halves :
    how many of them only half. side : the working side, or `both` one after the other. own_range, tempo : instead of
    the person's. comes_and_goes : walks in and lies down first, and gets up afterwards. off_deg : the camera's angle
    off the movement's own view. sight, rate : the pose model and the camera.
    """

    fault: str | None = None
    repetitions: int | None = None
    halves: int | None = None
    side: Side | None = None
    own_range: float | None = None
    tempo: float | None = None
    comes_and_goes: bool = True
    off_deg: float | None = None
    sight: Sight | None = None
    rate: Rate | None = None


USUAL = Manner()


def perform(person: Person, exercise: Exercise, manner: Manner = USUAL, take: int = 0) -> Take:
    """One set of an exercise, filmed. Another `take`, another time of the same person.

    Raises
    ------
    InputError
        For a fault that the exercise does not have or that no camera can see, or a side of an exercise without sides.
    """
    seed = f"{person.seed} {exercise.id} {take}"
    random = Random(seed)
    movement, fault = exercise.movement, _fault(exercise, manner.fault)
    if manner.own_range is not None or manner.tempo is not None:
        person = replace(person, own_range=manner.own_range or person.own_range, tempo=manner.tempo or person.tempo)
    sides = _sides(exercise, manner.side, random)
    performer = Performer(movement, person, exercise.id, random, fault)
    body = first_body(movement)
    pieces: list[Piece] = []
    if manner.comes_and_goes:
        pieces = walking_in(random, performer.rest(sides[0]), body)
    ready_s = pieces[-1].end_s if pieces else 0.0
    still_s = random.uniform(1.5, 4.0)
    pieces.append(stay(ready_s, still_s, performer.rest(sides[0])))
    done: list[Performed] = []
    for number, side in enumerate(sides):
        if number:
            pieces.append(
                change(pieces[-1].end_s, random.uniform(2.0, 4.0), performer.rest(sides[0]), performer.rest(side))
            )
            pieces.append(stay(pieces[-1].end_s, random.uniform(1.5, 3.0), performer.rest(side)))
        count, halves = _count(exercise, manner, random)
        bad_from = random.randrange(0, max(1, min(3, count - 3)))
        made = performer.perform(pieces[-1].end_s, side, count, halves, bad_from)
        done.append(made)
        pieces += made.pieces
    rest = performer.rest(sides[-1])
    pieces.append(stay(pieces[-1].end_s, random.uniform(1.2, 2.5), rest))
    left_s = pieces[-1].end_s
    if manner.comes_and_goes:
        pieces += leaving(random, left_s, rest, body)
    motion = Motion(pieces, Sway(random, _SWAY_DEG, ALIVE))
    all_done = Performed(
        pieces,
        [d for p in done for d in p.done],
        [x for p in done for x in p.phases],
        [f for p in done for f in p.fast],
    )

    def judge() -> Truth:
        found = judged(movement, person, motion, all_done, manner.fault)
        return _truth(exercise, person, manner, motion, found, all_done, (ready_s, left_s))

    postures = [motion.at(p.start_s) for p in all_done.pieces if ready_s <= p.start_s <= left_s]
    postures += [
        mixed(u.centre, p.frames[len(p.frames) // 2].posture, 1.0) for u in units(movement, sides[0]) for p in u.phases
    ]
    near: Working = sides[0] if len(sides) == 1 and movement.sides == "each" else random.choice(("right", "left"))
    return Take(
        person=person,
        motion=motion,
        camera=a_camera(random, postures, person, movement.view, near, manner.off_deg),
        sight=manner.sight or some_sight(random),
        rate=manner.rate or _some_rate(random),
        judge=judge,
        seed=seed,
    )


def move_about(person: Person, exercise: Exercise, seconds: float = 600.0, manner: Manner = USUAL) -> Take:
    """Ordinary moving about before the camera of an exercise: walking, sitting, lying down, reaching, talking; without
    a repetition of it."""
    seed = f"{person.seed} {exercise.id} about"
    random = Random(seed)
    movement = exercise.movement
    motion = Motion(about(random, movement, seconds), Sway(random, _SWAY_DEG, ALIVE))
    (unit, *_) = units(movement, "right")
    postures = [f.posture for p in unit.phases for f in (p.frames[0], p.frames[-1])]
    truth = Truth(
        version=1, exercise=exercise.id, seed=person.seed, fault=None, duration_s=motion.seconds, ready_s=None,
        left_s=None, count=0,
    )  # fmt: skip
    return Take(
        person=person,
        motion=motion,
        camera=a_camera(random, postures, person, movement.view, "right", manner.off_deg),
        sight=manner.sight or some_sight(random),
        rate=manner.rate or _some_rate(random),
        judge=lambda: truth,
        seed=seed,
    )


def _truth(
    exercise: Exercise, person: Person, manner: Manner, motion: Motion, found: Judged, performed: Performed,
    between_s: tuple[float, float],
) -> Truth:  # fmt: skip
    return Truth(
        version=1,
        exercise=exercise.id,
        seed=person.seed,
        fault=manner.fault,
        duration_s=motion.seconds,
        ready_s=between_s[0],
        left_s=between_s[1],
        count=sum(not r.half for r in found.repetitions),
        repetitions=found.repetitions,
        holds=found.holds,
        faults=found.faults,
        phases=tuple(performed.phases),
    )


def _fault(exercise: Exercise, name: str | None) -> Fault | None:
    if name is None:
        return None
    seen = {f.id: f for f in exercise.movement.faults if f.seen is not None}
    if name not in seen:
        raise InputError(
            "fault", f"expected one of {', '.join(seen)}" if seen else "no camera can see one of this exercise"
        )
    return seen[name]


def _sides(exercise: Exercise, side: Side | None, random: Random) -> tuple[Working, ...]:
    sides = exercise.movement.sides
    if side in ("right", "left") and sides == "none":
        raise InputError("side", "this exercise has no sides")
    if sides != "each":
        return ("left",) if side == "left" else ("right",)
    if side == "both" or (side is None and random.random() < 0.25):
        return ("right", "left")
    return ("left",) if side == "left" or (side is None and random.random() < 0.5) else ("right",)


def _count(exercise: Exercise, manner: Manner, random: Random) -> tuple[int, dict[int, float]]:
    """How many repetitions, and which of them are half ones (never the first two of a side: nobody could know)."""
    movement = exercise.movement
    seconds = sum(p.seconds for p in movement.phases)
    if movement.counts == "hold":
        return manner.repetitions or (1 if manner.fault is None else 2), {}
    if movement.counts == "minutes":
        return manner.repetitions or max(4, round(30.0 / seconds)), {}
    alternate = movement.sides == "alternate"
    count = manner.repetitions or random.randint(6 if alternate else 4, 6 if seconds > 9 else 10)
    known = 4 if alternate else 2  # the first two of each side
    wanted = manner.halves if manner.halves is not None else sum(random.random() < 0.12 for _ in range(count - known))
    if swaps(movement):
        wanted = 0
    numbers = random.sample(range(known, max(known, count)), min(wanted, max(0, count - known)))
    return count, {n: random.uniform(0.40, 0.55) for n in numbers}


def _some_rate(random: Random) -> Rate:
    return Rate(
        hz=random.choice((15.0, 20.0, 24.0, 25.0, 30.0, 30.0, 30.0, 60.0)),
        jitter=random.uniform(0.0, 0.12),
        skips_0_1=random.uniform(0.0, 0.02),
    )
