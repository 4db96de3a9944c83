"""Virtual people: the same number is the same person, and what they do is what the truth says."""

from itertools import islice, pairwise
from math import hypot

import pytest

from limber.body import Frame, observe
from limber.catalogue import load
from limber.errors import InputError
from limber.lab import PERFECT, Manner, Rate, Sight, comes_with_range, move_about, perform, virtual_person
from limber.lab.truth import Truth

EXERCISES = load().exercises
SEEN_FAULTS = [(e, f.id) for e in sorted(EXERCISES) for f in EXERCISES[e].movement.faults if f.seen]
COUNTED = [e for e in sorted(EXERCISES) if EXERCISES[e].movement.counts == "repetition"]
SHORT = Manner(comes_and_goes=False, repetitions=3, halves=0, rate=Rate(hz=15))


def of(exercise: str, seed: int = 1, manner: Manner = SHORT) -> Truth:
    return perform(virtual_person(seed), EXERCISES[exercise], manner).truth


def test_the_same_number_is_the_same_person_and_the_same_take() -> None:
    one, two = (perform(virtual_person(4), EXERCISES["bridge"]) for _ in range(2))
    assert one.truth == two.truth
    assert list(islice(one.frames(), 60)) == list(islice(two.frames(), 60))
    assert perform(virtual_person(4), EXERCISES["bridge"], take=1).truth != one.truth


def test_no_two_people_are_alike() -> None:
    people = [virtual_person(n) for n in range(300)]
    assert len({p.stature_m for p in people}) > 290
    assert min(p.own_range for p in people) < 0.5 < 1.0 < max(p.own_range for p in people)
    assert all(1.5 <= p.stature_m <= 1.95 and 0.45 <= p.own_range <= 1.1 for p in people)


@pytest.mark.parametrize("exercise", COUNTED)
def test_repetitions_come_one_after_the_other(exercise: str) -> None:
    truth = of(exercise)
    assert truth.count == len(truth.repetitions)
    assert truth.count in (3, 6)  # one side, or both one after the other
    for rep in truth.repetitions:
        assert rep.start_s < rep.peak_s <= rep.end_s
        assert 0.0 <= rep.held_s < rep.end_s - rep.start_s
    assert all(a.end_s <= b.start_s + 1e-9 for a, b in pairwise(truth.repetitions))
    assert truth.ready_s is not None
    assert truth.left_s is not None
    assert truth.ready_s < truth.repetitions[0].start_s
    assert truth.repetitions[-1].end_s < truth.left_s


@pytest.mark.parametrize("exercise", ["bird-dog", "lower-trunk-rotation", "cat-cow"])
def test_sides_are_those_of_the_movement(exercise: str) -> None:
    both = Manner(comes_and_goes=False, repetitions=2, side="both" if exercise == "bird-dog" else None)
    sides = [r.side for r in of(exercise, manner=both).repetitions]
    assert sides == {
        "bird-dog": ["right", "right", "left", "left"], "lower-trunk-rotation": ["right", "left"],
        "cat-cow": ["both", "both"],
    }[exercise]  # fmt: skip


def test_half_repetitions_are_never_among_the_first_two() -> None:
    for seed in range(6):
        truth = of("box-squat", seed, Manner(repetitions=8, halves=3, comes_and_goes=False))
        assert not any(r.half for r in truth.repetitions[:2])
        own = [r.range_0_1 for r in truth.repetitions if not r.half]
        halves = [r.range_0_1 for r in truth.repetitions if r.half]
        assert len(halves) == 3
        assert max(halves) < 0.7 * min(own)
        assert truth.count == 5


@pytest.mark.parametrize("exercise", ["forearm-plank", "childs-pose", "wall-sit"])
def test_a_hold_lasts_about_as_long_as_its_phase(exercise: str) -> None:
    truth = of(exercise, manner=Manner(repetitions=1, comes_and_goes=False, tempo=1.0))
    (hold,) = truth.holds
    (phase,) = (p for p in truth.phases if p.phase == "hold")
    assert hold.start_s < phase.start_s < phase.end_s < hold.end_s
    assert (
        hold.end_s - hold.start_s < (phase.end_s - phase.start_s) + 3.5
    )  # slow ways count where they are nearly there


@pytest.mark.parametrize(("exercise", "fault"), SEEN_FAULTS)
def test_every_fault_that_can_be_seen_can_be_performed(exercise: str, fault: str) -> None:
    truth = of(exercise, manner=Manner(comes_and_goes=False, repetitions=4, halves=0, fault=fault, own_range=0.95))
    assert any(f.fault == fault and f.chosen for f in truth.faults)


@pytest.mark.parametrize("exercise", sorted({e for e, _ in SEEN_FAULTS}))
def test_whoever_makes_no_fault_breaks_no_rule(exercise: str) -> None:
    with_range = {
        f.id for f in EXERCISES[exercise].movement.faults if comes_with_range(f, EXERCISES[exercise].movement)
    }
    for seed in range(2):
        assert {f.fault for f in of(exercise, seed).faults} <= with_range


def test_too_low_comes_with_a_small_range() -> None:
    movement = EXERCISES["bridge"].movement
    assert [f.id for f in movement.faults if comes_with_range(f, movement)] == ["too-low"]


@pytest.mark.parametrize(
    "exercise", ["bridge", "bird-dog", "side-plank", "wall-angel", "sit-to-stand", "seated-spinal-twist"]
)
def test_a_perfect_model_shows_the_true_angles(exercise: str) -> None:
    take = perform(virtual_person(7), EXERCISES[exercise], Manner(comes_and_goes=False, repetitions=1, sight=PERFECT))
    frames = list(islice(take.frames(), 0, None, 15))
    true = take.true_frames([f.t_s for f in frames])
    for n, frame in enumerate(frames):
        for name, angle in observe(frame).angles_deg.items():
            if name != "trunk":  # the camera is tilted a little
                assert abs(abs(angle) - abs(true.angles_deg[name][n])) < 0.01


@pytest.mark.parametrize("exercise", sorted(EXERCISES))
def test_the_whole_movement_is_in_the_picture(exercise: str) -> None:
    manner = Manner(comes_and_goes=False, repetitions=2, sight=PERFECT, rate=Rate(hz=3))
    frames = list(perform(virtual_person(2), EXERCISES[exercise], manner).frames())
    outside = [n for f in frames for n, sure in observe(f).seen_0_1.items() if sure == 0.0]
    assert len(outside) <= 0.02 * 19 * len(frames), set(outside)


def test_frames_come_at_the_asked_rate() -> None:
    for hz in (15.0, 60.0):
        take = perform(
            virtual_person(1), EXERCISES["bridge"], Manner(comes_and_goes=False, rate=Rate(hz=hz, jitter=0.1))
        )
        times = list(take.times_s())
        assert len(times) / (times[-1] - times[0]) == pytest.approx(hz, rel=0.02)
        assert all(a < b for a, b in pairwise(times))


def test_a_poor_model_loses_the_person_and_exchanges_sides() -> None:
    poor = Sight(lost_0_1=0.05, bursts_a_minute=20.0, flips_a_minute=30.0)
    take = perform(virtual_person(1), EXERCISES["bird-dog"], Manner(comes_and_goes=False, side="right", sight=poor))
    frames = list(take.frames())
    lost = [f.image is None for f in frames]
    assert 0.05 < sum(lost) / len(lost) < 0.3
    near = [observe(f).near for f in frames if f.image is not None]
    assert 0.02 < near.count("left") / len(near) < 0.35


def test_landmarks_tremble_as_in_recordings() -> None:
    manner = Manner(comes_and_goes=False, sight=Sight(rough=1.0, off=0.0, off_deep=0.0, depth=1.0), rate=Rate(hz=30))
    take = perform(virtual_person(1), EXERCISES["crook-lying-rest"], manner)
    exact = perform(
        virtual_person(1), EXERCISES["crook-lying-rest"], Manner(comes_and_goes=False, sight=PERFECT, rate=Rate(hz=30))
    )
    pairs = list(zip(take.frames(), exact.frames(), strict=True))[:300]
    off = [_px_off(a, b, 25) / _torso_px(b) for a, b in pairs]  # the left knee
    assert 0.005 < (sum(x * x for x in off) / len(off)) ** 0.5 < 0.03


def _px_off(one: Frame, other: Frame, n: int) -> float:
    assert one.image is not None
    assert other.image is not None
    (ax, ay, _, _), (bx, by, _, _) = one.image[n], other.image[n]
    return hypot((ax - bx) * one.width_px, (ay - by) * one.height_px)


def _torso_px(frame: Frame) -> float:
    return observe(frame).torso_px or 1.0


def test_what_the_body_hides_is_seen_badly() -> None:
    take = perform(virtual_person(2), EXERCISES["cat-cow"], Manner(comes_and_goes=False, off_deg=0.0, sight=PERFECT))
    seen = [observe(f) for f in islice(take.frames(), 40)]
    far = "l" if seen[0].near == "right" else "r"
    near = "r" if far == "l" else "l"
    assert all(o.seen_0_1[f"knee_{far}"] < 0.5 < 0.9 < o.seen_0_1[f"knee_{near}"] for o in seen)


def test_moving_about_is_no_exercise() -> None:
    take = move_about(virtual_person(3), EXERCISES["sit-to-stand"], 60.0)
    assert take.truth.duration_s >= 60.0
    assert (take.truth.count, take.truth.repetitions, take.truth.ready_s) == (0, (), None)
    placed = {observe(f).orientation for f in islice(take.frames(), 0, None, 10)}
    assert "standing" in placed
    assert "seated" not in placed or len(placed) > 2


@pytest.mark.parametrize(
    ("exercise", "manner", "said"),
    [
        ("bridge", Manner(fault="nope"), "fault: expected one of over-arch, too-low, drops"),
        ("walking", Manner(fault="nope"), "fault: no camera can see one of this exercise"),
        ("bridge", Manner(side="left"), "side: this exercise has no sides"),
    ],
)
def test_what_cannot_be_performed_is_said(exercise: str, manner: Manner, said: str) -> None:
    with pytest.raises(InputError) as problem:
        perform(virtual_person(1), EXERCISES[exercise], manner)
    assert str(problem.value) == said
