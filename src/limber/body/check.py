"""Everything about a movement that can be computed: what an author looks at before looking at the picture.

Run ``python -m limber.body.check ID...``: findings, and how each pose came out; exit code 1 when there are any.
"""

import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import degrees
from typing import Literal

from limber.body.baking import clip
from limber.body.chain import POINT_AT, Chain
from limber.body.clip import Clip, ClipPhase
from limber.body.collide import overlaps_m
from limber.body.figure import mirrored
from limber.body.geometry import length, subtract
from limber.body.movement import Contact, Movement, read_movement, stance
from limber.body.observed import observed_deg
from limber.body.placing import Placed, Stage, mirrored_posture
from limber.body.points import CONTACT_POINTS, POINTS, guards_of
from limber.body.skeleton import JOINTS
from limber.body.where import movement_path
from limber.errors import InputError
from limber.plain import value

FindingKind = Literal["range", "contact", "slip", "inside", "self", "jump", "cycle", "mirror", "observed", "differs"]

CONTACT_MM = 5.0
SLIP_MM = 3.0
INSIDE_MM = 8.0
SELF_MM = 15.0
JUMP_DEG = 12.0
DIFFERS_DEG = 20.0
_ROUND_MM = 0.05


@value
class Finding:
    """One thing that is not right: what, where (pose or phase), how much, and what would be right."""

    kind: FindingKind
    where: str
    what: str
    amount: float
    limit: float

    def __str__(self) -> str:
        return f"{self.kind:9} {self.where}: {self.what}: {self.amount:.1f} (limit {self.limit:g})"


def check(movement: Movement) -> tuple[Finding, ...]:
    """All findings of a movement; empty when nothing is wrong."""
    stage, baked = Stage(movement), clip(movement)
    return (
        *(f for name, placed in stage.placed.items() for f in _pose_findings(stage, name, placed)),
        *_phase_findings(stage, baked),
        *_cycle_findings(baked),
    )


def _pose_findings(stage: Stage, name: str, placed: Placed) -> Iterator[Finding]:
    chain = placed.posture.chain()
    for contact_name, contact in placed.contacts.items():
        gap = _gap_mm(stage, chain, contact_name, contact)
        if gap > CONTACT_MM:
            yield Finding(kind="contact", where=name, what=f"{contact_name} on {contact.on}, mm away", amount=gap,
                          limit=CONTACT_MM)  # fmt: skip
    yield from _observed_findings(stage.movement, name, placed)
    if stage.movement.poses[name].mirror_of is not None:
        return
    asked = stance(stage.movement, name).angles_deg
    for joint in JOINTS:
        solved, low, high = placed.posture.angles_deg[joint.name], joint.low_deg, joint.high_deg
        if not low - 0.01 <= solved <= high + 0.01:
            yield Finding(kind="range", where=name, what=f"{joint.name}, degrees", amount=solved, limit=high)
        change = abs(solved - asked.get(joint.name, 0.0))
        if change > DIFFERS_DEG and not joint.name.startswith(("wrist", "forearm", "toes", "ankle")):
            what = f"{joint.name} solved {solved:.0f}, written {asked.get(joint.name, 0.0):.0f}, degrees apart"
            yield Finding(kind="differs", where=name, what=what, amount=change, limit=DIFFERS_DEG)


def _gap_mm(stage: Stage, chain: Chain, name: str, contact: Contact) -> float:
    parts = CONTACT_POINTS[name]
    if contact.on in POINTS:
        return 1000 * length(subtract(chain.point(parts[0]), chain.point(contact.on)))
    surface = stage.surfaces.get(contact.on)
    if surface is None:
        return 0.0
    return max(1000 * abs(surface.height_m(chain.point(p)) - POINT_AT[p][2]) for p in parts)


def _observed_findings(movement: Movement, name: str, placed: Placed) -> Iterator[Finding]:
    seen = observed_deg(placed.posture.figure())
    for written, (target, tolerance) in movement.poses[name].observed.items():
        names = [written] if written in seen else [written + "_r", written + "_l"]
        for angle in names:
            if abs(seen[angle] - target) > tolerance:
                what = f"{angle} is {seen[angle]:.0f}, target {target:g}, degrees apart"
                yield Finding(kind="observed", where=name, what=what, amount=abs(seen[angle] - target), limit=tolerance)


def _phase_findings(stage: Stage, baked: Clip) -> Iterator[Finding]:
    at = stage.movement.first_pose
    for phase, written in zip(baked.phases, stage.movement.phases, strict=False):
        chains = [f.posture.chain() for f in phase.frames]
        yield from _slip_findings(stage, phase, chains, stage.placed[at], stage.placed[written.to])
        yield from _inside_findings(stage, phase, chains)
        yield from _self_findings(stage, phase)
        yield from _jump_findings(phase)
        at = written.to


def _slip_findings(
    stage: Stage, phase: ClipPhase, chains: list[Chain], start: Placed, end: Placed
) -> Iterator[Finding]:
    """Touches that should stay where they are and do not."""
    for name, contact in start.contacts.items():
        onward = end.contacts.get(name)
        if onward is None or onward.on != contact.on or "slides" in (contact.how, onward.how):
            continue
        if contact.on in POINTS:
            away = max(_gap_mm(stage, c, name, contact) for c in chains)
        else:
            point = CONTACT_POINTS[name][0]
            first, last = chains[0].point(point), chains[-1].point(point)
            if length(subtract(first, last)) > 0.001:
                continue
            away = max(1000 * length(subtract(c.point(point), first)) for c in chains)
        if away > SLIP_MM:
            yield Finding(kind="slip", where=phase.id, what=f"{name}, mm", amount=away, limit=SLIP_MM)


def _inside_findings(stage: Stage, phase: ClipPhase, chains: list[Chain]) -> Iterator[Finding]:
    for surface in stage.solids:
        worst = (0.0, "")
        for chain in chains:
            for name in guards_of(surface.name):
                p = chain.point(name)
                if surface.covers(p):
                    worst = max(worst, (1000 * (POINT_AT[name][2] - surface.height_m(p)), name))
        if worst[0] > INSIDE_MM:
            yield Finding(kind="inside", where=phase.id, what=f"{worst[1]} in the {surface.name}, mm",
                          amount=worst[0], limit=INSIDE_MM)  # fmt: skip


def _self_findings(stage: Stage, phase: ClipPhase) -> Iterator[Finding]:
    allowed = {frozenset(p) for p in stage.movement.touching}
    for placed in stage.placed.values():
        for name, contact in placed.contacts.items():
            if contact.on in POINTS:
                allowed.add(frozenset((POINTS[CONTACT_POINTS[name][0]].segment, POINTS[contact.on].segment)))
    worst: dict[tuple[str, str], float] = {}
    for frame in phase.frames:
        for pair, depth in overlaps_m(frame.posture.figure()).items():
            if frozenset(pair) not in allowed:
                worst[pair] = max(worst.get(pair, 0.0), 1000 * depth)
    for (a, b), depth in worst.items():
        if depth > SELF_MM:
            yield Finding(kind="self", where=phase.id, what=f"{a} in {b}, mm", amount=depth, limit=SELF_MM)


def _jump_findings(phase: ClipPhase) -> Iterator[Finding]:
    for n, (a, b) in enumerate(pairwise(phase.frames)):
        for joint, x, y in zip(JOINTS, a.posture.angles_rad, b.posture.angles_rad, strict=True):
            if abs(degrees(x - y)) > JUMP_DEG:
                yield Finding(kind="jump", where=f"{phase.id}, frame {n + 1} of {len(phase.frames)}",
                              what=f"{joint.name}, degrees", amount=abs(degrees(x - y)), limit=JUMP_DEG)  # fmt: skip


def _cycle_findings(baked: Clip) -> Iterator[Finding]:
    first, last = baked.phases[0].frames[0].posture, baked.phases[-1].frames[-1].posture
    gap = max(abs(degrees(a - b)) for a, b in zip(first.angles_rad, last.angles_rad, strict=True))
    gap = max(gap, 1000 * length(subtract(first.root_m, last.root_m)))
    if gap > _ROUND_MM:
        yield Finding(kind="cycle", where="whole", what="end and start differ, degrees or mm", amount=gap,
                      limit=_ROUND_MM)  # fmt: skip
    drawn, turned = mirrored(first.figure()), mirrored_posture(first).figure()
    apart = 1000 * max(length(subtract(drawn.origins_m[s], turned.origins_m[s])) for s in drawn.origins_m)
    if apart > _ROUND_MM:
        yield Finding(kind="mirror", where="whole", what="the other side differs, mm", amount=apart, limit=_ROUND_MM)


# --- for the author -------------------------------------------------------------------------------


def report(movement: Movement) -> str:
    """How every pose came out, in the words of the format: solved against written angles, and what a camera sees."""
    stage = Stage(movement)
    lines = []
    for name, placed in stage.placed.items():
        x, y, z = placed.posture.root_m
        tilt = observed_deg(placed.posture.figure())
        lines.append(f"pose {name}: pelvis at {x:.2f} {y:.2f} {z:.2f} m")
        asked = {} if movement.poses[name].mirror_of else stance(movement, name).angles_deg
        moved = [
            f"{j} {asked.get(j, 0.0):.0f}>{a:.0f}"
            for j, a in placed.posture.angles_deg.items()
            if asked and abs(a - asked.get(j, 0.0)) > 4
        ]
        lines.append("  written>solved: " + (", ".join(moved) or "all within 4 degrees"))
        lines.append("  observed: " + ", ".join(f"{n} {a:.0f}" for n, a in tilt.items()))
    return "\n".join(lines)


def main(exercises: Sequence[str]) -> int:
    """Check movements by id or path; 0 fine, 1 findings, 2 unreadable."""
    worst = 0
    for exercise in exercises:
        try:
            movement = read_movement(movement_path(exercise))
        except InputError as problem:
            sys.stderr.write(f"{problem}\n")
            return 2
        findings = check(movement)
        baked = clip(movement)
        sys.stdout.write(f"{exercise}: {baked.seconds:g} s, {len(findings)} findings\n{report(movement)}\n")
        sys.stdout.writelines(f"  {finding}\n" for finding in findings)
        worst = max(worst, 1 if findings else 0)
    return worst


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
