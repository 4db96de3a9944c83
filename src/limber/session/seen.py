"""What the camera saw of an exercise, put together from a session's events. The only place where it is worked out.

The player collects what the coach says; nothing is concluded there. What a repeated set had before counts no more, as
with its repetitions, so that the count stored here is the one that the player showed.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median

from limber.errors import InputError
from limber.session.events import LONGEST_S, MOST_REPS, CameraSaw, Event, RepetitionDone, RepetitionSeen, StepEntered
from limber.session.history import Seen
from limber.session.record import typed
from limber.session.script import Script, ScriptExercise, Step
from limber.session.state import by_key

CONFIRMED_TIMES = 2
"""A fault counts when it came again: once may be a stray look."""
SLOWEST = 100.0


@dataclass
class _OfStep:
    """One step of work: the repetitions by their number, and what was seen beside them."""

    repetitions: dict[int, RepetitionDone] = field(default_factory=dict)
    beside: list[CameraSaw] = field(default_factory=list)


class Gathering:
    """What the camera saw of one exercise, event by event."""

    def __init__(self, exercise: ScriptExercise) -> None:
        self.exercise = exercise
        self.step = 0
        self._steps: dict[int, _OfStep] = {}

    def take(self, data: object) -> None:
        """One event of this exercise. A step that is entered anew begins anew; after a reload it goes on."""
        match data:
            case StepEntered():
                if data.step != self.step or data.by != "resume":
                    self._steps.pop(data.step, None)
                self.step = data.step
            case RepetitionDone() if data.by == "camera":
                self._now.repetitions[data.number] = data
            case RepetitionDone():
                self._now.repetitions.pop(data.number, None)
            case CameraSaw():
                self._now.beside.append(data)
            case _:
                return

    @property
    def _now(self) -> _OfStep:
        return self._steps.setdefault(self.step, _OfStep())

    def seen(self) -> Seen | None:
        """The summary; None where no camera was on, or where the camera follows nothing of this exercise."""
        steps = {n: of for n, of in self._steps.items() if n < len(self.exercise.steps)}
        if not is_followed(self.exercise) or not any(of.repetitions or of.beside for of in steps.values()):
            return None
        done = [r for n, of in steps.items() for r in _possible(self.exercise.steps[n], of)]
        beside = [one for of in steps.values() for one in of.beside]
        whole = [r.seen for r in done if r.seen is not None]
        halves = [one for saw in beside for one in saw.halves][:MOST_REPS]
        watched_s, judged_s = sum(s.watched_s for s in beside), sum(s.judged_s for s in beside)
        faulty, faults = _faults([*whole, *halves], [f for saw in beside for f in saw.faults], len(done) + len(halves))
        seconds = [r.seconds for r in whole]
        return Seen(
            judged_reps=len(done),
            right_reps=sum(r.side == "right" for r in done),
            left_reps=sum(r.side == "left" for r in done),
            half_reps=len(halves),
            faulty_reps=faulty,
            faults=faults,
            range_0_1=_middle(r.range_0_1 for r in whole),
            right_range_0_1=_middle(r.range_0_1 for r in whole if r.side == "right"),
            left_range_0_1=_middle(r.range_0_1 for r in whole if r.side == "left"),
            repetition_s=_middle(seconds),
            tempo=_tempo(self.exercise, whole),
            held_s=round(min(10 * LONGEST_S, sum(s for saw in beside for s in saw.holds_s)), 1),
            judged_0_1=round(judged_s / watched_s, 2) if watched_s > 0 else None,
        )


def is_followed(exercise: ScriptExercise) -> bool:
    """Whether a camera can judge this exercise at all."""
    return exercise.coach is not None and exercise.coach.watch != ""


def expect_possible(events: Iterable[Event], script: Script) -> None:
    """Refuse what no camera can have seen: of an exercise that it does not follow, or a fault that nobody knows.

    Raises
    ------
    InputError
        One line that names the event and what was expected.
    """
    known = by_key(script)
    for event in events:
        data = typed(event) if event.kind in ("repetition-done", "camera-saw") else None
        if data is None or data.key not in known:
            continue
        exercise = known[data.key][1]
        place = f"event {event.seq}: data"
        found = _faults_in(data)
        if not is_followed(exercise) and (isinstance(data, CameraSaw) or data.by == "camera"):
            raise InputError(place, "expected nothing seen of an exercise that goes by the timer")
        if exercise.coach is not None and not found <= set(exercise.coach.cues):
            raise InputError(f"{place}: faults", "expected faults of this exercise")


def _faults_in(data: RepetitionDone | CameraSaw) -> set[str]:
    if isinstance(data, CameraSaw):
        return {*data.faults, *(f for one in data.halves for f in one.faults)}
    return set(data.seen.faults) if data.seen is not None else set()


def _possible(step: Step, of: _OfStep) -> list[RepetitionDone]:
    """The repetitions of a step that can be: no more than the step has."""
    return [r for number, r in sorted(of.repetitions.items()) if number <= step.reps]


def _faults(seen: Sequence[RepetitionSeen], held: Sequence[str], most: int) -> tuple[int, dict[str, int]]:
    """In how many repetitions something could have gone better, and what: only what came again."""
    counted = Counter([f for one in seen for f in one.faults] + list(held))
    again = {fault for fault, n in counted.items() if n >= CONFIRMED_TIMES}
    faulty = min(most, sum(bool(again & set(one.faults)) for one in seen) + sum(f in again for f in held))
    return faulty, {f: min(n, faulty) for f, n in sorted(counted.items()) if f in again and faulty}


def _tempo(exercise: ScriptExercise, whole: Sequence[RepetitionSeen]) -> float | None:
    """How long the movement took against how long it is meant to take, holds left out; None where that is unknown."""
    meant_s = exercise.coach.moving_s if exercise.coach is not None else 0.0
    took_s = _middle(r.seconds - r.held_s for r in whole)
    return None if took_s is None or meant_s <= 0 else round(min(SLOWEST, took_s / meant_s), 2)


def _middle(numbers: Iterable[float]) -> float | None:
    found = list(numbers)
    return round(median(found), 2) if found else None
