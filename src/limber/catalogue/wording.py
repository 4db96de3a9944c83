"""How texts for people may sound: words to avoid, and how hard a text is to read (front doors: `avoided`, `grade`).

>>> [found.words for found in avoided("It heals worn-out discs.", "en")]
['worn-out', 'heals']
"""

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from limber.plain import read, value


@value
class WordToAvoid:
    """A pattern for whole words, and what to say in their place."""

    pattern: str
    say: str


@value
class Avoided:
    """Words of a text that should not be there, and what to say in their place."""

    words: str
    say: str


@lru_cache
def words_to_avoid() -> Mapping[str, tuple[WordToAvoid, ...]]:
    """The words by language."""
    data = tomllib.loads((files("limber.catalogue") / "words-to-avoid.toml").read_text("utf-8"))
    return read(Mapping[str, tuple[WordToAvoid, ...]], data, "words-to-avoid.toml")  # type: ignore[type-abstract]


def avoided(text: str, language: str) -> tuple[Avoided, ...]:
    """The words of a text to avoid, in the order of the list; none for a language that has no list."""
    plain = text.casefold().replace("’", "'")
    return tuple(
        Avoided(words=found[0], say=word.say)
        for word in words_to_avoid().get(language, ())
        for found in re.finditer(rf"(?<!\w)(?:{word.pattern})(?!\w)", plain)
    )


# --- reading grade --------------------------------------------------------------------------------------

_WORD = re.compile(r"[a-z]+(?:['’-][a-z]+)*|\d+", re.IGNORECASE)
_SENTENCE_ENDS = re.compile(r"[.?!:]+(?=\s|$)|\n")


def grade(text: str) -> float:
    """Flesch-Kincaid grade of an English text; 0 for a text without words. Short texts give rough values.

    A line is a sentence even without a full stop. A number counts as a word of one syllable.
    """
    sentences = [s for s in _SENTENCE_ENDS.split(text) if _WORD.search(s)]
    words = [w for s in sentences for w in _WORD.findall(s)]
    if not words:
        return 0.0
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def syllables(word: str) -> int:
    """Syllables of an English word by its groups of vowels; a silent e at the end, or in "-ed", does not count."""
    found = 0
    for part in re.split(r"[-'’]", word.casefold()):
        groups = len(re.findall(r"[aeiouy]+", part))
        silent = (part.endswith("e") and part[-2:-1] not in "aeiouyl") or bool(re.search(r"[^aeioudtly]ed$", part))
        found += max(groups - (1 if silent else 0), 1 if groups else 0)
    return max(found, 1)
