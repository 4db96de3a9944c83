"""The nearest posture that touches what it should, stays inside the joints' ranges and enters nothing.

Damped Gauss-Newton in dual form. With C the compliance of every variable (how willingly it gives way),
d the pull back to the posture that was asked for, J and r the rows and residuals of all touches:

    step = d + C J^T (J C J^T + lambda)^-1 (r - J d)

The matrix has one row per touch, a few dozen at most, so plain Python is fast enough, and the same
numbers come out everywhere.
"""

from collections.abc import Sequence
from math import atan2, degrees, hypot, sqrt
from operator import add

from limber.body.chain import HIGH_RAD, JOINT_INDEX, LOW_RAD, POINT_AT, ROOT, Chain, Row
from limber.body.figure import Figure, figure
from limber.body.geometry import Turn, Vector, about, dot, inverse, normal, scale, subtract, then
from limber.body.points import POINTS, guards_of
from limber.body.props import Surface
from limber.body.skeleton import JOINTS
from limber.plain import value

_LAMBDA = 1e-5
_SOFT = 0.5
_LARGEST_STEP = 0.5
# The pull back to what was asked for is weakened while it does not come to rest; steps are, in the end, too.
_WEAKER, _WEAKEST, _NOT_RESTING = 0.5, 0.04, 0.6
_CALM = (1.0, 1.0, 0.5, 0.3, 0.15)

# How willingly a joint gives way to reach a touch: the spine and the shoulder blades stay as authored,
# wrists and ankles adapt.
_GIVES = {"lumbar": 0.04, "thoracic": 0.04, "cervical": 0.12, "girdle": 0.06, "shoulder": 0.6, "elbow": 0.8,
          "forearm": 0.5, "wrist": 1.0, "hip": 0.5, "knee": 0.7, "ankle": 0.8, "toes": 0.8}  # fmt: skip
_ROOT_GIVES = (4.0, 4.0, 4.0, 0.10, 0.10, 0.10)


@value
class Posture:
    """The skeleton's state: pelvis place and turn, and every joint's angle in radians (order of `JOINTS`)."""

    root_m: Vector
    root_turn: Turn
    angles_rad: tuple[float, ...]

    def chain(self) -> Chain:
        return Chain(self.root_m, self.root_turn, list(self.angles_rad))

    def figure(self) -> Figure:
        """The whole figure in the world."""
        return figure(self.angles_deg, self.root_m, self.root_turn)

    @property
    def angles_deg(self) -> dict[str, float]:
        return {j.name: degrees(a) for j, a in zip(JOINTS, self.angles_rad, strict=True)}


@value
class Pin:
    """A point's place along one world direction, metres."""

    point: str
    along: Vector
    at_m: float
    gives: float = _LAMBDA


@value
class Join:
    """A point of the body held on another one."""

    point: str
    onto: str


@value
class Face:
    """A palm that looks at the skin it holds (soft)."""

    hand: str
    onto: str


Task = Pin | Join | Face
_AXES: tuple[Vector, Vector, Vector] = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))


def _gives(joint: str) -> float:
    sideways = joint.startswith(("hip_abduction", "hip_rotation"))
    return _GIVES[joint.split("_")[0]] * (0.4 if sideways else 1.0)


def gives(firm: Sequence[str] = (), loose: Sequence[str] = (), placed: bool = False) -> list[float]:
    """Compliance of every variable; `firm` joints hardly give way, `loose` ones easily."""
    found = [_gives(j.name) for j in JOINTS]
    for name in loose:
        found[JOINT_INDEX[name]] *= 8.0
    for name in firm:
        found[JOINT_INDEX[name]] *= 0.01
    root = (1e-4,) * 3 + _ROOT_GIVES[3:] if placed else _ROOT_GIVES
    return [*root, *found]


def solve(
    wanted: Posture,
    start: Posture,
    tasks: Sequence[Task],
    solids: Sequence[Surface] = (),
    compliance: Sequence[float] | None = None,
    *,
    even: bool = False,
    hold_place: bool = False,
    rounds: int = 40,
    close_enough: float = 1e-4,
) -> Posture:
    """The posture nearest to `wanted` that does all `tasks`, found from `start`.

    Parameters
    ----------
    wanted, start : Posture
        What was asked for, and where to begin (a neighbouring frame, for speed).
    tasks
        What must touch; conflicting tasks share the error evenly.
    solids
        Surfaces that no guarded point may enter.
    compliance
        See `gives`; missing = the usual one.
    even
        Whether left and right do the same: then only the right half is solved and the left copies it.
    hold_place
        Whether the pelvis is drawn to `wanted.root_m`; otherwise only the touches place it.
    rounds, close_enough
        Limits of the iteration; the second is the largest step (m, rad) that counts as none.
    """
    soft = list(compliance or gives())
    if even:
        tasks, soft, start = [_folded(t) for t in tasks if not _left(t)], _right_only(soft), evened(start)
    touching = {t.point for t in tasks if isinstance(t, Pin)}
    guards = [(g, s) for s in solids for g in guards_of(s.name)
              if not (even and g.endswith("_l")) and (g not in touching or not _pinned(g, s, tasks))]  # fmt: skip
    active: list[tuple[str, Surface]] = []
    locked: dict[int, float] = {}
    at = start
    strength, last = 1.0, 9.0
    for number in range(rounds):
        chain = at.chain()
        active = _entered(chain, guards, active)
        pull = [strength * x for x in _pull(wanted, at, hold_place)]
        rows, residuals, damping = _rows(chain, tasks)
        for name, surface in active:
            p = chain.point(name)
            rows.append(chain.row(name, p, surface.normal))
            residuals.append(POINT_AT[name][2] - surface.height_m(p))
            damping.append(_LAMBDA)
        step, pulled = _step(rows, residuals, damping, soft, pull, at.angles_rad, len(rows) - len(active), locked)
        active = [a for a, p in zip(active, pulled, strict=True) if not p]
        at, size = _moved(at, step, _CALM[min(number // 8, 4)])
        at = evened(at) if even else at
        if size < close_enough * strength:
            break
        if number > 1 and size > _NOT_RESTING * last:
            strength = max(_WEAKEST, strength * _WEAKER)
        last = size
    return at


def evened(posture: Posture) -> Posture:
    """The posture with its left side made equal to its right one, and nothing turned or bent sideways."""
    (x, y, _), (w, _, _, k) = posture.root_m, posture.root_turn
    return Posture(
        root_m=(x, y, 0.0),
        root_turn=normal((w, 0.0, 0.0, k)),
        angles_rad=tuple(0.0 if s is None else posture.angles_rad[s] for s in _EVEN_SOURCE),
    )


def _even_source(name: str) -> int | None:
    if name.endswith(("_side_bend", "_rotation")):
        return None
    return JOINT_INDEX[name[:-2] + "_r" if name.endswith("_l") else name]


_EVEN_SOURCE = tuple(_even_source(j.name) for j in JOINTS)


def _right_only(soft: list[float]) -> list[float]:
    """Compliance when the left side copies the right one: what is odd or left does not move by itself."""
    root = [soft[0], soft[1], 0.0, 0.0, 0.0, soft[5]]
    joints = [
        x * (0.5 if j.name.endswith("_r") else 1.0) if s == n else 0.0
        for n, (j, s, x) in enumerate(zip(JOINTS, _EVEN_SOURCE, soft[ROOT:], strict=True))
    ]
    return root + joints


def _folded(task: Task) -> Task:
    """Right and left joined in the middle: the right one is on the middle plane."""
    if isinstance(task, Join) and task.onto == task.point[:-2] + "_l":
        return Pin(point=task.point, along=_AXES[2], at_m=0.0)
    return task


def _left(task: Task) -> bool:
    return (task.hand if isinstance(task, Face) else task.point).endswith("_l")


def _pinned(guard: str, surface: Surface, tasks: Sequence[Task]) -> bool:
    return any(isinstance(t, Pin) and t.point == guard and abs(t.along[surface.axis]) > 0.99 for t in tasks)


def _entered(
    chain: Chain, guards: Sequence[tuple[str, Surface]], active: Sequence[tuple[str, Surface]]
) -> list[tuple[str, Surface]]:
    """The guarded points that are inside a surface, and those that were pushed out of it a moment ago."""
    places: dict[str, Vector] = {}
    kept = {(n, s.name) for n, s in active}
    found = []
    for name, surface in guards:
        p = places.get(name)
        if p is None:
            p = places[name] = chain.point(name)
        inside = surface.height_m(p) < POINT_AT[name][2] - 1e-4
        if (inside or (name, surface.name) in kept) and surface.covers(p):
            found.append((name, surface))
    return found


def _rows(chain: Chain, tasks: Sequence[Task]) -> tuple[list[Row], list[float], list[float]]:
    rows: list[Row] = []
    residuals: list[float] = []
    damping: list[float] = []
    for task in tasks:
        if isinstance(task, Pin):
            p = chain.point(task.point)
            rows.append(chain.row(task.point, p, task.along))
            residuals.append(task.at_m - dot(p, task.along))
            damping.append(task.gives)
        elif isinstance(task, Join):
            p, onto = chain.point(task.point), chain.point(task.onto)
            for axis in _AXES:
                rows.append(_minus(chain.row(task.point, p, axis), chain.row(task.onto, onto, axis)))
                residuals.append(dot(onto, axis) - dot(p, axis))
                damping.append(_LAMBDA)
        else:
            for row, residual in _facing(chain, task):
                rows.append(row)
                residuals.append(residual)
                damping.append(_SOFT)
    return rows, residuals, damping


def skin_normal(point: str) -> Vector:
    """The direction out of the skin at a point, in its segment's axes; forward where the bone runs through it."""
    x, _, z = POINTS[point].at_m
    off = hypot(x, z)
    return (1.0, 0.0, 0.0) if off < 1e-6 else (x / off, 0.0, z / off)


def _facing(chain: Chain, task: Face) -> list[tuple[Row, float]]:
    hand, other = POINTS[task.hand].segment, POINTS[task.onto].segment
    palm = chain.direction(hand, _AXES[0])
    aim = scale(chain.direction(other, skin_normal(task.onto)), -1.0)
    error = _turn_to(palm, aim)
    return [
        (_minus(chain.turning_row(hand, axis), chain.turning_row(other, axis)), max(-0.6, min(0.6, dot(error, axis))))
        for axis in _AXES
    ]


def _turn_to(a: Vector, b: Vector) -> Vector:
    """The rotation vector that brings a onto b."""
    cx = (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])
    size = hypot(*cx)
    return scale(cx, atan2(size, dot(a, b)) / size) if size > 1e-9 else (0.0, 0.0, 0.0)


def _minus(a: Row, b: Row) -> Row:
    found = dict(a)
    for k, x in b.items():
        found[k] = found.get(k, 0.0) - x
    return found


def turn_between(a: Turn, b: Turn) -> Vector:
    """The rotation vector (radians, world axes) that leads from turn a to turn b, the short way."""
    w, x, y, z = normal(then(b, inverse(a)))
    if w < 0:
        w, x, y, z = -w, -x, -y, -z
    size = hypot(x, y, z)
    if size < 1e-12:
        return (0.0, 0.0, 0.0)
    return scale((x, y, z), 2 * atan2(size, w) / size)


def turn_by(turn: Turn, by: Vector) -> Turn:
    """A turn, turned further by a rotation vector in world axes."""
    size = hypot(*by)
    if size < 1e-15:
        return turn
    return normal(then(about(scale(by, 1 / size), degrees(size)), turn))


def _pull(wanted: Posture, at: Posture, hold_place: bool) -> list[float]:
    place = subtract(wanted.root_m, at.root_m) if hold_place else (0.0, 0.0, 0.0)
    turn = turn_between(at.root_turn, wanted.root_turn)
    return [*place, *turn, *(w - a for w, a in zip(wanted.angles_rad, at.angles_rad, strict=True))]


def _step(
    rows: list[Row],
    residuals: list[float],
    damping: list[float],
    compliance: list[float],
    pull: list[float],
    angles: Sequence[float],
    equalities: int,
    locked: dict[int, float],
) -> tuple[list[float], list[bool]]:
    """The next step, with joints kept inside their ranges; and which guards would hold instead of push.

    `locked`: joints that stand at the end of their range; kept from round to round, changed in place.
    """
    pulled = [False] * (len(rows) - equalities)
    step = pull
    for _ in range(5):
        soft, back = list(compliance), list(pull)
        for j, limit in locked.items():
            soft[ROOT + j], back[ROOT + j] = 0.0, limit - angles[j]
        used = [n for n in range(len(rows)) if n < equalities or not pulled[n - equalities]]
        forces = _forces([rows[n] for n in used], [residuals[n] for n in used], [damping[n] for n in used], soft, back)
        push = [0.0] * len(pull)
        for n, y in zip(used, forces, strict=True):
            for k, x in rows[n].items():
                push[k] += x * y
        step = [b + s * f for b, s, f in zip(back, soft, push, strict=True)]
        holding = [n for n, y in zip(used, forces, strict=True) if n >= equalities and y < -1e-9]
        outside = {
            j: LOW_RAD[j] if x < LOW_RAD[j] else HIGH_RAD[j]
            for j, x in enumerate(map(add, angles, step[ROOT:]))
            if j not in locked and not LOW_RAD[j] - 1e-9 <= x <= HIGH_RAD[j] + 1e-9
        }
        inside = [
            j for j, limit in locked.items()
            if _turns_back(limit, j, angles[j] + pull[ROOT + j] + compliance[ROOT + j] * push[ROOT + j])
        ]  # fmt: skip
        for n in holding:
            pulled[n - equalities] = True
        if not holding and not inside and not outside:
            break
        for j in inside:
            del locked[j]
        locked |= outside
    return step, pulled


def _turns_back(limit: float, joint: int, unheld: float) -> bool:
    """Whether a joint held at the end of its range would by itself turn back inside."""
    return unheld > limit + 1e-6 if limit == LOW_RAD[joint] else unheld < limit - 1e-6


def _forces(
    rows: list[Row], residuals: list[float], damping: list[float], soft: list[float], back: list[float]
) -> list[float]:
    """y of (J C J^T + lambda) y = r - J d, by Cholesky."""
    count = len(rows)
    weighted = [{k: x * soft[k] for k, x in row.items()} for row in rows]
    right = [r - sum(x * back[k] for k, x in row.items()) for r, row in zip(residuals, rows, strict=True)]
    low: list[list[float]] = []
    for i in range(count):
        mine = weighted[i]
        line: list[float] = []
        for j in range(i + 1):
            other = rows[j]
            total = sum([x * other[k] for k, x in mine.items() if k in other])
            done = low[j] if j < i else line
            total -= sum([a * b for a, b in zip(line, done, strict=False)]) if j else 0.0
            if i == j:
                line.append(sqrt(max(total + damping[i], 1e-12)))
            else:
                line.append(total / done[j])
        low.append(line)
    forward: list[float] = []
    for i in range(count):
        forward.append((right[i] - sum([a * b for a, b in zip(low[i], forward, strict=False)])) / low[i][i])
    found = [0.0] * count
    for i in reversed(range(count)):
        found[i] = (forward[i] - sum([low[k][i] * found[k] for k in range(i + 1, count)])) / low[i][i]
    return found


def _moved(at: Posture, step: list[float], calm: float) -> tuple[Posture, float]:
    largest = max(abs(x) for x in step[3:])
    by = min(calm, _LARGEST_STEP / largest) if largest > 0 else calm
    angles = tuple(
        min(max(a + by * x, low), high)
        for a, x, low, high in zip(at.angles_rad, step[ROOT:], LOW_RAD, HIGH_RAD, strict=True)
    )
    root = (at.root_m[0] + by * step[0], at.root_m[1] + by * step[1], at.root_m[2] + by * step[2])
    turn = turn_by(at.root_turn, (by * step[3], by * step[4], by * step[5]))
    return Posture(root_m=root, root_turn=turn, angles_rad=angles), max(largest, *(abs(x) for x in step[:3]))
