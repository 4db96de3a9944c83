"""The guided test of a direction and its days: only where the rules allow it, and it stops when it should."""

import re

import pytest
from django.test import Client

from limber.programme import DirectionFound
from limber.web.people.models import Person
from limber.web.plans.requests import request_of
from limber.web.screening.record import standing_of
from tests.web.answering import answer
from tests.web.conftest import Clock

pytestmark = pytest.mark.django_db
BEFORE = {"do": "begin", "direction": "bending", "pain": "5", "place": "thigh"}
PAGE = "/plan/direction"


def ready(client: Client, *ticks: str) -> None:
    answer(client, *ticks)
    assert client.post("/plan/wishes", {"minutes": 15, "days_per_week": 3, "equipment": ["mat"]}).status_code == 302


def known(person: Person) -> DirectionFound | None:
    asked = request_of(person)
    assert asked is not None
    return asked.direction


def found(person: Person) -> str | None:
    now = known(person)
    return now.direction if now and now.ended_on is None else None


def token(page: str) -> str:
    found = re.search(r'name="try" value="([^"]+)"', page)
    assert found is not None
    return found[1]


def say(client: Client, page: str, pain: int, place: str, do: str = "felt") -> str:
    """Answer what stands on a page of the test."""
    return client.post(PAGE, {"do": do, "try": token(page), "pain": str(pain), "place": place}).text


def eased(client: Client, clock: Clock, **first: str) -> str:
    """A test that eases from the first answer to the result; the page of the result."""
    page = client.post(PAGE, {**BEFORE, **first}).text
    page = say(client, page, 4, "buttock")
    page = say(client, page, 4, "back")
    clock.travel(minutes=6)
    return say(client, page, 3, "back", "later")


def test_a_direction_that_eases_and_stays_so_belongs_into_the_plan_until_it_ends(
    client: Client, person: Person, travel: Clock
) -> None:
    ready(client)
    page = client.get(PAGE).text
    assert "Bending forward" in page
    assert "Arching back" in page
    # The first set: how often, with which leg, the figure, the ways out, and the questions after it.
    page = client.post(PAGE, BEFORE).text
    for part in ("set 1 of 2", "5 times, slowly", "Right leg", "<picture", "Stop at once", "It moves further down"):
        assert part in page
    page = say(client, page, 4, "buttock")
    assert "set 2 of 2" in page
    assert "Left leg" in page
    page = say(client, page, 4, "back")
    assert "five minutes" in page
    assert found(person) is None
    travel.travel(minutes=3)
    page = say(client, page, 3, "back", "later")
    assert "not over yet" in page
    travel.travel(minutes=3)
    page = say(client, page, 3, "back", "later")
    assert "This seems to ease it: Bending forward." in page
    assert "One test cannot be sure" in page
    assert found(person) == "bending"
    client.post(PAGE, {"do": "end"})
    assert found(person) is None
    # and no further test on this day
    assert "a test that was stopped today" in client.get(PAGE).text


@pytest.mark.parametrize("way_out", ["answer", "button"])
def test_pain_that_moves_further_down_ends_it_at_once(client: Client, person: Person, way_out: str) -> None:
    ready(client)
    page = client.post(PAGE, BEFORE).text
    if way_out == "answer":
        page = say(client, page, 2, "below-knee")
    else:
        page = client.post(PAGE, {"do": "further", "try": token(page)}).text
    assert "reason to stop" in page
    assert found(person) is None
    now = known(person)
    assert now is not None
    assert now.ended_on == now.found_on
    page = client.get(PAGE).text
    assert 'name="direction"' not in page
    assert "set 1 of" not in client.post(PAGE, BEFORE).text


def test_new_numbness_leads_to_the_safety_questions(client: Client, person: Person) -> None:
    ready(client)
    page = client.post(PAGE, BEFORE).text
    response = client.post(PAGE, {"do": "signs", "try": token(page)})
    assert response.status_code == 302
    assert standing_of(person).kind != "open"
    assert client.get(PAGE).status_code == 302


def test_too_much_pain_begins_no_test_and_much_more_pain_ends_one(client: Client, person: Person) -> None:
    ready(client)
    assert "too much pain today" in client.post(PAGE, {**BEFORE, "pain": "7"}).text
    page = client.post(PAGE, {**BEFORE, "place": "back"}).text
    assert "more pain than an exercise may give" in say(client, page, 10, "back")
    assert found(person) is None


def test_nothing_that_stands_out_is_told_calmly(client: Client, person: Person) -> None:
    ready(client)
    page = client.post(PAGE, BEFORE).text
    page = say(client, say(client, page, 5, "thigh"), 5, "thigh")
    assert "That is common" in page
    assert known(person) is not None
    assert found(person) is None
    assert 'name="direction"' in client.get(PAGE).text  # the other one may be tried


def test_the_days_with_it_begin_with_a_test_have_six_sets_and_an_end(
    client: Client, person: Person, travel: Clock
) -> None:
    ready(client)
    eased(client, travel)
    # Day 1: six sets, one after the other, the other leg each time.
    for n in range(1, 7):
        page = client.post(PAGE, {"do": "set"}).text
        assert f"set of ten, {n} of 6 today" in page
        assert ("Right leg" if n % 2 else "Left leg") in page
        assert client.post(PAGE, {"do": "set-done"}).status_code == 302
    assert "That is enough for today." in client.get(PAGE).text
    assert "set of ten" not in client.post(PAGE, {"do": "set"}).text
    # Day 2: the test first; no set before it, no second beginning.
    travel.travel(days=1)
    page = client.get(PAGE).text
    assert "Day 2 of 5" in page
    assert "Today&#x27;s test comes first" in page or "Today's test comes first" in page
    assert "set of ten" not in client.post(PAGE, {"do": "set"}).text
    assert "set 1 of" not in client.post(PAGE, BEFORE).text
    again = {**BEFORE, "do": "again"}
    page = client.post(PAGE, again).text
    page = say(client, say(client, page, 5, "thigh"), 5, "thigh")
    assert "No gain today" in page
    assert found(person) == "bending"
    assert "Sets of ten today: 0 of 6" in client.get(PAGE).text
    # Day 3: it sends pain further down in a set.
    travel.travel(days=1)
    page = client.post(PAGE, again).text
    assert "It still eases" in say(client, say(client, page, 4, "buttock"), 4, "buttock")
    assert "reason to stop" in client.post(PAGE, {"do": "set-further"}).text
    assert found(person) is None


def test_after_five_days_it_is_over(client: Client, person: Person, travel: Clock) -> None:
    ready(client)
    eased(client, travel)
    travel.travel(days=4)
    assert "Day 5 of 5" in client.get(PAGE).text
    travel.travel(days=1)
    page = client.get(PAGE).text
    assert "Day" not in page
    assert "Which direction do you want to try?" in page


def test_nobody_with_thin_bones_is_asked_to_bend(client: Client, person: Person) -> None:
    ready(client, "osteoporosis")
    page = client.get(PAGE).text
    assert 'value="bending"' not in page
    assert "set 1 of" not in client.post(PAGE, BEFORE).text
    assert found(person) is None


def test_who_cannot_lie_on_the_front_arches_standing(client: Client, person: Person) -> None:
    answer(client, "pregnant", choices={"pregnancy_weeks": "16_to_28"})
    page = client.get(PAGE).text
    assert 'value="bending"' not in page
    page = client.post(PAGE, {**BEFORE, "pain": "3", "direction": "arching"}).text
    assert "set 1 of 2" in page
    assert "standing-back-extension" in page
    assert "prone" not in page


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"direction": "x"}, 400),
        ({"direction": ""}, 400),
        ({"pain": "11"}, 422),
        ({"place": "moon"}, 422),
        ({"pain": ""}, 422),
        ({"do": "felt", "try": "x:y:z"}, 400),
    ],
)
def test_a_wrong_answer_is_refused(client: Client, person: Person, wrong: dict[str, str], status: int) -> None:
    ready(client)
    assert client.post(PAGE, {**BEFORE, **wrong}).status_code == status


def test_a_test_belongs_to_one_person_and_to_two_hours(
    client: Client, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    from datetime import timedelta

    from limber.web.plans import direction_state

    ready(client)
    page = client.post(PAGE, BEFORE).text
    other = Person.objects.create(name="B")
    with pytest.raises(Exception, match="expected a test of this person"):
        direction_state.unsealed(other, token(page))
    monkeypatch.setattr(direction_state, "_LASTS", timedelta(seconds=-1))
    assert "Which direction do you want to try?" in say(client, page, 4, "buttock")
