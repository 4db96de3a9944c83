"""How easy a text is to read in the languages other than English: `ease`, from 0 (very hard) to 100 (very easy).

Each language has a Flesch formula of its own, fitted to its words: Szigriszt-Pazos for Spanish (INFLESZ), Amstad for
German, Kandel-Moles for French. All three read alike: 80 and more easy, 65 fairly easy, 50 medium, below 35 hard.

>>> ease("Túmbate boca arriba. Dobla las rodillas.", "es") > 65
True
"""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*|\d+")
_SENTENCE_ENDS = re.compile(r"[.?!:]+(?=[\s»”“\"]|$)|\n")


class _Counts(NamedTuple):
    """Means of a text: words in a sentence, syllables in a word."""

    words: float
    syllables: float


def ease(text: str, language: str) -> float:
    """How easy a text is by the formula of its language; 100 for a text without words. Short texts give rough values.

    A line is a sentence even without a full stop. A number counts as a word of one syllable.

    Raises
    ------
    KeyError
        For a language that has no formula here; English has a grade (`limber.catalogue.wording`).
    """
    syllables, formula = SYLLABLES[language], FORMULAS[language]
    sentences = [s for s in _SENTENCE_ENDS.split(text) if _WORD.search(s)]
    words = [w for s in sentences for w in _WORD.findall(s)]
    if not words:
        return 100.0
    return formula(_Counts(len(words) / len(sentences), sum(map(syllables, words)) / len(words)))


def _spanish(word: str) -> int:
    """Strong vowels, and weak ones with an accent, each make a syllable; weak ones beside them do not."""
    found = re.sub(r"qu(?=[eiéí])|gu(?=[eiéí])", "g", word.casefold())
    found = re.sub(r"y(?![aeiouáéíóú])", "i", found)
    return max(sum(_nuclei(group) for group in re.findall(r"[aeiouáéíóúü]+", found)), 1)


def _nuclei(vowels: str) -> int:
    return max(len(re.findall(r"[aeoáéóíú]", vowels)), 1)


def _german(word: str) -> int:
    """Every vowel makes a syllable, two that are written for one sound together."""
    return max(len(re.findall(r"ie|ei|ai|au|eu|äu|aa|ee|oo|[aeiouäöüy]", word.casefold())), 1)


def _french(word: str) -> int:
    """Groups of vowels, cut where an accent parts them; an e at the end is not heard."""
    found = 0
    for part in re.split(r"[-’']", word.casefold()):
        groups = re.findall(r"[aeiouyàâèêîôùûœæ]*[éëïüä]|[aeiouyàâèêîôùûœæ]+", re.sub(r"qu|gu(?=[eiéè])", "g", part))
        mute = bool(re.search(r"[^aeiouyàâéèêîôùûœæ](?:es?|ent)$|[iuéo]es?$", part)) and len(groups) > 1
        found += len(groups) - mute
    return max(found, 1)


SYLLABLES: Mapping[str, Callable[[str], int]] = {"es": _spanish, "de": _german, "fr": _french}
"""Syllables of a word, by language."""

FORMULAS: Mapping[str, Callable[[_Counts], float]] = {
    "es": lambda text: 206.835 - 62.3 * text.syllables - text.words,
    "de": lambda text: 180 - text.words - 58.5 * text.syllables,
    "fr": lambda text: 207 - 1.015 * text.words - 73.6 * text.syllables,
}
