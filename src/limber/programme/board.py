"""What is on the table for one person on one day: who may come, with which doses, and how long each takes."""

from dataclasses import dataclass, field

from limber.catalogue import Exercise
from limber.programme.anatomy import fits
from limber.programme.person import Person
from limber.programme.rules.doses import least, most, start
from limber.programme.rules.eligibility import FIRST_WEEK_OF_INTERVALS, OWN_CHOICE, left_out_because
from limber.session.day import PlannedDose, Reason, Slot
from limber.session.timeline import duration_s

LAST_RESORT = "diaphragmatic-breathing"
"""What suits everybody, when everything else is left out."""


def wanted_at_all(exercise: Exercise, person: Person) -> bool:
    """Whether an exercise may be proposed: a swim only to who likes to swim."""
    return "pool" not in exercise.data.equipment or exercise.id in person.request.liked


def same_table(one: Person, other: Person) -> bool:
    """Whether two days of one plan have the same exercises on the table, left out for the same reasons."""
    return (
        one.request is other.request
        and one.floor == other.floor
        and one.mode == other.mode
        and (one.difficulty_max, one.load_class_max) == (other.difficulty_max, other.load_class_max)
        and one.daily_exempt == other.daily_exempt
        and one.limit_reasons == other.limit_reasons
        and min(one.week, FIRST_WEEK_OF_INTERVALS) == min(other.week, FIRST_WEEK_OF_INTERVALS)
        and (one.adapted.resting, one.adapted.instead) == (other.adapted.resting, other.adapted.instead)
    )


@dataclass(frozen=True)
class Doses:
    """The three doses of an exercise for this person, and the rules that changed the catalogue's dose."""

    start: PlannedDose
    most: PlannedDose
    least: PlannedDose
    reasons: tuple[Reason, ...]


@dataclass
class Board:
    """Eligible exercises in alphabetical order, and every other one with its reasons.

    `like`: another board with the same limits and conditions, for which only doses differ (a later week).
    `beside`: another board with the same exercises on the table, whatever else differs (`same_table`).
    """

    person: Person
    like: "Board | None" = None
    beside: "Board | None" = None
    eligible: dict[str, Exercise] = field(default_factory=dict)
    left_out: dict[str, tuple[Reason, ...]] = field(default_factory=dict)
    _doses: dict[str, Doses] = field(default_factory=dict)
    _seconds: dict[tuple[str, PlannedDose], float] = field(default_factory=dict)
    _least_s: dict[str, float] = field(default_factory=dict)
    _pools: dict[tuple[Slot, bool], tuple[Exercise, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if (other := self.like or self.beside) is not None:
            self.eligible, self.left_out, self._pools = other.eligible, other.left_out, other._pools
            return
        for exercise_id in sorted(self.person.catalogue):
            exercise = self.person.catalogue[exercise_id]
            reasons = left_out_because(exercise, self.person)
            if reasons:
                self.left_out[exercise_id] = reasons
            else:
                self.eligible[exercise_id] = exercise
        if not self.eligible:
            self._last_resort()

    def _last_resort(self) -> None:
        """Nobody gets an empty plan: calm breathing stays, although the person or a red light left it out."""
        reasons = self.left_out.get(LAST_RESORT, ())
        if all(reason.rule in (OWN_CHOICE.id, "P-29") for reason in reasons) and LAST_RESORT in self.person.catalogue:
            self.left_out.pop(LAST_RESORT, None)
            self.eligible[LAST_RESORT] = self.person.catalogue[LAST_RESORT]

    def doses(self, exercise_id: str) -> Doses:
        """The doses of an exercise, worked out once."""
        if exercise_id not in self._doses:
            exercise = self.person.catalogue[exercise_id]
            normal, reasons = start(exercise, self.person)
            self._doses[exercise_id] = Doses(
                start=normal, most=most(exercise, self.person, normal), least=least(exercise, normal), reasons=reasons
            )
        return self._doses[exercise_id]

    def pool(self, slot: Slot, *, strength: bool) -> tuple[Exercise, ...]:
        """Who may stand in a part of a session, a swim only for who likes to swim."""
        if (slot, strength) not in self._pools:
            here = (e for e in self.eligible.values() if fits(e, slot, strength=strength))
            self._pools[slot, strength] = tuple(e for e in here if wanted_at_all(e, self.person))
        return self._pools[slot, strength]

    def least_s(self, exercise_id: str) -> float:
        """How long an exercise takes at least."""
        if exercise_id not in self._least_s:
            self._least_s[exercise_id] = self.seconds(exercise_id, self.doses(exercise_id).least)
        return self._least_s[exercise_id]

    def seconds(self, exercise_id: str, dose: PlannedDose) -> float:
        """How long an exercise takes, getting ready included."""
        key = (exercise_id, dose)
        if key not in self._seconds:
            ready = self.person.request.get_ready_s
            self._seconds[key] = duration_s(self.person.catalogue[exercise_id], dose, ready)
        return self._seconds[key]
