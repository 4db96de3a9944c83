"""What a session is made of: its slots by length (P-07), who fits into a slot, and what is preferred there."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from limber.catalogue import Exercise
from limber.programme.rules.model import PlanRule
from limber.session.day import Slot
from limber.words import N_

WEEK_ONE_EXERCISES, MOST_EXERCISES = 5, 8
FIRST_SESSION_NEW, SESSION_NEW = 4, 2
MARCHES = frozenset({"standing-march", "seated-march"})
BALANCE = frozenset({"tandem-stance", "single-leg-stance"})
NOT_NEW = frozenset({"diaphragmatic-breathing", "walking"})
"""Breathing and walking are never new to anybody (P-04)."""
NECK_ITEMS = 3
GENTLE_S = 620
"""Ten minutes of one thing are enough on a gentle day, as long as there is something else."""
NECK_FIRST = frozenset({"cervical", "neck", "thoracic"})

ORDER: Mapping[Slot, int] = {
    "warm-up": 0,
    "move": 0,
    "mobility": 1,
    "gentle": 1,
    "strength": 2,
    "main": 2,
    "cardio": 3,
    "cool-down": 4,
    "settle": 4,
}


@dataclass(frozen=True)
class Anatomy:
    """The slots of a session: what it begins with, what is added while there is time.

    `seconds`: the most that one exercise of a slot takes; `at_least_s`: what it keeps when time is short, as long as
    strength has more than its five minutes.
    """

    base: tuple[Slot, ...]
    extras: tuple[Slot, ...]
    seconds: Mapping[Slot, int]
    at_least_s: Mapping[Slot, int] = field(default_factory=dict)


_LONG_S: Mapping[Slot, int] = {
    "gentle": GENTLE_S,
    "warm-up": 300,
    "mobility": 240,
    "strength": 900,
    "cardio": 1800,
    "cool-down": 240,
}
_LONG_LEAST_S: Mapping[Slot, int] = {"warm-up": 180, "mobility": 80, "strength": 300, "cardio": 180, "cool-down": 110}
_MIDDLE_S: Mapping[Slot, int] = {
    "gentle": GENTLE_S,
    "warm-up": 120,
    "mobility": 120,
    "strength": 300,
    "cardio": 300,
    "cool-down": 70,
}
_MIDDLE_LEAST_S: Mapping[Slot, int] = {"warm-up": 90, "mobility": 60, "strength": 180, "cardio": 120, "cool-down": 60}
_SHORT_LEAST_S: Mapping[Slot, int] = {"move": 45}
_SHORT_S: Mapping[Slot, int] = {"gentle": GENTLE_S, "move": 70, "main": 300, "settle": 70}


def anatomy(minutes: int, *, strength: bool, acute: bool = False) -> Anatomy:
    """The slots for a length. Without strength its minutes go to mobility and walking.

    With acute, strong pain at least two mobility exercises are the heart of a session (P-14).
    """
    if minutes <= 7:
        return Anatomy(("move", "main", "settle"), ("main", "main"), _SHORT_S, _SHORT_LEAST_S)
    if minutes <= 11:
        base: tuple[Slot, ...] = ("warm-up", "mobility", "strength" if strength else "cardio", "cool-down")
        return Anatomy(
            base, ("strength", "mobility") if strength else ("mobility", "mobility"), _MIDDLE_S, _MIDDLE_LEAST_S
        )
    if strength:
        extras: tuple[Slot, ...] = ("strength", "cardio", "mobility", "strength", "cool-down", "strength", "mobility")
        return Anatomy(("warm-up", "mobility", "strength", "cool-down"), extras, _LONG_S, _LONG_LEAST_S)
    extras = ("mobility", "cool-down", "mobility", "cool-down")
    base = ("warm-up", "mobility", "mobility", "cardio", "cool-down")
    return Anatomy(base if acute else ("warm-up", "mobility", "cardio", "cool-down"), extras, _LONG_S, _LONG_LEAST_S)


_SLOT_SENTENCES: Mapping[Slot, str] = {
    "warm-up": N_("A session begins with easy movement that warms you up."),
    "move": N_("A short session begins with a minute of movement."),
    "mobility": N_("Gentle movement of the back and hips comes next."),
    "strength": N_("Then comes strength, in small steps."),
    "main": N_("This is the main part of a short session."),
    "cardio": N_("Walking and the like are good for backs and for the rest of you."),
    "cool-down": N_("A session ends with a stretch or calm breathing."),
    "settle": N_("A short session ends with a calm minute."),
    "gentle": N_("It is on the gentle list: one easy thing for each need."),
}
SLOT_RULES: Mapping[Slot, PlanRule] = {
    slot: PlanRule(id="P-07", sentence=sentence, rule_class="soft", sources=("MCG98",))
    for slot, sentence in _SLOT_SENTENCES.items()
}


def fits(exercise: Exercise, slot: Slot, *, strength: bool) -> bool:
    """Whether an exercise can stand in a slot. In the main part of a light day mobility takes the place of strength."""
    data = exercise.data
    kinds = {data.category, *data.also}
    if "pool" in data.equipment and slot != "cardio":
        return False  # a swim is not a part of a session on the mat; as cardio it may be at another time of the day
    match slot:
        case "warm-up":
            return "warm-up" in kinds and data.category != "stretch"
        case "move":
            return bool(kinds & {"warm-up", "mobility"}) and data.category in ("mobility", "warm-up", "strength")
        case "mobility":
            return "mobility" in kinds
        case "strength":
            return data.category in ("strength", "motor-control")
        case "main":
            return data.category in ("strength", "motor-control") if strength else bool(kinds & {"mobility", "stretch"})
        case "cardio":
            return "cardio" in kinds
        case "cool-down":
            return "cool-down" in kinds and data.category in ("stretch", "relaxation")
        case "settle":
            return data.category == "relaxation"
        case _:
            return True


BODY_GROUPS: Mapping[str, str] = {
    "abdomen": "core",
    "side trunk": "core",
    "lumbar": "core",
    "hips": "hips",
    "buttocks": "hips",
    "thoracic": "upper",
    "shoulders": "upper",
    "chest": "upper",
    "cervical": "upper",
}


def body_group(exercise: Exercise) -> str:
    """Which part of the body an exercise is mainly for; two of one part are less use than one of each."""
    region = exercise.data.regions[0]
    return BODY_GROUPS.get(region, region)


ALIKE: Mapping[Slot, str] = {
    "warm-up": "warm-up",
    "move": "warm-up",
    "mobility": "mobility",
    "strength": "strength",
    "main": "strength",
    "cardio": "cardio",
    "cool-down": "cool-down",
    "settle": "cool-down",
    "gentle": "mobility",
}
