"""How a body lies, sits or stands before its author changes anything, and what its parts are called.

A preset is a turn of the pelvis in the world and the angles that a relaxed body has there.
"""

from typing import Literal

from limber.body.geometry import NO_TURN, Turn, about, then
from limber.words import N_

Preset = Literal[
    "standing", "seated", "long_sitting", "kneeling", "heel_sitting", "quadruped", "prone", "supine", "crook_lying",
    "side_lying_right", "side_lying_left",
]  # fmt: skip

_UPRIGHT: Turn = NO_TURN
_FACE_UP: Turn = about((0.0, 0.0, 1.0), 90.0)  # head towards -X, front to the ceiling
_FACE_DOWN: Turn = about((0.0, 0.0, 1.0), -90.0)  # head towards +X, front to the floor
_HANDS_AND_KNEES: Turn = about((0.0, 0.0, 1.0), -80.0)  # arms are longer than thighs: shoulders a little higher
_RIGHT_DOWN: Turn = about((1.0, 0.0, 0.0), 90.0)  # front stays towards +X
_LEFT_DOWN: Turn = about((1.0, 0.0, 0.0), -90.0)

_RELAXED_ARMS = {"shoulder_abduction": 6.0, "elbow_flexion": 8.0, "forearm_pronation": 80.0}
_LYING_ARMS = {"shoulder_abduction": 18.0, "elbow_flexion": 4.0, "forearm_pronation": 160.0}
# Arms straight down to the floor from a level trunk, palms flat, fingers forward.
_PROP_ARMS = {"shoulder_flexion": 80.0, "shoulder_rotation": 8.0, "elbow_flexion": 3.0, "forearm_pronation": 172.0,
              "wrist_flexion": -86.0}  # fmt: skip

PRESETS: dict[Preset, tuple[Turn, dict[str, float]]] = {
    "standing": (_UPRIGHT, _RELAXED_ARMS),
    "seated": (
        _UPRIGHT,
        {"hip_flexion": 90, "knee_flexion": 90, "shoulder_flexion": 22, "elbow_flexion": 45, "forearm_pronation": 150},
    ),
    "long_sitting": (_UPRIGHT, {**_RELAXED_ARMS, "hip_flexion": 90}),
    "kneeling": (_UPRIGHT, {**_RELAXED_ARMS, "knee_flexion": 90, "ankle_dorsiflexion": -55}),
    "heel_sitting": (_UPRIGHT, {**_RELAXED_ARMS, "hip_flexion": 90, "knee_flexion": 150, "ankle_dorsiflexion": -55}),
    "quadruped": (
        _HANDS_AND_KNEES,
        {**_PROP_ARMS, "hip_flexion": 80, "knee_flexion": 90, "ankle_dorsiflexion": -58, "cervical_flexion": -8},
    ),
    "prone": (_FACE_DOWN, {**_LYING_ARMS, "ankle_dorsiflexion": -55}),
    "supine": (_FACE_UP, {**_LYING_ARMS, "ankle_dorsiflexion": -25}),
    "crook_lying": (_FACE_UP, {**_LYING_ARMS, "hip_flexion": 50, "knee_flexion": 90}),
    "side_lying_right": (_RIGHT_DOWN, {"hip_flexion": 45, "knee_flexion": 60, "elbow_flexion": 20}),
    "side_lying_left": (_LEFT_DOWN, {"hip_flexion": 45, "knee_flexion": 60, "elbow_flexion": 20}),
}


def pelvis_turn(preset: Preset, heading_deg: float, turn_deg: float, roll_deg: float, tilt_deg: float) -> Turn:
    """The pelvis in the world: heading about the vertical, the preset, then turn, roll, tilt about its own axes."""
    placed = then(about((0.0, 1.0, 0.0), heading_deg), PRESETS[preset][0])
    placed = then(placed, about((0.0, 1.0, 0.0), turn_deg))
    placed = then(placed, about((1.0, 0.0, 0.0), roll_deg))
    return then(placed, about((0.0, 0.0, 1.0), -tilt_deg))


# Parts that work or that are felt, and their segments. A name without `_r` or `_l` means both sides.
_MIDLINE_REGIONS = {
    "neck": ("neck_1", "neck_2"),
    "head": ("head",),
    "upper_back": ("thorax_2", "thorax_3"),
    "mid_back": ("thorax_1", "thorax_2"),
    "lower_back": ("lumbar_1", "lumbar_2", "lumbar_3"),
    "chest": ("thorax_2", "thorax_3"),
    "ribs": ("thorax_1", "thorax_2"),
    "belly": ("lumbar_1", "lumbar_2", "lumbar_3"),
    "pelvis": ("pelvis",),
    "trunk": ("pelvis", "lumbar_1", "lumbar_2", "lumbar_3", "thorax_1", "thorax_2", "thorax_3"),
}
_SIDED_REGIONS = {
    "shoulder_blade": ("girdle",),
    "shoulder": ("girdle", "upper_arm"),
    "upper_arm": ("upper_arm",),
    "forearm": ("forearm",),
    "arm": ("upper_arm", "forearm", "hand"),
    "hand": ("hand",),
    "hip": ("thigh",),
    "thigh": ("thigh",),
    "calf": ("shank",),
    "leg": ("thigh", "shank", "foot", "toes"),
    "foot": ("foot", "toes"),
}
REGIONS: dict[str, tuple[str, ...]] = {
    **_MIDLINE_REGIONS,
    **{f"{n}_{s}": tuple(f"{p}_{s}" for p in parts) for n, parts in _SIDED_REGIONS.items() for s in "rl"},
}

PHASE_NAMES: dict[str, str] = {
    "arch": N_("Arch"), "bend": N_("Bend"), "brace": N_("Brace"), "breathe-in": N_("Breathe in"),
    "breathe-out": N_("Breathe out"),
    "close": N_("Close"), "curl": N_("Curl"), "draw-in": N_("Draw in"), "hinge": N_("Hinge forward"),
    "hold": N_("Hold"), "lean": N_("Lean"), "left": N_("To the left"), "lift": N_("Lift"), "lower": N_("Lower"),
    "open": N_("Open"), "press": N_("Press"), "pull": N_("Pull"), "push-up": N_("Push up"), "reach": N_("Reach"),
    "release": N_("Release"), "rest": N_("Rest"), "return": N_("Return"), "right": N_("To the right"),
    "rise": N_("Rise"), "rock": N_("Rock"), "roll": N_("Roll"), "round": N_("Round"), "shift": N_("Shift"),
    "sink": N_("Sink"), "sit": N_("Sit down"), "slide-down": N_("Slide down"), "slide-up": N_("Slide up"),
    "squeeze": N_("Squeeze"), "stand": N_("Stand up"), "step": N_("Step"), "straighten": N_("Straighten"),
    "stretch": N_("Stretch"), "swap": N_("Swap"), "tilt": N_("Tilt"), "tuck": N_("Tuck"), "turn": N_("Turn"),
    "up": N_("Up"), "walk": N_("Walk"), "pedal": N_("Pedal"), "stroke": N_("Stroke"),
}  # fmt: skip
"""What a phase may be called in `movement.toml`, and the text that a person sees or hears."""
