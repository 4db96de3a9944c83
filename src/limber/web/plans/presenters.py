"""A plan as the templates show it: words instead of ids, in the person's language."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from limber.catalogue import load
from limber.programme import NO_CAUSE, PROGRAMME_RULES, Adjustment, Collision, Family, LeftOut, Objective, Suits
from limber.safety import AskedAgain
from limber.session import SLOTS, PlanDay, PlanItem, Reason, dose_words
from limber.web import dates
from limber.web.library import words
from limber.web.people.models import Person
from limber.web.plans.forms import FAMILIES
from limber.words import render, translate


def day(planned: PlanDay, person: Person, first: date, *, begins_in: int = 0) -> dict[str, Any]:
    """One day of a plan: its date in words, and its items in their slots. `first`: the day of the plan's day 1."""
    on = first + timedelta(days=planned.day - 1)
    groups: list[tuple[str, list[dict[str, Any]]]] = []
    for shown in planned.items:
        name = translate(SLOTS[shown.slot], person.language)
        if not groups or groups[-1][0] != name:
            groups.append((name, []))
        groups[-1][1].append(item(shown, person.language))
    return {
        "name": _("Today") if planned.day == 1 and not begins_in else dates.day(on),
        "minutes": planned.minutes,
        "kind": planned.kind,
        "groups": groups,
        "count": len(planned.items),
        "reasons": reasons(planned.reasons, person.language),
    }


def item(shown: PlanItem, language: str) -> dict[str, Any]:
    """One exercise of a day."""
    exercise = load().exercises[shown.exercise_id]
    text = exercise.text(language)
    return {
        "id": shown.exercise_id,
        "name": text.name,
        "dose": render(dose_words(exercise, shown.dose), language),
        "minutes": max(1, round(shown.duration_s / 60)),
        "start": words.start(exercise.data.start),
        "notes": [text.modify[tag] for tag in shown.adapted_for if tag in text.modify],
        "reasons": reasons(shown.reasons, language),
    }


def reasons(given: Iterable[Reason], language: str) -> list[dict[str, Any]]:
    """Sentences with the rule and the sources behind each, once; `listed`: the page of rules has the rule."""
    found: dict[str, dict[str, Any]] = {}
    for reason in given:
        text = render(reason.text, language)
        listed = any(rule.id == reason.rule for rule in PROGRAMME_RULES)
        found.setdefault(text, {"text": text, "rule": reason.rule, "sources": reason.sources, "listed": listed})
    return list(found.values())


def adjustments(given: Iterable[Adjustment], language: str) -> list[dict[str, Any]]:
    """What changed because of the last times, with the id by which it is taken back (empty where it cannot be)."""
    return [
        {
            "text": render(one.reason.text, language),
            "beside": render(one.beside, language) if one.beside else "",
            "rule": one.reason.rule,
            "undo": one.id if one.undo else "",
        }
        for one in given
    ]


def suited(given: Mapping[Family, Suits], language: str) -> list[tuple[str, str]]:
    """How sessions with each kind of movement went, and that this is no cause."""
    names = dict(FAMILIES)
    said = []
    for family, found in given.items():
        sentence = render(found.sentence, language)
        if found.verdict != "cannot-tell":
            sentence += " " + translate(NO_CAUSE, language)
        said.append((str(names[family]), sentence))
    return said


def collisions(given: Iterable[Collision], language: str) -> list[dict[str, Any]]:
    """Parts of a session that nobody fills: why, and what would free them."""
    return [
        {
            "part": translate(SLOTS[one.part], language),
            "rules": reasons(one.rules, language),
            "frees": [render(text, language) for text in one.frees],
        }
        for one in given
    ]


def terms(objective: Objective, language: str) -> dict[str, Any]:
    """What the plan was chosen by, with the worth of each term, the largest first."""
    ranked = sorted(objective.terms, key=lambda term: -abs(term.value))
    return {
        "value": objective.value,
        "rows": [(render(term.sentence, language), term.value) for term in ranked],
    }


def asked_again(due: AskedAgain) -> dict[str, str]:
    """When the safety questions come again, as days; what comes with the others has none of its own."""
    days = {"legs": due.leg_signs_on, "full": due.full_on}
    return {name: dates.in_full(on) for name, on in days.items() if on is not None}


CLASSES: dict[str, Promise] = {
    "absolute": gettext_lazy("Nobody passes it"),
    "clinical": gettext_lazy("A clinician may decide otherwise"),
    "soft": gettext_lazy("A preference that may give way"),
}
BASIS: dict[str, Promise] = {
    "E": gettext_lazy("studies"),
    "G": gettext_lazy("guidelines"),
    "C": gettext_lazy("what physiotherapists agree on"),
    "D": gettext_lazy("a choice of ours"),
}


def rules(language: str) -> list[dict[str, Any]]:
    """Every rule of the programme in words; numbers only where their source was seen."""
    return [
        {
            "id": rule.id,
            "sentence": translate(rule.sentence, language),
            "class": str(CLASSES[rule.rule_class]),
            "basis": ", ".join(str(BASIS[letter]) for letter in rule.basis.split("+")),
            "sources": ", ".join(rule.sources),
            "verified": rule.verified,
        }
        for rule in PROGRAMME_RULES
    ]


def left_out(given: Iterable[LeftOut], language: str) -> list[dict[str, Any]]:
    """What is not in the plan, with every rule that leaves it out; what is left out for the same reasons, together."""
    exercises = load().exercises
    found: dict[tuple[str, str], list[dict[str, str]]] = {}
    for one in given:
        why = " ".join(reason["text"] for reason in reasons(one.reasons, language))
        would_change = " ".join(render(text, language) for text in one.would_change)
        name = exercises[one.exercise_id].text(language).name
        found.setdefault((why, would_change), []).append({"id": one.exercise_id, "name": name})
    return [{"why": why, "would_change": change, "exercises": names} for (why, change), names in found.items()]
