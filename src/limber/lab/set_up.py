"""Where somebody puts the camera, and how the body is placed where a movement starts."""

from collections.abc import Sequence
from random import Random
from typing import Literal

from limber.body import Movement
from limber.body.geometry import Vector
from limber.body.presets import Preset
from limber.body.skeleton import STATURE_M
from limber.body.solve import Posture
from limber.lab.camera import Camera, camera_at, landmarks_m, seen
from limber.lab.people import Person, lengths
from limber.lab.placed_body import placed_body, sized
from limber.lab.sets import Working

SIZES_PX: tuple[tuple[int, int], ...] = ((640, 480), (960, 540), (1280, 720), (1920, 1080))
_ROOM = 0.06
_FARTHEST_M = 4.6


def a_camera(
    random: Random,
    postures: Sequence[Posture],
    person: Person,
    view: Literal["side", "front"],
    working: Working,
    off_deg: float | None = None,
) -> Camera:
    """A camera as somebody puts it up: 2 to 4 m away, 0.3 to 1.2 m high, up to 15 degrees off, the whole movement in
    the picture (further away or wider where that is needed)."""
    points = [
        p
        for posture in postures
        for p in landmarks_m(placed_body(sized(posture, person.stature_m / STATURE_M), lengths(person)), 1.0)
    ]
    low, high = (tuple(f(p[n] for p in points) for n in range(3)) for f in (min, max))
    aim: Vector = ((low[0] + high[0]) / 2, (low[1] + high[1]) / 2, (low[2] + high[2]) / 2)
    azimuth = {"side": 90.0 if working == "right" else -90.0, "front": 0.0}[view]
    azimuth += random.uniform(-15.0, 15.0) if off_deg is None else off_deg
    distance, height = random.uniform(2.0, 4.0), random.uniform(0.3, 1.2)
    wide, size, pitch = random.uniform(55.0, 72.0), random.choice(SIZES_PX), random.uniform(0.7, 1.0)
    if high[1] > 1.2 and high[0] - low[0] < 1.2 and random.random() < 0.3:
        size = (size[1], size[0])
    while True:
        camera = camera_at(aim, azimuth, distance, height, wide, size, pitch)
        if _fits(camera, points) or (distance >= _FARTHEST_M and wide >= 78.0 and pitch >= 1.0):
            return camera
        pitch = 1.0
        distance, wide = min(_FARTHEST_M, distance + 0.25), min(78.0, wide + (1.0 if distance >= 4.0 else 0.0))


def _fits(camera: Camera, points: list[Vector]) -> bool:
    """Whether all points lie in the picture, with some room."""
    width, height = camera.width_px, camera.height_px
    return all(
        _ROOM * width < p.x_px < (1 - _ROOM) * width and _ROOM * height < p.y_px < (1 - _ROOM) * height
        for p in seen(camera, points)
    )


def first_body(movement: Movement) -> Preset:
    """How the body is placed where the movement starts."""
    pose = movement.poses[movement.first_pose]
    while pose.body is None:
        pose = movement.poses[pose.like or pose.mirror_of or movement.first_pose]
    return pose.body
