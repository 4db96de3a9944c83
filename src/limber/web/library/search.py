"""Looking for exercises by words: accents and case do not matter, and a slip of the finger is forgiven.

Searched are names, other names, parts of the body, muscles and purposes in the person's language, and names in English.
See docs/adr/0020.
"""

from collections.abc import Mapping
from functools import lru_cache

from django.utils import translation

from limber.catalogue import Exercise, load
from limber.plain import value
from limber.web.library import words
from limber.web.near_words import fits, split

NAME, OTHER_NAME, ABOUT = 4, 3, 1
"""How much a word counts by where it stands."""


@value
class Found:
    """What was found. `scores`: by exercise id, best first. `unknown`: words that fit nothing and were left out."""

    scores: Mapping[str, float]
    unknown: tuple[str, ...]


def search(sought: str, language: str) -> Found | None:
    """Exercises that fit all the words that mean something here; None when nothing is sought."""
    asked = dict.fromkeys(split(sought[:100]))
    if not asked:
        return None
    index = _index(language)
    found_by = {word: fits(word, index) for word in asked}
    known = [found for found in found_by.values() if found]
    shared = set.intersection(*(set(found) for found in known)) if known else set()
    phrase = " ".join(asked)
    scores = {i: sum(found[i] for found in known) + _whole(phrase, i, language) for i in shared}
    best_first = sorted(scores, key=lambda i: (-scores[i], i))
    unknown = tuple(word for word, found in found_by.items() if not found and len(word) > 3)
    return Found(scores={i: scores[i] for i in best_first}, unknown=unknown)


def _whole(phrase: str, exercise_id: str, language: str) -> float:
    """What it adds that the words stand together in a name, and more where they are all of it."""
    text = load().exercises[exercise_id].text(language)
    names = [" ".join(split(name)) for name in (text.name, *text.other_names)]
    return 2 * NAME if phrase in names else NAME if any(phrase in name for name in names) else 0.0


@lru_cache
def _index(language: str) -> Mapping[str, Mapping[str, int]]:
    """Every word of the library, with the exercises that it stands in and how much it counts there."""
    index: dict[str, dict[str, int]] = {}
    with translation.override(language):
        for exercise in load().exercises.values():
            for weight, text in _texts(exercise, language):
                for word in split(text):
                    weights = index.setdefault(word, {})
                    weights[exercise.id] = max(weight, weights.get(exercise.id, 0))
    return index


def _texts(exercise: Exercise, language: str) -> list[tuple[int, str]]:
    data, text, english = exercise.data, exercise.text(language), exercise.text("en")
    parts = [str(name) for name, regions in words.PARTS.values() if regions & set(data.regions)]
    purposes = [str(words.PURPOSES[use]) for use in (data.category, *data.also) if use in words.PURPOSES]
    about = [*parts, *words.regions(data.regions), *words.muscles(data.muscles), *purposes, words.start(data.start)]
    desk = [str(words.PLACES["desk"])] if "desk" in data.also else []
    return [
        (NAME, text.name),
        *((OTHER_NAME, name) for name in text.other_names),
        *((ABOUT, one) for one in (*about, *desk)),
        *((OTHER_NAME, name) for name in (english.name, *english.other_names)),
    ]
