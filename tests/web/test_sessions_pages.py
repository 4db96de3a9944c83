"""Sessions in the pages: start, events, the end, the history, the morning after."""

import json
import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from limber.safety import GENTLE_LIST
from limber.web.people.models import Person
from limber.web.screening.record import standing_of
from limber.web.sessions.models import EventRow, Morning, Session
from tests.web.answering import answer
from tests.web.conftest import Clock
from tests.web.playing import begin, do_a_session, event, finished, send, started, whole

pytestmark = pytest.mark.django_db


@pytest.fixture
def ready(client: Client, person: Person, travel: Clock) -> Client:
    """Return the browser of somebody whose screen found nothing."""
    answer(client)
    return client


# --- beginning --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"tick": "none"},
        {"tick": "none", "pain_now": "11", "minutes": "10"},
        {"tick": "none", "pain_now": "three", "minutes": "10"},
        {"tick": "none", "pain_now": "3", "minutes": "1000"},
        {"tick": "none", "pain_now": "3", "minutes": "-5"},
        {"tick": "maybe", "pain_now": "3", "minutes": "10"},
        {"pain_now": "3", "minutes": "10"},
    ],
)
def test_no_session_begins_on_an_open_question(ready: Client, form: dict[str, str]) -> None:
    response = ready.post("/session", form)
    assert response.status_code == 422
    links = [part.split('"')[0] for part in response.text.split('<li><a href="#')[1:]]
    assert links
    for link in links:
        assert f'id="{link}"' in response.text
    assert not Session.objects.exists()


def test_something_since_last_time_asks_the_whole_screen(ready: Client, person: Person) -> None:
    assert ready.post("/session", {"tick": "something"}).headers["Location"] == "/screen"
    assert standing_of(person).kind == "screen-due"
    assert ready.get("/plan").headers["Location"] == "/screen"
    assert not Session.objects.exists()


@pytest.mark.parametrize("pain", [9, 10])
def test_very_strong_pain_means_no_exercise(ready: Client, pain: int) -> None:
    response = ready.post("/session", {"tick": "none", "pain_now": pain, "minutes": 10})
    assert response.headers["Location"] == "/session/very-strong-pain"
    assert not Session.objects.exists()
    assert ready.get("/session/very-strong-pain").status_code == 200
    assert ready.post("/session/very-strong-pain", {"option": "made-up"}).status_code == 422


@pytest.mark.parametrize("minutes", [3, 7, 10, 15, 35])
def test_the_session_is_as_long_as_was_asked_for_or_shorter(ready: Client, minutes: int) -> None:
    row = begin(ready, minutes=minutes)
    assert 1 <= row.script["minutes"] <= minutes
    page = ready.get(f"/session/{row.pk}")
    assert page.status_code == 200
    assert 'id="session-script"' in page.text


def test_a_session_needs_a_finished_screen(client: Client, person: Person) -> None:
    assert client.get("/session").headers["Location"] == "/screen"
    form = {"tick": "none", "pain_now": 2, "minutes": 10}
    assert client.post("/session", form).headers["Location"] == "/screen"
    assert not Session.objects.exists()


# --- events -----------------------------------------------------------------------------------------------


def test_events_are_kept_once_and_in_order(ready: Client) -> None:
    row = begin(ready)
    events = whole(row)[:-1]
    half = len(events) // 2
    # When they come late, twice, and in the wrong order
    for batch in (events[half:], events[:half], events, events):
        answered = send(ready, row, batch)
        assert answered.json() == {"acknowledged": [one["id"] for one in batch]}
    # Then each is there once
    assert [str(one.pk) for one in EventRow.objects.order_by("seq")] == [one["id"] for one in events]
    # When the end comes, and once more everything
    send(ready, row, whole(row))
    send(ready, row, whole(row))
    row.refresh_from_db()
    assert row.summary is not None
    assert row.summary["how"] == "complete"
    assert not EventRow.objects.exists()


def test_the_page_of_a_session_gives_back_what_was_sent(ready: Client) -> None:
    row = begin(ready)
    events = whole(row)[:6]
    send(ready, row, events)
    text = ready.get(f"/session/{row.pk}").text
    told = text.split('<script id="session-events" type="application/json">')[1].split("</script>")[0]
    assert [one["id"] for one in json.loads(told)] == [one["id"] for one in events]


@pytest.mark.parametrize(
    "body",
    [
        "",
        "{",
        "null",
        "[]",
        "3",
        '"events"',
        '{"events": {}}',
        '{"events": "all"}',
        '{"events": [null]}',
        '{"events": [1, 2]}',
        '{"events": [{}]}',
        '{"events": [{"id": 3}]}',
        "[" * 100_000,
        '{"events": ' + "9" * 10_000 + "}",
        "\ud83d".encode("utf-8", "surrogatepass"),
        b"\xff\xfe\x00",
    ],
)
def test_broken_events_are_refused_in_one_line(ready: Client, body: str | bytes) -> None:
    row = begin(ready)
    response: Any = ready.post(
        f"/session/{row.pk}/events", body, content_type="application/json", headers={"accept": "application/json"}
    )
    assert response.status_code == 400
    assert set(response.json()) == {"error"}
    assert "\n" not in response.json()["error"]
    assert not EventRow.objects.exists()


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "made-up"},
        {"kind": 7},
        {"id": "1"},
        {"id": "00000000-0000-0000-0000-00000000000Z"},
        {"seq": -1},
        {"seq": "two"},
        {"seq": 2**80},
        {"seq": 1.5},
        {"at": "yesterday"},
        {"at": "2026-03-02T09:00:00"},
        {"at": None},
        {"data": None},
        {"data": []},
        {"data": {"build": "x"}},
        {"data": {"build": "x", "pain_before_0_10": 11}},
        {"data": {"build": "x", "pain_before_0_10": 3, "more": 1}},
        {"more": True},
        {"session_id": "00000000-0000-0000-0000-000000000000"},
    ],
)
def test_an_event_of_another_form_is_refused_and_the_rest_is_not_half_kept(
    ready: Client, change: dict[str, Any]
) -> None:
    row = begin(ready)
    good = event(row, 1, "paused", why="person")
    response: Any = send(ready, row, [good, {**started(row), **change}])
    assert response.status_code == 400, response.text
    assert "Traceback" not in response.text
    assert not EventRow.objects.exists()


def test_events_of_another_session_are_refused(ready: Client) -> None:
    first, second = begin(ready), begin(ready)
    assert send(ready, second, [started(first)]).status_code == 400
    # Also under an id that another session has used already
    send(ready, first, [started(first)])
    same_id = {**started(second), "id": started(first)["id"]}
    assert send(ready, second, [same_id]).status_code in (200, 400)
    assert EventRow.objects.filter(session=first).count() == 1


def test_a_huge_batch_is_refused_and_a_large_one_taken(ready: Client) -> None:
    row = begin(ready)
    pauses = [event(row, n + 1, "paused", why="person") for n in range(300)]
    assert send(ready, row, [started(row), *pauses]).status_code == 200
    assert send(ready, row, [event(row, 9000 + n, "paused", why="person") for n in range(9000)]).status_code == 400
    body = json.dumps({"events": [], "filler": "x" * 3_000_000})
    refused: Any = ready.post(f"/session/{row.pk}/events", body, content_type="application/json")
    assert refused.status_code in (400, 413)
    assert "Traceback" not in refused.text


@pytest.mark.parametrize("method", ["get", "put", "delete"])
def test_events_are_only_posted(ready: Client, method: str) -> None:
    row = begin(ready)
    assert getattr(ready, method)(f"/session/{row.pk}/events").status_code == 405


def test_the_session_of_somebody_else_is_not_there(ready: Client, person: Person) -> None:
    row = begin(ready)
    ready.post("/people/add")
    ready.post(
        "/start",
        {"country": "ES", "zone": "Europe/Madrid", "usual_waking": "07:00", "language": "en", "name": "Second"},
    )
    answer(ready)
    assert ready.get(f"/session/{row.pk}").status_code == 404
    assert ready.get(f"/session/{row.pk}/done").status_code == 404
    assert send(ready, row, [started(row)]).status_code == 404
    assert "2 March" not in ready.get("/history").text


@pytest.mark.parametrize("id", [str(uuid.UUID(int=0)), "1", "made-up", "../plan"])
def test_a_session_that_does_not_exist_is_a_plain_page(ready: Client, id: str) -> None:
    for path in (f"/session/{id}", f"/session/{id}/done"):
        response = ready.get(path)
        assert response.status_code == 404
        assert "There is no such page" in response.text


# --- the end and the history --------------------------------------------------------------------------------


def test_what_was_done_is_in_the_history_with_pain_and_effort(ready: Client) -> None:
    row = do_a_session(ready, pain=5)
    text = ready.get(f"/session/{row.pk}/done").text
    assert "Done. Well moved." in text
    history = ready.get("/history").text
    assert "2 March 2026" in history
    for number in ("<dd>5</dd>", "<dd>2</dd>", "<dd>4</dd>"):
        assert number in history
    assert ready.get(f"/session/{row.pk}").headers["Location"] == f"/session/{row.pk}/done"


def test_a_question_left_open_is_not_a_zero(ready: Client) -> None:
    row = begin(ready)
    send(ready, row, whole(row, pain=None, effort=None))
    assert ready.get("/history").text.count("not given") == 2


def test_a_session_that_only_began_can_be_carried_on_and_counts_the_next_day(ready: Client, travel: Clock) -> None:
    row = begin(ready)
    send(ready, row, whole(row)[:-1])
    assert f'href="/session/{row.pk}"' in ready.get("/").text
    travel.travel(days=1)
    # The next day it is over: a new one may begin, and what was done is kept
    assert f'href="/session/{row.pk}"' not in ready.get("/").text
    begin(ready)
    row.refresh_from_db()
    assert row.summary is not None
    assert row.summary["how"] == "unfinished"
    assert "Left open" in ready.get("/history").text


# --- the morning after ----------------------------------------------------------------------------------------


def morning(client: Client, pain: int = 3, usual: int = 3, nights: int = 0, news: str = "none") -> Any:
    return client.post("/check-in", {"pain": pain, "usual": usual, "lost_nights": nights, "news": news})


def test_the_morning_is_asked_for_on_the_next_day_and_once(ready: Client, travel: Clock) -> None:
    do_a_session(ready)
    assert 'href="/check-in"' not in ready.get("/").text
    travel.travel(days=1)
    assert 'href="/check-in"' in ready.get("/").text
    assert morning(ready).headers["Location"] == "/"
    assert 'href="/check-in"' not in ready.get("/").text


@pytest.mark.parametrize(
    ("what", "pains", "sentence"),
    [
        ("settled by the morning", [4], None),
        ("two points worse: gentle until it is known how it settles", [5], "the gentle list is enough"),
        ("settled a day later: shorter", [5, 3], "The next session is shorter"),
    ],
)
def test_the_next_session_takes_notice_of_the_morning(
    ready: Client, travel: Clock, what: str, pains: list[int], sentence: str | None
) -> None:
    ready.post("/plan/wishes", {"minutes": 15, "days_per_week": 7, "equipment": "chair"})
    done = do_a_session(ready, minutes=15)
    for pain in pains:
        travel.travel(days=1)
        morning(ready, pain)
    home = ready.get("/").text
    if sentence is None:
        assert "What changed, and why" not in home
    else:
        assert "What changed, and why" in home
        assert sentence in home
        assert sentence in ready.get("/plan").text
    later = begin(ready, minutes=15)
    assert sum(i["duration_s"] for i in later.planned["items"]) <= sum(i["duration_s"] for i in done.planned["items"])
    if sentence is not None and "gentle" in sentence:
        allowed = {id for slot in GENTLE_LIST for id in slot.choices}
        assert {item["exercise_id"] for item in later.planned["items"]} <= allowed
    elif sentence is not None:
        assert total_work(later) < 0.8 * total_work(done), what


def total_work(row: Session) -> float:
    """Seconds of movement in a session."""
    steps = [step for e in row.script["exercises"][: len(row.planned["items"])] for step in e["steps"]]
    return float(sum(s["seconds"] for s in steps if s["kind"] in ("work", "bout")))


@pytest.mark.parametrize(("news", "nights"), [("flare", 0), ("legs", 0), ("none", 2)])
def test_a_bad_morning_asks_the_screen_first_and_says_so(
    ready: Client, person: Person, travel: Clock, news: str, nights: int
) -> None:
    do_a_session(ready)
    travel.travel(days=1)
    morning(ready, 6, 3, nights, news)
    assert standing_of(person).kind == "screen-due"
    assert "A few questions first" in ready.get("/").text
    assert ready.get("/session").headers["Location"] == "/screen"
    # When it has been answered again, a lighter plan waits
    travel.travel(minutes=5)
    answer(ready)
    assert standing_of(person).kind == "open"
    assert ready.get("/").status_code == 200
    begin(ready)


def test_a_week_of_much_more_pain_ends_at_a_doctor(ready: Client, person: Person, travel: Clock) -> None:
    ready.post("/plan/wishes", {"minutes": 15, "days_per_week": 7, "equipment": "chair"})
    for _day in range(7):
        if standing_of(person).kind == "open":
            do_a_session(ready)
        travel.travel(days=1)
        morning(ready, 8, 3)
        if standing_of(person).kind == "screen-due":
            travel.travel(minutes=5)
            answer(ready)
    assert standing_of(person).action == "C1"
    assert ready.get("/").headers["Location"] == "/stop"
    assert "above usual for 7 days" in ready.get("/stop").text
    # When a doctor has looked at it, then the week is counted anew: one more bad morning does not lock again
    seen = {"seen_on": travel.now.date().isoformat(), "seen_by": "doctor"}
    ready.post("/stop/seen", {**seen, "checked_exactly_this": "on", "may_exercise": "on"})
    travel.travel(minutes=5)
    answer(ready)
    assert standing_of(person).kind == "open"
    do_a_session(ready)
    travel.travel(days=1)
    morning(ready, 6, 3)
    assert standing_of(person).kind == "open"


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"pain": "3", "usual": "3", "lost_nights": "0"},
        {"pain": "12", "usual": "3", "lost_nights": "0", "news": "none"},
        {"pain": "3", "usual": "", "lost_nights": "0", "news": "none"},
        {"pain": "3", "usual": "3", "lost_nights": "-1", "news": "none"},
        {"pain": "3", "usual": "3", "lost_nights": "0", "news": ["none", "legs"]},
        {"pain": "3", "usual": "3", "lost_nights": "0", "news": "made-up"},
    ],
)
def test_an_open_or_contradicting_morning_is_asked_again(ready: Client, travel: Clock, form: dict[str, Any]) -> None:
    do_a_session(ready)
    travel.travel(days=1)
    response = ready.post("/check-in", form)
    assert response.status_code == 422
    links = [part.split('"')[0] for part in response.text.split('<li><a href="#')[1:]]
    for link in links or ["nothing is linked"]:
        assert f'id="{link}"' in response.text
    assert not Morning.objects.exists()


def test_leg_signs_in_a_session_ask_the_screen_again(ready: Client, person: Person) -> None:
    row = begin(ready)
    exercise = row.script["exercises"][0]
    here: dict[str, Any] = {"key": exercise["key"], "exercise_id": exercise["exercise_id"]}
    felt: dict[str, Any] = {
        "where": "leg",
        "pain_0_10": 4,
        "spreading": True,
        "numbness": False,
        "catching": False,
        "light": "red",
    }
    send(ready, row, [started(row), event(row, 1, "hurt", **here, **felt), finished(row, 2)])
    assert standing_of(person).kind == "screen-due"


def test_five_weeks_of_sessions_and_mornings(ready: Client, person: Person, travel: Clock) -> None:
    """The whole loop, day after day: no page ever fails, and the screen is asked when its dates say so."""
    ready.post("/plan/wishes", {"minutes": 10, "days_per_week": 3, "equipment": "chair"})
    asked = 0
    for day in range(0, 36, 2):
        travel.now = travel.now.replace(hour=9) + timedelta(days=2 if day else 0)
        if standing_of(person).kind == "screen-due":
            asked += 1
            answer(ready)
            if standing_of(person).kind == "screen-due":  # the one page was not all
                answer(ready)
        assert ready.get("/").status_code == 200, day
        do_a_session(ready)
        travel.travel(hours=23)
        morning(ready, 3 + day % 3, 3)
        travel.travel(hours=-23)
    assert asked == 1
    assert ready.get("/history").text.count('class="marks"') == 18
