"""The skeleton as the solver needs it: many placements a second, and how every point moves with every joint.

The same kinematics as `figure`, written flat: angles are radians in the order of `JOINTS`, axes are kept
as three column vectors. Variables are numbered: 0-2 the pelvis's place, 3-5 its turn about the world's
axes, 6… the joints.
"""

from math import cos, radians, sin

from limber.body.geometry import Turn, Vector
from limber.body.points import POINTS
from limber.body.skeleton import JOINT, JOINTS, SEGMENTS

Row = dict[int, float]
Columns = tuple[Vector, Vector, Vector]

ROOT = 6
JOINT_INDEX: dict[str, int] = {j.name: n for n, j in enumerate(JOINTS)}
LOW_RAD: tuple[float, ...] = tuple(radians(j.low_deg) for j in JOINTS)
HIGH_RAD: tuple[float, ...] = tuple(radians(j.high_deg) for j in JOINTS)
SEGMENT_INDEX: dict[str, int] = {s.name: n for n, s in enumerate(SEGMENTS)}


def _turns_of(segment: str) -> tuple[tuple[int, int, float], ...]:
    """(joint index, axis number, signed share) of every joint that turns a segment, in order."""
    found = []
    for joint in JOINTS:
        if segment in joint.segments:
            axis = next(n for n in range(3) if joint.axis[n])
            found.append((JOINT_INDEX[joint.name], axis, joint.axis[axis] / len(joint.segments)))
    return tuple(found)


PLAN = tuple((-1 if s.parent is None else SEGMENT_INDEX[s.parent], s.offset_m, _turns_of(s.name)) for s in SEGMENTS)
"""For each segment: the parent's index (-1 for the pelvis), where it begins in the parent, its turns."""


def _ancestry() -> tuple[tuple[int, ...], ...]:
    """Numbers of the elementary turns that move each segment, from the pelvis outwards."""
    found: list[tuple[int, ...]] = []
    count = 0
    for parent, _, turns in PLAN:
        own = tuple(range(count, count + len(turns)))
        count += len(turns)
        found.append((found[parent] if parent >= 0 else ()) + own)
    return tuple(found)


_MOVERS = _ancestry()
POINT_AT: dict[str, tuple[int, Vector, float]] = {
    n: (SEGMENT_INDEX[p.segment], p.at_m, p.round_m) for n, p in POINTS.items()
}


def columns(turn: Turn) -> Columns:
    """A turn as the three turned axes."""
    w, x, y, z = turn
    return (
        (1 - 2 * (y * y + z * z), 2 * (x * y + w * z), 2 * (x * z - w * y)),
        (2 * (x * y - w * z), 1 - 2 * (x * x + z * z), 2 * (y * z + w * x)),
        (2 * (x * z + w * y), 2 * (y * z - w * x), 1 - 2 * (x * x + y * y)),
    )


class Chain:
    """The skeleton placed once: where points are and how they move.

    Parameters
    ----------
    root_m, root_turn
        The pelvis in the world.
    angles_rad : list of float
        One angle for every joint of `JOINTS`.
    """

    __slots__ = ("_axes", "_cols", "_joint", "_origin", "_origins", "_root")

    def __init__(self, root_m: Vector, root_turn: Turn, angles_rad: list[float]) -> None:
        self._root = root_m
        self._origins: list[Vector] = []
        self._cols: list[Columns] = []
        # One entry per elementary turn: its world axis times its share, where it turns, which joint it is.
        self._axes: list[Vector] = []
        self._origin: list[Vector] = []
        self._joint: list[int] = []
        for parent, offset, turns in PLAN:
            if parent < 0:
                at, axes = root_m, list(columns(root_turn))
            else:
                base = self._cols[parent]
                at, axes = _moved(self._origins[parent], base, offset), list(base)
            for joint, axis, share in turns:
                ax, ay, az = axes[axis]
                self._axes.append((ax * share, ay * share, az * share))
                self._origin.append(at)
                self._joint.append(joint)
                angle = angles_rad[joint] * share
                if angle:
                    c, s = cos(angle), sin(angle)
                    one, two = (axis + 1) % 3, (axis + 2) % 3
                    (bx, by, bz), (cx, cy, cz) = axes[one], axes[two]
                    axes[one] = (c * bx + s * cx, c * by + s * cy, c * bz + s * cz)
                    axes[two] = (c * cx - s * bx, c * cy - s * by, c * cz - s * bz)
            self._origins.append(at)
            self._cols.append((axes[0], axes[1], axes[2]))

    def point(self, name: str) -> Vector:
        """The centre of a named point in the world."""
        segment, at, _ = POINT_AT[name]
        return _moved(self._origins[segment], self._cols[segment], at)

    def direction(self, segment: str, v: Vector) -> Vector:
        """A direction given in a segment's axes, in the world."""
        return _moved((0.0, 0.0, 0.0), self._cols[SEGMENT_INDEX[segment]], v)

    def row(self, name: str, p: Vector, n: Vector) -> Row:
        """How the point `name`, now at `p`, moves along `n` with each variable (metres per metre or radian)."""
        nx, ny, nz = n
        px, py, pz = p
        rx, ry, rz = self._root
        row: Row = {0: nx, 1: ny, 2: nz}
        ax, ay, az = px - rx, py - ry, pz - rz
        row[3], row[4], row[5] = ay * nz - az * ny, az * nx - ax * nz, ax * ny - ay * nx
        for k in _MOVERS[POINT_AT[name][0]]:
            ox, oy, oz = self._origin[k]
            ux, uy, uz = self._axes[k]
            ax, ay, az = px - ox, py - oy, pz - oz
            lever = ux * (ay * nz - az * ny) + uy * (az * nx - ax * nz) + uz * (ax * ny - ay * nx)
            joint = ROOT + self._joint[k]
            row[joint] = row.get(joint, 0.0) + lever
        return row

    def turning_row(self, segment: str, n: Vector) -> Row:
        """How a segment turns about the world direction `n` with each variable (radians per radian)."""
        row: Row = {3: n[0], 4: n[1], 5: n[2]}
        for k in _MOVERS[SEGMENT_INDEX[segment]]:
            u = self._axes[k]
            joint = ROOT + self._joint[k]
            row[joint] = row.get(joint, 0.0) + u[0] * n[0] + u[1] * n[1] + u[2] * n[2]
        return row


def _moved(at: Vector, axes: Columns, v: Vector) -> Vector:
    (ax, ay, az), (bx, by, bz), (cx, cy, cz) = axes
    x, y, z = v
    return (at[0] + ax * x + bx * y + cx * z, at[1] + ay * x + by * y + cy * z, at[2] + az * x + bz * y + cz * z)


def angles_list(angles_deg: dict[str, float]) -> list[float]:
    """Angles by name as the solver's list, in radians; a missing joint is 0."""
    for name in angles_deg:
        JOINT[name]
    return [radians(angles_deg.get(j.name, 0.0)) for j in JOINTS]
