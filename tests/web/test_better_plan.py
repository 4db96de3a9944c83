"""The plan that is there at once, the better one that replaces it visibly, and the way back."""

import time
from typing import Any

import pytest
from django.test import Client

from limber.programme import NotNow, plan
from limber.web.people.models import Person
from limber.web.plans import thinking
from limber.web.plans.models import Wishes
from limber.web.plans.requests import request_of, wishes_of
from tests.web.answering import answer

WISHED = {"minutes": 25, "days_per_week": 3, "equipment": ["chair", "wall", "mat"]}


def ready(client: Client, **more: Any) -> None:
    answer(client)
    assert client.post("/plan/wishes", {**WISHED, **more}).status_code == 302


def think(person: Person) -> None:
    asked = request_of(person)
    assert asked is not None
    thinking.think(person, asked)


def first_day(person: Person) -> list[str]:
    asked = request_of(person)
    assert asked is not None
    made = plan(asked)
    assert not isinstance(made, NotNow)
    return [item.exercise_id for day in made.days for item in day.items]


def test_the_better_plan_takes_the_place_of_the_first_and_says_what_is_different(
    client: Client, person: Person
) -> None:
    ready(client)
    before = first_day(person)
    assert "fit together better now" not in client.get("/plan").text
    think(person)
    after = first_day(person)
    assert after != before
    page = client.get("/plan").text
    assert "Your sessions fit together better now" in page
    assert "comes" in page
    assert client.post("/plan/better", {"kind": "back"}).status_code == 302
    assert first_day(person) == before
    page = client.get("/plan").text
    assert "You went back to the first plan." in page
    client.post("/plan/better", {"kind": "keep"})
    assert first_day(person) == after
    assert "fit together better now" not in client.get("/plan").text


def test_other_wishes_ask_the_question_anew(client: Client, person: Person) -> None:
    ready(client)
    think(person)
    assert request_of(person).chosen  # type: ignore[union-attr]
    client.post("/plan/wishes", {**WISHED, "minutes": 15})
    asked = request_of(person)
    assert asked is not None
    assert asked.chosen == ()
    assert thinking.is_due(wishes_of(person), asked)


def test_another_length_today_is_planned_at_once(client: Client, person: Person) -> None:
    ready(client)
    think(person)
    asked = request_of(person, minutes=5)
    assert asked is not None
    assert asked.chosen == ()


def test_a_session_plays_the_better_plan(client: Client, person: Person) -> None:
    ready(client)
    think(person)
    asked = request_of(person, minutes=25, pain_now_0_10=3)
    assert asked is not None
    assert asked.chosen


@pytest.mark.parametrize("form", [{}, {"kind": "other"}])
def test_a_choice_of_another_form_is_refused(client: Client, person: Person, form: dict[str, str]) -> None:
    ready(client)
    assert client.post("/plan/better", form).status_code == 400


def test_there_is_nothing_to_take_back_before_anything_was_found(client: Client, person: Person) -> None:
    ready(client)
    assert client.post("/plan/better", {"kind": "back"}).status_code == 302
    assert wishes_of(person).chosen_state == ""


def test_what_is_said_on_the_page_of_wishes_reaches_the_plan(client: Client, person: Person) -> None:
    ready(client, liked_families=["walking"], variety="few", worry="high", sits_long="on")
    asked = request_of(person)
    assert asked is not None
    assert (asked.liked_families, asked.variety, asked.worry, asked.sits_long) == (("walking",), "few", "high", True)
    page = client.get("/plan").text
    assert "When moving worries you" in page
    assert "stand up or shift every half hour" in page


def test_four_weeks_can_be_looked_at(client: Client, person: Person) -> None:
    ready(client)
    one, four = client.get("/plan").text, client.get("/plan?weeks=4").text
    assert four.count('class="day"') == 4 * 3 - 1
    assert one.count('class="day"') == 3 - 1
    assert client.get("/plan?weeks=many").text.count('class="day"') == 3 - 1


def test_the_page_of_rules_lists_them_all(client: Client, person: Person) -> None:
    page = client.get("/plan/rules").text
    for rule in ("P-01", "P-35", "L-7", "CAMERA-1"):
        assert f'id="{rule}"' in page


@pytest.mark.django_db(transaction=True)
def test_a_thread_looks_and_a_second_one_does_not(
    client: Client, transactional_db: None, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    person = Person.objects.create(country="GB", zone="Europe/London")
    ready(client)
    settings.THINK_AHEAD = True
    looked: list[Any] = []
    monkeypatch.setattr(thinking, "think", lambda person, request: looked.append(request))
    assert "Limber is still looking" in client.get("/plan").text
    asked = request_of(person)
    assert asked is not None
    until = time.monotonic() + 10
    while not looked and time.monotonic() < until:
        time.sleep(0.01)
    assert len(looked) == 1
    assert Wishes.objects.get(person=person).chosen_state == ""


@pytest.mark.django_db(transaction=True)
def test_a_search_that_breaks_leaves_the_first_plan_and_is_not_begun_again(
    client: Client, transactional_db: None, monkeypatch: pytest.MonkeyPatch, settings: Any, caplog: Any
) -> None:
    person = Person.objects.create(country="GB", zone="Europe/London")
    ready(client)
    settings.THINK_AHEAD = True

    def broken(_request: Any) -> None:
        raise KeyError("pain 8")

    monkeypatch.setattr(thinking, "improve", broken)
    before = first_day(person)
    asked = request_of(person)
    assert asked is not None
    thinking._in_thread(person.pk, asked, "key")
    assert not thinking.is_due(wishes_of(person), asked)
    assert first_day(person) == before
    assert "Limber is still looking" not in client.get("/plan").text
    assert [record.getMessage() for record in caplog.records] == ["no better plan"]
