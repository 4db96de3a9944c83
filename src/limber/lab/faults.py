"""Faults on purpose: how far a body is beyond a fault's rule, and the change of posture that brings it there."""

from collections.abc import Callable, Sequence
from math import radians
from typing import Literal

from limber.body.chain import HIGH_RAD, JOINT_INDEX, LOW_RAD, SEGMENT_INDEX
from limber.body.geometry import Vector
from limber.body.observed import observed_between
from limber.body.placing import other_side
from limber.body.points import POINTS
from limber.body.seen import Distance, Seen
from limber.body.solve import Posture
from limber.lab.motion import Push
from limber.lab.placed_body import Body, placed_body
from limber.plain import value

_JOINTS = tuple(
    (f"{joint}_{side}", SEGMENT_INDEX[f"{segment}_{side}"])
    for joint, segment in (
        ("shoulder", "upper_arm"), ("elbow", "forearm"), ("wrist", "hand"), ("hip", "thigh"), ("knee", "shank"),
        ("ankle", "foot"),
    )
    for side in "rl"
)  # fmt: skip
_LIMB_JOINTS = tuple(
    JOINT_INDEX[f"{joint}_{side}"]
    for joint in ("hip_flexion", "hip_abduction", "hip_rotation", "knee_flexion", "ankle_dorsiflexion",
                  "shoulder_flexion", "shoulder_abduction", "elbow_flexion", "girdle_elevation")
    for side in "rl"
)  # fmt: skip
_HIPS = (JOINT_INDEX["hip_flexion_r"], JOINT_INDEX["hip_flexion_l"])
_CLOSE, _ROUNDS, _STEP = 0.02, 14, radians(1.0)
_SPREAD_DEG = 10.0

Measure = Callable[[Posture], float]


def observed_of(body: Body) -> dict[str, float]:
    """Every observed angle of a placed body, degrees."""
    origins = body.origins
    return observed_between({name: origins[n] for name, n in _JOINTS})


def beyond(seen: Seen, body: Body, size: float, mirrored: bool) -> float | None:
    """How far a body is beyond a rule (degrees or metres; below 0 it is fine); None for a rule about time.

    An angle without a side is taken on the side where it is further beyond. `mirrored`: the working side is the left.
    """
    if seen.distance is not None:
        return apart_m(seen.distance, body, size, mirrored) - seen.distance.over_m
    if seen.angle is None:
        return None
    angles = observed_of(body)
    names = [n for n in (seen.angle, f"{seen.angle}_r", f"{seen.angle}_l") if n in angles]
    return max(_over(seen, angles[n]) for n in names)


def _over(seen: Seen, angle_deg: float) -> float:
    over = []
    if seen.below_deg is not None:
        over.append(seen.below_deg - angle_deg)
    if seen.above_deg is not None:
        over.append(angle_deg - seen.above_deg)
    return max(over)


def apart_m(distance: Distance, body: Body, size: float, mirrored: bool) -> float:
    """How far one point is past another, metres."""
    names = (distance.point, distance.past)
    one, two = (_at(other_side(n) if mirrored else n, body, size) for n in names)
    x, y, z = one[0] - two[0], one[1] - two[1], one[2] - two[2]
    if distance.direction in ("above", "below"):
        return y if distance.direction == "above" else -y
    if distance.direction == "apart":
        return float((x * x + y * y + z * z) ** 0.5)
    (fx, _, fz) = body.axes[0][0]
    flat = (fx * fx + fz * fz) ** 0.5 or 1.0
    ahead = (x * fx + z * fz) / flat
    return ahead if distance.direction == "ahead" else -ahead


def _at(name: str, body: Body, size: float) -> Vector:
    point = POINTS[name]
    return body.point(SEGMENT_INDEX[point.segment], point.at_m, size)


def push(
    seen: Seen,
    at: Posture,
    start: Posture,
    lengths: tuple[float, ...],
    size: float,
    margin: float,
    supports: Sequence[str] = (),
    view: Literal["side", "front"] = "side",
    both: bool = False,
) -> Push | None:
    """The smallest change that brings a posture (working side right) beyond a rule, by `margin` degrees or metres, or
    by as much of it as joints allow (a locked knee cannot go further). None when no change of a few joints does.

    `supports`: points that carry the body; they come back to their height, as far as turning the whole body does it.
    `view`: a trunk that leans where the camera is in front leans to the side, away from the working one. `both`: the
    sides do the same, so both do the fault.
    """
    lean = _aside if view == "front" else _back
    for part in (1.0, 0.5, 0.3):
        found = _pushed(seen, at, start, lengths, size, part * margin, lean, both)
        if found is not None:
            found = _together(found, seen, supports)
            rigid = seen.distance is None and seen.angle != "trunk"
            return _carried(found, at, lengths, supports, rigid) if supports else found
    return None


def _together(done: Push, seen: Seen, supports: Sequence[str]) -> Push:
    """What bends along: who sits back on the knees bends them more; who bends the knees on the feet, the hips too."""
    more: list[tuple[int, float]] = []
    for side in "rl":
        hip, knee = JOINT_INDEX[f"hip_flexion_{side}"], JOINT_INDEX[f"knee_flexion_{side}"]
        by = dict(done.joints)
        if seen.angle == "hip" and f"knee_{side}" in supports:
            more.append((knee, by.get(hip, 0.0)))
        if seen.angle == "knee" and f"heel_{side}" in supports:
            more.append((hip, by.get(knee, 0.0) / 2))
    return _sum(done, Push(joints=tuple(more)))


def _squared(a: Vector, b: Vector) -> float:
    return sum((x - y) ** 2 for x, y in zip(a, b, strict=True))


def _carried(done: Push, at: Posture, lengths: tuple[float, ...], supports: Sequence[str], rigid: bool) -> Push:
    """The same change with the supports at their height again."""
    before = {n: _at(n, placed_body(at, lengths), 1.0) for n in supports}
    one, two = max(((a, b) for a in supports for b in supports), key=lambda p: _squared(before[p[0]], before[p[1]]))

    def heights(push: Push) -> tuple[float, float]:
        body = placed_body(push.on(at, 1.0), lengths)
        return _at(one, body, 1.0)[1] - before[one][1], _at(two, body, 1.0)[1] - before[two][1]

    for _ in range(_ROUNDS if rigid and one != two else 0):
        a, b = heights(done)
        slopes = []
        for small in (Push(pitch=_STEP), Push(roll=_STEP)):
            c, d = heights(_sum(done, small))
            slopes.append((c - d - a + b) / _STEP)
        size = sum(g * g for g in slopes)
        if size < 1e-6 or abs(a - b) < 1e-3:
            break
        far = [-(a - b) * g / size for g in slopes]
        by = min(1.0, radians(10.0) / max(map(abs, far)))
        done = _sum(done, Push(pitch=far[0] * by, roll=far[1] * by))
    return done._replace(rise_m=-min(heights(done)))


def _pushed(
    seen: Seen,
    at: Posture,
    start: Posture,
    lengths: tuple[float, ...],
    size: float,
    margin: float,
    lean: Callable[[float], Push],
    both: bool,
) -> Push | None:
    measures = _measures(seen, at, start, lengths, size, both)
    leans = lean if seen.angle == "trunk" else None
    done = Push() if leans is None else leans(radians(1.0))
    for measure in measures:
        for _ in range(_ROUNDS):
            short = margin - measure(done.on(at, 1.0))
            if short < _CLOSE * margin:
                break
            done = _towards(done, measure, at, short, leans, roll=seen.distance is not None)
    worst = min(measure(done.on(at, 1.0)) for measure in measures)
    return done if worst > 0.7 * margin else None


def _measures(
    seen: Seen, at: Posture, start: Posture, lengths: tuple[float, ...], size: float, both: bool
) -> list[Measure]:
    """What has to get beyond: the angle of every side that takes part, or the distance."""
    if seen.distance is not None:
        both = both and seen.distance.point[-2:] == seen.distance.past[-2:]
        return [_distance_measure(seen.distance, lengths, size, mirrored) for mirrored in (False, True)[: 1 + both]]
    now, before = observed_of(placed_body(at, lengths)), observed_of(placed_body(start, lengths))
    angle = seen.angle or ""
    if angle == "trunk":
        lying = abs(now["trunk"]) > 45.0
        return [lambda p: _over(seen, _trunk(observed_of(placed_body(p, lengths))["trunk"], lying))]
    moved = {s: abs(now[f"{angle}_{s}"] - before[f"{angle}_{s}"]) for s in "rl"}
    sides = "r" if moved["r"] > moved["l"] + _SPREAD_DEG else "rl"
    return [_side_measure(seen, f"{angle}_{s}", lengths) for s in sides]


def _distance_measure(distance: Distance, lengths: tuple[float, ...], size: float, mirrored: bool) -> Measure:
    return lambda p: apart_m(distance, placed_body(p, lengths), size, mirrored) - distance.over_m


def _side_measure(seen: Seen, name: str, lengths: tuple[float, ...]) -> Measure:
    return lambda p: _over(seen, observed_of(placed_body(p, lengths))[name])


def _trunk(angle_deg: float, lying: bool) -> float:
    return abs(angle_deg) if lying else angle_deg


@value
class _Slope:
    """How much a measure grows with a small change of each joint, of leaning and of rolling."""

    joints: tuple[tuple[int, float], ...]
    lean: float
    roll: float
    turn: float

    @property
    def size(self) -> float:
        return sum(g * g for _, g in self.joints) + self.lean**2 + self.roll**2 + self.turn**2


def _towards(
    done: Push, measure: Measure, at: Posture, short: float, lean: Callable[[float], Push] | None, *, roll: bool
) -> Push:
    """One step along the steepest way, at most 15 degrees."""
    here = measure(done.on(at, 1.0))

    def grows(small: Push) -> float:
        return (measure(_sum(done, small).on(at, 1.0)) - here) / _STEP

    slope = _Slope(
        joints=tuple((j, g) for j in _LIMB_JOINTS if (g := grows(Push(joints=((j, _STEP),)))) != 0.0),
        lean=grows(lean(_STEP)) if lean else 0.0,
        roll=grows(Push(roll=_STEP)) if roll else 0.0,
        turn=grows(Push(turn=_STEP)) if roll else 0.0,
    )
    if slope.size < 1e-9:
        return done
    far = short / slope.size
    steepest = max([abs(g) for _, g in slope.joints] + [abs(slope.lean), abs(slope.roll), abs(slope.turn)])
    most = steepest * abs(far)
    far *= min(1.0, radians(15.0) / most)
    limbs = tuple((j, g * far) for j, g in slope.joints)
    step = Push(joints=limbs, roll=slope.roll * far, turn=slope.turn * far)
    if lean is not None:
        step = _sum(step, lean(slope.lean * far))
    return _within(_sum(done, step), at)


def _aside(by: float) -> Push:
    """The trunk leans to the left by an angle while the legs stay where they are."""
    right, left = (JOINT_INDEX[f"hip_abduction_{s}"] for s in "rl")
    return Push(joints=((right, -by), (left, by)), roll=-by)


def _back(by: float) -> Push:
    """The trunk leans back by an angle while the legs stay where they are."""
    return Push(joints=tuple((j, -by) for j in _HIPS), pitch=by)


def _sum(a: Push, b: Push) -> Push:
    joints = dict(a.joints)
    for joint, by in b.joints:
        joints[joint] = joints.get(joint, 0.0) + by
    return Push(tuple(sorted(joints.items())), a.pitch + b.pitch, a.roll + b.roll, a.turn + b.turn, a.rise_m + b.rise_m)


def _within(done: Push, at: Posture) -> Push:
    """No joint further than it turns."""
    joints = tuple(
        (j, min(max(at.angles_rad[j] + by, LOW_RAD[j] - 0.2), HIGH_RAD[j] + 0.2) - at.angles_rad[j])
        for j, by in done.joints
    )
    return done._replace(joints=joints)


def mirrored_push(right: Push, names: Sequence[str]) -> Push:
    """The same change for the other working side. `names`: of all joints, in order."""
    joints = []
    for joint, by in right.joints:
        other = JOINT_INDEX[other_side(names[joint])]
        joints.append((other, -by if names[joint].endswith(("_side_bend", "_rotation")) else by))
    return Push(tuple(sorted(joints)), right.pitch, -right.roll, -right.turn, right.rise_m)
