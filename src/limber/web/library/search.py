"""Looking for exercises by words: accents and case do not matter, and a slip of the finger is forgiven.

Searched are names, other names, parts of the body, muscles and purposes, in the person's language. See docs/adr/0020.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from django.utils import translation

from limber.catalogue import Exercise, load
from limber.plain import value
from limber.web.library import words

NAME, OTHER_NAME, ABOUT = 4, 3, 1
"""How much a word counts by where it stands."""
EXACT, BEGINNING, INSIDE, SLIP = 1.0, 0.7, 0.4, 0.3
"""How much a find counts by how well it fits."""


@value
class Found:
    """What was found. `scores`: by exercise id, best first. `unknown`: words that fit nothing and were left out."""

    scores: Mapping[str, float]
    unknown: tuple[str, ...]


def fold(text: str) -> str:
    """A text without accents and capitals: "Étirement" and "etirement" are the same."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def search(sought: str, language: str) -> Found | None:
    """Exercises that fit all the words that mean something here; None when nothing is sought."""
    asked = dict.fromkeys(_split(sought[:100]))
    if not asked:
        return None
    index = _index(language)
    fits = {word: _fits(word, index) for word in asked}
    known = [found for found in fits.values() if found]
    shared = set.intersection(*(set(found) for found in known)) if known else set()
    phrase = " ".join(asked)
    scores = {i: sum(found[i] for found in known) + _whole(phrase, i, language) for i in shared}
    best_first = sorted(scores, key=lambda i: (-scores[i], i))
    unknown = tuple(word for word, found in fits.items() if not found and len(word) > 3)
    return Found(scores={i: scores[i] for i in best_first}, unknown=unknown)


def _whole(phrase: str, exercise_id: str, language: str) -> float:
    """What it adds that the words stand together in a name, and more where they are all of it."""
    text = load().exercises[exercise_id].text(language)
    names = [" ".join(_split(name)) for name in (text.name, *text.other_names)]
    return 2 * NAME if phrase in names else NAME if any(phrase in name for name in names) else 0.0


def _split(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))


@lru_cache
def _index(language: str) -> Mapping[str, Mapping[str, int]]:
    """Every word of the library, with the exercises that it stands in and how much it counts there."""
    index: dict[str, dict[str, int]] = {}
    with translation.override(language):
        for exercise in load().exercises.values():
            for weight, text in _texts(exercise, language):
                for word in _split(text):
                    weights = index.setdefault(word, {})
                    weights[exercise.id] = max(weight, weights.get(exercise.id, 0))
    return index


def _texts(exercise: Exercise, language: str) -> list[tuple[int, str]]:
    data, text = exercise.data, exercise.text(language)
    parts = [str(name) for name, regions in words.PARTS.values() if regions & set(data.regions)]
    purposes = [str(words.PURPOSES[use]) for use in (data.category, *data.also) if use in words.PURPOSES]
    about = [*parts, *words.regions(data.regions), *words.muscles(data.muscles), *purposes, words.start(data.start)]
    desk = [str(words.PLACES["desk"])] if "desk" in data.also else []
    return [
        (NAME, text.name),
        *((OTHER_NAME, name) for name in text.other_names),
        *((ABOUT, one) for one in (*about, *desk)),
    ]


def _fits(sought: str, index: Mapping[str, Mapping[str, int]]) -> dict[str, float]:
    """Exercises with a word like this one; slips count only where nothing fits without them."""
    close = {word: how for word in index if (how := _how_close(sought, word))}
    if not close:
        slips = 2 if len(sought) >= 8 else 1 if len(sought) >= 4 else 0
        close = {word: SLIP for word in index if slips and _within(sought, word, slips)}
    scores: dict[str, float] = {}
    for word, how in close.items():
        for exercise_id, weight in index[word].items():
            scores[exercise_id] = max(scores.get(exercise_id, 0.0), how * weight)
    return scores


def _how_close(sought: str, word: str) -> float:
    if sought == word:
        return EXACT
    if word.startswith(sought):
        return BEGINNING
    return INSIDE if len(sought) >= 4 and sought in word else 0.0


def _within(one: str, other: str, most: int) -> bool:
    """Whether at most so many slips (a letter wrong, missing, too many, or two swapped) part two words.

    Only the beginning of a longer word has to fit: somebody may still be typing.
    """
    other = other[: len(one) + most]
    if len(other) < len(one) - most:
        return False
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, against in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return False
    return min(row[max(0, len(one) - most) :]) <= most
