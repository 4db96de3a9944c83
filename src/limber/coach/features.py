"""Features: the few numbers by which the coach knows a posture, from the places of landmarks.

They need no sense of "forward" and do not wrap round, so that noise in depth cannot turn one posture into
another: interior angles of the joints (radians), how steeply each segment rises (its upward part, -1..1), how level
shoulders, hips and ears are, distances in torso lengths, and the back's curve. None of them changes when the
camera is moved round the person.
"""

from collections.abc import Mapping
from math import atan2, hypot, sqrt
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
    """All features of one posture and how surely each was seen (0..1).

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
    if any(name not in places for name in ("shoulder_r", "shoulder_l", "hip_r", "hip_l")):
        count = len(TOGETHER if together else SIDED)
        return (None,) * count, (0.0,) * count
    hips, shoulders = _halfway(places, "hip"), _halfway(places, "shoulder")
    down = _minus(hips, shoulders)
    right, right_sure = _limbs(places, seen_0_1, "r", down)
    left, left_sure = _limbs(places, seen_0_1, "l", down)
    even, even_sure = _even(places, seen_0_1, shoulders, down)
    even.append(back)
    even_sure.append(0.0 if back is None else 1.0)
    if together:
        both = [_as_one(*four) for four in zip(right, right_sure, left, left_sure, strict=True)]
        return (*(b[0] for b in both), *even), (*(b[1] for b in both), *even_sure)
    odd, odd_sure = _odd(places, seen_0_1)
    return (*right, *left, *even, *odd), (*right_sure, *left_sure, *even_sure, *odd_sure)


def _as_one(r: float | None, sure_r: float, left: float | None, sure_l: float) -> tuple[float | None, float]:
    if r is None or left is None:
        return (left, sure_l) if r is None else (r, sure_r)
    total = sure_r + sure_l
    if total <= 0.0:
        return (r + left) / 2, 0.0
    return (r * sure_r + left * sure_l) / total, max(sure_r, sure_l)


def _middle(places: Mapping[str, Vector], name: str) -> Vector | None:
    a, b = places.get(name + "_r"), places.get(name + "_l")
    return None if a is None or b is None else ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2)


def _halfway(places: Mapping[str, Vector], name: str) -> Vector:
    """The same for a pair that is there."""
    a, b = places[name + "_r"], places[name + "_l"]
    return ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2)


def _between(a: Vector, b: Vector) -> float:
    """The angle between two vectors, radians 0..pi."""
    x, y, z = a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
    return atan2(sqrt(x * x + y * y + z * z), a[0] * b[0] + a[1] * b[1] + a[2] * b[2])


def _minus(a: Vector, b: Vector) -> Vector:
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def _rise(v: Vector) -> float | None:
    size = sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2])
    return v[1] / size if size > 1e-9 else None


def _limbs(
    places: Mapping[str, Vector], seen: Mapping[str, float], side: str, down: Vector
) -> tuple[list[float | None], list[float]]:
    """The features of one side, in the order of `_SIDED`. `down`: from the shoulders to the hips."""
    names = _NAMES[side]
    shoulder, elbow, wrist, hip, knee, ankle, heel, toe = [places.get(n) for n in names]
    s_shoulder, s_elbow, s_wrist, s_hip, s_knee, s_ankle, s_heel, s_toe = [seen.get(n, 0.0) for n in names]
    thigh = None if hip is None or knee is None else _minus(knee, hip)
    shank = None if knee is None or ankle is None else _minus(ankle, knee)
    arm = None if shoulder is None or elbow is None else _minus(elbow, shoulder)
    forearm = None if elbow is None or wrist is None else _minus(wrist, elbow)
    foot = None if heel is None or toe is None else _minus(toe, heel)
    trunk = s_hip if s_hip < s_shoulder else s_shoulder
    leg = s_hip if s_hip < s_knee else s_knee
    whole_arm = s_shoulder if s_shoulder < s_elbow else s_elbow
    return [
        None if thigh is None or shank is None else _between(thigh, shank),
        None if arm is None or forearm is None else _between(arm, forearm),
        None if thigh is None else _between(down, thigh),
        None if arm is None else _between(down, arm),
        None if thigh is None else _rise(thigh),
        None if shank is None else _rise(shank),
        None if arm is None else _rise(arm),
        None if forearm is None else _rise(forearm),
        None if foot is None else _rise(foot),
    ], [
        min(leg, s_ankle), min(whole_arm, s_wrist), min(trunk, s_knee), min(trunk, s_elbow),
        leg, min(s_knee, s_ankle), whole_arm, min(s_elbow, s_wrist), min(s_heel, s_toe),
    ]  # fmt: skip


_NAMES = {
    s: tuple(f"{n}_{s}" for n in ("shoulder", "elbow", "wrist", "hip", "knee", "ankle", "heel", "toe")) for s in "rl"
}


def _even(
    places: Mapping[str, Vector], seen: Mapping[str, float], shoulders: Vector, down: Vector
) -> tuple[list[float | None], list[float]]:
    """What stays as it is in a mirror, but for the back."""
    ears, nose = _middle(places, "ear"), places.get("nose")
    numbers = [
        atan2(sqrt(down[0] * down[0] + down[2] * down[2]), -down[1]),
        None if ears is None else _rise(_minus(ears, shoulders)),
        None if ears is None or nose is None else _rise(_minus(nose, ears)),
        *(_apart(places, name) for name in ("knee", "ankle", "wrist")),
    ]
    trunk_sure = max(_least(seen, "hip_r", "shoulder_r"), _least(seen, "hip_l", "shoulder_l"))
    head_sure = max(seen.get("ear_r", 0.0), seen.get("ear_l", 0.0))
    apart_sure = [_least(seen, f"{n}_r", f"{n}_l") for n in ("knee", "ankle", "wrist")]
    return numbers, [trunk_sure, min(trunk_sure, head_sure), min(head_sure, seen.get("nose", 0.0)), *apart_sure]


def _apart(places: Mapping[str, Vector], name: str) -> float | None:
    a, b = places.get(name + "_r"), places.get(name + "_l")
    return None if a is None or b is None else hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])


def _least(seen: Mapping[str, float], *names: str) -> float:
    return min(seen.get(n, 0.0) for n in names)


def _odd(places: Mapping[str, Vector], seen: Mapping[str, float]) -> tuple[list[float | None], list[float]]:
    """What changes its sign in a mirror: positive towards the person's right."""
    hips, shoulders, ears = _halfway(places, "hip"), _halfway(places, "shoulder"), _middle(places, "ear")
    trunk = _minus(shoulders, hips)
    shoulder_line = _minus(places["shoulder_r"], places["shoulder_l"])
    hip_line = _minus(places["hip_r"], places["hip_l"])
    ear_r, ear_l, nose = places.get("ear_r"), places.get("ear_l"), places.get("nose")
    turn = None
    if ears is not None and nose is not None:
        turn = _along(_minus(nose, ears), shoulder_line)
    numbers = [
        _rise(shoulder_line),
        _rise(hip_line),
        None if ear_r is None or ear_l is None else _rise(_minus(ear_r, ear_l)),
        _along(trunk, hip_line),
        _twist(trunk, hip_line, shoulder_line),
        turn,
    ]
    shoulder_sure, hip_sure = _least(seen, "shoulder_r", "shoulder_l"), _least(seen, "hip_r", "hip_l")
    ear_sure, both = _least(seen, "ear_r", "ear_l"), min(shoulder_sure, hip_sure)
    return numbers, [shoulder_sure, hip_sure, ear_sure, both, both, min(ear_sure, shoulder_sure)]


def _along(v: Vector, line: Vector) -> float | None:
    """The part of a vector's direction that lies along a line, -1..1."""
    size = hypot(*v) * hypot(*line)
    return (v[0] * line[0] + v[1] * line[1] + v[2] * line[2]) / size if size > 1e-9 else None


def _twist(axis: Vector, hip_line: Vector, shoulder_line: Vector) -> float | None:
    """How far the shoulders are turned against the hips about the trunk, radians, positive to the person's right."""
    size = hypot(*axis)
    if size < 1e-9:
        return None
    u = (axis[0] / size, axis[1] / size, axis[2] / size)

    def across(v: Vector) -> Vector:
        part = v[0] * u[0] + v[1] * u[1] + v[2] * u[2]
        return (v[0] - part * u[0], v[1] - part * u[1], v[2] - part * u[2])

    a, b = across(hip_line), across(shoulder_line)
    turned = (
        (a[1] * b[2] - a[2] * b[1]) * u[0] + (a[2] * b[0] - a[0] * b[2]) * u[1] + (a[0] * b[1] - a[1] * b[0]) * u[2]
    )
    return -atan2(turned, a[0] * b[0] + a[1] * b[1] + a[2] * b[2])
