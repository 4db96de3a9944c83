"""The flat pictures: well formed, self-contained, small, and the same commands in every animated value."""

import re
from itertools import pairwise
from math import hypot
from typing import Any
from xml.etree import ElementTree

import pytest

from limber.body.drawing import animated, draw, printed
from limber.body.figure import Figure, figure
from limber.body.geometry import about, then
from limber.body.shape import PARTS, placed
from limber.body.skeleton import SEGMENTS
from limber.body.svg_body import without_beads
from limber.body.svg_motion import moment_of, motion, start_and_end
from limber.body.svg_outline import View, camera, ring_curves, stretch_0_1

SVG = "{http://www.w3.org/2000/svg}"
FACE_DOWN = about((0.0, 0.0, 1.0), -90.0)
THINGS: list[dict[str, Any]] = [
    {"kind": kind, "place": "behind", "at": [0.0, 0.0, 0.0], "size": [0.5, 0.5], "height": 0.45, "facing": "front",
     "between": [["hand_r", [0.0, -0.08, 0.0]], ["foot_r", [0.1, -0.05, 0.0]]]}
    for kind in ("mat", "wall", "chair", "counter", "table", "bed", "step", "doorway", "pillow", "towel", "cushion",
                 "bolster", "strap", "band", "ball", "weight", "bike", "water")
]  # fmt: skip


def quadruped(lumbar_deg: float) -> Figure:
    angles = {"lumbar_flexion": lumbar_deg}
    for side in "rl":
        angles |= {f"hip_flexion_{side}": 90, f"knee_flexion_{side}": 90, f"shoulder_flexion_{side}": 90}
    return figure(angles, (0.0, 0.5, 0.0), FACE_DOWN)


def row(posed: Figure, breath: float = 0.3) -> list[float]:
    numbers = list(posed.origins_m["pelvis"])
    for segment in SEGMENTS:
        numbers += posed.turns[segment.name]
    return [*numbers, breath]


def a_clip(view: View = "side") -> dict[str, Any]:
    rounding = [row(quadruped(-20 + 60 * n / 12)) for n in range(13)]
    return {
        "version": 1,
        "segments": [s.name for s in SEGMENTS],
        "phases": [
            {"id": "round", "seconds": 3.0, "breathe": "out", "hold": False, "frames": rounding},
            {"id": "hold", "seconds": 20.0, "breathe": None, "hold": True, "frames": [rounding[-1]] * 2},
            {"id": "arch", "seconds": 3.0, "breathe": "in", "hold": False, "frames": rounding[::-1]},
        ],
        "props": THINGS[:1],
        "view": view,
        "working": ["thigh_r", "shank_r", "foot_r"],
        "feel": ["lumbar_1", "lumbar_2"],
        "bounds": {"min": [-1, 0, -0.3], "max": [1, 1, 0.3]},
    }


def parsed(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


PICTURES = [
    *(draw(quadruped(30), view=v, theme=t, title="Cat & cow <1>", props=THINGS, feel=["lumbar_1"], working=["hand_l"])
      for v in ("side", "front", "three-quarter") for t in ("light", "dark")),
    draw(quadruped(30), style="print", title="Cat & cow <1>", props=THINGS),
    animated(a_clip(), title="Cat & cow <1>"),
    printed(a_clip(), title="Cat & cow <1>"),
]  # fmt: skip


@pytest.mark.parametrize("svg", PICTURES)
def test_a_picture_is_named_self_contained_and_free_of_styles_and_scripts(svg: str) -> None:
    root = parsed(svg)
    assert root.get("role") == "img"
    title = root.find(f"{SVG}title")
    assert title is not None
    assert title.text == "Cat & cow <1>"
    ids = [e.get("id") for e in root.iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    for element in root.iter():
        assert element.tag not in (f"{SVG}style", f"{SVG}script", f"{SVG}image", f"{SVG}foreignObject")
        assert not any(name == "style" or name.startswith("on") for name in element.attrib)
        reference = element.get("href")
        assert reference is None or (reference[0] == "#" and reference[1:] in ids)
        for painted in re.findall(r"url\(#([^)]+)\)", " ".join(element.attrib.values())):
            assert painted in ids
    assert not re.search("nan|inf", svg.lower())


def test_a_picture_without_a_title_is_hidden_from_those_who_do_not_see_it() -> None:
    assert parsed(draw(quadruped(0))).get("aria-hidden") == "true"


def commands(path: str) -> str:
    """A path with all numbers taken out, each counted."""
    return re.sub(r"-?\d+(\.\d+)?", "n", path).replace(" ", "")


@pytest.mark.parametrize("view", ["side", "front", "three-quarter"])
def test_an_animated_attribute_keeps_its_commands_and_its_times_rise(view: View) -> None:
    animations = list(parsed(animated(a_clip(), view=view)).iter(f"{SVG}animate"))
    assert animations
    for animation in animations:
        values, times = animation.attrib["values"].split(";"), animation.attrib["keyTimes"].split(";")
        numbers = [float(t) for t in times]
        assert len(values) == len(times)
        assert (numbers[0], numbers[-1]) == (0, 1)
        assert numbers == sorted(numbers)
        assert len({commands(v) for v in values}) == 1
        assert animation.attrib["repeatCount"] == "indefinite"


def test_a_picture_stays_small() -> None:
    assert len(animated(a_clip())) < 60_000
    assert len(draw(quadruped(30))) < 20_000


def test_a_motion_shortens_holds_and_loops() -> None:
    cycle = motion(a_clip())
    assert cycle.seconds == 3 + 3 + 3
    assert cycle.moments[0].figure.turns["lumbar_1"] == pytest.approx(cycle.moments[-1].figure.turns["lumbar_1"])


def test_what_does_not_move_is_not_animated() -> None:
    clip = a_clip()
    clip["phases"] = clip["phases"][1:2]
    assert "<animate" not in animated(clip)


def test_the_printed_figure_goes_from_the_start_to_the_farthest_moment() -> None:
    start, end = start_and_end(a_clip())
    assert start.figure.turns["lumbar_1"] == pytest.approx(quadruped(-20).turns["lumbar_1"])
    assert end.figure.turns["lumbar_1"] == pytest.approx(quadruped(40).turns["lumbar_1"])


def test_print_is_grey() -> None:
    svg = printed({**a_clip(), "props": THINGS})
    for colour in set(re.findall(r"#([0-9A-F]{6})", svg)):
        assert colour[:2] == colour[2:4] == colour[4:]


def test_a_frame_becomes_the_figure_it_was_made_from() -> None:
    posed = figure({"lumbar_flexion": 20, "hip_flexion_r": 60}, (0.1, 0.9, 0.0), then(FACE_DOWN, about((0, 1, 0), 20)))
    back = moment_of(a_clip(), row(posed)).figure
    for segment in SEGMENTS:
        assert back.origins_m[segment.name] == pytest.approx(posed.origins_m[segment.name], abs=1e-9)


def test_every_part_is_drawn_near_limbs_over_the_trunk_and_far_ones_under_it() -> None:
    svg = draw(figure({}), view="side", name="f")
    assert all(f'id="f-{part.name}-0"' in svg for part in PARTS)
    layers = list(dict.fromkeys(re.findall(r'<use href="#f-(arm_l|arm_r|leg_l|leg_r|trunk)-0" x="', svg)))
    assert [n for n in layers if n in ("arm_l", "trunk", "arm_r")] == ["arm_l", "trunk", "arm_r"]
    assert [n for n in layers if n in ("leg_l", "trunk", "leg_r")] == ["leg_l", "trunk", "leg_r"]


def shown_px(svg: str) -> float:
    """How many millimetres high the picture is."""
    return float((parsed(svg).get("viewBox") or "").split()[3])


def test_a_small_movement_is_drawn_from_the_waist_up() -> None:
    upright = figure({}, (0.0, 0.95, 0.0))
    whole, near = (shown_px(draw(upright, near=only)) for only in (False, True))
    assert near < 0.65 * whole
    assert shown_px(animated(a_clip() | {"near": {"min": [0, 0, 0], "max": [1, 1, 1]}})) < shown_px(animated(a_clip()))


def test_a_limb_that_points_almost_at_the_viewer_is_no_string_of_beads() -> None:
    """Rings that follow each other overlap by much more than half."""
    arm = figure({"shoulder_flexion_r": 64.0})
    (rings,) = (own for name, own in placed(arm).items() if name == "arm_r")
    seen = camera("front", 6.0)
    drawn = ring_curves(without_beads(rings, stretch_0_1(rings, seen)), seen)
    for (here, a, b), (there, *_) in pairwise(drawn):
        radius = max(hypot(*a), hypot(*b))
        assert hypot(there[0] - here[0], there[1] - here[1]) < 0.7 * radius
