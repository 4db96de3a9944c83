"""The figure as a flat picture: SVG, still or moving, on the screen or for print.

The pictures carry presentation attributes only: no style sheet, no script, no link outwards, so that they
work as an image under a strict content policy. Picture units are millimetres.
"""

from collections.abc import Collection, Mapping, Sequence
from html import escape
from typing import Any

from limber.body.figure import Figure
from limber.body.shape import PlacedRing, placed
from limber.body.svg_body import Moment, Moving, body
from limber.body.svg_colour import Palette, Style, Theme, palette
from limber.body.svg_light import glow, shadow
from limber.body.svg_motion import motion, start_and_end
from limber.body.svg_outline import Camera, View, camera
from limber.body.svg_path import Point
from limber.body.svg_props import Room, Thing, before, behind, corners_m

_PITCH_DEG = 6.0  # a little from above, so that the floor is seen
_MARGIN_MM = 70.0
_LARGE_BYTES = 60_000
_STEPS = (10, 8, 6)
_LEAST_MM = 1150.0  # no closer than this: a head is not a portrait


def draw(
    posed: Figure,
    *,
    view: View = "side",
    props: Sequence[Thing] = (),
    style: Style = "screen",
    theme: Theme = "light",
    size_px: tuple[int, int] = (640, 480),
    title: str = "",
    working: Collection[str] = (),
    feel: Collection[str] = (),
    breath_0_1: float = 0.0,
    near: bool = False,
    name: str = "f",
) -> str:
    """One still picture.

    Parameters
    ----------
    posed : Figure
        Where every segment is.
    view : {"side", "front", "three-quarter"}
        From the person's right, from before them, or between.
    props : sequence of mappings
        Things around the figure, as in a clip's JSON.
    working, feel : segment names
        Limbs that are drawn warm; parts with a soft highlight.
    near : bool
        From the waist up.
    title : str
        What the picture shows, for those who do not see it.
    name : str
        What ids begin with; unique on a page that has several pictures inline.
    """
    moments = (Moment(figure=posed, breath_0_1=breath_0_1),)
    return _picture(
        moments,
        _still,
        view,
        props,
        palette(style, theme),
        size_px,
        title,
        working,
        feel if style == "screen" else (),
        near,
        name,
    )


def still(clip: Mapping[str, Any], **how: Any) -> str:
    """The start of a clip as a still picture; keywords as for `draw`, except for what the clip knows."""
    start, _ = start_and_end(clip)
    return draw(start.figure, breath_0_1=start.breath_0_1, **seen_as(clip), **how)


def animated(
    clip: Mapping[str, Any],
    *,
    view: View | None = None,
    theme: Theme = "light",
    size_px: tuple[int, int] = (640, 480),
    title: str = "",
    name: str = "f",
) -> str:
    """A clip as a moving picture that loops through its phases with their seconds; without animation it is its start.

    A picture that becomes large gets fewer moments: it travels to many phones.
    """
    known = seen_as(clip)
    for steps_most in _STEPS:
        cycle = motion(clip, steps_most)
        drawn = _picture(
            cycle.moments, cycle.animate, view or known["view"], known["props"], palette("screen", theme), size_px,
            title, known["working"], known["feel"], known["near"], name,
        )  # fmt: skip
        if len(drawn) <= _LARGE_BYTES:
            break
    return drawn


def printed(
    clip: Mapping[str, Any],
    *,
    title: str = "",
    size_px: tuple[int, int] = (900, 360),
    name: str = "p",
    style: Style = "print",
) -> str:
    """Start and end side by side with an arrow, for paper: black on white, or in the screen's colours."""
    width, height = size_px[0] * 9 // 20, size_px[1]
    colours = palette(style, "light")
    known = seen_as(clip)
    working = known["working"] if style == "screen" else ()
    seen = camera(known["view"], _PITCH_DEG)
    two = start_and_end(clip)
    box = _fitted(_reach(two, known["props"], seen, near=known["near"]), (width, height), near=known["near"])
    halves = []
    for n, moment in enumerate(two):
        defs, layers = _layers((moment,), _still, seen, known["props"], colours, working, (), f"{name}{n}")
        halves.append(
            f'<svg x="{n * (size_px[0] - width)}" width="{width}" height="{height}" viewBox="{box}">'
            f"<defs>{defs}</defs>{layers}</svg>"
        )
    middle, gap = size_px[0] / 2, size_px[0] / 10
    arrow = (
        f'<path d="M{middle - gap * 0.4:.0f} {height / 2:.0f}h{gap * 0.7:.0f}m{-gap * 0.2:.0f} {-gap * 0.18:.0f}'
        f'l{gap * 0.2:.0f} {gap * 0.18:.0f}l{-gap * 0.2:.0f} {gap * 0.18:.0f}" fill="none" stroke="{colours.line}" '
        'stroke-width="4" stroke-linecap="round" stroke-linejoin="round"/>'
    )
    return _svg("".join(halves) + arrow, f"0 0 {size_px[0]} {size_px[1]}", size_px, title)


def seen_as(clip: Mapping[str, Any]) -> dict[str, Any]:
    """What a clip knows of its picture, as keywords of `draw`."""
    return {key: clip[key] for key in ("view", "props", "working", "feel")} | {"near": clip.get("near") is not None}


def _still(_attribute: str, _values: Sequence[str]) -> str:
    return ""


def _picture(
    moments: Sequence[Moment], moving: Moving, view: View, props: Sequence[Thing], colours: Palette,
    size_px: tuple[int, int], title: str, working: Collection[str], feel: Collection[str], near: bool, name: str,
) -> str:  # fmt: skip
    seen = camera(view, _PITCH_DEG)
    defs, layers = _layers(moments, moving, seen, props, colours, working, feel, name)
    box = _fitted(_reach(moments, props, seen, near=near), size_px, near=near)
    return _svg(f"<defs>{defs}</defs>{layers}", box, size_px, title)


def _layers(
    moments: Sequence[Moment], moving: Moving, seen: Camera, props: Sequence[Thing], colours: Palette,
    working: Collection[str], feel: Collection[str], name: str,
) -> tuple[str, str]:  # fmt: skip
    rings = [placed(m.figure, m.breath_0_1) for m in moments]
    centres = [r.centre_m for moment in rings for own in moment.values() for r in own]
    room = Room(
        seen=seen,
        colours=colours,
        figures=tuple(m.figure for m in moments),
        low_m=(min(c[0] for c in centres), min(c[1] for c in centres), min(c[2] for c in centres)),
        high_m=(max(c[0] for c in centres), max(c[1] for c in centres), max(c[2] for c in centres)),
        moving=moving,
    )
    shade_paint, shade = shadow(rings, seen, colours, moving, name)
    glow_paint, spots = glow(room.figures, feel, seen, colours, moving, name)
    shapes, limbs = body(moments, seen, colours, working=working, moving=moving, name=name, glow=spots)
    return shade_paint + glow_paint + shapes, behind(props, room) + shade + limbs + before(props, room)


def _reach(moments: Sequence[Moment], props: Sequence[Thing], seen: Camera, *, near: bool) -> tuple[Point, Point]:
    """The corners of what the picture must show; `near`: of the trunk, the head and the arms above the hips."""
    if near:
        waist = max(seen.flat(m.figure.origins_m["lumbar_1"])[1] for m in moments)
        rings = [ring for m in moments for own in placed(m.figure).values() for ring in own]
        above = [spot for ring in rings for spot in _ends(ring, seen) if spot[1] <= waist]
        return _corners(above)
    spots = [seen.flat(p) for p in corners_m(props)]
    for moment in moments:
        for own in placed(moment.figure).values():
            spots += [spot for ring in own for spot in _ends(ring, seen)]
    if not any(p["kind"] == "water" for p in props):
        spots.append((spots[0][0], seen.flat((0.0, 0.0, 0.0))[1]))  # the floor, below
    return _corners(spots)


def _corners(spots: Sequence[Point]) -> tuple[Point, Point]:
    xs, ys = [x for x, _ in spots], [y for _, y in spots]
    return (min(xs), min(ys)), (max(xs), max(ys))


def _ends(ring: PlacedRing, seen: Camera) -> list[Point]:
    (x, y), a, b = seen.flat(ring.centre_m), seen.flat(ring.across_m), seen.flat(ring.through_m)
    return [(x + sx * v[0], y + sx * v[1]) for v in (a, b) for sx in (1, -1)]


def _fitted(reach: tuple[Point, Point], size_px: tuple[int, int], *, near: bool) -> str:
    """The viewBox: all of it with a margin, in the shape of the picture, standing on the picture's floor."""
    (left, top), (right, bottom) = reach
    aspect = size_px[0] / size_px[1]
    width, height = right - left + 2 * _MARGIN_MM, bottom - top + 2 * _MARGIN_MM
    width = max(width, height * aspect, 0.0 if near else _LEAST_MM * min(1.0, aspect))
    height = width / aspect
    x = (left + right) / 2 - width / 2
    spare = height - (bottom - top)
    y = top - max(_MARGIN_MM, min(spare - _MARGIN_MM, spare * 0.62))
    return f"{x:.0f} {y:.0f} {width:.0f} {height:.0f}"


def _svg(inside: str, view_box: str, size_px: tuple[int, int], title: str) -> str:
    named = f'role="img"><title>{escape(title)}</title>' if title else 'role="img" aria-hidden="true">'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size_px[0]}" height="{size_px[1]}" viewBox="{view_box}" '
        f"{named}{inside}</svg>"
    )


__all__ = ["animated", "draw", "printed", "seen_as", "still"]
