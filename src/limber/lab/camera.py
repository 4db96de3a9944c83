"""A virtual camera: where it stands, its lens, and the 33 landmarks of a body as MediaPipe numbers them.

Picture axes as MediaPipe has them: x right, y down, z away from the camera.
"""

from math import cos, hypot, radians, sin, tan
from typing import NamedTuple

from limber.body.chain import SEGMENT_INDEX
from limber.body.frame import LANDMARKS
from limber.body.geometry import Vector
from limber.body.observed import ORIGIN_OF
from limber.body.points import POINTS
from limber.lab.placed_body import Body
from limber.plain import value


@value
class Camera:
    """A camera in the world: place and axes (right, down, forward), focal length and size of the picture in pixels."""

    at_m: Vector
    right: Vector
    down: Vector
    forward: Vector
    focal_px: float
    width_px: int
    height_px: int


def camera_at(
    aim_m: Vector,
    azimuth_deg: float,
    distance_m: float,
    height_m: float,
    wide_deg: float,
    size_px: tuple[int, int],
    pitch_0_1: float = 1.0,
) -> Camera:
    """A camera at a distance from what it looks at.

    `azimuth_deg`: 0 from the front (+X), 90 from the right (+Z). `wide_deg`: field of view along the picture's longer
    side. `pitch_0_1`: how much of the difference in height it makes up by being tilted (0 = level).
    """
    a = radians(azimuth_deg)
    at = (aim_m[0] + distance_m * cos(a), height_m, aim_m[2] + distance_m * sin(a))
    dy = (aim_m[1] - height_m) * pitch_0_1
    n = hypot(distance_m, dy)
    level, rise = distance_m / n, dy / n
    forward = (-cos(a) * level, rise, -sin(a) * level)
    right = (sin(a), 0.0, -cos(a))
    down = (
        forward[1] * right[2] - forward[2] * right[1],
        forward[2] * right[0] - forward[0] * right[2],
        forward[0] * right[1] - forward[1] * right[0],
    )
    focal = max(size_px) / 2 / tan(radians(wide_deg) / 2)
    return Camera(
        at_m=at, right=right, down=down, forward=forward, focal_px=focal, width_px=size_px[0], height_px=size_px[1]
    )


class Seen(NamedTuple):
    """A point as the camera has it: pixels, and metres in the picture's axes from the camera."""

    x_px: float
    y_px: float
    x_m: float
    y_m: float
    z_m: float


def seen(camera: Camera, points: list[Vector]) -> list[Seen]:
    """Points of the world in the picture; what lies behind the camera is put far outside."""
    cx, cy, cz = camera.at_m
    rx, ry, rz = camera.right
    dx, dy, dz = camera.down
    fx, fy, fz = camera.forward
    focal, half_w, half_h = camera.focal_px, camera.width_px / 2, camera.height_px / 2
    found = []
    for px, py, pz in points:
        x, y, z = px - cx, py - cy, pz - cz
        right, down, away = rx * x + ry * y + rz * z, dx * x + dy * y + dz * z, fx * x + fy * y + fz * z
        by = focal / (away if away > 0.2 else 0.2)
        found.append(Seen(half_w + right * by, half_h + down * by, right, down, away))
    return found


# Where each landmark is: a joint's centre, or a place in a segment's axes (metres, drawn figure).
_FACE: dict[str, tuple[float, float, float]] = {
    "eye_inner": (0.091, 0.058, 0.018), "eye": (0.086, 0.058, 0.031), "eye_outer": (0.077, 0.058, 0.044),
    "mouth": (0.083, -0.009, 0.024),
}  # fmt: skip
_HAND: dict[str, tuple[float, float, float]] = {
    "pinky": (0.0, -0.095, -0.032), "index": (0.0, -0.098, 0.020), "thumb": (0.010, -0.070, 0.046),
}  # fmt: skip


def _spot(name: str) -> tuple[int, Vector]:
    if name == "nose":
        return SEGMENT_INDEX["head"], (0.112, 0.018, 0.0)
    left = "left" in name
    side = "l" if left else "r"
    part = name.replace("left", "").replace("right", "").strip("_")
    if part in ORIGIN_OF:
        return SEGMENT_INDEX[f"{ORIGIN_OF[part]}_{side}"], (0.0, 0.0, 0.0)
    if part in ("ear", "heel", "foot_index"):
        point = POINTS[{"ear": "ear", "heel": "heel", "foot_index": "toe_tip"}[part] + f"_{side}"]
        return SEGMENT_INDEX[point.segment], point.at_m
    segment, (x, y, z) = ("head", _FACE[part]) if part in _FACE else (f"hand_{side}", _HAND[part])
    return SEGMENT_INDEX[segment], (x, y, -z if left else z)


_SPOTS: tuple[tuple[int, Vector], ...] = tuple(_spot(name) for name in LANDMARKS)


def landmarks_m(body: Body, size: float) -> list[Vector]:
    """The 33 landmarks of a body in the world, in MediaPipe's order."""
    return [body.point(segment, at, size) for segment, at in _SPOTS]
