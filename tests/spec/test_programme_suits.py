"""What seems to suit a person: told only when there is enough to tell, never as a cause, and a leaning only."""

from datetime import timedelta

import pytest

from limber.catalogue import load
from limber.programme import PlanRequest, family_suits, suits
from limber.safety import CheckIn
from tests.property.people import ON
from tests.spec.test_programme_adaptation import after, done, made, session


def lived(with_it: int, without: int, worse_by: int) -> PlanRequest:
    """Sessions with the bridge, after which pain was so many points higher than after those without; in turns."""
    wanted = [True] * with_it + [False] * without
    wanted.sort(key=lambda w: 0)
    order = [wanted[i // 2] if i % 2 == 0 else wanted[-1 - i // 2] for i in range(len(wanted))]
    sessions, mornings = [], []
    for n, bridge in enumerate(order):
        ago = 3 * (len(order) - n)
        extra = worse_by if bridge else 0
        exercises = (done("bridge"), done("cat-cow")) if bridge else (done("cat-cow"),)
        sessions.append(session(ago, *exercises, pain_before_0_10=3, pain_after_0_10=3 + extra))
        on = ON - timedelta(days=ago)
        mornings.append(CheckIn(session_on=on, morning_0_10=3 + extra, usual_0_10=(3,), new_leg_signs=False))
    return after(*sessions, check_ins=tuple(mornings))


@pytest.mark.parametrize(
    ("with_it", "without", "worse_by", "verdict"),
    [
        (1, 1, 1, "cannot-tell"),
        (4, 20, 1, "cannot-tell"),  # too few with it
        (20, 2, 1, "cannot-tell"),  # nothing to compare with
        (12, 12, 1, "sorer"),
        (12, 12, -1, "calmer"),
        (15, 15, 0, "no-difference"),
    ],
)
def test_a_verdict_needs_enough_sessions_with_and_without(
    with_it: int, without: int, worse_by: int, verdict: str
) -> None:
    found = suits(lived(with_it, without, worse_by), load().exercises)["bridge"]
    assert (found.verdict, found.n, found.without) == (verdict, with_it, without)


def test_few_sessions_are_drawn_towards_no_difference() -> None:
    few, many = (suits(lived(n, n, 2), load().exercises)["bridge"] for n in (2, 15))
    assert 0 < few.points < many.points < 2
    assert few.sd > many.sd


def test_it_is_a_leaning_and_says_so() -> None:
    calm, sore = (lived(12, 12, by) for by in (-1, 1))
    for wanted, sign in ((calm, 1), (sore, -1)):
        programme = made(wanted)
        worth = {t.id: t.value for t in programme.objective.terms}
        bridges = [i for day in programme.days for i in day.items if i.exercise_id == "bridge"]
        if bridges:
            assert worth["suits"] * sign > 0
            assert any("sessions with it" in str(r.text) for i in bridges for r in i.reasons)


def test_families_are_compared_too() -> None:
    found = family_suits(lived(12, 12, -1), load().exercises)
    assert found["strength"].verdict == "calmer"
    assert found["mobility"].verdict == "cannot-tell"  # it was in every session
