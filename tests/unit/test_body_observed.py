"""What joint centres show: the table a physiotherapist would write."""

import pytest

from limber.body.figure import figure, mirrored
from limber.body.geometry import about
from limber.body.observed import observed_deg

FACE_UP = about((0.0, 0.0, 1.0), 90.0)


@pytest.mark.parametrize(
    ("angles", "seen", "expected"),
    [
        ({}, "hip_r", 0),
        ({"hip_flexion_r": 90}, "hip_r", 90),
        ({"hip_flexion_r": -20}, "hip_r", -20),
        ({"hip_flexion_r": 120}, "hip_r", 120),
        ({"knee_flexion_l": 95}, "knee_l", 95),
        ({"elbow_flexion_r": 40}, "elbow_r", 40),
        ({"shoulder_flexion_r": 90}, "shoulder_r", 90),
        ({"shoulder_flexion_r": 165}, "shoulder_r", 165),
        ({"shoulder_flexion_l": -30}, "shoulder_l", -30),
        ({"shoulder_abduction_r": 90}, "shoulder_abd_r", 90),
        ({"shoulder_abduction_l": 145}, "shoulder_abd_l", 145),
        ({"hip_abduction_l": 25}, "hip_abd_l", 25),
        ({}, "trunk", 0),
    ],
)
def test_one_joint_is_seen_as_it_is_turned(angles: dict[str, float], seen: str, expected: float) -> None:
    assert observed_deg(figure(angles))[seen] == pytest.approx(expected, abs=4)


def test_lying_on_the_back_is_a_trunk_at_ninety() -> None:
    assert observed_deg(figure({}, root_turn=FACE_UP))["trunk"] == pytest.approx(90, abs=4)


def test_leaning_back_is_negative() -> None:
    back = about((0.0, 0.0, 1.0), 15.0)
    forward = about((0.0, 0.0, 1.0), -15.0)
    assert observed_deg(figure({}, root_turn=back))["trunk"] == pytest.approx(-15, abs=4)
    assert observed_deg(figure({}, root_turn=forward))["trunk"] == pytest.approx(15, abs=4)


def test_the_mirror_image_shows_the_same_on_the_other_side() -> None:
    posed = figure({"hip_flexion_r": 70, "knee_flexion_r": 40, "shoulder_abduction_r": 60, "elbow_flexion_l": 90})
    seen, other = observed_deg(posed), observed_deg(mirrored(posed))
    for name, angle in seen.items():
        twin = name if name == "trunk" else name[:-1] + {"r": "l", "l": "r"}[name[-1]]
        assert other[twin] == pytest.approx(angle, abs=1e-6)
