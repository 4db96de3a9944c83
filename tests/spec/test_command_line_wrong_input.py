"""Whatever is given, the command line answers in one line that names the file, the place and what was expected."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.spec.command_line import EXAMPLES, limber

ORDINARY = json.loads((EXAMPLES / "request-ordinary.json").read_text())
ON = ORDINARY["on"]


def with_(**changes: Any) -> bytes:
    return json.dumps({**ORDINARY, **changes}).encode()


def answers(**changes: Any) -> dict[str, Any]:
    return {**ORDINARY["answers"], **changes}


REQUESTS = [
    # what is wrong, what is read,  the line
    ("an empty file", b"", "is empty; expected JSON"),
    ("only spaces", b" \n ", "is empty; expected JSON"),
    ("broken JSON", b'{"on": ', "is not JSON: Expecting value in line 1"),
    ("text behind the JSON", b"{} {}", "is not JSON: Extra data in line 1"),
    ("binary", bytes(range(256)), "expected text in UTF-8"),
    ("UTF-16", "{}".encode("utf-16"), "expected text in UTF-8"),
    ("huge nesting", b"[" * 200_000, "is nested too deeply"),
    ("a number of 5000 digits", b'{"seed": ' + b"9" * 5000 + b"}", "is not JSON: a number in it is too long"),
    ("not a table", b"[1, 2]", "expected a table of names and values"),
    ("null", b"null", "expected a table of names and values"),
    ("NaN", with_(minutes=float("nan")), "expected a number, not NaN"),
    ("infinity", with_(minutes=float("inf")), "expected a number, not Infinity"),
    ("a name twice", b'{"on": "2026-01-05", "on": "2026-01-06"}', "on: stands twice in one table; expected it once"),
    ("nothing in it", b"{}", "on: is missing"),
    ("no answers", b'{"on": "2026-01-05"}', "answers: is missing"),
    ("an outcome made up", with_(outcome="G"), "outcome: unknown; expected one of on, answers"),
    ("an outcome within", with_(answers=answers(outcome="G")), "answers: outcome: unknown; expected one of"),
    ("tags made up", with_(tags=[]), "tags: unknown; expected one of on, answers"),
    ("a text for a number", with_(minutes="15"), "minutes: expected a whole number from 3 to 35"),
    ("half a minute", with_(minutes=15.5), "minutes: expected a whole number from 3 to 35"),
    ("true for a number", with_(minutes=True), "minutes: expected a whole number from 3 to 35"),
    ("too long", with_(minutes=36), "minutes: expected a whole number from 3 to 35"),
    ("no days", with_(days_per_week=0), "days_per_week: expected a whole number from 1 to 7"),
    ("a date that is none", with_(on="2026-02-30"), "on: expected a date like 2026-01-31"),
    ("the last day of all", with_(on="9999-12-31", answers=answers(answered_on="9999-12-31")),
     "expected dates that leave room in the calendar"),
    ("the first day of all", with_(on="0001-01-01"), "answers: answered_on: expected a date that is not"),
    ("answers from the future", with_(answers=answers(answered_on="2026-01-06")),
     "answers: answered_on: expected a date that is not"),
    ("a question that is not there", with_(answers=answers(ticks={"S99": True})),
     "answers: ticks: S99: unknown; expected the id of"),
    ("a tick that is a text", with_(answers=answers(ticks={"S01": "yes"})),
     "answers: ticks: S01: expected true or false"),
    ("none of these and a tick", with_(answers=answers(ticks={"S01": True})),
     "answers: closed: legs-and-bladder: expected no tick"),
    ("a time without a tick", with_(answers=answers(when={"S01": "2days"})),
     "answers: when: S01: expected this clause to be"),
    ("an option that is not there", with_(answers=answers(choices={"spell": "x"})),
     "answers: choices: spell: expected one of acute, sub"),
    ("pain of 11", with_(answers=answers(numbers={"pain_now_0_10": 11})),
     "answers: numbers: pain_now_0_10: expected a whole"),
    ("a thing that is not there", with_(equipment=["sofa"]), "equipment[0]: expected one of mat, wall"),
    ("an unfinished screen", with_(answers=answers(closed={})), "answers: ticks: S01: is missing"),
    ("a line break in a name", b'{"a\\nb": 1}', "a?b: unknown; expected one of on"),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "line"), [row[1:] for row in REQUESTS], ids=[row[0] for row in REQUESTS])
def test_a_wrong_request_is_refused_in_one_line(raw: bytes, line: str, tmp_path: Path) -> None:
    file = tmp_path / "request.json"
    file.write_bytes(raw)
    for command in (("plan",), ("why", "bridge")):
        said = limber(*command, file)
        assert (said.code, said.out) == (2, "")
        assert said.err.startswith(f"limber: request.json: {line}"), said.err
        assert said.err.count("\n") == 1


def test_wrong_answers_are_refused_by_screen_as_well(tmp_path: Path) -> None:
    file = tmp_path / "answers.json"
    file.write_text(json.dumps(answers(outcome="G")))
    said = limber("screen", file, "--on", ON)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("limber: answers.json: outcome: unknown; expected one of answered_on, ticks")
    said = limber("screen", EXAMPLES / "answers-ordinary.json", "--on", "2026-01-04")
    assert said.err == "limber: answers-ordinary.json: answered_on: expected a date that is not in the future\n"


def test_a_file_that_is_not_there_a_folder_and_a_closed_one(tmp_path: Path) -> None:
    for command in (("screen",), ("plan",), ("why", "bridge")):
        assert limber(*command, tmp_path / "no.json").err == (
            "limber: no.json: cannot be read (No such file or directory)\n"
        )
        said = limber(*command, tmp_path)
        assert said.code == 2
        assert said.err.startswith(f"limber: {tmp_path.name}: cannot be read")
        assert limber(*command, "a\0b").code == 2


def test_a_file_that_is_too_large_is_not_read_to_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("limber.commands.files.LARGEST_BYTES", 1000)
    file = tmp_path / "large.json"
    file.write_bytes(b" " * 2000)
    assert limber("plan", file).err == "limber: large.json: is larger than 1000 bytes\n"


def test_a_very_long_name_makes_a_short_line() -> None:
    said = limber("plan", "-", given=json.dumps({"x" * 100_000: 1}).encode())
    assert said.code == 2
    assert len(said.err) < 1000


def test_a_mark_at_the_start_of_the_file_is_no_trouble() -> None:
    raw = b"\xef\xbb\xbf" + (EXAMPLES / "request-ordinary.json").read_bytes()
    assert limber("plan", "-", given=raw).code == 0


@pytest.mark.parametrize(
    ("argv", "line"),
    [
        (("plan", "request.json", "--weeks", "5"), "--weeks: expected a number from 1 to 4"),
        (("plan", "request.json", "--weeks", "0"), "--weeks: expected a number from 1 to 4"),
        (("plan", "request.json", "--weeks", "many"), "argument --weeks: invalid int value"),
        (("plan", "request.json", "--seed", "-1"), "--seed: expected a number from 0"),
        (("plan", "request.json", "--language", "xx"), "argument --language: invalid choice"),
        (("plan", "request.json", "--country", "Great Britain"), "--country: expected a country code of two letters"),
        (("screen", "answers.json", "--on", "today"), "--on: expected a date like 2026-01-31"),
        (("plan",), "the following arguments are required: REQUEST.json"),
        (("why", "no-such", "request.json"), "no-such: no exercise has this id; `limber exercises` lists them"),
        (("exercises", "no-such"), "no-such: no exercise has this id; `limber exercises` lists them"),
        (("exercises", "../bridge"), "../bridge: no exercise has this id"),
        (("schema", "no-such"), "no-such: no schema has this name; `limber schema` lists them"),
    ],
)
def test_wrong_arguments(argv: tuple[str, ...], line: str) -> None:
    names = {"request.json": EXAMPLES / "request-ordinary.json", "answers.json": EXAMPLES / "answers-ordinary.json"}
    said = limber(*(names.get(one, one) for one in argv))
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(f"limber: {line}"), said.err
    assert said.err.count("\n") == 1


# --- anything at all ----------------------------------------------------------------------------------

KEYS = st.sampled_from(
    [*ORDINARY, *ORDINARY["answers"], "screenings", "locks", "history", "check_ins", "S01", "outcome"]
)
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.dates().map(str)
ANYTHING = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS | st.text(max_size=4), inner, max_size=5)
)


def _places(found: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = found.items() if isinstance(found, dict) else enumerate(found) if isinstance(found, list) else ()
    return [path, *(place for key, one in inner for place in _places(one, (*path, key)))]


def _put(found: Any, place: tuple[Any, ...], new: Any) -> Any:
    if not place:
        return new
    copy = dict(found) if isinstance(found, dict) else list(found)
    copy[place[0]] = _put(found[place[0]], place[1:], new)
    return copy


BENT = st.tuples(st.sampled_from(_places(ORDINARY)), LEAVES | ANYTHING).map(lambda pair: _put(ORDINARY, *pair))


@given(st.sampled_from(["screen", "plan", "why"]), st.one_of(BENT, ANYTHING), st.booleans())
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_json_makes_a_traceback_or_another_exit_code(command: str, found: Any, machine: bool) -> None:
    if command == "screen" and isinstance(found, dict) and "answers" in found:
        found = found["answers"]
    argv = {"screen": ["screen", "--on", ON], "plan": ["plan"], "why": ["why", "bridge"]}[command]
    raw = json.dumps(found).encode("utf-8", "surrogatepass")
    said = limber(*argv, "-", *(["--json"] if machine else []), given=raw)
    assert said.code in (0, 2, 3), said.err
    assert said.err.count("\n") == (1 if said.code == 2 else 0)
    if said.code != 2:
        assert said.out
        assert not machine or isinstance(json.loads(said.out), dict)


@given(st.binary(max_size=200))
@settings(max_examples=150, deadline=None)
def test_no_bytes_make_a_traceback_or_another_exit_code(raw: bytes) -> None:
    said = limber("plan", "-", given=raw)
    assert (said.code, said.err.count("\n"), said.out) == (2, 1, ""), said.err


@pytest.mark.skipif(sys.platform == "win32", reason="there folders and rights work otherwise")
def test_a_file_that_goes_on_for_ever_ends() -> None:
    assert limber("plan", "/dev/zero").code == 2
