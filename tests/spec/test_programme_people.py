"""Plans as a physiotherapist reads them: this person, so this is in the plan, and this is not.

`never`: in no day, not even as something easier, harder or other to change to. `has`: on the first day.
"""

from dataclasses import replace
from datetime import time
from itertools import pairwise
from typing import Any

import pytest

from limber.catalogue import load
from limber.errors import InputError
from limber.plain import plain
from limber.programme import NotNow, PlanRequest, Programme, plan, read_request
from limber.programme.person import Adapted, person_of
from limber.programme.planner import Planner
from limber.safety import screen
from limber.session import PlanDay, PlanItem
from tests.property.people import request

FLOOR = "bridge cat-cow pelvic-tilt lower-trunk-rotation open-book supine-march crook-lying-rest bird-dog"
STRENGTH = sorted(
    e.id for e in load().exercises.values() if e.data.category in ("strength", "motor-control") and not e.data.hidden
)


def made(words: str, **wishes: Any) -> Programme:
    found = plan(request(words, **wishes))
    assert isinstance(found, Programme), found
    return found


def items(day: PlanDay) -> list[PlanItem]:
    """Every item of a day, and everything that it offers instead."""
    return [o for item in day.items for o in (item, *item.easier, *item.harder, *item.swaps)]


def offered(programme: Programme) -> set[str]:
    days = (*programme.days, *programme.floor_free)
    return {item.exercise_id for day in days for item in items(day)}


def first_day(programme: Programme) -> list[str]:
    return [item.exercise_id for item in programme.days[0].items]


@pytest.mark.parametrize(
    ("who", "words", "wishes", "has", "never"),
    [
        ("an ordinary person", "", {}, "standing-march cat-cow", "superman plank-high supine-ball-curl"),
        ("new strong pain", "spell:acute pain=6 pain_course:new", {}, "standing-march", " ".join(STRENGTH)),
        ("new mild pain", "spell:acute pain=3 pain_course:new", {"minutes": 25}, "walking",
         "bridge bird-dog plank-high"),
        ("pain that shoots down the leg", "spell:acute pain=4 leg_worse", {}, "", "childs-pose single-knee-to-chest"),
        ("a wheelchair, no bed", "stand_hard floor_hard firm_bed:no", {}, "seated-march seated-cat-cow",
         f"{FLOOR} walking standing-march sit-to-stand incline-plank tandem-stance"),
        ("knees do not lift, sitting", "stand_hard knees_hard", {}, "diaphragmatic-breathing",
         "seated-march bridge walking"),
        ("no floor, a firm bed", "floor_hard firm_bed:yes", {}, "",
         "cat-cow bird-dog quadruped-leg-extension plank-high"),
        ("no floor, no bed", "floor_hard firm_bed:no", {}, "seated-cat-cow", FLOOR),
        ("no floor today", "", {"floor_today": False}, "", FLOOR),
        ("20 weeks pregnant", "pregnant pregnancy_weeks:16_to_28", {}, "",
         "partial-crunch legs-up-wall plank-high pelvic-tilt supine-march lower-trunk-rotation "
         "supine-hamstring-stretch"),
        ("before the check after birth", "gave_birth_12w birth_check:no", {}, "",
         "bridge plank-high partial-crunch incline-plank"),
        ("thin bones", "osteoporosis", {}, "", "partial-crunch double-knee-to-chest childs-pose-side-reach"),
        ("a healed spine fracture", "spine_fracture", {}, "",
         "cat-cow childs-pose seated-spinal-twist bird-dog sit-to-stand"),
        ("a fused spine", "spine_implant", {}, "quadruped-leg-extension",
         "bridge bird-dog cat-cow walking incline-plank pelvic-tilt sit-to-stand"),
        ("four weeks after a heart operation", "operation_12w operation_cleared:yes operation_chest", {}, "",
         "incline-plank side-plank-wall wall-angel scapular-squeeze bridge plank-high"),
        ("a new hip", "hip_replacement hip_limits:bending", {}, "", "childs-pose figure-4-stretch seated-spinal-twist"),
        ("shoulder pain", "shoulder_pain", {}, "", "bird-dog plank-high"),
        ("heart failure", "H3 heart_failure exercises_now:no", {}, "", "legs-up-wall"),
        ("dizzy on standing", "dizzy_upright", {}, "", "tandem-stance"),
        ("bending makes it worse", "bending_worse", {}, "", "childs-pose partial-crunch seated-hamstring-stretch"),
        ("81, inactive, unsteady", "age=81 exercises_now:no unsteady", {}, "sit-to-stand tandem-stance",
         "bridge bird-dog"),
        ("a flare of 8", "pain=8 usual=3 pain_course:flare", {}, "diaphragmatic-breathing pelvic-tilt walking",
         " ".join(STRENGTH)),
        ("steady 8", "pain=8 usual=8 pain_course:steady", {}, "", "bridge bird-dog sit-to-stand supine-ball-curl"),
        ("pain of 9", "pain=9 usual=9", {}, "diaphragmatic-breathing crook-lying-rest",
         "walking cat-cow pelvic-tilt bridge"),
        ("nothing at hand", "", {"equipment": ()}, "", f"{FLOOR} incline-plank sit-to-stand seated-cat-cow"),
    ],
)  # fmt: skip
def test_who_gets_what(who: str, words: str, wishes: dict[str, Any], has: str, never: str) -> None:
    programme = made(words, **wishes)
    assert set(has.split()) <= set(first_day(programme)), (who, first_day(programme))
    assert not set(never.split()) & offered(programme), (who, set(never.split()) & offered(programme))


@pytest.mark.parametrize(
    ("who", "words", "difficulty", "load_class", "effort"),
    [
        ("persistent pain of 3, first week", "", 2, "S2", 4),
        ("persistent pain of 5, first week", "pain=5 usual=5", 1, "S2", 4),
        ("pain of 6", "pain=6 usual=6", 1, "S2", 4),
        ("subacute", "spell:subacute", 2, "S2", 4),
        ("acute, pain 3", "spell:acute pain_course:new", 2, "S1", 4),
        ("no pain", "spell:none pain=0 usual=0 pain_course:better", 2, "S2", 4),
        ("steady 7", "pain=7 usual=7 pain_course:steady", 1, "S1", 4),
        ("new 7", "pain=7 usual=4 pain_course:new", 1, "S1", 3),
        ("pain of 10", "pain=10 usual=8 pain_course:new", 1, "S0", 1),
        ("out of practice", "age=70 exercises_now:no", 1, "S2", 4),
        ("a healed spine fracture", "spine_fracture", 2, "S1", 4),
        ("diabetes, inactive", "H3 exercises_now:no", 2, "S2", 3),
        ("wants light effort", "effort_wanted:light", 2, "S2", 3),
        ("not sure about anything", "age=unknown pain=unknown usual=unknown spell:unknown pain_course:unknown", 1,
         "S1", 4),
    ],
)  # fmt: skip
def test_how_hard_it_may_be(who: str, words: str, difficulty: int, load_class: str, effort: int) -> None:
    limits = made(words).limits
    assert (limits.difficulty, limits.load_class, limits.effort_max_0_10) == (difficulty, load_class, effort), who
    assert limits.reasons


def dose_of(programme: Programme, exercise_id: str) -> list[PlanItem]:
    found = [i for day in (*programme.days, *programme.floor_free) for i in items(day) if i.exercise_id == exercise_id]
    assert found, f"{exercise_id} is not offered"
    return found


def test_high_blood_pressure_gets_short_holds() -> None:
    programme = made("bp_high", minutes=25)
    moving = [i for day in programme.days for i in items(day) if load()[i.exercise_id].movement.counts != "minutes"]
    assert all(i.dose.hold_s <= 10 for i in moving)
    assert all(i.dose.hold_s == 3 for i in dose_of(programme, "bridge"))


def test_being_out_of_practice_halves_the_repetitions() -> None:
    for item in dose_of(made("age=72 exercises_now:no"), "sit-to-stand"):
        assert item.dose.reps == 4
        assert "L-4" in {reason.rule for reason in item.reasons}


def test_out_of_practice_stands_up_first_on_two_days_and_trains_balance_on_all() -> None:
    programme = made("age=72 exercises_now:no unsteady")
    assert [day.kind for day in programme.days] == ["full", "full", "short"]
    for day in programme.days:
        strong = [i.exercise_id for i in day.items if i.slot == "strength"]
        assert strong[:1] == (["sit-to-stand"] if day.kind == "full" else [])
        assert "tandem-stance" in [i.exercise_id for i in day.items]


def test_seven_days_become_six_for_those_who_are_out_of_practice() -> None:
    assert len(made("", days_per_week=7).days) == 7
    assert len(made("age=72 exercises_now:no", days_per_week=7).days) == 6


def test_walks_stay_between_three_and_ten_minutes_while_pain_is_new_and_strong() -> None:
    for item in dose_of(made("spell:acute pain=6 pain_course:new", minutes=35), "walking"):
        assert 120 <= item.dose.hold_s <= 600


def test_a_gentle_day_walks_at_most_five_minutes() -> None:
    for item in dose_of(made("pain=8 usual=3 pain_course:flare", minutes=35), "walking"):
        assert item.dose.hold_s <= 300


def test_lying_flat_in_pregnancy_stays_under_two_minutes_and_comes_once() -> None:
    programme = made("pregnant pregnancy_weeks:over_28", minutes=35, days_per_week=7)
    for day in (*programme.days, *programme.floor_free):
        flat = [i for i in day.items if load()[i.exercise_id].data.start == "supine" and i.exercise_id == "bridge"]
        assert sum(i.duration_s - 10 for i in flat) < 120


def test_stretches_are_held_for_thirty_seconds_at_most() -> None:
    programme = made("", minutes=35, days_per_week=7)
    stretches = [i for d in programme.days for i in items(d) if load()[i.exercise_id].data.category == "stretch"]
    assert stretches
    assert all(i.dose.hold_s <= 30 for i in stretches)


def test_planks_are_ten_seconds_repeated() -> None:
    for item in dose_of(made("", minutes=25, days_per_week=7), "incline-plank"):
        assert item.dose.hold_s == 10
        assert item.dose.reps == 1


# --- the shape of a session ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("minutes", "slots"),
    [
        (3, ["move", "main", "settle"]),
        (7, ["move", "main", "settle"]),
        (8, ["warm-up", "mobility", "strength", "cool-down"]),
        (11, ["warm-up", "mobility", "strength", "cool-down"]),
        (15, ["warm-up", "mobility", "strength", "cool-down"]),
        (25, ["warm-up", "mobility", "strength", "cardio", "cool-down"]),
    ],
)
def test_the_parts_of_a_session_come_in_their_order(minutes: int, slots: list[str]) -> None:
    day = made("", minutes=minutes).days[0]
    assert list(dict.fromkeys(item.slot for item in day.items)) == slots


def test_the_first_session_has_at_most_four_new_exercises_and_the_next_ones_two() -> None:
    programme = made("", minutes=35, days_per_week=7)
    known = {"diaphragmatic-breathing", "walking"}
    for number, day in enumerate(programme.days):
        new = {item.exercise_id for item in day.items} - known
        assert len(new) <= (4 if number == 0 else 2), day.day
        known |= new


def test_the_first_week_has_five_exercises_a_day() -> None:
    assert all(len(day.items) <= 5 for day in made("", minutes=15, days_per_week=7).days)


@pytest.mark.parametrize("days", range(1, 8))
def test_strength_is_never_on_two_days_running(days: int) -> None:
    programme = made("", days_per_week=days, weeks=2)
    strong = [d.day for d in programme.days if any(i.slot in ("strength", "main") for i in d.items)]
    assert strong
    assert all(later - earlier > 1 for earlier, later in pairwise(strong))
    assert len(programme.days) == 2 * days


def test_every_plan_on_the_floor_also_comes_without_it() -> None:
    programme = made("", minutes=20)
    assert [day.day for day in programme.floor_free] == [day.day for day in programme.days]
    for with_floor, without in zip(programme.days, programme.floor_free, strict=True):
        seconds = [sum(i.duration_s for i in day.items) for day in (with_floor, without)]
        assert abs(seconds[0] - seconds[1]) <= 0.12 * max(seconds)
        assert not any("mat" in load()[i.exercise_id].data.equipment for i in items(without))


# --- wishes -------------------------------------------------------------------------------------------


def test_what_is_liked_comes_and_what_is_excluded_does_not() -> None:
    assert "open-book" in first_day(made("", liked=("open-book",)))
    assert "cat-cow" not in offered(made("", excluded=("cat-cow",)))
    assert "cat-cow" not in first_day(made("", disliked=("cat-cow",)))


def test_early_in_the_morning_deep_bending_waits() -> None:
    wishes: dict[str, Any] = {"minutes": 35, "liked": ("childs-pose",), "days_per_week": 1}
    late = made("", time_of_day=time(17, 0), **wishes)
    assert "childs-pose" in first_day(late)
    disliked = {**wishes, "liked": ()}
    early = made("", time_of_day=time(7, 30), usual_waking=time(7, 0), **disliked)
    assert "childs-pose" not in first_day(early)


def test_another_seed_gives_another_week_sooner_or_later() -> None:
    assert len({tuple(first_day(made("", minutes=25, seed=seed))) for seed in range(12)}) > 1


# --- no plan ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "action", "short_list"),
    [
        ("S01@2days", "E0", ""),
        ("S15a", "U1", ""),
        ("S13a", "C1", ""),
        ("S14", "C2", "diaphragmatic-breathing crook-lying-rest walking"),
        ("H2b", "C2", "diaphragmatic-breathing crook-lying-rest"),
        ("operation_12w operation_cleared:no", "C2", "diaphragmatic-breathing crook-lying-rest walking"),
    ],
)
def test_a_lock_gives_no_plan(words: str, action: str, short_list: str) -> None:
    found = plan(request(words))
    assert isinstance(found, NotNow)
    assert found.action == action
    assert found.reasons
    assert {choice for line in found.short_list for choice in line.choices} == set(short_list.split())


def test_pain_that_is_lower_today_opens_no_lock() -> None:
    locked = request("S10a S10b pain=8 usual=8", pain_now_0_10=1)
    assert isinstance(plan(locked), NotNow)


def test_pain_that_is_higher_today_is_asked_about_again() -> None:
    assert made("pain=3").limits.difficulty == 2
    assert made("pain=3", pain_now_0_10=6).limits.difficulty == 1
    assert {item.slot for item in made("pain=3", pain_now_0_10=9).days[0].items} == {"gentle"}


@pytest.mark.parametrize("words", ["S01@2days", "S15a", "S13a", "S14", "age=17"])
def test_the_inner_doors_ask_the_record_too(words: str) -> None:
    with pytest.raises(InputError, match="expected a safety screen that allows a plan"):
        Planner(request(words), load().exercises)
    locked, allowed = screen(request(words).answers, request(words).on), request("")
    with pytest.raises(ValueError, match="without a lock"):
        person_of(allowed, locked, Adapted(), load().exercises)


def test_an_outcome_made_up_by_hand_is_refused() -> None:
    data = plain(request("S01@2days"))
    with pytest.raises(InputError, match="outcome: unknown"):
        read_request({**data, "outcome": "G"})
    assert isinstance(plan(read_request(data)), NotNow)


def test_unfinished_answers_give_the_screen_to_answer() -> None:
    wanted = request("")
    unfinished = replace(wanted.answers, closed={})
    found = plan(PlanRequest(on=wanted.on, answers=unfinished))
    assert isinstance(found, NotNow)
    assert found.ask == "full"
    assert found.action is None
