"""Until a native clinician has signed a language, the English stands beneath every safety text that is shown."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from django.template import Context, Engine, TemplateSyntaxError
from django.test import Client
from django.utils import translation
from django.utils.html import escape

from limber import words
from limber.safety import PAIN_QUESTIONS, SOMETHING_WRONG, VERY_STRONG_PAIN, signed
from limber.safety.clauses import BLOCKS, CLAUSES
from limber.web.people.models import Person
from tests.spec.command_line import EXAMPLES, limber
from tests.web import real
from tests.web.answering import answer, forms
from tests.web.conftest import Clock
from tests.web.playing import begin, do_a_session
from tests.web.pseudo import NEVER_CLOSED
from tools.texts import LOCALE, read

pytestmark = pytest.mark.django_db

NO_SAFETY_TEXT = ("safety/country_names.py", "safety/signed.py", "safety/emergency.py")
SHARED = {"None", "Yes", "No", "Rest", "Breathe", "Walk as usual", "Danger signs", "About you"}
"""Texts of the room that also stand on pages where they are no question of safety: an answer, a name, a link."""


def _of_safety(language: str) -> dict[str, str]:
    """Every text of the room safety, by its translation."""
    found = {}
    for message in read(LOCALE / language / "LC_MESSAGES/django.po"):
        places = [place.removeprefix("src/limber/") for place, _ in message.locations]
        ours = any(place.startswith("safety/") and place not in NO_SAFETY_TEXT for place in places)
        if ours and isinstance(message.id, str) and message.string and message.string != message.id:
            found[" ".join(str(message.string).split())] = message.id
    return {said: text for said, text in found.items() if text not in SHARED and "%(" not in text}


class _Texts(HTMLParser):
    """The texts of a page, and apart from them those that are marked as English."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []
        self.said: list[str] = []
        self.english = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in NEVER_CLOSED:
            self.open.append((tag, dict(attrs).get("lang") == "en"))

    def handle_endtag(self, tag: str) -> None:
        if tag not in NEVER_CLOSED:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if any(tag in ("script", "style", "title", "select") for tag, _ in self.open) or not data.strip():
            return
        if any(english for _, english in self.open):
            self.english += " " + " ".join(data.split())
        else:
            self.said.append(" ".join(data.split()))


def alone(page: str, language: str) -> list[str]:
    """The safety texts of a page beneath which no English stands."""
    texts, known = _Texts(), _of_safety(language)
    texts.feed(page)
    return sorted({text for text in texts.said if text in known and known[text] not in texts.english})


@pytest.fixture(scope="module", params=real.REAL)
def locale(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    folder = tmp_path_factory.mktemp("locale")
    real.write_catalogue(folder, request.param)
    return request.param, folder


@pytest.fixture
def language(locale: tuple[str, Path], settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    yield from real.spoken(*locale, settings, monkeypatch)


@pytest.fixture
def person(db: None, language: str) -> Person:
    """A person who speaks the language."""
    return Person.objects.create(country="GB", zone="Europe/London", language=language)


def check(client: Client, language: str, *paths: str) -> None:
    for path in paths:
        assert alone(client.get(path, follow=True).text, language) == [], path


def test_no_language_is_signed_yet() -> None:
    """When one is: this test, docs/languages.md, and who read it, in the same change."""
    assert set(signed.signed()) == set(signed.PARTS)
    assert not any(signed.signed().values())


def test_every_page_of_questions(client: Client, language: str, person: Person, travel: Clock) -> None:
    check(client, language, "/screen", "/danger-signs")
    for block in BLOCKS:
        client.post("/screen")
        check(client, language, f"/screen/{block.id}")
        ticks = {key: value for key, value in forms(*(c.id for c in block.clauses))[block.id].items() if "tick" in key}
        assert alone(client.post(f"/screen/{block.id}", ticks).text, language) == [], block.id


@pytest.mark.parametrize(
    ("ticks", "when"),
    [("S01", {"S01": "2days"}), ("S25", {}), ("S19", {}), ("S06", {"S06": "older_unchecked"}), ("S14", {}),
     ("axspa_start axspa_before_35 axspa_night axspa_moving axspa_family", {}),
     ("osteoporosis knee_pain", {}), ("", {})],
)  # fmt: skip
def test_every_outcome(
    client: Client, language: str, person: Person, travel: Clock, ticks: str, when: dict[str, str]
) -> None:
    end = answer(client, *ticks.split(), when=when)
    check(client, language, end, "/")
    travel.travel(hours=3)
    check(client, language, "/stop/seen", "/exercises/diaphragmatic-breathing/print")


def test_the_session_the_morning_and_what_is_due(client: Client, language: str, person: Person, travel: Clock) -> None:
    answer(client)
    check(client, language, "/session", "/session/very-strong-pain", "/plan/print")
    assert alone(client.post("/session", {}).text, language) == []
    do_a_session(client)
    travel.travel(days=1)
    check(client, language, "/check-in")
    travel.travel(days=90)
    check(client, language, "/", "/screen")
    for option in VERY_STRONG_PAIN.questions[0].options:
        page = client.post("/session/very-strong-pain", {"option": option.id}, follow=True).text
        assert alone(page, language) == []


def test_the_player_has_it_too(client: Client, language: str, person: Person, travel: Clock) -> None:
    answer(client)
    script = begin(client).script
    wrong, pain = script["wrong"], script["pain"]
    for shown, meant in zip(wrong["questions"], SOMETHING_WRONG.questions, strict=True):
        assert (shown["english"], tuple(shown["english_do"])) == (meant.text, meant.do)
        for told, option in zip(shown["options"], meant.options, strict=True):
            assert told["english"] == (option.text if told["text"] != option.text else "")  # "No" is Spanish too
    for shown, decided in zip(wrong["decisions"], SOMETHING_WRONG.decisions, strict=True):
        assert (shown["english_title"], tuple(shown["english_lines"])) == (decided.title, decided.lines)
    asked = {question.id: question.text for question in PAIN_QUESTIONS}
    assert {q["id"]: q["english"] for q in pain["questions"]} == {key: asked[key] for key in asked if key != "where"}
    assert all(advice["english_title"] and advice["english_text"] for advice in pain["advice"])
    assert script["english"]["in_emergency"] == "In an emergency call {number}."


def test_in_english_and_in_a_signed_language_nothing_stands_beneath(
    client: Client, language: str, person: Person, travel: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert 'class="english"' in client.get("/danger-signs").text
    monkeypatch.setattr(signed, "signed", lambda: dict.fromkeys(signed.PARTS, (language,)))
    assert 'class="english"' not in client.get("/danger-signs").text
    monkeypatch.undo()
    Person.objects.update(language="en")
    assert 'class="english"' not in client.get("/danger-signs").text


def test_controls_are_named_by_the_translation_alone(
    client: Client, language: str, person: Person, travel: Clock
) -> None:
    client.post("/screen")
    page = client.get("/screen/legs-and-bladder").text
    assert 'aria-labelledby="S01-said' in page
    assert f'<span id="S01-said">{escape(words.translate(CLAUSES["S01"].text, language))}</span>' in page


def test_the_command_says_it_too(language: str) -> None:
    said = limber("screen", EXAMPLES / "answers-emergency.json", "--on", "2026-01-05", "--language", language)
    assert "[en] Do not drive yourself." in said.out
    assert "[en]" not in limber("screen", EXAMPLES / "answers-emergency.json", "--on", "2026-01-05").out


# --- the tags -----------------------------------------------------------------------------------------


def render(source: str, **values: Any) -> str:
    builtins = ["django.templatetags.i18n", "limber.web.templatetags.limber", "limber.web.templatetags.safety"]
    return Engine(builtins=builtins).from_string(source).render(Context(values))


def test_what_is_shown_is_text_and_never_markup(language: str) -> None:
    with translation.override(language):
        page = render(
            '{% safety "outcomes" %}{{ line|said }}<i>{{ other }}</i>{% endsafety %}', line="Fever", other="<b>"
        )
    assert "<b>" not in page
    assert page.endswith('<span class="english" lang="en">Fever<i>&lt;b&gt;</i></span>')


@pytest.mark.parametrize("source", ["{% safety %}x{% endsafety %}", '{% safety "other" %}x{% endsafety %}'])
def test_a_part_that_there_is_not_is_refused(language: str, source: str) -> None:
    with pytest.raises(TemplateSyntaxError):
        render(source)


def test_a_text_that_stands_alone_is_found(language: str) -> None:
    shown = words.translate("Fainting", language)
    assert alone(f"<li>{shown}</li>", language) == [shown]
    assert alone(f'<li>{shown}<span lang="en">Fainting</span></li>', language) == []
