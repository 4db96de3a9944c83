"""Whatever a camera saw: it may hold an exercise back, and makes nothing milder, harder or longer."""

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from limber.catalogue import load
from limber.programme import PlanRequest
from limber.programme.adapt import adapted
from limber.programme.camera_says import against, supports
from limber.session import History, SessionSummary
from tests.property.people import ON, open_answers, pasts


def without_a_camera(sessions: tuple[SessionSummary, ...]) -> History:
    return History(
        sessions=tuple(replace(s, exercises=tuple(replace(e, seen=None) for e in s.exercises)) for s in sessions)
    )


@given(open_answers(), pasts(), st.booleans())
@settings(max_examples=150, deadline=None)
def test_what_a_camera_saw_only_takes_away(answers: Any, past: dict[str, Any], next_session: bool) -> None:
    wanted = PlanRequest(on=ON, answers=answers, **past)
    blind = replace(wanted, history=without_a_camera(wanted.history.sessions))
    catalogue = load().exercises
    with_it, without = (adapted(r, catalogue, ON, next_session=next_session) for r in (wanted, blind))
    # The traffic light, the morning after, flares and missed days stay what they are.
    for name in ("amount", "gentle", "resting", "instead", "preferred", "avoided", "reasons", "changes"):
        assert getattr(with_it, name) == getattr(without, name), name
    for name in ("base_reps", "base_hold_s", "base_sets"):
        assert getattr(with_it, name) == getattr(without, name), name
    for name in ("one_more", "longer_hold", "more_sets"):
        assert getattr(with_it, name) <= getattr(without, name), name
    assert with_it.ladder.items() <= without.ladder.items()


@given(pasts())
@settings(max_examples=200, deadline=None)
def test_more_to_improve_never_speaks_less_against_progress(past: dict[str, Any]) -> None:
    for session in past["history"].sessions:
        for done in session.exercises:
            if done.seen is None or done.seen.sure != "sure":
                continue
            assert not (supports([(session, done)]) and against([(session, done)]))
            worse = replace(done.seen, faults={}, faulty_reps=done.seen.judged_reps + done.seen.half_reps)
            assert against([(session, replace(done, seen=worse))]) is not None
