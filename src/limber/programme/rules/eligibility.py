"""Which exercises a person may be given at all. Every rule here is absolute or clinical."""

from limber.catalogue import Exercise
from limber.catalogue.tags import Equipment
from limber.programme.person import Person
from limber.programme.rules.direction import OTHER_WAY, other_way
from limber.programme.rules.limits import too_hard
from limber.programme.rules.model import EligibilityRule, PlanRule
from limber.programme.rules.tag_words import in_words, things_in_words
from limber.safety import GENTLE_LIST
from limber.session.day import Reason
from limber.words import N_, Name, message

GENTLE = frozenset(exercise_id for line in GENTLE_LIST for exercise_id in line.choices)

LOW_LOAD = frozenset(
    {
        "supine-hamstring-stretch",
        "side-lying-hip-abduction",
        "quadruped-leg-extension",
        "standing-hip-abduction",
        "diaphragmatic-breathing",
    }
)
"""What loaded an implant in the spine less than walking does (ROH14)."""

AFTER_BIRTH = frozenset(
    {
        "diaphragmatic-breathing", "crook-lying-rest", "pelvic-floor-squeeze", "walking", "standing-march",
        "seated-march", "cat-cow", "seated-cat-cow", "pelvic-tilt", "seated-pelvic-tilt", "sit-to-stand",
        "abdominal-brace",
    }
)  # fmt: skip
"""What is done between a birth and the check six to eight weeks after it."""

NOT_AFTER_CHEST_OPERATION = frozenset(
    {
        "band-row",
        "bird-dog",
        "bridge-arms-up",
        "cat-cow",
        "childs-pose",
        "childs-pose-side-reach",
        "doorway-pec-stretch",
        "forearm-plank",
        "incline-plank",
        "mcgill-curl-up",
        "open-book",
        "pallof-press",
        "partial-crunch",
        "plank-high",
        "plank-knees",
        "prone-chest-lift",
        "prone-hip-extension",
        "prone-on-elbows",
        "prone-press-up",
        "quadruped-leg-extension",
        "quadruped-rock-back",
        "romanian-deadlift",
        "scapular-squeeze",
        "side-plank",
        "side-plank-knees",
        "side-plank-wall",
        "standing-side-bend",
        "suitcase-carry",
        "superman",
        "swimming",
        "thoracic-extension-chair",
        "thread-the-needle",
        "wall-angel",
        "wall-angel-alternating",
        "wall-slide",
    }
)
"""Weight on the arms, planks, rows, and arms overhead or wide."""

HIP_BACK = frozenset(
    {
        "bird-dog",
        "bridge",
        "bridge-arms-up",
        "bridge-heel-raise",
        "bridge-march",
        "femoral-slider",
        "forearm-plank",
        "half-kneeling-hip-flexor-stretch",
        "interval-walking",
        "plank-high",
        "plank-knees",
        "prone-chest-lift",
        "prone-hip-extension",
        "prone-on-elbows",
        "prone-press-up",
        "quadruped-leg-extension",
        "single-leg-bridge",
        "split-squat",
        "standing-back-extension",
        "standing-hip-extension",
        "standing-hip-flexor-stretch",
        "standing-hip-stretch",
        "superman",
        "swimming",
    }
)
"""A leg goes back behind the body, or the hip is held quite straight under load."""

LONG_WALK_S, LONG_WALKS_A_WEEK, FIRST_WEEK_OF_INTERVALS = 1500, 4, 5
DEEP_OR_LOADED_BENDING = frozenset(
    {"double-knee-to-chest", "partial-crunch", "romanian-deadlift", "seated-flexion", "supine-ball-curl"}
)
"""What bends the spine to its end or under load (BRO22)."""
NECK_ONLY = frozenset({"cervical", "neck"})
NECK_REGIONS = frozenset({"cervical", "neck", "thoracic"})

NEVER = PlanRule(id="NEVER-01", sentence=N_("No plan chooses this exercise by itself."), rule_class="absolute")
STEADY_WALKS = PlanRule(
    id="NEEDS-WALKS",
    sentence=N_(
        "It comes from week 5 on, after two weeks with four walks of 25 minutes each. "
        "It is left out with diabetes, or with a disease of the heart, the vessels, the lungs or the kidneys."
    ),
    rule_class="clinical",
)
EXCLUDED = PlanRule(id="P-02", sentence=N_("Left out because of %(what)s."), rule_class="absolute")
SWAPPED = PlanRule(id="P-02", sentence=N_("Because of %(what)s, %(other)s comes in its place."), rule_class="absolute")
NOT_CLEARED = PlanRule(
    id="P-02",
    sentence=N_("Left out until a clinician clears it, because of %(what)s."),
    rule_class="absolute",
)
EQUIPMENT = PlanRule(
    id="P-02", sentence=N_("It needs something that is not at hand: %(thing)s."), rule_class="absolute"
)
FLOOR = PlanRule(id="P-03", sentence=N_("It needs the floor."), rule_class="clinical")
NO_STRENGTH = PlanRule(
    id="P-14",
    sentence=N_("With strong pain that is less than six weeks old, gentle movement and short walks come first."),
    rule_class="clinical",
    sources=("IJZ23", "KAR20", "NG59"),
)
GENTLE_ONLY = PlanRule(
    id="TL-7-8-new",
    sentence=N_("Today the plan keeps to the gentle list."),
    rule_class="absolute",
)
REST_ONLY = PlanRule(
    id="TL-9-10",
    sentence=N_("With pain of 9 or 10 there is no exercise, only rest positions and calm breathing."),
    rule_class="absolute",
)
IMPLANT = PlanRule(
    id="STATE-IMPLANT",
    sentence=N_("With a fused spine or an implant in it, only exercises with the lowest load are used."),
    rule_class="clinical",
    sources=("ROH14",),
)
BIRTH = PlanRule(
    id="STATE-BIRTH",
    sentence=N_("Until the check after birth, only a short list of easy exercises is used."),
    rule_class="clinical",
)
CHEST = PlanRule(
    id="STATE-SURGERY",
    sentence=N_("After an operation on the chest: no weight on the arms, no rows, no arms overhead."),
    rule_class="clinical",
)
HIP = PlanRule(
    id="STATE-HIP",
    sentence=N_("Your new hip is not to be stretched back, or its limits are not known yet."),
    rule_class="clinical",
)
HEART_FAILURE = PlanRule(
    id="TAG-heart-failure",
    sentence=N_("With heart failure, work lying flat is left out."),
    rule_class="clinical",
)
NECK = PlanRule(
    id="L-7",
    sentence=N_("A danger sign from the neck leaves out exercises for the neck and upper back."),
    rule_class="absolute",
)
NECK_ARM = PlanRule(
    id="TAG-S18b",
    sentence=N_("With pain from the neck down one arm, exercises that move the neck are left out."),
    rule_class="clinical",
)
HARDEST_ARCH = PlanRule(
    id="L-2",
    sentence=N_("It arches the back harder than anything else, and others work the same muscles with half the load."),
    rule_class="absolute",
    sources=("CAL98",),
)
NO_BONE_BENDING = PlanRule(
    id="L-3",
    sentence=N_("With thin bones or after a spine fracture there is no loaded or deep bending."),
    rule_class="clinical",
    sources=("BRO22",),
)
RESTING = PlanRule(id="P-29", sentence=N_("It gave a red light and rests for 48 hours."), rule_class="clinical")
OWN_CHOICE = PlanRule(id="P-06", sentence=N_("You left it out yourself."), rule_class="soft", sources=("NG59",))


def name(exercise_id: str, person: Person) -> Name:
    """The name of an exercise as part of a sentence."""
    return person.catalogue[exercise_id].called


def _never(exercise: Exercise, _person: Person) -> Reason | None:
    return NEVER.reason() if exercise.data.hidden or exercise.data.needs in ("asked", "clinician") else None


def _steady_walks(exercise: Exercise, person: Person) -> Reason | None:
    """Intervals are for who walks long and often already; unknown walks do not count."""
    if exercise.data.needs != "steady-walks":
        return None
    walked_s: dict[int, float] = {}
    for session in person.request.history.sessions:
        for done in session.exercises:
            if done.exercise_id == "walking":
                ago = (person.request.on - session.on).days
                walked_s[ago] = walked_s.get(ago, 0.0) + done.seconds
    long = [ago for ago, seconds in walked_s.items() if seconds >= LONG_WALK_S]
    weeks = [sum(first <= ago < first + 7 for ago in long) for first in (1, 8)]
    ready = min(weeks) >= LONG_WALKS_A_WEEK and person.week >= FIRST_WEEK_OF_INTERVALS
    return None if ready and person.facts.effort_cap == "vigorous" else STEADY_WALKS.reason()


def _excluded(exercise: Exercise, person: Person) -> Reason | None:
    met = person.tags & set(exercise.data.exclude)
    skipped = {tag for tag, change in exercise.data.modify.items() if tag in person.tags and change.skip}
    hit = met | skipped
    return EXCLUDED.reason(message(EXCLUDED.sentence, what=in_words(hit))) if hit else None


def _swapped(exercise: Exercise, person: Person) -> Reason | None:
    hit = [t for t, change in exercise.data.modify.items() if t in person.tags and change.swap]
    if not hit:
        return None
    other = swap_target(exercise, person)
    if other is None:
        return EXCLUDED.reason(message(EXCLUDED.sentence, what=in_words(hit)))
    return SWAPPED.reason(message(SWAPPED.sentence, what=in_words(hit), other=name(other, person)))


def _not_cleared(exercise: Exercise, person: Person) -> Reason | None:
    hit = [
        tag
        for tag, change in exercise.data.modify.items()
        if tag in person.tags and change.cleared and tag not in person.cleared
    ]
    return NOT_CLEARED.reason(message(NOT_CLEARED.sentence, what=in_words(hit))) if hit else None


def needs_floor(exercise: Exercise) -> bool:
    """Whether it is done down on the floor; what can as well be done on a chair asks for no mat."""
    return "mat" in exercise.data.equipment


def lies_flat(exercise: Exercise) -> bool:
    """On the back and working: what stays under two minutes after 16 weeks of pregnancy."""
    return exercise.data.start == "supine" and exercise.data.category != "relaxation" and needs_floor(exercise)


def _works_lying(exercise: Exercise) -> bool:
    """Flat on the back or the front, and working."""
    return lies_flat(exercise) or (exercise.data.start == "prone" and needs_floor(exercise))


def on_bed(exercise: Exercise, person: Person) -> bool:
    """Whether this person does it on a firm bed in place of the floor."""
    return needs_floor(exercise) and not person.floor and person.bed and exercise.data.bed_ok


def _no_place(exercise: Exercise, person: Person) -> Reason | None:
    if needs_floor(exercise) and not person.floor and not on_bed(exercise, person):
        return FLOOR.reason()
    return None


def missing_things(exercise: Exercise, person: Person) -> set[Equipment]:
    """What it needs and this person has not at hand."""
    return set(exercise.data.equipment) - ({"mat"} if on_bed(exercise, person) else set()) - person.equipment


def _not_at_hand(exercise: Exercise, person: Person) -> Reason | None:
    missing = missing_things(exercise, person)
    return EQUIPMENT.reason(message(EQUIPMENT.sentence, thing=things_in_words(missing))) if missing else None


def _no_strength(exercise: Exercise, person: Person) -> Reason | None:
    strong = exercise.data.category in ("strength", "motor-control")
    return NO_STRENGTH.reason() if person.acute_and_strong and strong else None


def _gentle_only(exercise: Exercise, person: Person) -> Reason | None:
    if person.mode == "rest" and exercise.data.category != "relaxation":
        return REST_ONLY.reason()
    if person.mode != "ordinary" and exercise.id not in GENTLE:
        return GENTLE_ONLY.reason()
    return None


def _implant(exercise: Exercise, person: Person) -> Reason | None:
    return IMPLANT.reason() if person.facts.low_load_only and exercise.id not in LOW_LOAD else None


def _birth(exercise: Exercise, person: Person) -> Reason | None:
    waiting = "postpartum_lt12w" in person.tags and person.facts.birth_check_done is not True
    return BIRTH.reason() if waiting and exercise.id not in AFTER_BIRTH else None


def _chest(exercise: Exercise, person: Person) -> Reason | None:
    return CHEST.reason() if person.facts.operation_on_chest and exercise.id in NOT_AFTER_CHEST_OPERATION else None


def _hip(exercise: Exercise, person: Person) -> Reason | None:
    return HIP.reason() if person.facts.hip_not_back and exercise.id in HIP_BACK else None


def _heart_failure(exercise: Exercise, person: Person) -> Reason | None:
    return HEART_FAILURE.reason() if "heart_failure" in person.tags and _works_lying(exercise) else None


def _neck(exercise: Exercise, person: Person) -> Reason | None:
    return NECK.reason() if "neck_red" in person.tags and NECK_REGIONS & set(exercise.data.regions) else None


def _neck_arm(exercise: Exercise, person: Person) -> Reason | None:
    return NECK_ARM.reason() if "neck_arm_pain" in person.tags and exercise.data.regions[0] in NECK_ONLY else None


def _hardest(exercise: Exercise, _person: Person) -> Reason | None:
    return HARDEST_ARCH.reason() if exercise.id == "superman" else None


def _bone_bending(exercise: Exercise, person: Person) -> Reason | None:
    thin = person.tags & {"osteoporosis", "osteoporosis_untrained", "vertebral_fracture"}
    return NO_BONE_BENDING.reason() if thin and exercise.id in DEEP_OR_LOADED_BENDING else None


def _resting(exercise: Exercise, person: Person) -> Reason | None:
    return person.adapted.resting.get(exercise.id) or person.adapted.instead.get(exercise.id)


def _own_choice(exercise: Exercise, person: Person) -> Reason | None:
    return OWN_CHOICE.reason() if exercise.id in person.request.excluded else None


SWAP_RULES: tuple[EligibilityRule, ...] = (
    EligibilityRule(rule=NEVER, check=_never),
    EligibilityRule(rule=STEADY_WALKS, check=_steady_walks),
    EligibilityRule(rule=EXCLUDED, check=_excluded),
    EligibilityRule(rule=NOT_CLEARED, check=_not_cleared),
    EligibilityRule(rule=FLOOR, check=_no_place),
    EligibilityRule(rule=EQUIPMENT, check=_not_at_hand),
    EligibilityRule(rule=PlanRule(id="L-1", sentence="", rule_class="clinical"), check=too_hard),
    EligibilityRule(rule=NO_STRENGTH, check=_no_strength),
    EligibilityRule(rule=GENTLE_ONLY, check=_gentle_only),
    EligibilityRule(rule=IMPLANT, check=_implant),
    EligibilityRule(rule=BIRTH, check=_birth),
    EligibilityRule(rule=CHEST, check=_chest),
    EligibilityRule(rule=HIP, check=_hip),
    EligibilityRule(rule=HEART_FAILURE, check=_heart_failure),
    EligibilityRule(rule=NECK, check=_neck),
    EligibilityRule(rule=NECK_ARM, check=_neck_arm),
    EligibilityRule(rule=HARDEST_ARCH, check=_hardest),
    EligibilityRule(rule=NO_BONE_BENDING, check=_bone_bending),
    EligibilityRule(rule=OTHER_WAY, check=other_way),
    EligibilityRule(rule=RESTING, check=_resting),
    EligibilityRule(rule=OWN_CHOICE, check=_own_choice),
)
"""Everything that an exercise must pass to be the stand-in for another one."""

ELIGIBILITY_RULES: tuple[EligibilityRule, ...] = (*SWAP_RULES, EligibilityRule(rule=SWAPPED, check=_swapped))


def left_out_because(exercise: Exercise, person: Person) -> tuple[Reason, ...]:
    """Every reason why this person is not given an exercise; empty when the person may have it."""
    found = (rule.check(exercise, person) for rule in ELIGIBILITY_RULES)
    return tuple(reason for reason in found if reason is not None)


def swap_target(exercise: Exercise, person: Person) -> str | None:
    """What takes the place of an exercise for this person: the first that passes everything, without a further swap."""
    for tag, change in exercise.data.modify.items():
        if tag not in person.tags:
            continue
        for other_id in change.swap:
            other = person.catalogue.get(other_id)
            if other is None or any(c.swap for t, c in other.data.modify.items() if t in person.tags):
                continue
            if not any(rule.check(other, person) for rule in SWAP_RULES):
                return other_id
    return None
