"""The tables of ``docs/spec/programme.md`` run, the page is what they say, and the table of rules holds together."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path
from typing import Any

import pytest

from limber.catalogue import sources
from limber.programme import PROGRAMME_RULES, Programme, plan
from limber.programme.signature import awaiting_signature
from limber.safety import ALL_RULES
from limber.session import Reason
from tests.property.people import ON, request
from tests.spec.programme_tables import LEFT_OUT, LIMITS, SHOWS, Case
from tools.programme_page import page

DOCS = Path(__file__).resolve().parents[2] / "docs"


def made(case: Case) -> Programme:
    wishes: dict[str, Any] = dict(case.wishes)
    if "time_of_day" in wishes:
        wishes["time_of_day"] = time.fromisoformat(wishes["time_of_day"])
    if weeks := wishes.pop("weeks_ago", 0):
        wishes["started_on"] = ON - timedelta(weeks=weeks - 1)
    found = plan(request(case.words, **wishes))
    assert isinstance(found, Programme), found
    return found


def reasons(programme: Programme) -> Iterator[Reason]:
    yield from (*programme.reasons, *programme.changes, *programme.limits.reasons)
    for out in programme.left_out:
        yield from out.reasons
    for day in (*programme.days, *programme.floor_free):
        yield from day.reasons
        for item in day.items:
            for one in (item, *item.easier, *item.harder, *item.swaps):
                yield from one.reasons


@pytest.mark.parametrize("case", LIMITS, ids=lambda case: case.who)
def test_how_hard_it_may_be(case: Case) -> None:
    limits = made(case).limits
    assert (limits.difficulty, limits.load_class, limits.effort_max_0_10) == case.expected
    assert limits.reasons


@pytest.mark.parametrize("case", LEFT_OUT, ids=lambda case: case.who)
def test_what_is_left_out_and_by_which_rule(case: Case) -> None:
    out = {one.exercise_id: one for one in made(case).left_out}
    for exercise_id, rule in case.expected.items():
        assert rule in {reason.rule for reason in out[exercise_id].reasons}, exercise_id
        assert out[exercise_id].would_change, exercise_id


@pytest.mark.parametrize("case", SHOWS, ids=lambda case: case.who)
def test_which_rules_show(case: Case) -> None:
    assert set(case.expected.split()) <= {reason.rule for reason in reasons(made(case))}


def test_the_pages_are_those_of_the_tables() -> None:
    assert (DOCS / "spec/programme.md").read_text("utf-8") == page()
    assert (DOCS / "safety/awaiting-signature-programme.md").read_text("utf-8") == awaiting_signature()


def test_every_rule_is_whole() -> None:
    ids = [rule.id for rule in PROGRAMME_RULES]
    assert len(ids) == len(set(ids))
    assert not set(ids) & {rule.id for rule in ALL_RULES}
    assert {f"P-{n:02d}" for n in range(1, 36)} | {f"L-{n}" for n in range(1, 8)} <= set(ids)
    for rule in PROGRAMME_RULES:
        assert rule.sentence.endswith("."), rule.id
        assert set(rule.sources) <= set(sources()), rule.id
        assert rule.sources or not rule.verified, rule.id
        assert (DOCS / f"safety/{rule.hazard}.md").exists(), rule.id
        assert replace(rule, sources=()).sentence == rule.sentence
