"""A movement as its author writes it (`movement.toml`): poses, contacts, phases, what is seen, what goes wrong.

The classes here *are* the file format; `docs/movement-format.md` explains it to authors. Only the working
side, right, is written down. Angles are model angles in degrees, see `skeleton.JOINTS`.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Literal

from limber.body.points import CONTACT_POINTS, POINTS, both
from limber.body.presets import PHASE_NAMES, PRESETS, REGIONS, Preset
from limber.body.props import Prop, surfaces
from limber.body.seen import Seen
from limber.body.skeleton import JOINT
from limber.errors import InputError
from limber.plain import Pattern, Range, read, value

Name = Annotated[str, Pattern("[a-z][a-z0-9_-]*", "a name in small letters, digits, - and _")]
Seconds = Annotated[float, Range(0.2, 600)]
Metres = Annotated[float, Range(-5, 5)]  # a room; what lies further away is a slip of the pen, or worse
MOST_POSES, MOST_PHASES, MOST_THINGS = 24, 24, 12
IN_SPACE = "place"
OBSERVED_ANGLES: tuple[str, ...] = ("hip", "knee", "elbow", "shoulder", "shoulder_abd", "hip_abd", "trunk")


@value
class Pelvis:
    """How the pelvis is turned away from the preset, about its own axes, in degrees.

    `tilt` forward, `roll` to the right, `turn` to the left are positive.
    """

    tilt: float = 0.0
    roll: float = 0.0
    turn: float = 0.0


@value
class Circle:
    """A place on a circle in the side plane (a pedal): `at_deg` as on a clock, 0 top, 90 front, 180 bottom."""

    x_m: Metres
    y_m: Metres
    radius_m: Annotated[float, Range(0, 2)]
    at_deg: float


@value
class Contact:
    """One touch. `on`: a surface (`floor`, `wall`, `seat` …), a point of the body (`shin_front` …), or `place`.

    `place` is a spot in space that coordinates or a circle give (handlebar, pedal).

    `planted` stays where it first was, `slides` stays on the surface only. A coordinate (`x_m`, `y_m`,
    `z_m`), `by_m` (away from where it first was) or `circle` says where it goes in this pose.
    """

    on: str
    how: Literal["planted", "slides"] = "planted"
    x_m: Metres | None = None
    y_m: Metres | None = None
    z_m: Metres | None = None
    by_m: tuple[Metres, Metres, Metres] | None = None
    circle: Circle | None = None


@value
class Pose:
    """One named posture. Either it stands alone (`body`), builds on another (`like`), or mirrors one.

    What is written here wins over what it builds on. `angles` without `_r`/`_l` mean both sides.
    """

    body: Preset | None = None
    like: str | None = None
    mirror_of: str | None = None
    heading: float | None = None
    pelvis: Pelvis | None = None
    place_m: tuple[Metres, Metres, Metres] | None = None
    angles: dict[str, float] = {}
    contacts: dict[str, str | Contact] = {}
    lift: tuple[str, ...] = ()
    firm: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()
    breath: Annotated[float, Range(0, 1)] | None = None
    observed: dict[str, tuple[float, float]] = {}


@value
class Phase:
    """The way to the pose `to` (from where the phase before ended), or a stay in it when `hold` is true."""

    name: str
    to: str
    seconds: Seconds
    breathe: Literal["in", "out"] | None = None
    hold: bool = False
    easing: Literal["human", "steady"] = "human"


@value
class Fault:
    """Something that often goes wrong; its words are in `text.en.toml`. No `seen` = no camera can see it."""

    id: Name
    seen: Seen | None = None


@value
class Movement:
    """A whole movement. `sides`: `none` both together; `each` all on one side, then the other; `alternate` by turns.

    `view`: where a camera stands. `shown`: from where the figure is drawn, None as `view`. `near`: drawn from the
    waist up, for what is too small to be seen on a whole body.
    """

    version: Literal[1]
    view: Literal["side", "front"]
    sides: Literal["none", "each", "alternate"]
    counts: Literal["repetition", "hold", "minutes"]
    working: tuple[str, ...]
    feel: tuple[str, ...]
    poses: dict[Name, Pose]
    phases: tuple[Phase, ...]
    props: tuple[Prop, ...] = ()
    faults: tuple[Fault, ...] = ()
    touching: tuple[tuple[str, str], ...] = ()
    shown: Literal["side", "front", "three-quarter"] | None = None
    near: bool = False

    def __post_init__(self) -> None:
        problem = next(_problems(self), None)
        if problem is not None:
            raise ValueError(problem)

    @property
    def first_pose(self) -> str:
        """The pose that the cycle starts from: where the last phase ends, or what that mirrors (by turns)."""
        last = self.phases[-1].to
        return self.poses[last].mirror_of or last if self.sides == "alternate" else last


@value
class Stance:
    """A pose with everything it builds on worked in: all angles by sided joint, all contacts by sided name."""

    body: Preset
    heading: float
    pelvis: Pelvis
    place_m: tuple[float, float, float] | None
    angles_deg: dict[str, float]
    contacts: dict[str, Contact]
    firm: tuple[str, ...]
    loose: tuple[str, ...]
    breath: float | None


def read_movement(path: Path) -> Movement:
    """Read one `movement.toml`.

    Raises
    ------
    InputError
        One line: file, key, what was expected.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        raise InputError(str(path), "expected a readable text file") from None
    except tomllib.TOMLDecodeError as problem:
        raise InputError(str(path), f"expected valid TOML: {problem}") from None
    return read(Movement, data, f"{path.parent.name}/{path.name}")


def stance(movement: Movement, name: str) -> Stance:
    """What a pose means, with its `like` chain worked in. Not for poses that mirror another."""
    chain = list(_chain(movement, name))
    body = next(p.body for p in chain if p.body)
    angles = _sided_angles(PRESETS[body][1])
    contacts: dict[str, Contact] = {}
    for pose in reversed(chain):
        angles |= _sided_angles(pose.angles)
        for lifted in pose.lift:
            for sided in both(lifted, CONTACT_POINTS):
                contacts.pop(sided, None)
        contacts |= _sided_contacts(pose.contacts)
    return Stance(
        body=body,
        heading=next((p.heading for p in chain if p.heading is not None), 0.0),
        pelvis=next((p.pelvis for p in chain if p.pelvis is not None), Pelvis()),
        place_m=next((p.place_m for p in chain if p.place_m is not None), None),
        angles_deg=angles,
        contacts=contacts,
        firm=tuple(j for p in chain for n in p.firm for j in both(n, JOINT)),
        loose=tuple(j for p in chain for n in p.loose for j in both(n, JOINT)),
        breath=chain[0].breath,
    )


def _chain(movement: Movement, name: str) -> Iterator[Pose]:
    while True:
        pose = movement.poses[name]
        yield pose
        if pose.like is None:
            return
        name = pose.like


def _sided_angles(angles: dict[str, float]) -> dict[str, float]:
    """Unsided names first, so that `hip_flexion` with `hip_flexion_r` means: both, but the right one differs."""
    found: dict[str, float] = {}
    for name, angle in sorted(angles.items(), key=lambda item: item[0] in JOINT):
        for sided in both(name, JOINT):
            found[sided] = float(angle)
    return found


def _sided_contacts(contacts: dict[str, str | Contact]) -> dict[str, Contact]:
    found: dict[str, Contact] = {}
    for name, given in sorted(contacts.items(), key=lambda item: item[0] in CONTACT_POINTS):
        contact = Contact(on=given) if isinstance(given, str) else given
        for sided in both(name, CONTACT_POINTS):
            found[sided] = contact if name == sided else _for_side(contact, sided)
    return found


def _for_side(contact: Contact, sided: str) -> Contact:
    """Written for both sides: the right hand on the right shin; a given Z is the right side's, mirrored on the left."""
    on = contact.on + sided[-2:] if contact.on + sided[-2:] in POINTS else contact.on
    if sided.endswith("_r"):
        return replace(contact, on=on)
    z_m = None if contact.z_m is None else -contact.z_m
    by_m = None if contact.by_m is None else (contact.by_m[0], contact.by_m[1], -contact.by_m[2])
    return replace(contact, on=on, z_m=z_m, by_m=by_m)


# --- checks that the types cannot make ---------------------------------------------------------------


def _problems(movement: Movement) -> Iterator[str]:
    if not movement.phases or not movement.poses:
        yield "expected at least one pose and one phase"
    for key, most in (("poses", MOST_POSES), ("phases", MOST_PHASES), ("props", MOST_THINGS), ("faults", MOST_THINGS)):
        if len(getattr(movement, key)) > most:
            yield f"{key}: expected at most {most}"
    for name, pose in movement.poses.items():
        for problem in _pose_problems(movement, name, pose):
            yield f"poses: {name}: {problem}"
    for number, phase in enumerate(movement.phases):
        for problem in _phase_problems(movement, number, phase):
            yield f"phases[{number}]: {problem}"
    for key in ("working", "feel"):
        for region in getattr(movement, key):
            if not both(region, REGIONS):
                yield f"{key}: no part of the body is called {region}"
    yield from _prop_problems(movement)
    for fault in movement.faults:
        yield from _fault_problems(movement, fault)


def _pose_problems(movement: Movement, name: str, pose: Pose) -> Iterator[str]:
    if sum(x is not None for x in (pose.body, pose.like, pose.mirror_of)) != 1:
        yield "expected exactly one of body, like, mirror_of"
        return
    for other in (pose.like, pose.mirror_of):
        if other is not None and other not in movement.poses:
            yield f"there is no pose called {other}"
            return
    seen, at = {name}, pose
    while at.like is not None or at.mirror_of is not None:
        onward = at.like or at.mirror_of or ""
        if onward in seen or onward not in movement.poses or (at.like and movement.poses[onward].mirror_of):
            yield "like must lead to a pose with a body, without a circle; mirror_of to such a pose"
            return
        seen.add(onward)
        at = movement.poses[onward]
    yield from _name_problems(movement, pose)


def _name_problems(movement: Movement, pose: Pose) -> Iterator[str]:
    for joint, angle in pose.angles.items():
        if not both(joint, JOINT):
            yield f"angles: no joint is called {joint}"
        for sided in both(joint, JOINT):
            if not JOINT[sided].low_deg <= angle <= JOINT[sided].high_deg:
                yield f"angles: {joint}: expected {JOINT[sided].low_deg:g} to {JOINT[sided].high_deg:g} degrees"
    for joint in (*pose.firm, *pose.loose):
        if not both(joint, JOINT):
            yield f"firm, loose: no joint is called {joint}"
    things = surfaces(movement.props)
    for name, contact in _named_contacts(pose):
        if not both(name, CONTACT_POINTS):
            yield f"contacts: no contact is called {name}"
        known = both(contact.on, POINTS) if name not in CONTACT_POINTS else contact.on in POINTS
        if contact.on not in (*things, IN_SPACE) and not known:
            words = ", ".join((*things, IN_SPACE))
            yield f"contacts: {name}: expected on {words} or on a point of the body (with its side)"
    for name in pose.lift:
        if not both(name, CONTACT_POINTS):
            yield f"lift: no contact is called {name}"
    for name in pose.observed:
        if name.removesuffix("_r").removesuffix("_l") not in OBSERVED_ANGLES:
            yield f"observed: expected one of {', '.join(OBSERVED_ANGLES)}, with or without _r, _l"


def _named_contacts(pose: Pose) -> list[tuple[str, Contact]]:
    return [(n, Contact(on=c) if isinstance(c, str) else c) for n, c in pose.contacts.items()]


def _phase_problems(movement: Movement, number: int, phase: Phase) -> Iterator[str]:
    if phase.name not in PHASE_NAMES:
        yield f"name: expected one of {', '.join(sorted(PHASE_NAMES))}"
    if phase.to not in movement.poses:
        yield f"to: there is no pose called {phase.to}"
    elif phase.hold and phase.to != (movement.phases[number - 1].to if number else movement.first_pose):
        yield "hold: a hold stays in the pose where the phase before ended"


def _prop_problems(movement: Movement) -> Iterator[str]:
    for number, prop in enumerate(movement.props):
        for point in prop.between:
            if point not in POINTS:
                yield f"props[{number}]: between: no point of the body is called {point}"
        if prop.kind == "wall" and prop.place is None:
            yield f"props[{number}]: place: expected behind, front, right or left"


def _fault_problems(movement: Movement, fault: Fault) -> Iterator[str]:
    if fault.seen is None:
        return
    names = {p.name for p in movement.phases}
    for phase in fault.seen.during:
        if phase not in names:
            yield f"faults: {fault.id}: during: no phase is called {phase}"
    if fault.seen.distance is not None:
        for point in (fault.seen.distance.point, fault.seen.distance.past):
            if point not in POINTS:
                yield f"faults: {fault.id}: distance: no point of the body is called {point}"
