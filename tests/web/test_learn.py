"""Learn: the list, an article, and the one line that offers an article when it helps."""

import re

import pytest
from django.test import Client

from limber.catalogue.education import articles, for_moment
from limber.web.learn.models import Reading
from limber.web.learn.search import find
from limber.web.people.models import Person
from limber.web.sessions.models import Session
from tests.web.answering import answer
from tests.web.conftest import Clock
from tests.web.playing import begin, do_a_session, event, finished, send, started

pytestmark = pytest.mark.django_db


def listed(text: str) -> list[str]:
    return re.findall(r'class="card article-card" href="/learn/([a-z0-9-]+)"', text)


def offered(text: str) -> list[str]:
    """The articles that a page offers in its one line."""
    return re.findall(r'action="/learn/([a-z0-9-]+)/read"', text)


def test_everything_is_listed_and_one_stands_out(client: Client, person: Person) -> None:
    text = client.get("/learn").text
    assert sorted(listed(text)) == sorted(articles())
    assert text.count("One for today") == 1
    assert 'href="/learn"' in text


def test_words_narrow_the_list(client: Client, person: Person) -> None:
    text = client.get("/learn", {"find": "posture"}).text
    assert "next-posture" in listed(text)
    assert "can-i-run" not in listed(text)
    assert "One for today" not in text
    assert "Nothing fits" in client.get("/learn", {"find": "zebra"}).text


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("MRI", "scans"),
        ("slipped", "disc-bulge"),
        ("posture", "next-posture"),
        ("traffic light", "some-pain-is-ok"),
        ("how long", "new-pain-eases"),
        ("SCIATICA", "is-sciatica-dangerous"),
        ("pill", "driving-sitting-sleep"),
        ("postrue", "next-posture"),  # two letters swapped
        ("sciatca", "is-sciatica-dangerous"),  # a letter missing
        ("traffic/light", "some-pain-is-ok"),
        ("traffic\u00a0light", "some-pain-is-ok"),
    ],
)
def test_words_find_articles(words: str, first: str) -> None:
    assert find(words, "en")[0].id == first


def test_articles_are_found_in_the_language_and_in_english() -> None:
    assert find("hernia", "es") != ()
    assert articles()["scans"] in find("MRI", "es")
    assert articles()["scans"] in find("MRI", "fr")
    assert articles()["next-posture"] in find("posture", "de")


def test_no_words_find_everything_and_strange_ones_nothing() -> None:
    assert len(find("  ", "en")) == len(articles())
    assert find("zebra", "en") == ()


@pytest.mark.parametrize("article", articles())
def test_an_article_has_its_text_and_its_sources(client: Client, person: Person, article: str) -> None:
    response = client.get(f"/learn/{article}")
    assert response.status_code == 200
    assert response.text.count("data-aloud") == 1 + len(articles()[article].text("en").lines)
    assert response.text.count("<li>") >= len(articles()[article].data.sources)
    assert re.search(r'data-island="aloud"[^>]* hidden', response.text), "without a voice there is no button"


@pytest.mark.parametrize("path", ["/learn/nothing", "/learn/../bridge", "/learn/scans/read"])
def test_what_is_not_there_is_not_found(client: Client, person: Person, path: str) -> None:
    assert client.get(path).status_code in (404, 405)
    assert client.post("/learn/nothing/read").status_code == 404


def test_reading_is_remembered_once_and_for_this_person_only(client: Client, person: Person) -> None:
    client.head("/learn/scans")
    assert not Reading.objects.exists()
    client.get("/learn/scans")
    client.get("/learn/scans")
    assert [(row.person, row.article) for row in Reading.objects.all()] == [(person, "scans")]
    person.delete()
    assert not Reading.objects.exists()


def test_the_first_page_offers_one_a_day_and_none_twice(client: Client, person: Person, travel: Clock) -> None:
    # Given somebody who has not done a session yet
    answer(client)
    first, second = for_moment("before-first-session")[:2]
    # Then one article is offered, and stays until it was read
    assert offered(client.get("/").text) == [first]
    assert offered(client.get("/").text) == [first]
    # When it is put away, the day has no other one
    assert client.post(f"/learn/{first}/read").headers["Location"] == "/"
    assert offered(client.get("/").text) == []
    # Then the next day has the next one; reading counts as well
    travel.travel(days=1)
    assert offered(client.get("/").text) == [second]
    client.get(f"/learn/{second}")
    assert offered(client.get("/").text) == []


def a_session_with(client: Client, light: str) -> Session:
    row = begin(client)
    exercise = row.script["exercises"][0]
    hurt = event(row, 1, "hurt", key=exercise["key"], exercise_id=exercise["exercise_id"], where="back",
                 pain_0_10=5, spreading=False, numbness=False, catching=False, light=light)  # fmt: skip
    events = [started(row), hurt, finished(row, 2)]
    assert send(client, row, events).status_code == 200
    row.refresh_from_db()
    return row


def test_a_green_session_ends_without_a_lesson(client: Client, person: Person, travel: Clock) -> None:
    answer(client)
    assert offered(client.get(f"/session/{do_a_session(client).pk}/done").text) == []


def test_an_amber_session_explains_the_light(client: Client, person: Person, travel: Clock) -> None:
    answer(client)
    row = a_session_with(client, "amber")
    page = client.get(f"/session/{row.pk}/done")
    assert row.summary is not None
    assert row.summary["light"] == "amber"
    assert len(offered(page.text)) == 1
    assert offered(page.text)[0] in for_moment("after-amber")


def test_nobody_is_taught_before_the_questions(client: Client, person: Person) -> None:
    assert offered(client.get("/").text) == []
    assert client.get("/learn").status_code == 200


def test_under_a_lock_everything_leads_to_what_to_do(client: Client, person: Person, travel: Clock) -> None:
    answer(client, "S14")
    for path in ("/learn", "/learn/keep-moving"):
        assert client.get(path).headers["Location"] == "/stop"
