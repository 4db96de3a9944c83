"""A figure: the skeleton placed in the world by joint angles (forward kinematics)."""

from collections.abc import Mapping

from limber.body.geometry import NO_TURN, Turn, Vector, about, add, then, turned
from limber.body.skeleton import JOINT, JOINTS, SEGMENTS
from limber.plain import value

_JOINTS_OF: dict[str, tuple[tuple[str, Vector, float], ...]] = {
    s.name: tuple((j.name, j.axis, 1.0 / len(j.segments)) for j in JOINTS if s.name in j.segments) for s in SEGMENTS
}


@value
class Figure:
    """Where every segment is. `origins_m`: joints in the world; `turns`: segment axes in the world."""

    origins_m: Mapping[str, Vector]
    turns: Mapping[str, Turn]

    def point_m(self, segment: str, at_m: Vector) -> Vector:
        """A point given in a segment's own axes, in the world."""
        return add(self.origins_m[segment], turned(self.turns[segment], at_m))


def figure(angles_deg: Mapping[str, float], root_m: Vector = (0.0, 0.0, 0.0), root_turn: Turn = NO_TURN) -> Figure:
    """Place the skeleton.

    Parameters
    ----------
    angles_deg : mapping of joint name to degrees
        Model angles (see `skeleton.JOINTS`); an absent joint is 0, the anatomical position.
    root_m, root_turn
        Place and turn of the pelvis (midpoint of the hip joints) in the world.

    Raises
    ------
    KeyError
        For a joint that the skeleton does not have.
    """
    for name in angles_deg:
        JOINT[name]
    origins: dict[str, Vector] = {}
    turns: dict[str, Turn] = {}
    for segment in SEGMENTS:
        parent = segment.parent
        if parent is None:
            origins[segment.name], base = root_m, root_turn
        else:
            base = turns[parent]
            origins[segment.name] = add(origins[parent], turned(base, segment.offset_m))
        for joint, axis, share in _JOINTS_OF[segment.name]:
            angle_deg = angles_deg.get(joint, 0.0)
            if angle_deg:
                base = then(base, about(axis, angle_deg * share))
        turns[segment.name] = base
    return Figure(origins_m=origins, turns=turns)


def mirrored(placed: Figure) -> Figure:
    """The figure seen in a mirror that stands in the plane between left and right (Z changes sign)."""

    def other(name: str) -> str:
        return name[:-1] + {"r": "l", "l": "r"}[name[-1]] if name[-2:] in ("_r", "_l") else name

    origins = {other(n): (p[0], p[1], -p[2]) for n, p in placed.origins_m.items()}
    turns = {other(n): (t[0], -t[1], -t[2], t[3]) for n, t in placed.turns.items()}
    return Figure(
        origins_m={s.name: origins[s.name] for s in SEGMENTS}, turns={s.name: turns[s.name] for s in SEGMENTS}
    )
