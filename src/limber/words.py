"""Texts for people: English in the code, other languages from the gettext catalogues.

The core never builds sentences. It returns a `Message`: an English text with named places, and
the values for them. Only the edge (page, command line, session script) turns it into a language.
Core and pages read the same catalogue, ``locale/<language>/LC_MESSAGES/django.mo``.
"""

import gettext
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from limber.plain import value

LANGUAGES = ("en", "es", "de", "fr")
Language = str
LOCALE = Path(__file__).parent / "locale"
DOMAIN = "django"
"""The name of the catalogue files; Django looks for this one, so the core does too."""
_PLACE = re.compile(r"%\((\w+)\)s")


def N_(text: str) -> str:  # noqa: N802 - the name that gettext tools look for
    """Mark an English text for translation without translating it here."""
    return text


@value
class Name:
    """What something is called in each language that its data file knows; English is always among them."""

    names: Mapping[Language, str]

    def __post_init__(self) -> None:
        if "en" not in self.names:
            raise ValueError("names: expected one in English")

    def __str__(self) -> str:
        return self.names["en"]


@value
class Message:
    """A sentence for a person, not yet in a language.

    `text` is the English text with places like ``%(minutes)s``; `values` fills exactly these. A value may be a
    `Message` itself (a part of a sentence), or a `Name` from a data file.
    """

    text: str
    values: Mapping[str, "Value"] = {}

    def __post_init__(self) -> None:
        if places(self.text) != self.values.keys():
            raise ValueError(f"values: expected one for each of the text's places {sorted(places(self.text))}")

    def __str__(self) -> str:
        return render(self, "en")


Value = str | int | float | Message | Name
"""What may stand in a place of a text."""


def message(text: str, **values: Value) -> Message:
    """Short form of `Message`; the text must be marked with `N_` where it is written."""
    return Message(text=text, values=values)


@lru_cache(maxsize=4096)
def places(text: str) -> frozenset[str]:
    """The names of the places in a text: ``minutes`` for ``%(minutes)s``."""
    return frozenset(_PLACE.findall(text))


def with_open_places(text: str) -> str:
    """A text that nothing is put into, with an ellipsis in each of its places: a rule's sentence in a list of rules."""
    return _PLACE.sub("…", text)


def available() -> tuple[Language, ...]:
    """The languages that Limber can be used in: English, and those with a compiled catalogue."""
    return tuple(name for name in LANGUAGES if name == "en" or gettext.find(DOMAIN, LOCALE, [name]))


@lru_cache
def _catalogue(language: Language) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, localedir=LOCALE, languages=[language], fallback=True)


def translate(text: str, language: Language) -> str:
    """One marked English text in a language; the English text itself where there is no translation."""
    return _catalogue(language).gettext(text) if text else ""


def render(message: Message, language: Language) -> str:
    """A message as a sentence in a language."""
    values = {place: _said(one, language) for place, one in message.values.items()}
    text = translate(message.text, language)
    return text % values if values else text


def _said(value: Value, language: Language) -> str | int | float:
    if isinstance(value, Message):
        return render(value, language)
    return value.names.get(language, str(value)) if isinstance(value, Name) else value
