"""Safety at its edges: the exact day, the exact age, the exact moment at which an answer changes what follows."""

from dataclasses import replace
from datetime import date, timedelta
from importlib import import_module
from typing import Any

import pytest

from limber.errors import InputError
from limber.plain import read
from limber.safety import (
    DECISIONS,
    Action,
    Answers,
    CheckIn,
    Decision,
    Reask,
    Screening,
    action_page,
    asked_again,
    check_answers,
    check_in,
    is_over,
    screen,
    standing,
)
from limber.safety.facts import Facts, Reports
from limber.safety.screening import ordinary_taps
from tests.property.people import ON, answers
from tests.spec.test_safety_locks import CLEAN, LOCK, STARTED, TODAY, at, full, legs, opened, seen


@pytest.mark.parametrize(
    ("number", "low", "high"), [("age_years", 1, 120), ("pain_now_0_10", 0, 10), ("pain_usual_0_10", 0, 10)]
)
def test_numbers_are_taken_up_to_their_ends_and_no_further(number: str, low: int, high: int) -> None:
    whole = answers()
    for fits in (low, high):
        check_answers(replace(whole, numbers={**whole.numbers, number: fits}))
    for beyond in (low - 1, high + 1):
        with pytest.raises(InputError, match=f"numbers: {number}: expected a whole number from {low} to {high}"):
            check_answers(replace(whole, numbers={**whole.numbers, number: beyond}))


def test_none_of_these_does_not_go_with_one_of_these() -> None:
    ticked = answers("knee_pain")
    group = next(group for group, closing in ticked.closed.items() if closing == "others")
    with pytest.raises(InputError, match="expected no tick in this group"):
        check_answers(replace(ticked, closed={**ticked.closed, group: "none"}))


@pytest.mark.parametrize(
    ("rules", "maternity"),
    [
        (("U1-S23a",), True),
        (("STOP-PREG",), True),
        (("U1-S23a", "STOP-PREG"), True),
        (("U1-S23a", "U1-S19"), False),
        (("C1-S11",), False),
        ((), False),
    ],
)
def test_who_is_sent_to_the_maternity_unit(rules: tuple[str, ...], maternity: bool) -> None:
    assert (action_page(Action.U1, rules) != action_page(Action.U1)) is maternity


@pytest.mark.parametrize(
    ("age", "outcome"), [(64, Action.U1), (65, Action.E0), (66, Action.E0), ("unknown", Action.E0)]
)
def test_a_hurt_neck_is_an_emergency_from_65(age: int | str, outcome: Action) -> None:
    assert screen(answers(f"S21 age={age}"), ON).outcome is outcome


@pytest.mark.parametrize("direction", ["bending", "sitting", "arching", "walking"])
def test_what_eases_and_what_worsens_is_remembered(direction: str) -> None:
    worse, eased = (screen(answers(f"{direction}_{how}"), ON).facts for how in ("worse", "eases"))
    assert worse is not None
    assert eased is not None
    assert (worse.worsens, worse.eases) == ((direction,), ())
    assert (eased.worsens, eased.eases) == ((), (direction,))


def test_twisting_that_makes_it_worse_is_remembered() -> None:
    facts = screen(answers("twisting_worse"), ON).facts
    assert facts is not None
    assert facts.worsens == ("twisting",)


def test_signs_of_spondyloarthritis_count_only_where_the_pain_began_early() -> None:
    assert Facts(Answers(answered_on=ON, ticks={"axspa_night": True}), Reports()).axspa_count == 0


@pytest.mark.parametrize(("age", "older"), [(64, False), (65, True), ("unknown", True)])
def test_balance_and_longer_stretches_are_for_65_and_over(age: int | str, older: bool) -> None:
    facts = screen(answers(f"age={age}"), ON).facts
    assert facts is not None
    assert facts.over65 is older


@pytest.mark.parametrize(
    ("words", "not_back"),
    [
        ("", False),
        ("hip_replacement hip_limits:none", False),
        ("hip_replacement hip_limits:bending", False),
        ("hip_replacement hip_limits:stretching_back", True),
        ("hip_replacement hip_limits:unknown", True),
    ],
)
def test_whose_new_hip_must_not_go_back(words: str, not_back: bool) -> None:
    facts = screen(answers(words), ON).facts
    assert facts is not None
    assert facts.hip_not_back is not_back


def test_a_box_that_was_unticked_again_says_nothing() -> None:
    whole = answers()
    facts = screen(replace(whole, ticks={**whole.ticks, "bending_worse": False}), ON).facts
    assert facts is not None
    assert facts.worsens == ()


@pytest.mark.parametrize(("words", "locks"), [("", False), ("knee_pain", False), ("S14", True), ("S01@2days", True)])
def test_which_outcomes_lock(words: str, locks: bool) -> None:
    assert screen(answers(words), ON).locks is locks


def test_an_unfinished_screen_says_nothing_but_an_emergency() -> None:
    begun = Answers(answered_on=ON)
    assert screen(begun, ON).outcome is None
    assert screen(begun, ON).locks is False
    held = screen(replace(begun, ticks={"S14": True}), ON)
    assert (held.outcome, held.fired) == (None, ())
    both = screen(replace(begun, ticks={"S14": True, "S01": True}, when={"S01": "2days"}), ON)
    assert {fired.action for fired in both.fired} == {Action.E0}
    assert screen(replace(begun, ticks={"S01": True}, when={"S01": "2days"}), ON).outcome is Action.E0


CALLED = {"E0": ("emergency", "crisis"), "U1": ("urgent", None)}
"""None: the words name the person's own maternity unit."""


@pytest.mark.parametrize("decision", DECISIONS.values(), ids=lambda decision: decision.id)
def test_a_session_that_ends_in_help_today_asks_the_whole_screen_again(decision: Decision) -> None:
    if decision.action in ("E0", "U1"):
        assert decision.reask
        assert decision.call in CALLED[decision.action]
        assert decision.locks == decision.action


# what a dialogue decides | the session is over | the lock that it opens
@pytest.mark.parametrize(
    ("action", "over", "lock"),
    [
        ("rest", False, None),
        ("ease", False, None),
        ("continue", False, None),
        ("end", True, None),
        ("C1", True, Action.C1),
        ("U1", True, Action.U1),
        ("E0", True, Action.E0),
    ],
)
def test_what_a_decision_of_a_dialogue_does_to_the_session(action: Any, over: bool, lock: Action | None) -> None:
    decision = Decision(id="x", action=action, rules=(), title="", lines=())
    assert (decision.ends_session, decision.locks) == (over, lock)


def test_a_tick_with_its_time_takes_two_taps_more() -> None:
    assert ordinary_taps(answers("S01@2days")) == ordinary_taps(answers()) + 2


# --- a week of much more pain (C1): seven mornings, each 3 or more above usual -------------------------------

MONDAY = date(2026, 1, 5)


@pytest.mark.parametrize(
    ("what", "days_ago_and_pain", "locks"),
    [
        ("each of the last 7 days", dict.fromkeys(range(7), 6), True),
        ("the first and the last of 7 days", {6: 6, 0: 6}, True),
        ("a good day just before the 7", {7: 1, **dict.fromkeys(range(7), 6)}, True),
        ("6 days", dict.fromkeys(range(6), 6), False),
        ("one day of the 7 is better", {**dict.fromkeys(range(7), 6), 3: 5}, False),
        ("nothing reported", {}, False),
    ],
)
def test_a_week_of_much_more_pain_is_seven_days(what: str, days_ago_and_pain: dict[int, int], locks: bool) -> None:
    by_day = {MONDAY - timedelta(days=n): pain for n, pain in days_ago_and_pain.items()}
    report = CheckIn(
        session_on=MONDAY - timedelta(days=1), morning_0_10=6, usual_0_10=(3,), pain_by_day=by_day, new_leg_signs=False
    )
    assert (check_in(report).action is Action.C1) is locks, what


@pytest.mark.parametrize(
    ("what", "answers_0_10", "usual"),
    [
        ("the middle one", (1, 5, 9), 5),
        ("of two, the lower", (3, 6), 3),
        ("only the last seven count", (0, 1, 1, 1, 2, 2, 2, 2), 2),
    ],
)
def test_usual_pain_is_the_middle_of_the_last_seven_answers(
    what: str, answers_0_10: tuple[int, ...], usual: int
) -> None:
    report = CheckIn(session_on=MONDAY, morning_0_10=3, usual_0_10=answers_0_10, new_leg_signs=False)
    assert check_in(report).usual_0_10 == usual, what
    assert report.lost_nights == 0


# --- locks, to the moment -----------------------------------------------------------------------------------


def test_a_statement_at_the_very_moment_of_the_lock_counts_and_the_screen_at_the_moment_of_the_statement() -> None:
    assert is_over(seen(LOCK, at()), [STARTED, full("b", at(hours=6))])
    assert is_over(seen(LOCK, at(hours=6)), [STARTED, full("b", at(hours=6))])


def test_what_asks_for_the_screen_at_the_moment_of_the_screen_still_asks() -> None:
    reask = Reask(at=at(), why="flare")
    assert standing([], [CLEAN], TODAY, reasks=[reask]).due == "full"


def test_a_page_of_leg_signs_at_the_moment_of_the_full_screen_meets_it_and_does_not_replace_it() -> None:
    together = [full("a", at(), "S16"), legs("b", at(), "S06@older_unchecked")]
    assert standing([], together, TODAY).action is Action.E0
    result = standing([], [CLEAN, legs("b", at(), "S02b")], TODAY).result
    assert result is not None
    assert result.tags == ()


def test_a_sign_from_the_heart_leaves_walking_out_until_it_was_checked() -> None:
    """Also when newer answers name it no more."""
    lock = opened(full("a", at(), "H2b"))
    now = standing([lock], [full("a", at(), "H2b"), full("b", at(hours=1))], TODAY)
    assert [slot.id for slot in now.short_list] == ["breathe", "rest"]


# --- English beneath ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("who", "language", "signed", "translated", "beneath"),
    [
        ("not signed yet", "de", (), "Ja", "Yes"),
        ("signed", "de", ("de",), "Ja", ""),
        ("signed in another language", "de", ("es",), "Ja", "Yes"),
        ("translated by the same word", "de", (), "Yes", ""),
        ("English itself", "en", (), "Yes", ""),
    ],
)
def test_english_stands_beneath_until_a_language_is_signed(
    monkeypatch: pytest.MonkeyPatch, who: str, language: str, signed: tuple[str, ...], translated: str, beneath: str
) -> None:
    room = import_module("limber.safety.signed")
    monkeypatch.setattr(room, "signed", lambda: {"questions": signed})
    monkeypatch.setattr(room, "translate", lambda _text, _language: translated)
    assert room.beneath("Yes", "questions", language) == beneath, who


def test_the_real_file_of_signed_languages_names_every_part() -> None:
    room = import_module("limber.safety.signed")
    assert set(room.signed.__wrapped__()) == set(room.PARTS)


@pytest.mark.parametrize(("pain", "taken"), [(-1, False), (0, True), (10, True), (11, False)])
def test_pain_is_told_from_0_to_10(pain: int, taken: bool) -> None:
    told = {"session_on": "2026-01-05", "morning_0_10": pain, "usual_0_10": [3], "new_leg_signs": False}
    if taken:
        assert read(CheckIn, told).morning_0_10 == pain
    else:
        with pytest.raises(InputError, match="morning_0_10"):
            read(CheckIn, told)


@pytest.mark.parametrize(
    ("what", "screenings", "full_in_days", "leg_signs_in_days"),
    [
        ("nothing answered", [], None, None),
        ("a clean screen", [CLEAN], 85, 29),
        ("newer leg signs", [CLEAN, legs("b", at(days=20))], 85, 49),
        ("leg signs so late that the full screen comes first", [CLEAN, legs("b", at(days=56))], 85, None),
        ("something that was checked", [full("a", at(), "S08@checked_same")], 29, None),
    ],
)
def test_when_the_questions_come_again(
    what: str, screenings: list[Screening], full_in_days: int | None, leg_signs_in_days: int | None
) -> None:
    told = asked_again(screenings)
    days = [None if on is None else (on - TODAY).days for on in (told.full_on, told.leg_signs_on)]
    assert days == [full_in_days, leg_signs_in_days], what
