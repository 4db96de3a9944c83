"""What the coach looks for in every exercise of the catalogue: each is coached, or is timer-only and says why."""

import pytest

from limber.catalogue import ours
from limber.coach import Watch, look_for
from limber.coach.look_for import STRENGTH_LEAST
from limber.plain import plain, read

ALL = sorted(ours().exercises)
TIMER_ONLY = {
    # counted in minutes
    "crook-lying-rest", "cycling", "desk-micro-break", "diaphragmatic-breathing", "interval-walking", "legs-up-wall",
    "muscle-relaxation", "seated-arm-swing", "suitcase-carry", "swimming", "walking", "water-walking",
    # nothing moves that a camera sees
    "abdominal-brace", "pelvic-floor-squeeze",
    # smaller than a camera can tell from noise
    "childs-pose-side-reach", "chin-tuck", "doorway-pec-stretch", "femoral-slider", "half-kneeling-hip-flexor-stretch",
    "heel-raise", "mcgill-curl-up", "neck-rotation", "pelvic-tilt", "prone-chest-lift", "prone-hip-extension",
    "scapular-squeeze", "seated-march", "seated-pelvic-tilt", "seated-twist-chair", "shoulder-rolls", "side-glide-wall",
    "tandem-stance",
    # from the front more of the movement is depth than the pose model finds
    "seated-figure-4", "seated-spinal-twist", "side-plank-wall",
    # filmed figures show that the pose model does not see it
    "lower-trunk-rotation", "single-leg-stance",
    # to both sides by turns, without a start between
    "wall-angel-alternating",
}  # fmt: skip


@pytest.fixture(scope="module")
def watches() -> dict[str, Watch]:
    return {exercise_id: look_for(exercise) for exercise_id, exercise in ours().exercises.items()}


@pytest.mark.parametrize("exercise_id", ALL)
def test_coached_or_timer_only_with_a_reason(watches: dict[str, Watch], exercise_id: str) -> None:
    watch = watches[exercise_id]
    assert (watch.mode == "timer") == (watch.why_timer is not None)
    assert (watch.mode == "timer") == (exercise_id in TIMER_ONLY)
    if watch.mode != "timer":
        assert watch.strength >= STRENGTH_LEAST
        assert watch.phases


@pytest.mark.parametrize("exercise_id", ALL)
def test_it_travels_as_json(watches: dict[str, Watch], exercise_id: str) -> None:
    assert read(Watch, plain(watches[exercise_id])) == watches[exercise_id]


def test_every_fault_that_a_camera_sees_is_looked_for(watches: dict[str, Watch]) -> None:
    for exercise_id, exercise in ours().exercises.items():
        wanted = [f.id for f in exercise.movement.faults if f.seen is not None]
        assert [f.id for f in watches[exercise_id].faults] == wanted


def test_no_gesture_where_the_exercise_lifts_both_arms(watches: dict[str, Watch]) -> None:
    for exercise_id in ("wall-angel", "wall-slide", "childs-pose", "superman"):
        assert not watches[exercise_id].gesture
    for exercise_id in ("bridge", "cat-cow", "box-squat", "dead-bug"):
        assert watches[exercise_id].gesture
