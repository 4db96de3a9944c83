"""Counting and holding on drawn curves: what is a repetition, a half one, none at all, a hold."""

import itertools
from collections.abc import Iterable
from math import pi, sin

import pytest

from limber.body.geometry import Vector
from limber.coach.holds import Dating, Held, Holding, hold, let_go
from limber.coach.repetitions import Counted, Counter, count, cut_off

FRAME_S = 1 / 30


def curve(*points: tuple[float, float]) -> Iterable[tuple[float, float]]:
    """Straight lines through (seconds, along), thirty times a second."""
    last_s = points[-1][0]
    for n in range(round(last_s / FRAME_S) + 1):
        t = n * FRAME_S
        for (a_s, a), (b_s, b) in itertools.pairwise(points):
            if a_s <= t <= b_s:
                yield t, a + (b - a) * (t - a_s) / (b_s - a_s)
                break


def up_and_down(*heights: float, each_s: float = 4.0) -> Iterable[tuple[float, float]]:
    points = [(0.0, 0.0), (1.0, 0.0)]
    for height in heights:
        t = points[-1][0]
        points += [(t + each_s / 2, height), (t + each_s, 0.0), (t + each_s + 0.5, 0.0)]
    return curve(*points)


CYCLE_S = 2.0


def counted(samples: Iterable[tuple[float, float]]) -> list[Counted]:
    counter, found = Counter(), []
    for t, along in samples:
        counter, one = count(counter, t, along, CYCLE_S)
        if one is not None:
            found.append(one)
    return found


@pytest.mark.parametrize(
    ("heights", "full", "halves"),
    [
        ((1.0, 1.0, 1.0), 3, 0),
        ((0.45, 0.5, 0.42), 3, 0),  # somebody in pain moves half as far: these are whole ones
        ((1.0, 1.0, 0.5, 1.0), 3, 1),
        ((0.5, 0.5, 0.24, 0.5), 3, 1),
        ((1.0, 1.0, 0.6, 0.6, 0.6, 0.6, 0.6), 4, 3),  # tired: the fourth in a row is the new usual
        ((0.15, 1.0, 0.1, 1.0), 2, 0),  # fidgeting
        ((1.3, 1.4), 2, 0),
    ],
)
def test_whole_and_half_repetitions(heights: tuple[float, ...], full: int, halves: int) -> None:
    found = counted(up_and_down(*heights))
    assert (sum(not c.half for c in found), sum(c.half for c in found)) == (full, halves)


@pytest.mark.parametrize("each_s", [0.8, 2.0, 6.0, 20.0, 60.0])
def test_slow_and_fast_ones_count_the_same(each_s: float) -> None:
    assert len(counted(up_and_down(0.8, 0.8, 0.8, each_s=each_s))) == 3


def test_what_is_over_far_sooner_than_drawn_is_a_step_and_no_repetition() -> None:
    counter, found = Counter(), []
    for t, along in up_and_down(0.8, 0.8, 0.8, each_s=0.6):
        counter, one = count(counter, t, along, 6.0)
        found += [one] if one else []
    assert not found


def test_what_was_whole_once_is_whole_again() -> None:
    assert [c.half for c in counted(up_and_down(0.5, 0.55, 0.9, 1.0, 1.0, 1.0, 1.1, 0.47))] == [False] * 8


def test_a_clip_that_is_cut_on_the_way_back_ends_a_repetition() -> None:
    counter = Counter()
    for t, along in curve((0, 0), (1, 0), (2, 1), (3, 1), (4, 0.3)):
        counter, _ = count(counter, t, along, CYCLE_S)
    assert cut_off(counter, 4.0, 0.3, CYCLE_S) is not None
    assert cut_off(counter, 4.0, 0.7, CYCLE_S) is None


def test_a_pause_on_the_way_is_not_an_end() -> None:
    found = counted(curve((0, 0), (1, 0), (2, 0.5), (4, 0.5), (5, 1.0), (6, 0.6), (8, 0.6), (9, 0.0), (10, 0.0)))
    assert len(found) == 1
    assert found[0].height == pytest.approx(1.0, abs=0.03)


def test_rising_again_without_being_quite_down_ends_one_and_begins_the_next() -> None:
    assert len(counted(curve((0, 0), (1, 0), (2, 1), (3, 0.3), (4, 1), (5, 0.3), (6, 1), (7, 0), (8, 0)))) == 3


def test_one_that_is_cut_off_is_not_complete() -> None:
    assert len(counted(curve((0, 0), (1, 0), (3, 1), (5, 0), (6, 0), (8, 1), (9, 0.5)))) == 1


def test_it_ends_in_the_lowest_fifth_of_its_own_range() -> None:
    (one,) = counted(curve((0, 0), (2, 0), (4, 0.8), (6, 0.0), (8, 0.0)))
    assert one.end_s == pytest.approx(5.6, abs=0.1)  # 0.16 of 0.8
    assert one.start_s == pytest.approx(2.4, abs=0.1)
    assert one.peak_s == pytest.approx(4.0, abs=0.1)


def test_how_long_it_was_held_at_the_top() -> None:
    (one,) = counted(curve((0, 0), (2, 0), (4, 1), (9, 1), (11, 0), (12, 0)))
    assert one.held_s == pytest.approx(5.4, abs=0.15)  # 5 s, and the last tenth of the way up and down


def test_memory_does_not_grow() -> None:
    counter = Counter()
    for n in range(30 * 600):
        counter, _ = count(counter, n * FRAME_S, 0.6 + 0.01 * sin(n), CYCLE_S)
    assert len(counter.samples) <= 1200


def held(samples: Iterable[tuple[float, float]]) -> tuple[list[Held], Holding]:
    holding, found = Holding(), []
    for t, along in samples:
        holding, _, ended = hold(holding, t, along, 0.0, Dating((0.9, 0.9), own_range=True))
        if ended is not None:
            found.append(ended)
    return found, holding


@pytest.mark.parametrize("level", [0.45, 0.8, 1.1])
def test_a_hold_is_dated_back_to_when_the_position_was_reached(level: float) -> None:
    (one,), _ = held(curve((0, 0), (1, 0), (3, level), (13, level), (15, 0), (17, 0)))
    assert one.start_s == pytest.approx(2.8, abs=0.12)
    assert one.end_s == pytest.approx(13.2, abs=0.12)


def test_shaking_does_not_end_a_hold() -> None:
    samples = [(t, a + (0.04 * sin(t * 2 * pi * 3) if a > 0.9 else 0.0))
               for t, a in curve((0, 0), (1, 0), (3, 1), (33, 1), (35, 0), (37, 0))]  # fmt: skip
    assert len(held(samples)[0]) == 1


def test_sinking_slowly_is_still_the_hold() -> None:
    found, _ = held(curve((0, 0), (1, 0), (3, 1), (33, 0.75), (35, 0), (37, 0)))
    assert [round(h.end_s - h.start_s) for h in found] == [30]


def test_a_hold_that_goes_on_is_known_by_its_start() -> None:
    found, holding = held(curve((0, 0), (1, 0), (3, 1), (8, 1)))
    assert not found
    assert holding.since_s == pytest.approx(2.8, abs=0.12)


BY_FEATURES = Dating((0.9, 0.9), own_range=True)
BODY = [f"{n}_{s}" for n in ("shoulder", "elbow", "wrist", "hip", "knee", "ankle", "ear") for s in "rl"]


def places(gone: float) -> dict[str, Vector]:
    """A body whose knees and ankles have gone a part of their way upwards."""
    return {name: (0.0, 0.5 * gone if name[0] in "ka" and name[1] != "l" else 0.0, 0.0) for name in BODY}


def held_by_joints(samples: Iterable[tuple[float, float]], joints: Iterable[tuple[float, float]]) -> list[Held]:
    holding, found = Holding(), []
    for (t, along), (_, gone) in zip(samples, joints, strict=True):
        holding, _, ended = hold(holding, t, along, 0.0, BY_FEATURES, (t, places(gone)))
        if ended is not None:
            found.append(ended)
    return found


def test_joints_date_a_hold_where_features_come_first_and_leave_last() -> None:
    """An arm that opens through half a circle: what the coach knows it by is there before the arm itself is."""
    features = curve((0, 0), (1, 0), (3, 1), (13.5, 1), (15.4, 0), (17, 0))
    joints = curve((0, 0), (1, 0), (3.5, 1), (13, 1), (15.4, 0), (17, 0))
    (one,) = held_by_joints(features, joints)
    assert one.start_s == pytest.approx(3.25, abs=0.1)
    assert one.end_s == pytest.approx(13.24, abs=0.1)


def test_joints_that_contradict_the_features_are_not_believed() -> None:
    """Depth is a guess: a leg that seems to move for seconds more did not."""
    features = curve((0, 0), (1, 0), (3, 1), (13, 1), (15, 0), (17, 0))
    joints = curve((0, 0), (1, 0), (4.5, 1), (13, 1), (15, 0), (17, 0))
    (one,) = held_by_joints(features, joints)
    assert one.start_s == pytest.approx(2.8, abs=0.12)


def test_who_stops_just_before_the_position_was_there_when_they_stopped() -> None:
    joints = curve((0, 0), (1, 0), (3, 0.89), (5, 0.89), (6, 1), (15, 1), (17, 0), (19, 0))
    features = curve((0, 0), (1, 0), (3, 1), (15, 1), (17, 0), (19, 0))
    (one,) = held_by_joints(features, joints)
    assert one.start_s == pytest.approx(3.0, abs=0.2)


def test_a_tremble_as_the_model_has_it_is_still() -> None:
    """Off by up to an eighth from moment to moment, and going nowhere."""
    samples = [(t, a + (0.12 * sin(t * 2 * pi * 2) if a > 0.9 else 0.0))
               for t, a in curve((0, 0), (1, 0), (3, 1), (13, 1), (15, 0), (17, 0))]  # fmt: skip
    (one,) = held(samples)[0]
    assert one.end_s - one.start_s == pytest.approx(10.4, abs=0.4)


def test_a_dip_for_a_moment_does_not_end_a_hold() -> None:
    found, _ = held(curve((0, 0), (1, 0), (3, 1), (8, 1), (8.1, 0.6), (8.3, 0.6), (8.4, 1), (13, 1), (15, 0), (17, 0)))
    assert [round(h.end_s - h.start_s, 1) for h in found] == [pytest.approx(10.4, abs=0.3)]


def test_who_was_leaving_when_they_went_out_of_sight_had_left() -> None:
    holding = Holding()
    for t, along in curve((0, 0), (1, 0), (3, 1), (9, 1), (9.4, 0.7), (9.8, 0.7)):
        holding, _, _ = hold(holding, t, along, 0.0, BY_FEATURES)
    _, ended = let_go(holding, 10.0)
    assert ended is not None
    assert ended.end_s == pytest.approx(9.2, abs=0.12)
