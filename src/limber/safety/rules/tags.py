"""The tags that the answers give. An answer "not sure" always gives the tag.

Tags look at what is ticked, also when a doctor checked it: a checked weak leg still needs something to hold on to.
Two are different, because they leave nothing over (`progressive_neuro`, `cardiac_red`): they end with the check.
"""

from limber.catalogue.tags import Tag
from limber.safety.facts import Facts
from limber.safety.rules.model import Basis, TagRule
from limber.words import N_

HAZARD = "HAZ-011"


def _same(tag: Tag, clause: str, sentence: str, *sources: str, basis: Basis = "C", verified: bool = False) -> TagRule:
    """A tag that one tick gives."""
    return TagRule(
        id=f"TAG-{clause.replace('_', '-')}",
        tag=tag,
        sentence=sentence,
        looks_at=(clause,),
        gives=lambda f: f.ticked(clause),
        hazard=HAZARD,
        basis=basis,
        verified=verified,
        sources=sources,
    )


def _known(facts: Facts) -> bool:
    """Heart, blood-vessel or kidney disease or diabetes, in whatever place it was ticked."""
    return facts.any("H3", "heart_failure", "H2b", "S18c")


def _over65_or_unfit(facts: Facts) -> bool:
    inactive = facts.chose("exercises_now", "no", "unknown")
    return (facts.over(65) and inactive) or facts.any("walk_10min_hard", "walk_5min_hard", "rise_5_hard")


def _stenosis(facts: Facts) -> bool:
    eases = facts.any("sitting_eases", "bending_eases")
    pattern = facts.ticked("S05b") or (facts.ticked("walking_worse") and eases)
    return pattern or facts.ticked("stenosis_known")


TAG_RULES: tuple[TagRule, ...] = (
    TagRule(
        id="TAG-ACUTE",
        tag="acute_lt6w",
        sentence=N_("Pain for less than 6 weeks, and 5 or more now, gets gentle movement only."),
        looks_at=("spell", "pain_now_0_10"),
        gives=lambda f: f.acute and (f.p0_0_10 or 0) >= 5,
        hazard=HAZARD,
        basis="E+G",
        verified=True,
        sources=("IJZ23", "KAR20", "NG59"),
    ),
    TagRule(
        id="TAG-NERVE",
        tag="disc_radicular_acute",
        sentence=N_("New pain that shoots down the leg gets no bending under load."),
        looks_at=("spell", "leg_worse"),
        gives=lambda f: f.acute and f.ticked("leg_worse"),
        hazard=HAZARD,
        basis="C",
        verified=False,
    ),
    TagRule(
        id="TAG-FLEXION",
        tag="flexion_intolerant",
        sentence=N_("Where bending or sitting makes it worse, bending is kept small."),
        looks_at=("bending_worse", "sitting_worse"),
        gives=lambda f: f.any("bending_worse", "sitting_worse"),
        hazard=HAZARD,
        basis="C",
        verified=False,
    ),
    _same("extension_intolerant", "arching_worse", N_("Where arching makes it worse, arching is kept small."), "MAT18"),
    TagRule(
        id="TAG-STENOSIS",
        tag="stenosis",
        sentence=N_("Where walking makes it worse and sitting or bending eases it, arching is kept small."),
        looks_at=("stenosis_known", "S05b", "walking_worse", "sitting_eases", "bending_eases"),
        gives=_stenosis,
        hazard=HAZARD,
        basis="C",
        verified=False,
        sources=("MAT18",),
    ),
    _same("rotation_intolerant", "twisting_worse", N_("Where twisting makes it worse, twisting is kept small.")),
    TagRule(
        id="TAG-WEAK-LEG",
        tag="progressive_neuro",
        sentence=N_("A weaker leg or foot that nobody has checked: no exercise."),
        looks_at=("S06",),
        gives=lambda f: f.live("S06"),
        hazard="HAZ-002",
        basis="C+D",
        verified=False,
        sources=("FIN20",),
        rule_class="absolute",
    ),
    TagRule(
        id="TAG-NECK-RED",
        tag="neck_red",
        sentence=N_("A sign from the neck or the cord leaves out neck exercises."),
        looks_at=("S07", "S20", "S21"),
        gives=lambda f: f.any("S07", "S20", "S21"),
        hazard=HAZARD,
        basis="D",
        verified=False,
        rule_class="absolute",
    ),
    TagRule(
        id="TAG-S18b",
        tag="neck_arm_pain",
        sentence=N_("Pain from the neck down one arm that neck movement changes keeps neck movement small."),
        looks_at=("S18b",),
        gives=lambda f: f.ticked("S18b"),
        hazard=HAZARD,
        basis="C",
        verified=False,
    ),
    TagRule(
        id="TAG-S02b",
        tag="pelvic_floor",
        sentence=N_("A small leak on a cough, or heaviness, leaves out what presses on the pelvic floor."),
        looks_at=("S02b", "pelvic_floor_heavy"),
        gives=lambda f: f.any("S02b", "pelvic_floor_heavy"),
        hazard=HAZARD,
        basis="C",
        verified=False,
    ),
    TagRule(
        id="TAG-HEART",
        tag="cardiac_red",
        sentence=N_("Signs from the heart or lungs that nobody has checked: no exercise."),
        looks_at=("H2a", "H2b", "S18c"),
        gives=lambda f: f.live("H2a") or f.live("H2b") or f.live("S18c"),
        hazard="HAZ-006",
        basis="G",
        verified=True,
        sources=("MAG16",),
        rule_class="absolute",
    ),
    TagRule(
        id="TAG-H3",
        tag="light_only",
        sentence=N_("Heart, vessel or kidney disease or diabetes, and not used to exercise: light effort at first."),
        looks_at=("H3", "heart_failure", "H2b", "S18c", "exercises_now"),
        gives=lambda f: _known(f) and not f.regular_exerciser,
        hazard="HAZ-006",
        basis="G+D",
        verified=True,
        sources=("MAG16", "WHI17"),
    ),
    TagRule(
        id="TAG-BP",
        tag="hypertension_isometric",
        sentence=N_("High blood pressure: short holds, and the breath keeps flowing."),
        looks_at=("bp_high", "bp180_110"),
        gives=lambda f: f.any("bp_high", "bp180_110"),
        hazard="HAZ-006",
        basis="E+C",
        verified=True,
        sources=("WIL18",),
    ),
    _same("hypertension_uncontrolled", "bp180_110", N_("Very high blood pressure leaves out holds and effort.")),
    _same("heart_failure", "heart_failure", N_("Heart failure leaves out lying flat and hard effort.")),
    TagRule(
        id="STATE-PREG",
        tag="pregnancy_after_16w",
        sentence=N_("After 16 weeks of pregnancy: not long flat on the back, not on the front, no crunches."),
        looks_at=("pregnant", "pregnancy_weeks"),
        gives=lambda f: f.ticked("pregnant") and not f.chose("pregnancy_weeks", "under_16"),
        hazard="HAZ-007",
        basis="G",
        verified=True,
        sources=("NHSPREG", "MOT19", "ACOG804"),
    ),
    TagRule(
        id="STATE-BIRTH",
        tag="postpartum_lt12w",
        sentence=N_("In the first 12 weeks after birth: a gentle list, and no impact."),
        looks_at=("gave_birth_12w",),
        gives=lambda f: f.ticked("gave_birth_12w"),
        hazard="HAZ-007",
        basis="C",
        verified=False,
    ),
    _same("pelvic_girdle_pain", "pelvic_girdle_pain", N_("Pelvic pain in or after pregnancy keeps the legs together.")),
    TagRule(
        id="STATE-SURGERY",
        tag="recent_surgery",
        sentence=N_("In the first months after an operation: low load only."),
        looks_at=("operation_12w", "caesarean"),
        gives=lambda f: f.any("operation_12w", "caesarean"),
        hazard=HAZARD,
        basis="D",
        verified=False,
    ),
    _same(
        "osteoporosis",
        "osteoporosis",
        N_("Thin bones: no bending under load or at the end of the range."),
        "BRO22",
        basis="G",
        verified=True,
    ),
    TagRule(
        id="TAG-UNTRAINED",
        tag="osteoporosis_untrained",
        sentence=N_("Thin bones and new to strength exercise: a slow start."),
        looks_at=("osteoporosis", "strength_untrained"),
        gives=lambda f: f.any("strength_untrained"),
        hazard=HAZARD,
        basis="G",
        verified=True,
        sources=("BRO22",),
    ),
    TagRule(
        id="STATE-VF",
        tag="vertebral_fracture",
        sentence=N_("A past spine fracture: easy exercises only at first, no loaded bending or full twist."),
        looks_at=("spine_fracture",),
        gives=lambda f: f.ticked("spine_fracture"),
        hazard=HAZARD,
        basis="G+D",
        verified=True,
        sources=("BRO22",),
    ),
    TagRule(
        id="STATE-HIP",
        tag="hip_replacement",
        sentence=N_("A new hip keeps the limits that were given with it."),
        looks_at=("hip_replacement",),
        gives=lambda f: f.ticked("hip_replacement"),
        hazard=HAZARD,
        basis="C",
        verified=False,
    ),
    _same("spondylolisthesis", "spondylolisthesis", N_("A slipped vertebra keeps arching small."), "MAT18"),
    TagRule(
        id="TAG-UNFIT",
        tag="older_deconditioned",
        sentence=N_("65 or older and not active, or not able to walk 10 minutes or rise 5 times: an easy start."),
        looks_at=("age_years", "exercises_now", "walk_5min_hard", "walk_10min_hard", "rise_5_hard"),
        gives=_over65_or_unfit,
        hazard=HAZARD,
        basis="G+D",
        verified=True,
        sources=("WHO20",),
    ),
    _same("cannot_get_to_floor", "floor_hard", N_("No floor: every exercise is on a bed, a chair or standing.")),
    _same("cannot_stand", "stand_hard", N_("No standing: every exercise is sitting or lying.")),
    _same("no_leg_movement", "knees_hard", N_("Where the knees do not lift, leg exercises are left out.")),
    TagRule(
        id="TAG-DIZZY",
        tag="dizzy_supine",
        sentence=N_("Dizzy when lying or turning in bed: fewer changes of position."),
        looks_at=("dizzy_lying",),
        gives=lambda f: f.ticked("dizzy_lying"),
        hazard=HAZARD,
        basis="D",
        verified=False,
    ),
    TagRule(
        id="TAG-DIZZY-STANDING",
        tag="dizzy_standing",
        sentence=N_("Dizzy on standing up: a slow rise and something to hold on to."),
        looks_at=("dizzy_upright",),
        gives=lambda f: f.ticked("dizzy_upright"),
        hazard=HAZARD,
        basis="D",
        verified=False,
    ),
    TagRule(
        id="TAG-BALANCE",
        tag="balance_risk",
        sentence=N_("Unsteady, a weak leg, or a fall in the last year: always something to hold on to."),
        looks_at=("unsteady", "S06", "S07"),
        gives=lambda f: f.any("unsteady", "S06", "S07"),
        hazard=HAZARD,
        basis="C",
        verified=False,
    ),
    _same("neck_pain", "neck_pain", N_("Neck pain: the head stays supported.")),
    _same("shoulder_pain", "shoulder_pain", N_("Shoulder pain: the arms stay low.")),
    _same("wrist_pain", "wrist_pain", N_("Wrist pain: on the forearms or fists.")),
    _same("hip_pain", "hip_pain", N_("Hip pain: a smaller range of the hip.")),
    _same("knee_pain", "knee_pain", N_("Knee pain: a smaller bend of the knee.")),
    _same("kneeling_pain", "kneeling_pain", N_("Where kneeling hurts: padding, or another position.")),
    _same("ankle_foot_pain", "ankle_foot_pain", N_("Ankle or foot pain: less weight through the foot.")),
    _same("hypermobility", "hypermobility", N_("Very bendy joints: no stretch to the end.")),
    _same("hernia_diastasis", "hernia_diastasis", N_("A hernia or a tummy gap: no hard work of the tummy muscles.")),
    _same("reflux", "reflux", N_("Acid that comes up: the head stays higher than the tummy.")),
    _same("glaucoma", "glaucoma", N_("Glaucoma or an eye operation: the head stays up, no straining.")),
    _same("open_wound", "open_wound", N_("An open wound: no water, nothing that pulls on it.")),
    _same("epilepsy_uncontrolled", "fits", N_("A fit in the last year: no water, nothing to fall from.")),
    _same("non_swimmer", "cannot_swim", N_("Not a swimmer: no water exercise.")),
)
