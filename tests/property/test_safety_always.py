"""What holds for every set of answers that can be given."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from limber.safety import (
    BLOCKS,
    CLAUSES,
    GROUPS,
    QUESTIONS,
    Action,
    Answers,
    Choice,
    Clause,
    Number,
    When,
    check_answers,
    screen,
    unanswered,
)
from limber.safety.facts import AXSPA_SIGNS, Facts, Reports

ON = date(2026, 1, 5)
EXPLAINS = {"S05b", "S17h"}
RECENCY: tuple[When, ...] = ("checked_same", "older_unchecked", "2weeks", "not_sure", "2days")
DANGER = [c for c in CLAUSES.values() if c.kind == "danger"]


def closed(answers: Answers) -> Answers:
    """The answers with every group that is asked closed, and every choice that is asked answered mildly."""
    asked = [q for q in QUESTIONS.values() if answers.asked(q)]
    groups: dict[str, Any] = {
        group: "others" if any(answers.ticked(clause.id) for clause in clauses) else "none"
        for group, clauses in GROUPS.items()
        if any(clause in asked for clause in clauses)
    }
    choices = {q.id: answers.choices.get(q.id, q.options[0].id) for q in asked if isinstance(q, Choice)}
    return replace(answers, closed=groups, choices=choices)


def with_parents(clauses: Iterable[str]) -> set[str]:
    """The clauses and those that they follow."""
    wanted = set(clauses)
    return wanted | {parent for c in wanted if (parent := CLAUSES[c].follows)}


@st.composite
def finished(draw: st.DrawFn) -> Answers:
    """Any finished screen: a handful of ticks, with their parents, times, choices and numbers."""
    wanted = draw(st.lists(st.sampled_from(sorted(CLAUSES)), max_size=9, unique=True))
    ticks = with_parents(wanted)
    when = {c: draw(st.sampled_from(RECENCY)) for c in sorted(ticks) if CLAUSES[c].asks_when}
    asked = [q for q in QUESTIONS.values() if q.follows is None or q.follows in ticks]
    choices = {q.id: draw(st.sampled_from(q.options)).id for q in asked if isinstance(q, Choice)}
    numbers: dict[str, Any] = {
        q.id: draw(st.one_of(st.integers(q.low, min(q.high, 90)), st.just("unknown")))
        for q in asked
        if isinstance(q, Number)
    }
    answers = Answers(
        answered_on=ON, ticks=dict.fromkeys(sorted(ticks), True), when=when, numbers=numbers, choices=choices
    )
    return closed(answers)


def outcome(answers: Answers) -> Action:
    result = screen(answers, ON)
    assert result.finished, result.unanswered
    assert result.outcome is not None
    return result.outcome


@given(finished(), st.sampled_from(DANGER), st.sampled_from(RECENCY))
@settings(max_examples=500, deadline=None)
def test_one_more_danger_tick_never_lowers_the_outcome(answers: Answers, clause: Clause, time: When) -> None:
    more = {clause.id, *([clause.follows] if clause.follows else [])}
    when = {c: time for c in more if CLAUSES[c].asks_when and c not in answers.when}
    ticked = replace(answers, ticks={**answers.ticks, **dict.fromkeys(more, True)}, when={**answers.when, **when})
    assert outcome(closed(ticked)).rank <= outcome(answers).rank


@given(finished(), st.data())
@settings(max_examples=250, deadline=None)
def test_a_more_recent_time_never_lowers_the_outcome(answers: Answers, data: st.DataObject) -> None:
    if not answers.when:
        return
    clause = data.draw(st.sampled_from(sorted(answers.when)))
    later = data.draw(st.sampled_from(RECENCY[RECENCY.index(answers.when[clause]) :]))
    assert outcome(replace(answers, when={**answers.when, clause: later})).rank <= outcome(answers).rank


@given(finished(), st.sampled_from(["age_years", "pain_now_0_10", "pain_usual_0_10"]))
@settings(max_examples=150, deadline=None)
def test_not_sure_about_a_number_never_lowers_the_outcome_of_an_adult(answers: Answers, number: str) -> None:
    if answers.numbers["age_years"] != "unknown" and answers.numbers["age_years"] < 18:
        return
    assert outcome(replace(answers, numbers={**answers.numbers, number: "unknown"})).rank <= outcome(answers).rank


@given(finished(), st.data())
@settings(max_examples=250, deadline=None)
def test_nothing_is_taken_for_no_that_was_not_answered(answers: Answers, data: st.DataObject) -> None:
    """Take one answer away: the screen is unfinished, and says nothing but an emergency."""
    kind = data.draw(st.sampled_from([k for k in ("closed", "numbers", "choices", "when") if getattr(answers, k)]))
    held = dict(getattr(answers, kind))
    taken = data.draw(st.sampled_from(sorted(held)))
    del held[taken]
    left: dict[str, Any] = {kind: held}
    result = screen(replace(answers, **left), ON)
    all_ticked = kind == "closed" and all(answers.ticked(clause.id) for clause in GROUPS[taken])
    assert result.finished is all_ticked
    if not all_ticked:
        assert result.outcome in (None, Action.E0)
        assert (result.facts, result.valid_until) == (None, None)


@given(finished(), st.data())
@settings(max_examples=250, deadline=None)
def test_an_emergency_on_unfinished_answers_stays_one(answers: Answers, data: st.DataObject) -> None:
    """Whatever was answered so far: E0 before the end is E0 at the end."""
    pages = data.draw(st.lists(st.sampled_from(BLOCKS), unique=True))
    known = {q.id for block in pages for q in block.questions} | {block.id for block in pages}
    dropped = data.draw(st.sets(st.sampled_from([*sorted(answers.when), *sorted(answers.closed)])))
    part = replace(
        answers,
        ticks={k: v for k, v in answers.ticks.items() if k in known},
        when={k: v for k, v in answers.when.items() if k in known - dropped},
        choices={k: v for k, v in answers.choices.items() if k in known},
        numbers={k: v for k, v in answers.numbers.items() if k in known},
        closed={k: v for k, v in answers.closed.items() if k in known - dropped},
    )
    early = screen(part, ON)
    if early.outcome is Action.E0:
        assert outcome(answers) is Action.E0
        assert {f.rule for f in early.fired} <= {f.rule for f in screen(answers, ON).fired}


@given(finished())
@settings(max_examples=150, deadline=None)
def test_a_finished_screen_has_no_contradiction_and_an_outcome_with_a_reason(answers: Answers) -> None:
    check_answers(answers, today=ON)
    result = screen(answers, ON)
    assert unanswered(answers) == ()
    assert result.locks is (result.outcome in (Action.E0, Action.U1, Action.C1, Action.C2))
    if result.outcome in (Action.M3, Action.G):
        assert (result.outcome is Action.M3) is bool(result.tags)
    else:
        assert result.fired[0].action is result.outcome
        assert all(f.because for f in result.fired)


# --- the same logic once more, written from the clinical text and not from the rules ---


def second_opinion(a: Answers) -> str:
    """The outcome by the combination logic as it was first written down, as plain booleans."""
    t = a.ticks.get
    w = a.when.get

    def new(x: str) -> bool:
        return w(x) in ("2days", "2weeks", "not_sure")

    def old(x: str) -> bool:
        return w(x) == "older_unchecked"

    def live(x: str) -> bool:
        return new(x) or old(x)

    def known(x: str) -> int:
        number = a.numbers[x]
        return {"age_years": 999, "pain_now_0_10": 10}[x] if number == "unknown" else number

    age, pain = known("age_years"), known("pain_now_0_10")
    claud = t("S05") and t("S05b") and not new("S05") and not live("S06")
    claud = claud and not new("S07")  # ADR 0010
    neuro = (live("S05") or live("S06") or live("S07")) and not claud
    weak_bone = t("S10b") or age >= 70 or t("blood_thinner")
    not_cleared = (t("operation_12w") and a.choices["operation_cleared"] != "yes") or (
        t("caesarean") and a.choices["birth_check"] != "yes"
    )
    e0 = (
        new("S01") or new("S02") or new("S03") or new("S04") or new("S05") or w("S06") in ("2days", "not_sure")
        or (neuro and (t("S12") or t("S15a") or t("S16") or t("S08")))
        or new("S08") or (t("S10a") and t("fused_spine")) or (t("S15a") and t("S15c")) or t("S15d")
        or (t("S17a") and any(map(t, ("faint", "cold_sweat", "pulsing", "aneurysm", "tearing", "belly"))))
        or (t("S17a") and age >= 60 and not t("S17h"))
        or t("S18a") or t("S20") or (t("S21") and (t("limb_sign") or age >= 65 or t("cannot_turn_head"))) or t("S23b")
        or (t("bp180_120") and t("bp_sym")) or t("S25") or t("H2a")
    )  # fmt: skip
    u1 = (
        old("S01") or old("S02") or old("S03") or (old("S05") and t("S05c") and not claud) or w("S06") == "2weeks"
        or new("S07") or old("S08") or t("S09")
        or (t("S10a") and weak_bone and (pain >= 7 or t("cannot_bear_weight"))) or (t("S11") and t("S10a"))
        or (t("S12") and t("S12b"))
        or (t("S14") and any(map(t, ("S12", "S13a", "S13b", "S15a", "S15b")))) or t("S15a")
        or (t("S16") and (t("S15a") or t("S15b"))) or (t("S17a") and age >= 60 and t("S17h"))
        or t("S19") or t("S21") or t("S22") or t("S23a") or t("red_eye")
    )  # fmt: skip
    c1 = (
        old("S04") or (old("S05") and not claud) or old("S06") or (old("S07") and not claud)
        or (t("S10a") and weak_bone) or t("S11") or t("S12") or t("S13a")
        or (t("S13b") and (t("S14") or t("S12") or t("S16"))) or t("S15b") or (t("S16") and t("newpain6w"))
        or t("bp180_110")
    )  # fmt: skip
    c2 = t("S14") or t("H2b") or t("S18c") or t("vf_lt12w") or t("pregnancy_advised_not") or not_cleared or age < 18
    r1 = (claud and old("S05")) or sum(bool(t(x)) for x in AXSPA_SIGNS) >= 3  # ADR 0010
    for action, fires in (("E0", e0), ("U1", u1), ("C1", c1), ("C2", c2), ("R1", r1)):
        if fires:
            return action
    return "none"


@given(finished())
@settings(max_examples=1500, deadline=None)
def test_a_second_writing_of_the_logic_agrees(answers: Answers) -> None:
    mine = outcome(answers)
    assert second_opinion(answers) == (mine if mine not in (Action.M3, Action.G) else "none")


# Single random ticks rarely meet; this draw is dense where signs combine.
LEGS = ["S05", "S05b", "S05c", "S06", "S07", "S08", "S12", "S12b", "S15a", "S16", "S14", "S13b"]


@given(
    st.sets(st.sampled_from(LEGS)),
    st.dictionaries(st.sampled_from(["S05", "S06", "S07", "S08"]), st.sampled_from(RECENCY)),
    st.integers(18, 90),
)
@settings(max_examples=1000, deadline=None)
def test_the_second_writing_agrees_where_leg_signs_combine(wanted: set[str], times: dict[str, When], age: int) -> None:
    ticks = with_parents(wanted)
    when: dict[str, When] = {c: times.get(c, "older_unchecked") for c in ticks if CLAUSES[c].asks_when}
    numbers: dict[str, Any] = {"age_years": age, "pain_now_0_10": 4, "pain_usual_0_10": 4}
    answers = closed(Answers(answered_on=ON, ticks=dict.fromkeys(ticks, True), when=when, numbers=numbers))
    answers = replace(answers, choices={**answers.choices, "spell": "persistent"})
    mine = outcome(answers)
    assert second_opinion(answers) == (mine if mine not in (Action.M3, Action.G) else "none")


@pytest.mark.parametrize("time", RECENCY[1:])
def test_what_was_checked_never_fires_and_any_change_does(time: When) -> None:
    for clause in (c for c in CLAUSES.values() if c.asks_when):
        base = Answers(
            answered_on=ON,
            ticks={clause.id: True},
            numbers={"age_years": 40, "pain_now_0_10": 3, "pain_usual_0_10": 3},
        )
        same = screen(closed(replace(base, when={clause.id: "checked_same"})), ON)
        changed = screen(closed(replace(base, when={clause.id: time})), ON)
        assert same.fired == ()
        assert changed.locks


def test_facts_of_nothing_answered_are_mild() -> None:
    nothing = Facts(Answers(answered_on=ON), Reports())
    assert nothing.p0_0_10 is None
    assert (nothing.over(60), nothing.pain_7_or_more, nothing.under18, nothing.claudication) == (False,) * 4


@given(finished(), st.sampled_from(sorted(CLAUSES)), st.sampled_from(RECENCY))
@settings(max_examples=250, deadline=None)
def test_one_more_tick_never_takes_a_tag_away(answers: Answers, clause: str, time: When) -> None:
    more = with_parents([clause])
    when = {c: time for c in more if CLAUSES[c].asks_when and c not in answers.when}
    ticked = replace(answers, ticks={**answers.ticks, **dict.fromkeys(more, True)}, when={**answers.when, **when})
    assert set(screen(closed(ticked), ON).tags) >= set(screen(answers, ON).tags)


@given(finished(), st.data())
@settings(max_examples=250, deadline=None)
def test_not_sure_about_a_choice_allows_nothing_more(answers: Answers, data: st.DataObject) -> None:
    choice = data.draw(st.sampled_from(sorted(answers.choices)))
    unsure = screen(replace(answers, choices={**answers.choices, choice: "unknown"}), ON)
    told = screen(answers, ON)
    assert set(unsure.tags) >= set(told.tags)
    assert unsure.outcome is not None
    assert told.outcome is not None
    assert unsure.outcome.rank <= told.outcome.rank
    assert unsure.facts is not None
    assert told.facts is not None
    assert set(unsure.facts.cleared) <= set(told.facts.cleared)
    assert (unsure.facts.difficulty_cap or 9) <= (told.facts.difficulty_cap or 9)
