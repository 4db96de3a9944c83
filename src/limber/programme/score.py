"""What one exercise in one part of a session is worth for a person: named terms, each with its weight.

The greedy planner takes the best of them part by part, the solver the best of them together, and the objective adds
them up: all three ask here.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256

from limber.catalogue import Exercise, sources
from limber.catalogue.tags import Tag
from limber.programme.anatomy import ALIKE, BALANCE, body_group
from limber.programme.board import Board
from limber.programme.person import Person
from limber.programme.person_says import families
from limber.programme.rules.direction import OFTEN, ONE_PART, towards
from limber.programme.rules.doses import PLANKS
from limber.programme.rules.eligibility import SWAPPED, name, needs_floor, swap_target
from limber.programme.rules.model import PlanRule
from limber.programme.suits import suits
from limber.programme.weights import weights
from limber.session.day import Reason, Slot
from limber.words import N_, message

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
BED_SHARE = 0.15

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
GOAL = PlanRule(id="P-06", sentence=N_("It serves what you want to do."), rule_class="soft", sources=("HAY21N", "NG59"))
FAMILY = PlanRule(
    id="P-06",
    sentence=N_("It is of a kind that you like."),
    rule_class="soft",
    sources=("HAY21N", "NG59"),
)
PLANK = PlanRule(
    id="P-17",
    sentence=N_("It is held briefly and repeated, never for as long as you can."),
    rule_class="clinical",
)
SUITS = PlanRule(id="P-06", sentence=N_("How sessions with it went for you."), rule_class="soft")
BONES = PlanRule(
    id="L-3",
    sentence=N_("It is good for your bones and your back muscles."),
    rule_class="clinical",
    sources=("BRO22",),
)
COVERED_IN_A_BLOCK = ("mobility", "strength")
GOALS: Mapping[str, str] = {
    "core": N_("It trains the muscles that hold your trunk."),
    "hips": N_("It trains your hips and legs, which do the lifting."),
    "upper": N_("It trains your upper back and shoulders."),
}
INSTEAD = PlanRule(id="P-02", sentence=N_("It comes in place of %(other)s."), rule_class="absolute")
EASIER = PlanRule(id="P-29", sentence=N_("It is the easier one for %(other)s."), rule_class="clinical")


BONE = frozenset(
    {
        "band-row", "heel-raise", "hip-hinge", "prone-chest-lift", "single-leg-stance", "sit-to-stand", "step-up",
        "tandem-stance",
    }
)  # fmt: skip
AREA_REGIONS: Mapping[str, frozenset[str]] = {
    "neck": frozenset({"cervical", "neck", "thoracic"}),
    "upper-back": frozenset({"thoracic", "shoulders", "chest"}),
    "mid-back": frozenset({"thoracic"}),
    "low-back": frozenset({"lumbar", "abdomen", "hips"}),
    "tailbone": frozenset({"pelvis", "hips"}),
    "buttock": frozenset({"hips", "buttocks"}),
    "thigh-back": frozenset({"hamstrings", "hips"}),
}
INFLAMED_SIGNS = 3


@dataclass
class Context:
    """What was chosen so far: on this day, and in these two weeks; `known`: what the person has done before."""

    slot: Slot
    today: frozenset[tuple[str, str]] = frozenset()
    block: frozenset[tuple[str, str]] = frozenset()
    known: frozenset[str] = frozenset()


class Scorer:
    """Terms of one board. What does not change from session to session is worked out once."""

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
        self._towards = towards(self.person)
        self._serves = frozenset(i for g in self.person.request.goals if g.kind for i in weights().goals[g.kind])
        self._enjoyed = {e.family: e.rating_0_10 - 5 for e in sorted(self.person.request.enjoyment, key=lambda e: e.on)}
        told = suits(self.person.request, self.person.catalogue)
        self._suits = {i: one for i, one in told.items() if one.verdict in ("calmer", "sorer")}
        self._known: dict[tuple[str, Slot], tuple[tuple[str, float], ...]] = {}
        self._worth: dict[tuple[str, Slot], float] = {}

    def terms(self, exercise: Exercise, slot: Slot) -> tuple[tuple[str, float], ...]:
        """Every term that says something about this exercise in this part of a session, with its worth."""
        key = (exercise.id, slot)
        if key not in self._known:
            units = {
                **self._wishes(exercise),
                **self._bodily(exercise),
                **self._steps(exercise),
                "leaning": weights().leaning.get(ALIKE[slot], {}).get(exercise.id, 0.0),
                "stand-up": self._stands_up(exercise, slot),
                "seed": _chance(self.person.request.seed, exercise.id),
            }
            worth = ((term, round(weights().of(term) * unit, 2)) for term, unit in units.items() if unit)
            self._known[key] = tuple(worth)
        return self._known[key]

    def worth(self, exercise: Exercise, slot: Slot) -> float:
        """The sum of its terms."""
        key = (exercise.id, slot)
        if key not in self._worth:
            self._worth[key] = round(sum(value for _, value in self.terms(exercise, slot)), 2)
        return self._worth[key]

    def score(self, exercise: Exercise, context: Context) -> float:
        """The same and what it adds to the session and to the two weeks so far: the larger the better."""
        pair = (ALIKE[context.slot], body_group(exercise))
        found = self.worth(exercise, context.slot)
        found += weights().of("covered") * (pair not in context.today)
        if pair[0] in COVERED_IN_A_BLOCK:
            found += weights().of("block-covered") * (pair not in context.block)
        if exercise.id not in context.known:
            found += weights().of("new") + self.distinct
        return found

    @property
    def distinct(self) -> float:
        """What one more different exercise is worth to this person."""
        return weights().of("distinct") * {"few": -1.0, "usual": 0.0, "mixed": 1.0}[self.person.request.variety]

    def _wishes(self, exercise: Exercise) -> dict[str, float]:
        request, adapted, kinds = self.person.request, self.person.adapted, families(exercise)
        return {
            "liked": float(exercise.id in request.liked),
            "disliked": float(exercise.id in request.disliked),
            "family": bool(kinds & set(request.liked_families)) - float(bool(kinds & set(request.disliked_families))),
            "enjoyed": float(max((self._enjoyed[kind] for kind in kinds if kind in self._enjoyed), default=0)),
            "goal": float(exercise.id in self._serves),
            "suits": self._suits[exercise.id].points if exercise.id in self._suits else 0.0,
            "own-swap": (exercise.id in adapted.preferred) - 2.0 * (exercise.id in adapted.avoided),
        }

    def _bodily(self, exercise: Exercise) -> dict[str, float]:
        person, tags = self.person, self.person.tags
        lying = needs_floor(exercise)
        far = lying and bool(tags & DOWN_IS_HARD)
        on_bed = BED_SHARE * (lying and not person.floor)
        return {
            "eases": self._direction(exercise),
            "direction": float(exercise.id in self._towards),
            "fit": _fit(exercise, person),
            "floor": far + on_bed,
            "morning": float(person.early and exercise.id in MORNING_LATER),
            "bone": float(bool(tags & {"osteoporosis", "osteoporosis_untrained"}) and exercise.id in BONE),
            "area": float(bool(_regions_that_hurt(person) & set(exercise.data.regions[:1]))),
            "inflammatory": float(person.facts.axspa_signs >= INFLAMED_SIGNS and _moves_or_arches(exercise)),
            "evidence": float(bool(_seen_sources() & set(exercise.data.sources))),
            "one-leg": float(exercise.id == "single-leg-stance" and "tandem-stance" not in person.known),
        }

    def _steps(self, exercise: Exercise) -> dict[str, float]:
        return {
            "stands-in": float(exercise.id in self._stands_in),
            "easier": float(exercise.id in self._eases_for),
            "next-step": (exercise.id in self._next_steps.values()) - float(exercise.id in self._next_steps),
        }

    def _stands_up(self, exercise: Exercise, slot: Slot) -> float:
        wanted = "older_deconditioned" in self.person.tags and exercise.id == "sit-to-stand"
        return float(wanted and ALIKE[slot] == "strength")

    def _direction(self, exercise: Exercise) -> float:
        facts, tags, bias = self.person.facts, self.person.tags, exercise.data.bias
        bend = ("bending" in facts.eases) - ("flexion_intolerant" in tags) - ("disc_radicular_acute" in tags)
        bend += "stenosis" in tags
        arch = ("arching" in facts.eases) - ("extension_intolerant" in tags) - ("stenosis" in tags)
        return float(bend * ("flexion" in bias) + arch * ("extension" in bias))

    def reasons(self, exercise: Exercise) -> tuple[Reason, ...]:
        """Why this exercise and not another one of its kind, as far as it concerns the person."""
        person = self.person
        found = [*_goal(exercise, person)]
        if exercise.id in person.request.liked:
            found.append(LIKED.reason())
        found += [*self._in_place_of(exercise), *self._direction_reasons(exercise)]
        if exercise.id in self._serves:
            found.append(GOAL.reason())
        if exercise.id in PLANKS:
            found.append(PLANK.reason())
        if families(exercise) & set(person.request.liked_families):
            found.append(FAMILY.reason())
        found += _bodily_reasons(exercise, person)
        if exercise.id in self._suits:
            found.append(SUITS.reason(self._suits[exercise.id].sentence))
        if exercise.id in person.known:
            found.append(KNOWN.reason())
        return tuple(found)

    def _in_place_of(self, exercise: Exercise) -> Iterator[Reason]:
        """Whether it comes for another one, which does not suit the person or gave two ambers."""
        person = self.person
        for other in self._only_swapped(exercise)[:1]:
            yield INSTEAD.reason(message(INSTEAD.sentence, other=name(other, person)))
        for amber in sorted(person.adapted.instead):
            if exercise.id in person.catalogue[amber].data.regress:
                yield EASIER.reason(message(EASIER.sentence, other=name(amber, person)))

    def _direction_reasons(self, exercise: Exercise) -> Iterator[Reason]:
        if "stenosis" in self.person.tags and "flexion" in exercise.data.bias:
            yield STENOSIS.reason()
        elif self._direction(exercise) > 0:
            yield EASES.reason()
        if exercise.id in self._towards:
            yield from (OFTEN.reason(), ONE_PART.reason())

    def _only_swapped(self, exercise: Exercise) -> list[str]:
        """The exercises of its kind that it stands in for, and that nothing else keeps out of the plan."""
        return [
            other
            for other in self._stands_in.get(exercise.id, ())
            if self.person.catalogue[other].data.category == exercise.data.category
            and all(reason.text.text == SWAPPED.sentence for reason in self.board.left_out[other])
        ]


def _bodily_reasons(exercise: Exercise, person: Person) -> Iterator[Reason]:
    """What bones, balance and getting up ask for."""
    if person.tags & {"osteoporosis", "osteoporosis_untrained"} and exercise.id in BONE:
        yield BONES.reason()
    if person.balance_wanted and exercise.id in BALANCE:
        yield BALANCE_WANTED.reason()
    if "older_deconditioned" in person.tags and exercise.id == "sit-to-stand":
        yield STAND_UP.reason()


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
    return -float(difficulty - 1) if person.week == 1 else 0.6 * (difficulty == person.difficulty_max)


def _regions_that_hurt(person: Person) -> frozenset[str]:
    places = {area.removeprefix("left-").removeprefix("right-") for area in person.request.areas or ()}
    return frozenset(region for place in places for region in AREA_REGIONS.get(place, ()))


def _moves_or_arches(exercise: Exercise) -> bool:
    data = exercise.data
    return data.category in ("mobility", "cardio") or "extension" in data.bias


def covered_pairs(items: Iterable[tuple[Exercise, Slot]]) -> frozenset[tuple[str, str]]:
    """Which parts of the body are covered, in which part of a session."""
    return frozenset((ALIKE[slot], body_group(exercise)) for exercise, slot in items)


@cache
def _seen_sources() -> frozenset[str]:
    return frozenset(key for key, source in sources().items() if source.verified)


def _chance(seed: int, exercise_id: str) -> float:
    return int.from_bytes(sha256(f"{seed}/{exercise_id}".encode()).digest()[:4], "big") / 2**32
