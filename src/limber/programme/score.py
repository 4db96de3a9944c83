"""Which of several allowed exercises comes first: a clear sum, and a small seeded difference between equals."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from limber.catalogue import Exercise
from limber.catalogue.tags import Tag
from limber.programme.anatomy import ALIKE, BALANCE, PREFERRED, body_group
from limber.programme.board import Board
from limber.programme.person import Person
from limber.programme.rules.eligibility import SWAPPED, name, needs_floor, swap_target
from limber.programme.rules.model import PlanRule
from limber.session.day import Reason, Slot
from limber.words import N_, message

JITTER = 0.4
MORNING_LATER = frozenset(
    {
        "supine-ball-curl",
        "seated-flexion",
        "romanian-deadlift",
        "seated-hamstring-stretch",
        "childs-pose",
        "double-knee-to-chest",
        "partial-crunch",
    }
)
"""Deep or loaded bending, better later in the day than in the first two hours after getting up (P-12)."""

DOWN_IS_HARD: frozenset[Tag] = frozenset({"dizzy_supine", "dizzy_standing", "older_deconditioned"})
"""For whom getting down to the floor and up again is the hardest part: chair and standing come first."""
FLOOR_IS_FAR = 2.0

LIKED = PlanRule(id="P-06", sentence=N_("You like it."), rule_class="soft", sources=("HAY21N", "NG59"))
KNOWN = PlanRule(id="P-04", sentence=N_("You know it already."), rule_class="clinical", sources=("MED09",))
EASES = PlanRule(id="P-22", sentence=N_("It moves in the direction that eases your back."), rule_class="soft")
STENOSIS = PlanRule(
    id="P-23",
    sentence=N_("Bending forward a little makes room where the spinal canal is narrow."),
    rule_class="clinical",
    sources=("PUA07",),
)
BALANCE_WANTED = PlanRule(id="P-30", sentence=N_("It trains your balance."), rule_class="soft", sources=("WHO20",))
STAND_UP = PlanRule(
    id="L-4",
    sentence=N_("Standing up from a chair comes first: it is what you need every day."),
    rule_class="clinical",
    sources=("WHO20",),
)
GOALS: Mapping[str, str] = {
    "core": N_("It trains the muscles that hold your trunk."),
    "hips": N_("It trains your hips and legs, which do the lifting."),
    "upper": N_("It trains your upper back and shoulders."),
}
INSTEAD = PlanRule(id="P-02", sentence=N_("It comes in place of %(other)s."), rule_class="absolute")
EASIER = PlanRule(id="P-29", sentence=N_("It is the easier one for %(other)s."), rule_class="clinical")


@dataclass
class Context:
    """What was chosen so far: on this day, on the day before, and what is known by now."""

    day: int
    slot: Slot
    today: list[Exercise] = field(default_factory=list)
    yesterday: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()


class Scorer:
    """Scores of one board. What does not change from slot to slot is worked out once."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self.person = board.person
        self._stands_in: dict[str, list[str]] = {}
        for exercise_id in board.left_out:
            exercise = self.person.catalogue[exercise_id]
            target = swap_target(exercise, self.person)
            if target in board.eligible:
                self._stands_in.setdefault(str(target), []).append(exercise_id)
        ladder = self.person.adapted.ladder
        self._next_steps = {done: step for done, step in ladder.items() if step in board.eligible}
        self._eases_for = {
            other
            for amber in self.person.adapted.instead
            for other in self.person.catalogue[amber].data.regress
            if other in board.eligible
        }

    def score(self, exercise: Exercise, context: Context) -> float:
        """The larger the better; the seeded part is smaller than any preference of the person."""
        return (
            self._wishes(exercise)
            + PREFERRED[ALIKE[context.slot]].get(exercise.id, 0.0)
            + self._direction(exercise)
            + _fit(exercise, self.person)
            + _variety(exercise, context, self.person.week)
            + self._special(exercise, context)
            + _jitter(self.person.request.seed, context, exercise.id)
        )

    def _wishes(self, exercise: Exercise) -> float:
        request, adapted = self.person.request, self.person.adapted
        return (
            2.5 * (exercise.id in request.liked)
            - 6.0 * (exercise.id in request.disliked)
            + 3.0 * (exercise.id in adapted.preferred)
            - 6.0 * (exercise.id in adapted.avoided)
        )

    def _direction(self, exercise: Exercise) -> float:
        facts, tags, bias = self.person.facts, self.person.tags, exercise.data.bias
        bend = ("bending" in facts.eases) - ("flexion_intolerant" in tags) - ("disc_radicular_acute" in tags)
        bend += "stenosis" in tags
        arch = ("arching" in facts.eases) - ("extension_intolerant" in tags) - ("stenosis" in tags)
        return 0.6 * (bend * ("flexion" in bias) + arch * ("extension" in bias))

    def _special(self, exercise: Exercise, context: Context) -> float:
        found = 0.7 * (exercise.id in self._stands_in) + 1.5 * (exercise.id in self._eases_for)
        found -= 2.0 * (self.person.early and exercise.id in MORNING_LATER)
        found -= 0.3 * (needs_floor(exercise) and not self.person.floor)
        found -= 3.0 * (exercise.id == "single-leg-stance" and "tandem-stance" not in context.known)  # L-4
        found -= FLOOR_IS_FAR * (needs_floor(exercise) and bool(self.person.tags & DOWN_IS_HARD))
        found += 2.0 * (exercise.id in self._next_steps.values()) - 2.0 * (exercise.id in self._next_steps)
        if "older_deconditioned" in self.person.tags and exercise.id == "sit-to-stand" and context.slot == "strength":
            found += 3.0
        return found

    def reasons(self, exercise: Exercise, known: frozenset[str]) -> tuple[Reason, ...]:
        """Why this exercise and not another one of its kind, as far as it concerns the person."""
        person, data = self.person, exercise.data
        found = [*_goal(exercise, person)]
        if exercise.id in person.request.liked:
            found.append(LIKED.reason())
        for other in self._only_swapped(exercise)[:1]:
            found.append(INSTEAD.reason(message(INSTEAD.sentence, other=name(other, person))))
        for amber in sorted(person.adapted.instead):
            if exercise.id in person.catalogue[amber].data.regress:
                found.append(EASIER.reason(message(EASIER.sentence, other=name(amber, person))))
        if "stenosis" in person.tags and "flexion" in data.bias:
            found.append(STENOSIS.reason())
        elif self._direction(exercise) > 0:
            found.append(EASES.reason())
        if person.balance_wanted and exercise.id in BALANCE:
            found.append(BALANCE_WANTED.reason())
        if "older_deconditioned" in person.tags and exercise.id == "sit-to-stand":
            found.append(STAND_UP.reason())
        if exercise.id in known and exercise.id in person.known:
            found.append(KNOWN.reason())
        return tuple(found)

    def _only_swapped(self, exercise: Exercise) -> list[str]:
        """The exercises of its kind that it stands in for, and that nothing else keeps out of the plan."""
        return [
            other
            for other in self._stands_in.get(exercise.id, ())
            if self.person.catalogue[other].data.category == exercise.data.category
            and all(reason.text.text == SWAPPED.sentence for reason in self.board.left_out[other])
        ]


def _goal(exercise: Exercise, person: Person) -> tuple[Reason, ...]:
    """What a strength exercise is for, by the rule that gives this person strength at all."""
    sentence = GOALS.get(body_group(exercise))
    strong = exercise.data.category in ("strength", "motor-control") and exercise.id not in BALANCE
    if not strong or sentence is None:
        return ()
    rule, sources = {
        "persistent": ("P-16", ("HAY21C", "OWE20")),
        "none": ("P-19", ("STE16",)),
        "acute": ("P-15", ("GEO21",)),
        "subacute": ("P-15", ("GEO21",)),
    }[person.facts.spell]
    return (Reason(rule=rule, text=message(sentence), sources=sources),)


def _fit(exercise: Exercise, person: Person) -> float:
    """The first week begins with what is simple; later what is as hard as allowed comes first."""
    difficulty = exercise.data.difficulty
    return -0.4 * (difficulty - 1) if person.week == 1 else 0.25 * (difficulty == person.difficulty_max)


def _variety(exercise: Exercise, context: Context, week: int) -> float:
    covered = {body_group(other) for other in context.today if ALIKE[context.slot] in _kinds(other)}
    new_region = 0.8 * (body_group(exercise) not in covered)
    again = exercise.id in context.yesterday
    strong = context.slot in ("strength", "main")
    familiar = (1.0 if week == 1 else 0.4) * (exercise.id in context.known)
    return new_region + familiar - (0.2 if strong else 1.1) * again


def _kinds(exercise: Exercise) -> frozenset[str]:
    """What an exercise counts as when the parts of the body in one slot are looked at."""
    strong = exercise.data.category in ("strength", "motor-control")
    return frozenset({exercise.data.category, *(("strength",) if strong else ())})


def _jitter(seed: int, context: Context, exercise_id: str) -> float:
    digest = sha256(f"{seed}/{context.day}/{context.slot}/{exercise_id}".encode()).digest()
    return JITTER * int.from_bytes(digest[:4], "big") / 2**32
