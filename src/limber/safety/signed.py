"""Safety texts in other languages: until a clinician who is a native speaker has signed them, English stands beneath.

This is the one place that says which parts of Limber speak of safety and in which languages they are signed
(``signed.toml``). Pages, sheets for paper, a session's script and the commands all ask it.

>>> english_beneath("danger-signs", "en")
False
"""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Literal

from limber.plain import read
from limber.words import Language, translate

Part = Literal["questions", "outcomes", "danger-signs", "session", "morning"]

PARTS: Mapping[Part, str] = {
    "questions": "The questions of the safety screen",
    "outcomes": "What the answers mean: results, stops, emergencies, locks, and why questions are due",
    "danger-signs": "The card with the danger signs, on the screen and on paper",
    "session": "In a session: the first question, “This hurts”, “Something is wrong”, and how these end",
    "morning": "The morning after: its questions",
}


@lru_cache
def signed() -> Mapping[Part, tuple[Language, ...]]:
    """The languages in which each part is signed.

    Raises
    ------
    InputError
        When the file does not name exactly the parts that there are.
    """
    data = tomllib.loads((files("limber.safety") / "signed.toml").read_text("utf-8"))
    found = read(Mapping[Part, tuple[Language, ...]], data, "signed.toml")  # type: ignore[type-abstract]
    return {part: found[part] for part in PARTS}


def english_beneath(part: Part, language: Language) -> bool:
    """Whether the English stands beneath the texts of a part in a language."""
    return language != "en" and language not in signed()[part]


def beneath(text: str, part: Part, language: Language) -> str:
    """The English text to show beneath a translated one; empty where there is no need for it."""
    return text if english_beneath(part, language) and translate(text, language) != text else ""
