"""What came in from a device: read strictly, kept once, told in one row."""

import json
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest

from limber.errors import InputError
from limber.plain import plain, read
from limber.session import Event, SessionSummary, local_day, read_event, record, summarise_session
from tests.golden.session_small import SESSION_ID, small_script
from tests.golden.test_session_golden import (
    BEGIN,
    MARCH,
    STARTED,
    Told,
    changed,
    entered,
    events,
    hurt,
    rated,
    rep,
    set_done,
    typed_events,
)

BRIDGE: tuple[Told, ...] = (
    entered("2-bridge", 0), entered("2-bridge", 1), rep("2-bridge", 1), rep("2-bridge", 2), rep("2-bridge", 3),
    set_done("2-bridge", 1, 3, 24), entered("2-bridge", 2), entered("2-bridge", 3), set_done("2-bridge", 2, 3, 24),
    rated("2-bridge"),
)  # fmt: skip
STRETCH: tuple[Told, ...] = (
    entered("3-stretch", 1), set_done("3-stretch", 1, 1, 24, "right"), entered("3-stretch", 3),
    set_done("3-stretch", 1, 1, 24, "left"), rated("3-stretch"),
)  # fmt: skip
BREATHE: tuple[Told, ...] = (entered("4-breathe", 1), set_done("4-breathe", 1, 0, 60, "none"), rated("4-breathe"))
END: Told = ("finished", {"how": "complete", "pain_after_0_10": 2, "effort_0_10": 4})
WHOLE: tuple[Told, ...] = (STARTED, *MARCH, rated("1-march"), *BRIDGE, *STRETCH, *BREATHE, END)


def summary(*told: Told) -> SessionSummary:
    return summarise_session(typed_events(told), small_script())


def of(found: SessionSummary, exercise_id: str) -> Any:
    return next(e for e in found.exercises if e.exercise_id == exercise_id)


# --- reading and keeping -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"kind": "danced"}, "kind: expected one of started"),
        ({"data": {"key": "1-march", "exercise_id": "march"}}, "data: step: is missing"),
        (
            {"data": {"key": "1-march", "exercise_id": "march", "step": 1, "by": "time", "pain": 3}},
            "data: pain: unknown",
        ),
        (
            {"data": {"key": "1-march", "exercise_id": "march", "step": -1, "by": "time"}},
            "data: step: expected a whole",
        ),
        (
            {"data": {"key": "1-march", "exercise_id": "march", "step": "1", "by": "time"}},
            "data: step: expected a whole",
        ),
        ({"id": "42"}, "id: expected a UUID"),
        ({"at": "2026-01-05T08:00:00"}, "at: expected a time"),
        ({"more": 1}, "more: unknown"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(change: dict[str, Any], message: str) -> None:
    good = events((entered("1-march", 1),))[0]
    with pytest.raises(InputError) as refused:
        record((), [{**good, **change}])
    assert message in str(refused.value)
    assert "\n" not in str(refused.value)


def test_an_answer_that_was_not_given_may_be_null_or_left_out() -> None:
    left_out = events((("finished", {"how": "ended-early"}),))[0]
    null = events((("finished", {"how": "ended-early", "pain_after_0_10": None, "effort_0_10": None}),))[0]
    assert summarise_session([read_event(left_out)], small_script()) == summarise_session(
        [read_event(null)], small_script()
    )


def test_the_same_event_twice_is_one_and_the_order_is_seq() -> None:
    sent = events(WHOLE)
    once = record((), sent)
    assert record(once, sent) == once
    assert record(record((), sent[5:]), [*sent[:9], *sent[3:]]) == once
    assert [e.seq for e in once] == sorted(e.seq for e in once)


def test_an_event_of_another_session_is_refused() -> None:
    stored = record((), events(WHOLE[:3]))
    other = {**events(WHOLE)[5], "session_id": SESSION_ID.replace("0001", "0002")}
    with pytest.raises(InputError, match="session_id"):
        record(stored, [other])


def test_events_survive_being_written_and_read() -> None:
    once = record((), events(WHOLE))
    assert [read(Event, one) for one in json.loads(json.dumps(plain(once)))] == once


# --- the summary -------------------------------------------------------------------------------------


def test_a_whole_session_in_one_row() -> None:
    found = summary(*WHOLE)
    assert (found.how, found.light, found.stopped_by) == ("complete", "green", None)
    assert (found.pain_before_0_10, found.pain_after_0_10, found.effort_0_10) == (3, 2, 4)
    assert found.on == date(2026, 1, 5)
    assert [e.exercise_id for e in found.exercises] == ["march", "bridge", "stretch", "breathe"]
    assert all(e.complete for e in found.exercises)
    bridge = of(found, "bridge")
    assert (bridge.sets, bridge.reps, bridge.planned_reps, bridge.seconds) == (2, 6, 6, 48)
    assert (bridge.planned.sets, bridge.planned.reps, bridge.planned.hold_s) == (2, 3, 4)
    assert of(found, "stretch").sets == 1
    assert of(found, "breathe").seconds == 60
    assert read(SessionSummary, json.loads(json.dumps(plain(found)))) == found


@pytest.mark.parametrize(
    ("what", "told", "exercise_id", "expected"),
    [
        ("skipped in the middle of a set",
         (*BRIDGE[:4], ("skipped", {"key": "2-bridge", "exercise_id": "bridge"})), "bridge",
         {"skipped": True, "complete": False, "reps": 2, "sets": 0}),
        ("skipped and then done after all",
         (("skipped", {"key": "2-bridge", "exercise_id": "bridge"}), *BRIDGE), "bridge",
         {"skipped": False, "complete": True}),
        ("changed to something easier", (*BRIDGE[:3], changed("2-bridge", "2-tilt", "easier")), "bridge",
         {"changed_to": "tilt", "changed_why": "easier", "complete": False}),
        ("a third less of the same", (*BRIDGE[:3], changed("2-bridge", "2-bridge", "amber"), *BRIDGE[5:]), "bridge",
         {"changed_to": None, "complete": True}),
        ("a set played twice counts once", (*BRIDGE, *BRIDGE), "bridge", {"reps": 6, "sets": 2}),
        ("an amber light", (*BRIDGE[:3], hurt("2-bridge", "amber", 5), *BRIDGE[3:]), "bridge",
         {"lights": ("amber",), "pains_0_10": (5,)}),
        ("hard", (*BRIDGE[:-1], rated("2-bridge", "hard")), "bridge", {"felt": "hard"}),
        ("one side only", STRETCH[:2], "stretch", {"complete": False, "reps": 1}),
    ],
)  # fmt: skip
def test_what_was_done_of_an_exercise(
    what: str, told: tuple[Told, ...], exercise_id: str, expected: dict[str, Any]
) -> None:
    done = of(summary(STARTED, *told), exercise_id)
    assert {name: getattr(done, name) for name in expected} == expected, what


@pytest.mark.parametrize(
    ("what", "told", "how", "light", "stopped_by"),
    [
        ("the tab was closed", (STARTED, *MARCH), "unfinished", "green", None),
        ("ended early", (STARTED, *MARCH, ("finished", {"how": "ended-early"})), "ended-early", "green", None),
        ("the worst light counts", (STARTED, hurt("1-march", "amber", 5), hurt("2-bridge", "red", 7), END),
         "complete", "red", None),
        ("chest pain", (STARTED, ("wrong", {"path": ["chest"], "decision": "heart", "action": "E0"})),
         "stopped-for-safety", "green", "E0"),
        ("only hard work",
         (STARTED, ("wrong", {"path": ["breath", "effort"], "decision": "ease-off", "action": "ease"}), END),
         "complete", "green", None),
        ("a decision that nobody knows", (STARTED, ("wrong", {"path": ["?"], "decision": "?", "action": "U1"})),
         "stopped-for-safety", "green", "U1"),
    ],
)  # fmt: skip
def test_how_it_ended(what: str, told: tuple[Told, ...], how: str, light: str, stopped_by: str | None) -> None:
    found = summary(*told)
    assert (found.how, found.light, found.stopped_by) == (how, light, stopped_by), what


def test_pauses_are_not_time_played() -> None:
    told: tuple[Told, ...] = (
        STARTED,
        entered("1-march", 1),
        ("paused", {"why": "person"}),
        ("resumed", {}),
        entered("1-march", 2),
    )
    made = events(told)
    seconds = (0, 10, 20, 620, 630)
    for event, second in zip(made, seconds, strict=True):
        event["at"] = (BEGIN + timedelta(seconds=second)).isoformat()
    assert summarise_session([read_event(e) for e in made], small_script()).duration_s == 30


@pytest.mark.parametrize(
    ("at", "day"),
    [
        (datetime(2026, 3, 2, 3, 59, tzinfo=UTC), date(2026, 3, 1)),
        (datetime(2026, 3, 2, 4, 0, tzinfo=UTC), date(2026, 3, 2)),
        (datetime(2026, 3, 2, 1, 0, tzinfo=timezone(timedelta(hours=-5))), date(2026, 3, 1)),
        (datetime(2026, 3, 29, 4, 30, tzinfo=timezone(timedelta(hours=2))), date(2026, 3, 29)),
    ],
)
def test_the_day_turns_at_four_in_the_persons_own_time(at: datetime, day: date) -> None:
    assert local_day(at) == day


def test_no_event_is_no_session() -> None:
    with pytest.raises(InputError, match="at least one event"):
        summarise_session([], small_script())
