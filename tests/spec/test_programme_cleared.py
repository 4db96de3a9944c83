"""What waits for a clinician: it comes when it was cleared, and not before."""

from dataclasses import replace

import pytest

from limber.catalogue import load
from limber.programme import Change, check
from limber.programme.person import Adapted
from limber.programme.rules.doses import start
from tests.spec.test_programme_record import board
from tests.unit.test_programme_checker import good, put, with_item

WAITS = "Left out until a clinician clears it"


@pytest.mark.parametrize(
    ("words", "exercise_id", "waits"),
    [
        ("spine_fracture fracture_cleared:no", "sit-to-stand", True),
        ("spine_fracture fracture_cleared:yes", "sit-to-stand", False),
        ("hip_replacement hip_limits:bending", "clamshell", True),
        ("hip_replacement hip_limits:none", "clamshell", False),
        ("operation_12w operation_cleared:yes", "clamshell", False),
    ],
)
def test_what_waits_for_a_clinician_comes_when_it_was_cleared(words: str, exercise_id: str, waits: bool) -> None:
    reasons = board(words).left_out.get(exercise_id, ())
    assert any(str(reason.text).startswith(WAITS) for reason in reasons) is waits
    wanted, made = good(words)
    found = {f.text for f in check(with_item(made, put(exercise_id)), wanted) if f.exercise_id == exercise_id}
    assert any(text.startswith("not cleared for") for text in found) is waits


def test_on_a_day_that_is_to_be_gentle_daily_movements_keep_to_the_load_of_the_others() -> None:
    wanted, made = good("pain=3 usual=3")
    gentle = replace(wanted, changes=(Change(kind="gentle"),))
    there = with_item(made, put("sit-to-stand", sets=1, reps=4))
    caps = {
        f.rule for f in check(there, gentle) if f.day == 1 and f.exercise_id == "sit-to-stand" and " over S" in f.text
    }
    assert caps == {"GENTLE"}
    assert not any(" over S" in f.text for f in check(there, wanted) if f.exercise_id == "sit-to-stand" and f.day == 1)


def test_a_long_hold_flat_on_the_back_becomes_shorter_in_pregnancy_and_no_longer_than_it_was() -> None:
    """An exercise of a clinic's own may be held for minutes."""
    person = board("pregnant pregnancy_weeks:16_to_28").person
    stretch = load()["supine-hamstring-stretch"]
    for hold_s in (20, 130):
        dose = replace(stretch.data.dose, sets=1, reps=1, hold_s=hold_s, sides="none")
        bounds = replace(stretch.data.bounds, hold_s=(10, 300))
        held = replace(stretch, data=replace(stretch.data, dose=dose, bounds=bounds))
        asked = replace(person, adapted=Adapted(), catalogue={**person.catalogue, held.id: held})
        assert start(held, asked)[0].hold_s <= min(hold_s, 120)
