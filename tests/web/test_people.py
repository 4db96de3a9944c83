"""The people of a home: the first-start page, later changes, a second person."""

import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from limber.web import dates
from limber.web.people.models import Person

Settings = Any
NAMES = [("en", "English"), ("es", "Español"), ("de", "Deutsch"), ("fr", "Français")]
ANSWERS = {"country": "GB", "zone": "Europe/London", "usual_waking": "06:30", "language": "en", "name": ""}


@pytest.mark.django_db
def test_the_first_page_asks_for_the_country_before_anything_else(client: Client) -> None:
    response = client.get("/", follow=True)
    assert response.redirect_chain[-1][0] == "/start"
    assert "Which country are you in?" in response.text


@pytest.mark.django_db
def test_a_first_start_makes_one_person_and_goes_on(client: Client) -> None:
    client.get("/start")
    response = client.post("/start", ANSWERS)
    assert (response.status_code, response.headers["Location"]) == (302, "/")
    (person,) = Person.objects.all()
    assert (person.country, person.zone, person.usual_waking.hour) == ("GB", "Europe/London", 6)


@pytest.mark.parametrize(
    ("field", "given"),
    [("country", ""), ("country", "XX"), ("zone", "Mars/Olympus"), ("zone", ""), ("usual_waking", "25:00")],
)
@pytest.mark.django_db
def test_a_wrong_answer_is_shown_at_its_place_and_kept_out(client: Client, field: str, given: str) -> None:
    response = client.post("/start", {**ANSWERS, field: given})
    assert response.status_code == 400
    assert f'href="#id_{field}"' in response.text
    assert not Person.objects.get().is_set_up


def test_the_numbers_of_the_country_are_shown(client: Client, person: Person) -> None:
    assert 'href="tel:999"' in client.get("/you").text


def test_with_one_person_there_is_no_choice_to_make(client: Client, person: Person) -> None:
    assert "Change who is here" not in client.get("/you").text


def test_a_second_person_is_asked_the_first_questions_and_can_be_changed_back(client: Client, person: Person) -> None:
    response = client.post("/people/add")
    assert response.headers["Location"] == "/start"
    client.post("/start", {**ANSWERS, "country": "ES", "name": "Second"})
    assert 'href="tel:112"' in client.get("/you").text

    assert "Second" in client.get("/people").text
    client.post("/people/pick", {"person": str(person.id)})
    assert 'href="tel:999"' in client.get("/you").text


@pytest.mark.parametrize("given", ["", "nobody", "00000000-0000-0000-0000-000000000000"])
def test_choosing_nobody_changes_nothing(client: Client, person: Person, given: str) -> None:
    assert client.post("/people/pick", {"person": given}).status_code == 404


def test_names_are_shown_as_text_and_not_run(client: Client, person: Person) -> None:
    client.post("/you", {**ANSWERS, "name": "<script>alert(1)</script>"})
    client.post("/people/add")
    client.post("/start", ANSWERS)
    assert "<script>alert" not in client.get("/people").text


@pytest.mark.parametrize(
    ("zone", "at", "day"),
    [
        ("Europe/London", datetime(2026, 6, 2, 2, 59, tzinfo=UTC), "2026-06-01"),  # 03:59 there
        ("Europe/London", datetime(2026, 6, 2, 3, 0, tzinfo=UTC), "2026-06-02"),  # 04:00 there
        ("Pacific/Auckland", datetime(2026, 1, 1, 15, 0, tzinfo=UTC), "2026-01-02"),  # 04:00 there
        ("America/Los_Angeles", datetime(2026, 1, 2, 11, 59, tzinfo=UTC), "2026-01-01"),  # 03:59 there
        ("Europe/Madrid", datetime(2026, 3, 29, 2, 0, tzinfo=UTC), "2026-03-29"),  # 04:00 in the night of the change
        ("Europe/Madrid", datetime(2026, 3, 29, 1, 59, tzinfo=UTC), "2026-03-28"),  # 03:59, an hour was left out
    ],
)
def test_the_day_turns_at_four_in_the_morning_there(zone: str, at: datetime, day: str) -> None:
    assert Person(zone=zone).local_day(at).isoformat() == day


@pytest.mark.parametrize(
    ("wish", "language"),
    [("es-MX,es;q=0.9,en;q=0.8", "es"), ("de-AT", "de"), ("nl,fr-CA;q=0.5,de;q=0.3", "fr"), ("en;q=0.4,de;q=0.9", "de"),
     ("nl", "en"), ("", "en"), ("*", "en"), ("de;q=x", "en"), ("x" * 5000, "en")],
)  # fmt: skip
@pytest.mark.django_db
def test_the_first_start_is_in_the_language_of_the_browser(
    client: Client, settings: Settings, wish: str, language: str
) -> None:
    settings.LANGUAGES = NAMES
    assert f'<html lang="{language}"' in client.get("/start", headers={"accept-language": wish}).text
    assert Person.objects.get().language == language


@pytest.mark.django_db
def test_before_somebody_is_let_in_the_browser_decides_too(stranger: Client, settings: Settings) -> None:
    settings.LANGUAGES = NAMES
    assert '<html lang="fr"' in stranger.get("/", headers={"accept-language": "fr"}).text


@pytest.mark.django_db
def test_the_first_page_offers_every_language_in_its_own_words(client: Client, settings: Settings) -> None:
    settings.LANGUAGES = NAMES
    page = client.get("/start").text
    for code, name in NAMES:
        assert re.search(rf'<button [^>]*value="{code}" lang="{code}"[^>]*>{name}</button>', page)
    response = client.post("/you/language", {"language": "de"})
    assert (response.headers["Location"], Person.objects.get().language) == ("/start", "de")
    client.post("/you/language", {"language": "xx"})
    client.post("/start", {name: value for name, value in ANSWERS.items() if name != "language"})
    assert Person.objects.get().language == "de"
    assert '<select name="language"' in client.get("/you").text


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ("Sunday 1 March", "Sunday 1 March 2026", "1 March 2026", "Sun")),
        ("es", ("domingo 1 de marzo", "domingo 1 de marzo de 2026", "1 de marzo de 2026", "dom")),
        ("de", ("Sonntag, 1. März", "Sonntag, 1. März 2026", "1. März 2026", "So")),
        ("fr", ("dimanche 1er mars", "dimanche 1er mars 2026", "1er mars 2026", "dim")),
    ],
)
def test_days_are_written_as_the_language_writes_them(language: str, said: tuple[str, ...]) -> None:
    on = date(2026, 3, 1)
    with translation.override(language):
        found = (dates.day(on), dates.day_of_year(on), dates.in_full(on), dates.weekday(on))
    assert tuple(part.lower() for part in found) == tuple(part.lower() for part in said)
