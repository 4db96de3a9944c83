"""Mat, wall, chair and other things around the figure, as SVG.

A thing is a mapping as in a clip's JSON: kind, place, at, size, height, facing, between. It stands
behind the figure, except for what is in the hands, around the feet, and water.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from limber.body.figure import Figure
from limber.body.geometry import Vector, add, scale
from limber.body.svg_colour import Palette, mixed
from limber.body.svg_outline import Camera
from limber.body.svg_path import Point
from limber.plain import value

Thing = Mapping[str, Any]
Moving = Callable[[str, Sequence[str]], str]

_CHAIR_BACK_TOP_M = 0.86
_WALL_HEIGHT_M = 2.1


@value
class Room:
    """What things are drawn with: the view, the colours, every moment's figure, and how far the body reaches."""

    seen: Camera
    colours: Palette
    figures: tuple[Figure, ...]
    low_m: Vector
    high_m: Vector
    moving: Moving


def behind(things: Sequence[Thing], room: Room) -> str:
    """Everything that stands behind or under the figure."""
    order = {"water": -1, "wall": 0, "doorway": 0, "mat": 1}
    return "".join(_BEHIND[t["kind"]](t, room) for t in _sorted(things, order) if t["kind"] in _BEHIND)


def before(things: Sequence[Thing], room: Room) -> str:
    """Everything that lies over the figure: strap, band, ball, weight, water."""
    return "".join(_BEFORE[t["kind"]](t, room) for t in _sorted(things, {}) if t["kind"] in _BEFORE)


def corners_m(things: Sequence[Thing]) -> list[Vector]:
    """What the picture should show of the things, as points in the world."""
    found: list[Vector] = []
    for thing in things:
        x, _, z = thing["at"]
        long, wide = thing["size"]
        if "anchor" in thing:
            found.append(tuple(thing["anchor"]))
        if thing["kind"] == "chair":
            long, high = long + 0.1, _CHAIR_BACK_TOP_M
        elif thing["kind"] in ("step", "pillow", "cushion", "bolster", "towel", "bed"):
            high = thing["height"]
        else:
            continue
        found += [(x - long / 2, 0.0, z - wide / 2), (x + long / 2, high, z + wide / 2)]
    return found


def _sorted(things: Sequence[Thing], order: Mapping[str, int]) -> list[Thing]:
    return sorted(things, key=lambda t: order.get(t["kind"], 2))


# --- shapes --------------------------------------------------------------------------------------


def _polygon(points: Sequence[Vector], fill: str, room: Room) -> str:
    flat = " ".join("{:.0f},{:.0f}".format(*room.seen.flat(p)) for p in points)
    return (
        f'<polygon points="{flat}" fill="{fill}" stroke="{room.colours.thing_line}" stroke-width="2" '
        'stroke-linejoin="round"/>'
    )


def _box(low: Vector, high: Vector, room: Room, fill: str | None = None) -> str:
    """A box parallel to the axes: the faces that the viewer sees, the top lighter."""
    (x, y, z), (u, v, w) = low, high
    colour = fill or room.colours.thing
    dark = mixed(colour, room.colours.thing_dark, 0.8) if fill is None else mixed(fill, room.colours.shade, 0.05)
    faces = []
    if room.seen.toward[0] > 0.05:
        faces.append(_polygon(((u, y, z), (u, v, z), (u, v, w), (u, y, w)), dark, room))
    if room.seen.toward[2] > 0.05:
        faces.append(_polygon(((x, y, w), (x, v, w), (u, v, w), (u, y, w)), dark, room))
    if room.seen.toward[1] > 0.02:
        faces.append(_polygon(((x, v, z), (u, v, z), (u, v, w), (x, v, w)), colour, room))
    return "".join(faces)


def _around(thing: Thing, bottom_m: float, top_m: float, inset_m: float = 0.0) -> tuple[Vector, Vector]:
    x, _, z = thing["at"]
    long, wide = thing["size"]
    return (
        (x - long / 2 + inset_m, bottom_m, z - wide / 2 + inset_m),
        (x + long / 2 - inset_m, top_m, z + wide / 2 - inset_m),
    )


def _legs(low: Vector, high: Vector, thick_m: float, top_m: float, room: Room) -> str:
    ends = [(x, z) for z in (low[2], high[2] - thick_m) for x in (low[0], high[0] - thick_m)]
    return "".join(_box((x, 0.0, z), (x + thick_m, top_m, z + thick_m), room) for x, z in ends)


# --- things behind -------------------------------------------------------------------------------


def _mat(thing: Thing, room: Room) -> str:
    x, _, z = thing["at"]
    if x == 0.0 and z == 0.0:  # nobody placed it: it lies under the body
        x, z = (room.low_m[0] + room.high_m[0]) / 2, (room.low_m[2] + room.high_m[2]) / 2
    long, wide = thing["size"]
    if _lies_across(room.figures[0]):
        long, wide = wide, long
    low, high = (x - long / 2, -0.012, z - wide / 2), (x + long / 2, 0.0, z + wide / 2)
    return _box(low, high, room, room.colours.mat)


def _lies_across(posed: Figure) -> bool:
    """Whether the body lies along Z, from one side to the other."""
    head, pelvis = posed.origins_m["head"], posed.origins_m["pelvis"]
    return abs(head[2] - pelvis[2]) > max(0.2, abs(head[0] - pelvis[0]))


def _wall(thing: Thing, room: Room) -> str:
    x, _, z = thing["at"]
    place = thing["place"]
    top = min(_WALL_HEIGHT_M, max(1.2, room.high_m[1] + 0.25))
    mid_x, mid_z = (room.low_m[0] + room.high_m[0]) / 2, (room.low_m[2] + room.high_m[2]) / 2
    if place in ("behind", "front"):
        thick = -0.05 if place == "behind" else 0.05
        low = (min(x, x + thick), 0.0, mid_z - 0.6)
        high = (max(x, x + thick), top, mid_z + 0.6)
        hides = place == "front" and room.seen.toward[0] > 0.05
    else:
        thick = 0.05 if place == "right" else -0.05
        low = (mid_x - 0.9, 0.0, min(z, z + thick))
        high = (mid_x + 0.9, top, max(z, z + thick))
        hides = place == "right" and room.seen.toward[2] > 0.05
    if hides:  # between viewer and figure: only its foot on the floor
        return _box(low, (high[0], 0.004, high[2]), room, room.colours.wall)
    return _box(low, high, room, room.colours.wall)


def _chair(thing: Thing, room: Room) -> str:
    top = thing["height"]
    low, high = _around(thing, top - 0.035, top)
    sign = 1.0 if thing["facing"] == "front" else -1.0
    face = low[0] if sign > 0 else high[0]
    posts = sorted((face, face - sign * 0.03))
    z_low, z_high = low[2], high[2]
    parts = [_box((posts[0], 0.0, z), (posts[1], _CHAIR_BACK_TOP_M, z + 0.03), room) for z in (z_low, z_high - 0.03)]
    slats = [
        _box((posts[0], y, z_low), (posts[1], y + 0.07, z_high), room) for y in (top + 0.17, _CHAIR_BACK_TOP_M - 0.07)
    ]
    front = high[0] - 0.03 if sign > 0 else low[0]
    legs = [_box((front, 0.0, z), (front + 0.03, top - 0.035, z + 0.03), room) for z in (z_low, z_high - 0.03)]
    return "".join((parts[0], legs[0], *slats, parts[1], _box(low, high, room), legs[1]))


def _table(thing: Thing, room: Room) -> str:
    top = thing["height"]
    low, high = _around(thing, top - 0.03, top)
    return _legs(low, high, 0.05, top - 0.03, room) + _box(low, high, room)


def _counter(thing: Thing, room: Room) -> str:
    top = thing["height"]
    return _box(*_around(thing, 0.0, top - 0.04, 0.03), room) + _box(*_around(thing, top - 0.04, top), room)


def _bed(thing: Thing, room: Room) -> str:
    top = thing["height"]
    low, high = _around(thing, top - 0.30, top - 0.16)
    mattress = mixed(room.colours.thing, room.colours.mat, 0.6)
    return (
        _legs(low, high, 0.07, top - 0.30, room)
        + _box(low, high, room)
        + _box(*_around(thing, top - 0.16, top), room, mattress)
    )


def _step(thing: Thing, room: Room) -> str:
    return _box(*_around(thing, 0.0, thing["height"]), room)


def _soft(thing: Thing, room: Room) -> str:
    """Pillow, cushion, towel, bolster: a rounded body of its length and height, whatever the view."""
    (x, _, z), (long, wide) = thing["at"], thing["size"]
    top = thing["height"]
    across = abs(room.seen.right[0]) * long + abs(room.seen.right[2]) * wide
    (left, low), (_, high) = room.seen.flat((x, 0.0, z)), room.seen.flat((x, top, z))
    fill = mixed(room.colours.thing, room.colours.mat, 0.4)
    return (
        f'<rect x="{left - across * 500:.0f}" y="{high:.0f}" width="{across * 1000:.0f}" height="{low - high:.0f}" '
        f'rx="{min(across, top) * 480:.0f}" fill="{fill}" stroke="{room.colours.thing_line}" stroke-width="2"/>'
    )


def _doorway(thing: Thing, room: Room) -> str:
    x, _, z = thing["at"]
    half = (thing["size"][1] or 0.85) / 2
    posts = [(x - 0.06, 0.0, z - half - 0.08), (x - 0.06, 0.0, z + half)]
    return "".join(_box(p, (x + 0.06, _WALL_HEIGHT_M, p[2] + 0.08), room) for p in posts)


def _bike(_: Thing, room: Room) -> str:
    """A standing bicycle around the body: cranks turn between the feet, saddle under the pelvis, bar at the hands."""
    seat = _mean([f.point_m("pelvis", (-0.02, -0.10, 0.0)) for f in room.figures])
    bar = _mean([f.point_m(s, (0.0, -0.08, 0.0)) for f in room.figures for s in ("hand_r", "hand_l")])
    hub = _mean([f.point_m(s, (0.11, -0.066, 0.0)) for f in room.figures for s in ("foot_r", "foot_l")])
    lines = [
        (seat, hub), (hub, bar), ((hub[0] - 0.02, hub[1] - 0.02, 0.0), (hub[0] - 0.35, 0.02, 0.0)),
        (hub, (hub[0] + 0.35, 0.02, 0.0)), ((hub[0] - 0.5, 0.02, 0.0), (hub[0] + 0.5, 0.02, 0.0)),
    ]  # fmt: skip
    line = room.colours.thing_line
    drawn = "".join(f'<path d="{_straight([a, b], room)}"/>' for a, b in lines)
    x, y = room.seen.flat(hub)
    saddle = _straight([add(seat, (-0.11, 0.0, 0.0)), add(seat, (0.11, 0.0, 0.0))], room)
    cranks = [_straight([f.point_m(s, (0.11, -0.07, 0.0)) for s in ("foot_r", "foot_l")], room) for f in room.figures]
    return (
        f'<g fill="none" stroke="{line}" stroke-width="26" stroke-linecap="round">{drawn}'
        f'<circle cx="{x:.0f}" cy="{y:.0f}" r="120" fill="{room.colours.thing}" stroke-width="8"/>'
        f'<path d="{saddle}" stroke-width="44"/>'
        f'<path d="{cranks[0]}" stroke-width="16">{room.moving("d", cranks)}</path></g>'
    )


# --- things before -------------------------------------------------------------------------------


def _strap(thing: Thing, room: Room) -> str:
    ways = [_straight(_held(thing, f), room) for f in room.figures]
    return (
        f'<path d="{ways[0]}" fill="none" stroke="{room.colours.strap}" stroke-width="14" '
        f'stroke-linecap="round" stroke-linejoin="round">{room.moving("d", ways)}</path>'
    )


def _ball(thing: Thing, room: Room) -> str:
    radius = thing["size"][0] * 500 or (110 if thing["kind"] == "ball" else 45)
    places = [room.seen.flat(_held(thing, f)[0]) for f in room.figures]
    xs, ys = [f"{x:.0f}" for x, _ in places], [f"{y:.0f}" for _, y in places]
    return (
        f'<circle cx="{xs[0]}" cy="{ys[0]}" r="{radius:.0f}" fill="{room.colours.thing_dark}" '
        f'stroke="{room.colours.thing_line}" stroke-width="3">{room.moving("cx", xs)}{room.moving("cy", ys)}</circle>'
    )


def _water(thing: Thing, room: Room) -> str:
    left, right = room.low_m[0] - 2.0, room.high_m[0] + 2.0
    edges: list[Point] = [room.seen.flat(p) for p in ((left, thing["height"], 0.0), (right, -0.2, 0.0))]
    (_, top), (_, bottom) = edges
    middle = room.seen.flat(scale(add(room.low_m, room.high_m), 0.5))[0]
    across = f'x="{middle - 2500:.0f}" width="5000" y="{top:.0f}"'
    return (
        f'<rect {across} height="{bottom - top:.0f}" fill="{room.colours.water}" fill-opacity="0.32"/>'
        f'<rect {across} height="8" fill="{room.colours.water_line}" fill-opacity="0.6"/>'
    )


def _held(thing: Thing, posed: Figure) -> list[Vector]:
    found = [posed.point_m(segment, tuple(at)) for segment, at in thing["between"]] or [(0.0, 0.0, 0.0)]
    return [*found, tuple(thing["anchor"])] if "anchor" in thing else found


def _straight(points: Sequence[Vector], room: Room) -> str:
    flat = [room.seen.flat(p) for p in points]
    return "M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in flat)


def _mean(points: Sequence[Vector]) -> Vector:
    n = len(points)
    return (sum(p[0] for p in points) / n, sum(p[1] for p in points) / n, sum(p[2] for p in points) / n)


_BEHIND: dict[str, Callable[[Thing, Room], str]] = {
    "mat": _mat, "wall": _wall, "chair": _chair, "table": _table, "counter": _counter, "bed": _bed, "step": _step,
    "pillow": _soft, "cushion": _soft, "towel": _soft, "bolster": _soft, "doorway": _doorway, "bike": _bike,
}  # fmt: skip
_BEFORE: dict[str, Callable[[Thing, Room], str]] = {
    "strap": _strap, "band": _strap, "ball": _ball, "weight": _ball, "water": _water,
}  # fmt: skip
