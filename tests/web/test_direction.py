"""The guided test of a direction: only where the rules allow it, and it stops when pain moves further down."""

import pytest
from django.test import Client

from limber.programme import Felt, verdict
from limber.web.people.models import Person
from limber.web.plans.requests import request_of
from tests.web.answering import answer

pytestmark = pytest.mark.django_db
BEFORE = {"direction": "bending", "pain_before": "5", "place_before": "thigh"}


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ((5, "thigh"), (2, "below-knee"), "further-down"),  # whatever its strength
        ((5, "thigh"), (6, "buttock"), "eases"),  # towards the spine
        ((5, "back"), (3, "back"), "eases"),
        ((5, "back"), (4, "back"), "no-change"),
        ((5, "back"), (8, "back"), "no-change"),
    ],
)
def test_what_the_answers_say(before: tuple[int, str], after: tuple[int, str], says: str) -> None:
    felt = [Felt(pain_0_10=pain, place=place) for pain, place in (before, after)]  # type: ignore[arg-type]
    assert verdict(felt[0], felt[1]) == says


def ready(client: Client, *ticks: str) -> None:
    answer(client, *ticks)
    assert client.post("/plan/wishes", {"minutes": 15, "days_per_week": 3, "equipment": ["mat"]}).status_code == 302


def found(person: Person) -> str | None:
    asked = request_of(person)
    assert asked is not None
    return asked.direction.direction if asked.direction and asked.direction.ended_on is None else None


def test_a_direction_that_eases_and_stays_so_belongs_into_the_plan_until_it_ends(
    client: Client, person: Person
) -> None:
    ready(client)
    assert "Bending forward" in client.get("/plan/direction").text
    assert "Stop at once" in client.post("/plan/direction", BEFORE).text
    after = {**BEFORE, "pain_after": "4", "place_after": "back"}
    assert "five minutes" in client.post("/plan/direction", after).text
    assert found(person) is None
    client.post("/plan/direction", {**after, "later": "1"})
    assert found(person) == "bending"
    client.post("/plan/direction", {"end": "1"})
    assert found(person) is None


def test_pain_that_moves_further_down_ends_it(client: Client, person: Person) -> None:
    ready(client)
    page = client.post("/plan/direction", {**BEFORE, "pain_after": "2", "place_after": "below-knee"}).text
    assert "reason to stop" in page
    assert found(person) is None


def test_nobody_with_thin_bones_is_asked_to_bend(client: Client, person: Person) -> None:
    ready(client, "osteoporosis")
    page = client.get("/plan/direction").text
    assert 'value="bending"' not in page
    client.post("/plan/direction", {**BEFORE, "pain_after": "1", "place_after": "back", "later": "1"})
    assert found(person) is None


@pytest.mark.parametrize(
    "wrong", [{"direction": "x"}, {"pain_before": "11"}, {"place_before": "moon"}, {"pain_before": ""}]
)
def test_a_wrong_answer_is_refused(client: Client, person: Person, wrong: dict[str, str]) -> None:
    ready(client)
    assert client.post("/plan/direction", {**BEFORE, **wrong}).status_code == 400
