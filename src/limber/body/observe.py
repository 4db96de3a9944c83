"""`observe(frame)`: one camera frame, understood. No state, standard library only, a few dozen microseconds.

MediaPipe's world landmarks (x right, y down, z away) are turned to the body's axes (X right, Y up, Z towards the
camera); the angles are those of `observed`, so a figure and its landmarks show the same numbers.
"""

from collections.abc import Iterator, Mapping
from math import hypot
from operator import itemgetter

from limber.body.back_curve import back_curve
from limber.body.frame import LANDMARK, Frame, WorldLandmark
from limber.body.geometry import Vector
from limber.body.observation import Observation
from limber.body.observed import observed_between
from limber.body.orientation import Trunk, orientation, trunk, view

_PLACES: dict[str, int] = {
    "nose": LANDMARK["nose"],
    **{
        f"{short}_{side[0]}": LANDMARK[f"{side}_{name}"]
        for short, name in (
            ("ear", "ear"), ("shoulder", "shoulder"), ("elbow", "elbow"), ("wrist", "wrist"), ("hip", "hip"),
            ("knee", "knee"), ("ankle", "ankle"), ("heel", "heel"), ("toe", "foot_index"),
        )
        for side in ("right", "left")
    },
}  # fmt: skip
_pick = itemgetter(*_PLACES.values())
_TRUNK = ("shoulder_r", "shoulder_l", "hip_r", "hip_l")
_trunk_of = itemgetter(*_TRUNK)
_LEGS = ("knee_r", "knee_l", "ankle_r", "ankle_l")
_ARMS = ("elbow_r", "elbow_l", "wrist_r", "wrist_l")
# The landmark that an angle against the trunk is made from, besides the trunk's four.
_LIMB = {"hip": "knee", "hip_abd": "knee", "shoulder": "elbow", "shoulder_abd": "elbow"}
_MADE_FROM = tuple((f"{angle}_{s}", f"{joint}_{s}") for angle, joint in _LIMB.items() for s in "rl")
_OWN: tuple[tuple[str, tuple[str, str, str]], ...] = tuple(
    found
    for s in "rl"
    for found in (
        (f"knee_{s}", (f"hip_{s}", f"knee_{s}", f"ankle_{s}")),
        (f"elbow_{s}", (f"shoulder_{s}", f"elbow_{s}", f"wrist_{s}")),
    )
)
_FLAT_M = 0.01
"""Shorter than this a trunk or a pelvis gives no direction."""
_World = tuple[WorldLandmark, ...]
_Table = dict[str, float]


def observe(frame: Frame) -> Observation:
    """What one frame says about the body; everything that it does not show is None or absent."""
    image, world = frame.image, frame.world
    if image is None or world is None:
        return Observation(t_s=frame.t_s)
    picked = zip(_PLACES, _pick(image), strict=True)
    seen = {name: sure if 0.0 <= x <= 1.0 and 0.0 <= y <= 1.0 else 0.0 for name, (x, y, _, sure) in picked}
    at = _joints(world, (*_TRUNK, *_LEGS))
    torso_px = _torso_px(frame)
    body = trunk(at, _FLAT_M)
    if body is None or torso_px <= 0.0:
        return Observation(t_s=frame.t_s, seen_0_1=seen)
    angles = _Angles(world, seen)
    trunk_sure = min(_trunk_of(seen))
    from_where, clear, near = view(body)
    lies = orientation(body, at) if trunk_sure > 0.0 else None
    return Observation(
        t_s=frame.t_s,
        angles_deg=_WhenAsked(angles, 0),
        sure_0_1=_WhenAsked(angles, 1),
        places=_places(world, body),
        seen_0_1=seen,
        orientation=lies,
        view=from_where,
        view_sure_0_1=clear * trunk_sure,
        near=near,
        back=None if lies in ("supine", "side-lying") or from_where != "side" else back_curve(frame, body.right[2]),
        torso_px=torso_px,
    )


def _joints(world: _World, names: tuple[str, ...]) -> dict[str, Vector]:
    """Some of the landmarks in the body's axes, metres."""
    at = {}
    for name in names:
        x, y, z = world[_PLACES[name]]
        at[name] = (x, -y, -z)
    return at


def _torso_px(frame: Frame) -> float:
    image = frame.image or ()
    (ax, ay, _, _), (bx, by, _, _) = image[LANDMARK["left_shoulder"]], image[LANDMARK["right_shoulder"]]
    (cx, cy, _, _), (dx, dy, _, _) = image[LANDMARK["left_hip"]], image[LANDMARK["right_hip"]]
    return hypot((cx + dx - ax - bx) / 2 * frame.width_px, (cy + dy - ay - by) / 2 * frame.height_px)


def _places(world: _World, body: Trunk) -> dict[str, Vector]:
    (mx, my, mz), by = body.hips, 1.0 / body.length
    picked = zip(_PLACES, _pick(world), strict=True)
    return {name: ((x - mx) * by, (-y - my) * by, (-z - mz) * by) for name, (x, y, z) in picked}


class _Angles:
    """A frame's angles and how surely each was seen: worked out when somebody asks, and most often nobody does."""

    __slots__ = ("_seen", "_tables", "_world")

    def __init__(self, world: _World, seen: _Table) -> None:
        self._world, self._seen = world, seen
        self._tables: tuple[_Table, _Table] | None = None

    def table(self, which: int) -> _Table:
        """The angles (0), or the lowest visibility of each one's landmarks (1)."""
        if self._tables is None:
            self._tables = _angles(_joints(self._world, (*_TRUNK, *_LEGS, *_ARMS)), self._seen)
            self._world, self._seen = (), {}
        return self._tables[which]


class _WhenAsked(Mapping[str, float]):
    """One of the two tables of `_Angles`."""

    __slots__ = ("_angles", "_which")

    def __init__(self, angles: _Angles, which: int) -> None:
        self._angles, self._which = angles, which

    def __getitem__(self, name: str) -> float:
        return self._angles.table(self._which)[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._angles.table(self._which))

    def __len__(self) -> int:
        return len(self._angles.table(self._which))

    def __repr__(self) -> str:
        return repr(self._angles.table(self._which))


def _angles(at: dict[str, Vector], seen: _Table) -> tuple[_Table, _Table]:
    """Angles whose landmarks all lie inside the picture, and the lowest visibility of each one's landmarks."""
    every = observed_between(at)
    angles, sure = {}, {}
    trunk_seen = min(_trunk_of(seen))
    if trunk_seen > 0.0:
        angles["trunk"], sure["trunk"] = every["trunk"], trunk_seen
        for angle, joint in _MADE_FROM:
            lowest = min(trunk_seen, seen[joint])
            if lowest > 0.0:
                angles[angle], sure[angle] = every[angle], lowest
    for angle, (one, two, three) in _OWN:
        lowest = min(seen[one], seen[two], seen[three])
        if lowest > 0.0:
            angles[angle], sure[angle] = every[angle], lowest
    return angles, sure
