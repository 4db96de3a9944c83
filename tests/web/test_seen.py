"""What the camera saw, from the device to the record, the pages, the case of a bug report, and away again."""

import json
from typing import Any

import pytest
from django.test import Client

from limber.plain import read
from limber.session import SessionSummary
from limber.web.people.models import Person
from limber.web.plans.requests import request_of
from limber.web.sessions.models import EventRow, Session
from tests.web.answering import answer
from tests.web.playing import begin, do_a_session, event, finished, send, started

pytestmark = pytest.mark.django_db
LOOK = {"side": "both", "range_0_1": 0.8, "seconds": 4.5, "held_s": 2.0, "faults": [], "half": False}


def followed(row: Session) -> tuple[dict[str, Any], int, dict[str, Any]]:
    """The first exercise of a session that a camera counts, its first step of work, and how events name it."""
    exercise = next(e for e in row.script["exercises"] if e["coach"]["mode"] == "repetitions")
    step = next(n for n, one in enumerate(exercise["steps"]) if one["kind"] == "work")
    return exercise, step, {"key": exercise["key"], "exercise_id": exercise["exercise_id"]}


def with_camera(row: Session, range_0_1: float = 0.8, count: int = 4) -> list[dict[str, Any]]:
    """A session in which the camera counted one set, and the person then stopped."""
    exercise, step, here = followed(row)
    work = exercise["steps"][step]
    look = {**LOOK, "range_0_1": range_0_1}
    told: list[tuple[str, dict[str, Any]]] = [("step-entered", {**here, "step": step, "by": "time"})]
    told += [
        ("repetition-done", {**here, "side": "both", "number": n, "by": "camera", "seen": look})
        for n in range(1, count + 1)
    ]
    told.append(
        ("camera-saw", {**here, "watched_s": 30.0, "judged_s": 24.0, "halves": [], "holds_s": [], "faults": []})
    )
    told.append(("set-done", {**here, "side": work["side"], "set_number": 1, "reps": count, "seconds": 30.0}))
    events = [started(row), *(event(row, n, kind, **data) for n, (kind, data) in enumerate(told, 1))]
    return [*events, finished(row, len(events))]


def test_what_was_seen_is_in_the_record_and_on_the_pages(client: Client, person: Person) -> None:
    answer(client)
    row = begin(client)
    assert send(client, row, with_camera(row)).status_code == 200
    row.refresh_from_db()
    seen = read(SessionSummary, row.summary, "session").exercises[0].seen
    assert seen is not None
    assert (seen.judged_reps, seen.range_0_1, seen.judged_0_1) == (4, 0.8, 0.8)
    done = client.get(f"/session/{row.pk}/done").text
    assert "What the camera saw" in done
    assert "The camera saw 4 of 4." in done
    assert "last time" not in done

    again = begin(client)
    send(client, again, with_camera(again, 0.95))
    assert "You went a little further than last time." in client.get(f"/session/{again.pk}/done").text
    assert client.get("/history").text.count("The camera saw 4 of 4.") == 2

    # The plan's request, and so a case for a bug report, has it; deleting takes it along.
    asked = request_of(person)
    assert asked is not None
    assert asked.history.sessions[0].exercises[0].seen == seen
    assert '"judged_reps": 4' in client.get("/plan/report").text.replace("&quot;", '"')
    person.delete()
    assert not Session.objects.exists()
    assert not EventRow.objects.exists()


def test_a_session_without_a_camera_says_nothing_of_it(client: Client, person: Person) -> None:
    answer(client)
    row = do_a_session(client)
    assert "What the camera saw" not in client.get(f"/session/{row.pk}/done").text
    assert "What the camera saw" not in client.get("/history").text


@pytest.mark.parametrize(
    ("wrong", "line"),
    [
        ({"range_0_1": 40}, "range_0_1: expected a number from 0 to 3"),
        ({"faults": ["moon"]}, "expected faults of this exercise"),
        ({"landmarks": [[0.1, 0.2]]}, "landmarks: unknown"),
        ({"faults": ["x" * 9999]}, "expected the id of a fault"),
    ],
)
def test_what_cannot_be_is_refused_at_the_door(
    client: Client, person: Person, wrong: dict[str, Any], line: str
) -> None:
    answer(client)
    row = begin(client)
    sent = with_camera(row)
    sent[2]["data"]["seen"] = {**LOOK, **wrong}
    response = send(client, row, sent)
    assert response.status_code == 400
    assert line in response.text
    assert EventRow.objects.count() == 0
    assert json.dumps(wrong) not in response.text
