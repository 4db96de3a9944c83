"""What stands on buttons is about as long in every language, so that it fits where the English does.

Whether it really fits is looked at in a browser (tests/browser/test_languages.py); this table says it earlier.
"""

import re
from collections.abc import Iterator

import pytest
from django.template.base import Lexer, TokenType

from limber.session.player_texts import PLAYER_TEXTS
from limber.web.context import NAVIGATION
from tests.catalogue.test_languages import OTHERS
from tools.texts import LOCALE, PACKAGE, read

SHORT, MORE, SHARE = 30, 12, 1.6
"""Texts of fewer letters than `SHORT` may have `MORE` letters more; every text may be `SHARE` times as long."""

BUTTON_KEYS = re.compile(
    r"start|carry_on|to_home|more_time|ready_now|back|pause|go_on|skip|end_rest|easier|harder|swap|hurts|wrong|settings"
    r"|help|full_screen|turn_figure|leave|close|previous|stay|felt_\w+|rate_skip|leave_later|leave_end|hurts_close"
    r"|wrong_close|then_\w+|decided_ease|call|finish|use_this_one|sound_\w+|try_voice|key_of_\w+"
)
ON_A_BUTTON = re.compile(r"<(button|a)\b(?P<head>[^>]*)>(?P<inner>.*?)</\1>", re.S)
PLACE = re.compile(r"%\(\w+\)s|\{\w+\}|<[^>]*>")

# Longer than that, by language and English text, and why.
ALLOWED: dict[tuple[str, str], str] = {}


def in_templates() -> Iterator[str]:
    """The texts that stand on buttons, and on links that look like one."""
    for path in sorted(PACKAGE.rglob("*.html")):
        for found in ON_A_BUTTON.finditer(path.read_text(encoding="utf-8")):
            if found[1] == "button" or re.search(r"class=\"[^\"]*\b(button|call)\b", found["head"]):
                yield from _translated(found["inner"])


def _translated(template: str) -> Iterator[str]:
    for token in Lexer(template).tokenize():
        if token.token_type is TokenType.BLOCK and token.split_contents()[0] == "translate":
            yield token.split_contents()[1].strip("\"'")


def on_buttons() -> set[str]:
    """Every English text that stands on a button."""
    found = {text for key, text in PLAYER_TEXTS.items() if BUTTON_KEYS.fullmatch(key)}
    return found | {str(label) for label, _ in NAVIGATION} | set(in_templates())


def letters(text: str) -> int:
    """The letters that somebody sees, without those that come into places."""
    return len(PLACE.sub("", text))


@pytest.mark.parametrize("language", OTHERS)
def test_buttons_are_about_as_long_as_in_english(language: str) -> None:
    catalog = read(LOCALE / language / "LC_MESSAGES/django.po")
    long = []
    for english in sorted(on_buttons()):
        message = catalog[english]
        room = max(SHARE * letters(english), letters(english) + (MORE if letters(english) < SHORT else 0))
        if letters(str(message.string)) > room and (language, english) not in ALLOWED:
            long.append((english, message.string))
    assert long == []


def test_buttons_are_found() -> None:
    assert {"Start", "Save", "Continue", "This hurts", "Today", "Show my plan", "Print this day"} <= on_buttons()
    assert len(on_buttons()) > 70


def test_the_player_has_every_key() -> None:
    assert [key for key in ("then_less", "felt_hard", "sound_off", "wrong_close") if key not in PLAYER_TEXTS] == []
