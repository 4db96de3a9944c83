"""Sheets as PDF from the pages: who gets one, what stands on it, how it may look."""

import io
import re
from pathlib import Path

import pytest
from django.http import HttpResponseBase
from django.test import Client
from pypdf import PdfReader

from limber import cli
from limber.catalogue import keep_own_at, load
from limber.web.people.models import Person
from tests.web.answering import answer
from tests.web.conftest import Clock

AMOUNT = re.compile(r"\b\d+ (sets of|times|seconds|minutes)\b")
PATHS = ("/plan/pdf", "/exercises/bridge/pdf", "/exercises/diaphragmatic-breathing/pdf", "/sheet.pdf?id=bridge")


def reader(response: HttpResponseBase) -> PdfReader:
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Cache-Control"] == "no-store"
    return PdfReader(io.BytesIO(response.content))  # type: ignore[attr-defined]


def words(response: HttpResponseBase) -> str:
    return " ".join(" ".join(one.extract_text() for one in reader(response).pages).split())


def planned(client: Client) -> list[str]:
    return list(dict.fromkeys(re.findall(r'<h3><a href="/exercises/([\w-]+)"', client.get("/plan").text)))


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    ("ticks", "when"), [("S01", {"S01": "2days"}), ("S19", {}), ("S06", {"S06": "older_unchecked"}), ("S14", {})]
)
def test_a_lock_closes_every_sheet(
    client: Client, person: Person, travel: Clock, path: str, ticks: str, when: dict[str, str]
) -> None:
    answer(client)
    travel.travel(days=1)
    assert answer(client, ticks, when=when) == "/stop"
    response = client.get(path)
    assert (response.status_code, response.headers["Location"]) == (302, "/stop")


def test_without_answers_a_sheet_has_no_amount_and_the_danger_card(
    client: Client, person: Person, travel: Clock
) -> None:
    for path in PATHS[1:]:
        said = words(client.get(path))
        assert "No amount stands here" in said
        assert "Numbness between the legs" in said
        assert "999" in said
        assert not AMOUNT.search(said)
    assert client.get("/plan/pdf").headers["Location"] == "/screen"


def test_after_the_answers_have_gone_out_of_date_there_is_no_amount(
    client: Client, person: Person, travel: Clock
) -> None:
    answer(client)
    first = planned(client)[0]
    assert AMOUNT.search(words(client.get(f"/exercises/{first}/pdf")))
    travel.travel(days=200)
    assert not AMOUNT.search(words(client.get(f"/exercises/{first}/pdf")))
    assert client.get("/plan/pdf").headers["Location"] == "/screen"


def test_the_plan_has_its_amounts_its_cautions_and_a_table_to_tick(
    client: Client, person: Person, travel: Clock
) -> None:
    answer(client, "knee_pain")
    said = words(client.get("/plan/pdf"))
    assert said.startswith("Your exercises")
    assert AMOUNT.search(said)
    assert "Tick what you have done" in said
    assert "Mon 2" in said
    assert "Numbness between the legs" in said


def test_paper_has_the_day_to_which_the_session_was_moved(client: Client, person: Person, travel: Clock) -> None:
    answer(client)
    assert "2 March 2026" in client.get("/plan/print").text
    assert "The first is on 2 March 2026" in words(client.get("/plan/pdf"))
    client.post("/plan/move", {"to": "2026-03-05"})
    assert "Thursday 5 March" in client.get("/plan/print").text
    assert "The first is on 5 March 2026" in words(client.get("/plan/pdf"))


def test_what_an_address_claims_changes_nothing(client: Client, person: Person, travel: Clock) -> None:
    said = words(client.get("/exercises/bridge/pdf?outcome=G&screen=open&dose=3&sets=3&unlocked=1"))
    assert not AMOUNT.search(said)


def test_a_chosen_set(client: Client, person: Person, travel: Clock) -> None:
    answer(client)
    mine = planned(client)[0]
    said = words(client.get(f"/sheet.pdf?id={mine}&id=bridge&id=superman"))
    assert "Not for you at the moment Superman" in re.sub(r"[–•] ?", "", said) or "Superman:" in said
    nothing = client.get("/sheet.pdf?id=superman")
    assert nothing.status_code == 200
    assert "None of these exercises is right for you at the moment" in nothing.text
    assert client.get("/sheet.pdf").headers["Location"] == "/sheet"
    assert client.get("/sheet.pdf?id=no-such").status_code == 400
    assert client.get("/exercises/no-such/pdf").status_code == 404


def test_how_it_looks(client: Client, person: Person, travel: Clock) -> None:
    width = {path: float(reader(client.get(path)).pages[0].mediabox.width) for path in _looks("a4", "letter", "x")}
    assert [round(one) for one in width.values()] == [595, 612, 595]
    Person.objects.update(country="US", name='#panic("x") 山')
    response = client.get("/exercises/bridge/pdf?large=1&grey=1")
    assert round(float(reader(response).pages[0].mediabox.width)) == 612
    assert "911" in words(response)
    assert response.headers["Content-Disposition"] == 'attachment; filename="limber-bridge-2026-03-02.pdf"'


def _looks(*papers: str) -> list[str]:
    return [f"/exercises/bridge/pdf?paper={paper}" for paper in papers]


def test_choosing_from_the_library(client: Client, person: Person, travel: Clock) -> None:
    assert 'href="/sheet?place=desk"' in client.get("/exercises?place=desk").text
    page = client.get("/sheet?place=desk&id=desk-micro-break").text
    ids = re.findall(r'name="id" value="([\w-]+)"( checked)?', page)
    assert ("desk-micro-break", " checked") in ids
    assert "bridge" not in dict(ids)
    assert 'value="a4" checked' in page
    assert 'action="/exercises/bridge/pdf"' in client.get("/exercises/bridge").text
    answer(client)
    assert 'action="/plan/pdf"' in client.get("/plan").text


def test_an_exercise_of_a_clinics_own(client: Client, person: Person, travel: Clock, folder: Path) -> None:
    keep_own_at(folder / "exercises")
    try:
        assert cli.main(["exercises", "new", "our-own", "--like", "bridge"]) == 0
        text = folder / "exercises/our-own/text.en.toml"
        hostile = '#panic[$x$] *山* `a` \\\\"q\\\\"'
        text.write_text(
            re.sub(r'^name = ".*"$', lambda _: f"name = '{hostile}'", text.read_text("utf-8"), flags=re.M), "utf-8"
        )
        load.cache_clear()
        assert load()["our-own"].text("en").name == hostile
        said = words(client.get("/exercises/our-own/pdf?grey=1"))
        assert said.startswith(hostile.replace("山", "?"))
        assert "Numbness between the legs" in said
    finally:
        keep_own_at(folder / "none")
