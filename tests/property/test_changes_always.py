"""Whatever is changed today, whoever changes it: the plan stays within every rule, and taking it back takes it back."""

from dataclasses import replace
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from limber.catalogue import load
from limber.programme import Change, NotNow, PlanRequest, Programme, check, plan, try_change
from limber.programme.door import door
from limber.programme.planner import Planner
from limber.safety import Answers
from tests.property.people import ON, open_answers, pasts, wishes

IDS = sorted(load().exercises)


def some_changes() -> st.SearchStrategy[tuple[Change, ...]]:
    ids = st.sampled_from(IDS)
    return st.lists(
        st.one_of(
            st.integers(3, 35).map(lambda n: Change(kind="minutes", minutes=n)),
            st.sampled_from(("no-floor", "desk", "easier", "harder")).map(lambda kind: Change(kind=kind)),  # type: ignore[arg-type]
            ids.map(lambda i: Change(kind="without", exercise_id=i)),
            st.tuples(ids, ids).map(lambda two: Change(kind="swap", exercise_id=two[0], to=two[1])),
        ),
        min_size=1,
        max_size=4,
    ).map(tuple)


@given(open_answers(), wishes(), pasts(), some_changes(), st.lists(st.sampled_from(IDS), max_size=3))
@settings(max_examples=150, deadline=None)
def test_a_changed_day_keeps_to_every_rule(
    answers: Answers, asked: Any, past: Any, changes: tuple[Change, ...], pinned: list[str]
) -> None:
    wanted = PlanRequest(on=ON, answers=answers, **{**asked, **past}, changes=changes, pinned=tuple(pinned))
    assume(not isinstance(door(wanted), NotNow))
    programme = Planner(wanted, load().exercises).programme()
    assert check(programme, wanted) == ()
    assert programme.days[0].items


@given(open_answers(), some_changes())
@settings(max_examples=60, deadline=None)
def test_a_swap_to_anything_offered_is_taken_or_refused_with_a_reason(
    answers: Answers, changes: tuple[Change, ...]
) -> None:
    wanted = PlanRequest(on=ON, answers=answers)
    base = plan(wanted)
    assume(isinstance(base, Programme))
    assert isinstance(base, Programme)
    tried = try_change(wanted, changes[0], before=base)
    assert bool(tried.refused) != bool(tried.costs)
    assert plan(replace(wanted, changes=())) == base
