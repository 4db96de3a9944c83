"""What holds for every list of events, in whatever order and however often they arrive."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from limber.session import Event, read_event, record, state, summarise_session
from tests.golden.session_small import small_script
from tests.golden.test_session_golden import Told, changed, entered, events, hurt, rated, rep, set_done

SCRIPT = small_script()
KEYS = ("1-march", "2-bridge", "2-tilt", "2-reach", "3-stretch", "4-breathe", "9-nothing")
key = st.sampled_from(KEYS)
told: st.SearchStrategy[Told] = st.one_of(
    st.just(("started", {"build": "b1", "pain_before_0_10": 3})),
    st.builds(entered, key, st.integers(0, 5), st.sampled_from(("time", "back", "skip", "resume", "change"))),
    st.builds(rep, key, st.integers(1, 20), st.sampled_from(("right", "left", "both"))),
    st.builds(
        set_done, key, st.integers(1, 3), st.integers(0, 10), st.floats(0, 60), st.sampled_from(("both", "right"))
    ),
    st.builds(changed, key, key, st.sampled_from(("easier", "swap", "amber", "red"))),
    st.builds(hurt, key, st.sampled_from(("green", "amber", "red")), st.integers(0, 10)),
    st.builds(rated, key, st.sampled_from(("easy", "right", "hard", "skipped"))),
    st.builds(lambda k: ("skipped", {"key": k, "exercise_id": "x"}), key),
    st.sampled_from((("paused", {"why": "hidden"}), ("resumed", {}), ("finished", {"how": "complete"}))),
    st.builds(
        lambda d: ("wrong", {"path": [d], "decision": d, "action": "end"}), st.sampled_from(("heart", "ease-off", "?"))
    ),
)
sessions = st.lists(told, min_size=1, max_size=25).map(lambda found: events(tuple(found)))


def read_all(sent: list[dict[str, Any]]) -> list[Event]:
    return [read_event(one) for one in sent]


@given(sessions, st.randoms(use_true_random=False), st.integers(0, 25))
@settings(max_examples=150, deadline=None)
def test_order_of_arrival_and_repeats_change_nothing(sent: list[dict[str, Any]], random: Any, cut: int) -> None:
    shuffled = [*sent, *sent[:cut]]
    random.shuffle(shuffled)
    assert record(record((), shuffled[:cut]), shuffled) == record((), sent)
    assert summarise_session(read_all(shuffled), SCRIPT) == summarise_session(read_all(sent), SCRIPT)


@given(sessions)
@settings(max_examples=200, deadline=None)
def test_a_position_is_always_a_place_of_the_script(sent: list[dict[str, Any]]) -> None:
    found = state(read_all(sent), SCRIPT)
    assert found.mode != "playing"
    assert 0 <= found.slot < len(SCRIPT.exercises)
    assert len(found.keys) == len(SCRIPT.exercises)
    assert all(key.startswith(f"{n}-") for n, key in enumerate(found.keys, 1))


@given(sessions, sessions)
@settings(max_examples=100, deadline=None)
def test_after_a_stop_for_safety_nothing_plays_on(before: list[dict[str, Any]], after: list[dict[str, Any]]) -> None:
    stop = ("wrong", {"path": ["chest"], "decision": "heart", "action": "E0"})
    whole = events(tuple((e["kind"], e["data"]) for e in (*before, {"kind": stop[0], "data": stop[1]}, *after)))
    found = state(read_all(whole), SCRIPT)
    finished_before = state(read_all(before), SCRIPT).mode
    assert found.mode == "stopped", finished_before
    assert summarise_session(read_all(whole), SCRIPT).stopped_by is not None


@given(sessions)
@settings(max_examples=100, deadline=None)
def test_a_summary_never_counts_more_than_was_told(sent: list[dict[str, Any]]) -> None:
    found = summarise_session(read_all(sent), SCRIPT)
    assert {e.exercise_id for e in found.exercises} <= {"march", "bridge", "tilt", "reach", "stretch", "breathe"}
    assert found.duration_s <= 5 * len(sent)
    reds = sum(e["kind"] == "hurt" and e["data"]["light"] == "red" and e["data"]["key"] != KEYS[-1] for e in sent)
    assert sum(light == "red" for e in found.exercises for light in e.lights) == reds
