"""What the pages of one exercise tell: its facts in words, and how it stands in the person's plan."""

from typing import Any

from django.utils.translation import gettext as _

from limber.catalogue import FAMILIES, GRADES, Exercise, load, sources
from limber.plain import plain, value
from limber.programme import NO_CAUSE, PlanRequest, Programme, Suits, Why, plan, suits, why_in
from limber.safety import Standing
from limber.session import THINGS, PlanItem, PlannedDose, dose_words
from limber.web.library import ladder, words
from limber.web.people.models import Person
from limber.web.plans.requests import request_of
from limber.words import render as said
from limber.words import translate


@value
class InPlan:
    """How an exercise stands in the plan. `asked` and `why`: None without an open screen. `item`: the first time it
    comes; None where it does not."""

    asked: PlanRequest | None
    why: Why | None
    item: PlanItem | None


def in_plan(person: Person, standing: Standing, exercise_id: str) -> InPlan:
    """How an exercise stands in the person's plan; request and plan are made once."""
    asked = request_of(person) if standing.kind == "open" else None
    if asked is None:
        return InPlan(asked=None, why=None, item=None)
    made = plan(asked)
    days = made.days if isinstance(made, Programme) else ()
    here = [item for day in days for item in day.items if item.exercise_id == exercise_id]
    return InPlan(asked=asked, why=why_in(exercise_id, made, load().exercises), item=here[0] if here else None)


def planned_dose(shown: Exercise, stands: InPlan, language: str) -> str:
    """How much the plan gives; empty where the plan does not have it."""
    return said(dose_words(shown, stands.item.dose), language) if stands.item else ""


def how_it_went(exercise_id: str, stands: InPlan, language: str) -> dict[str, Any] | None:
    """How sessions with an exercise went for the person, with numbers; None when it was never done."""
    found = suits(stands.asked, load().exercises).get(exercise_id) if stands.asked else None
    if found is None:
        return None
    certain = found.verdict != "cannot-tell"
    return {
        "sentence": said(found.sentence, language),
        "no_cause": translate(NO_CAUSE, language) if certain else "",
        "rows": [(label, number) for label, number in _numbers(found) if number is not None] if certain else [],
    }


def _numbers(found: Suits) -> tuple[tuple[str, float | None], ...]:
    return (
        (_("Pain in the exercise, when you said so"), found.during_0_10),
        (_("Pain after the session, against others"), found.after),
        (_("Pain the next morning, against others"), found.morning),
    )


def first_dose(shown: Exercise, stands: InPlan, language: str) -> str:
    """How much to begin with, for somebody for whom nothing speaks against it and whose plan has it not."""
    if stands.why is None or stands.why.status != "not-chosen":
        return ""
    return said(dose_words(shown, PlannedDose(**plain(shown.data.dose))), language)


def cautions(shown: Exercise, standing: Standing, language: str) -> list[str]:
    """What to change for this person, by what they told the safety questions."""
    text = shown.text(language)
    tags = standing.result.tags if standing.result else ()
    return list(dict.fromkeys(text.modify[tag] for tag in tags if tag in text.modify))


def facts(shown: Exercise, language: str) -> dict[str, Any]:
    """What stands under the figure."""
    data = shown.data
    return {
        "start": words.start(data.start),
        "level": words.level(data.difficulty),
        "difficulty": data.difficulty,
        "category": words.category(data.category),
        "equipment": [translate(THINGS[name], language) for name in data.equipment],
        "optional": [translate(THINGS[name], language) for name in data.optional_equipment],
        "muscles": words.muscles(data.muscles),
        "load": words.load(data.load.load_class),
        "faults": [shown.text(language).faults[fault] for fault in data.faults],
    }


def card(exercise: Exercise, language: str) -> dict[str, Any]:
    """One exercise in a list."""
    return {
        "id": exercise.id,
        "name": exercise.text(language).name,
        "start": words.start(exercise.data.start),
        "level": words.level(exercise.data.difficulty),
        "difficulty": exercise.data.difficulty,
        "dots": range(1, 6),
        "hidden": exercise.data.hidden,
    }


def evidence(shown: Exercise, language: str) -> dict[str, Any]:
    """How sure research is of this kind of exercise, and the sources: the kind's own, then the exercise's."""
    family = FAMILIES[shown.data.evidence] if shown.data.evidence else None
    keys = dict.fromkeys((*(family.sources if family else ()), *shown.data.sources))
    told: dict[str, Any] = {"sources": [sources()[key] for key in keys]}
    if family:
        grade = GRADES[family.grade]
        told |= {
            "grade": translate(grade.name, language),
            "meaning": translate(grade.meaning, language),
            "says": translate(family.says, language),
        }
    return told


def ladder_of(shown: Exercise, language: str) -> dict[str, Any]:
    """The map of easier and harder exercises, narrow and wide, and the same as a list."""
    exercises = load().exercises
    rows = ladder.rows(shown.id, exercises)

    def named(columns: int) -> dict[str, Any]:
        drawn = ladder.draw(shown.id, exercises, columns)
        places = [{"place": p, "name": exercises[p.exercise_id].text(language).name} for p in drawn.places]
        return {"map": drawn, "places": places, "columns": columns}

    return {
        "maps": (named(2), named(4)),
        "rows": [(step, [card(exercises[i], language) for i in row]) for step, row in rows.items()],
        "node": ladder.NODE_PX,
        "alone": len(rows) == 1,
    }
