"""Texts for people: English in the code, other languages from the gettext catalogues.

The core never builds sentences. It returns a `Message`: an English text with named places, and
the values for them. Only the edge (page, command line, session script) turns it into a language.
"""

import gettext
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from limber.plain import value

LANGUAGES = ("en", "es", "de", "fr")
Language = str
LOCALE = Path(__file__).parent / "locale"


def N_(text: str) -> str:  # noqa: N802 - the name that gettext tools look for
    """Mark an English text for translation without translating it here."""
    return text


@value
class Message:
    """A sentence for a person, not yet in a language.

    `text` is the English text with places like ``%(minutes)s``; `values` fills them. A value may be a
    `Message` itself (a name inside a sentence).
    """

    text: str
    values: Mapping[str, "str | int | float | Message"] = {}

    def __str__(self) -> str:
        return render(self, "en")


def message(text: str, **values: "str | int | float | Message") -> Message:
    """Short form of `Message`; the text must be marked with `N_` where it is written."""
    return Message(text=text, values=values)


@lru_cache
def _catalogue(language: Language) -> gettext.NullTranslations:
    return gettext.translation("limber", localedir=LOCALE, languages=[language], fallback=True)


def translate(text: str, language: Language) -> str:
    """One marked English text in a language; the English text itself where there is no translation."""
    return _catalogue(language).gettext(text) if text else ""


def render(message: Message, language: Language) -> str:
    """A message as a sentence in a language."""
    values = {k: render(v, language) if isinstance(v, Message) else v for k, v in message.values.items()}
    text = translate(message.text, language)
    return text % values if values else text
