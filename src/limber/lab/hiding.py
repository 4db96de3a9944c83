"""Which landmarks the body itself hides from the camera."""

from math import hypot

from limber.body.frame import LANDMARK
from limber.lab.camera import Seen

_CLOSER_M = 0.05


def _n(name: str) -> tuple[int, int]:
    return LANDMARK[f"right_{name}"], LANDMARK[f"left_{name}"]


# What hides: a swept disc between two landmarks, its radius in metres, and the landmarks that it cannot hide.
_BONES: tuple[tuple[int, int, float], ...] = tuple(
    (_n(one)[side], _n(two)[side], radius)
    for one, two, radius in (
        ("shoulder", "elbow", 0.045), ("elbow", "wrist", 0.036), ("hip", "knee", 0.072), ("knee", "ankle", 0.048),
    )
    for side in (0, 1)
)  # fmt: skip
_TRUNK_RADIUS_M = 0.105
_JOINTS: tuple[tuple[int, tuple[int, ...]], ...] = tuple(
    (_n(name)[side], tuple(_n(other)[side] for other in own))
    for name, own in (
        ("elbow", ("pinky",)), ("wrist", ("pinky", "index", "thumb")), ("knee", ()),
        ("ankle", ("heel", "foot_index")),
    )
    for side in (0, 1)
)  # fmt: skip


def hidden_landmarks(at: list[Seen], size: float, focal_px: float) -> set[int]:
    """Numbers of the landmarks that lie behind another part of the body (elbows, wrists, knees, ankles and beyond)."""
    found: set[int] = set()
    parts = [(one, two, radius * size) for one, two, radius in _BONES]
    (sr, sl), (hr, hl) = _n("shoulder"), _n("hip")
    for joint, own in _JOINTS:
        point = at[joint]
        behind = any(
            joint not in (one, two) and _covers(point, at[one], at[two], radius, focal_px) for one, two, radius in parts
        ) or any(
            _covers(point, at[one], at[two], _TRUNK_RADIUS_M * size, focal_px)
            for one, two in ((sr, hr), (sl, hl))
            if joint not in (one, two)
        )
        if behind:
            found.add(joint)
            found.update(own)
    return found


def _covers(point: Seen, one: Seen, two: Seen, radius_m: float, focal_px: float) -> bool:
    """Whether the part between two landmarks lies in front of a point."""
    if one.z_m > point.z_m - _CLOSER_M and two.z_m > point.z_m - _CLOSER_M:
        return False
    ax, ay, bx, by = one.x_px, one.y_px, two.x_px, two.y_px
    dx, dy = bx - ax, by - ay
    size = dx * dx + dy * dy
    part = 0.0 if size == 0.0 else ((point.x_px - ax) * dx + (point.y_px - ay) * dy) / size
    part = 0.0 if part < 0.0 else 1.0 if part > 1.0 else part
    z = one.z_m + (two.z_m - one.z_m) * part
    if z > point.z_m - _CLOSER_M:
        return False
    return hypot(point.x_px - ax - dx * part, point.y_px - ay - dy * part) < radius_m * focal_px / max(z, 0.2)
