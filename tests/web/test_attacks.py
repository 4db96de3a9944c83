"""Ways in which somebody could be shut out, let through or lose a record by accident: clocks, zones, two tabs."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from limber.web.people.models import Person
from limber.web.screening.models import LockRow, Screen
from limber.web.screening.record import standing_of
from limber.web.sessions.models import Session
from tests.web.answering import answer, forms
from tests.web.conftest import Clock
from tests.web.playing import begin, do_a_session, event, finished, send, started, whole

pytestmark = pytest.mark.django_db


def say_seen(client: Client, on: str) -> Any:
    said = {"seen_on": on, "seen_by": "doctor", "checked_exactly_this": "on", "may_exercise": "on"}
    return client.post("/stop/seen", said)


ZONED = [
    ("Pacific/Auckland", datetime(2026, 3, 2, 20, 0, tzinfo=UTC), "2026-03-03"),  # 09:00 of the 3rd
    ("America/Los_Angeles", datetime(2026, 3, 3, 4, 0, tzinfo=UTC), "2026-03-02"),  # 20:00 of the 2nd
    ("Europe/London", datetime(2026, 3, 3, 1, 30, tzinfo=UTC), "2026-03-02"),  # 01:30: the 2nd until 04:00
    ("Pacific/Kiritimati", datetime(2026, 3, 2, 12, 0, tzinfo=UTC), "2026-03-02"),  # 02:00 of the 3rd
]


@pytest.mark.parametrize(("zone", "at", "today"), ZONED)
def test_a_lock_ends_in_every_time_zone(
    client: Client, person: Person, travel: Clock, zone: str, at: datetime, today: str
) -> None:
    person.zone = zone
    person.save()
    travel.now = at
    assert answer(client, "S13a") == "/stop"
    travel.travel(minutes=10)
    response = say_seen(client, today)
    assert response.status_code == 302, response.text
    assert "/screen/" in response.headers["Location"]
    assert client.get("/stop").status_code == 200
    assert answer(client) == "/screen/result"
    assert standing_of(person).kind == "open"


def test_travelling_west_shuts_nobody_out(client: Client, person: Person, travel: Clock) -> None:
    travel.now = datetime(2026, 3, 3, 6, 0, tzinfo=UTC)
    answer(client)
    do_a_session(client)
    person.zone = "America/New_York"  # 01:00, which is still the day before
    person.save()
    for path in ("/", "/plan", "/session", "/history", "/screen", "/danger-signs", "/exercises/bridge", "/check-in"):
        assert client.get(path).status_code in (200, 302), path
    assert client.get("/").status_code == 200


def test_a_clock_that_was_far_ahead_once_shuts_nobody_out(client: Client, person: Person, travel: Clock) -> None:
    travel.now = datetime(2031, 3, 3, 9, 0, tzinfo=UTC)
    answer(client)
    do_a_session(client)
    travel.now = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
    for path in ("/", "/plan", "/session", "/history", "/screen", "/danger-signs", "/exercises/bridge", "/check-in"):
        assert client.get(path).status_code in (200, 302), path


def test_two_sessions_played_in_the_other_order_keep_every_page_open(
    client: Client, person: Person, travel: Clock
) -> None:
    answer(client)
    first, second = begin(client), begin(client)
    assert send(client, second, [{**e, "at": e["at"]} for e in whole(second)]).status_code == 200
    late = [{**e, "at": (datetime.fromisoformat(e["at"]) + timedelta(hours=1)).isoformat()} for e in whole(first)]
    assert send(client, first, late).status_code == 200
    for path in ("/", "/plan", "/history", f"/session/{first.pk}/done"):
        assert client.get(path).status_code == 200, path


def test_a_session_from_before_a_new_screen_is_not_played_on(client: Client, person: Person, travel: Clock) -> None:
    answer(client)
    row = begin(client, minutes=20)
    assert client.get(f"/session/{row.pk}").status_code == 200
    travel.travel(minutes=30)
    client.post("/session", {"tick": "something"})
    travel.travel(minutes=5)
    assert answer(client, "spine_fracture", choices={"fracture_cleared": "no"}) == "/screen/result"
    assert "/session/" not in client.get("/").text
    response = client.get(f"/session/{row.pk}")
    assert response.status_code == 302, "the old script is played to somebody with new answers"


def test_yesterdays_session_is_not_played_today(client: Client, person: Person, travel: Clock) -> None:
    answer(client)
    row = begin(client, minutes=20)
    travel.travel(days=1)
    assert client.get(f"/session/{row.pk}").status_code == 302


def test_answers_from_before_a_report_do_not_answer_it(client: Client, person: Person, travel: Clock) -> None:
    answer(client)
    travel.travel(days=3)
    # Half a screen, left open
    said = forms()
    client.post("/screen")
    for name in list(said)[:-1]:
        client.post(f"/screen/{name}", said[name])
    travel.travel(hours=1)
    client.post("/session", {"tick": "something"})
    assert standing_of(person).kind == "screen-due"
    first = client.post("/screen").headers["Location"]
    assert first == f"/screen/{next(iter(said))}", "the old answers count for what happened after them"


def test_pain_of_nine_is_remembered(client: Client, person: Person, travel: Clock) -> None:
    answer(client)
    response = client.post("/session", {"tick": "none", "pain_now": 9, "minutes": 10})
    assert response.status_code == 302
    assert client.get(response.headers["Location"]).status_code == 200
    response = client.post("/session", {"tick": "none", "pain_now": 4, "minutes": 10})
    assert response.headers["Location"] == "/screen"


BAD: dict[str, dict[str, Any]] = {
    "naive time": {"at": "2026-03-02T09:00:00"},
    "year one": {"at": "0001-01-01T00:00:00+00:00"},
    "year 9999": {"at": "9999-12-31T23:59:59+00:00"},
    "huge seq": {"seq": 10**30},
    "negative seq": {"seq": -1},
    "odd offset": {"at": "2026-03-02T09:00:00.123456+05:45:12"},
    "emoji kind": {"kind": "🦴"},
    "null id": {"id": None},
    "text id": {"id": "x"},
}


@pytest.mark.parametrize("name", BAD)
def test_an_odd_event_breaks_nothing(client: Client, person: Person, travel: Clock, name: str) -> None:
    answer(client)
    row = begin(client)
    client.raise_request_exception = False
    response = send(client, row, [started(row), {**event(row, 1, "resumed"), **BAD[name]}])
    assert response.status_code in (200, 400), response.content
    assert send(client, row, [finished(row, 2)]).status_code in (200, 400)
    for path in ("/", "/plan", "/history"):
        assert client.get(path).status_code in (200, 302), path


ODD_DATA: dict[str, Any] = {
    "nan": {"reps": 5, "seconds": float("nan")},
    "infinite": {"reps": 5, "seconds": float("inf")},
    "huge": {"reps": 10**40, "seconds": 1e308},
    "negative": {"reps": 5, "seconds": -3.0},
    "set number": {"reps": 5, "seconds": 3.0, "set_number": 10**25},
}


@pytest.mark.parametrize("name", ODD_DATA)
def test_an_odd_number_breaks_nothing(client: Client, person: Person, travel: Clock, name: str) -> None:
    answer(client)
    row = begin(client)
    exercise = row.script["exercises"][0]
    data = {"key": exercise["key"], "exercise_id": exercise["exercise_id"], "side": "both", "set_number": 1}
    client.raise_request_exception = False
    response = send(client, row, [started(row), event(row, 1, "set-done", **{**data, **ODD_DATA[name]})])
    assert response.status_code in (200, 400), response.content
    assert send(client, row, [finished(row, 2)]).status_code in (200, 400)
    for path in ("/", "/plan", "/history"):
        assert client.get(path).status_code in (200, 302), path


def test_the_same_event_in_two_sessions(client: Client, person: Person, travel: Clock) -> None:
    answer(client)
    first, second = begin(client), begin(client)
    client.raise_request_exception = False
    send(client, first, [started(first)])
    response = send(client, second, [{**started(second), "id": started(first)["id"]}])
    assert response.status_code in (200, 400)


def test_an_unknown_way_through_the_dialogue_still_stops(client: Client, person: Person, travel: Clock) -> None:
    answer(client)
    row = begin(client)
    odd = event(row, 1, "wrong", path=["was-there-once"], decision="heart", action="E0")
    response = send(client, row, [started(row), odd])
    assert response.status_code == 200, "the record would never arrive"
    assert standing_of(person).kind == "locked"


def test_an_unknown_way_and_an_unknown_end_ask_the_screen(client: Client, person: Person, travel: Clock) -> None:
    answer(client)
    row = begin(client)
    odd = event(row, 1, "wrong", path=["was-there-once"], decision="was-there-too", action="ease")
    assert send(client, row, [started(row), odd]).status_code == 200
    assert standing_of(person).kind == "screen-due"


def test_answers_to_a_question_that_is_gone_ask_the_screen_again(client: Client, person: Person, travel: Clock) -> None:
    answer(client)
    row = Screen.objects.get()
    row.answers["ticks"]["was_a_question"] = True
    row.save()
    client.raise_request_exception = False
    for path in ("/", "/plan", "/session", "/history", "/screen", "/danger-signs", "/exercises/bridge"):
        assert client.get(path).status_code in (200, 302), path
    assert standing_of(person).kind == "screen-due"
    travel.travel(minutes=1)
    assert answer(client) == "/screen/result"


def test_a_lock_from_a_question_that_is_gone_can_end(client: Client, person: Person, travel: Clock) -> None:
    answer(client, "S13a")
    LockRow.objects.update(clauses=["was_a_question"], rules=["C1-was-a-rule"], screening="")
    Screen.objects.all().delete()
    client.raise_request_exception = False
    assert client.get("/stop").status_code == 200
    travel.travel(hours=1)
    assert say_seen(client, "2026-03-02").status_code == 302
    assert answer(client) == "/screen/result"


def test_the_clinician_reads_what_was_ticked(client: Client, person: Person, travel: Clock) -> None:
    assert answer(client, "S18a") == "/stop"
    assert "New or unusual chest pain or pressure." in client.get("/stop").text


def test_what_had_to_be_checked_is_named_after_a_session_too(client: Client, person: Person, travel: Clock) -> None:
    answer(client)
    row = begin(client)
    send(client, row, [started(row), event(row, 1, "wrong", path=["chest"], decision="heart", action="E0")])
    assert "Chest pain" in client.get("/stop").text
    travel.travel(hours=3)
    assert "Chest pain" in client.get("/stop/seen").text


def test_who_takes_insulin_checks_the_sugar_before_every_session(client: Client, person: Person, travel: Clock) -> None:
    answer(client, "H3", "H6")
    said = {"tick": "none", "pain_now": 3, "minutes": 10}
    response = client.post("/session", said)
    assert response.status_code == 422
    assert "Check your blood sugar first." in response.text
    assert not Session.objects.exists()
    assert "/session/" in client.post("/session", {**said, "sugar": "on"}).headers["Location"]


def test_nobody_else_is_asked_about_sugar(client: Client, person: Person, travel: Clock) -> None:
    answer(client)
    assert "blood sugar" not in client.get("/session").text


@pytest.mark.parametrize(
    ("days_per_week", "expected"),
    [(1, "S......S......"), (2, "S..S...S..S..."), (3, "S.S.S..S.S.S.."), (5, "SSSSS..SSSSS.."), (7, "SSSSSSSSSSSSSS")],
)
def test_a_week_has_as_many_sessions_as_were_wished(
    client: Client, person: Person, travel: Clock, days_per_week: int, expected: str
) -> None:
    """Somebody who does what the first page says, for two weeks."""
    answer(client)
    client.get("/plan/wishes")
    said = {"minutes": 10, "days_per_week": days_per_week, "equipment": ["mat", "wall", "chair", "counter", "pillow"]}
    assert client.post("/plan/wishes", said).status_code == 302
    found = ""
    for _ in expected:
        page = client.get("/").text
        due = "Start " in page and "Today is free" not in page
        assert due == ("Start today" in client.get("/plan").text)
        if due:
            do_a_session(client)
        found += "S" if due else "."
        travel.travel(days=1)
    assert found == expected
