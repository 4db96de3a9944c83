"""The person stays in charge of today: shorter, no floor, at a desk, another exercise, another day, and back."""

from typing import Any

import pytest
from django.test import Client

from limber.programme import NotNow, Programme, plan
from limber.web.people.models import Person
from limber.web.plans.models import DayChange, Wishes
from limber.web.plans.requests import request_of, wait_of
from tests.web.answering import answer
from tests.web.conftest import Clock


pytestmark = pytest.mark.django_db


def ready(client: Client) -> None:
    answer(client)
    wished = {"minutes": 15, "days_per_week": 3, "equipment": ["chair", "wall", "mat"]}
    assert client.post("/plan/wishes", wished).status_code == 302


def made(person: Person) -> Programme:
    asked = request_of(person)
    assert asked is not None
    found = plan(asked)
    assert not isinstance(found, NotNow)
    return found


def ids(person: Person) -> list[str]:
    return [item.exercise_id for item in made(person).days[0].items]


def test_seven_minutes_are_there_at_once_with_what_they_cost_and_can_be_taken_back(
    client: Client, person: Person
) -> None:
    ready(client)
    before = ids(person)
    assert client.post("/plan/today", {"kind": "minutes", "minutes": "7"}).status_code == 302
    page = client.get("/plan/today").text
    assert "Today takes 7 minutes instead of 15." in page
    assert made(person).days[0].minutes <= 8
    assert "7 minutes" in client.get("/").text
    assert client.post("/plan/today/undo").status_code == 302
    assert ids(person) == before
    assert not DayChange.objects.exists()


@pytest.mark.parametrize("kind", ["no-floor", "desk", "easier"])
def test_a_change_of_the_whole_day_holds_for_today_alone(
    client: Client, person: Person, travel: Clock, kind: str
) -> None:
    ready(client)
    before = made(person)
    assert client.post("/plan/today", {"kind": kind}).status_code == 302
    assert made(person).days[0] != before.days[0]
    assert "This is different" in client.get("/plan/today").text
    travel.travel(days=1)
    asked = request_of(person)
    assert asked is not None
    assert asked.changes == ()


def test_a_swap_is_taken_and_one_that_no_rule_allows_is_refused_with_its_reason(client: Client, person: Person) -> None:
    ready(client)
    item = next(i for i in made(person).days[0].items if i.swaps and i.slot == "strength")
    swap: dict[str, Any] = {"kind": "swap", "exercise_id": item.exercise_id}
    assert client.post("/plan/today", {**swap, "to": item.swaps[0].exercise_id}).status_code == 302
    assert item.swaps[0].exercise_id in ids(person)
    client.post("/plan/today/undo")
    refused = client.post("/plan/today", {**swap, "to": "superman"})
    assert refused.status_code == 422
    assert "No plan chooses this exercise by itself." in refused.text
    assert item.exercise_id in ids(person)


@pytest.mark.parametrize(
    "wrong",
    [{"kind": "minutes"}, {"kind": "minutes", "minutes": "200"}, {"kind": "swap"}, {"kind": "x"},
     {"kind": "without", "exercise_id": "nothing"}],
)  # fmt: skip
def test_a_change_that_there_is_not_is_refused(client: Client, person: Person, wrong: dict[str, str]) -> None:
    ready(client)
    assert client.post("/plan/today", wrong).status_code == 400
    assert not DayChange.objects.exists()


def test_a_session_is_moved_to_another_day_and_back(client: Client, person: Person, travel: Clock) -> None:
    ready(client)
    assert wait_of(person) == 0
    assert client.post("/plan/move", {"to": "2026-03-04"}).status_code == 302
    assert wait_of(person) == 2
    assert "costs nothing" in client.get("/plan/today").text
    travel.travel(days=1)
    assert wait_of(person) == 1
    assert client.post("/plan/move", {"to": ""}).status_code == 302
    assert wait_of(person) == 0
    assert client.post("/plan/move", {"to": "2027-03-04"}).status_code == 400


def test_what_is_kept_in_comes_in_every_session_that_it_suits(client: Client, person: Person) -> None:
    ready(client)
    assert client.post("/plan/wish", {"exercise": "lower-trunk-rotation", "kind": "pinned"}).status_code == 302
    assert Wishes.objects.get(person=person).pinned == ["lower-trunk-rotation"]
    for day in made(person).days:
        assert "lower-trunk-rotation" in [item.exercise_id for item in day.items]
