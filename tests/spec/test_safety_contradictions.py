"""Where two answers do not go together, or two reasons meet, the more careful one counts."""

from datetime import UTC, datetime

import pytest

from limber.safety import SOMETHING_WRONG, Action, action_page, lock_of_decision, screen, standing
from tests.property.people import ON, answers

TOGETHER = [
    # what was answered, what follows
    ("S10a", Action.G),
    ("S10a osteoporosis", Action.C1),  # thin bones are ticked on a later page only
    ("S10a osteoporosis pain=7", Action.U1),
    ("pregnant bp_high", Action.C2),  # known high blood pressure is a reason to be seen, wherever it was ticked
    ("pregnant", Action.G),
    ("bp_high", Action.M3),
    ("spine_implant", Action.M3),  # the plan is changed, so "you can start" alone would not be true
]


@pytest.mark.parametrize(("words", "outcome"), TOGETHER)
def test_the_more_careful_answer_counts(words: str, outcome: Action) -> None:
    assert screen(answers(words), ON).outcome == outcome


def test_the_maternity_unit_is_named_only_where_nothing_else_needs_help_today() -> None:
    assert "maternity" in action_page(Action.U1, ("U1-S23a", "C1-S13a")).title
    assert "maternity" in action_page(Action.U1, ("STOP-PREG",)).title
    assert "maternity" not in action_page(Action.U1, ("U1-S15a", "U1-S23a")).title


def test_a_lock_from_a_session_says_why() -> None:
    decision = next(d for d in SOMETHING_WRONG.decisions if d.id == "heart")
    lock = lock_of_decision(decision, datetime(2026, 1, 5, 9, tzinfo=UTC))
    assert lock is not None
    assert any("Chest pain" in sentence for sentence in standing((lock,), (), ON).why)
