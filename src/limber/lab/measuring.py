"""Measuring the coach: many takes before it, tallied for each exercise. What `docs/accuracy.md` is made from."""

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from math import ceil
from random import Random
from statistics import mean, median

from limber.catalogue import Exercise, load
from limber.coach import Watch, look_for
from limber.coach.signal import Channel
from limber.lab.back import BackTally, back_tally
from limber.lab.naive import one_angle
from limber.lab.people import virtual_person
from limber.lab.performing import Manner, move_about, perform
from limber.lab.trial import Trial, coached, judge
from limber.lab.truth import HOLD_LEAST_S
from limber.plain import value

_FAULTY_FROM = 10_000
"""Numbers of people who perform a fault; far from those who perform none."""


@value
class Measured:
    """One exercise before the coach.

    sets, exact, off_by_one, naive : clean sets; how many were counted exactly, within one, and exactly by one angle.
    holds, hold_errors_s : true holds in clean sets, and by how much each 10 s of them was off; the rest was not found.
    repetitions, false_cues : in clean sets. faulty, right_first : sets with a fault on purpose, and with its cue first.
    late_s : how long after its end a repetition was said, median and 95th percentile. judged_0_1 : the share of the
    time at the exercise that was judged. about_s, false_counts : ordinary moving about, and what was counted in it.
    engine : which version of the coach this was (`tools/accuracy.py` says it).
    back : how the back's curve agreed with the truth; None where the exercise does not bend the back.
    """

    exercise: str
    category: str
    mode: str
    why_timer: str | None = None
    sets: int = 0
    exact: int = 0
    off_by_one: int = 0
    naive: int = 0
    holds: int = 0
    hold_errors_s: tuple[float, ...] = ()
    repetitions: int = 0
    false_cues: int = 0
    faulty: int = 0
    right_first: int = 0
    late_s: tuple[float, float] | None = None
    judged_0_1: float | None = None
    about_s: float = 0.0
    false_counts: int = 0
    back: BackTally | None = None
    engine: str = ""


@value
class Effort:
    """How much to measure for each exercise: clean sets, sets with a fault on purpose, seconds of moving about.

    per_class : at least so many clean sets for each class of exercise, shared by those that the camera coaches.
    """

    clean: int = 24
    per_class: int = 0
    faulty: int = 8
    about_s: float = 600.0


def measure(effort: Effort, only: Sequence[str] = (), jobs: int = 2) -> Iterable[Measured]:
    """Measure every exercise (or only these), on several cores; one at a time, as they are done."""
    ids = only or sorted(load().exercises)
    sets = _clean_sets(effort)
    with ProcessPoolExecutor(jobs) as workers:
        yield from workers.map(partial(_measured, effort, sets), ids)


def _clean_sets(effort: Effort) -> dict[str, int]:
    """How many clean sets for an exercise of each class."""
    classes = [e.data.category for e in load().exercises.values() if look_for(e).mode != "timer"]
    return {name: max(effort.clean, ceil(effort.per_class / classes.count(name))) for name in set(classes)}


def _measured(effort: Effort, sets: Mapping[str, int], exercise_id: str) -> Measured:
    category = load().exercises[exercise_id].data.category
    return measure_one(replace(effort, clean=sets.get(category, effort.clean)), exercise_id)


def measure_one(effort: Effort, exercise_id: str) -> Measured:
    """One exercise. A timer-only one is only named, with its reason."""
    exercise = load().exercises[exercise_id]
    watch = look_for(exercise)
    category = exercise.data.category
    if watch.mode == "timer":
        return Measured(exercise=exercise_id, category=category, mode="timer", why_timer=watch.why_timer)
    angle = one_angle(exercise)
    clean, backs = [], []
    for seed in range(effort.clean):
        side = _side(exercise, seed)
        take = perform(virtual_person(seed), exercise, Manner(side=side))
        frames = list(take.frames())
        clean.append(judge(exercise, watch, angle, frames, take.truth, side))
        if watch.view == "side" and watch.curve:
            backs.append(back_tally(take, frames))
    faulty = [t for t in _faulty(exercise, watch, effort.faulty) if t.performed >= 2]
    counts, about_s = _about(exercise, watch, effort.about_s)
    late = sorted(x for t in clean for x in t.late_s)
    errors = [
        h.error_s * 10.0 / h.seconds for t in clean for h in t.holds if h.error_s is not None and watch.hold_s >= 3
    ]
    bent = [b for b in backs if b is not None]
    return Measured(
        exercise=exercise_id,
        category=category,
        mode=watch.mode,
        sets=len(clean),
        exact=sum(t.count == t.true_count for t in clean),
        off_by_one=sum(abs(t.count - t.true_count) <= 1 for t in clean),
        naive=sum(t.naive == t.true_count for t in clean),
        holds=sum(len(t.holds) for t in clean) if watch.hold_s >= HOLD_LEAST_S else 0,
        hold_errors_s=tuple(round(e, 3) for e in errors),
        repetitions=sum(t.true_count for t in clean),
        false_cues=sum(len(t.false_cues) for t in clean),
        faulty=len(faulty),
        right_first=sum(t.first_cue == t.fault for t in faulty),
        late_s=(round(median(late), 3), round(late[int(0.95 * (len(late) - 1))], 3)) if late else None,
        judged_0_1=round(mean(t.judged_0_1 for t in clean), 4) if clean else None,
        about_s=about_s,
        false_counts=counts,
        back=BackTally.together(bent) if bent else None,
    )


def _side(exercise: Exercise, seed: int) -> Channel | None:
    return Random(seed).choice(("right", "left")) if exercise.movement.sides == "each" else None


def _faulty(exercise: Exercise, watch: Watch, sets: int) -> list[Trial]:
    faults = [f.id for f in watch.faults]
    found = []
    for n in range(sets if faults else 0):
        seed = _FAULTY_FROM + n
        side = _side(exercise, seed)
        take = perform(virtual_person(seed), exercise, Manner(side=side, fault=faults[n % len(faults)]))
        found.append(judge(exercise, watch, one_angle(exercise), list(take.frames()), take.truth, side))
    return found


def _about(exercise: Exercise, watch: Watch, seconds: float) -> tuple[int, float]:
    """What is counted while somebody walks about, sits, lies down, reaches; whole repetitions and holds of 3 s."""
    if seconds <= 0:
        return 0, 0.0
    take = move_about(virtual_person(_FAULTY_FROM - 1), exercise, seconds)
    events = coached(watch, list(take.frames()), "right" if exercise.movement.sides == "each" else None)
    reps = sum(e.kind == "repetition" and not e.half for e in events)
    holds = sum(e.kind == "hold-ended" and e.seconds >= HOLD_LEAST_S for e in events)
    return reps if watch.mode == "repetitions" else holds, seconds
