"""Reading answers: what is refused, where, and how a page's answers come back."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from limber.errors import InputError
from limber.plain import plain, schema
from limber.safety import Answers, CheckIn, Statement, read_answers, record_block, unanswered
from limber.safety.clauses import BLOCKS

TODAY = date(2026, 1, 5)
STATEMENT = {
    "seen_on": "2026-01-04",
    "seen_by": "nurse",
    "clauses": ["S13a"],
    "recorded_at": "2026-01-05T08:00:00+00:00",
    "checked_exactly_this": True,
    "may_exercise": True,
}


@pytest.mark.parametrize(
    ("data", "line"),
    [
        ({"tick": {}}, "answers: tick: unknown"),
        ({"ticks": {"S99": True}}, "answers: ticks: S99: unknown"),
        ({"ticks": {"spell": True}}, "answers: ticks: spell: unknown"),
        ({"ticks": {"S01": "yes"}}, "answers: ticks: S01: expected true or false"),
        ({"ticks": {"S05b": True}}, "answers: ticks: S05b: expected S05 to be ticked too"),
        ({"when": {"S01": "2days"}}, "answers: when: S01: expected this clause to be ticked"),
        ({"ticks": {"S01": False}, "when": {"S01": "2days"}}, "answers: when: S01: expected this clause to be ticked"),
        ({"ticks": {"S01": True}, "when": {"S01": "monday"}}, "answers: when: S01: expected one of 2days"),
        ({"ticks": {"S09": True}, "when": {"S09": "2days"}}, "answers: when: S09: expected no time"),
        ({"ticks": {"S09": True}, "when": {"S09": "checked_same"}}, "answers: when: S09: expected a statement"),
        ({"choices": {"spell": "long"}}, "answers: choices: spell: expected one of acute"),
        ({"choices": {"S01": "yes"}}, "answers: choices: S01: unknown"),
        ({"numbers": {"age_years": 500}}, "answers: numbers: age_years: expected a whole number from 1 to 120"),
        ({"numbers": {"age_years": 0}}, "answers: numbers: age_years: expected a whole number from 1 to 120"),
        ({"numbers": {"pain_now_0_10": 11}}, "answers: numbers: pain_now_0_10: expected a whole number from 0 to 10"),
        ({"numbers": {"pain_now_0_10": 3.5}}, "answers: numbers: pain_now_0_10: expected a whole number"),
        ({"numbers": {"pain_now_0_10": True}}, "answers: numbers: pain_now_0_10: expected a whole number"),
        ({"numbers": {"height": 3}}, "answers: numbers: height: unknown"),
        ({"closed": {"mood": "no"}}, "answers: closed: mood: expected one of none, others"),
        ({"closed": {"nothing": "none"}}, "answers: closed: nothing: unknown"),
        ({"ticks": {"S25": True}, "closed": {"mood": "none"}}, "answers: closed: mood: expected no tick"),
        ({"answered_on": "2026-01-06"}, "answers: answered_on: expected a date that is not in the future"),
        ({"answered_on": "yesterday"}, "answers: answered_on: expected a date"),
        ({"statements": [{**STATEMENT, "clauses": ["S99"]}]}, "answers: statements[0]: clauses: S99: unknown"),
        ({"statements": [{**STATEMENT, "may_exercise": False}]}, "answers: statements[0]: may_exercise: expected one"),
        (
            {"statements": [{**STATEMENT, "seen_by": "friend"}]},
            "answers: statements[0]: seen_by: expected one of doctor",
        ),
        ({"statements": [{**STATEMENT, "seen_on": "2026-01-06"}]}, "answers: statements[0]: seen_on: expected a date"),
        (
            {"answered_on": "2026-01-04", "statements": [STATEMENT]},
            "answers: statements[0]: recorded_at: expected a time that is not after answered_on",
        ),
    ],
)
def test_wrong_answers_are_refused_in_one_line(data: dict[str, Any], line: str) -> None:
    with pytest.raises(InputError) as problem:
        read_answers({"answered_on": "2026-01-05", **data}, today=TODAY)
    assert str(problem.value).startswith(line)
    assert "\n" not in str(problem.value)


def test_the_date_is_needed() -> None:
    with pytest.raises(InputError, match="answered_on: is missing"):
        read_answers({})


def test_answers_survive_being_written_and_read() -> None:
    data = {
        "answered_on": "2026-01-05",
        "ticks": {"S13a": True, "S05": True, "S06": False},
        "when": {"S13a": "checked_same", "S05": "2weeks"},
        "closed": {"illness": "others"},
        "numbers": {"age_years": "unknown"},
        "statements": [STATEMENT],
    }
    answers = read_answers(data, today=TODAY)
    assert read_answers(plain(answers), today=TODAY) == answers


def test_a_statement_may_name_what_a_session_or_the_record_locked() -> None:
    for clause in ("stop-saddle", "C1-plus3"):
        read_answers({"answered_on": "2026-01-05", "statements": [{**STATEMENT, "clauses": [clause]}]})


def test_the_schema_is_closed_and_needs_only_the_date() -> None:
    written = schema(Answers)
    body = (written.get("properties") and written) or written["$defs"]["Answers"]
    assert body["additionalProperties"] is False
    assert body["required"] == ["answered_on"]


# --- a page comes back ---

EMPTY = Answers(answered_on=TODAY)


def open_on(answers: Answers, block_id: str) -> tuple[str, ...]:
    return unanswered(answers, [block for block in BLOCKS if block.id == block_id])


def test_a_page_without_its_last_box_stays_open() -> None:
    assert open_on(record_block(EMPTY, "mood", {}), "mood") == ("S25",)
    assert open_on(record_block(EMPTY, "mood", {"closed": {"mood": "none"}}), "mood") == ()


def test_a_tick_opens_its_time_and_its_follow_ups() -> None:
    page = {"ticks": {"S05": True}, "closed": {"legs-and-bladder": "others"}}
    answers = record_block(EMPTY, "legs-and-bladder", page)
    assert open_on(answers, "legs-and-bladder") == ("when.S05", "S05b", "S05c")
    page |= {"when": {"S05": "2weeks"}, "closed": {"legs-and-bladder": "others", "S05": "none"}}
    assert open_on(record_block(answers, "legs-and-bladder", page), "legs-and-bladder") == ()


def test_what_follows_a_tick_that_is_gone_is_dropped() -> None:
    page = {
        "ticks": {"pregnant": True, "pregnancy_advised_not": True},
        "choices": {"pregnancy_weeks": "under_16"},
        "closed": {"pregnancy": "others", "pregnant": "others"},
    }
    answers = record_block(EMPTY, "pregnancy", page)
    page = {**page, "ticks": {"pregnancy_advised_not": True}, "closed": {"pregnancy": "none", "pregnant": "others"}}
    assert record_block(answers, "pregnancy", page) == record_block(
        EMPTY, "pregnancy", {"closed": {"pregnancy": "none"}}
    )


def test_a_time_without_its_tick_is_dropped() -> None:
    page = {"when": {"S01": "2days"}, "closed": {"legs-and-bladder": "none"}}
    assert record_block(EMPTY, "legs-and-bladder", page).when == {}


def test_other_pages_are_kept() -> None:
    first = record_block(EMPTY, "mood", {"closed": {"mood": "none"}})
    second = record_block(first, "about-you", {"numbers": {"age_years": 40}, "choices": {"spell": "acute"}})
    assert second.closed == {"mood": "none"}
    assert open_on(second, "about-you") == ("pain_now_0_10", "pain_usual_0_10", "pain_course")


@pytest.mark.parametrize(
    ("block", "posted", "line"),
    [
        ("nowhere", {}, "answers: page: expected one of about-you"),
        ("mood", [], "answers: expected a table"),
        ("mood", {"ticks": {"S01": True}}, "answers: ticks: S01: expected a question of this page"),
        ("mood", {"ticks": {"S25": True}, "closed": {"mood": "none"}}, "answers: closed: mood: expected no tick"),
        ("mood", {"words": "free text"}, "answers: words: unknown"),
        ("mood", {"ticks": {"S99": True}}, "answers: ticks: S99: expected a question of this page"),
        ("mood", {"statements": []}, "answers: statements: unknown"),
    ],
)
def test_a_wrong_page_is_refused(block: str, posted: object, line: str) -> None:
    with pytest.raises(InputError) as problem:
        record_block(EMPTY, block, posted)
    assert str(problem.value).startswith(line)


def test_statements_stay_when_a_page_comes_back() -> None:
    statement = Statement(
        seen_on=TODAY,
        seen_by="hospital",
        clauses=("S25",),
        recorded_at=datetime(2026, 1, 5, 8, tzinfo=UTC),
        checked_exactly_this=True,
        may_exercise=True,
    )
    answers = record_block(
        Answers(answered_on=TODAY, statements=(statement,)),
        "mood",
        {"ticks": {"S25": True}, "when": {"S25": "checked_same"}, "closed": {"mood": "others"}},
    )
    assert answers.statements == (statement,)


@pytest.mark.parametrize("pain_0_10", [0, 10])
def test_pain_goes_from_0_to_10(pain_0_10: int) -> None:
    report = CheckIn(session_on=TODAY, morning_0_10=pain_0_10, usual_0_10=(3,), new_leg_signs=False)
    assert report.morning_0_10 == pain_0_10
    with pytest.raises(ValueError, match="morning_0_10"):
        replace(report, morning_0_10=-1 if pain_0_10 == 0 else 11)
