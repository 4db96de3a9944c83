"""What one frame says about the body: observed angles, how it lies or stands, from where it is seen, the back's curve.

Everything is None (or absent) where the frame does not show it; nothing is guessed.
"""

from collections.abc import Mapping
from typing import Literal

from limber.body.geometry import Vector
from limber.plain import value

Orientation = Literal["standing", "seated", "kneeling", "all-fours", "supine", "prone", "side-lying"]
CameraView = Literal["side", "front", "oblique", "foot-end"]


@value
class Observation:
    """One frame, understood.

    angles_deg : observed angles by name, as `observed.observed_deg` names and defines them (`hip_r`, `knee_l`,
        `trunk` ...). An angle whose landmarks are outside of the picture or unknown is absent.
    sure_0_1 : for each of these angles the lowest visibility among the landmarks that it was made from.
    places : landmarks by short name (`nose`, `ear_r`, `shoulder_r`, `elbow_r`, `wrist_r`, `hip_r`, `knee_r`,
        `ankle_r`, `heel_r`, `toe_r`, the same with `_l`) in torso lengths from mid-hip: X right in the picture,
        Y up, Z towards the camera.
    seen_0_1 : visibility of each of these landmarks; 0 where it lies outside of the picture.
    orientation : how the body is placed; None when it fits none of them well.
    view, view_sure_0_1 : from where the camera sees the trunk, and how clearly.
    near : the side of the body that is nearer to the camera; None from the front or when unclear.
    back : the back's curve from the silhouette, in torso lengths: positive rounded, negative hollow, a straight back
        near 0. Only in side view with the back's edge in sight. Compare with the person's own neutral; no spine angle.
    torso_px : length of mid-shoulder to mid-hip in the picture.
    """

    t_s: float
    angles_deg: Mapping[str, float] = {}
    sure_0_1: Mapping[str, float] = {}
    places: Mapping[str, Vector] = {}
    seen_0_1: Mapping[str, float] = {}
    orientation: Orientation | None = None
    view: CameraView | None = None
    view_sure_0_1: float = 0.0
    near: Literal["right", "left"] | None = None
    back: float | None = None
    torso_px: float | None = None
