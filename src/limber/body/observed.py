"""Observed angles: what the joints' centres show, as a camera's landmarks would, never the model's own angles.

Flexion is 180 degrees minus the interior angle. Targets of movements are in these angles. One definition
for the figure (`observed_deg`) and for the camera (`observe`), written flat because it runs on every frame.
"""

from collections.abc import Mapping
from math import atan2, degrees, sqrt

from limber.body.figure import Figure
from limber.body.geometry import Vector

ORIGIN_OF = {"shoulder": "upper_arm", "elbow": "forearm", "wrist": "hand", "hip": "thigh", "knee": "shank",
              "ankle": "foot"}  # fmt: skip
"""At the beginning of which segment the centre of a joint lies."""
_FIGURE = tuple((f"{joint}_{side}", f"{segment}_{side}") for joint, segment in ORIGIN_OF.items() for side in "rl")
_Names = tuple[str, str, str, str, str, str, str, str, str, str, str, str]


def _names(s: str) -> _Names:
    return (f"shoulder_{s}", f"elbow_{s}", f"wrist_{s}", f"hip_{s}", f"knee_{s}", f"ankle_{s}",
            f"hip_{s}", f"knee_{s}", f"elbow_{s}", f"shoulder_{s}", f"shoulder_abd_{s}", f"hip_abd_{s}")  # fmt: skip


_SIDES = ((1.0, _names("r")), (-1.0, _names("l")))


def observed_deg(figure: Figure) -> dict[str, float]:
    """Every observed angle of a figure, degrees; see `observed_between`."""
    at = figure.origins_m
    return observed_between({joint: at[segment] for joint, segment in _FIGURE})


def observed_between(at: Mapping[str, Vector]) -> dict[str, float]:
    """Every observed angle between joint centres, degrees. `at`: `shoulder_r`, `elbow_r`, `wrist_r`, `hip_r`, `knee_r`,
    `ankle_r` and `_l` in any unit, right-handed axes, Y up.

    `hip_r`, `knee_r`, `elbow_r`: flexion, 0 straight, hip below 0 extended. `shoulder_r`: arm against trunk, 0 at
    the side, 90 forward, 180 overhead, below 0 behind. `shoulder_abd_r`, `hip_abd_r`: sideways lift, seen from the
    front. The same with `_l`. `trunk`: hip-to-shoulder line from the vertical, 0 upright, 90 lying or on hands and
    knees, below 0 leaning back.

    Raises
    ------
    ZeroDivisionError
        When the trunk or the pelvis has no length.
    """
    (ax, ay, az), (bx, by, bz) = at["hip_r"], at["hip_l"]
    (cx, cy, cz), (dx, dy, dz) = at["shoulder_r"], at["shoulder_l"]
    # The trunk's midline, not the line from one hip to one shoulder: shoulders are wider than hips.
    ux, uy, uz = (cx + dx - ax - bx) / 2, (cy + dy - ay - by) / 2, (cz + dz - az - bz) / 2
    n = sqrt(ux * ux + uy * uy + uz * uz)
    ux, uy, uz = ux / n, uy / n, uz / n
    rx, ry, rz = ax - bx, ay - by, az - bz
    n = sqrt(rx * rx + ry * ry + rz * rz)
    rx, ry, rz = rx / n, ry / n, rz / n
    level = sqrt(ux * ux + uz * uz)
    tilt = degrees(atan2(level, uy))
    # Back means straight back within 60 degrees: who leans to the side does not lean back.
    leans_back = uz * rx - ux * rz > 0.5 * level
    found = {"trunk": -tilt if leans_back and tilt < 60 else tilt}
    for sign, names in _SIDES:
        shoulder, elbow, wrist, hip, knee, ankle, hip_n, knee_n, elbow_n, shoulder_n, lifted_n, apart_n = names
        (ax, ay, az), (bx, by, bz), (cx, cy, cz) = at[hip], at[knee], at[ankle]
        tx, ty, tz = bx - ax, by - ay, bz - az
        found[hip_n], found[apart_n] = _limb(ux, uy, uz, rx, ry, rz, tx, ty, tz, sign)
        found[knee_n] = _between(tx, ty, tz, cx - bx, cy - by, cz - bz)
        (ax, ay, az), (bx, by, bz), (cx, cy, cz) = at[shoulder], at[elbow], at[wrist]
        tx, ty, tz = bx - ax, by - ay, bz - az
        found[shoulder_n], found[lifted_n] = _limb(ux, uy, uz, rx, ry, rz, tx, ty, tz, sign)
        found[elbow_n] = _between(tx, ty, tz, cx - bx, cy - by, cz - bz)
    return found


def _between(ax: float, ay: float, az: float, bx: float, by: float, bz: float) -> float:
    """The angle between two vectors; atan2 keeps it exact near both ends."""
    x, y, z = ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx
    return degrees(atan2(sqrt(x * x + y * y + z * z), ax * bx + ay * by + az * bz))


def _limb(
    ux: float, uy: float, uz: float, rx: float, ry: float, rz: float, tx: float, ty: float, tz: float, sign: float
) -> tuple[float, float]:
    """A thigh or an upper arm (t) against the trunk (u up, r to the right): flexion, and the lift sideways."""
    x, y, z = uz * ty - uy * tz, ux * tz - uz * tx, uy * tx - ux * ty  # down x limb
    down = -(ux * tx + uy * ty + uz * tz)
    flexion = degrees(atan2(sqrt(x * x + y * y + z * z), down))
    forward = x * rx + y * ry + z * rz >= 0 or flexion > 90
    return flexion if forward else -flexion, degrees(atan2(sign * (rx * tx + ry * ty + rz * tz), down))
