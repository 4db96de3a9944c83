"""How the body is placed (standing, supine, …) and from where the camera sees it: from the trunk's three axes.

Up is the camera's up: it is taken to stand level. Nothing here changes when the person turns about the vertical,
except the view.
"""

from collections.abc import Mapping
from math import acos, atan2, degrees, hypot, sqrt
from typing import Literal, NamedTuple

from limber.body.geometry import Vector
from limber.body.observation import CameraView, Orientation

# The camera's line of sight may be so far from an axis of the trunk; further from all three the view is oblique.
_OBLIQUE_DEG = 38.0
_NEAR = 0.3
_STANDS, _LIES_DEG = 1.25, 50.0


class Trunk(NamedTuple):
    """The trunk in axes X right in the picture, Y up, Z towards the camera: unit vectors and where it is."""

    hips: Vector
    length: float
    up: Vector
    right: Vector
    front: Vector


def trunk(at: Mapping[str, Vector], flat: float) -> Trunk | None:
    """The trunk between these joint centres; None when it has no length or no width (shorter than `flat`)."""
    (ax, ay, az), (bx, by, bz) = at["hip_r"], at["hip_l"]
    (cx, cy, cz), (dx, dy, dz) = at["shoulder_r"], at["shoulder_l"]
    hips = ((ax + bx) / 2, (ay + by) / 2, (az + bz) / 2)
    ux, uy, uz = (cx + dx) / 2 - hips[0], (cy + dy) / 2 - hips[1], (cz + dz) / 2 - hips[2]
    long = sqrt(ux * ux + uy * uy + uz * uz)
    if long < flat or hypot(ax - bx, ay - by, az - bz) < flat:
        return None
    ux, uy, uz = ux / long, uy / long, uz / long
    # Hips and shoulders together, and only what stands across the trunk.
    rx, ry, rz = ax - bx + cx - dx, ay - by + cy - dy, az - bz + cz - dz
    along = rx * ux + ry * uy + rz * uz
    rx, ry, rz = rx - along * ux, ry - along * uy, rz - along * uz
    wide = sqrt(rx * rx + ry * ry + rz * rz)
    if wide < flat:
        return None
    rx, ry, rz = rx / wide, ry / wide, rz / wide
    front = (uy * rz - uz * ry, uz * rx - ux * rz, ux * ry - uy * rx)
    return Trunk(hips, long, (ux, uy, uz), (rx, ry, rz), front)


def view(body: Trunk) -> tuple[CameraView, float, Literal["right", "left"] | None]:
    """From where the trunk is seen, how clearly (1 straight on, 0 at the border), and the side that is nearer.

    `side`: along its left-right axis; `front`: along its front-back axis, chest or back; `foot-end`: along its length,
    from feet or head, which is looked for only in a body that lies, kneels over or bends: `oblique`: none of them.
    """
    near: Literal["right", "left"] | None = None
    across = body.right[2]
    if abs(across) > _NEAR:
        near = "right" if across > 0 else "left"
    ends: tuple[tuple[CameraView, float], ...] = (
        ("side", abs(across)), ("front", abs(body.front[2])), ("foot-end", abs(body.up[2])),
    )  # fmt: skip
    name, most = max(ends, key=lambda end: end[1])
    away = degrees(acos(min(1.0, most)))
    if away > _OBLIQUE_DEG:
        return "oblique", min(1.0, (away - _OBLIQUE_DEG) / 8.0), near
    return name, 1.0 - away / _OBLIQUE_DEG, near


def orientation(body: Trunk, at: Mapping[str, Vector]) -> Orientation | None:
    """How the body is placed. None when it fits none well."""
    tilt = degrees(atan2(hypot(body.up[0], body.up[2]), body.up[1]))
    low = body.hips[1] - min(at["ankle_r"][1], at["ankle_l"][1])
    if tilt <= _LIES_DEG:
        return _upright(body, low / body.length, at)
    return _lying(body, low / body.length, at)


def _legs(at: Mapping[str, Vector]) -> list[tuple[float, float, float]]:
    """For each leg: how far down the thigh and the shank point (1 straight down, -1 up), and the knee's bend."""
    found = []
    for s in "rl":
        (hx, hy, hz), (kx, ky, kz), (ax, ay, az) = at[f"hip_{s}"], at[f"knee_{s}"], at[f"ankle_{s}"]
        tx, ty, tz, sx, sy, sz = kx - hx, ky - hy, kz - hz, ax - kx, ay - ky, az - kz
        thigh, shank = hypot(tx, ty, tz) or 1.0, hypot(sx, sy, sz) or 1.0
        straight = (tx * sx + ty * sy + tz * sz) / (thigh * shank)
        found.append((-ty / thigh, -sy / shank, degrees(acos(max(-1.0, min(1.0, straight))))))
    return found


def _on_knees(legs: list[tuple[float, float, float]]) -> list[bool]:
    """For each leg, whether it stands on its knee."""
    return [thigh > 0.5 and shank < 0.45 and bend > 50 for thigh, shank, bend in legs]


def _on_the_heels(legs: list[tuple[float, float, float]]) -> bool:
    return all(bend > 115 and abs(shank) < 0.65 for _, shank, bend in legs)


def _upright(body: Trunk, low: float, at: Mapping[str, Vector]) -> Orientation | None:
    legs = _legs(at)
    if low > _STANDS or any(thigh > 0.55 and shank > 0.55 for thigh, shank, _ in legs):
        return "standing"
    if any(_on_knees(legs)) or _on_the_heels(legs):
        return "kneeling"
    # Hips open and chest down: the trunk is propped up behind which the legs lie (a press-up).
    return "prone" if body.front[1] < -0.2 and _hips_open(body, at) else "seated"


def _hips_open(body: Trunk, at: Mapping[str, Vector]) -> bool:
    """Whether both thighs go on where the trunk ends, within 45 degrees."""
    ux, uy, uz = body.up
    for s in "rl":
        (hx, hy, hz), (kx, ky, kz) = at[f"hip_{s}"], at[f"knee_{s}"]
        x, y, z = kx - hx, ky - hy, kz - hz
        if -(ux * x + uy * y + uz * z) < 0.7 * hypot(x, y, z):
            return False
    return True


def _lying(body: Trunk, low: float, at: Mapping[str, Vector]) -> Orientation | None:
    chest_up, sideways = body.front[1], abs(body.right[1])
    if sideways > abs(chest_up):
        return "side-lying" if low < _STANDS else "standing"
    if chest_up > 0:
        return "supine"
    legs = _legs(at)
    on_knees = _on_knees(legs)
    if low > _STANDS and not all(on_knees):  # from the front a trunk on all fours is soon seen too short
        return "standing"
    if _on_the_heels(legs):
        return "kneeling"
    if any(on_knees):
        return "all-fours"
    if all(shank > 0.55 for _, shank, _ in legs):
        return "seated"
    return "prone"
