"""Plan, wishes, library and home: what is asked for wrongly is told in plain words, and nothing opens by hand."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from limber.catalogue import load
from limber.web.people.models import Person
from limber.web.plans.models import Wishes
from limber.web.sessions.models import Session
from tests.web.answering import answer
from tests.web.conftest import Clock
from tests.web.playing import begin, do_a_session

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/plan", "/plan/wishes", "/session", "/check-in"])
def test_without_a_screen_everything_about_a_plan_leads_to_the_questions(
    client: Client, person: Person, path: str
) -> None:
    assert client.get(path).headers["Location"] == "/screen"
    posted = client.post(path, {"outcome": "G", "answers": "{}", "minutes": 10})
    assert posted.status_code == 405 or posted.headers["Location"] == "/screen"
    assert not Session.objects.exists()


def test_a_wish_needs_a_finished_screen(client: Client, person: Person) -> None:
    assert client.post("/plan/wish", {"exercise": "bridge", "kind": "liked"}).headers["Location"] == "/screen"
    assert not Wishes.objects.exists()


@pytest.mark.parametrize("ticks", [[], ["floor_hard"], ["stand_hard"], ["knee_pain"], ["pregnant"], ["osteoporosis"]])
@pytest.mark.parametrize("minutes", [3, 15, 35])
def test_every_plan_shows_its_exercises_and_why(
    client: Client, person: Person, travel: Clock, ticks: list[str], minutes: int
) -> None:
    choices = {"firm_bed": "yes"}
    assert answer(client, *ticks, choices=choices) == "/screen/result"
    client.post("/plan/wishes", {"minutes": minutes, "days_per_week": 7, "equipment": "chair"})
    page = client.get("/plan")
    assert page.status_code == 200
    planned = begin(client, minutes=minutes).planned["items"]
    assert planned
    for item in planned:
        assert f'href="/exercises/{item["exercise_id"]}"' in page.text


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"minutes": "0", "days_per_week": "3"},
        {"minutes": "500", "days_per_week": "3"},
        {"minutes": "ten", "days_per_week": "3"},
        {"minutes": "10", "days_per_week": "8"},
        {"minutes": "10", "days_per_week": "3", "equipment": "trampoline"},
        {"minutes": "10", "days_per_week": "3", "equipment": ["chair", "<script>"]},
    ],
)
def test_wishes_that_no_plan_could_follow_are_asked_again(
    client: Client, person: Person, form: dict[str, str | list[str]]
) -> None:
    answer(client)
    response = client.post("/plan/wishes", form)
    assert response.status_code == 422
    assert 'role="alert"' in response.text
    links = [part.split('"')[0] for part in response.text.split('<li><a href="#')[1:]]
    for link in links or ["nothing is linked"]:
        assert f'id="{link}"' in response.text, link
    assert not Wishes.objects.exclude(set_at=None).exists()


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({"exercise": "no-such-exercise", "kind": "liked"}, 400),
        ({"exercise": "bridge", "kind": "adored"}, 400),
        ({"exercise": "", "kind": ""}, 400),
        ({}, 400),
        ({"exercise": "bridge", "kind": "liked", "back": "https://example.org/"}, 302),
        ({"exercise": "bridge", "kind": "liked", "back": "//example.org/"}, 302),
        ({"exercise": "bridge", "kind": "liked", "back": "/\\example.org/"}, 302),
        ({"exercise": "bridge", "kind": "liked", "back": "javascript:alert(1)"}, 302),
    ],
)
def test_a_wish_of_another_form_changes_nothing_and_leads_nowhere_else(
    client: Client, person: Person, form: dict[str, str], status: int
) -> None:
    answer(client)
    response = client.post("/plan/wish", form)
    assert response.status_code == status
    if status == 302:
        assert response.headers["Location"] == "/plan"
    else:
        assert "Traceback" not in response.text


def test_the_wishes_say_how_each_kind_of_movement_went_once_there_is_a_record(
    client: Client, person: Person, travel: Clock
) -> None:
    answer(client)
    assert 'id="suited"' not in client.get("/plan/wishes").text
    do_a_session(client)
    page = client.get("/plan/wishes").text
    assert "Limber cannot tell yet. Sessions so far: 1." in page
    assert "That does not say that it is the reason." not in page


def test_an_exercise_that_was_left_out_comes_back_when_the_wish_is_taken_back(client: Client, person: Person) -> None:
    answer(client)
    client.post("/plan/wishes", {"minutes": 15, "days_per_week": 7, "equipment": "chair"})
    first = begin(client, minutes=15).planned["items"][1]["exercise_id"]
    client.post("/plan/wish", {"exercise": first, "kind": "excluded"})
    assert first not in [item["exercise_id"] for item in begin(client, minutes=15).planned["items"]]
    client.post("/plan/wish", {"exercise": first, "kind": "none"})
    assert first in [item["exercise_id"] for item in begin(client, minutes=15).planned["items"]]


@pytest.mark.parametrize("id", ["no-such-exercise", "Bridge", "bridge%00", "..%2Fplan", "a" * 500, "%F0%9F%98%80"])
def test_an_exercise_that_does_not_exist_is_a_plain_page(client: Client, person: Person, id: str) -> None:
    response = client.get(f"/exercises/{id}")
    assert response.status_code == 404
    assert "There is no such page" in response.text
    assert "Traceback" not in response.text


def test_every_exercise_has_its_page(client: Client, person: Person) -> None:
    index = client.get("/exercises").text
    for id in load().exercises:
        page = client.get(f"/exercises/{id}")
        assert page.status_code == 200, id
        assert f'href="/exercises/{id}"' in index, id


def test_without_a_screen_an_exercise_shows_no_dose(client: Client, person: Person) -> None:
    assert "after the safety questions" in client.get("/exercises/bridge").text
    answer(client)
    assert "after the safety questions" not in client.get("/exercises/bridge").text


@pytest.mark.parametrize(
    "query",
    ["find=%00", "find=" + "x" * 3000, "kind=made-up", "place=<script>alert(1)</script>", "find=[&kind=(", "x=1"],
)
def test_a_strange_search_finds_nothing_and_breaks_nothing(client: Client, person: Person, query: str) -> None:
    response = client.get(f"/exercises?{query}")
    assert response.status_code in (200, 400)
    assert "<script>alert" not in response.text


@pytest.mark.parametrize(
    "path", ["/no-such-page", "/plan/", "/exercises/", "/session/x", "/static/no-such-file", "/%00"]
)
def test_an_address_that_does_not_exist_is_a_plain_page(client: Client, person: Person, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert "Traceback" not in response.text


@pytest.mark.parametrize("path", ["/plan", "/exercises", "/exercises/bridge", "/history", "/", "/danger-signs"])
def test_what_is_only_shown_is_not_posted_to(client: Client, person: Person, path: str) -> None:
    answer(client)
    for method in (client.post, client.put, client.delete):
        assert method(path).status_code == 405


def test_home_says_what_is_on(client: Client, person: Person, travel: Clock) -> None:
    assert "Begin" in client.get("/").text
    client.post("/screen")
    assert "Go on with the questions" in client.get("/").text
    answer(client)
    assert 'href="/session"' in client.get("/").text
    do_a_session(client)
    assert "You have done today" in client.get("/").text


@pytest.mark.parametrize(
    ("language", "legs", "full"),
    [
        ("en", "short page about your legs and bladder comes again on 3 February 2026", "31 March 2026"),
        ("es", "el 3 de febrero de 2026", "el 31 de marzo de 2026"),
        ("de", "3. Februar 2026", "31. März 2026"),
        ("fr", "le 3 février 2026", "le 31 mars 2026"),
    ],
)
def test_the_plan_says_when_the_safety_questions_come_again(
    client: Client, person: Person, travel: Clock, language: str, legs: str, full: str
) -> None:
    travel.now = datetime(2026, 1, 5, 12, tzinfo=UTC)
    answer(client)
    person.language = language
    person.save()
    page = client.get("/plan").text
    again = page[page.index('id="asked-again"') :]
    assert legs in again
    assert full in again


def test_a_plan_in_which_almost_nothing_fits_says_what_frees_it_and_offers_the_gentle_list(
    client: Client, person: Person, travel: Clock
) -> None:
    answer(client)
    client.post("/plan/wishes", {"minutes": 15, "days_per_week": 3, "equipment": "chair"})
    wishes = Wishes.objects.get(person=person)
    strong = [e.id for e in load().exercises.values() if e.data.category in ("strength", "motor-control")]
    wishes.excluded = strong
    wishes.save()
    page = client.get("/plan")
    assert page.status_code == 200
    assert "took back what you left out yourself" in page.text
    assert 'id="gentle-instead"' in page.text
    assert client.post("/plan/today", {"kind": "gentle"}).status_code == 302
    assert "You asked for the gentle list" in client.get("/plan").text


@pytest.mark.parametrize("kind", ["disliked", "excluded"])
def test_wishes_against_every_exercise_still_give_a_page_with_something_in_it(
    client: Client, person: Person, travel: Clock, kind: str
) -> None:
    answer(client)
    client.post("/plan/wishes", {"minutes": 15, "days_per_week": 3, "equipment": "chair"})
    wishes = Wishes.objects.get(person=person)
    setattr(wishes, kind, sorted(load().exercises))
    wishes.save()
    page = client.get("/plan")
    assert page.status_code == 200
    assert begin(client).planned["items"]


def test_what_a_page_asks_of_the_data_does_not_grow_with_the_record(
    client: Client, person: Person, travel: Clock
) -> None:
    answer(client)
    client.post("/plan/wishes", {"minutes": 10, "days_per_week": 7, "equipment": "chair"})

    def live(days: int) -> list[int]:
        for _ in range(days):
            do_a_session(client)
            travel.travel(days=1)
            client.post("/check-in", {"pain": 3, "usual": 3, "lost_nights": 0, "news": "none"})
        return [asked_of_the_data(client, path) for path in ("/", "/plan", "/exercises/bridge", "/plan/print")]

    assert live(2) == live(3)


def asked_of_the_data(client: Client, path: str) -> int:
    client.get(path)  # what a first visit writes is not counted
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    return len(asked)
