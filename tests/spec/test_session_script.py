"""The script of a session: as long as the plan said, both sides alike, and no door past the safety screen."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from limber.catalogue import Exercise, load
from limber.errors import InputError
from limber.plain import plain, read
from limber.programme import PlanRequest, Programme, plan
from limber.safety import SOMETHING_WRONG, Action, Lock, traffic_light
from limber.safety.emergency import EmergencyNumbers
from limber.session import PlanDay, PlanItem, PlannedDose, Script, Setting, Today, duration_s, make_script
from limber.session.script import ScriptExercise, Step
from limber.session.state import by_key
from tests.golden.session_small import DAY, SMALL, item, small_script
from tests.property.people import AWKWARD, ON, answers, request

EVERY = sorted(load().exercises)


def setting(get_ready_s: int = 10) -> Setting:
    return Setting(
        language="en", session_id="s", build="b", numbers=EmergencyNumbers(emergency="112"), danger_card="/d",
        shape="/s", get_ready_s=get_ready_s,
    )  # fmt: skip


def script(day: PlanDay, today: Today, get_ready_s: int = 10) -> Script:
    return make_script(
        day, today, setting(get_ready_s), clip_address=lambda e, s: f"/{e}-{s}", image_address=lambda e: f"/{e}"
    )


def planned(words: str, **wishes: Any) -> tuple[PlanRequest, Programme]:
    wanted = request(words, **wishes)
    made = plan(wanted)
    assert isinstance(made, Programme)
    return wanted, made


def work(exercise: ScriptExercise) -> list[Step]:
    return [step for step in exercise.steps if step.kind in ("work", "bout")]


# --- length -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", AWKWARD[::3])
@pytest.mark.parametrize(("minutes", "get_ready_s"), [(3, 5), (8, 10), (15, 30), (35, 60)])
def test_a_session_is_as_long_as_its_plan(words: str, minutes: int, get_ready_s: int) -> None:
    wanted, made = planned(words, minutes=minutes, get_ready_s=get_ready_s)
    for day in made.days[:2]:
        played = script(day, wanted.today, get_ready_s)
        for exercise, planned_item in zip(played.exercises, day.items, strict=True):
            assert abs(exercise.seconds - planned_item.duration_s) <= 0.5
            assert exercise.seconds == pytest.approx(sum(step.seconds for step in exercise.steps))
        assert abs(sum(e.seconds for e in played.exercises) - sum(i.duration_s for i in day.items)) <= 5


@pytest.mark.parametrize("exercise_id", EVERY)
def test_every_exercise_can_be_played_and_its_steps_add_up(exercise_id: str) -> None:
    exercise = load()[exercise_id]
    dose = exercise.data.dose
    asked = PlannedDose(sets=dose.sets, reps=dose.reps, hold_s=dose.hold_s, sides=dose.sides, rest_s=dose.rest_s)
    made = PlanItem(exercise_id=exercise_id, slot="main", dose=asked, duration_s=1, reasons=())
    day = PlanDay(day=1, kind="full", minutes=1, effort_max_0_10=4, items=(made,))
    (played,) = script(day, Today(on=ON, answers=answers())).exercises
    assert played.seconds == duration_s(exercise, asked)
    assert [step.set_number for step in work(played)] == sorted(step.set_number for step in work(played))
    assert {step.kind for step in played.steps[:1]} == {"get-ready"}
    assert played.dose
    assert all(step.say for step in played.steps)
    for step in work(played):
        cycles = step.reps if exercise.movement.sides != "alternate" else step.reps / 2
        whole = sum(phase.seconds for phase in step.cycle) * cycles
        assert step.kind == "bout" or step.seconds == pytest.approx(whole)


def test_a_script_survives_being_written_and_read() -> None:
    wanted, made = planned("", minutes=20)
    played = script(made.days[0], wanted.today)
    assert read(Script, plain(played)) == played


# --- sides, sets, holds -------------------------------------------------------------------------------


@pytest.mark.parametrize("exercise_id", [e for e in EVERY if load()[e].data.dose.sides == "each"])
def test_both_sides_get_the_same_and_the_change_is_announced(exercise_id: str) -> None:
    dose = load()[exercise_id].data.dose
    asked = PlannedDose(sets=2, reps=dose.reps, hold_s=dose.hold_s, sides="each", rest_s=dose.rest_s)
    made = PlanItem(exercise_id=exercise_id, slot="main", dose=asked, duration_s=1, reasons=())
    day = PlanDay(day=1, kind="full", minutes=1, effort_max_0_10=4, items=(made,))
    (played,) = script(day, Today(on=ON, answers=answers())).exercises
    by_side = {side: [(s.reps, s.seconds) for s in work(played) if s.side == side] for side in ("right", "left")}
    assert by_side["right"] == by_side["left"]
    for before, left in zip(played.steps, played.steps[1:], strict=False):
        if left.side == "left" and left.kind == "work":
            assert before.kind == "change-side"
            assert before.say.startswith("Change sides.")
    assert set(played.clips) == {"right", "left"}


def test_turns_play_both_halves_of_one_clip() -> None:
    march = small_script().exercises[0]
    cycle = work(march)[0].cycle
    assert [(p.clip_side, p.clip_phase, p.side, p.ends_rep) for p in cycle] == [
        ("none", 0, "right", False),
        ("none", 1, "right", True),
        ("none", 2, "left", False),
        ("none", 3, "left", True),
    ]
    assert set(march.clips) == {"none"}


def test_the_hold_of_the_dose_takes_the_place_of_the_movements_own() -> None:
    bridge = small_script().exercises[1]
    holds = [phase.seconds for step in work(bridge) for phase in step.cycle if phase.hold]
    assert holds == [4.0, 4.0]


def test_without_a_hold_the_movement_goes_on() -> None:
    from limber.session import timeline

    none = PlannedDose(sets=1, reps=3, hold_s=0, sides="none", rest_s=0)
    (_, only) = timeline(SMALL["bridge"], none)
    assert [phase.hold for phase in only.cycle] == [False, False]
    assert only.seconds == 12.0


def test_quick_phases_are_not_spoken() -> None:
    march, bridge, *_ = small_script().exercises
    assert {phase.say for step in work(march) for phase in step.cycle} == {""}
    assert all(phase.say for step in work(bridge) for phase in step.cycle)


def test_next_says_what_comes() -> None:
    played = small_script().exercises
    assert [step.next for step in played[1].steps] == ["Bridge, set 1 of 2", "Rest", "Bridge, set 2 of 2", "Stretch"]
    assert [step.next for step in played[2].steps] == [
        "Stretch, Right leg",
        "Change sides",
        "Stretch, Left leg",
        "Breathe",
    ]
    assert played[-1].steps[-1].next == "The end"


@pytest.mark.parametrize(
    ("dose", "words"),
    [
        ({"sets": 2, "reps": 8, "hold_s": 4}, "2 sets of 8, hold 4 seconds"),
        ({"sets": 1, "reps": 8}, "8 times"),
        ({"sets": 1, "reps": 1}, "One time"),
        ({"sets": 4, "reps": 1, "hold_s": 10}, "4 times 10 seconds"),
        ({"sets": 1, "reps": 1, "hold_s": 30, "sides": "each"}, "Hold 30 seconds, each side"),
        ({"sets": 2, "reps": 6, "hold_s": 5, "sides": "each"}, "2 sets of 6, hold 5 seconds, each side"),
        ({"sets": 1, "reps": 12, "sides": "alternate"}, "12 times, by turns"),
    ],
)
def test_doses_in_words(dose: dict[str, Any], words: str) -> None:
    fields: dict[str, Any] = {"hold_s": 0, "sides": "none", "rest_s": 30} | dose
    id = {"none": "bridge", "each": "reach", "alternate": "march"}[fields["sides"]]
    day = replace(DAY, items=(replace(item(id), dose=PlannedDose(**fields)),))
    assert small_script(day).exercises[0].dose == words


@pytest.mark.parametrize(
    ("hold_s", "sets", "words"),
    [(60, 1, "1 minute"), (90, 1, "90 seconds"), (150, 1, "2 and a half minutes"), (600, 1, "10 minutes"),
     (130, 1, "2 min 10 s"), (300, 2, "2 times 5 minutes")],
)  # fmt: skip
def test_times_in_words(hold_s: int, sets: int, words: str) -> None:
    dose = PlannedDose(sets=sets, reps=1, hold_s=hold_s, sides="none", rest_s=20)
    day = replace(DAY, items=(replace(item("breathe"), dose=dose),))
    assert small_script(day).exercises[0].dose == words


# --- alternatives, notes, things ----------------------------------------------------------------------


def test_keys_are_unique_and_alternatives_are_whole_exercises() -> None:
    wanted, made = planned("knee_pain", minutes=25)
    played = script(made.days[0], wanted.today)
    every = [e for planned in played.exercises for e in (planned, *planned.easier, *planned.harder, *planned.swaps)]
    assert len({e.key for e in every}) == len(every) == len(by_key(played))
    assert all(e.steps and e.name and e.position for e in every)


def test_what_is_done_differently_is_shown() -> None:
    wanted, made = planned("wrist_pain osteoporosis", minutes=25)
    played = script(made.days[0], wanted.today)
    noted = {e.exercise_id: e.notes for e in played.exercises if e.notes}
    assert noted
    for exercise_id, notes in noted.items():
        assert set(notes) <= set(load()[exercise_id].text("en").modify.values())


def test_on_a_bed_the_bed_takes_the_place_of_the_mat() -> None:
    wanted, made = planned("floor_hard firm_bed:yes", minutes=25, liked=("bridge",))
    played = script(made.days[0], wanted.today)
    (bridge,) = [e for e in played.exercises if e.exercise_id == "bridge"]
    assert bridge.needs == ("A firm bed",)


# --- safety -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("pain", range(11))
def test_the_traffic_light_of_today_is_in_the_script(pain: int) -> None:
    day = replace(DAY, items=(item("breathe"),))
    played = small_script(day, pain_now_0_10=pain)
    light = traffic_light(pain, "rising" if pain > 4 else "steady")
    assert tuple(row.light for row in played.pain.rows) == light.by_pain
    assert played.pain_before_0_10 == pain


def test_any_doubt_about_spreading_or_catching_is_red_and_numbness_leads_on() -> None:
    pain = small_script().pain
    assert set(pain.red_if) >= {"spreading:yes", "spreading:unsure", "catching:yes", "catching:unsure"}
    numb = next(q for q in pain.questions if q.id == "numbness")
    asks = {option.id: option.ask for option in numb.options}
    assert asks["yes"] == asks["unsure"] == "numb"
    assert asks["no"] is None


def test_something_is_wrong_is_the_whole_dialogue_with_the_numbers_to_call() -> None:
    wrong = small_script().wrong
    assert [q.id for q in wrong.questions] == [q.id for q in SOMETHING_WRONG.questions]
    calls = {d.id: d.call for d in wrong.decisions}
    for decision in SOMETHING_WRONG.decisions:
        number = {"emergency": "112", "urgent": "116 117", "crisis": "112", None: None}[decision.call]
        assert calls[decision.id] == number


@pytest.mark.parametrize("words", ["S01@2days", "S15a", "S13a", "S14", "age=17"])
def test_no_script_under_a_lock(words: str) -> None:
    with pytest.raises(InputError, match="expected a safety screen that allows a session"):
        script(DAY, Today(on=ON, answers=answers(words)))


def test_no_script_under_a_stored_lock() -> None:
    lock = Lock(
        opened_at=datetime(2026, 1, 4, 9, tzinfo=UTC), action=Action.U1, rules=("STOP-CALF",), clauses=("stop-calf",)
    )
    with pytest.raises(InputError, match="answers"):
        script(DAY, Today(on=ON, answers=answers(), locks=(lock,)))


def test_no_script_from_answers_that_are_out_of_date() -> None:
    with pytest.raises(InputError, match="answers"):
        script(DAY, Today(on=ON + timedelta(days=85), answers=answers()))


def test_no_script_of_a_day_that_does_not_suit_the_answers() -> None:
    _, made = planned("", minutes=20, liked=("cat-cow",))
    with pytest.raises(InputError, match="cat-cow: expected only exercises that suit"):
        script(made.days[0], Today(on=ON, answers=answers("spine_fracture")))


def test_no_exercise_in_a_script_with_pain_of_nine() -> None:
    with pytest.raises(InputError, match="rest and breathing"):
        small_script(pain_now_0_10=9)


def test_an_unknown_exercise_is_refused() -> None:
    unknown: Exercise = SMALL["bridge"]
    day = replace(DAY, items=(replace(item(unknown.id), exercise_id="no-such-thing"),))
    with pytest.raises(InputError, match="no exercise has this id"):
        small_script(day)
