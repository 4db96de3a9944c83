"""A small catalogue and a small day, made by hand, so that no change of a real exercise changes these tests."""

from collections.abc import Mapping
from typing import Any, Literal

from limber.body import Movement
from limber.catalogue import Exercise, ExerciseData, ExerciseText
from limber.plain import read
from limber.safety.emergency import EmergencyNumbers
from limber.session import PlanDay, PlanItem, PlannedDose, Script, Setting, Today, duration_s, make_script
from tests.property.people import ON, answers

SESSION_ID = "0198c5a0-0000-7000-8000-000000000001"
Sides = Literal["none", "each", "alternate"]


def exercise(id: str, category: str, sides: Sides, counts: str, phases: list[dict[str, Any]], **dose: int) -> Exercise:
    """An exercise whose movement is one pose; only its phases matter here."""
    fields = {"sets": 1, "reps": 1, "hold_s": 0, "rest_s": 0} | dose
    data = read(
        ExerciseData,
        {
            "id": id, "category": category, "start": "supine", "regions": ["hips"], "muscles": ["none"],
            "bias": ["neutral"], "load": {"load_class": "S0", "note": "none"}, "difficulty": 1,
            "dose": {**fields, "sides": sides}, "sources": ["CONV"],
            "bounds": {"sets": [1, 4], "reps": [1, 120], "hold_s": [0, 900]},
        },
        id,
    )  # fmt: skip
    movement = read(
        Movement,
        {
            "version": 1, "view": "side", "sides": sides, "counts": counts, "working": [], "feel": [],
            "poses": {"lying": {"body": "crook_lying"}}, "phases": [{"to": "lying", **phase} for phase in phases],
        },
        id,
    )  # fmt: skip
    name = id.capitalize()
    text = ExerciseText(
        name=name,
        why="It helps.",
        position=f"Get into the position for {id}.",
        steps=("Move.", "Come back."),
        breathing="Out as you move.",
        phases={phase["name"]: f"Say {phase['name']}." for phase in phases},
        sides={} if sides == "none" else {"right": "Right leg", "left": "Left leg"},
    )
    return Exercise(data=data, movement=movement, texts={"en": text})


LIFT = [
    {"name": "lift", "seconds": 2, "breathe": "out"},
    {"name": "hold", "seconds": 5, "hold": True},
    {"name": "lower", "seconds": 2, "breathe": "in"},
]
STEP = [{"name": "lift", "seconds": 0.5}, {"name": "lower", "seconds": 0.5}]
BREATH = [
    {"name": "breathe-in", "seconds": 4, "breathe": "in"},
    {"name": "breathe-out", "seconds": 6, "breathe": "out"},
]

SMALL: Mapping[str, Exercise] = {
    e.id: e
    for e in (
        exercise("bridge", "strength", "none", "repetition", LIFT, sets=2, reps=3, hold_s=4, rest_s=30),
        exercise("tilt", "mobility", "none", "repetition", LIFT[::2], reps=5),
        exercise("reach", "strength", "each", "repetition", LIFT, sets=2, reps=2, hold_s=3, rest_s=20),
        exercise("stretch", "stretch", "each", "hold", LIFT, sets=1, reps=1, hold_s=20),
        exercise("march", "warm-up", "alternate", "repetition", STEP, sets=2, reps=10),
        exercise("breathe", "relaxation", "none", "minutes", BREATH, hold_s=60),
    )
}


def item(id: str, slot: Any = "strength", **more: Any) -> PlanItem:
    """An item with the catalogue's dose."""
    dose = SMALL[id].data.dose
    planned = PlannedDose(sets=dose.sets, reps=dose.reps, hold_s=dose.hold_s, sides=dose.sides, rest_s=dose.rest_s)
    return PlanItem(
        exercise_id=id, slot=slot, dose=planned, duration_s=round(duration_s(SMALL[id], planned)), reasons=(), **more
    )


DAY = PlanDay(
    day=1,
    kind="full",
    minutes=6,
    effort_max_0_10=4,
    items=(
        item("march", "warm-up"),
        item("bridge", easier=(item("tilt"),), swaps=(item("reach"),)),
        item("stretch", "cool-down"),
        item("breathe", "cool-down"),
    ),
)


def small_script(day: PlanDay = DAY, **today: Any) -> Script:
    """The script of the small day, for an ordinary person with pain of 3."""
    setting = Setting(
        language="en",
        session_id=SESSION_ID,
        build="b1",
        numbers=EmergencyNumbers(emergency="112", urgent="116 117"),
        danger_card="/danger-signs",
        shape="/figure/shape.json",
        get_ready_s=10,
    )
    return make_script(
        day,
        Today(on=ON, answers=answers(), **today),
        setting,
        clip_address=lambda exercise_id, side: f"/figure/{exercise_id}-{side}.json",
        image_address=lambda exercise_id: f"/figure/{exercise_id}.svg",
        catalogue=SMALL,
    )
