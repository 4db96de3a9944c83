"""`limber.coach.report`: a stream of frames, told as one document."""

import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from limber.body import Frame
from limber.catalogue import load
from limber.coach import Watch, look_for
from limber.coach.report import Analysis, Folding, analyse, without_jump
from limber.commands.schema import schema_of
from limber.plain import plain, read
from tests.spec.virtual_recordings import frames_of


@pytest.fixture(scope="module")
def bridge() -> Watch:
    return look_for(load()["bridge"])


def of(frames: tuple[Frame, ...], watch: Watch, language: str = "en") -> Analysis:
    return analyse(frames, load()[watch.exercise_id], watch, language=language)


def test_repetitions_and_holds_of_one_set(bridge: Watch) -> None:
    found = of(frames_of("bridge"), bridge)
    assert (found.exercise, found.mode, found.why_timer) == ("bridge", "repetitions", None)
    assert found.reps.count == 2
    assert [one.n for one in found.reps.items] == [1, 2]
    assert [one.half for one in found.reps.items] == [False, False]
    assert len(found.holds) == (2 if bridge.hold_s >= 3 else 0)
    assert found.view == "side"
    assert found.frames_judged > 0.9 * found.frames


def test_duration_is_from_the_first_frame_to_the_last(bridge: Watch) -> None:
    later = tuple(replace(frame, t_s=frame.t_s + 100.0) for frame in frames_of("bridge"))
    first, last = later[0].t_s, later[-1].t_s
    assert of(later, bridge).duration_s == pytest.approx(last - first, abs=0.001)


def test_each_repetition_tells_what_its_angles_went_through(bridge: Watch) -> None:
    for one in of(frames_of("bridge"), bridge).reps.items:
        near = "r" if "hip_r" in one.range else "l"  # the far leg is hidden behind the near one
        assert one.range[f"hip_{near}"] > 25.0
        assert one.range[f"knee_{near}"] < one.range[f"hip_{near}"]


def test_a_hold_that_goes_on_counts_to_the_last_frame() -> None:
    watch = look_for(load()["forearm-plank"])
    frames = frames_of("forearm-plank", 1)
    whole = of(frames, watch).holds[0]
    middle_s = (whole.start_s + whole.end_s) / 2
    cut = tuple(frame for frame in frames if frame.t_s <= middle_s)
    (found,) = of(cut, watch).holds
    assert found.start_s == whole.start_s
    assert found.end_s == pytest.approx(cut[-1].t_s, abs=0.01)
    assert found.seconds == pytest.approx(found.end_s - found.start_s, abs=0.002)


def test_what_cannot_be_seen_is_not_judged_and_says_why(bridge: Watch) -> None:
    frames = frames_of("bridge")
    gone_s = frames[-1].t_s / 2
    hidden = tuple(replace(f, image=None, world=None) if f.t_s > gone_s else f for f in frames)
    found = of(hidden, bridge)
    (span,) = [one for one in found.not_judged if one.why == "nobody"]
    assert span.from_s == pytest.approx(gone_s, abs=0.2)
    assert span.to_s == pytest.approx(frames[-1].t_s, abs=0.01)
    assert found.frames_judged < 0.6 * found.frames


def test_who_never_comes_into_position_is_not_judged(bridge: Watch) -> None:
    found = of(frames_of("sit-to-stand"), bridge)
    assert found.reps.count == 0
    assert found.frames_judged == 0
    assert found.not_judged[0].from_s == 0.0
    assert found.not_judged[-1].to_s == pytest.approx(found.duration_s, abs=0.01)


def test_an_exercise_of_the_timer_says_so() -> None:
    watch = look_for(load()["diaphragmatic-breathing"])
    found = of(frames_of("bridge"), watch)
    assert found.mode == "timer"
    assert found.why_timer is not None
    assert (found.reps.count, found.holds, found.not_judged, found.frames_judged) == (0, (), (), 0)
    assert found.frames == len(frames_of("bridge"))


def test_an_empty_stream_is_an_empty_document(bridge: Watch) -> None:
    found = of((), bridge)
    assert (found.frames, found.duration_s, found.view, found.back) == (0, 0.0, "unknown", None)


def test_the_document_follows_its_schema_and_can_be_read_back(bridge: Watch) -> None:
    found = of(frames_of("bridge"), bridge)
    data: Any = plain(found)
    Draft202012Validator(schema_of("analysis")).validate(data)
    assert read(Analysis, data) == found


def test_the_back_is_told_where_its_edge_is_seen() -> None:
    watch = look_for(load()["cat-cow"])
    found = of(frames_of("cat-cow"), watch)
    assert found.back is not None
    assert found.back.min < found.back.max
    without = tuple(replace(frame, edge_a=None, edge_b=None) for frame in frames_of("cat-cow"))
    assert of(without, watch).back is None


@pytest.mark.parametrize(
    ("before", "now", "kept"),
    [
        (88.0, -87.0, 87.0),
        (-60.0, 61.0, -61.0),
        (20.0, -22.0, 22.0),
        (5.0, -6.0, -6.0),
        (None, -50.0, -50.0),
        (30.0, 40.0, 40.0),
    ],
)
def test_an_angle_does_not_jump_through_the_body(before: float | None, now: float, kept: float) -> None:
    assert without_jump(before, now) == kept


def three_hours(frames: tuple[Frame, ...]) -> Iterator[Frame]:
    """The same set over and over, one frame in a little less than four seconds."""
    slow = frames[::3]
    for n in range(3_000):
        yield replace(slow[n % len(slow)], t_s=3.6 * n)


def test_three_hours_need_no_more_memory_than_a_quarter_of_an_hour(bridge: Watch) -> None:
    folding = Folding(load()["bridge"], bridge)
    stream = three_hours(frames_of("bridge"))
    tracemalloc.start()
    try:
        for _, frame in zip(range(500), stream, strict=False):
            folding.add(frame)
        tracemalloc.reset_peak()
        early = tracemalloc.get_traced_memory()[0]
        for frame in stream:
            folding.add(frame)
        late = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert folding.last_s > 10_000
    assert late - early < 4_000_000
