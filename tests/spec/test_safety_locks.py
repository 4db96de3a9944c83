"""Locks as a physiotherapist reads them: what opens one, what ends it, what is due when."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from limber.errors import InputError
from limber.safety import (
    CLAUSES,
    DECISIONS,
    GROUPS,
    LEG_SIGNS_BLOCK,
    QUESTIONS,
    Action,
    Answers,
    Choice,
    Lock,
    Reask,
    Reports,
    Screening,
    Standing,
    Statement,
    is_over,
    lock_of,
    lock_of_decision,
    may_state,
    screen,
    standing,
)

NINE = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
TODAY = NINE.date()


def at(days: float = 0, hours: float = 0) -> datetime:
    return NINE + timedelta(days=days, hours=hours)


def answered(when: datetime, *words: str, statements: tuple[Statement, ...] = (), age: int = 44) -> Answers:
    """A finished screen in which these are ticked (``S01@2days``); everything else is closed or ordinary."""
    ticks = {word.partition("@")[0]: True for word in words}
    times: dict[str, Any] = {clause: time for clause, _, time in (word.partition("@") for word in words) if time}
    asked = [q for q in QUESTIONS.values() if q.follows is None or q.follows in ticks]
    return Answers(
        answered_on=when.date(),
        ticks=ticks,
        when=times,
        choices={q.id: q.options[0].id for q in asked if isinstance(q, Choice)} | {"spell": "persistent"},
        numbers={"age_years": age, "pain_now_0_10": 3, "pain_usual_0_10": 3},
        closed={
            group: "others" if any(c.id in ticks for c in clauses) else "none"
            for group, clauses in GROUPS.items()
            if any(c in asked for c in clauses)
        },
        statements=statements,
    )


def full(name: str, when: datetime, *words: str, statements: tuple[Statement, ...] = (), age: int = 44) -> Screening:
    return Screening(id=name, at=when, answers=answered(when, *words, statements=statements, age=age))


def legs(name: str, when: datetime, *words: str) -> Screening:
    """Only the page of leg and bladder signs."""
    page = {id for id, clause in CLAUSES.items() if clause in GROUPS[LEG_SIGNS_BLOCK]} | {LEG_SIGNS_BLOCK, "S05"}
    whole = answered(when, *words)
    own = replace(whole, choices={}, numbers={}, closed={k: v for k, v in whole.closed.items() if k in page})
    return Screening(id=name, at=when, answers=own, part="leg-signs")


def seen(lock: Lock, recorded_at: datetime, **changed: Any) -> Lock:
    """The lock with a good statement, or with one that is changed in one thing."""
    statement = Statement(
        seen_on=recorded_at.date(),
        seen_by="doctor",
        clauses=lock.clauses,
        recorded_at=recorded_at,
        checked_exactly_this=True,
        may_exercise=True,
    )
    return replace(lock, ended=replace(statement, **changed))


def opened(screening: Screening) -> Lock:
    lock = lock_of(screen(screening.answers, screening.answers.answered_on), screening.at, screening.id)
    assert lock is not None
    return lock


CLEAN = full("first", at())


# --- what holds ---


def test_nobody_starts_without_a_finished_screen() -> None:
    unfinished = Screening(id="a", at=at(), answers=Answers(answered_on=TODAY, ticks={"S13a": True}))
    for screenings in ([], [unfinished]):
        now = standing([], screenings, TODAY)
        assert (now.kind, now.due, now.result) == ("screen-due", "full", None)


def test_a_clean_screen_is_open() -> None:
    now = standing([], [CLEAN], TODAY)
    assert (now.kind, now.due, now.why) == ("open", None, ())
    assert now.result is not None
    assert now.result.outcome is Action.G


# what is ticked | action | clauses that must be checked
@pytest.mark.parametrize(
    ("words", "action", "clauses"),
    [
        (["S01@2days"], Action.E0, ("S01",)),
        (["S19"], Action.U1, ("S19",)),
        (["S10a", "S10b"], Action.C1, ("S10a", "S10b")),
        (["S14"], Action.C2, ("S14",)),
        (["S14", "S13a"], Action.U1, ("S14", "S13a")),
    ],
)
def test_a_locking_outcome_is_a_lock_stored_or_not(words: list[str], action: Action, clauses: tuple[str, ...]) -> None:
    screening = full("a", at(), *words)
    lock = opened(screening)
    assert (lock.action, lock.clauses) == (action, clauses)
    for stored in ([], [lock]):
        now = standing(stored, [screening], TODAY)
        assert (now.kind, now.action, now.since, now.locks) == ("locked", action, at(), (lock,))
        assert now.why


def test_an_outcome_that_locks_nothing_opens_no_lock() -> None:
    assert lock_of(screen(CLEAN.answers, TODAY), at()) is None


def test_under_18_is_locked_by_age_itself() -> None:
    screening = full("a", at(), age=17)
    lock = seen(opened(screening), at(hours=1))
    assert lock.clauses == ("age_years",)
    assert standing([lock], [screening, full("b", at(hours=2), age=17)], TODAY).kind == "locked"
    assert standing([lock], [screening, full("b", at(hours=2), age=18)], TODAY).kind == "open"


def test_a_week_of_more_pain_opens_a_lock_that_can_be_stated() -> None:
    result = screen(CLEAN.answers, TODAY, Reports(plus3_7_days=True))
    lock = lock_of(result, at())
    assert lock is not None
    assert (lock.action, lock.clauses) == (Action.C1, ("C1-plus3",))
    assert standing([seen(lock, at(hours=1))], [CLEAN, full("b", at(hours=2))], TODAY).kind == "open"


def test_an_emergency_locks_before_the_screen_is_finished() -> None:
    started = Answers(answered_on=TODAY, ticks={"S01": True}, when={"S01": "2days"})
    now = standing([], [CLEAN, Screening(id="b", at=at(hours=1), answers=started)], TODAY)
    assert (now.kind, now.action) == ("locked", Action.E0)


def test_answering_again_never_lowers_a_lock() -> None:
    screening = full("a", at(), "S01@2days")
    now = standing([opened(screening)], [screening, full("b", at(days=3))], TODAY + timedelta(days=3))
    assert (now.kind, now.action) == ("locked", Action.E0)


def test_a_more_severe_one_adds_to_what_is_there() -> None:
    first, second = full("a", at(), "S14"), full("b", at(days=1), "S19")
    now = standing([opened(first)], [first, second], TODAY + timedelta(days=1))
    assert [lock.action for lock in now.locks] == [Action.U1, Action.C2]
    assert (now.action, now.short_list) == (Action.U1, ())


def test_a_lock_that_was_made_milder_by_hand_is_not_believed() -> None:
    screening = full("a", at(), "S01@2days", "S19")
    true = opened(screening)
    milder = seen(replace(true, action=Action.C2, clauses=("S19",)), at(hours=3))
    now = standing([milder], [screening, full("b", at(hours=4), "S01@checked_same")], TODAY)
    assert (now.kind, now.action) == ("locked", Action.E0)


# --- how it ends ---

STARTED = full("a", at(), "S15a")
LOCK = opened(STARTED)
AGAIN = full("b", at(hours=6))


def test_a_statement_and_a_new_full_screen_end_it() -> None:
    lock = seen(LOCK, at(hours=5))
    assert is_over(lock, [STARTED, AGAIN])
    assert standing([lock], [STARTED, AGAIN], TODAY).kind == "open"


def test_the_sign_may_still_be_there_once_it_was_checked() -> None:
    lock = seen(LOCK, at(hours=5))
    assert lock.ended is not None
    base = answered(at(hours=6), "S15a@checked_same", statements=(lock.ended,))
    assert standing([lock], [STARTED, Screening(id="b", at=at(hours=6), answers=base)], TODAY).kind == "open"


@pytest.mark.parametrize(
    ("why", "lock", "screenings"),
    [
        ("no statement", LOCK, [STARTED, AGAIN]),
        ("no new screen", seen(LOCK, at(hours=5)), [STARTED]),
        ("the new screen came before the statement", seen(LOCK, at(hours=7)), [STARTED, AGAIN]),
        ("seen before the lock", seen(LOCK, at(hours=5), seen_on=date(2026, 1, 4)), [STARTED, AGAIN]),
        ("stated before the lock", seen(LOCK, at(hours=-1), seen_on=TODAY), [STARTED, AGAIN]),
        ("something else was checked", seen(LOCK, at(hours=5), clauses=("S19",)), [STARTED, AGAIN]),
        ("it fires again", seen(LOCK, at(hours=5)), [STARTED, full("b", at(hours=6), "S15a")]),
        ("only the page of leg signs", seen(LOCK, at(hours=5)), [STARTED, legs("b", at(hours=6))]),
        (
            "the new screen is not finished",
            seen(LOCK, at(hours=5)),
            [STARTED, Screening(id="b", at=at(hours=6), answers=Answers(answered_on=TODAY))],
        ),
    ],
)
def test_nothing_less_ends_it(why: str, lock: Lock, screenings: list[Screening]) -> None:
    assert not is_over(lock, screenings), why
    assert standing([lock], screenings, TODAY).kind == "locked", why


def test_another_danger_in_the_new_screen_is_a_new_lock() -> None:
    lock = seen(LOCK, at(hours=5))
    now = standing([lock], [STARTED, full("b", at(hours=6), "S19")], TODAY)
    assert [held.clauses for held in now.locks] == [("S19",)]


@pytest.mark.parametrize(("minutes", "over"), [(119, False), (120, True)])
def test_no_unlock_within_2_hours_of_an_emergency(minutes: int, over: bool) -> None:
    screening = full("a", at(), "S15d")
    stated = at() + timedelta(minutes=minutes)
    lock = seen(opened(screening), stated)
    assert may_state(lock, stated) is over
    assert is_over(lock, [screening, AGAIN]) is over


def test_other_locks_may_be_stated_at_once() -> None:
    assert may_state(LOCK, at(hours=0.1))


def test_both_the_lock_and_its_end_stay_in_what_is_given() -> None:
    lock = seen(LOCK, at(hours=5))
    locks = [lock]
    standing(locks, [STARTED, AGAIN], TODAY)
    assert locks == [lock]


def test_a_lock_has_an_action_that_locks() -> None:
    with pytest.raises(ValueError, match="expected one of E0, U1, C1, C2"):
        replace(LOCK, action=Action.R1)


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({}, "open"),
        ({"screening": None}, "open"),  # known by its moment
        ({"screening": None, "opened_at": at(hours=-1)}, "locked"),
        ({"screening": "another"}, "locked"),
        ({"opened_at": at(hours=1)}, "open"),  # known by its id
        ({"rules": ()}, "locked"),
    ],
)
def test_a_record_ends_only_the_lock_that_it_is_the_record_of(changes: dict[str, Any], kind: str) -> None:
    lock = seen(replace(LOCK, **changes), at(hours=5))
    assert standing([lock], [STARTED, AGAIN], TODAY).kind == kind


# --- C2 ---


@pytest.mark.parametrize(
    ("words", "left"),
    [(["S14"], ["breathe", "rest", "go"]), (["H2b"], ["breathe", "rest"]), (["S18c"], ["breathe", "rest"])],
)
def test_c2_leaves_a_short_list(words: list[str], left: list[str]) -> None:
    now = standing([], [full("a", at(), *words)], TODAY)
    assert [slot.id for slot in now.short_list] == left


# --- a session that was stopped ---


def test_a_session_stopped_for_safety_opens_a_lock_of_its_own() -> None:
    lock = lock_of_decision(DECISIONS["stop-saddle"], at(hours=1))
    assert lock is not None
    assert (lock.action, lock.clauses) == (Action.E0, ("stop-saddle",))
    assert standing([lock], [CLEAN], TODAY).action is Action.E0
    assert standing([seen(lock, at(hours=4))], [CLEAN, full("b", at(hours=5))], TODAY).kind == "open"


def test_a_session_that_only_ended_opens_none() -> None:
    assert lock_of_decision(DECISIONS["stop-dizzy-gone"], at()) is None


# --- what is due ---


def on(days: int, screenings: list[Screening], last: int | None = None, **more: Any) -> Standing:
    last_session_on = None if last is None else TODAY + timedelta(days=last)
    return standing([], screenings, TODAY + timedelta(days=days), last_session_on=last_session_on, **more)


@pytest.mark.parametrize(
    ("days", "last_session", "checks", "due"),
    [
        (27, None, [], None),
        (28, None, [], "full"),  # four weeks without a session
        (28, 20, [], None),
        (29, 20, [], "leg-signs"),
        (29, 20, [20], None),
        (49, 40, [20], "leg-signs"),
        (49, 20, [40], "full"),  # a gap again
        (84, 80, [20, 40, 60, 80], None),
        (85, 80, [20, 40, 60, 80], "full"),
    ],
)
def test_what_is_due(days: int, last_session: int | None, checks: list[int], due: str | None) -> None:
    screenings = [CLEAN, *(legs(f"legs-{n}", at(days=n)) for n in checks)]
    now = on(days, screenings, last_session)
    assert now.due == due
    assert now.kind == ("screen-due" if due else "open")
    assert bool(now.why) is bool(due)


def test_what_was_checked_is_asked_again_after_4_weeks_on_its_own_page() -> None:
    first = full("a", at(), "S06@checked_same")
    assert on(29, [first], 28).due == "leg-signs"
    accident = full("a", at(), "S08@checked_same")
    checked = legs("b", at(days=20))
    assert on(28, [accident, checked], 28).due is None
    assert on(29, [accident, checked], 28).due == "full"


@pytest.mark.parametrize("why", ["start-tick", "flare", "leg-signs", "stopped", "pain-9-10"])
def test_something_new_asks_for_the_full_screen(why: Any) -> None:
    reask = Reask(at=at(days=1), why=why)
    assert on(1, [CLEAN], 0, reasks=[reask]).due == "full"
    assert on(2, [CLEAN, full("b", at(days=2))], 0, reasks=[reask]).due is None


def test_new_leg_signs_on_their_page_lock() -> None:
    now = on(10, [CLEAN, legs("b", at(days=10), "S06@2weeks")], 9)
    assert (now.kind, now.action) == ("locked", Action.U1)


def test_leg_signs_meet_what_the_full_screen_knew() -> None:
    """Infection risk alone is no lock; with a weak leg it is an emergency."""
    now = on(10, [full("a", at(), "S16"), legs("b", at(days=10), "S06@older_unchecked")], 9)
    assert (now.kind, now.action) == ("locked", Action.E0)


def test_leg_signs_change_tags_and_keep_the_date_of_the_full_screen() -> None:
    now = on(10, [CLEAN, legs("b", at(days=10), "S02b")], 9)
    assert now.result is not None
    assert now.result.tags == ("pelvic_floor",)
    assert now.result.valid_until == TODAY + timedelta(days=84)
    assert now.result.leg_signs_due == TODAY + timedelta(days=38)


def test_an_unfinished_page_of_leg_signs_counts_for_nothing_but_an_emergency() -> None:
    begun = Answers(answered_on=TODAY + timedelta(days=29), ticks={"S05": True}, when={"S05": "older_unchecked"})
    page = Screening(id="b", at=at(days=29), answers=begun, part="leg-signs")
    assert on(29, [CLEAN, page], 28).due == "leg-signs"
    alarming = replace(page, answers=replace(begun, when={"S05": "2days"}))
    assert on(29, [CLEAN, alarming], 28).action is Action.E0
    assert on(29, [alarming], 28).action is Action.E0


def test_answers_from_tomorrow_are_refused() -> None:
    with pytest.raises(InputError, match="expected a date that is not in the future"):
        standing([], [full("a", at(days=1))], TODAY)
