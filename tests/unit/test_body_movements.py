"""Every movement of the catalogue: what can be computed about it, and that it bakes to the same bytes."""

import json
from itertools import pairwise
from pathlib import Path

import pytest

import limber
from limber.body import baking
from limber.body.baking import clip, figure_at
from limber.body.check import check
from limber.body.figure import mirrored
from limber.body.movement import Movement, read_movement
from limber.body.placing import Stage, other_side
from limber.body.points import CONTACT_POINTS
from limber.body.skeleton import SEGMENTS

EXERCISES = Path(limber.__file__).parent / "catalogue" / "exercises"
MOVEMENTS = sorted(p.parent.name for p in EXERCISES.glob("*/movement.toml"))
ARCHETYPES = ["bird-dog", "bridge", "cat-cow", "open-book", "sit-to-stand", "wall-angel"]
# What no figure may show. `self` and `differs` are for the author's eye: people do press arms into their sides.
NEVER = {"range", "contact", "slip", "inside", "jump", "cycle", "mirror", "observed"}


def movement(exercise: str) -> Movement:
    return read_movement(EXERCISES / exercise / "movement.toml")


@pytest.mark.parametrize("exercise", MOVEMENTS)
def test_nothing_is_wrong_that_can_be_computed(exercise: str) -> None:
    assert [str(f) for f in check(movement(exercise)) if f.kind in NEVER] == []


@pytest.mark.parametrize("exercise", ARCHETYPES)
def test_the_pattern_movements_have_no_findings_at_all(exercise: str) -> None:
    assert [str(f) for f in check(movement(exercise))] == []


@pytest.mark.parametrize("exercise", ARCHETYPES)
def test_the_clip_has_the_agreed_shape(exercise: str) -> None:
    made = json.loads(clip(movement(exercise)).json())
    assert made["version"] == 1
    assert made["segments"] == [s.name for s in SEGMENTS]
    assert set(made) == {"version", "segments", "phases", "props", "view", "working", "feel", "bounds", "near"}
    for phase in made["phases"]:
        assert len(phase["frames"]) >= 2
        assert {len(f) for f in phase["frames"]} == {3 + 4 * len(SEGMENTS) + 1}
        assert all(0 <= f[-1] <= 1 for f in phase["frames"])
    for one, following in pairwise([*made["phases"], made["phases"][0]]):
        assert one["frames"][-1] == following["frames"][0]
    assert made["bounds"]["min"][1] == pytest.approx(0, abs=0.02)


@pytest.mark.parametrize("exercise", ["cat-cow", "bird-dog"])
def test_baking_twice_gives_the_same_bytes(exercise: str) -> None:
    first = clip(movement(exercise)).json()
    baking.forget()
    assert clip(movement(exercise)).json() == first


def test_the_left_clip_is_the_mirror_image_of_the_right_one() -> None:
    right, left = clip(movement("bird-dog"), "right"), clip(movement("bird-dog"), "left")
    assert left.working == tuple(map(other_side, right.working))
    for a, b in zip(right.phases, left.phases, strict=True):
        for x, y in zip(a.frames, b.frames, strict=True):
            wanted, found = mirrored(x.posture.figure()), y.posture.figure()
            for name, at in wanted.origins_m.items():
                assert found.origins_m[name] == pytest.approx(at, abs=1e-6)


def test_without_sides_both_sides_are_one_clip() -> None:
    assert clip(movement("bridge"), "left").json() == clip(movement("bridge"), "right").json()


def test_planted_hands_stay_within_a_millimetre_while_the_back_moves() -> None:
    moving = movement("cat-cow")
    for phase in clip(moving).phases:
        spots = [f.posture.chain().point("palm_heel_r") for f in phase.frames]
        assert max(abs(a - b) for s in spots for a, b in zip(s, spots[0], strict=True)) < 0.001


def test_breath_is_full_at_the_end_of_breathing_in() -> None:
    for phase in clip(movement("cat-cow")).phases:
        if phase.breathe is not None:
            assert phase.frames[-1].breath == {"in": 1.0, "out": 0.0}[phase.breathe]


def test_a_moment_of_the_cycle_comes_round_again() -> None:
    whole = clip(movement("sit-to-stand")).seconds
    assert figure_at(movement("sit-to-stand"), 1.5) == figure_at(movement("sit-to-stand"), 1.5 + whole)


def test_every_touch_of_a_pose_is_held() -> None:
    stage = Stage(movement("bridge"))
    top = stage.placed["top"].posture.chain()
    for point in CONTACT_POINTS["foot_r"]:
        assert top.point(point)[1] == pytest.approx(stage.placed["down"].posture.chain().point(point)[1], abs=0.001)
