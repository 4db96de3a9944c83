"""What light does around the figure: its shadow on the floor, and the soft glow on the part to feel."""

from collections.abc import Callable, Collection, Mapping, Sequence

from limber.body.figure import Figure
from limber.body.geometry import Vector
from limber.body.shape import PARTS, PlacedRing
from limber.body.svg_colour import Palette
from limber.body.svg_outline import Camera

Rings = Mapping[str, tuple[PlacedRing, ...]]
Moving = Callable[[str, Sequence[str]], str]

_NEAR_FLOOR_M = 0.16  # centres of rings that lie lower than this darken the floor under them
_GROUPS = (("trunk", "head"), ("leg_r",), ("leg_l",), ("arm_r",), ("arm_l",))
# Where a segment glows: the radius in picture units, and the middle in the segment's axes.
_SPOTS: dict[str, tuple[float, Vector]] = {
    "pelvis": (125, (-0.01, 0.03, 0.0)), "lumbar": (95, (0.0, 0.025, 0.0)), "thorax": (110, (-0.005, 0.04, 0.0)),
    "neck": (60, (0.0, 0.03, 0.0)), "head": (95, (0.0, 0.07, 0.0)), "girdle": (75, (-0.01, -0.01, 0.0)),
    "upper_arm": (85, (0.0, -0.13, 0.0)), "forearm": (65, (0.0, -0.11, 0.0)), "hand": (60, (0.0, -0.07, 0.0)),
    "thigh": (125, (0.0, -0.19, 0.0)), "shank": (90, (0.0, -0.15, 0.0)), "foot": (65, (0.06, -0.03, 0.0)),
    "toes": (40, (0.03, 0.0, 0.0)),
}  # fmt: skip


def shadow(moments: Sequence[Rings], seen: Camera, colours: Palette, moving: Moving, name: str) -> tuple[str, str]:
    """Definition and layer: one wide faint ellipse under the body, darker ones where it is near the floor."""
    paint = (
        f'<radialGradient id="{name}-s"><stop offset="0" stop-color="{colours.shadow}"/>'
        f'<stop offset="0.55" stop-color="{colours.shadow}" stop-opacity="0.55"/>'
        f'<stop offset="1" stop-color="{colours.shadow}" stop-opacity="0"/></radialGradient>'
    )
    wide = [_patch([r for rings in m.values() for r in rings], seen) for m in moments]
    drawn = [_ellipse(wide, colours.shadow_opacity * 0.5, moving, name)]
    for group in _GROUPS:
        own = [
            [r for p in PARTS if p.limb in group for r in m[p.name] if r.centre_m[1] < _NEAR_FLOOR_M] for m in moments
        ]
        if any(own):
            drawn.append(_ellipse([_patch(rings, seen) for rings in own], colours.shadow_opacity, moving, name))
    return paint, "".join(drawn)


def _patch(rings: Sequence[PlacedRing], seen: Camera) -> tuple[int, int, int, int] | None:
    """Centre and half-axes of the ellipse on the floor under some rings, picture units."""
    if not rings:
        return None
    spots = [seen.flat((r.centre_m[0], 0.0, r.centre_m[2])) for r in rings]
    xs, ys = [x for x, _ in spots], [y for _, y in spots]
    squash = abs(seen.up[1] ** 2 - 1) ** 0.5
    rx = (max(xs) - min(xs)) / 2 + 75
    ry = (max(ys) - min(ys)) / 2 + max(75 * squash, 9)
    return round((max(xs) + min(xs)) / 2), round((max(ys) + min(ys)) / 2), round(rx), round(ry)


def _ellipse(patches: Sequence[tuple[int, int, int, int] | None], opacity: float, moving: Moving, name: str) -> str:
    known = next(p for p in patches if p is not None)
    filled: list[tuple[int, int, int, int]] = []
    for patch in patches:  # where nothing is near the floor the ellipse shrinks on the spot
        before = filled[-1] if filled else known
        filled.append(patch if patch is not None else (before[0], before[1], 0, 0))
    columns = [[str(p[n]) for p in filled] for n in range(4)]
    names = ("cx", "cy", "rx", "ry")
    still = " ".join(f'{a}="{c[0]}"' for a, c in zip(names, columns, strict=True))
    moves = "".join(moving(a, c) for a, c in zip(names, columns, strict=True))
    return f'<ellipse {still} fill="url(#{name}-s)" opacity="{opacity:g}">{moves}</ellipse>'


def glow(
    figures: Sequence[Figure], feel: Collection[str], seen: Camera, colours: Palette, moving: Moving, name: str
) -> tuple[str, dict[str, str]]:
    """Definition and layers, by limb, of the soft highlight on the segments to feel; empty without any."""
    if not feel or not colours.glow_opacity:
        return "", {}
    paint = (
        f'<radialGradient id="{name}-g">'
        f'<stop offset="0" stop-color="{colours.glow}" stop-opacity="{colours.glow_opacity:g}"/>'
        f'<stop offset="0.5" stop-color="{colours.glow}" stop-opacity="{colours.glow_opacity * 0.55:g}"/>'
        f'<stop offset="1" stop-color="{colours.glow}" stop-opacity="0"/></radialGradient>'
    )
    layers: dict[str, str] = {}
    for segment in feel:
        limb = _limb_of(segment)
        layers[limb] = layers.get(limb, "") + _spot(segment, figures, seen, moving, name)
    return paint, layers


def _limb_of(segment: str) -> str:
    if segment[-2:] in ("_r", "_l") and not segment.startswith("girdle"):
        arm = segment.startswith(("upper_arm", "forearm", "hand"))
        return ("arm" if arm else "leg") + segment[-2:]
    return "head" if segment == "head" else "trunk"


def _spot(segment: str, figures: Sequence[Figure], seen: Camera, moving: Moving, name: str) -> str:
    radius, middle = next(spot for start, spot in _SPOTS.items() if segment.startswith(start))
    places = [seen.flat(f.point_m(segment, middle)) for f in figures]
    xs, ys = [f"{x:.0f}" for x, _ in places], [f"{y:.0f}" for _, y in places]
    circle = f'<circle cx="{xs[0]}" cy="{ys[0]}" r="{radius:g}" fill="url(#{name}-g)">'
    return f"{circle}{moving('cx', xs)}{moving('cy', ys)}</circle>"
