"""Where the skin is: named points of the body that touch floor, wall, chair or the body itself.

A point is a small ball in a segment's own axes: its centre and how far the skin is from it. A ball
(instead of a spot on the skin) touches the floor at the same height however the limb is turned. The
drawn figure takes its radii from this table, so that what touches in the model touches in the picture.
Skin distances are plausible means for an adult of 1.70 m, not measured ones.
"""

from collections.abc import Mapping

from limber.body.geometry import Vector
from limber.body.skeleton import FOOT_FORWARD_M, FOOT_HEIGHT_M, FOREARM_M, THIGH_M, TOES_M
from limber.plain import value


@value
class Point:
    """A ball of skin. `at_m`: its centre in the segment's axes; `round_m`: from there to the skin (0 = on the skin)."""

    segment: str
    at_m: Vector
    round_m: float = 0.0


def _at(segment: str, x: float, y: float, z: float, round_m: float = 0.0) -> Point:
    return Point(segment=segment, at_m=(x, y, z), round_m=round_m)


_MIDLINE = {
    "sacrum": _at("pelvis", -0.032, 0.075, 0.0, 0.065),
    "belly_low": _at("pelvis", 0.030, 0.060, 0.0, 0.065),
    "low_back": _at("lumbar_2", -0.016, 0.0, 0.0, 0.070),
    "belly": _at("lumbar_2", 0.030, 0.0, 0.0, 0.075),
    "mid_back": _at("thorax_1", -0.028, 0.040, 0.0, 0.075),
    "upper_back": _at("thorax_2", -0.020, 0.045, 0.0, 0.075),
    "breastbone": _at("thorax_2", 0.040, 0.030, 0.0, 0.070),
    "neck_back": _at("neck_1", 0.0, 0.035, 0.0, 0.055),
    "back_of_head": _at("head", -0.012, 0.085, 0.0, 0.083),
    "head_middle": _at("head", 0.010, 0.085, 0.0, 0.078),
    "forehead": _at("head", 0.036, 0.100, 0.0, 0.062),
    "chin": _at("head", 0.070, -0.010, 0.0, 0.022),
    "crown": _at("head", 0.010, 0.106, 0.0, 0.078),
}
# Right side; the left is mirrored (z changes sign).
_RIGHT = {
    "buttock": _at("pelvis", -0.022, -0.018, 0.065, 0.078),
    "pelvis_back": _at("pelvis", -0.080, 0.060, 0.090),
    "hip_side": _at("pelvis", 0.0, 0.010, 0.090, 0.080),
    "hip_front": _at("pelvis", 0.030, 0.060, 0.070, 0.055),
    "waist": _at("lumbar_3", 0.0, 0.0, 0.060, 0.075),
    "ribs": _at("thorax_1", 0.0, 0.060, 0.075, 0.075),
    "chest": _at("thorax_2", 0.025, 0.045, 0.070, 0.080),
    "shoulder_blade": _at("thorax_3", -0.022, -0.010, 0.075, 0.065),
    "ear": _at("head", 0.005, 0.070, 0.082),
    "temple": _at("head", 0.030, 0.105, 0.078),
    "head_behind": _at("head", -0.085, 0.085, 0.035),
    "shoulder": _at("upper_arm", 0.0, 0.0, 0.0, 0.055),
    "shoulder_top": _at("girdle", -0.005, 0.045, 0.110),
    "upper_arm_mid": _at("upper_arm", 0.0, -0.160, 0.0, 0.045),
    "upper_arm_inside": _at("upper_arm", 0.0, -0.200, -0.045),
    "elbow": _at("forearm", 0.0, 0.0, 0.0, 0.038),
    "elbow_outside": _at("forearm", 0.0, 0.0, 0.038),
    "forearm_mid": _at("forearm", 0.0, -FOREARM_M / 2, 0.0, 0.035),
    "wrist": _at("hand", 0.0, 0.0, 0.0, 0.026),
    "palm_heel": _at("hand", 0.0, -0.025, 0.0, 0.015),
    "knuckle_thumb": _at("hand", 0.0, -0.095, 0.032, 0.015),
    "knuckle_little": _at("hand", 0.0, -0.095, -0.032, 0.015),
    "hand_back": _at("hand", -0.015, -0.070, 0.0),
    "grip": _at("hand", 0.018, -0.080, 0.0),
    "fist": _at("hand", 0.012, -0.080, 0.0, 0.035),
    "fingertips": _at("hand", 0.004, -0.172, 0.0, 0.008),
    "thigh_mid": _at("thigh", 0.0, -0.200, 0.0, 0.072),
    "thigh_front": _at("thigh", 0.072, -0.220, 0.0),
    "thigh_top": _at("thigh", 0.066, -THIGH_M + 0.060, 0.0),
    "thigh_back": _at("thigh", -0.066, -0.290, 0.0),
    "thigh_outside": _at("thigh", 0.0, -0.300, 0.068),
    "thigh_inside": _at("thigh", 0.0, -0.300, -0.062),
    "knee": _at("shank", 0.0, 0.0, 0.0, 0.055),
    "knee_front": _at("shank", 0.055, -0.010, 0.0),
    "knee_inside": _at("shank", 0.0, 0.0, -0.055),
    "knee_outside": _at("shank", 0.0, 0.0, 0.055),
    "shin_front": _at("shank", 0.046, -0.110, 0.0),
    "calf": _at("shank", -0.015, -0.130, 0.0, 0.052),
    "shank_low": _at("shank", 0.0, -0.300, 0.0, 0.040),
    "ankle": _at("foot", 0.0, 0.0, 0.0, 0.036),
    "ankle_outside": _at("foot", 0.0, 0.0, 0.036),
    "ankle_inside": _at("foot", 0.0, 0.0, -0.036),
    "ankle_front": _at("foot", 0.038, 0.005, 0.0),
    "heel": _at("foot", -0.035, -FOOT_HEIGHT_M + 0.030, 0.0, 0.030),
    "ball_big_toe": _at("foot", FOOT_FORWARD_M - 0.010, -FOOT_HEIGHT_M + 0.017, -0.028, 0.017),
    "ball_little_toe": _at("foot", FOOT_FORWARD_M - 0.020, -FOOT_HEIGHT_M + 0.017, 0.030, 0.017),
    "instep": _at("foot", 0.085, -0.036, 0.0, 0.030),
    "sole": _at("foot", 0.060, -FOOT_HEIGHT_M, 0.0),
    "toe_tip": _at("toes", TOES_M - 0.012, 0.0, 0.0, 0.012),
}
_MIDLINE_SEGMENTS = ("pelvis", "lumbar_2", "lumbar_3", "thorax_1", "thorax_2", "thorax_3", "head")


def _sided() -> dict[str, Point]:
    found: dict[str, Point] = {}
    for name, point in _RIGHT.items():
        middle = point.segment in _MIDLINE_SEGMENTS
        x, y, z = point.at_m
        right = point.segment if middle else point.segment + "_r"
        left = point.segment if middle else point.segment + "_l"
        found[name + "_r"] = Point(segment=right, at_m=point.at_m, round_m=point.round_m)
        found[name + "_l"] = Point(segment=left, at_m=(x, y, -z), round_m=point.round_m)
    return found


POINTS: dict[str, Point] = {**_MIDLINE, **_sided()}
"""Every named point: midline ones by name, others with `_r` or `_l`."""

landmarks_m: dict[str, tuple[str, Vector, float]] = {n: (p.segment, p.at_m, p.round_m) for n, p in POINTS.items()}
"""The same as plain tuples (segment, centre in its axes, distance to the skin), for the drawn figure."""

# What an author calls a contact, and the points that make it: the first is held in place, the second
# keeps the direction (no twisting on the spot), all of them lie on the surface.
_FLAT = {
    "foot": ("heel", "ball_big_toe", "ball_little_toe"),
    "toes": ("ball_big_toe", "ball_little_toe", "toe_tip"),
    "instep": ("instep", "toe_tip"),
    "palm": ("palm_heel", "knuckle_thumb", "knuckle_little"),
    "hand_edge": ("palm_heel", "knuckle_little"),
    "forearm": ("elbow", "wrist"),
    "arm_back": ("elbow", "wrist"),
    "leg": ("calf", "heel"),
    "hand": ("grip",),
}

# A contact's name with its side, and its points: {"foot_r": ("heel_r", …), …, "sacrum": ("sacrum",), …}
CONTACT_POINTS: dict[str, tuple[str, ...]] = {
    **{name: (name,) for name in POINTS},
    **{f"{name}_{s}": tuple(f"{p}_{s}" for p in parts) for name, parts in _FLAT.items() for s in "rl"},
}

_GUARDS = tuple(n for n, p in POINTS.items() if p.round_m > 0.0 and not n.startswith("fist"))
_SEAT_GUARDS = ("buttock_r", "buttock_l", "sacrum")
_CHAIR_BACK_GUARDS = (*_SEAT_GUARDS, "low_back", "mid_back", "upper_back", "shoulder_blade_r", "shoulder_blade_l")


def guards_of(surface: str) -> tuple[str, ...]:
    """Points that may never be inside a surface: all that have flesh around them, only the trunk's for a chair.

    Thighs press into a seat, and arms may hang beside its back.
    """
    return {"seat": _SEAT_GUARDS, "chair_back": _CHAIR_BACK_GUARDS}.get(surface, _GUARDS)


def both(name: str, known: Mapping[str, object]) -> tuple[str, ...]:
    """The sided names that a name stands for: itself, or both sides when it is written without `_r` or `_l`.

    Empty when nobody is called so.
    """
    if name in known:
        return (name,)
    pair = (name + "_r", name + "_l")
    return pair if pair[0] in known else ()
