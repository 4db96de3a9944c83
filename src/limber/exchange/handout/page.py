"""The words of a sheet: its contents as plain data for the type-setter, in one language."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from limber import __version__
from limber.body import clip
from limber.body.drawing import printed
from limber.catalogue import Exercise, load
from limber.exchange.handout import words
from limber.exchange.handout.contents import Contents, Entry
from limber.exchange.handout.letters import printable
from limber.exchange.handout.look import Look
from limber.programme.items import ON_BED, OWN
from limber.safety import LIGHT_ADVICE, SAFETY_CARD, TrafficLight
from limber.safety.emergency import numbers
from limber.session import SLOTS, THINGS, dose_words
from limber.words import Language, message, render, translate

FigureOf = Callable[[Exercise, bool], str]
PAPERS = {"a4": "a4", "letter": "us-letter"}
SHOWN_REASONS = (ON_BED.sentence, OWN.sentence)
HIGHEST_PAIN = 10
MOST_COLUMNS, MOST_COLUMNS_LARGE = 7, 4


def drawn(exercise: Exercise, colour: bool) -> str:
    """The figure of an exercise, drawn now: start, arrow, end."""
    return printed(clip(exercise.movement, "right").plain(), style="screen" if colour else "print")


def page(shown: Contents, look: Look, figure: FigureOf = drawn) -> dict[str, Any]:
    """A sheet as plain data: every text in the language of the sheet, every letter one that can be printed."""
    language = look.language
    single = len(shown.entries) == 1 and shown.kind != "plan"
    exercises = [_exercise(n, entry, shown, look, figure) for n, entry in enumerate(shown.entries, start=1)]
    _name_each_part_once(exercises)
    day = words.long_date(shown.on, language)
    data = {
        "paper": PAPERS[look.paper],
        "large": look.large,
        "colour": look.colour,
        "lang": language,
        "date": [shown.on.year, shown.on.month, shown.on.day],
        "title": exercises[0]["name"] if single else _title(shown, look),
        "lead": _lead(shown, language),
        "notices": _notices(shown, language),
        "single": single,
        "for_you": translate(words.FOR_YOU, language),
        "breathing": translate(words.BREATHING, language),
        "exercises": exercises,
        "left_out": _left_out(shown, language),
        "light": _light(shown.light, language) if shown.light else None,
        "log": _log(shown, look),
        "card": _card(look),
        "made": render(message(words.MADE, version=__version__, on=day), language),
        "page": render(message(words.PAGE, page="{page}", pages="{pages}"), language),
        "small_print": render(message(words.SMALL_PRINT), language),
    }
    return {key: _letters(one) for key, one in data.items()}


def _name_each_part_once(exercises: list[dict[str, Any]]) -> None:
    """Leave the part of the session out where the exercise before it stands in the same one."""
    last = ""
    for one in exercises:
        one["label"], last = ("" if one["label"] == last else one["label"]), one["label"]


def _letters(data: Any) -> Any:
    """Every text as letters that can be printed; a figure is a drawing, and stays as it is."""
    if isinstance(data, str):
        return printable(data)
    if isinstance(data, dict):
        return {key: one if key == "figure" else _letters(one) for key, one in data.items()}
    return [_letters(one) for one in data] if isinstance(data, list) else data


def _title(shown: Contents, look: Look) -> str:
    if shown.kind == "general":
        return translate(words.EXERCISES, look.language)
    if look.name:
        return render(message(words.EXERCISES_FOR, name=look.name), look.language)
    return translate(words.YOUR_EXERCISES, look.language)


def _lead(shown: Contents, language: Language) -> str:
    if shown.kind != "plan":
        return ""
    first, count = words.long_date(shown.days[0], language), len(shown.days)
    if count == 1:
        return render(message(words.ONE_SESSION, minutes=shown.minutes, on=first), language)
    return render(message(words.SESSIONS, count=count, minutes=shown.minutes, first=first), language)


def _notices(shown: Contents, language: Language) -> list[dict[str, str | None]]:
    if shown.kind != "general":
        return []
    return [words.safety_words(text, "danger-signs", language) for text in (words.NO_AMOUNT, words.CARD_FIRST)]


def _exercise(n: int, entry: Entry, shown: Contents, look: Look, figure: FigureOf) -> dict[str, Any]:
    exercise, language = load()[entry.exercise_id], look.language
    text = exercise.text(language)
    said = [render(r.text, language) for r in entry.reasons if r.text.text in SHOWN_REASONS]
    return {
        "n": n,
        "name": text.name,
        "label": translate(SLOTS[entry.slot], language) if entry.slot and shown.kind == "plan" else "",
        "dose": render(dose_words(exercise, entry.dose), language) if entry.dose else "",
        "note": translate(words.NOT_IN_PLAN, language) if shown.kind == "chosen" and not entry.dose else "",
        "facts": [*_facts(exercise, language), *dict.fromkeys(said)],
        "figure": figure(exercise, look.colour),
        "alt": render(message(words.START_AND_END, name=text.name), language),
        "position": text.position,
        "steps": list(text.steps),
        "breathing": text.breathing,
        "cautions": list(dict.fromkeys(text.modify[tag] for tag in entry.tags if tag in text.modify)),
    }


def _facts(exercise: Exercise, language: Language) -> list[str]:
    things = [translate(THINGS[name], language) for name in exercise.data.equipment]
    return [render(message(words.YOU_NEED, what=", ".join(things)), language)] if things else []


def _left_out(shown: Contents, language: Language) -> dict[str, Any] | None:
    if not shown.left_out:
        return None
    lines = [
        {
            "name": load()[one.exercise_id].text(language).name,
            "why": " ".join(dict.fromkeys(render(reason.text, language) for reason in one.reasons)),
        }
        for one in shown.left_out
    ]
    return {"title": translate(words.NOT_FOR_YOU, language), "lines": lines}


def _light(light: TrafficLight, language: Language) -> dict[str, Any]:
    """The traffic light as ranges of pain, for days like the one that the plan was made on."""
    lines = []
    for advice in LIGHT_ADVICE:
        scores = [pain for pain in range(HIGHEST_PAIN + 1) if light.by_pain[pain] == advice.light]
        if scores:
            lines.append(
                {
                    "range": words.span(scores[0], scores[-1], language),
                    "title": words.safety_words(advice.title, "session", language),
                    "what": words.safety_words(advice.text, "session", language),
                }
            )
    after = message(words.WORSE_DAY, n=light.p0_0_10)
    return {"title": translate(words.PAIN_WHILE, language), "lines": lines, "after": render(after, language)}


def _log(shown: Contents, look: Look) -> dict[str, Any] | None:
    """Tables to tick: a row for each exercise that has an amount, a column for each day, a few days in each."""
    language = look.language
    most = MOST_COLUMNS_LARGE if look.large else MOST_COLUMNS
    parts = [shown.days[n : n + most] for n in range(0, len(shown.days), most)]
    if not parts:
        return None
    return {
        "title": translate(words.TICK, language),
        "lead": translate(words.THEN_NEW, language),
        "corner": translate(words.EXERCISE, language),
        "tables": [_table(days, shown, language) for days in parts],
        "pain": translate(words.PAIN_AFTER, language),
    }


def _table(days: Sequence[date], shown: Contents, language: Language) -> dict[str, Any]:
    rows = [
        {"name": load()[entry.exercise_id].text(language).name, "cells": [day in entry.days for day in days]}
        for entry in shown.entries
        if set(days) & set(entry.days)
    ]
    return {"columns": [words.short_date(day, language) for day in days], "rows": rows}


def _card(look: Look) -> dict[str, Any]:
    """The danger card with the numbers of the country."""
    language, known = look.language, numbers(look.country)
    parts = [
        {
            "title": words.safety_words(part.title, "danger-signs", language),
            "call": known.to_call(part.call),
            "signs": [words.safety_words(sign, "danger-signs", language) for sign in part.signs],
        }
        for part in SAFETY_CARD
    ]
    crisis = (
        {"what": words.safety_words(words.HURTING, "danger-signs", language), "call": known.crisis}
        if known.crisis
        else None
    )
    note = words.safety_words(known.note, "danger-signs", language) if known.note else None
    return {
        "title": words.safety_words(words.STOP, "danger-signs", language),
        "parts": parts,
        "number": note,
        "crisis": crisis,
    }
