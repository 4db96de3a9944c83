"""Features: what they say of the drawn figure, and that the camera's place changes none of them."""

from math import cos, radians, sin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from limber.body import figure_at
from limber.body.geometry import Vector
from limber.catalogue import load
from limber.coach.features import SIDED, TOGETHER, features, mirror_of, noise
from limber.coach.look_for import places_of

EXERCISES = ("bridge", "bird-dog", "open-book", "box-squat", "side-plank", "cat-cow")


def posture(exercise_id: str, t_s: float) -> dict[str, Vector]:
    return places_of(figure_at(load().exercises[exercise_id].movement, t_s))


def numbers(places: dict[str, Vector], together: bool = False) -> dict[str, float]:
    found, _ = features(places, dict.fromkeys(places, 1.0), None, together)
    names = TOGETHER if together else SIDED
    return {name: x for name, x in zip(names, found, strict=True) if x is not None}


def turned(places: dict[str, Vector], by_deg: float) -> dict[str, Vector]:
    c, s = cos(radians(by_deg)), sin(radians(by_deg))
    return {n: (x * c + z * s, y, z * c - x * s) for n, (x, y, z) in places.items()}


@given(st.sampled_from(EXERCISES), st.floats(0, 20), st.floats(-180, 180), st.floats(0.2, 5))
@settings(max_examples=60, deadline=None)
def test_moving_the_camera_round_or_away_changes_nothing(which: str, t_s: float, by_deg: float, size: float) -> None:
    before = posture(which, t_s)
    after = {n: (x * size, y * size, z * size) for n, (x, y, z) in turned(before, by_deg).items()}
    lengths = ("knees_apart", "ankles_apart", "wrists_apart")
    for name, x in numbers(before).items():
        assert numbers(after)[name] == pytest.approx(x * size if name in lengths else x, abs=1e-6), name


@given(st.sampled_from(EXERCISES), st.floats(0, 20))
@settings(max_examples=40, deadline=None)
def test_a_mirror_exchanges_the_sides_and_nothing_else(which: str, t_s: float) -> None:
    before = posture(which, t_s)
    other = {"r": "l", "l": "r"}
    mirror = {(n[:-1] + other[n[-1]] if n[-2:] in ("_r", "_l") else n): (x, y, -z) for n, (x, y, z) in before.items()}
    here, there = numbers(before), numbers(mirror)
    for name, x in here.items():
        twin, sign = mirror_of(name)
        assert there[twin] == pytest.approx(sign * x, abs=1e-6), name


def test_what_is_missing_is_missing_and_not_zero() -> None:
    places = posture("box-squat", 0.0)
    del places["ankle_r"]
    found = numbers(places)
    assert "knee_r" not in found
    assert "shank_up_r" not in found
    assert "knee_l" in found


def test_both_sides_as_one_lean_on_the_side_that_is_seen() -> None:
    places = posture("box-squat", 3.0)
    x, y, z = places["ankle_r"]
    places["ankle_r"] = (x + 0.5, y + 0.5, z)  # a wild guess of the model
    seen = dict.fromkeys(places, 1.0) | {"ankle_r": 0.01}
    (knee, *_rest), (sure, *_others) = features(places, seen, None, together=True)
    assert knee == pytest.approx(numbers(places)["knee_l"], abs=0.02)
    assert sure == 1.0


def test_every_feature_has_its_noise_in_both_views() -> None:
    for name in (*SIDED, *TOGETHER):
        assert noise(name, "side") > 0
        assert noise(name, "front") > 0
