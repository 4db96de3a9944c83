"""A language that nobody speaks: every text accented, longer by 40 %, and between brackets.

What stands outside of brackets on a page went past the catalogue. The code of German is borrowed for it.
"""

import re
from collections.abc import Callable
from dataclasses import fields, replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import django
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from tools.texts import collect

LANGUAGE = "de"
OPEN, CLOSE = "⟦", "⟧"
ACCENTS = str.maketrans("aeiouyncsAEIOUNCS", "áéíóúýñçšÁÉÍÓÚÑÇŠ")
KEPT = re.compile(r"(%\(\w+\)s|%[sd]|\{\w+\}|<[^>]+>|&\w+;)")
BRACKETED = re.compile(rf"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}")


def pseudo(text: str) -> str:
    """A text in that language; places, tags and entities stay."""
    parts = KEPT.split(text)
    accented = "".join(part if KEPT.fullmatch(part) else part.translate(ACCENTS) for part in parts)
    return f"{OPEN}{accented}{'~' * round(0.4 * len(text))}{CLOSE}"


def write_catalogue(folder: Path) -> None:
    """Write the compiled catalogue of our own texts and of Django's (weekdays, form errors) into a folder."""
    catalog = Catalog(locale=LANGUAGE)
    with (Path(django.__file__).parent / "conf/locale/en/LC_MESSAGES/django.po").open("rb") as file:
        for source in (read_po(file), collect()):
            for message in source:
                if message.id:
                    catalog.add(message.id, _said(message.id), context=message.context)
    compiled = folder / LANGUAGE / "LC_MESSAGES/django.mo"
    compiled.parent.mkdir(parents=True)
    with compiled.open("wb") as file:
        write_mo(file, catalog)


def _said(text: str | tuple[str, ...] | list[str]) -> str | tuple[str, ...]:
    return pseudo(text) if isinstance(text, str) else tuple(pseudo(one) for one in text)


def pseudo_content(text_of: Callable[..., Any]) -> Callable[..., Any]:
    """`Exercise.text` or `Article.text` with words in that language too: they are content, not messages."""

    def said(found: Any) -> Any:
        if isinstance(found, str):
            return pseudo(found)
        if isinstance(found, tuple):
            return tuple(said(one) for one in found)
        if isinstance(found, dict):
            return {key: said(one) for key, one in found.items()}
        return replace(found, **{field.name: said(getattr(found, field.name)) for field in fields(found)})

    def text(content: Any, language: str) -> Any:
        found = text_of(content, language)
        return said(found) if language == LANGUAGE else found

    return text


NEVER_CLOSED = ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")


class _Read(HTMLParser):
    """What a person reads or hears of a page, without what is marked as English on purpose."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in NEVER_CLOSED:
            self._read(attrs)
        elif self.silent or tag in ("script", "style") or dict(attrs).get("lang") == "en":
            self.silent += 1
        else:
            self._read(attrs)

    def _read(self, attrs: list[tuple[str, str | None]]) -> None:
        if not self.silent:
            self.texts += [
                value for name, value in attrs if value and name in ("title", "alt", "placeholder", "aria-label")
            ]

    def handle_endtag(self, tag: str) -> None:
        self.silent -= bool(self.silent) and tag not in NEVER_CLOSED

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.texts.append(data)


def outside(page: str) -> list[str]:
    """The words of a page that are not between brackets."""
    # Texts that are cut into several pieces by tags within them are still one text: take the brackets away first.
    return [text.strip() for text in read_texts(without_brackets(page)) if re.search(r"[A-Za-z]{2,}", text)]


def read_texts(page: str) -> list[str]:
    """Every text of a page, those of attributes too, but what is marked as English."""
    reader = _Read()
    reader.feed(page)
    return reader.texts


def without_brackets(text: str) -> str:
    """A text without everything that is between brackets, whatever stands in whatever."""
    while (shorter := BRACKETED.sub("", text)) != text:
        text = shorter
    return text
