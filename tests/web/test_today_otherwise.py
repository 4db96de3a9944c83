"""The person stays in charge of today: shorter, no floor, at a desk, another exercise, another day, and back."""

import json
import re
from pathlib import Path
from typing import Any, get_args

import pytest
from django.test import Client

from limber.programme import NotNow, PainArea, Programme, plan, read_case, replay
from limber.web.people.models import Person
from limber.web.plans.body_map import HEIGHT, NAMES, WIDTH, spots
from limber.web.plans.models import DayChange, Wishes
from limber.web.plans.requests import request_of, wait_of
from limber.web.sessions.models import Session
from tests.web.answering import answer
from tests.web.conftest import Clock
from tests.web.playing import do_a_session

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


MORNING = {"pain": 3, "usual": 3, "lost_nights": 0, "news": "none"}
WISHES = {"minutes": 15, "days_per_week": 3, "equipment": ["chair", "wall", "mat"]}


def test_what_hurts_and_what_it_is_for_reaches_the_plan(client: Client, person: Person) -> None:
    ready(client)
    page = client.get("/plan/wishes").text
    assert page.count("<foreignObject") == 40
    told = {"areas": ["left-knee", "low-back"], "goal_1": "walk the dog", "goal_kind_1": "walk", "confidence": "low"}
    assert client.post("/plan/wishes", {**WISHES, **told}).status_code == 302
    asked = request_of(person)
    assert asked is not None
    assert asked.areas == ("left-knee", "low-back")
    assert [(g.words, g.kind) for g in asked.goals] == [("walk the dog", "walk")]
    assert "knee_pain" in made(person).tags
    assert 'value="walk the dog"' in client.get("/plan/wishes").text


@pytest.mark.parametrize(
    "wrong",
    [{"areas": ["moon"]}, {"goal_1": "<b>"}, {"goal_kind_1": "x", "goal_1": "y"}, {"goal_1": "x" * 121},
     {"liked_families": ["walking"], "disliked_families": ["walking"]}],
)  # fmt: skip
def test_what_nobody_could_mean_is_asked_again(client: Client, person: Person, wrong: dict[str, Any]) -> None:
    ready(client)
    assert client.post("/plan/wishes", {**WISHES, **wrong}).status_code == 422


def test_the_body_map_its_list_and_its_styles_are_the_same_places() -> None:
    css = (Path(__file__).parents[2] / "frontend/styles/plans.css").read_text(encoding="utf-8")
    places = set(get_args(PainArea))
    assert set(NAMES) == places == {spot.area for spot in spots()}
    assert set(re.findall(r"value='([a-z-]+)'", css)) == places
    for spot in spots():
        assert 0 <= spot.x <= WIDTH - spot.width
        assert 0 <= spot.y <= HEIGHT - spot.height


def test_a_problem_is_saved_in_one_file(client: Client, person: Person) -> None:
    ready(client)
    assert "what is in the file" in client.get("/plan/report").text
    answer = client.post("/plan/report", {"what": "Too\tlong\x07\r\n\u202eand \u0e01" + 3000 * "x"})
    assert answer["Content-Disposition"] == 'attachment; filename="limber-case.json"'
    case = read_case(json.loads(answer.text))
    assert case.what.startswith("Too long\nand \u0e01xxx")
    assert len(case.what) == 2000
    assert replay(case).same


def all_of_it(row: Session) -> None:
    """Every repetition was done."""
    row.refresh_from_db()
    assert row.summary is not None
    for done in row.summary["exercises"]:
        done |= {"reps": done["planned_reps"], "seconds": done["planned_seconds"]}
    row.save()


def test_a_step_of_the_programme_is_taken_back_and_taken_after_all(
    client: Client, person: Person, travel: Clock
) -> None:
    ready(client)
    client.post("/plan/wishes", {**WISHES, "minutes": 25})
    for _ in range(2):
        all_of_it(do_a_session(client, minutes=25))
        travel.travel(days=1)
        assert client.post("/check-in", MORNING).status_code == 302
        travel.travel(days=2)
    steps = [a for a in made(person).adjustments if a.undo]
    assert steps
    assert "Undo" in client.get("/plan").text
    assert client.post("/plan/undo", {"id": steps[0].id}).status_code == 302
    assert steps[0].id not in [a.id for a in made(person).adjustments]
    assert "You took a change back." in client.get("/plan").text
    assert client.post("/plan/undo", {"id": ""}).status_code == 302
    assert steps[0].id in [a.id for a in made(person).adjustments]
    assert client.post("/plan/undo", {"id": "P-32"}).status_code == 400
