"""The numbers in the table of rules are those that the code decides by, and what rules say agrees with the table."""

import pkgutil
from collections.abc import Iterator
from importlib import import_module

import pytest

import limber.programme
from limber.programme import (
    PROGRAMME_RULES,
    anatomy,
    camera_says,
    camera_view,
    direction_try,
    growth,
    select,
    week,
    weights,
)  # fmt: skip
from limber.programme.adapt import FLARE_STEPS, RED_REST_DAYS
from limber.programme.adapt_progress import MAX_EFFORT_TO_PROGRESS_0_10
from limber.programme.patterns import BLOCK_WEEKS
from limber.programme.person_says import HELPS_DAYS, MOST_SETS_A_DAY
from limber.programme.request import BLOCK_BREAK_DAYS
from limber.programme.rules import direction, doses, limits
from limber.programme.rules.all_rules import BY_ID, is_hard
from limber.programme.rules.model import PlanRule
from limber.programme.rules.would_change import BY_TEXT, would_change
from limber.safety import ALL_RULES
from limber.safety.screening import FULL_SCREEN_DAYS, LEG_SIGNS_DAYS
from limber.session.history import LEAST_JUDGED, MOSTLY_JUDGED
from limber.words import message

IN_CODE: dict[str, tuple[float, ...]] = {
    "P-01": (FULL_SCREEN_DAYS, LEG_SIGNS_DAYS),
    "P-04": (anatomy.SESSION_NEW, anatomy.FIRST_SESSION_NEW),
    "P-05": (anatomy.WEEK_ONE_EXERCISES, anatomy.MOST_EXERCISES, 3, 35),
    "P-09": (60, 4, limits.START_EFFORT),
    "P-10": (doses.ISOMETRIC_MAX_S,),
    "P-14": (5, doses.ACUTE_WALK_MAX_S / 60),
    "P-17": (doses.ISOMETRIC_MAX_S, doses.PLANK_TIMES),
    "P-19": (week.FEWER_STRENGTH_DAYS,),
    "P-20": (direction.TEST_PAIN_MAX_0_10, direction_try.TEST_REPS),
    "P-21": (doses.SET_OF, MOST_SETS_A_DAY, HELPS_DAYS),
    "P-25": (2, MAX_EFFORT_TO_PROGRESS_0_10),
    "P-27": (growth.GROWTH, 1),
    "P-28": (doses.WALK_START_S / 60, doses.WALK_WEEKLY_S / 60),
    "P-29": (RED_REST_DAYS * 24, 2),
    "P-32": tuple(share * 100 for _, share in FLARE_STEPS),
    "P-33": (15, 30, BLOCK_BREAK_DAYS),
    "P-34": ((1 - growth.LIGHTER_AMOUNT) * 100, growth.HARD_WEEKS),
    "P-35": (week.KEEPING_WEEKS, week.FEWER_STRENGTH_DAYS),
    "L-7": (anatomy.NECK_ITEMS,),
    "GENTLE": (doses.GENTLE_GO_MAX_S / 60, 3),
    "CAMERA-1": (camera_view.MOST_CHANGES,),
    "CAMERA-2": (
        LEAST_JUDGED,
        MOSTLY_JUDGED,
        camera_says.UNCLEAN_SHARE,
        camera_says.SHORT_OF_USUAL,
        camera_says.HURRIED,
    ),
}
"""The thresholds of a rule, in its order, as the code has them."""


@pytest.mark.parametrize("rule", IN_CODE)
def test_the_numbers_of_the_table_are_those_of_the_code(rule: str) -> None:
    assert tuple(t.number for t in BY_ID[rule].thresholds) == pytest.approx(IN_CODE[rule])
    assert all(t.name and t.unit for t in BY_ID[rule].thresholds)


def said() -> Iterator[PlanRule]:
    """Everything that a rule says somewhere in the programme."""
    for module in pkgutil.walk_packages(limber.programme.__path__, "limber.programme."):
        for held in vars(import_module(module.name)).values():
            several = held.values() if isinstance(held, dict) else held if isinstance(held, tuple) else (held,)
            yield from (rule for rule in (getattr(one, "rule", one) for one in several) if isinstance(rule, PlanRule))


def test_what_rules_say_agrees_with_the_table() -> None:
    table = {rule.id: rule.rule_class for rule in (*ALL_RULES, *PROGRAMME_RULES)}
    found = list(said())
    assert len(found) > 50
    assert {rule.id for rule in found if rule.id not in table} == set()
    assert {rule.id for rule in found if rule.rule_class != table[rule.id]} == set()


def test_hard_and_soft_follow_from_the_table() -> None:
    for rule in said():
        asked = rule.reason(message("Because."))
        assert is_hard(asked) is (rule.rule_class != "soft")
    assert is_hard(PlanRule(id="NOBODY-KNOWS", sentence="", rule_class="soft").reason(message("Because.")))


def test_sentences_that_say_what_would_change_belong_to_rules() -> None:
    sentences = {rule.sentence for rule in said()}
    assert set(BY_TEXT) <= sentences
    unknown = PlanRule(id="NOBODY-KNOWS", sentence="", rule_class="soft").reason(message("Because."))
    assert would_change([unknown]) == ()


def test_weights_have_a_sentence_and_a_reason_each() -> None:
    terms = weights.weights().terms
    assert set(terms) == set(weights.SENTENCES)
    assert all(weight.weight and weight.on and weight.reason for weight in terms.values())
    assert BLOCK_WEEKS == 2
    assert select.BALANCE_FROM_S == 480
