"""The skin: a real adult's proportions, and agreement with the places where the body touches floor and chair."""

import pytest

from limber.body.figure import figure
from limber.body.geometry import Vector, dot, subtract
from limber.body.points import POINTS
from limber.body.shape import PART, PARTS, PlacedRing, placed, shape_data
from limber.body.skeleton import SEGMENTS, STATURE_M

STANDING = figure({})
RINGS = placed(STANDING)
FORWARD, BACK, UP, DOWN, OUT = (1.0, 0.0, 0.0), (-1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, -1.0, 0.0), (0.0, 0.0, 1.0)


def reach_m(ring: PlacedRing, way: Vector) -> float:
    """How far a ring reaches in a direction, metres from the origin."""
    dual = ring.square / (ring.square - 1)
    across, through = abs(dot(ring.across_m, way)), abs(dot(ring.through_m, way))
    return dot(ring.centre_m, way) + float((across**dual + through**dual) ** (1 / dual))


def test_the_body_is_as_tall_as_the_skeleton_says_and_the_head_is_an_eighth_to_a_seventh_of_it() -> None:
    top = max(reach_m(r, UP) for r in RINGS["head"])
    sole = -max(reach_m(r, DOWN) for r in RINGS["foot_r"])
    chin = -max(reach_m(r, DOWN) for r in RINGS["head"])
    assert top - sole == pytest.approx(STATURE_M, abs=0.03)
    assert (top - sole) / 8 < top - chin < (top - sole) / 7


# What touches in the model touches in the picture: the skin may stand off a contact point by this little.
TOUCHING = [
    # point, part, direction, tolerance in metres
    ("buttock_r", "trunk", BACK, 0.006),
    ("sacrum", "trunk", BACK, 0.010),
    ("upper_back", "trunk", BACK, 0.008),
    ("mid_back", "trunk", BACK, 0.008),
    ("chest_r", "trunk", FORWARD, 0.012),
    ("hip_side_r", "trunk", OUT, 0.008),
    ("back_of_head", "head", BACK, 0.006),
    ("knee_r", "leg_r", FORWARD, 0.006),
    ("knee_outside_r", "leg_r", OUT, 0.008),
    ("calf_r", "leg_r", BACK, 0.008),
    ("thigh_mid_r", "leg_r", FORWARD, 0.010),
    ("heel_r", "foot_r", BACK, 0.008),
    ("heel_r", "foot_r", DOWN, 0.004),
    ("ball_big_toe_r", "foot_r", DOWN, 0.004),
    ("toe_tip_r", "foot_r", FORWARD, 0.012),
    ("elbow_r", "arm_r", BACK, 0.006),
    ("palm_heel_r", "hand_r", FORWARD, 0.006),
    ("fingertips_r", "hand_r", DOWN, 0.010),
]


@pytest.mark.parametrize(("name", "part", "way", "tolerance_m"), TOUCHING)
def test_skin_is_where_the_contact_points_say(name: str, part: str, way: Vector, tolerance_m: float) -> None:
    point = POINTS[name]
    centre = STANDING.point_m(point.segment, point.at_m)
    wanted = dot(centre, way) + point.round_m
    whole = part in ("foot_r", "hand_r")
    skin = max(reach_m(r, way) for r in RINGS[part]) if whole else reach_at_m(part, centre[1], way)
    assert skin == pytest.approx(wanted, abs=tolerance_m)


def reach_at_m(part: str, height_m: float, way: Vector) -> float:
    """How far an upright part reaches at a height, between its two rings there."""
    rings = sorted(RINGS[part], key=lambda r: r.centre_m[1])
    above = next(n for n, r in enumerate(rings) if r.centre_m[1] >= height_m)
    low, high = rings[above - 1], rings[above]
    share = (height_m - low.centre_m[1]) / (high.centre_m[1] - low.centre_m[1])
    return reach_m(low, way) * (1 - share) + reach_m(high, way) * share


def test_the_shoulder_is_as_broad_as_its_contact_point_says() -> None:
    point = POINTS["shoulder_r"]
    wanted = STANDING.point_m(point.segment, point.at_m)[2] + point.round_m
    assert max(reach_m(r, OUT) for r in RINGS["arm_r"]) == pytest.approx(wanted, abs=0.012)


def back_line(angles_deg: dict[str, float]) -> float:
    """How far the back stands out behind the line from sacrum to upper back, metres; negative is hollow."""
    posed = figure(angles_deg)
    rings = placed(posed)["trunk"]
    rows = {n: subtract(r.centre_m, r.through_m) for n, r in enumerate(rings)}
    low, middle, high = rows[3], rows[7], rows[10]
    chord = subtract(high, low)
    off = subtract(middle, low)
    return float((chord[1] * -off[0] + chord[0] * off[1]) / dot(chord, chord) ** 0.5)


def test_the_back_rounds_in_the_cat_and_arches_in_the_cow() -> None:
    neutral = back_line({})
    cat = back_line({"lumbar_flexion": 40, "thoracic_flexion": 30})
    cow = back_line({"lumbar_flexion": -25, "thoracic_flexion": -15})
    assert cow < neutral - 0.02 < neutral + 0.02 < cat
    assert neutral < 0 < cat  # a waist that is hollow at rest, a hump in the cat


def test_a_waist_lies_between_hips_and_ribs() -> None:
    widths = [r.across_m[2] for r in PART["trunk"].rings]
    waist = min(range(4, 9), key=lambda n: widths[n])
    assert widths[waist] < 0.8 * max(widths[:5])
    assert widths[waist] < 0.9 * max(widths[8:11])


def test_breath_moves_the_belly_and_nothing_else_but_the_trunk() -> None:
    full = placed(STANDING, 1.0)
    moved = {name for name in full if full[name] != RINGS[name]}
    assert moved == {"trunk"}
    assert max(reach_m(r, FORWARD) for r in full["trunk"]) > max(reach_m(r, FORWARD) for r in RINGS["trunk"]) + 0.008


def test_left_and_right_mirror_each_other() -> None:
    for part in PARTS:
        if part.name.endswith("_r"):
            left = RINGS[part.name[:-2] + "_l"]
            for a, b in zip(RINGS[part.name], left, strict=True):
                assert b.centre_m == pytest.approx((a.centre_m[0], a.centre_m[1], -a.centre_m[2]))


def test_shape_data_names_every_segment_and_only_known_ones() -> None:
    data = shape_data()
    assert [s["name"] for s in data["segments"]] == [s.name for s in SEGMENTS]
    for part in data["parts"]:
        assert all(len(row) == 15 and 0 <= row[0] < len(SEGMENTS) for row in part["rings"])
        assert (part["bands"][0]["first"], part["bands"][-1]["last"]) == (0, len(part["rings"]) - 1)
