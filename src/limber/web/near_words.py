"""Words that are meant alike: accents and case do not matter, a slip of the finger is forgiven. See docs/adr/0020."""

import re
import unicodedata
from collections.abc import Mapping

EXACT, BEGINNING, INSIDE, SLIP = 1.0, 0.7, 0.4, 0.3
"""How much a find counts by how well it fits."""


def fold(text: str) -> str:
    """A text without accents and capitals: "Étirement" and "etirement" are the same."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def split(text: str) -> list[str]:
    """The words of a text, folded; whatever is no letter or digit parts them: a hyphen, a slash, any kind of space."""
    return re.findall(r"[^\W_]+", fold(text))


def fits(sought: str, index: Mapping[str, Mapping[str, int]]) -> dict[str, float]:
    """What has a word like this one, and how well it fits; slips count only where nothing fits without them.

    `index`: every known word, with the things it stands in and how much it counts there.
    """
    close = {word: how for word in index if (how := _how_close(sought, word))}
    if not close:
        slips = 2 if len(sought) >= 8 else 1 if len(sought) >= 4 else 0
        close = {word: SLIP for word in index if slips and _within(sought, word, slips)}
    scores: dict[str, float] = {}
    for word, how in close.items():
        for one, weight in index[word].items():
            scores[one] = max(scores.get(one, 0.0), how * weight)
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
