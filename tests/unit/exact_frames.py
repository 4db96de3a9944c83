"""Frames without any error: a posture as a perfect model would see it, by a level camera far away."""

from limber.body import Frame
from limber.body.solve import Posture
from limber.lab.camera import camera_at, landmarks_m, seen
from limber.lab.placed_body import DRAWN, placed_body
from limber.lab.silhouette import edges

SIDE_DEG, FRONT_DEG = 90.0, 0.0


def exact_frame(
    posture: Posture,
    azimuth_deg: float = SIDE_DEG,
    *,
    lengths: tuple[float, ...] = DRAWN,
    size: float = 1.0,
    t_s: float = 0.0,
) -> Frame:
    """What a camera from that side sees (0 from the front, 90 from the right of a body that faces +X)."""
    x, y, z = posture.root_m
    camera = camera_at((x, y, z), azimuth_deg, 300.0, y, 1.0, (1280, 720), 0.0)
    body = placed_body(posture, lengths)
    at = seen(camera, landmarks_m(body, size))
    hips = [(a + b) / 2 for a, b in zip(at[23][2:], at[24][2:], strict=True)]

    def middle(n: int) -> tuple[float, float]:
        return (at[n].x_px + at[n + 1].x_px) / 2, (at[n].y_px + at[n + 1].y_px) / 2

    edge_a, edge_b = edges(body, size, 1.0, camera, middle(11), middle(23))
    return Frame(
        t_s=t_s,
        width_px=1280,
        height_px=720,
        image=tuple((p.x_px / 1280, p.y_px / 720, 0.0, 1.0) for p in at),
        world=tuple((p.x_m - hips[0], p.y_m - hips[1], p.z_m - hips[2]) for p in at),
        edge_a=edge_a,
        edge_b=edge_b,
    )
