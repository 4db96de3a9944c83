"""The skeleton: segments, where each hangs on its parent, and how far each joint turns.

Axes follow ISB: X forward, Y up, Z to the person's right; metres. In the anatomical position every
segment's own axes agree with these, and its origin is its joint with its parent. Segment lengths are
fractions of stature after Drillis and Contini (1966), for an adult of 1.70 m; joint ranges are what
a healthy adult reaches (American Academy of Orthopaedic Surgeons tables), widened by 5 degrees.

The spine is lumbar, thoracic and cervical. An author gives one angle for each of the three; the
segments of a region share it equally, so that the back rounds instead of folding.
"""

from typing import Literal

from limber.plain import value

STATURE_M = 1.70

Side = Literal["right", "left"]
Vector = tuple[float, float, float]


@value
class Segment:
    """One rigid part. `offset_m`: its joint's place in the parent's axes, anatomical position."""

    name: str
    parent: str | None
    offset_m: Vector


@value
class Joint:
    """One named angle of the model, its segments, its turning axis and its range in degrees.

    `axis` is the unit vector, in the parent's axes, about which a positive angle turns (right-hand
    rule); `share` is the part of the angle that each of `segments` takes. Left joints mirror right ones.
    """

    name: str
    segments: tuple[str, ...]
    axis: Vector
    low_deg: float
    high_deg: float


X, Y, Z = (1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)


def _minus(axis: Vector) -> Vector:
    return (-axis[0], -axis[1], -axis[2])


def _fraction(part: float) -> float:
    return part * STATURE_M


THIGH_M, SHANK_M, FOOT_HEIGHT_M = _fraction(0.245), _fraction(0.246), _fraction(0.039)
UPPER_ARM_M, FOREARM_M = _fraction(0.186), _fraction(0.146)
HIP_HALF_WIDTH_M, SHOULDER_HALF_WIDTH_M = _fraction(0.052), _fraction(0.110)
FOOT_FORWARD_M, TOES_M = _fraction(0.075), _fraction(0.040)  # ankle to ball, ball to tip: foot length 0.152

LUMBAR = ("lumbar_1", "lumbar_2", "lumbar_3")
THORACIC = ("thorax_1", "thorax_2", "thorax_3")
CERVICAL = ("neck_1", "neck_2")

# The trunk's midline runs through the body's middle, not along the back: skin is added by `shape`.
_TRUNK = (
    Segment(name="pelvis", parent=None, offset_m=(0.0, 0.0, 0.0)),  # origin: midpoint of the hip joints
    Segment(name="lumbar_1", parent="pelvis", offset_m=(-0.010, 0.095, 0.0)),
    Segment(name="lumbar_2", parent="lumbar_1", offset_m=(0.006, 0.055, 0.0)),
    Segment(name="lumbar_3", parent="lumbar_2", offset_m=(0.004, 0.055, 0.0)),
    Segment(name="thorax_1", parent="lumbar_3", offset_m=(-0.004, 0.060, 0.0)),
    Segment(name="thorax_2", parent="thorax_1", offset_m=(-0.014, 0.080, 0.0)),
    Segment(name="thorax_3", parent="thorax_2", offset_m=(-0.006, 0.080, 0.0)),
    Segment(name="neck_1", parent="thorax_3", offset_m=(0.012, 0.085, 0.0)),
    Segment(name="neck_2", parent="neck_1", offset_m=(0.012, 0.055, 0.0)),
    Segment(name="head", parent="neck_2", offset_m=(0.012, 0.050, 0.0)),
)
_RIGHT_LIMBS = (
    Segment(name="girdle_r", parent="thorax_3", offset_m=(0.016, 0.050, 0.025)),
    Segment(name="upper_arm_r", parent="girdle_r", offset_m=(0.004, 0.000, SHOULDER_HALF_WIDTH_M - 0.025)),
    Segment(name="forearm_r", parent="upper_arm_r", offset_m=(0.0, -UPPER_ARM_M, 0.0)),
    Segment(name="hand_r", parent="forearm_r", offset_m=(0.0, -FOREARM_M, 0.0)),
    Segment(name="thigh_r", parent="pelvis", offset_m=(0.0, 0.0, HIP_HALF_WIDTH_M)),
    Segment(name="shank_r", parent="thigh_r", offset_m=(0.0, -THIGH_M, 0.0)),
    Segment(name="foot_r", parent="shank_r", offset_m=(0.0, -SHANK_M, 0.0)),
    Segment(name="toes_r", parent="foot_r", offset_m=(FOOT_FORWARD_M, -FOOT_HEIGHT_M + 0.012, 0.0)),
)


def _left_segment(right: Segment) -> Segment:
    parent = right.parent
    x, y, z = right.offset_m
    return Segment(
        name=right.name[:-2] + "_l",
        parent=parent[:-2] + "_l" if parent and parent.endswith("_r") else parent,
        offset_m=(x, y, -z),
    )


SEGMENTS: tuple[Segment, ...] = (*_TRUNK, *_RIGHT_LIMBS, *map(_left_segment, _RIGHT_LIMBS))
SEGMENT: dict[str, Segment] = {s.name: s for s in SEGMENTS}


def _joint(name: str, segments: tuple[str, ...], axis: Vector, low_deg: float, high_deg: float) -> Joint:
    return Joint(name=name, segments=segments, axis=axis, low_deg=low_deg, high_deg=high_deg)


# Spine flexion bows forward (about -Z), side-bending to the right is positive (about +X),
# rotation to the left is positive (about +Y), as ISB's right-hand rule gives it.
_SPINE = tuple(
    _joint(f"{region}_{what}", segments, axis, low, high)
    for region, segments, limits in (
        ("lumbar", LUMBAR, ((-35, 65), (-30, 30), (-15, 15))),
        ("thoracic", THORACIC, ((-30, 50), (-30, 30), (-45, 45))),
        ("cervical", (*CERVICAL, "head"), ((-65, 60), (-45, 45), (-85, 85))),
    )
    for what, axis, (low, high) in zip(("flexion", "side_bend", "rotation"), (_minus(Z), X, Y), limits, strict=True)
)
# Limb angles, right side: flexion lifts forward (about +Z for hip and shoulder), abduction lifts
# sideways (about -X), rotation turns towards the midline (about +Y). Applied in this order: flexion,
# then abduction, then rotation, each about the axis carried along by the one before.
_RIGHT = (
    _joint("girdle_elevation_r", ("girdle_r",), _minus(X), -10, 45),
    _joint("girdle_protraction_r", ("girdle_r",), Y, -30, 35),
    _joint("shoulder_flexion_r", ("upper_arm_r",), Z, -65, 185),
    _joint("shoulder_abduction_r", ("upper_arm_r",), _minus(X), -50, 185),
    _joint("shoulder_rotation_r", ("upper_arm_r",), Y, -100, 95),
    _joint("elbow_flexion_r", ("forearm_r",), Z, -5, 155),
    _joint("forearm_pronation_r", ("forearm_r",), Y, -5, 175),
    _joint("wrist_flexion_r", ("hand_r",), Z, -95, 90),
    _joint("wrist_deviation_r", ("hand_r",), X, -25, 40),
    _joint("hip_flexion_r", ("thigh_r",), Z, -30, 140),
    _joint("hip_abduction_r", ("thigh_r",), _minus(X), -35, 60),
    _joint("hip_rotation_r", ("thigh_r",), Y, -55, 50),
    _joint("knee_flexion_r", ("shank_r",), _minus(Z), -5, 155),
    _joint("ankle_dorsiflexion_r", ("foot_r",), Z, -70, 35),
    _joint("ankle_inversion_r", ("foot_r",), X, -25, 40),
    _joint("toes_extension_r", ("toes_r",), Z, -40, 90),
)


def _left_joint(right: Joint) -> Joint:
    """Mirror in the body's mid-plane: turns about X and Y change sign, turns about Z keep it."""
    x, y, z = right.axis
    return _joint(
        right.name[:-2] + "_l", tuple(s[:-2] + "_l" for s in right.segments), (-x, -y, z), right.low_deg, right.high_deg
    )


JOINTS: tuple[Joint, ...] = (*_SPINE, *_RIGHT, *map(_left_joint, _RIGHT))
JOINT: dict[str, Joint] = {j.name: j for j in JOINTS}
