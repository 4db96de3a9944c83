"""What may stand on a sheet for paper, and for whom there is none. One place decides it: `contents`."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from limber.catalogue import load
from limber.errors import InputError
from limber.exchange import MOST, Look
from limber.exchange.handout.contents import PARTS, Contents, contents
from limber.exchange.handout.page import page
from limber.programme import NotNow, PlanRequest, Programme, plan
from limber.safety import Answers, lock_of, screen
from limber.session import dose_words
from limber.words import render
from tests.property.people import ON, answers, generated_answers, request

DANGER = ("S01", "S05", "S06", "S12", "S13a", "S14", "S15a", "H2a", "S25")
ALL = sorted(load().exercises)
SETS = st.lists(st.sampled_from(ALL), min_size=1, max_size=6, unique=True)
LOCKED = [
    # answers       outcome
    ("S01@2days",   "E0"),
    ("S25",         "E0"),
    ("S15a",        "U1"),
    ("S13a",        "C1"),
    ("S14",         "C2"),
]  # fmt: skip


def found(wanted: PlanRequest | None, *ids: str, **more: Any) -> Contents:
    made = contents(wanted, ids, **more)
    assert isinstance(made, Contents)
    return made


def without_figures(shown: Contents, look: Look | None = None) -> dict[str, Any]:
    return page(shown, look or Look(country="GB"), lambda _exercise, _colour: "<svg/>")


def danger_signs(shown: Contents) -> list[str]:
    return [sign["text"] for part in without_figures(shown)["card"]["parts"] for sign in part["signs"]]


# --- a lock -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("words", "outcome"), LOCKED)
def test_under_a_lock_there_is_no_sheet(words: str, outcome: str) -> None:
    wanted = request(words)
    for ids in ((), ("bridge",), ("walking", "bridge"), tuple(ALL[:MOST])):
        made = contents(wanted, ids)
        assert isinstance(made, NotNow), ids
        assert made.action == outcome


def test_c2_leaves_its_short_list_over_without_amounts() -> None:
    shown = found(request("S14"), "diaphragmatic-breathing", "crook-lying-rest")
    assert shown.kind == "general"
    assert [entry.dose for entry in shown.entries] == [None, None]
    assert "Numbness between the legs" in danger_signs(shown)
    assert isinstance(contents(request("S14"), ("diaphragmatic-breathing", "cat-cow")), NotNow)
    assert isinstance(contents(request("S13a"), ("diaphragmatic-breathing",)), NotNow)


def test_a_stored_lock_counts_although_later_answers_are_clean() -> None:
    bad = answers("S01@2days", on=ON - timedelta(days=3))
    at = datetime.combine(bad.answered_on, time(9, 0), UTC)
    lock = lock_of(screen(bad, bad.answered_on), at, "first")
    assert lock is not None
    assert isinstance(contents(request("", locks=(lock,)), ("bridge",)), NotNow)


# --- without a valid screen ---------------------------------------------------------------------------


@given(SETS)
@settings(max_examples=60)
def test_whoever_reads_it_unknown_there_is_no_amount(ids: list[str]) -> None:
    for wanted in (None, request("", on=ON + timedelta(days=85), answered_on=ON)):  # nobody's, and out of date
        shown = found(wanted, *ids, on=ON)
        data = without_figures(shown)
        assert shown.kind == "general"
        assert [one["dose"] for one in data["exercises"]] == [""] * len(ids)
        assert data["log"] is None
        assert data["light"] is None
        assert [notice["text"] for notice in data["notices"]] == [
            "No amount stands here: that needs the safety questions first.",
            "Before you start, read the danger signs at the end. If one of them is yours, do not exercise.",
        ]
        assert "Numbness between the legs" in danger_signs(shown)


def test_out_of_date_there_is_no_sheet_of_a_plan() -> None:
    made = contents(request("", on=ON + timedelta(days=85), answered_on=ON))
    assert isinstance(made, NotNow)
    assert made.ask == "full"


# --- with a valid screen ------------------------------------------------------------------------------


@given(generated_answers(extra=DANGER), SETS)
@settings(max_examples=60)
def test_amounts_come_from_the_plan_alone(given_answers: Answers, ids: list[str]) -> None:
    wanted = PlanRequest(on=ON, answers=given_answers, minutes=10)
    made = plan(wanted)
    for asked in ((), tuple(ids)):
        shown = contents(wanted, asked)
        if isinstance(made, NotNow):
            left = {one for slot in made.short_list for one in slot.choices}
            allowed = bool(asked) and made.action == "C2" and left.issuperset(asked)
            assert isinstance(shown, Contents) == allowed
            continue
        planned = [(day.day, item) for day in made.days for item in day.items]
        out = {one.exercise_id for one in made.left_out} - {item.exercise_id for _, item in planned}
        if isinstance(shown, NotNow):
            assert asked
            assert set(asked) <= out
            continue
        for entry in shown.entries:
            doses = [item.dose for _, item in planned if item.exercise_id == entry.exercise_id]
            assert entry.exercise_id not in out
            assert (entry.dose in doses) if doses else entry.dose is None
            assert len(entry.days) == len(doses)
        assert {entry.exercise_id for entry in shown.entries} | {one.exercise_id for one in shown.left_out} == (
            set(asked) or {item.exercise_id for _, item in planned}
        )


def test_the_plan_in_the_order_of_a_session_with_its_days_to_tick() -> None:
    wanted = request("", days_per_week=3)
    made, shown = plan(wanted), found(wanted)
    assert isinstance(made, Programme)
    assert shown.days == tuple(ON + timedelta(days=day.day - 1) for day in made.days)
    places = [PARTS.index(entry.slot) for entry in shown.entries if entry.slot]
    assert len(places) == len(shown.entries)
    assert places == sorted(places)
    data = without_figures(shown)
    [table] = data["log"]["tables"]
    assert table["columns"] == ["Mon 5", "Wed 7", "Fri 9"]
    ticks = {row["name"]: row["cells"] for row in table["rows"]}
    assert ticks["Bridge"] == [any(i.exercise_id == "bridge" for i in day.items) for day in made.days]
    first = {item.exercise_id: item for item in made.days[0].items}
    for entry, one in zip(shown.entries, data["exercises"], strict=True):
        if entry.dose and entry.exercise_id in first and entry.dose == first[entry.exercise_id].dose:
            assert one["dose"] == render(dose_words(load()[entry.exercise_id], entry.dose), "en")


@pytest.mark.parametrize(("weeks", "large", "columns"), [(1, False, [7]), (1, True, [4, 3]), (2, False, [7, 7])])
def test_many_days_are_several_tables(weeks: int, large: bool, columns: list[int]) -> None:
    shown = found(request("", days_per_week=7, weeks=weeks))
    tables = without_figures(shown, Look(large=large))["log"]["tables"]
    assert [len(table["columns"]) for table in tables] == columns
    assert sum(cell for table in tables for row in table["rows"] for cell in row["cells"]) == sum(
        len(entry.days) for entry in shown.entries
    )
    assert all(any(row["cells"]) for table in tables for row in table["rows"])


def test_days_begin_when_the_next_session_is_due() -> None:
    shown = found(request("", days_per_week=3), begin=ON + timedelta(days=1))
    assert shown.days[0] == date(2026, 1, 6)
    assert shown.on == ON


def test_what_to_change_for_the_person_stands_beside_the_exercise() -> None:
    shown = found(request("knee_pain"), "bridge")
    text = load()["bridge"].text("en").modify["knee_pain"]
    assert without_figures(shown)["exercises"][0]["cautions"] == [text]
    assert without_figures(found(request(""), "bridge"))["exercises"][0]["cautions"] == []
    assert without_figures(found(None, "bridge", on=ON))["exercises"][0]["cautions"] == []


def test_what_does_not_suit_is_named_and_not_shown() -> None:
    shown = found(request(""), "bridge", "superman")
    assert [entry.exercise_id for entry in shown.entries] == ["bridge"]
    told = without_figures(shown)["left_out"]
    assert told["lines"][0]["name"] == "Superman"
    assert "load the back lightly" in told["lines"][0]["why"]
    assert isinstance(contents(request(""), ("superman",)), NotNow)


@pytest.mark.parametrize(
    ("pain", "fine", "less", "stop"),
    [(0, "0 to 3", "4 to 5", "6 to 10"), (3, "0 to 3", "4 to 5", "6 to 10"), (4, "0 to 4", "5", "6 to 10")],
)
def test_pain_during_an_exercise(pain: int, fine: str, less: str, stop: str) -> None:
    """The traffic light of the day that the sheet was made on; the sheet says so."""
    told = without_figures(found(request(f"pain={pain} usual={pain}")))["light"]
    assert [line["range"] for line in told["lines"]] == [fine, less, stop]
    assert [line["title"]["text"] for line in told["lines"]] == ["That is fine", "A bit less", "Stop this one"]
    assert told["after"].startswith(f"This sheet was made for pain of {pain} of 10.")


# --- wrong input --------------------------------------------------------------------------------------


def test_an_unknown_exercise_and_too_many_are_refused() -> None:
    with pytest.raises(InputError, match="no exercise has this id"):
        contents(None, ("no-such",), on=ON)
    with pytest.raises(InputError, match="at most 40"):
        contents(None, ALL[: MOST + 1], on=ON)
    with pytest.raises(InputError, match="expected the ids of exercises"):
        contents(None, (), on=ON)
    assert len(found(None, "bridge", "bridge", on=ON).entries) == 1


# --- languages ----------------------------------------------------------------------------------------


def test_safety_texts_show_the_english_beneath_a_translation(monkeypatch: pytest.MonkeyPatch) -> None:
    from limber.exchange.handout import words
    from limber.safety import signed

    monkeypatch.setattr(words, "translate", lambda text, _language: f"<{text}>")
    monkeypatch.setattr(signed, "translate", lambda text, _language: f"<{text}>")
    assert words.safety_words("Fainting", "danger-signs", "de") == {"text": "<Fainting>", "english": "Fainting"}
    assert words.safety_words("Fainting", "danger-signs", "en")["english"] is None
    monkeypatch.setattr(signed, "english_beneath", lambda part, _language: part != "session")  # that part is signed
    assert words.safety_words("Stop this one", "session", "de")["english"] is None
