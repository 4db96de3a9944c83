"""Lengths as somebody would say them: many repetitions to the nearest five seconds, a bout as it is set."""

import pytest

from limber.catalogue import load
from limber.session import PlannedDose, dose_words


@pytest.mark.parametrize(
    ("exercise_id", "sets", "reps", "hold_s", "said"),
    [
        ("seated-march", 2, 84, 0, "2 times 85 seconds"),
        ("seated-march", 1, 98, 0, "100 seconds"),
        ("walking", 1, 1, 600, "10 minutes"),
    ],
)
def test_how_long(exercise_id: str, sets: int, reps: int, hold_s: int, said: str) -> None:
    data = load()[exercise_id].data.dose
    dose = PlannedDose(sets=sets, reps=reps, hold_s=hold_s, sides=data.sides, rest_s=data.rest_s)
    assert str(dose_words(load()[exercise_id], dose)) == said
