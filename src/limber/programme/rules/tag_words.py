"""What tags and things are called inside a sentence, for example: "Left out because of knee pain"."""

from collections.abc import Iterable, Mapping

from limber.catalogue.tags import Equipment, Tag
from limber.words import N_, Message, message

TAG_WORDS: Mapping[Tag, str] = {
    "acute_lt6w": N_("strong pain that is less than six weeks old"),
    "ankle_foot_pain": N_("ankle or foot pain"),
    "balance_risk": N_("unsteady balance"),
    "cannot_get_to_floor": N_("not getting to the floor"),
    "cannot_stand": N_("not standing"),
    "cardiac_red": N_("signs from the heart or lungs"),
    "disc_radicular_acute": N_("new pain that shoots down the leg"),
    "dizzy_standing": N_("dizziness on standing up"),
    "dizzy_supine": N_("dizziness when lying"),
    "epilepsy_uncontrolled": N_("a fit in the last year"),
    "extension_intolerant": N_("arching that makes it worse"),
    "flexion_intolerant": N_("bending or sitting that makes it worse"),
    "glaucoma": N_("glaucoma or an eye operation"),
    "heart_failure": N_("heart failure"),
    "hernia_diastasis": N_("a hernia or a gap between the tummy muscles"),
    "hip_pain": N_("hip pain"),
    "hip_replacement": N_("a new hip"),
    "hypermobility": N_("very bendy joints"),
    "hypertension_isometric": N_("high blood pressure"),
    "hypertension_uncontrolled": N_("very high blood pressure"),
    "knee_pain": N_("knee pain"),
    "kneeling_pain": N_("pain on kneeling"),
    "light_only": N_("a heart, vessel or kidney disease or diabetes"),
    "neck_arm_pain": N_("pain from the neck down one arm"),
    "neck_pain": N_("neck pain"),
    "neck_red": N_("a danger sign from the neck"),
    "no_leg_movement": N_("not lifting the knees"),
    "non_swimmer": N_("not swimming"),
    "older_deconditioned": N_("being out of practice"),
    "open_wound": N_("an open wound"),
    "osteoporosis": N_("thin bones"),
    "osteoporosis_untrained": N_("thin bones and no strength exercise so far"),
    "pelvic_floor": N_("a weak pelvic floor"),
    "pelvic_girdle_pain": N_("pelvic pain"),
    "postpartum_lt12w": N_("a birth in the last 12 weeks"),
    "pregnancy_after_16w": N_("pregnancy after 16 weeks"),
    "progressive_neuro": N_("a weaker leg or foot"),
    "recent_surgery": N_("a recent operation"),
    "reflux": N_("acid that comes up"),
    "rotation_intolerant": N_("twisting that makes it worse"),
    "shoulder_pain": N_("shoulder pain"),
    "spondylolisthesis": N_("a slipped vertebra"),
    "stenosis": N_("a narrow spinal canal"),
    "vertebral_fracture": N_("a past spine fracture"),
    "wrist_pain": N_("wrist pain"),
}

THING_WORDS: Mapping[Equipment, str] = {
    "mat": N_("a mat or a folded blanket"),
    "wall": N_("a free piece of wall"),
    "chair": N_("a firm chair"),
    "counter": N_("a counter or something else that stands firm"),
    "pillow": N_("a pillow"),
    "strap": N_("a belt or a towel"),
    "pool": N_("a pool"),
    "bike": N_("an exercise bike"),
    "shoes": N_("comfortable shoes"),
    "band": N_("an exercise band"),
    "weight": N_("a weight"),
    "step": N_("a low step"),
    "doorway": N_("a doorway"),
    "stick": N_("a broom handle or another stick"),
    "bed": N_("a firm bed"),
}
"""What things are called after a colon, for example: "Not at hand: a firm chair"."""

_JOINED = N_("%(first)s, %(rest)s")


def in_words(tags: Iterable[Tag]) -> Message:
    """Tags as one part of a sentence, in alphabetical order of their ids."""
    return _joined(message(TAG_WORDS[tag]) for tag in sorted(tags))


def things_in_words(things: Iterable[Equipment]) -> Message:
    """Things as one part of a sentence, in alphabetical order of their ids."""
    return _joined(message(THING_WORDS[thing]) for thing in sorted(things))


def _joined(parts: Iterable[Message]) -> Message:
    words = list(parts)
    joined = words[-1]
    for word in reversed(words[:-1]):
        joined = message(_JOINED, first=word, rest=joined)
    return joined
