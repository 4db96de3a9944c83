"""One frame further: what the coach says of a virtual person, and what it refuses to say."""

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest

from limber.body import Frame
from limber.body.frame import ImageLandmark, to_numbers
from limber.catalogue import load
from limber.coach import State, Watch, begin, look_for, step
from limber.coach.changed import changed
from limber.coach.events import CannotJudge, CoachEvent
from limber.coach.faults import Cueing, Suspect
from limber.coach.holds import Holding
from limber.coach.live import Live
from limber.coach.place import Place
from limber.coach.repetitions import Counter
from limber.coach.seeing import Seeing
from limber.coach.sides import Sides
from limber.coach.state import Channels
from limber.lab import Manner, perform, virtual_person
from limber.lab.truth import Side
from limber.plain import plain, read, schema


@pytest.mark.parametrize("kind", [Channels, Counter, Cueing, Holding, Place, Seeing, Sides, Suspect])
def test_what_changes_with_every_frame_has_no_limits_that_would_be_passed_over(kind: type) -> None:
    """`changed` does not look at limits."""
    assert "imum" not in json.dumps(schema(kind))


def test_a_field_that_is_not_there_cannot_be_changed() -> None:
    assert changed(Counter(), low=0.5) == Counter(low=0.5)
    with pytest.raises(TypeError, match="lowest"):
        changed(Counter(), lowest=0.5)


@cache
def watch(exercise_id: str) -> Watch:
    return look_for(load().exercises[exercise_id])


@cache
def frames(exercise_id: str, seed: int = 3) -> tuple[Frame, ...]:
    side: Side | None = "right" if load().exercises[exercise_id].movement.sides == "each" else None
    manner = Manner(repetitions=3, halves=0, comes_and_goes=False, side=side)
    return tuple(perform(virtual_person(seed), load().exercises[exercise_id], manner).frames())


def coached(state: State, stream: tuple[Frame, ...]) -> tuple[State, list[CoachEvent]]:
    events: list[CoachEvent] = []
    for frame in stream:
        state, said = step(state, frame)
        events += said
    return state, events


def kinds(events: list[CoachEvent]) -> list[str]:
    return [e.kind for e in events if e.kind != "phase"]


@pytest.mark.parametrize("exercise_id", ["bridge", "box-squat", "bird-dog", "cat-cow"])
def test_three_repetitions_are_three(exercise_id: str) -> None:
    _, events = coached(begin(watch(exercise_id)), frames(exercise_id))
    assert kinds(events)[0] == "ready"
    assert kinds(events).count("repetition") == 3


def test_getting_into_place_takes_nothing_from_the_first_repetition() -> None:
    """The feet step apart first, then there is a pause: what stays in its place is looked at from there."""
    take = perform(virtual_person(9), load().exercises["split-squat"], Manner(side="left"))
    _, events = coached(begin(watch("split-squat"), "left"), tuple(take.frames()))
    assert take.truth.count == 4
    assert kinds(events).count("repetition") == 4


def test_the_state_can_be_written_down_and_read_again_at_any_frame() -> None:
    stream = frames("bridge")
    half = len(stream) // 2
    middle, before = coached(begin(watch("bridge")), stream[:half])
    again = read(State, json.loads(json.dumps(plain(middle))))
    assert again == middle
    assert coached(again, stream[half:])[1] == coached(middle, stream[half:])[1]
    assert before


def test_numbers_on_the_device_say_the_same_as_frames_of_a_file() -> None:
    stream = frames("box-squat")
    live = Live(json.dumps({"watch": plain(watch("box-squat"))}))
    said = [e for frame in stream for e in json.loads(live.step(to_numbers(frame)))["events"]]
    assert said == [json.loads(json.dumps(plain(e))) for e in coached(begin(watch("box-squat")), stream)[1]]


def test_a_mirrored_picture_changes_the_side_back() -> None:
    stream = frames("bird-dog")
    turned = tuple(replace(f, mirrored=True) for f in stream)
    side = {"right": "left", "left": "right"}
    straight = [e.side for e in coached(begin(watch("bird-dog")), stream)[1] if e.kind == "repetition"]
    assert len(straight) == 3
    mirrored = [e.side for e in coached(begin(watch("bird-dog")), turned)[1] if e.kind == "repetition"]
    assert mirrored == [side[s] for s in straight]


def test_time_that_does_not_go_on_is_passed_over() -> None:
    stream = frames("bridge")
    twice = tuple(f for frame in stream for f in (frame, frame))
    assert coached(begin(watch("bridge")), twice)[1] == coached(begin(watch("bridge")), stream)[1]


@pytest.mark.parametrize(
    ("what", "why"),
    [
        ({"people": 2}, "second-person"),
        ({"luma_0_1": 0.03}, "too-dark"),
        ({"image": None, "world": None}, "nobody"),
    ],
)
def test_what_cannot_be_judged_is_said_and_not_scored(what: dict[str, object], why: str) -> None:
    spoilt = tuple(replace(f, **what) for f in frames("bridge"))  # type: ignore[arg-type]
    _, events = coached(begin(watch("bridge")), spoilt)
    assert [e.why for e in events if isinstance(e, CannotJudge)] == [why]
    assert "repetition" not in kinds(events)


def _lower(image: tuple[ImageLandmark, ...]) -> Iterator[ImageLandmark]:
    for x, y, z, visibility in image:
        yield x, y + 0.6, z, visibility


def test_limbs_outside_of_the_picture_ask_for_a_step_back() -> None:
    def cut(frame: Frame) -> Frame:
        return frame if frame.image is None else replace(frame, image=tuple(_lower(frame.image)))

    _, events = coached(begin(watch("box-squat")), tuple(map(cut, frames("box-squat"))))
    first = next(e for e in events if isinstance(e, CannotJudge))
    assert first.why == "step-back"
    assert "repetition" not in kinds(events)


def test_half_a_second_of_lost_landmarks_does_not_end_a_hold() -> None:
    stream = frames("forearm-plank")
    _, whole = coached(begin(watch("forearm-plank")), stream)
    hold = next(e for e in whole if e.kind == "hold-ended")
    gap_s = (hold.start_s + hold.end_s) / 2
    lost = tuple(
        replace(f, image=None, world=None, edge_a=None, edge_b=None) if gap_s <= f.t_s < gap_s + 0.5 else f
        for f in stream
    )
    _, events = coached(begin(watch("forearm-plank")), lost)
    first = next(e for e in events if e.kind == "hold-ended")
    assert first.seconds == pytest.approx(hold.seconds, abs=0.2)


def test_nothing_is_counted_while_the_player_rests() -> None:
    state = replace(begin(watch("bridge")), rest=True)
    _, events = coached(state, frames("bridge"))
    assert not [e for e in events if e.kind != "gesture"]


def test_a_timer_only_exercise_says_nothing() -> None:
    state = begin(watch("pelvic-tilt"))
    assert step(state, frames("bridge")[0]) == (state, ())


def test_a_limb_that_is_lifted_first_and_drawn_in_later_is_held_from_the_lift_on() -> None:
    """The joints are nearly there when the knee is up, the features at six tenths of their way."""
    out, back = watch("single-knee-to-chest").held_from
    assert out == pytest.approx(0.6, abs=0.03)
    assert back == pytest.approx(0.87, abs=0.03)
