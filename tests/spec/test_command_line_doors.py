"""No answers with a locking outcome lead to a plan, a session, or an exercise, by any door; nor do old answers.

The doors: `limber.programme.plan` and `why`, `limber.session.make_script`, and the commands of the shell.
"""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given, settings

from limber.catalogue import load
from limber.errors import InputError
from limber.plain import plain, read
from limber.programme import NotNow, PlanRequest, Programme, plan, read_request, why
from limber.safety import Answers, Lock, Reask, Screening, lock_of, screen
from limber.safety.emergency import numbers
from limber.session import PlanDay, Script, Setting, Today, make_script
from tests.property.people import ON, answers, generated_answers, request
from tests.spec.command_line import limber

DANGER = ("S01", "S02", "S05", "S06", "S08", "S12", "S13a", "S14", "S15a", "S18a", "H2a", "H2b", "S25", "bp180_110")
LOCKED = [
    # answers                              outcome
    ("S01@2days",                           "E0"),
    ("S25",                                 "E0"),
    ("S15a",                                "U1"),
    ("S13a",                                "C1"),
    ("S14",                                 "C2"),
    ("operation_12w operation_cleared:no",  "C2"),
]  # fmt: skip
SETTING = Setting(
    language="en", session_id="s", build="b", numbers=numbers("GB"), danger_card="/card", shape="/shape", get_ready_s=10
)


def a_day() -> PlanDay:
    """The first day of somebody else's plan: the day that a locked person could try to play."""
    made = plan(request(""))
    assert isinstance(made, Programme)
    return made.days[0]


def script(day: PlanDay, today: Today) -> Script:
    return make_script(day, today, SETTING, clip_address=lambda *_: "", image_address=lambda _: "")


def by_the_shell(wanted: PlanRequest, *command: str) -> Any:
    return limber(*command, "-", given=json.dumps(plain(wanted)).encode())


@pytest.mark.parametrize(("words", "outcome"), LOCKED)
def test_a_locking_outcome_closes_every_door(words: str, outcome: str) -> None:
    wanted = request(words)
    made = plan(wanted)
    assert isinstance(made, NotNow)
    assert made.action == outcome
    assert why("bridge", wanted).status == "no-plan"
    with pytest.raises(InputError, match="expected a safety screen that allows a session"):
        script(a_day(), wanted.today)
    for command in (("plan",), ("plan", "--json"), ("why", "bridge"), ("why", "bridge", "--json")):
        assert by_the_shell(wanted, *command).code == 3
    said = limber("screen", "-", "--on", str(ON), "--json", given=json.dumps(plain(wanted.answers)).encode())
    assert (said.code, json.loads(said.out)["outcome"]) == (3, outcome)


@given(generated_answers(extra=DANGER))
@settings(max_examples=120, deadline=None)
def test_whatever_was_answered_the_doors_agree(given_answers: Answers) -> None:
    outcome = screen(given_answers, ON).outcome
    assert outcome is not None
    wanted = PlanRequest(on=ON, answers=given_answers, minutes=5)
    made = plan(wanted)
    assert isinstance(made, NotNow) == outcome.locks
    said = by_the_shell(wanted, "plan", "--json")
    assert said.code == (3 if outcome.locks else 0)
    assert ("days" in json.loads(said.out)) == (not outcome.locks)
    assert by_the_shell(wanted, "why", "walking").code == said.code
    day = a_day() if isinstance(made, NotNow) else made.days[0]
    if outcome.locks:
        with pytest.raises(InputError, match="expected a safety screen that allows a session"):
            script(day, wanted.today)
    else:
        assert script(day, wanted.today).exercises


# --- made up by hand ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("where", "made_up", "line"),
    [
        ((), {"outcome": "G"}, "outcome: unknown"),
        ((), {"tags": []}, "tags: unknown"),
        ((), {"limits": {"difficulty": 5}}, "limits: unknown"),
        (("answers",), {"outcome": "G"}, "answers: outcome: unknown"),
        (("answers",), {"finished": True}, "answers: finished: unknown"),
        (("answers",), {"locks": False}, "answers: locks: unknown"),
    ],
)
def test_an_outcome_made_up_by_hand_is_refused(where: tuple[str, ...], made_up: dict[str, Any], line: str) -> None:
    data = plain(request("S01@2days"))
    inner = data
    for key in where:
        inner = inner[key]
    inner.update(made_up)
    with pytest.raises(InputError, match=line):
        read_request(data)
    said = limber("plan", "-", given=json.dumps(data).encode())
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(f"limber: standard input: {line}")


def test_a_stored_lock_closes_the_doors_although_later_answers_are_clean() -> None:
    bad = answers("S01@2days", on=ON - timedelta(days=3))
    at = datetime.combine(bad.answered_on, time(9, 0), UTC)
    lock = lock_of(screen(bad, bad.answered_on), at, "first")
    assert lock is not None
    for record in ({"locks": (lock,)}, {"screenings": (Screening(id="first", at=at, answers=bad),)}):
        wanted = request("", **record)
        made = plan(wanted)
        assert isinstance(made, NotNow)
        assert made.action == "E0"
        assert by_the_shell(wanted, "plan").code == 3
        with pytest.raises(InputError):
            script(a_day(), wanted.today)


def test_a_lock_made_milder_by_hand_does_not_count_for_less() -> None:
    bad = answers("S01@2days", on=ON - timedelta(days=3))
    at = datetime.combine(bad.answered_on, time(9, 0), UTC)
    lock = lock_of(screen(bad, bad.answered_on), at, "first")
    assert lock is not None
    milder = read(Lock, {**plain(lock), "action": "C2", "rules": ["C2-S14"]}, "lock")
    made = plan(request("", locks=(milder,), screenings=(Screening(id="first", at=at, answers=bad),)))
    assert isinstance(made, NotNow)
    assert made.action == "E0"
    with pytest.raises(InputError, match="expected one of E0, U1, C1, C2"):
        read(Lock, {**plain(lock), "action": "G"}, "lock")


def test_a_plan_changed_by_hand_is_not_played() -> None:
    day, wanted = a_day(), request("knee_pain stand_hard floor_hard firm_bed:no")
    forbidden = next(e.id for e in load().exercises.values() if "cannot_stand" in e.data.exclude)
    swapped = replace(day, items=(replace(day.items[0], exercise_id=forbidden), *day.items[1:]))
    with pytest.raises(InputError, match="expected only exercises that suit the answers"):
        script(swapped, wanted.today)
    unknown = replace(day, items=(replace(day.items[0], exercise_id="no-such"), *day.items[1:]))
    with pytest.raises(InputError, match="no exercise has this id"):
        script(unknown, wanted.today)


# --- out of date --------------------------------------------------------------------------------------

AGES = [
    # days since the answers   last session before   asked again
    (0,                        None,                  None),
    (27,                       None,                  None),
    (28,                       27,                    None),
    (29,                       1,                     "leg-signs"),
    (28,                       None,                  "full"),
    (84,                       1,                     "leg-signs"),
    (85,                       1,                     "full"),
    (400,                      1,                     "full"),
]  # fmt: skip


@pytest.mark.parametrize(("days", "last", "asked"), AGES)
def test_old_answers_are_asked_again(days: int, last: int | None, asked: str | None) -> None:
    on = ON + timedelta(days=days)
    history = {"sessions": [] if last is None else [_session(on - timedelta(days=last))]}
    data = {**plain(request("")), "on": str(on), "history": history}
    wanted = read_request(data)
    made = plan(wanted)
    assert (made.ask if isinstance(made, NotNow) else None) == asked
    said = limber("plan", "-", given=json.dumps(data).encode())
    assert said.code == (3 if asked else 0)
    if asked:
        assert said.out.startswith("First a few questions about your safety")
        with pytest.raises(InputError):
            script(a_day(), wanted.today)


def _session(on: date) -> dict[str, Any]:
    return {
        "session_id": "one", "on": str(on), "started_at": f"{on}T09:00:00+00:00", "ended_at": f"{on}T09:15:00+00:00",
        "how": "complete", "exercises": [],
    }  # fmt: skip


def test_something_that_happened_since_asks_again() -> None:
    later = datetime.combine(ON + timedelta(days=1), time(9, 0), UTC)
    wanted = request("", reasks=(Reask(at=later, why="start-tick"),))
    made = plan(replace(wanted, on=ON + timedelta(days=2)))
    assert isinstance(made, NotNow)
    assert made.ask == "full"
