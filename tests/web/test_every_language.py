"""Every word of the pages, of a session's script and of the commands goes through the catalogue."""

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
from limber.safety import QUESTIONS, VERY_STRONG_PAIN, signed
from limber.safety.clauses import BLOCKS
from limber.web.people.models import Person
from tests.spec.command_line import EXAMPLES, limber
from tests.web import real
from tests.web.answering import answer, forms
from tests.web.conftest import Clock
from tests.web.playing import begin, do_a_session
from tests.web.pseudo import LANGUAGE, OPEN, outside, pseudo, pseudo_content, without_brackets, write_catalogue

pytestmark = pytest.mark.django_db


class Spoken:
    """A language in which the pages are read: the made-up one, or one that people speak."""

    def __init__(self, language: str, *, made_up: bool) -> None:
        self.language, self.made_up = language, made_up

    def left_over(self, page: str) -> list[str]:
        """What of a page is not in the language."""
        return left_over(page) if self.made_up else real.left_over(page, self.language)

    def check(self, client: Client, *paths: str) -> None:
        """Read pages."""
        for path in paths:
            response = client.get(path, follow=True)
            assert response.status_code in (200, 404), path
            assert self.left_over(response.text) == [], path


@pytest.fixture(scope="module", params=["made-up", *real.REAL])
def locale(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    folder = tmp_path_factory.mktemp("locale")
    if request.param == "made-up":
        write_catalogue(folder)
    else:
        real.write_catalogue(folder, request.param)
    return request.param, folder


@pytest.fixture
def spoken(locale: tuple[str, Path], settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Spoken]:
    """The language, read by the core and by Django from the same file."""
    name, folder = locale
    made_up = name == "made-up"
    language = LANGUAGE if made_up else name
    if made_up:
        monkeypatch.setattr(Exercise, "text", pseudo_content(Exercise.text))
        monkeypatch.setattr(Article, "text", pseudo_content(Article.text))
    for _ in real.spoken(language, folder, settings, monkeypatch):
        yield Spoken(language, made_up=made_up)


@pytest.fixture
def person(db: None, spoken: Spoken) -> Person:
    """A person who speaks it."""
    return Person.objects.create(country="GB", zone="Europe/London", language=spoken.language)


def test_core_and_pages_read_the_same_catalogue(spoken: Spoken) -> None:
    with translation.override(spoken.language):
        on_pages = translation.gettext("None of these")
    assert on_pages == words.translate("None of these", spoken.language) != "None of these"
    assert on_pages == pseudo("None of these") or not spoken.made_up
    assert words.available() == ("en", spoken.language)


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


def test_before_the_first_answers(client: Client, spoken: Spoken, person: Person, travel: Clock) -> None:
    spoken.check(
        client, "/", "/screen", "/danger-signs", "/exercises", "/exercises?place=desk", "/history", "/no-such-page"
    )
    spoken.check(client, "/learn", "/learn?find=zebra", "/learn/walking-counts", "/sheet")


def test_every_exercise(client: Client, spoken: Spoken, person: Person, travel: Clock) -> None:
    spoken.check(client, *(f"/exercises/{exercise_id}" for exercise_id in load().exercises))


def test_the_first_start_and_the_people(client: Client, spoken: Spoken, person: Person, travel: Clock) -> None:
    Person.objects.create(country="DE", zone="Europe/Berlin", language=spoken.language, name="")
    for path in ("/start", "/you", "/people"):
        page = client.get(path, follow=True).text
        zones = {zone.replace("_", " ") for zone in available_timezones()}
        assert [text for text in spoken.left_over(page) if text not in zones] == []
    wrong = client.post("/you", {"country": "XX", "zone": "", "usual_waking": "25:00", "language": "xx"})
    assert wrong.status_code == 400
    assert [text for text in spoken.left_over(wrong.text) if text not in zones] == []


@pytest.mark.parametrize("block", [block.id for block in BLOCKS])
def test_every_page_of_the_screen(client: Client, spoken: Spoken, person: Person, travel: Clock, block: str) -> None:
    client.post("/screen")
    spoken.check(client, f"/screen/{block}")
    ticks = [clause.id for one in BLOCKS if one.id == block for clause in one.clauses]
    form = {key: value for key, value in forms(*ticks)[block].items() if key.startswith("tick-")}
    shown_again = client.post(f"/screen/{block}", form)
    if shown_again.status_code == 422:  # with the follow-ups of every tick, and what is still open
        assert spoken.left_over(shown_again.text) == []


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
    client: Client, spoken: Spoken, person: Person, travel: Clock, ticks: str, when: dict[str, str], end: str
) -> None:
    assert answer(client, *ticks.split(), when=when) == end
    spoken.check(client, end, "/")
    if end == "/stop":
        travel.travel(hours=3)
        spoken.check(client, "/stop/seen")
        wrong = client.post("/stop/seen", {})
        assert wrong.status_code in (302, 422)
        if wrong.status_code == 422:
            assert spoken.left_over(wrong.text) == []


def test_from_the_plan_to_the_morning_after(client: Client, spoken: Spoken, person: Person, travel: Clock) -> None:
    answer(client, "knee_pain", "bending_worse")
    spoken.check(client, "/", "/plan", "/plan/wishes", "/exercises/bridge", "/exercises/childs-pose", "/session")
    for path, form in (("/session", {}), ("/session", {"tick": "none"}), ("/plan/wishes", {"minutes": "many"})):
        wrong = client.post(path, form)
        assert wrong.status_code == 422
        assert spoken.left_over(wrong.text) == []
    spoken.check(client, "/session/very-strong-pain", f"/session/{begin(client).pk}", "/")
    row = do_a_session(client)
    spoken.check(client, f"/session/{row.pk}/done", "/history", "/")
    travel.travel(days=1)
    spoken.check(client, "/", "/check-in")
    assert spoken.left_over(client.post("/check-in", {}).text) == []
    client.post("/check-in", {"pain": 7, "usual": 3, "lost_nights": 0})
    spoken.check(client, "/", "/plan")
    travel.travel(days=90)
    spoken.check(client, "/", "/screen", "/plan")


def test_rest_after_very_strong_pain(client: Client, spoken: Spoken, person: Person, travel: Clock) -> None:
    answer(client)
    for option in VERY_STRONG_PAIN.questions[0].options:
        response = client.post("/session/very-strong-pain", {"option": option.id}, follow=True)
        assert spoken.left_over(response.text) == []


# --- a session's script -------------------------------------------------------------------------------

NOT_READ = frozenset(
    {"session_id", "language", "build", "shape", "key", "exercise_id", "slot", "clips", "image", "view", "kind", "side"}
    | {"clip_side", "breathe", "version", "id", "ask", "decide", "emergency_number", "danger_card"}
    | {"red_if", "first", "action", "then", "light", "watch", "mode"}
    | {"english", "english_do", "english_title", "english_lines", "english_text"}
)
"""Keys of a script that hold ids, addresses, numbers to call, and what is English on purpose."""


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


def test_a_session_says_everything_in_the_language(
    client: Client, spoken: Spoken, person: Person, travel: Clock
) -> None:
    answer(client, "knee_pain")
    script = begin(client).script
    seen = list(texts(script))
    assert len(seen) > 200
    if spoken.made_up:
        assert {(key, text) for key, text in seen if re.search("[A-Za-z]{2,}", without_brackets(text))} == set()
    else:
        assert {(key, text) for key, text in seen if text in real.english(spoken.language)[0]} == set()


LONG = 25
"""Letters of a text that no other language has by chance."""

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
def test_the_commands_speak_it_too(spoken: Spoken, monkeypatch: pytest.MonkeyPatch, argv: tuple[Any, ...]) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setattr(signed, "english_beneath", lambda part, language: False)
    said = limber(*argv, "--language", spoken.language)
    if not spoken.made_up:
        running = " ".join(said.out.split())
        assert [text for text in real.english(spoken.language)[0] if len(text) > LONG and text in running] == []
        return
    ids = re.compile(r"\b[a-z0-9]+([-_.][a-z0-9]+)+\b|\b[A-Z][A-Z0-9]*\d*(-[A-Za-z0-9+]+)*\b|limber \d.*|--\w+")
    known = {str(tag) for tag in TAGS} | set(load().exercises) | set(QUESTIONS)
    text = ids.sub("", without_brackets(said.out))
    words = [word for word in re.findall(r"[A-Za-z_0-9-]{2,}", text) if not word.strip("-").isdigit()]
    assert [word for word in words if word not in known] == []
