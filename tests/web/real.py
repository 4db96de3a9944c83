"""The languages that people speak: their catalogues compiled anew, and what on a page is still English in them."""

import gettext
import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from babel.messages.mofile import write_mo
from django.utils.translation import trans_real

from limber import words
from limber.catalogue import Exercise, load
from limber.catalogue.education import Article, articles
from limber.words import LANGUAGES
from tests.web.pseudo import read_texts
from tools.texts import LOCALE, read

REAL = tuple(language for language in LANGUAGES if language != "en")
PLACE = re.compile(r"%\(\w+\)s|\{\w+\}|<[^>]*>")


def write_catalogue(folder: Path, language: str) -> None:
    """Compile a language as it stands in the tree, so that no test depends on an earlier build."""
    compiled = folder / language / "LC_MESSAGES/django.mo"
    compiled.parent.mkdir(parents=True)
    with compiled.open("wb") as file:
        write_mo(file, read(LOCALE / language / "LC_MESSAGES/django.po"))


def spoken(language: str, folder: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Let core and Django read the catalogue in a folder as long as a test lasts, and nothing that was read before."""
    monkeypatch.setattr(words, "LOCALE", folder)
    settings.LOCALE_PATHS = [folder]
    settings.LANGUAGES = [("en", "English"), (language, "Deutsch")]
    words._catalogue.cache_clear()
    monkeypatch.setattr(gettext, "_translations", {})
    monkeypatch.setattr(trans_real, "_translations", {})
    yield language
    words._catalogue.cache_clear()


def left_over(page: str, language: str) -> list[str]:
    """The texts of a page that are English although there is a translation. What is marked as English is not meant."""
    texts = {" ".join(text.split()) for text in read_texts(page)}
    plain, patterns = english(language)
    found = texts & plain
    return sorted(found | {t for t in texts - found - translated(language) for p in patterns if p.fullmatch(t)})


@lru_cache
def english(language: str) -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    """Every English text that has another form in the language: whole ones, and patterns of those with places."""
    both = [(one, other) for one, other in pairs(language) if other and one != other]
    own = translated(language)
    plain = {one for one, _ in both if not PLACE.search(one)} - own
    open_ones = [one for one, _ in both if PLACE.search(one) and re.search("[A-Za-z]{3,}", PLACE.sub("", one))]
    return frozenset(plain), tuple(re.compile("(.+?)".join(map(re.escape, PLACE.split(one)))) for one in open_ones)


@lru_cache
def translated(language: str) -> frozenset[str]:
    """Every text of the language: some happen to be an English one as well."""
    return frozenset(other for _, other in pairs(language))


def pairs(language: str) -> Iterator[tuple[str, str]]:
    """Every English text with its translation: of the pages, the exercises, and the articles."""
    for message in read(LOCALE / language / "LC_MESSAGES/django.po"):
        if message.id:
            yield from zip(forms(message.id), forms(message.string or ""), strict=False)
    contents: list[Exercise | Article] = [*load().exercises.values(), *articles().values()]
    for content in contents:
        if language in content.texts:
            yield from zip(_strings(content.texts["en"]), _strings(content.texts[language]), strict=False)


def forms(text: str | Iterable[str]) -> tuple[str, ...]:
    """One text, or the forms of a plural."""
    return (text,) if isinstance(text, str) else tuple(text)


def _strings(found: Any) -> Iterator[str]:
    if isinstance(found, str):
        yield found
    elif is_dataclass(found):
        for field in fields(found):
            if field.name not in ("other_names", "search_words"):  # of these there are as many as a language has
                yield from _strings(getattr(found, field.name))
    elif isinstance(found, dict):
        for key in sorted(found):
            yield from _strings(found[key])
    elif isinstance(found, (tuple, list)):
        for one in found:
            yield from _strings(one)
