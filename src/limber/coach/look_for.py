"""From an exercise's movement to what the coach looks for (`Watch`).

The figure performs the movement and is looked at with the same features as a person. What changes most between the
start and the far end, measured against how far each feature strays in a picture, is what counts a repetition.
"""

from collections.abc import Sequence
from math import hypot, radians, sqrt
from typing import Literal, NamedTuple

from limber.body import Figure, Movement, clip
from limber.body.clip import ClipPhase
from limber.body.geometry import Vector, add, scale, subtract
from limber.body.observation import Orientation
from limber.body.observed import ORIGIN_OF, observed_deg
from limber.body.orientation import orientation, trunk
from limber.body.points import POINTS
from limber.body.presets import Preset
from limber.body.seen import Seen
from limber.catalogue import Exercise
from limber.coach.drawn_holds import held_from
from limber.coach.drawn_time import moving_s
from limber.coach.features import SIDED, TOGETHER, features, noise
from limber.coach.gesture import wrists_above_head
from limber.coach.signal import mirrored
from limber.coach.unseen import NO_CURVE, UNSEEN
from limber.coach.watch import Mode, Part, Watch, WatchFault, WatchPhase, WhyTimer

STRENGTH_LEAST = 5.0
STRENGTH_BY_TURNS = 8.0
"""By turns, each side also has to be told from the other."""
STRENGTH_FRONT = 6.5
"""From the front more of a movement is depth, which the pose model guesses: filmed figures below it go unseen."""
_ENOUGH_WITHOUT = {"arms": 6.0, "head": 6.0}
"""So strong has the rest to be before arms or head, where they have nothing to do, are left out of account."""
_ANY_VIEW = 6.0
_ARM_FEATURES = ("elbow", "shoulder", "arm_up", "forearm_up", "wrists_apart")
_HEAD_FEATURES = ("neck", "face_up", "ears_level", "head_turn")
_ARM_PARTS = ("arm", "upper_arm", "forearm", "hand", "shoulder", "shoulder_blade")
_HEAD_PARTS = ("neck", "head")
_LEANS_ON = ("palm", "forearm", "elbow", "wrist", "hand", "fist", "knuckle", "arm_back")
"""Below this many strays between start and far end, half a range cannot be told from noise."""
_NEAR, _FAR = 0.2, 0.8
_OPPOSITE = -0.7
_HALF_RANGE = 0.5
_STAYS = 0.1
"""A joint that moves less than this, in torso lengths, stays in its place."""
_BACK_OF_ANGLE = 0.9 / 8
"""Mean bulge of a bent back, in torso lengths for each radian: nine tenths of the sagitta of a flat arc."""
_SPOTS = {"nose": ("head", (0.095, 0.075, 0.0)), "ear": "ear", "heel": "heel", "toe": "toe_tip"}
_ORIENTATION: dict[Preset, Orientation] = {
    "standing": "standing", "seated": "seated", "long_sitting": "seated", "kneeling": "kneeling",
    "heel_sitting": "kneeling", "quadruped": "all-fours", "prone": "prone", "supine": "supine",
    "crook_lying": "supine", "side_lying_right": "side-lying", "side_lying_left": "side-lying",
}  # fmt: skip


Strays = tuple[float | None, ...]


class _Moment(NamedTuple):
    """One frame of the drawn movement: which phase, its features, its observed angles."""

    phase: int
    numbers: tuple[float, ...]
    observed_deg: dict[str, float]


def look_for(exercise: Exercise) -> Watch:
    """What the coach looks for in an exercise, working side right. Solves the movement: seconds, not milliseconds."""
    movement = exercise.movement
    names = TOGETHER if movement.sides == "none" else SIDED
    phases = _own_half(movement)
    moments = _moments(phases, movement)
    start = moments[0].numbers
    strays = _strays(movement, names, moments)
    far = max(moments, key=lambda m: _distance(m.numbers, start, strays))
    change = tuple(round(f - s, 4) for f, s in zip(far.numbers, start, strict=True))
    strength = _distance(far.numbers, start, strays)
    way = [_along(m.numbers, start, change, strays) for m in moments]
    mode, why = _mode(exercise.id, movement, strength, way, change, strays)
    return Watch(
        version=1,
        exercise_id=exercise.id,
        mode=mode,
        why_timer=why,
        view=movement.view,
        sides=movement.sides,
        orientations=_orientations(movement),
        start=tuple(None if n == "back" else round(s, 4) for n, s in zip(names, start, strict=True)),
        change=change,
        strays=strays,
        any_view=_upright_strength(movement, names, change, strays) >= _ANY_VIEW,
        strength=round(strength, 2),
        away=round(max(_off_line(m.numbers, start, change, strays) for m in moments), 2),
        cycle_s=round(sum(p.seconds for p in phases if not p.hold), 2),
        moving_s=moving_s(_timed(phases, way)),
        hold_s=max((p.seconds for p in phases if p.hold), default=0.0) if mode != "timer" else 0.0,
        phases=_phases(phases, moments, way),
        faults=_faults(movement, phases, moments, way),
        held_from=held_from(phases, way, [_shape(figure) for figure in _figures(phases)]),
        anchors=_anchors(movement, phases),
        curve=exercise.id not in NO_CURVE,
        stands=all(_stands(figure) for figure in _figures(phases)),
        gesture=not any(_wrists_up(f) for f in _figures(phases)),
    )


def _timed(phases: Sequence[ClipPhase], way: Sequence[float]) -> list[tuple[float, float]]:
    """(seconds, how far along) of every drawn moment, from the first phase to the last."""
    found: list[tuple[float, float]] = []
    begin_s = 0.0
    for phase in phases:
        last = max(1, len(phase.frames) - 1)
        own = way[len(found) : len(found) + len(phase.frames)]
        found += [(begin_s + phase.seconds * n / last, s) for n, s in enumerate(own)]
        begin_s += phase.seconds
    return found


def _own_half(movement: Movement) -> tuple[ClipPhase, ...]:
    """The phases of the right side; by turns, the left ones follow in the clip."""
    return clip(movement).phases[: len(movement.phases)]


def _figures(phases: Sequence[ClipPhase]) -> list[Figure]:
    return [frame.posture.figure() for phase in phases for frame in phase.frames]


def _moments(phases: Sequence[ClipPhase], movement: Movement) -> list[_Moment]:
    found = []
    for index, phase in enumerate(phases):
        for frame in phase.frames:
            angles = frame.posture.angles_deg
            back = _BACK_OF_ANGLE * radians(angles["lumbar_flexion"] + angles["thoracic_flexion"])
            figure = frame.posture.figure()
            places = places_of(figure)
            numbers, _ = features(places, dict.fromkeys(places, 1.0), back, movement.sides == "none")
            known = tuple(0.0 if x is None else x for x in numbers)
            found.append(_Moment(index, known, observed_deg(figure)))
    return found


def places_of(figure: Figure) -> dict[str, Vector]:
    """Where a figure's landmarks are, as `body.Observation.places` has them: torso lengths from mid-hip, Y up."""
    at = dict(figure.origins_m)
    found = {f"{name}_{s}": at[f"{segment}_{s}"] for name, segment in ORIGIN_OF.items() for s in "rl"}
    for name in ("ear", "heel", "toe"):
        for s in "rl":
            point = POINTS[f"{_SPOTS[name]}_{s}"]
            found[f"{name}_{s}"] = figure.point_m(point.segment, point.at_m)
    found["nose"] = figure.point_m("head", (0.095, 0.075, 0.0))
    hips, shoulders = (scale(add(found[f"{n}_r"], found[f"{n}_l"]), 0.5) for n in ("hip", "shoulder"))
    torso_m = hypot(*subtract(shoulders, hips))
    return {name: scale(subtract(place, hips), 1.0 / torso_m) for name, place in found.items()}


def _distance(a: Sequence[float], b: Sequence[float], strays: Strays) -> float:
    return sqrt(sum(((x - y) / s) ** 2 for x, y, s in zip(a, b, strays, strict=True) if s is not None))


def _along(numbers: Sequence[float], start: Sequence[float], change: Sequence[float], strays: Strays) -> float:
    """How far along the way from start to far end a posture lies: 0 at the start, 1 at the far end."""
    whole = sum((c / s) ** 2 for c, s in zip(change, strays, strict=True) if s is not None)
    if whole == 0.0:
        return 0.0
    rows = zip(numbers, start, change, strays, strict=True)
    return sum((n - b) * c / s**2 for n, b, c, s in rows if s is not None) / whole


def _off_line(numbers: Sequence[float], start: Sequence[float], change: Sequence[float], strays: Strays) -> float:
    """How far beside the straight way a posture lies, in strays, as a root mean square over the features."""
    s = _along(numbers, start, change, strays)
    straight = [b + s * c for b, c in zip(start, change, strict=True)]
    return _distance(numbers, straight, strays) / sqrt(sum(s is not None for s in strays))


def _strays(movement: Movement, names: Sequence[str], moments: Sequence[_Moment]) -> Strays:
    """How far each feature strays; None for arms and head where they neither work nor bear weight."""
    strays: Strays = tuple(noise(n, movement.view) for n in names)
    for what, own, parts in (("arms", _ARM_FEATURES, _ARM_PARTS), ("head", _HEAD_FEATURES, _HEAD_PARTS)):
        if _has_work(movement, parts) or (what == "arms" and _leans_on_arms(movement)):
            continue
        without = tuple(None if _base(n) in own else s for n, s in zip(names, strays, strict=True))
        start = moments[0].numbers
        if max(_distance(m.numbers, start, without) for m in moments) >= _ENOUGH_WITHOUT[what]:
            strays = without
    return strays


def _base(name: str) -> str:
    return name[:-2] if name[-2:] in ("_r", "_l") else name


def _has_work(movement: Movement, parts: Sequence[str]) -> bool:
    return any(_base(w) in parts for w in (*movement.working, *movement.feel))


def _leans_on_arms(movement: Movement) -> bool:
    """Whether an arm bears weight, or rests on something, in the start position while the body is not on its back."""
    pose = movement.poses[movement.first_pose]
    touches = (_base(name) for p in (pose, movement.poses.get(pose.like or "", pose)) for name in p.contacts)
    on_back = any(p.body in ("supine", "crook_lying") for p in movement.poses.values() if p.body)
    return not on_back and any(name.startswith(_LEANS_ON) for name in touches)


def _upright_strength(movement: Movement, names: Sequence[str], change: Sequence[float], strays: Strays) -> float:
    """The strength of what a camera sees from any side: how steeply segments rise."""
    other: Literal["side", "front"] = "front" if movement.view == "side" else "side"
    rows = zip(names, change, strays, strict=True)
    upright = [c / noise(n, other) for n, c, s in rows if s is not None and _base(n).endswith("_up")]
    return sqrt(sum(x * x for x in upright))


def _mode(
    exercise_id: str,
    movement: Movement,
    strength: float,
    way: Sequence[float],
    change: Sequence[float],
    strays: Strays,
) -> tuple[Mode, WhyTimer | None]:
    if movement.counts == "minutes":
        return "timer", "minutes"
    if strength < 1.0:
        return "timer", "stays-still"
    least = STRENGTH_FRONT if movement.view == "front" else STRENGTH_LEAST
    if strength < (STRENGTH_BY_TURNS if movement.sides == "alternate" else least):
        return "timer", "too-small"
    if exercise_id in UNSEEN:
        return "timer", "not-known-well"
    if movement.view == "front" and set(_orientations(movement)) == {"supine"}:
        return "timer", "not-known-well"  # from the feet the pose model takes it for somebody who stands
    if movement.counts == "repetition" and (_tops(way) != 1 or _opposite(movement, change, strays)):
        return "timer", "goes-both-ways"
    return ("holds" if movement.counts == "hold" else "repetitions"), None


def _tops(way: Sequence[float]) -> int:
    """How often the movement rises to its far end and comes back."""
    tops, up = 0, False
    for s in way:
        if up and s < _NEAR:
            up = False
        elif not up and s > _FAR:
            tops, up = tops + 1, True
    return tops


def _opposite(movement: Movement, change: Sequence[float], strays: Strays) -> bool:
    """Whether, by turns, one side's way out is the other side's way back: there is no start between them."""
    if movement.sides != "alternate":
        return False
    rows = [(a / s, b / s) for a, b, s in zip(change, mirrored(change), strays, strict=True) if s is not None]
    return sum(a * b for a, b in rows) < _OPPOSITE * sum(a * a for a, _ in rows)


def _orientations(movement: Movement) -> tuple[Orientation, ...]:
    bodies = (pose.body for pose in movement.poses.values() if pose.body)
    return tuple(dict.fromkeys(_ORIENTATION[b] for b in bodies))


def _phases(phases: Sequence[ClipPhase], moments: Sequence[_Moment], way: Sequence[float]) -> tuple[WatchPhase, ...]:
    return tuple(
        WatchPhase(name=phase.name, part=part, seconds=phase.seconds)
        for phase, part in zip(phases, _parts(phases, moments, way), strict=True)
    )


def _parts(phases: Sequence[ClipPhase], moments: Sequence[_Moment], way: Sequence[float]) -> list[Part]:
    """Where each phase lies: it leads away from the start, or back, or it is the far end itself."""
    parts: list[Part] = []
    for index, phase in enumerate(phases):
        own = [s for s, m in zip(way, moments, strict=True) if m.phase == index]
        if phase.hold:
            parts.append("top" if own[0] > _HALF_RANGE else "back" if "top" in parts or "back" in parts else "out")
        else:
            parts.append("out" if own[-1] >= own[0] else "back")
    return parts


def _faults(
    movement: Movement, phases: Sequence[ClipPhase], moments: Sequence[_Moment], way: Sequence[float]
) -> tuple[WatchFault, ...]:
    parts = _parts(phases, moments, way)
    found = []
    for fault in movement.faults:
        if fault.seen is None:
            continue
        during = [i for i, p in enumerate(phases) if p.name in fault.seen.during]
        found.append(
            WatchFault(
                id=fault.id,
                seen=fault.seen,
                parts=_looked_at([parts[i] for i in during], parts),
                of_range=_of_range(fault.seen, moments, way),
                span=_span(during, moments, way) if fault.seen.faster_than_s is not None else None,
            )
        )
    return tuple(found)


def _looked_at(own: Sequence[Part], parts: Sequence[Part]) -> tuple[Part, ...]:
    """Where a fault counts. A movement that turns without a stop has no top: the turn belongs to both ways."""
    turn: tuple[Part, ...] = ("top",) if own and "top" not in parts else ()
    return tuple(dict.fromkeys((*own, *turn)))


def _span(during: Sequence[int], moments: Sequence[_Moment], way: Sequence[float]) -> tuple[float, float] | None:
    """The part of the way that the first of these phases covers."""
    own = [s for s, m in zip(way, moments, strict=True) if during and m.phase == during[0]]
    return (round(own[0], 3), round(own[-1], 3)) if own else None


def _of_range(seen: Seen, moments: Sequence[_Moment], way: Sequence[float]) -> bool:
    """Whether the drawn movement itself, half done, would show the fault."""
    if seen.angle is None:
        return False
    far = max(range(len(way)), key=way.__getitem__)
    half = min(range(far + 1), key=lambda k: abs(way[k] - _HALF_RANGE))
    names = [n for n in (seen.angle, seen.angle + "_r") if n in moments[half].observed_deg]
    return any(_beyond(seen, moments[half].observed_deg[n]) for n in names)


def _beyond(seen: Seen, angle_deg: float) -> bool:
    low, high = seen.below_deg, seen.above_deg
    return (low is not None and angle_deg < low) or (high is not None and angle_deg > high)


def _anchors(movement: Movement, phases: Sequence[ClipPhase]) -> tuple[str, ...]:
    """What the drawn movement leaves in its place, where the person stands: whoever walks takes it along."""
    if "standing" not in _orientations(movement):
        return ()
    figures = _figures(phases)
    torso_m = _torso_m(figures[0])
    names = (f"{n}_{s}" for n in ("hip", "ankle") for s in "rl")

    def travels(name: str) -> float:
        spots = [dict(f.origins_m)[f"{ORIGIN_OF[name[:-2]]}_{name[-1]}"] for f in figures]
        return max(hypot(*subtract(spot, spots[0])) for spot in spots) / torso_m

    return tuple(name for name in names if travels(name) <= _STAYS)


def _shape(figure: Figure) -> list[float]:
    """Where the joints and the head are, from mid-hip."""
    places = places_of(figure)
    return [x for name in (*(f"{j}_{s}" for j in ORIGIN_OF for s in "rl"), "nose") for x in places[name]]


def _stands(figure: Figure) -> bool:
    places = places_of(figure)
    body = trunk(places, 0.0)
    return body is not None and orientation(body, places) == "standing"


def _torso_m(figure: Figure) -> float:
    """Mid-hip to mid-shoulder."""
    at = dict(figure.origins_m)
    hips, shoulders = (scale(add(at[f"{n}_r"], at[f"{n}_l"]), 0.5) for n in ("thigh", "upper_arm"))
    return hypot(*subtract(shoulders, hips))


def _wrists_up(figure: Figure) -> bool:
    return wrists_above_head(places_of(figure))
