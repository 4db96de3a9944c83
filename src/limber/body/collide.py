"""Whether parts of the body pass through each other: capsules round the bones, neighbours left out."""

from itertools import combinations

from limber.body.figure import Figure
from limber.body.geometry import Vector, add, dot, length, scale, subtract
from limber.body.skeleton import SEGMENT
from limber.plain import value


@value
class _Capsule:
    """A rod with round ends, in a segment's axes."""

    segment: str
    start_m: Vector
    end_m: Vector
    round_m: float


def _rod(segment: str, top: float, bottom: float, round_m: float) -> _Capsule:
    return _Capsule(segment=segment, start_m=(0.0, top, 0.0), end_m=(0.0, bottom, 0.0), round_m=round_m)


def _bar(segment: str, half_width: float, round_m: float) -> _Capsule:
    return _Capsule(segment=segment, start_m=(0.0, 0.03, -half_width), end_m=(0.0, 0.03, half_width), round_m=round_m)


_TRUNK = ("pelvis", "lumbar_2", "thorax_2", "thorax_3")
_LIMBS = tuple(
    capsule
    for s in "rl"
    for capsule in (
        _rod(f"upper_arm_{s}", -0.06, -0.28, 0.038),
        _rod(f"forearm_{s}", -0.03, -0.23, 0.030),
        _rod(f"hand_{s}", -0.03, -0.15, 0.012),
        _rod(f"thigh_{s}", -0.14, -0.38, 0.055),
        _rod(f"shank_{s}", -0.05, -0.37, 0.040),
        _Capsule(segment=f"foot_{s}", start_m=(-0.02, -0.035, 0.0), end_m=(0.12, -0.045, 0.0), round_m=0.025),
    )
)
_CAPSULES = (
    _bar("pelvis", 0.060, 0.085),
    _bar("lumbar_2", 0.050, 0.070),
    _bar("thorax_2", 0.070, 0.080),
    _bar("thorax_3", 0.060, 0.070),
    _Capsule(segment="head", start_m=(0.0, 0.075, 0.0), end_m=(0.01, 0.10, 0.0), round_m=0.078),
    *_LIMBS,
)


def _may_touch(a: str, b: str) -> bool:
    """Neighbours, the two ends of one folded limb, thighs against the trunk, upper arms against the ribs."""
    if SEGMENT[a].parent == b or SEGMENT[b].parent == a:
        return True
    pair = {a, b}
    if pair <= {*_TRUNK, "head"}:
        return True
    if a[-2:] == b[-2:] and a[-2:] in ("_r", "_l"):
        arms, legs = ("upper_arm", "forearm", "hand"), ("thigh", "shank", "foot")
        return {a[:-2], b[:-2]} <= set(arms) or {a[:-2], b[:-2]} <= set(legs)
    trunk = pair & set(_TRUNK)
    return bool(trunk) and any(n.startswith(("thigh", "upper_arm")) for n in pair)


_PAIRS = tuple((a, b) for a, b in combinations(_CAPSULES, 2) if not _may_touch(a.segment, b.segment))


def overlaps_m(figure: Figure) -> dict[tuple[str, str], float]:
    """Pairs of segments that are inside each other, and how deep (m)."""
    ends = {c.segment: (figure.point_m(c.segment, c.start_m), figure.point_m(c.segment, c.end_m)) for c in _CAPSULES}
    found = {}
    for a, b in _PAIRS:
        depth = a.round_m + b.round_m - _gap_m(*ends[a.segment], *ends[b.segment])
        if depth > 0:
            found[(a.segment, b.segment)] = depth
    return found


def _gap_m(p: Vector, q: Vector, r: Vector, s: Vector) -> float:
    """Distance between the segments pq and rs (Ericson, Real-Time Collision Detection, 5.1.9)."""
    d1, d2, w = subtract(q, p), subtract(s, r), subtract(p, r)
    a, e, f = dot(d1, d1), dot(d2, d2), dot(d2, w)
    b, c = dot(d1, d2), dot(d1, w)
    bottom = a * e - b * b
    along = _part((b * f - c * e) / bottom) if bottom > 1e-12 else 0.0
    other = _part((b * along + f) / e) if e > 1e-12 else 0.0
    along = _part((b * other - c) / a) if a > 1e-12 else 0.0
    return length(subtract(add(p, scale(d1, along)), add(r, scale(d2, other))))


def _part(x: float) -> float:
    return min(1.0, max(0.0, x))
