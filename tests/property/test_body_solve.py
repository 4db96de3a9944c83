"""Whatever is asked of the solver: joints stay in their ranges, touches are held, mirrored asks mirrored."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from limber.body.chain import HIGH_RAD, LOW_RAD, Chain, angles_list
from limber.body.figure import figure
from limber.body.geometry import NO_TURN, Turn, Vector, about, dot, normal, subtract, then
from limber.body.placing import mirrored_posture, other_side
from limber.body.points import POINTS
from limber.body.skeleton import JOINTS
from limber.body.solve import Pin, Posture, solve

SETTINGS = settings(max_examples=25, deadline=None, derandomize=True)
UP: Vector = (0.0, 1.0, 0.0)
AXES: tuple[Vector, ...] = ((1.0, 0.0, 0.0), UP, (0.0, 0.0, 1.0))

postures = st.lists(st.floats(0.2, 0.8), min_size=len(JOINTS), max_size=len(JOINTS)).map(
    lambda parts: {j.name: j.low_deg + p * (j.high_deg - j.low_deg) for j, p in zip(JOINTS, parts, strict=True)}
)
turns = st.tuples(*(st.floats(-1, 1) for _ in range(4))).filter(lambda q: sum(x * x for x in q) > 0.1).map(normal)
points = st.sampled_from(sorted(POINTS))


@SETTINGS
@given(postures, turns)
def test_the_solver_and_the_figure_agree_where_every_point_is(angles: dict[str, float], turn: Turn) -> None:
    chain, placed = Chain((0.1, 0.5, -0.2), turn, angles_list(angles)), figure(angles, (0.1, 0.5, -0.2), turn)
    for name, point in POINTS.items():
        assert chain.point(name) == pytest.approx(placed.point_m(point.segment, point.at_m), abs=1e-9)


@SETTINGS
@given(postures, turns, points, st.integers(0, len(JOINTS) - 1))
def test_the_lever_arm_is_the_slope(angles: dict[str, float], turn: Turn, name: str, joint: int) -> None:
    before = angles_list(angles)
    after = list(before)
    after[joint] += 1e-6
    at, moved = Chain((0.0, 0.0, 0.0), turn, before), Chain((0.0, 0.0, 0.0), turn, after)
    slope = dot(subtract(moved.point(name), at.point(name)), UP) / 1e-6
    assert at.row(name, at.point(name), UP).get(6 + joint, 0.0) == pytest.approx(slope, abs=1e-5)


@SETTINGS
@given(postures, st.floats(-0.06, 0.06), st.floats(-0.06, 0.06))
def test_a_hand_and_a_foot_reach_what_is_near_and_joints_stay_in_range(
    angles: dict[str, float], x: float, y: float
) -> None:
    start = Posture(root_m=(0.0, 0.9, 0.0), root_turn=NO_TURN, angles_rad=tuple(angles_list(angles)))
    chain = start.chain()
    hand, foot = chain.point("palm_heel_r"), chain.point("heel_l")
    tasks = [
        Pin(point="palm_heel_r", along=(1.0, 0.0, 0.0), at_m=hand[0] + x),
        Pin(point="palm_heel_r", along=UP, at_m=hand[1] + y),
        *(Pin(point="heel_l", along=axis, at_m=at) for axis, at in zip(AXES, foot, strict=True)),
    ]
    found = solve(start, start, tasks)
    after = found.chain()
    assert after.point("palm_heel_r")[:2] == pytest.approx((hand[0] + x, hand[1] + y), abs=0.002)
    assert after.point("heel_l") == pytest.approx(foot, abs=0.002)
    assert all(low - 1e-9 <= a <= high + 1e-9 for a, low, high in zip(found.angles_rad, LOW_RAD, HIGH_RAD, strict=True))


@SETTINGS
@given(postures, turns)
def test_a_mirrored_posture_is_the_mirror_image(angles: dict[str, float], turn: Turn) -> None:
    posture = Posture(root_m=(0.1, 0.5, 0.3), root_turn=turn, angles_rad=tuple(angles_list(angles)))
    chain, other = posture.chain(), mirrored_posture(posture).chain()
    for name in POINTS:
        x, y, z = chain.point(name)
        assert other.point(other_side(name)) == pytest.approx((x, y, -z), abs=1e-9)


@SETTINGS
@given(st.floats(0, 60), st.floats(0, 60))
def test_turns_add_up(first_deg: float, second_deg: float) -> None:
    both = then(about(UP, first_deg), about(UP, second_deg))
    assert both == pytest.approx(about(UP, first_deg + second_deg), abs=1e-9)
