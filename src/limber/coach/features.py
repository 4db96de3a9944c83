"""Features: the few numbers by which the coach knows a posture, from the places of landmarks.

They need no sense of "forward" and do not wrap round, so that noise in depth cannot turn one posture into
another: interior angles of the joints (radians), how steeply each segment rises (its upward part, -1..1), how level
shoulders, hips and ears are, distances in torso lengths, and the back's curve. None of them changes when the
camera is moved round the person.
"""

from collections.abc import Mapping
from math import atan2, dist, hypot, isnan, nan, sqrt
from operator import itemgetter
from typing import Literal

from limber.body.geometry import Vector

_SIDED = ("knee", "elbow", "hip", "shoulder", "thigh_up", "shank_up", "arm_up", "forearm_up", "foot_up")
_EVEN = ("trunk", "neck", "face_up", "knees_apart", "ankles_apart", "wrists_apart", "back")
_ODD = ("shoulders_level", "hips_level", "ears_level", "bend", "twist", "head_turn")

SIDED: tuple[str, ...] = (*(f"{n}_r" for n in _SIDED), *(f"{n}_l" for n in _SIDED), *_EVEN, *_ODD)
"""All features of an exercise with a working side."""
TOGETHER: tuple[str, ...] = (*_SIDED, *_EVEN)
"""Those of an exercise that both sides do at once: right and left are one, and what tells them apart is left out."""

# How far each feature strays from the truth in a good picture: 7 degrees for joints (side view; Cosoli 2026,
# 6.4 degrees for the knee), more where it needs depth. A judgement, checked against virtual people.
_SIDE_NOISE = {
    "knee": 0.12, "elbow": 0.16, "hip": 0.12, "shoulder": 0.14, "thigh_up": 0.09, "shank_up": 0.09, "arm_up": 0.11,
    "forearm_up": 0.13, "foot_up": 0.20, "trunk": 0.08, "neck": 0.20, "face_up": 0.25, "knees_apart": 0.22,
    "ankles_apart": 0.25, "wrists_apart": 0.30, "back": 0.025, "shoulders_level": 0.20, "hips_level": 0.25,
    "ears_level": 0.30, "bend": 0.20, "twist": 0.35, "head_turn": 0.30,
}  # fmt: skip
_FRONT_NOISE = _SIDE_NOISE | {
    "knee": 0.20, "elbow": 0.20, "hip": 0.20, "shoulder": 0.16, "knees_apart": 0.12, "ankles_apart": 0.14,
    "wrists_apart": 0.16, "shoulders_level": 0.07, "hips_level": 0.10, "ears_level": 0.12, "bend": 0.09,
    "head_turn": 0.20, "trunk": 0.10,
}  # fmt: skip

Numbers = tuple[float | None, ...]
Sure = tuple[float, ...]


def noise(name: str, view: Literal["side", "front"]) -> float:
    """How far a feature strays in a view, in its own unit."""
    table = _SIDE_NOISE if view == "side" else _FRONT_NOISE
    return table[name[:-2] if name[-2:] in ("_r", "_l") else name]


def mirror_of(name: str) -> tuple[str, float]:
    """The feature that takes this one's part in a mirror, and the sign that it gets there."""
    if name[-2:] in ("_r", "_l"):
        return name[:-1] + {"r": "l", "l": "r"}[name[-1]], 1.0
    return name, -1.0 if name in _ODD else 1.0


def features(
    places: Mapping[str, Vector], seen_0_1: Mapping[str, float], back: float | None, together: bool
) -> tuple[Numbers, Sure]:
    """All features of one posture and how surely each was seen (0..1). Written flat: it runs on every frame.

    Parameters
    ----------
    places, seen_0_1, back
        As in `body.Observation`.
    together
        Both sides as one (`TOGETHER`), or apart (`SIDED`). Together, each side counts as much as it is seen.

    Returns
    -------
    numbers, sure
        In the order of `TOGETHER` or `SIDED`; None where a place is missing.
    """
    try:
        at, seen = _in_order(places), _in_order(seen_0_1)
    except KeyError:
        return _without_some(places, seen_0_1, back, together)
    right_at, left_at, right_seen, left_seen = at[:8], at[8:16], seen[:8], seen[8:16]
    (rsx, rsy, rsz), (rhx, rhy, rhz) = right_at[0], right_at[3]
    (lsx, lsy, lsz), (lhx, lhy, lhz) = left_at[0], left_at[3]
    hips = ((rhx + lhx) / 2, (rhy + lhy) / 2, (rhz + lhz) / 2)
    shoulders = ((rsx + lsx) / 2, (rsy + lsy) / 2, (rsz + lsz) / 2)
    down = _minus(hips, shoulders)
    right, right_sure = _limbs(right_at, right_seen, down)
    left, left_sure = _limbs(left_at, left_seen, down)
    even, even_sure = _even(at, seen, shoulders, down)
    even.append(back)
    even_sure.append(0.0 if back is None else 1.0)
    if together:
        both = list(map(_as_one, right, right_sure, left, left_sure))
        return (*[b[0] for b in both], *even), (*[b[1] for b in both], *even_sure)
    odd, odd_sure = _odd(at, seen, _minus(shoulders, hips))
    return (*right, *left, *even, *odd), (*right_sure, *left_sure, *even_sure, *odd_sure)


_LIMB = ("shoulder", "elbow", "wrist", "hip", "knee", "ankle", "heel", "toe")
_ORDER = (*(f"{n}_{s}" for s in "rl" for n in _LIMB), "ear_r", "ear_l", "nose")
_R_SHOULDER, _R_WRIST, _R_HIP, _R_KNEE, _R_ANKLE = 0, 2, 3, 4, 5
_L_SHOULDER, _L_WRIST, _L_HIP, _L_KNEE, _L_ANKLE = 8, 10, 11, 12, 13
_EAR_R, _EAR_L, _NOSE = 16, 17, 18
_in_order = itemgetter(*_ORDER)


def _without_some(
    places: Mapping[str, Vector], seen_0_1: Mapping[str, float], back: float | None, together: bool
) -> tuple[Numbers, Sure]:
    """The same where places are missing: what they take part in is unknown. Without the trunk everything is."""
    if any(name not in places for name in ("shoulder_r", "shoulder_l", "hip_r", "hip_l")):
        count = len(TOGETHER if together else SIDED)
        return (None,) * count, (0.0,) * count
    nowhere = dict.fromkeys(_ORDER, (nan, nan, nan))
    numbers, sure = features({**nowhere, **places}, {**dict.fromkeys(_ORDER, 0.0), **seen_0_1}, back, together)
    return tuple(None if n is None or isnan(n) else n for n in numbers), sure


def _as_one(r: float | None, sure_r: float, left: float | None, sure_l: float) -> tuple[float | None, float]:
    if r is None or r != r or left is None or left != left:
        return (left, sure_l) if r is None or r != r else (r, sure_r)
    total = sure_r + sure_l
    if total <= 0.0:
        return (r + left) / 2, 0.0
    return (r * sure_r + left * sure_l) / total, sure_r if sure_r >= sure_l else sure_l


def _minus(a: Vector, b: Vector) -> Vector:
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def _angle(ax: float, ay: float, az: float, bx: float, by: float, bz: float) -> float:
    """The angle between two vectors, radians 0..pi."""
    x, y, z = ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx
    return atan2(sqrt(x * x + y * y + z * z), ax * bx + ay * by + az * bz)


def _rise(x: float, y: float, z: float) -> float | None:
    size = sqrt(x * x + y * y + z * z)
    return y / size if size > 1e-9 else None


def _limbs(
    at: tuple[Vector, ...], seen: tuple[float, ...], down: Vector
) -> tuple[tuple[float | None, ...], tuple[float, ...]]:
    """The features of one side, in the order of `_SIDED`. `down`: from the shoulders to the hips."""
    (sx, sy, sz), (ex, ey, ez), (wx, wy, wz), (hx, hy, hz), (kx, ky, kz), (ax, ay, az), (bx, by, bz), (tx, ty, tz) = at
    shoulder, elbow, wrist, hip, knee, ankle, heel, toe = seen
    dx, dy, dz = down
    wx, wy, wz, ex, ey, ez = wx - ex, wy - ey, wz - ez, ex - sx, ey - sy, ez - sz  # forearm, arm
    ax, ay, az, kx, ky, kz = ax - kx, ay - ky, az - kz, kx - hx, ky - hy, kz - hz  # shank, thigh
    trunk = hip if hip < shoulder else shoulder
    leg = hip if hip < knee else knee
    arm = shoulder if shoulder < elbow else elbow
    return (
        _angle(kx, ky, kz, ax, ay, az),
        _angle(ex, ey, ez, wx, wy, wz),
        _angle(dx, dy, dz, kx, ky, kz),
        _angle(dx, dy, dz, ex, ey, ez),
        _rise(kx, ky, kz),
        _rise(ax, ay, az),
        _rise(ex, ey, ez),
        _rise(wx, wy, wz),
        _rise(tx - bx, ty - by, tz - bz),
    ), (
        ankle if ankle < leg else leg,
        wrist if wrist < arm else arm,
        knee if knee < trunk else trunk,
        elbow if elbow < trunk else trunk,
        leg,
        ankle if ankle < knee else knee,
        arm,
        wrist if wrist < elbow else elbow,
        toe if toe < heel else heel,
    )


def _even(
    at: tuple[Vector, ...], seen: tuple[float, ...], shoulders: Vector, down: Vector
) -> tuple[list[float | None], list[float]]:
    """What stays as it is in a mirror, but for the back."""
    (rx, ry, rz), (lx, ly, lz), (nx, ny, nz) = at[_EAR_R], at[_EAR_L], at[_NOSE]
    ex, ey, ez = (rx + lx) / 2, (ry + ly) / 2, (rz + lz) / 2
    dx, dy, dz = down
    numbers = [
        atan2(sqrt(dx * dx + dz * dz), -dy),
        _rise(ex - shoulders[0], ey - shoulders[1], ez - shoulders[2]),
        _rise(nx - ex, ny - ey, nz - ez),
        dist(at[_R_KNEE], at[_L_KNEE]),
        dist(at[_R_ANKLE], at[_L_ANKLE]),
        dist(at[_R_WRIST], at[_L_WRIST]),
    ]
    trunk = max(min(seen[_R_HIP], seen[_R_SHOULDER]), min(seen[_L_HIP], seen[_L_SHOULDER]))
    head = max(seen[_EAR_R], seen[_EAR_L])
    return numbers, [
        trunk,
        min(trunk, head),
        min(head, seen[_NOSE]),
        min(seen[_R_KNEE], seen[_L_KNEE]),
        min(seen[_R_ANKLE], seen[_L_ANKLE]),
        min(seen[_R_WRIST], seen[_L_WRIST]),
    ]


def _odd(
    at: tuple[Vector, ...], seen: tuple[float, ...], trunk: Vector
) -> tuple[tuple[float | None, ...], tuple[float, ...]]:
    """What changes its sign in a mirror: positive towards the person's right."""
    ear_r, ear_l, (nx, ny, nz) = at[_EAR_R], at[_EAR_L], at[_NOSE]
    shoulder_line, hip_line = _minus(at[_R_SHOULDER], at[_L_SHOULDER]), _minus(at[_R_HIP], at[_L_HIP])
    face = (nx - (ear_r[0] + ear_l[0]) / 2, ny - (ear_r[1] + ear_l[1]) / 2, nz - (ear_r[2] + ear_l[2]) / 2)
    shoulders, hips = min(seen[_R_SHOULDER], seen[_L_SHOULDER]), min(seen[_R_HIP], seen[_L_HIP])
    ears, both = min(seen[_EAR_R], seen[_EAR_L]), min(shoulders, hips)
    return (
        _rise(*shoulder_line),
        _rise(*hip_line),
        _rise(*_minus(ear_r, ear_l)),
        _along(trunk, hip_line),
        _twist(trunk, hip_line, shoulder_line),
        _along(face, shoulder_line),
    ), (shoulders, hips, ears, both, both, min(ears, shoulders))


def _along(v: Vector, line: Vector) -> float | None:
    """The part of a vector's direction that lies along a line, -1..1."""
    size = hypot(*v) * hypot(*line)
    return (v[0] * line[0] + v[1] * line[1] + v[2] * line[2]) / size if size > 1e-9 else None


def _twist(axis: Vector, hip_line: Vector, shoulder_line: Vector) -> float | None:
    """How far the shoulders are turned against the hips about the trunk, radians, positive to the person's right."""
    (x, y, z), (ax, ay, az), (bx, by, bz) = axis, hip_line, shoulder_line
    size = hypot(x, y, z)
    if size < 1e-9:
        return None
    x, y, z = x / size, y / size, z / size
    # Only what lies across the trunk.
    part = ax * x + ay * y + az * z
    ax, ay, az = ax - part * x, ay - part * y, az - part * z
    part = bx * x + by * y + bz * z
    bx, by, bz = bx - part * x, by - part * y, bz - part * z
    turned = (ay * bz - az * by) * x + (az * bx - ax * bz) * y + (ax * by - ay * bx) * z
    return -atan2(turned, ax * bx + ay * by + az * bz)
