"""The closed vocabulary of the catalogue: tags about a person, body regions, equipment, positions.

A tag is a fact about a person that an exercise may have to respect. The room `safety` derives them
from the screen's answers; an exercise names the ones that exclude it or change it.
"""

from typing import Literal, get_args

Tag = Literal[
    "acute_lt6w",
    "ankle_foot_pain",
    "balance_risk",
    "cannot_get_to_floor",
    "cannot_stand",
    "cardiac_red",
    "disc_radicular_acute",
    "dizzy_standing",
    "dizzy_supine",
    "epilepsy_uncontrolled",
    "extension_intolerant",
    "flexion_intolerant",
    "glaucoma",
    "heart_failure",
    "hernia_diastasis",
    "hip_pain",
    "hip_replacement",
    "hypermobility",
    "hypertension_isometric",
    "hypertension_uncontrolled",
    "knee_pain",
    "kneeling_pain",
    "light_only",
    "neck_arm_pain",
    "neck_pain",
    "neck_red",
    "no_leg_movement",
    "non_swimmer",
    "older_deconditioned",
    "open_wound",
    "osteoporosis",
    "osteoporosis_untrained",
    "pelvic_floor",
    "pelvic_girdle_pain",
    "postpartum_lt12w",
    "pregnancy_after_16w",
    "progressive_neuro",
    "recent_surgery",
    "reflux",
    "rotation_intolerant",
    "shoulder_pain",
    "spondylolisthesis",
    "stenosis",
    "vertebral_fracture",
    "wrist_pain",
]
TAGS: tuple[Tag, ...] = get_args(Tag)

Category = Literal["mobility", "stretch", "strength", "motor-control", "cardio", "relaxation", "warm-up"]
Use = Literal[
    "cool-down", "desk", "directional", "test", "mobility", "stretch", "strength", "motor-control", "cardio",
    "relaxation", "warm-up",
]  # fmt: skip
Start = Literal["supine", "prone", "quadruped", "kneeling", "half-kneeling", "side-lying", "seated", "standing", "wall"]
Bias = Literal["flexion", "extension", "rotation", "lateral", "neutral"]
LoadClass = Literal["S0", "S1", "S2", "S3", "S4"]
Sides = Literal["none", "each", "alternate"]
Needs = Literal["asked", "clinician", "steady-walks"]
Equipment = Literal[
    "mat", "wall", "chair", "counter", "pillow", "strap", "pool", "bike", "shoes", "band", "weight", "step", "doorway",
    "stick", "bed",
]  # fmt: skip

FLOOR_STARTS: frozenset[Start] = frozenset({"supine", "prone", "quadruped", "kneeling", "half-kneeling", "side-lying"})
