"""What the camera saw: from a session's events to one row, refused at the door where it cannot be, told in words."""

from dataclasses import replace
from typing import Any

import pytest

from limber.errors import InputError
from limber.plain import plain, read
from limber.session import (
    ExerciseDone,
    Script,
    Seen,
    expect_possible,
    read_event,
    seen_words,
    state,
    summarise_session,
)  # fmt: skip
from limber.session.script import Coaching
from limber.words import render
from tests.golden.session_small import small_script
from tests.golden.test_session_golden import CASES, STARTED, Told, entered, events, set_done, typed_events

CUES = {"sag": "Lift a little.", "turn": "Keep it level."}
CAMERA = Coaching(watch="/w.json", about="", view="side", mode="repetitions", cues=CUES, moving_s=2.0)


def script(coach: Coaching | None = CAMERA) -> Script:
    """The small script with a camera that follows everything but the breathing."""
    made = small_script()
    known = (replace(e, coach=None if e.exercise_id == "breathe" else coach) for e in made.exercises)
    return replace(made, exercises=tuple(known))


def look(*faults: str, **more: Any) -> dict[str, Any]:
    """What the camera saw of one repetition: as drawn and as slow as meant, but for what is said."""
    return {"side": "both", "range_0_1": 1.0, "seconds": 5.0, "held_s": 3.0, "faults": list(faults), **more}


def rep(number: int, what: dict[str, Any] | None = None, key: str = "2-bridge", side: str = "both") -> Told:
    here = {"key": key, "exercise_id": key.partition("-")[2], "side": side, "number": number}
    return "repetition-done", {**here, "by": "camera", "seen": what}


def saw(key: str = "2-bridge", watched_s: float = 20.0, judged_s: float = 20.0, **more: Any) -> Told:
    here = {"key": key, "exercise_id": key.partition("-")[2]}
    return "camera-saw", {**here, "watched_s": watched_s, "judged_s": judged_s, **more}


def seen(*told: Told, by: Script | None = None, exercise_id: str = "bridge") -> Seen | None:
    made = summarise_session(typed_events((STARTED, *told)), by or script())
    return next(e.seen for e in made.exercises if e.exercise_id == exercise_id)


SET = (entered("2-bridge", 1), rep(1, look()), rep(2, look()), rep(3, look()))


# --- from events to a row -----------------------------------------------------------------------------


def test_a_set_seen_from_its_start_to_its_end() -> None:
    assert seen(*SET, saw(), set_done("2-bridge", 1, 3, 24)) == Seen(
        judged_reps=3, range_0_1=1.0, repetition_s=5.0, tempo=1.0, judged_0_1=1.0
    )


@pytest.mark.parametrize(
    ("what", "told", "expected"),
    [
        ("the middle", tuple(rep(n, look(range_0_1=n / 5)) for n in (1, 3, 2)), {"range_0_1": 0.4}),
        ("twice as fast as meant", (rep(1, look(seconds=4)),), {"tempo": 0.5, "repetition_s": 4.0}),
        ("one that could not be measured", (rep(1), rep(2, look())), {"judged_reps": 2, "range_0_1": 1.0}),
        ("half ones apart", (rep(1, look()), saw(halves=[look(half=True)])), {"judged_reps": 1, "half_reps": 1}),
        ("once is a stray look", (rep(1, look("sag")), rep(2, look())), {"faulty_reps": 0, "faults": {}}),
        ("it came again", tuple(rep(n, look("sag")) for n in (1, 2)), {"faulty_reps": 2, "faults": {"sag": 2}}),
        ("half of the time could not be judged", (rep(1, look()), saw(judged_s=10)), {"judged_0_1": 0.5}),
        ("stretches add up", (rep(1, look()), saw(), saw(judged_s=0)), {"judged_0_1": 0.5}),
        ("holds add up", (rep(1), saw(holds_s=[8.5, 4])), {"held_s": 12.5}),
        ("the same repetition twice", (rep(1, look()), rep(1, look())), {"judged_reps": 1}),
        ("more than the set has", tuple(rep(n, look()) for n in range(1, 30)), {"judged_reps": 3}),
    ],
)  # fmt: skip
def test_what_is_told_of_a_set(what: str, told: tuple[Told, ...], expected: dict[str, Any]) -> None:
    found = seen(entered("2-bridge", 1), *told)
    assert found is not None
    assert {name: getattr(found, name) for name in expected} == expected, what


def test_each_side_is_told() -> None:
    turns = [rep(n, look(side=side, range_0_1=0.9 if side == "right" else 0.6), "1-march", side)
             for n, side in enumerate(("right", "left", "right"), 1)]  # fmt: skip
    found = seen(entered("1-march", 1), *turns, exercise_id="march")
    assert found is not None
    assert (found.judged_reps, found.right_reps, found.left_reps) == (3, 2, 1)
    assert (found.right_range_0_1, found.left_range_0_1) == (0.9, 0.6)


def test_a_set_that_is_done_again_counts_once_and_after_a_reload_it_goes_on() -> None:
    again = seen(*SET, entered("2-bridge", 1, "back"), rep(1, look(range_0_1=0.5)))
    assert again is not None
    assert (again.judged_reps, again.range_0_1) == (1, 0.5)
    on = seen(*SET[:3], entered("2-bridge", 1, "resume"), rep(3, look()))
    assert on is not None
    assert on.judged_reps == 3


def test_the_count_that_is_kept_is_the_count_that_the_player_shows() -> None:
    told = CASES["what the camera saw of a set moves nothing"]
    found = summarise_session(typed_events(told), script())
    kept = next(e.seen for e in found.exercises if e.exercise_id == "bridge")
    assert kept is not None
    assert kept.judged_reps == state(typed_events(told), script()).reps == 2


def test_what_the_timer_counted_and_what_no_camera_follows_is_not_seen() -> None:
    timer = ("repetition-done", {"key": "2-bridge", "exercise_id": "bridge", "side": "both", "number": 1})
    assert seen(entered("2-bridge", 1), timer) is None
    assert seen(*SET, by=script(None)) is None
    assert seen(*SET, by=script(replace(CAMERA, watch="", mode="timer"))) is None


def test_a_session_of_before_says_nothing_of_a_camera() -> None:
    old = {"key": "2-bridge", "exercise_id": "bridge", "side": "both", "number": 1, "by": "camera"}
    found = seen(entered("2-bridge", 1), ("repetition-done", old))
    assert found == Seen(judged_reps=1)
    assert read(Seen, plain(found)) == found


# --- at the door ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "line"),
    [
        (rep(1, look(range_0_1=3.5)), "seen: range_0_1: expected a number from 0 to 3"),
        (rep(1, look(range_0_1=float("nan"))), "seen: range_0_1: expected a number from 0 to 3"),
        (rep(1, look(seconds=-1)), "seen: seconds: expected a number from 0 to 3600"),
        (rep(1, look(seconds=2, held_s=3)), "seen: held_s: expected at most the seconds of the repetition"),
        (rep(1, look("<script>")), "seen: faults[0]: expected the id of a fault"),
        (rep(1, look("sag", "sag")), "seen: faults: expected at most 12, each once"),
        (rep(1, {**look(), "landmarks": [0.1]}), "seen: landmarks: unknown"),
        (rep(1, look(half=True)), "seen: expected only of a whole repetition that the camera counted"),
        (("repetition-done", {**rep(1, look())[1], "by": "timer"}), "expected only of a whole repetition"),
        (saw(judged_s=21), "judged_s: expected at most watched_s"),
        (saw(watched_s=99_999), "watched_s: expected a number from 0 to 3600"),
        (saw(halves=[look()]), "halves: expected only repetitions that are half ones"),
        (saw(holds_s=[1.0] * 1001), "expected at most 1000 of anything"),
        (saw(holds_s=[float("inf")]), "holds_s[0]: expected a number"),
    ],
)
def test_impossible_numbers_are_refused_with_one_line(told: Told, line: str) -> None:
    with pytest.raises(InputError) as problem:
        read_event(events((told,))[0])
    assert line in str(problem.value)
    assert "\n" not in str(problem.value)


@pytest.mark.parametrize(
    ("told", "line"),
    [
        (rep(1, look("moon")), "event 0: data: faults: expected faults of this exercise"),
        (saw(faults=["moon"]), "event 0: data: faults: expected faults of this exercise"),
        (saw("4-breathe"), "event 0: data: expected nothing seen of an exercise that goes by the timer"),
    ],
)
def test_what_this_exercise_cannot_show_is_refused(told: Told, line: str) -> None:
    with pytest.raises(InputError) as problem:
        expect_possible(typed_events((told,)), script())
    assert str(problem.value) == line


def test_what_can_be_is_let_in() -> None:
    expect_possible(typed_events((*SET, saw(faults=["sag"]), saw("9-nothing"))), script())


@pytest.mark.parametrize(
    ("wrong", "line"),
    [
        ({"judged_reps": 3, "right_reps": 2, "left_reps": 2}, "right_reps and left_reps"),
        ({"judged_reps": 3, "faulty_reps": 4}, "faulty_reps"),
        ({"judged_reps": 3, "faulty_reps": 1, "faults": {"sag": 2}}, "faults"),
        ({"judged_reps": 3, "judged_0_1": 1.2}, "judged_0_1"),
        ({"judged_reps": -1}, "judged_reps"),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_is_refused(wrong: dict[str, Any], line: str) -> None:
    with pytest.raises(InputError, match=line):
        read(Seen, wrong, "seen")


# --- in words ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("found", "before", "said"),
    [
        (None, None, ""),
        (Seen(judged_reps=8, range_0_1=0.8), None, "The camera saw 8 of 10."),
        (
            Seen(judged_reps=8, right_reps=4, left_reps=4, range_0_1=0.9, right_range_0_1=0.9, left_range_0_1=0.88),
            Seen(judged_reps=8, range_0_1=0.8),
            "The camera saw 8 of 10. Both sides went alike. You went a little further than last time.",
        ),
        (
            Seen(judged_reps=10, range_0_1=0.8, right_range_0_1=0.9, left_range_0_1=0.7),
            Seen(judged_reps=8, range_0_1=0.8),
            "The camera saw 10 of 10. The right side went a little further. You went as far as last time.",
        ),
        (
            Seen(judged_reps=10, range_0_1=0.5),
            Seen(judged_reps=8, range_0_1=0.8),
            "The camera saw 10 of 10. You went a little less far than last time. Days differ.",
        ),
        (Seen(judged_reps=4, held_s=38.4), None, "The camera saw you hold it for 38 seconds."),
        (Seen(judged_reps=2), None, "The camera saw 2 of 10. It saw only a part, so this says little."),
        (Seen(judged_reps=5, judged_0_1=0.4), None, "The camera saw 5 of 10. It saw only a part, so this says little."),
        (Seen(judged_reps=0, judged_0_1=0.0), None, "The camera was on and could not see enough to say anything."),
    ],
)
def test_what_the_person_reads(found: Seen | None, before: Seen | None, said: str) -> None:
    done = ExerciseDone(exercise_id="bridge", slot="strength", reps=10, seen=found)
    assert " ".join(render(one, "en") for one in seen_words(done, before)) == said
