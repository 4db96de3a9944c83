"""More load: last of all, where the ladder ends, for who has the thing, and with the way back."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from limber.catalogue import load
from limber.programme import PlanRequest, Programme, check, plan
from limber.session import ExerciseDone, dose_words
from limber.session.summary import planned_dose
from limber.words import render
from tests.property.people import ON
from tests.spec.test_programme_adaptation import after, made, morning, session
from tests.spec.test_programme_progress import adjustment, dose_of, with_dose
from tests.spec.test_session_script import script
from tests.unit.test_programme_checker import good, put, rules, with_item

BAND = ("mat", "wall", "chair", "counter", "pillow", "shoes", "band")
KEEP = (morning(ON - timedelta(days=2), 3),)
WISHES: dict[str, Any] = {"equipment": BAND, "excluded": ("pallof-press",), "liked": ("band-row",), "minutes": 30}


def row(sets: int = 3, reps: int = 15, load: int = 0) -> ExerciseDone:
    found = with_dose("band-row", sets, reps, 1)
    assert found.planned is not None
    return replace(found, planned=replace(found.planned, load=load))


def lived(*rows: ExerciseDone, days: tuple[int, ...] = (4, 2), **more: Any) -> PlanRequest:
    """Band rows on these days before the plan; for each day one, the last of them again where days are left."""
    given = [*rows, *rows[-1:] * len(days)][: len(days)]
    sessions = (session(ago, one) for ago, one in zip(days, given, strict=True))
    return after(*sessions, check_ins=more.pop("check_ins", KEEP), **(WISHES | more))


def planned(wanted: PlanRequest) -> Programme:
    found = made(wanted)
    assert check(found, wanted) == ()
    return found


@pytest.mark.parametrize(
    ("what", "rows", "wishes", "load_now"),
    [
        ("all repetitions and sets, and no next step", (row(),), {}, 1),
        ("a repetition is missing: that comes first", (row(reps=14),), {}, 0),
        ("a set is missing: that comes first", (row(sets=2),), {}, 0),
        ("the next step of the ladder comes first", (row(),), {"excluded": ()}, 0),
        ("done in a changed way", (row(),), {"words": "shoulder_pain"}, 0),
        ("out of practice", (row(),), {"words": "age=72 exercises_now:no"}, 0),
        ("hard", (replace(row(), felt="hard"),), {}, 0),
        ("amber", (replace(row(), lights=("amber",)),), {}, 0),
        ("no morning after is known", (row(),), {"check_ins": ()}, 0),
        ("one good time only", (row(),), {"days": (2,)}, 0),
        ("a good time long ago", (row(),), {"days": (40, 2)}, 0),
        ("more load for two weeks", (row(load=1),), {"days": (16, 9, 2)}, 2),
        ("more load only since the last time", (row(), row(load=1)), {}, 1),
        ("after a week away", (row(load=1),), {"days": (12, 10)}, 0),
    ],
)  # fmt: skip
def test_load_grows_last_and_only_after_sessions_that_went_well(
    what: str, rows: tuple[ExerciseDone, ...], wishes: dict[str, Any], load_now: int
) -> None:
    programme = planned(lived(*rows, **wishes))
    doses = [i.dose for day in programme.days[:1] for i in day.items if i.exercise_id == "band-row"]
    assert max((dose.load for dose in doses), default=0) == load_now, what
    if load_now:
        assert doses, what


def test_a_step_of_load_is_told_and_can_be_taken_back() -> None:
    wanted = lived(row())
    step = adjustment(planned(wanted), "band-row")
    assert step.id.startswith("load:band-row:")
    assert step.undo
    assert "at most a tenth more weight, or a slightly stronger band" in str(step.reason.text)
    now = dose_of(planned(wanted), "band-row")
    assert (now.sets, now.reps) == (3, 15)
    assert render(dose_words(load()["band-row"], now), "en").endswith("with more load than at first")
    back = planned(replace(wanted, undone=(step.id,)))
    assert dose_of(back, "band-row").load == 0
    assert all(a.exercise_id != "band-row" for a in back.adjustments)


def test_the_record_reads_the_load_back_from_the_script_that_was_played() -> None:
    wanted = lived(row())
    day = planned(wanted).days[0]
    asked = {item.exercise_id: item.dose.load for item in day.items}
    assert asked["band-row"] == 1
    for exercise in script(day, wanted.today).exercises:
        dose = planned_dose(exercise)
        assert dose is not None
        assert dose.load == asked[exercise.exercise_id]


def test_without_a_band_there_is_no_band_row() -> None:
    programme = plan(lived(row(), equipment=BAND[:-1]))
    assert isinstance(programme, Programme)
    assert all(i.exercise_id != "band-row" for day in programme.days for i in day.items)


@pytest.mark.parametrize(
    ("what", "exercise_id", "dose", "words", "rule"),
    [
        ("an exercise with nothing in the hand", "bridge", {"load": 1}, "", "P-26"),
        ("never done before", "band-row", {"load": 2, "reps": 15}, "", "P-27"),
        ("before the repetitions are full", "band-row", {"load": 1, "reps": 12}, "", "P-26"),
        ("done in a changed way", "band-row", {"load": 1, "reps": 15}, "shoulder_pain", "P-26"),
        ("not earned", "band-row", {"load": 1, "reps": 15}, "", "P-25"),
    ],
)
def test_the_checker_judges_load_by_its_own_questions(
    what: str, exercise_id: str, dose: dict[str, int], words: str, rule: str
) -> None:
    wanted, found = good(words, equipment=BAND)
    assert rule in rules(with_item(found, put(exercise_id, **dose)), wanted), what


def test_the_checker_finds_load_that_was_not_earned_after_sessions() -> None:
    wanted = lived(replace(row(), felt="hard"))
    found = made(wanted)
    assert "P-25" in rules(with_item(found, put("band-row", sets=3, reps=15, load=1)), wanted)
