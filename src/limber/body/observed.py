"""Observed angles: what the joints' centres show, as a camera's landmarks would, never the model's own angles.

Flexion is 180 degrees minus the interior angle. The dossier's targets are in these angles.
"""

from collections.abc import Mapping
from math import atan2, degrees

from limber.body.figure import Figure
from limber.body.geometry import Vector, add, angle_between_deg, cross, dot, scale, subtract, unit

_UP: Vector = (0.0, 1.0, 0.0)


def observed_deg(figure: Figure) -> dict[str, float]:
    """Every observed angle of a figure, degrees.

    `hip_r`, `knee_r`, `elbow_r`: flexion, 0 straight, hip below 0 extended. `shoulder_r`: arm against trunk, 0 at
    the side, 90 forward, 180 overhead, below 0 behind. `shoulder_abd_r`, `hip_abd_r`: sideways lift, seen from the
    front. The same with `_l`. `trunk`: hip-to-shoulder line from the vertical, 0 upright, 90 lying or on hands and
    knees, below 0 leaning back.
    """
    at = figure.origins_m
    hips = scale(add(at["thigh_r"], at["thigh_l"]), 0.5)
    shoulders = scale(add(at["upper_arm_r"], at["upper_arm_l"]), 0.5)
    up = unit(subtract(shoulders, hips))
    to_right = unit(subtract(at["thigh_r"], at["thigh_l"]))
    front = unit(cross(up, to_right))
    found = {"trunk": _tilt(up, front)}
    for side, sign in (("r", 1.0), ("l", -1.0)):
        found |= {f"{name}_{side}": angle for name, angle in _limbs(at, side, up, scale(to_right, sign), sign).items()}
    return found


def _tilt(up: Vector, front: Vector) -> float:
    angle = angle_between_deg(up, _UP)
    return -angle if front[1] > 0 and angle < 60 else angle


def _limbs(at: Mapping[str, Vector], side: str, up: Vector, outward: Vector, sign: float) -> dict[str, float]:
    def joint(name: str) -> Vector:
        return at[f"{name}_{side}"]

    shoulder, elbow, hip, knee = joint("upper_arm"), joint("forearm"), joint("thigh"), joint("shank")
    thigh, arm = subtract(knee, hip), subtract(elbow, shoulder)
    # The trunk's midline, not the line from this hip to this shoulder: shoulders are wider than hips.
    down, right = scale(up, -1.0), scale(outward, sign)
    flexion, raised = angle_between_deg(down, thigh), angle_between_deg(down, arm)
    bends_forward = dot(cross(down, thigh), right) >= 0 or flexion > 90
    arm_forward = dot(cross(down, arm), right) >= 0 or raised > 90
    return {
        "hip": flexion if bends_forward else -flexion,
        "knee": angle_between_deg(subtract(knee, hip), subtract(joint("foot"), knee)),
        "elbow": angle_between_deg(arm, subtract(joint("hand"), elbow)),
        "shoulder": raised if arm_forward else -raised,
        "shoulder_abd": degrees(atan2(dot(arm, outward), dot(arm, down))),
        "hip_abd": degrees(atan2(dot(thigh, outward), dot(thigh, down))),
    }
