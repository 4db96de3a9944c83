"""What one camera frame says: every movement from its own camera, and frames that do not show enough."""

from dataclasses import replace

import pytest

from limber.body import Frame, clip, observe
from limber.body.frame import LANDMARK
from limber.body.observation import Orientation
from limber.body.observed import observed_deg
from limber.body.presets import Preset
from limber.catalogue import load
from limber.lab.scene import posture_of
from limber.lab.sets import farthest, units
from tests.unit.exact_frames import FRONT_DEG, SIDE_DEG, exact_frame

WHERE: dict[str, Orientation] = {
    "standing": "standing", "seated": "seated", "long_sitting": "seated", "kneeling": "kneeling",
    "heel_sitting": "kneeling", "quadruped": "all-fours", "prone": "prone", "supine": "supine",
    "crook_lying": "supine", "side_lying_right": "side-lying", "side_lying_left": "side-lying",
}  # fmt: skip

# Where the body is placed otherwise than the preset says that the movement is written from: start, far end.
OTHERWISE: dict[str, tuple[Orientation, Orientation]] = {
    "box-squat": ("standing", "seated"),  # touches the box
    "wall-sit": ("standing", "seated"),
    "cycling": ("standing", "standing"),  # one leg is nearly straight down: joints alone do not show the saddle
    "forearm-plank": ("all-fours", "prone"),
    "plank-high": ("all-fours", "prone"),
    "plank-knees": ("all-fours", "prone"),
    "quadruped-rock-back": ("all-fours", "kneeling"),  # sits on the heels
    "half-kneeling-hip-flexor-stretch": ("kneeling", "kneeling"),  # written from standing, one knee down
    "split-squat": ("standing", "kneeling"),
    "sit-to-stand": ("seated", "standing"),
    "desk-micro-break": ("seated", "standing"),
    "swimming": ("supine", "supine"),
}
LIES_ALONG = ("lower-trunk-rotation", "childs-pose-side-reach", "thread-the-needle")
"""Written for the camera in front, which then looks along the body: foot-end (or head-end)."""
MOVEMENTS = sorted(load().exercises)


@pytest.mark.parametrize("exercise", MOVEMENTS)
def test_every_movement_is_recognised_from_its_own_camera(exercise: str) -> None:
    movement = load()[exercise].movement
    (unit, *_) = units(movement, "right")
    azimuth = SIDE_DEG if movement.view == "side" else FRONT_DEG
    start, far = (exact_frame(p, azimuth) for p in (unit.phases[0].frames[0].posture, farthest(unit)))
    from_body = WHERE[next(p.body for p in movement.poses.values() if p.body)]
    expected = OTHERWISE.get(exercise, (from_body, from_body))
    seen = observe(start), observe(far)
    assert (seen[0].orientation, seen[1].orientation) == expected
    view = "foot-end" if exercise in LIES_ALONG else movement.view
    assert seen[0].view == view
    assert seen[0].view_sure_0_1 > 0.5
    assert seen[0].near == ("right" if view == "side" else None)
    for frame, posture in ((start, unit.phases[0].frames[0].posture), (far, farthest(unit))):
        true, found = observed_deg(posture.figure()), observe(frame).angles_deg
        assert found.keys() == true.keys()
        assert max(_apart_deg(found[name], true[name]) for name in true) < 0.01


def _apart_deg(one: float, other: float) -> float:
    """Exactly at the border of a sign (arm straight up, or straight out to the side) either sign is right."""
    at_border = any(abs(abs(one) - border) < 0.01 for border in (0.0, 90.0, 180.0))
    return abs(abs(one) - abs(other)) if at_border else abs(one - other)


@pytest.mark.parametrize("depth", [1.0, 0.75, 0.5])
@pytest.mark.parametrize(
    ("bent_deg", "preset", "where"), [(0.0, "quadruped", "all-fours"), (75.0, "standing", "standing")]
)
def test_a_trunk_that_points_at_the_camera_and_is_seen_too_short(
    depth: float, bent_deg: float, preset: Preset, where: Orientation
) -> None:
    """On all fours both shanks lie; whoever stands and bends down has them upright, however short the trunk seems."""
    more = (("hip_flexion", bent_deg),) if bent_deg else ()
    frame = exact_frame(posture_of(preset, bent_deg, more), FRONT_DEG)
    flat = tuple((x, y, z * depth) for x, y, z in frame.world or ())
    assert observe(replace(frame, world=flat)).orientation == where


@pytest.mark.parametrize("preset", sorted(WHERE))
@pytest.mark.parametrize("azimuth_deg", range(0, 360, 30))
def test_how_the_body_lies_does_not_depend_on_where_the_camera_stands(preset: Preset, azimuth_deg: int) -> None:
    assert observe(exact_frame(posture_of(preset), azimuth_deg)).orientation == WHERE[preset]


@pytest.mark.parametrize(
    ("azimuth_deg", "view", "near"),
    [
        (0, "front", None), (20, "front", "right"), (45, "oblique", "right"), (75, "side", "right"),
        (90, "side", "right"), (180, "front", None), (270, "side", "left"), (315, "oblique", "left"),
    ],
)  # fmt: skip
def test_from_where_a_standing_person_is_seen(azimuth_deg: int, view: str, near: str | None) -> None:
    seen = observe(exact_frame(posture_of("standing"), azimuth_deg))
    assert (seen.view, seen.near) == (view, near)


@pytest.mark.parametrize(("azimuth_deg", "view"), [(0, "foot-end"), (90, "side"), (180, "foot-end"), (45, "oblique")])
def test_from_where_somebody_on_the_back_is_seen(azimuth_deg: int, view: str) -> None:
    assert observe(exact_frame(posture_of("supine"), azimuth_deg)).view == view


def test_nobody_is_no_guess() -> None:
    seen = observe(Frame(t_s=1.5, width_px=640, height_px=480))
    assert (seen.t_s, seen.angles_deg, seen.places, seen.orientation, seen.view, seen.back) == (
        1.5,
        {},
        {},
        None,
        None,
        None,
    )


def test_a_joint_outside_of_the_picture_gives_no_angle() -> None:
    frame = exact_frame(posture_of("standing"))
    assert frame.image is not None
    ankle = LANDMARK["right_ankle"]
    x, _, z, visibility = frame.image[ankle]
    below = (*frame.image[:ankle], (x, 1.02, z, visibility), *frame.image[ankle + 1 :])
    seen = observe(replace(frame, image=below))
    assert "knee_r" not in seen.angles_deg
    assert "knee_l" in seen.angles_deg
    assert seen.seen_0_1["ankle_r"] == 0.0


def test_a_body_without_extent_is_no_error() -> None:
    flat = Frame(t_s=0.0, width_px=10, height_px=10, image=((0.5, 0.5, 0.0, 1.0),) * 33, world=((0.0, 0.0, 0.0),) * 33)
    assert observe(flat).angles_deg == {}


def test_an_angle_is_as_sure_as_its_worst_landmark() -> None:
    frame = exact_frame(posture_of("standing"))
    assert frame.image is not None
    dim = tuple((x, y, z, 0.4 if n == LANDMARK["left_knee"] else v) for n, (x, y, z, v) in enumerate(frame.image))
    sure = observe(replace(frame, image=dim)).sure_0_1
    assert (sure["knee_l"], sure["hip_l"], sure["knee_r"]) == (0.4, 0.4, 1.0)


# --- the back's curve ---------------------------------------------------------------------------------


@pytest.mark.parametrize("azimuth_deg", [90, 270, 78, 258])
@pytest.mark.parametrize(
    ("exercise", "pose", "sign"),
    [("cat-cow", "round", 1), ("cat-cow", "arch", -1), ("standing-cat-cow", "round", 1),
     ("standing-cat-cow", "arch", -1), ("seated-cat-cow", "round", 1), ("prone-press-up", "press", -1),
     ("childs-pose", "reach", 1)],
)  # fmt: skip
def test_rounded_is_positive_and_hollow_negative_from_either_side(
    exercise: str, pose: str, sign: int, azimuth_deg: int
) -> None:
    (phase,) = (p for p in clip(load()[exercise].movement).phases if p.name == pose)
    back = observe(exact_frame(phase.frames[-1].posture, azimuth_deg)).back
    assert back is not None
    assert back * sign > 0.04


def test_the_mirrored_picture_shows_the_same_curve() -> None:
    (phase, *_) = clip(load()["cat-cow"].movement).phases
    one = observe(exact_frame(phase.frames[-1].posture, 90)).back
    other = observe(mirror_image(exact_frame(phase.frames[-1].posture, 90))).back
    assert one == pytest.approx(other, abs=1e-6)


@pytest.mark.parametrize(("preset", "azimuth_deg"), [("supine", 90), ("quadruped", 0), ("side_lying_left", 0)])
def test_no_curve_where_the_back_is_not_in_sight(preset: Preset, azimuth_deg: int) -> None:
    assert observe(exact_frame(posture_of(preset), azimuth_deg)).back is None


def test_an_arm_over_the_edge_of_the_back_hides_it() -> None:
    akimbo = posture_of("standing", 0.0, (("shoulder_flexion", -30.0), ("elbow_flexion", 60.0)))
    free = posture_of("standing", 0.0, (("shoulder_flexion", 60.0),))
    assert observe(exact_frame(free)).back is not None
    assert observe(exact_frame(akimbo)).back is None


def test_blanks_in_the_edge_are_bridged_up_to_a_point() -> None:
    frame = exact_frame(posture_of("quadruped"))
    whole = observe(frame).back
    assert frame.edge_b is not None
    few = tuple(None if n in (0, 6, 9) else x for n, x in enumerate(frame.edge_b))
    most = tuple(None if n in (5, 6, 7, 8) else x for n, x in enumerate(frame.edge_b))
    assert observe(replace(frame, edge_b=few)).back == pytest.approx(whole, abs=0.02)
    assert observe(replace(frame, edge_b=most)).back is None
    assert observe(replace(frame, edge_a=None, edge_b=None)).back is None


def mirror_image(frame: Frame) -> Frame:
    """The frame of the mirrored picture: left and right change names, the normals change sides."""
    order = [LANDMARK[_twin(name)] for name in LANDMARK]
    assert frame.image is not None
    assert frame.world is not None
    image = [(1.0 - x, y, z, v) for x, y, z, v in frame.image]
    world = [(-x, y, z) for x, y, z in frame.world]
    return replace(
        frame,
        image=tuple(image[n] for n in order),
        world=tuple(world[n] for n in order),
        edge_a=frame.edge_b,
        edge_b=frame.edge_a,
    )


def _twin(name: str) -> str:
    return name.replace("left", "right") if "left" in name else name.replace("right", "left")
