"""The pages of the screen: few, short, plain, and whole."""

import re
from datetime import date
from statistics import median

from limber.safety import (
    BLOCKS,
    CLAUSES,
    FOLLOW_UPS,
    GENTLE_LIST,
    GROUPS,
    LEG_SIGNS_BLOCK,
    QUESTIONS,
    SAFETY_CARD,
    WHEN_OPTIONS,
    Action,
    Answers,
    Choice,
    Number,
    ordinary_taps,
    screen,
    short_list,
    unanswered,
)
from limber.safety.questions import Clause

TODAY = date(2026, 1, 5)


def ordinary() -> Answers:
    """Somebody with ordinary back pain, who ticks nothing."""
    return Answers(
        answered_on=TODAY,
        numbers={"age_years": 44, "pain_now_0_10": 4, "pain_usual_0_10": 4},
        choices={"spell": "persistent", "pain_course": "steady", "exercises_now": "no", "effort_wanted": "light"},
        closed={block.id: "none" for block in BLOCKS if block.clauses},
    )


def test_few_pages_and_few_taps() -> None:
    answers = ordinary()
    assert unanswered(answers) == ()
    assert screen(answers, TODAY).outcome is Action.G
    assert len(BLOCKS) <= 14
    assert ordinary_taps(answers) == 34


def test_danger_comes_first() -> None:
    parts = [block.part for block in BLOCKS]
    assert parts == sorted(parts, key=["you", "danger", "state", "movement"].index)
    assert BLOCKS[1].id == LEG_SIGNS_BLOCK


def test_ids_are_unique_and_follow_ups_stand_on_the_page_of_what_they_follow() -> None:
    assert len(QUESTIONS) == sum(len(block.questions) for block in BLOCKS)
    for block in BLOCKS:
        here = {q.id for q in block.questions}
        for question in block.questions:
            assert question.follows is None or question.follows in here
            assert question.follows is None or CLAUSES[question.follows].follows is None


def test_every_group_is_a_page_or_a_clause() -> None:
    assert set(GROUPS) <= {block.id for block in BLOCKS} | set(CLAUSES)
    assert {clause.id for clauses in GROUPS.values() for clause in clauses} == set(CLAUSES)
    assert all(FOLLOW_UPS[group] for group in GROUPS if group in CLAUSES)


def test_signs_that_ask_when_are_the_eight_with_times() -> None:
    assert [c.id for c in CLAUSES.values() if c.asks_when] == ["S01", "S02", "S03", "S04", "S05", "S06", "S07", "S08"]
    assert len(WHEN_OPTIONS) == 5


def test_a_choice_has_an_answer_for_not_sure_and_a_number_too() -> None:
    for question in QUESTIONS.values():
        if isinstance(question, Choice):
            assert question.options[-1].id == "unknown"
        if isinstance(question, Number):
            assert question.unknown_text


def test_only_the_two_explaining_clauses_explain() -> None:
    assert [c.id for c in CLAUSES.values() if c.kind == "explains"] == ["S05b", "S17h"]


# --- plain words: Flesch-Kincaid grade with a simple syllable counter ---


def syllables(word: str) -> int:
    groups = len(re.findall(r"[aeiouy]+", word))
    silent = word.endswith("e") and not word.endswith("le") and groups > 1
    return max(1, groups - silent)


def grade(text: str) -> float:
    words = re.findall(r"[a-z']+", text.lower())
    sentences = max(1, len(re.findall(r"[.!?:](?:\s|$)", text)))
    return 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def test_questions_read_at_grade_6_or_below() -> None:
    named_as_the_doctor_said = {"osteoporosis", "spondylolisthesis"}
    asked = [q for q in QUESTIONS.values() if isinstance(q, Clause) and q.id not in named_as_the_doctor_said]
    clauses = [" ".join((c.text, *c.examples)) for c in asked]
    others = [q.text for q in QUESTIONS.values() if not isinstance(q, Clause)]
    assert median(map(grade, clauses)) <= 6
    assert median(map(grade, others)) <= 6
    assert max(map(grade, clauses)) <= 13


def test_texts_hold_no_promise_and_no_fear() -> None:
    said = " ".join(
        [q.text for q in QUESTIONS.values()]
        + [b.lead for b in BLOCKS]
        + [sign for part in SAFETY_CARD for sign in part.signs]
    ).lower()
    assert not re.search(r"\b(cure|fix|guarantee|posture|damage|crumbl|worn)", said)


# --- the two lists ---


def test_the_gentle_list_has_six_lines() -> None:
    assert [slot.id for slot in GENTLE_LIST] == ["breathe", "rest", "pelvis", "turn", "move", "go"]


def test_the_short_list_has_no_exercise_that_loads() -> None:
    choices = {choice for slot in short_list(usual_walking=True) for choice in slot.choices}
    assert choices == {"diaphragmatic-breathing", "crook-lying-rest", "walking"}
    assert "walking" not in {c for slot in short_list(usual_walking=False) for c in slot.choices}
