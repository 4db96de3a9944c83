"""From authored poses to solved postures, and the way between two of them.

A touch that is `planted` keeps the spot where its point first was in this movement; that spot is its anchor.
Between two poses only touches that both have are held: a foot that is lifted in one of them is free on the way.
"""

from collections.abc import Mapping
from dataclasses import replace
from math import cos, radians, sin

from limber.body.chain import Chain, angles_list
from limber.body.geometry import Vector, add, cross, dot, length, scale, subtract
from limber.body.movement import Circle, Contact, Movement, Stance, stance
from limber.body.points import CONTACT_POINTS, POINTS
from limber.body.presets import pelvis_turn
from limber.body.props import Surface, solid, surfaces
from limber.body.skeleton import JOINTS
from limber.body.solve import Face, Join, Pin, Posture, Task, gives, solve, turn_between, turn_by
from limber.plain import value

_AXES: tuple[Vector, Vector, Vector] = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
_ABOVE_FLOOR_M = 0.9


@value
class Placed:
    """A pose that has been solved: its posture, what it touches, and the author's stance behind it."""

    posture: Posture
    contacts: Mapping[str, Contact]
    firm: tuple[str, ...]
    loose: tuple[str, ...]
    breath: float | None
    in_air: bool


def other_side(name: str) -> str:
    """The same name on the other side; midline names stay."""
    if name.endswith("_r"):
        return name[:-2] + "_l"
    return name[:-2] + "_r" if name.endswith("_l") else name


def mirrored_posture(posture: Posture) -> Posture:
    """The posture with right and left exchanged."""
    angle = {j.name: a for j, a in zip(JOINTS, posture.angles_rad, strict=True)}

    def of(name: str) -> float:
        swapped = angle[other_side(name)]
        return -swapped if name.endswith(("_side_bend", "_rotation")) else swapped

    (x, y, z), (w, i, j, k) = posture.root_m, posture.root_turn
    return Posture(root_m=(x, y, -z), root_turn=(w, -i, -j, k), angles_rad=tuple(of(n.name) for n in JOINTS))


def _mirrored_contact(contact: Contact) -> Contact:
    by = contact.by_m
    return replace(
        contact,
        on=other_side(contact.on),
        z_m=None if contact.z_m is None else -contact.z_m,
        by_m=None if by is None else (by[0], by[1], -by[2]),
    )


class Stage:
    """The room of one movement: its surfaces, and every pose solved in the order in which the cycle meets it."""

    def __init__(self, movement: Movement) -> None:
        self.movement = movement
        self.surfaces = surfaces(movement.props)
        self.solids = solid(self.surfaces)
        self._anchors: dict[tuple[str, str], Vector] = {}
        self.placed: dict[str, Placed] = {}
        for name in (movement.first_pose, *(p.to for p in movement.phases)):
            self._place(name)

    def _place(self, name: str) -> Placed:
        if name in self.placed:
            return self.placed[name]
        source = self.movement.poses[name].mirror_of
        if source is not None:
            found = self._mirrored(self._place(source), self.movement.poses[name].breath)
        else:
            found = self._solved(stance(self.movement, name))
        self.placed[name] = found
        chain = found.posture.chain()
        for contact in found.contacts:
            for point in CONTACT_POINTS[contact]:
                self._anchors.setdefault((contact, point), chain.point(point))
        return found

    def _mirrored(self, source: Placed, breath: float | None) -> Placed:
        return Placed(
            posture=mirrored_posture(source.posture),
            contacts={other_side(n): _mirrored_contact(c) for n, c in source.contacts.items()},
            firm=tuple(map(other_side, source.firm)),
            loose=tuple(map(other_side, source.loose)),
            breath=breath if breath is not None else source.breath,
            in_air=source.in_air,
        )

    def _solved(self, asked: Stance) -> Placed:
        before = next(reversed(self.placed.values())).posture.root_m if self.placed else (0.0, _ABOVE_FLOOR_M, 0.0)
        pelvis = asked.pelvis
        wanted = Posture(
            root_m=asked.place_m or before,
            root_turn=pelvis_turn(asked.body, asked.heading, pelvis.turn, pelvis.roll, pelvis.tilt),
            angles_rad=tuple(angles_list(asked.angles_deg)),
        )
        placed = asked.place_m is not None
        loose = (*asked.loose, *_reaching(asked.contacts))
        posture = solve(
            wanted, wanted, self._tasks(asked.contacts), self.solids,
            gives(asked.firm, loose, placed), hold_place=placed, even=self._even(wanted, asked.contacts),
        )  # fmt: skip
        return Placed(posture=posture, contacts=asked.contacts, firm=asked.firm, loose=loose,
                      breath=asked.breath, in_air=placed)  # fmt: skip

    def _even(self, posture: Posture, contacts: Mapping[str, Contact]) -> bool:
        """Whether left and right are the same here, so that half the work does."""
        if any(s.axis == 2 for s in self.solids):
            return False
        mirrored = mirrored_posture(posture)
        gap = max(abs(a - b) for a, b in zip(posture.angles_rad, mirrored.angles_rad, strict=True))
        gap = max(gap, *map(abs, turn_between(posture.root_turn, mirrored.root_turn)), abs(posture.root_m[2]))
        paired = {n: c for n, c in contacts.items() if c.on not in POINTS or c.on != other_side(CONTACT_POINTS[n][0])}
        same = {other_side(n): _mirrored_contact(c) for n, c in paired.items()} == paired
        crossed = any(c.on.endswith(("_r", "_l")) and n[-2:] != c.on[-2:] for n, c in paired.items())
        return gap < 1e-6 and same and not crossed

    def _tasks(self, contacts: Mapping[str, Contact]) -> list[Task]:
        tasks: list[Task] = []
        for name, contact in contacts.items():
            parts = CONTACT_POINTS[name]
            if contact.on in POINTS:
                tasks += _holding(parts[0], contact.on)
                continue
            surface = self.surfaces.get(contact.on)
            if surface is not None:
                tasks += _lying(parts, surface)
            spot = self._spot(name, contact)
            tasks += [
                Pin(point=parts[0], along=axis, at_m=at)
                for n, (axis, at) in enumerate(zip(_AXES, spot, strict=True))
                if at is not None and (surface is None or n != surface.axis)
            ]
            if surface is not None and contact.how == "planted":
                tasks += self._not_twisting(name, surface, spot)
        return tasks

    def _spot(self, name: str, contact: Contact) -> list[float | None]:
        """Where the first point goes, along each world axis; None = anywhere."""
        anchor = self._anchors.get((name, CONTACT_POINTS[name][0]))
        spot: list[float | None] = [None, None, None]
        if anchor is not None and (contact.how == "planted" or contact.by_m is not None):
            spot = list(add(anchor, contact.by_m) if contact.by_m else anchor)
        if contact.circle is not None:
            spot[0], spot[1] = _on_circle(contact.circle, contact.circle.at_deg)
        for n, given in enumerate((contact.x_m, contact.y_m, contact.z_m)):
            spot[n] = given if given is not None else spot[n]
        return spot

    def _not_twisting(self, name: str, surface: Surface, spot: list[float | None]) -> list[Task]:
        parts = CONTACT_POINTS[name]
        if len(parts) < 2 or (name, parts[0]) not in self._anchors:
            return []
        first, second = self._anchors[name, parts[0]], self._anchors[name, parts[1]]
        shift = tuple(0.0 if s is None else s - f for s, f in zip(spot, first, strict=True))
        moved = add(second, (shift[0], shift[1], shift[2]))
        return [_sideways(parts[1], surface, subtract(second, first), moved)]

    def on_the_way(self, start: Placed, end: Placed, part: float, wanted: Posture, guess: Posture) -> Posture:
        """The posture nearest to `wanted` that holds, at a part (0 to 1) of the way, all that both poses touch."""
        first, last = start.posture.chain(), end.posture.chain()
        tasks: list[Task] = []
        for name, contact in start.contacts.items():
            onward = end.contacts.get(name)
            if onward is not None and onward.on == contact.on:
                tasks += self._tasks_between(CONTACT_POINTS[name], contact, onward, first, last, part)
        soft = gives((*start.firm, *end.firm), (*start.loose, *end.loose), start.in_air or end.in_air)
        even = self._even(start.posture, start.contacts) and self._even(end.posture, end.contacts)
        return solve(wanted, guess, tasks, self.solids, soft, even=even, hold_place=True, rounds=8, close_enough=4e-4)

    def _tasks_between(
        self, parts: tuple[str, ...], start: Contact, end: Contact, first: Chain, last: Chain, part: float
    ) -> list[Task]:
        if start.on in POINTS:
            return [Join(point=parts[0], onto=start.on)]  # the palm's turn is already in both poses
        surface = self.surfaces.get(start.on)
        tasks = _lying(parts, surface) if surface is not None else []
        a, b = first.point(parts[0]), last.point(parts[0])
        spot = list(add(scale(a, 1 - part), scale(b, part)))
        if start.circle is not None and end.circle is not None:
            onward = (end.circle.at_deg - start.circle.at_deg) % 360.0
            spot[0], spot[1] = _on_circle(start.circle, start.circle.at_deg + part * onward)
        if start.how == "slides" or end.how == "slides":
            return tasks
        tasks += [
            Pin(point=parts[0], along=axis, at_m=at)
            for n, (axis, at) in enumerate(zip(_AXES, spot, strict=True))
            if surface is None or n != surface.axis
        ]
        if surface is not None and len(parts) > 1:
            c, d = first.point(parts[1]), last.point(parts[1])
            tasks.append(_sideways(parts[1], surface, subtract(c, a), add(scale(c, 1 - part), scale(d, part))))
        return tasks


def _reaching(contacts: Mapping[str, Contact]) -> list[str]:
    """Joints of the limbs that reach for another part of the body: these adapt, what they reach for does not."""
    firsts = {CONTACT_POINTS[n][0]: c.on for n, c in contacts.items() if c.on in POINTS}
    reaching = [POINTS[p].segment for p, on in firsts.items() if on != other_side(p)]
    arms = [s[-2:] for s in reaching if s.startswith(("hand", "forearm"))]
    legs = [s[-2:] for s in reaching if s.startswith(("foot", "shank"))]
    return [j.name for j in JOINTS for s in arms if j.name.endswith(s) and j.name.startswith(_ARM)] + [
        j.name for j in JOINTS for s in legs if j.name.endswith(s) and j.name.startswith(("hip", "knee"))
    ]


_ARM = ("shoulder", "elbow", "forearm", "wrist")


def _on_circle(circle: Circle, at_deg: float) -> tuple[float, float]:
    """X and Y of a place on a circle; as on a clock seen from the person's right side, front is at 90."""
    angle = radians(at_deg)
    return circle.x_m + circle.radius_m * sin(angle), circle.y_m + circle.radius_m * cos(angle)


def _holding(point: str, onto: str) -> list[Task]:
    """A point held on another point of the body; a palm also looks at the skin there."""
    tasks: list[Task] = [Join(point=point, onto=onto)]
    if point.startswith("grip"):
        tasks.append(Face(hand=point, onto=onto))
    return tasks


def _lying(parts: tuple[str, ...], surface: Surface) -> list[Task]:
    return [Pin(point=p, along=surface.normal, at_m=surface.offset_m + POINTS[p].round_m) for p in parts]


def _sideways(point: str, surface: Surface, line: Vector, at: Vector) -> Pin:
    across = cross(surface.normal, line)
    along = scale(across, 1.0 / length(across))
    return Pin(point=point, along=along, at_m=dot(at, along))


def between(a: Posture, b: Posture, part: float) -> Posture:
    """The plain mean of two postures: nothing touches anything yet."""
    return Posture(
        root_m=add(scale(a.root_m, 1 - part), scale(b.root_m, part)),
        root_turn=turn_by(a.root_turn, scale(turn_between(a.root_turn, b.root_turn), part)),
        angles_rad=tuple((1 - part) * x + part * y for x, y in zip(a.angles_rad, b.angles_rad, strict=True)),
    )
