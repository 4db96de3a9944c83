"""Every word of the pages, of a session's script and of the commands goes through the catalogue."""

import gettext
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any
from zoneinfo import available_timezones

import pytest
from django.test import Client
from django.utils import translation

from limber import words
from limber.catalogue import TAGS, load, sources
from limber.catalogue.education import Article
from limber.catalogue.model import Exercise
from limber.safety import QUESTIONS, VERY_STRONG_PAIN
from limber.safety.clauses import BLOCKS
from limber.web.people.models import Person
from tests.spec.command_line import EXAMPLES, limber
from tests.web.answering import answer, forms
from tests.web.conftest import Clock
from tests.web.playing import begin, do_a_session
from tests.web.pseudo import LANGUAGE, OPEN, outside, pseudo, pseudo_content, without_brackets, write_catalogue

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def locale(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("locale")
    write_catalogue(folder)
    return folder


@pytest.fixture
def spoken(locale: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The made-up language, read by the core and by Django from the same file."""
    monkeypatch.setattr(words, "LOCALE", locale)
    monkeypatch.setattr(Exercise, "text", pseudo_content(Exercise.text))
    monkeypatch.setattr(Article, "text", pseudo_content(Article.text))
    settings.LOCALE_PATHS = [locale]
    settings.LANGUAGES = [("en", "English"), (LANGUAGE, "Deutsch")]
    words._catalogue.cache_clear()
    # what gettext itself keeps of files that were read
    monkeypatch.setattr(gettext, "_translations", {})
    yield
    words._catalogue.cache_clear()


@pytest.fixture
def person(db: None, spoken: None) -> Person:
    """A person who speaks it."""
    return Person.objects.create(country="GB", zone="Europe/London", language=LANGUAGE)


def test_core_and_pages_read_the_same_catalogue(spoken: None) -> None:
    with translation.override(LANGUAGE):
        assert translation.gettext("None of these") == pseudo("None of these")
    assert words.translate("None of these", LANGUAGE) == pseudo("None of these")
    assert words.available() == ("en", LANGUAGE)


# Names that are the same in every language: our own, those of languages, ids of rules, keys of sources.
NAMES = re.compile(r"\b(Limber|English|Deutsch|UTC|[A-Z]+[A-Z0-9]*(-[A-Za-z0-9+]+)*)\b")


def left_over(page: str) -> list[str]:
    assert OPEN in page
    return [text for text in outside(page) if re.search("[A-Za-z]{2,}", NAMES.sub("", _without_facts(text)))]


def _without_facts(text: str) -> str:
    for fact in sorted(facts(), key=len, reverse=True):
        text = text.replace(fact, "")
    return text


@lru_cache
def facts() -> frozenset[str]:
    """What the data files say in English only: titles of sources, and what each of them found."""
    found = {text for source in sources().values() for text in (source.citation, source.says)}
    return frozenset(found | {exercise.data.load.note for exercise in load().exercises.values()})


def check(client: Client, *paths: str) -> None:
    for path in paths:
        response = client.get(path, follow=True)
        assert response.status_code in (200, 404), path
        assert left_over(response.text) == [], path


def test_before_the_first_answers(client: Client, person: Person, travel: Clock) -> None:
    check(client, "/", "/screen", "/danger-signs", "/exercises", "/exercises?place=desk", "/history", "/no-such-page")
    check(client, "/learn", "/learn?find=zebra", "/learn/walking-counts")


def test_every_exercise(client: Client, person: Person, travel: Clock) -> None:
    check(client, *(f"/exercises/{exercise_id}" for exercise_id in load().exercises))


def test_the_first_start_and_the_people(client: Client, person: Person, travel: Clock) -> None:
    Person.objects.create(country="DE", zone="Europe/Berlin", language=LANGUAGE, name="")
    for path in ("/start", "/you", "/people"):
        page = client.get(path, follow=True).text
        zones = {zone.replace("_", " ") for zone in available_timezones()}
        assert [text for text in left_over(page) if text not in zones] == []
    wrong = client.post("/you", {"country": "XX", "zone": "", "usual_waking": "25:00", "language": "xx"})
    assert wrong.status_code == 400
    assert [text for text in left_over(wrong.text) if text not in zones] == []


@pytest.mark.parametrize("block", [block.id for block in BLOCKS])
def test_every_page_of_the_screen(client: Client, person: Person, travel: Clock, block: str) -> None:
    client.post("/screen")
    check(client, f"/screen/{block}")
    ticks = [clause.id for one in BLOCKS if one.id == block for clause in one.clauses]
    form = {key: value for key, value in forms(*ticks)[block].items() if key.startswith("tick-")}
    shown_again = client.post(f"/screen/{block}", form)
    if shown_again.status_code == 422:  # with the follow-ups of every tick, and what is still open
        assert left_over(shown_again.text) == []


@pytest.mark.parametrize(
    ("ticks", "when", "end"),
    [
        ("S01", {"S01": "2days"}, "/stop"),
        ("S25", {}, "/stop"),
        ("S19", {}, "/stop"),
        ("S06", {"S06": "older_unchecked"}, "/stop"),
        ("S14", {}, "/stop"),
        ("axspa_start axspa_before_35 axspa_night axspa_moving axspa_family", {}, "/screen/result"),
        ("osteoporosis knee_pain", {}, "/screen/result"),
        ("", {}, "/screen/result"),
    ],
)
def test_every_outcome(
    client: Client, person: Person, travel: Clock, ticks: str, when: dict[str, str], end: str
) -> None:
    assert answer(client, *ticks.split(), when=when) == end
    check(client, end, "/")
    if end == "/stop":
        travel.travel(hours=3)
        check(client, "/stop/seen")
        wrong = client.post("/stop/seen", {})
        assert wrong.status_code in (302, 422)
        if wrong.status_code == 422:
            assert left_over(wrong.text) == []


def test_from_the_plan_to_the_morning_after(client: Client, person: Person, travel: Clock) -> None:
    answer(client, "knee_pain", "bending_worse")
    check(client, "/", "/plan", "/plan/wishes", "/exercises/bridge", "/exercises/childs-pose", "/session")
    for path, form in (("/session", {}), ("/session", {"tick": "none"}), ("/plan/wishes", {"minutes": "many"})):
        wrong = client.post(path, form)
        assert wrong.status_code == 422
        assert left_over(wrong.text) == []
    check(client, "/session/very-strong-pain", f"/session/{begin(client).pk}", "/")
    row = do_a_session(client)
    check(client, f"/session/{row.pk}/done", "/history", "/")
    travel.travel(days=1)
    check(client, "/", "/check-in")
    assert left_over(client.post("/check-in", {}).text) == []
    client.post("/check-in", {"pain": 7, "usual": 3, "lost_nights": 0})
    check(client, "/", "/plan")
    travel.travel(days=90)
    check(client, "/", "/screen", "/plan")


def test_rest_after_very_strong_pain(client: Client, person: Person, travel: Clock) -> None:
    answer(client)
    for option in VERY_STRONG_PAIN.questions[0].options:
        response = client.post("/session/very-strong-pain", {"option": option.id}, follow=True)
        assert left_over(response.text) == []


# --- a session's script -------------------------------------------------------------------------------

NOT_READ = frozenset(
    {"session_id", "language", "build", "shape", "key", "exercise_id", "slot", "clips", "image", "view", "kind", "side"}
    | {"clip_side", "breathe", "version", "id", "ask", "decide", "emergency_number", "danger_card"}
    | {"red_if", "first", "action", "then", "light"}
)
"""Keys of a script that hold ids, addresses and numbers to call."""


def texts(found: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Every text in plain data with the key that it stands under."""
    if isinstance(found, dict):
        for name, inner in found.items():
            yield from texts(inner, name) if name not in NOT_READ else ()
    elif isinstance(found, list):
        for inner in found:
            yield from texts(inner, key)
    elif isinstance(found, str):
        yield key, found


def test_a_session_says_everything_in_the_language(client: Client, person: Person, travel: Clock) -> None:
    answer(client, "knee_pain")
    script = begin(client).script
    seen = list(texts(script))
    assert len(seen) > 200
    assert {(key, text) for key, text in seen if re.search("[A-Za-z]{2,}", without_brackets(text))} == set()


# --- the command line ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "argv",
    [
        ("screen", EXAMPLES / "answers-emergency.json", "--on", "2026-01-05"),
        ("screen", EXAMPLES / "answers-changes.json", "--on", "2026-01-05"),
        ("screen", EXAMPLES / "answers-ordinary.json", "--on", "2026-04-05"),
        ("screen", EXAMPLES / "answers-unfinished.json", "--on", "2026-01-05"),
        ("plan", EXAMPLES / "request-changes.json"),
        ("plan", EXAMPLES / "request-flare.json"),
        ("plan", EXAMPLES / "request-clinician-first.json"),
        ("why", "bridge", EXAMPLES / "request-changes.json"),
        ("why", "superman", EXAMPLES / "request-changes.json"),
        ("why", "bridge", EXAMPLES / "request-emergency.json"),
        ("rules",),
    ],
    ids=lambda argv: " ".join(getattr(one, "stem", str(one)) for one in argv),
)
def test_the_commands_speak_it_too(spoken: None, monkeypatch: pytest.MonkeyPatch, argv: tuple[Any, ...]) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    said = limber(*argv, "--language", LANGUAGE)
    ids = re.compile(r"\b[a-z0-9]+([-_.][a-z0-9]+)+\b|\b[A-Z][A-Z0-9]*\d*(-[A-Za-z0-9+]+)*\b|limber \d.*|--\w+")
    known = {str(tag) for tag in TAGS} | set(load().exercises) | set(QUESTIONS)
    text = ids.sub("", without_brackets(said.out))
    assert [word for word in re.findall(r"[A-Za-z_0-9-]{2,}", text) if not word.isdigit() and word not in known] == []
