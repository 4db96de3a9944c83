"""The camera that films: where it stands for an exercise, and the world as it sees it, in arrays."""

from typing import NamedTuple

import numpy as np

from limber.lab.camera import Camera, camera_at
from limber.lab.render_arrays import Floats


class Eye(NamedTuple):
    """A camera in arrays: place, axes (rows: right, down, forward), focal length and picture size in pixels."""

    at_m: Floats
    axes: Floats
    focal_px: float
    width_px: int
    height_px: int

    def flat(self, points: Floats) -> tuple[Floats, Floats]:
        """Points of the world on the picture (pixels), and their nearness (1 / distance; 0 behind the camera)."""
        seen = (points - self.at_m) @ self.axes.T
        near = np.where(seen[:, 2] > 0.1, 1.0 / np.maximum(seen[:, 2], 0.1), 0.0).astype(np.float32)
        half = np.array((self.width_px / 2, self.height_px / 2), np.float32)
        return (seen[:, :2] * near[:, None] * np.float32(self.focal_px) + half).astype(np.float32), near

    def rays(self) -> Floats:
        """For every pixel the way from the camera through its middle, 1 m deep, in the world's axes."""
        x = (np.arange(self.width_px) + 0.5 - self.width_px / 2) / self.focal_px
        y = (np.arange(self.height_px) + 0.5 - self.height_px / 2) / self.focal_px
        gx, gy = np.meshgrid(x, y)
        own = np.stack((gx.ravel(), gy.ravel(), np.ones(gx.size)), axis=1)
        return (own @ self.axes).astype(np.float32)


def eye_of(camera: Camera) -> Eye:
    """The same camera, in arrays."""
    axes = np.array((camera.right, camera.down, camera.forward), np.float32)
    return Eye(np.array(camera.at_m, np.float32), axes, camera.focal_px, camera.width_px, camera.height_px)


def fitted(
    points: Floats, azimuth_deg: float, height_m: float, size_px: tuple[int, int], wide_deg: float, fill: float
) -> Camera:
    """The nearest camera in a direction that has all points within a part (`fill`) of the picture."""
    x, y, z = ((points.min(axis=0) + points.max(axis=0)) / 2).tolist()

    def at(distance_m: float) -> Camera:
        return camera_at((x, y, z), azimuth_deg, distance_m, height_m, wide_deg, size_px)

    half = np.array(size_px) / 2
    low, high = 1.0, 12.0
    for _ in range(24):
        distance = (low + high) / 2
        xy, near = eye_of(at(distance)).flat(points)
        outside = (np.abs(xy - half) > half * fill).any() or (near <= 0).any()
        low, high = (distance, high) if outside else (low, distance)
    return at(high)
