"""A lock closes every address and every door, not only the links; it ends in one way only."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from limber.safety import SOMETHING_WRONG
from limber.web.people.models import Person
from limber.web.screening.models import LockRow, Screen
from limber.web.screening.record import standing_of
from limber.web.sessions.models import Session
from tests.web.addresses import addresses
from tests.web.answering import answer, forms
from tests.web.conftest import Clock
from tests.web.playing import begin, do_a_session, event, finished, send, started, whole

pytestmark = pytest.mark.django_db

# One way to each locking action: ticks, and when they began.
LOCKING: dict[str, tuple[str, dict[str, str]]] = {
    "E0": ("S01", {"S01": "2days"}),
    "U1": ("S19", {}),
    "C1": ("S06", {"S06": "older_unchecked"}),
    "C2": ("S14", {}),
}
# What stays open under every lock: the way out of it, the card, one's own page. An event can only add to the record.
ALWAYS_OPEN = {
    *("screening:intro", "screening:block", "screening:result", "screening:stop", "screening:seen"),
    *("screening:danger-signs", "sessions:events"),
    *("people:start", "people:you", "people:chooser", "people:pick", "people:add", "people:language"),
}
OPEN_UNDER_C2 = {"library:exercise", "sessions:history"}


def lock(client: Client, action: str) -> str:
    ticks, when = LOCKING[action]
    return answer(client, ticks, when=when)


@pytest.mark.parametrize("action", LOCKING)
def test_every_other_address_leads_to_the_page_that_says_what_to_do(
    client: Client, person: Person, travel: Clock, action: str
) -> None:
    # Given somebody who has done a session before
    answer(client)
    old = do_a_session(client)
    # When the screen finds something
    travel.travel(days=1)
    assert lock(client, action) == "/stop"
    assert standing_of(person).action == action
    # Then every address but the way out leads there
    open_now = ALWAYS_OPEN | (OPEN_UNDER_C2 if action == "C2" else set())
    closed = [(name, path) for name, path in addresses(old.pk) if name not in open_now]
    assert len(closed) >= 10
    for name, path in closed:
        for method in ("get", "post"):
            response = getattr(client, method)(path)
            assert response.status_code == 302, f"{method} {name}"
            if not (action == "C2" and name == "home:today" and method == "post"):
                assert response.headers["Location"] == "/stop", f"{method} {name}"
    # Then a script is told so in its own form
    told = client.post("/session", headers={"accept": "application/json"})
    assert (told.status_code, told.headers["Content-Type"]) == (403, "application/json")


@pytest.mark.parametrize("action", LOCKING)
def test_nothing_in_the_form_opens_a_plan(client: Client, person: Person, travel: Clock, action: str) -> None:
    lock(client, action)
    for path in ("/plan", "/plan/wishes", "/session"):
        made_up = {"outcome": "G", "action": "G", "unlocked": "1", "tick": "none", "pain_now": 2, "minutes": 10}
        assert client.post(path, made_up).headers["Location"] == "/stop"
    assert not Session.objects.exists()


def test_under_c2_there_is_the_short_list_and_no_plan(client: Client, person: Person, travel: Clock) -> None:
    answer(client)
    assert "What you can do until then" not in client.get("/stop", follow=True).text
    lock(client, "C2")
    page = client.get("/stop").text
    assert "What you can do until then" in page
    assert 'href="/exercises/diaphragmatic-breathing"' in page
    assert client.get("/exercises/diaphragmatic-breathing").status_code == 200
    assert client.get("/exercises").headers["Location"] == "/stop"


@pytest.mark.parametrize("action", LOCKING)
def test_what_a_device_recorded_before_is_still_taken_in(
    client: Client, person: Person, travel: Clock, action: str
) -> None:
    answer(client)
    row = begin(client)
    lock(client, action)
    assert send(client, row, whole(row)).status_code == 200
    row.refresh_from_db()
    assert row.summary is not None
    assert client.get(f"/session/{row.pk}").headers["Location"] == "/stop"


# --- locks from a session ---------------------------------------------------------------------------------


def path_to(action: str) -> tuple[tuple[str, ...], str]:
    """The first answers in "Something is wrong" that end with this action, and the decision they end with."""
    ends = {decision.id for decision in SOMETHING_WRONG.decisions if decision.action == action}
    waiting: list[tuple[str, tuple[str, ...]]] = [(SOMETHING_WRONG.first, ())]
    while waiting:
        at, path = waiting.pop(0)
        for option in SOMETHING_WRONG.question(at).options:
            here = (*path, option.id)
            if option.decide in ends:
                return here, str(option.decide)
            if option.ask:
                waiting.append((option.ask, here))
    raise AssertionError(f"no answers lead to {action}")


@pytest.mark.parametrize("action", ["E0", "U1"])
def test_something_wrong_in_a_session_locks_whatever_the_device_says_it_means(
    client: Client, person: Person, travel: Clock, action: str
) -> None:
    answer(client)
    row = begin(client)
    path, decision = path_to(action)
    # When the path means a lock and the device calls it harmless
    lie = event(row, 1, "wrong", path=path, decision="something", action="continue")
    assert send(client, row, [started(row), lie]).status_code == 200
    # Then it is what the path says
    assert standing_of(person).action == action
    assert client.get("/plan").headers["Location"] == "/stop"
    assert LockRow.objects.get().clauses == [f"stop-{decision}"]


# --- the end of a lock -------------------------------------------------------------------------------------

SEEN = {"seen_by": "doctor", "checked_exactly_this": "on", "may_exercise": "on"}


def state(client: Client, on: date, **changes: str) -> Any:
    form = {"seen_on": on.isoformat(), **SEEN, **changes}
    return client.post("/stop/seen", {key: text for key, text in form.items() if text})


def test_after_an_emergency_nothing_can_be_stated_for_two_hours(client: Client, person: Person, travel: Clock) -> None:
    lock(client, "E0")
    for minutes in (0, 60, 59):
        travel.travel(minutes=minutes)
        assert "/stop/seen" not in client.get("/stop").text
        assert state(client, date(2026, 3, 2)).headers["Location"] == "/stop"
    assert LockRow.objects.get().statement is None
    travel.travel(minutes=1)
    assert "/stop/seen" in client.get("/stop").text
    assert state(client, date(2026, 3, 2)).headers["Location"].startswith("/screen/")


@pytest.mark.parametrize(
    ("what", "day", "changes"),
    [
        ("a day before the lock", -1, {}),
        ("a day in the future", 4, {}),
        ("no day", 0, {"seen_on": ""}),
        ("no day at all", 0, {"seen_on": "yesterday"}),
        ("nobody", 0, {"seen_by": ""}),
        ("somebody who cannot know", 0, {"seen_by": "a friend"}),
        ("not checked", 0, {"checked_exactly_this": ""}),
        ("not told that one may", 0, {"may_exercise": ""}),
    ],
)
@pytest.mark.parametrize("action", LOCKING)
def test_a_statement_needs_all_of_its_parts(
    client: Client, person: Person, travel: Clock, action: str, what: str, day: int, changes: dict[str, str]
) -> None:
    lock(client, action)
    travel.travel(days=3)
    response = state(client, date(2026, 3, 2) + timedelta(days=day), **changes)
    assert response.status_code == 422, what
    assert 'role="alert"' in response.text
    assert LockRow.objects.get().statement is None
    assert standing_of(person).action == action


@pytest.mark.parametrize("action", LOCKING)
def test_a_lock_ends_with_a_statement_and_the_whole_screen_again(
    client: Client, person: Person, travel: Clock, action: str
) -> None:
    ticks, _when = LOCKING[action]
    lock(client, action)
    travel.travel(days=2)
    # When the statement is made, the lock holds on until the screen is finished
    state(client, date(2026, 3, 3))
    assert standing_of(person).action == action
    # When the same sign is still there, checked and unchanged
    assert answer(client, ticks, when={ticks: "checked_same"}) == "/screen/result"
    # Then all is open, and both stay in the record
    assert standing_of(person).kind == "open"
    assert client.get("/plan").status_code == 200
    kept = LockRow.objects.get().statement
    assert kept is not None
    assert kept["seen_by"] == "doctor"
    assert Screen.objects.count() == 2


@pytest.mark.parametrize("action", LOCKING)
def test_a_sign_that_came_back_after_the_visit_locks_again(
    client: Client, person: Person, travel: Clock, action: str
) -> None:
    ticks, when = LOCKING[action]
    lock(client, action)
    travel.travel(days=2)
    state(client, date(2026, 3, 3))
    assert answer(client, ticks, when=when) == "/stop"
    assert standing_of(person).action == action


@pytest.mark.parametrize("action", LOCKING)
def test_answering_again_without_a_statement_never_opens_it(
    client: Client, person: Person, travel: Clock, action: str
) -> None:
    lock(client, action)
    travel.travel(days=40)
    answer(client)  # nothing ticked this time
    assert standing_of(person).action == action
    assert client.get("/plan").headers["Location"] == "/stop"
    # Nor does "checked and unchanged", which only a statement allows
    before = Screen.objects.count()
    client.post("/screen")
    said = forms(LOCKING[action][0], when={LOCKING[action][0]: "checked_same"})
    for block, form in said.items():
        client.post(f"/screen/{block}", form)
    assert standing_of(person).action == action
    assert Screen.objects.count() >= before


def test_a_worse_answer_makes_the_lock_worse(client: Client, person: Person, travel: Clock) -> None:
    lock(client, "C2")
    travel.travel(hours=1)
    lock(client, "E0")
    assert standing_of(person).action == "E0"


@pytest.mark.parametrize(
    ("zone", "hour_utc"),
    [
        ("Europe/London", 9),
        ("Europe/London", 1),  # after midnight and before four: still the day before
        ("Pacific/Auckland", 19),  # already tomorrow there
        ("America/Los_Angeles", 4),  # still yesterday there
        ("America/Los_Angeles", 11),
        ("Asia/Kolkata", 21),
    ],
)
def test_a_lock_ends_on_the_day_it_began_wherever_one_lives(
    client: Client, person: Person, travel: Clock, zone: str, hour_utc: int
) -> None:
    """Seen on the same day: the day of the visit is the person's own, not that of Greenwich."""
    Person.objects.update(zone=zone)
    person.refresh_from_db()
    travel.now = travel.now.replace(hour=hour_utc)
    lock(client, "E0")
    travel.travel(hours=2, minutes=5)
    response = state(client, person.local_day(travel.now))
    assert response.status_code == 302, response.text
    assert answer(client) == "/screen/result"
    assert standing_of(person).kind == "open"


def test_a_lock_that_ended_stays_ended_wherever_one_moves(client: Client, person: Person, travel: Clock) -> None:
    Person.objects.update(zone="America/Los_Angeles")
    person.refresh_from_db()
    travel.now = travel.now.replace(hour=4)  # the evening before, there
    lock(client, "C1")
    travel.travel(hours=1)
    assert state(client, person.local_day(travel.now)).status_code == 302
    answer(client)
    for zone in ("Pacific/Auckland", "America/Los_Angeles", "Europe/London"):
        Person.objects.update(zone=zone)
        person.refresh_from_db()
        assert standing_of(person).kind == "open", zone
        assert client.get("/plan").status_code == 200


def test_who_flies_west_lives_a_day_twice_and_loses_nothing(client: Client, person: Person, travel: Clock) -> None:
    Person.objects.update(zone="Pacific/Auckland")
    travel.now = travel.now.replace(hour=20)  # already the third of March there
    answer(client)
    do_a_session(client)
    Person.objects.update(zone="America/Los_Angeles")  # still the second of March
    for path in ("/", "/plan", "/history", "/check-in", "/exercises/bridge", "/session"):
        assert client.get(path).status_code == 200, path
    do_a_session(client)


def test_only_the_own_lock_counts(client: Client, person: Person, travel: Clock) -> None:
    """Two people of one home: the lock of one is not the other's."""
    lock(client, "E0")
    client.post("/people/add")
    client.post(
        "/start",
        {"country": "ES", "zone": "Europe/Madrid", "usual_waking": "07:00", "language": "en", "name": "Second"},
    )
    assert answer(client) == "/screen/result"
    client.post("/people/pick", {"person": str(person.id)})
    assert client.get("/").headers["Location"] == "/stop"


def test_a_finished_event_from_another_place_does_not_open_it(client: Client, person: Person, travel: Clock) -> None:
    answer(client)
    row = begin(client)
    lock(client, "E0")
    send(client, row, [started(row), finished(row, 1)])
    assert standing_of(person).action == "E0"


@pytest.mark.parametrize("path", ["/stop", "/danger-signs", "/you"])
@pytest.mark.parametrize("action", LOCKING)
def test_no_page_shows_a_link_that_a_lock_closes(client: Client, person: Person, action: str, path: str) -> None:
    assert 'href="/plan"' in client.get(path if path != "/stop" else "/you").text
    lock(client, action)
    page = client.get(path).text
    for closed in ("/", "/plan", "/exercises", "/learn"):
        assert f'<a href="{closed}"' not in page, closed
