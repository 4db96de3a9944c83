"""``limber handout``: the file it writes, what it says, and when it writes none."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from limber.plain import plain
from limber.safety.emergency import numbers
from tests.property.people import ON, request
from tests.spec.command_line import limber
from tests.spec.test_handout import LOCKED


def said_in(file: Path) -> str:
    return " ".join(" ".join(one.extract_text() for one in PdfReader(file).pages).split())


def as_json(words: str, **wishes: Any) -> bytes:
    return json.dumps(plain(request(words, **wishes))).encode()


def test_the_plan_of_a_request(tmp_path: Path) -> None:
    out = tmp_path / "plan.pdf"
    done = limber("handout", "--request", "-", "-o", out, "--country", "GB", given=as_json("knee_pain"))
    assert (done.code, done.out, done.err) == (0, "The sheet is in plan.pdf.\n", "")
    said = said_in(out)
    assert said.startswith("Your exercises")
    assert "Tick what you have done" in said
    assert numbers("GB").emergency in said


def test_any_exercises_without_a_request(tmp_path: Path) -> None:
    out = tmp_path / "two.pdf"
    options = ("--paper", "letter", "--large", "--bw", "--on", "2026-01-05", "--name", "#strong[x]")
    assert limber("handout", "bridge", "cat-cow", "-o", out, *options).code == 0
    reader = PdfReader(out)
    assert round(float(reader.pages[0].mediabox.width)) == 612
    said = said_in(out)
    assert "No amount stands here" in said
    assert "5 January 2026" in said
    assert "Tick what you have done" not in said


def test_to_standard_output(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    from limber import cli

    assert cli.main(["handout", "bridge", "-o", "-", "--on", "2026-01-05"]) == 0
    made = capfdbinary.readouterr().out
    assert len(PdfReader(io.BytesIO(made)).pages) == 1


@pytest.mark.parametrize(("words", "outcome"), LOCKED)
@pytest.mark.parametrize("ids", [(), ("bridge",)])
def test_a_lock_writes_no_file(tmp_path: Path, words: str, outcome: str, ids: tuple[str, ...]) -> None:
    out = tmp_path / "no.pdf"
    done = limber("handout", *ids, "--request", "-", "-o", out, given=as_json(words))
    assert done.code == 3
    assert outcome in done.out
    assert not out.exists()


def test_nothing_that_suits(tmp_path: Path) -> None:
    done = limber("handout", "superman", "--request", "-", "-o", tmp_path / "no.pdf", given=as_json(""))
    assert done.code == 3
    assert done.out.startswith("None of these exercises is right for you at the moment")


@pytest.mark.parametrize(
    ("argv", "line"),
    [
        (("-o", "x.pdf"), "expected the ids of exercises, or --request"),
        (("no-such", "-o", "x.pdf"), "no-such: no exercise has this id"),
        (("bridge",), "the following arguments are required: -o/--output"),
        (("bridge", "-o", "x.pdf", "--paper", "a3"), "argument --paper: invalid choice: 'a3'"),
        (("bridge", "-o", "x.pdf", "--on", "yesterday"), "--on: expected a date like 2026-01-31"),
        (("--request", "-", "-o", "x.pdf", "--on", str(ON)), "--on: expected only without --request"),
        (("--request", "-", "-o", "x.pdf"), "standard input: is empty; expected JSON"),
    ],
)
def test_wrong_input(argv: tuple[str, ...], line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = limber("handout", *argv)
    assert (done.code, done.out) == (2, "")
    assert line in done.err
    assert list(tmp_path.iterdir()) == []


def test_unfinished_answers_and_an_outcome_made_up(tmp_path: Path) -> None:
    data = plain(request(""))
    data["answers"]["closed"] = {}
    done = limber("handout", "--request", "-", "-o", tmp_path / "x.pdf", given=json.dumps(data).encode())
    assert (done.code, done.out) == (2, "")
    data = plain(request("S01@2days")) | {"outcome": "G"}
    done = limber("handout", "bridge", "--request", "-", "-o", tmp_path / "x.pdf", given=json.dumps(data).encode())
    assert done.code == 2
    assert "outcome: unknown" in done.err


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    done = limber("handout", "bridge", "-o", tmp_path / "no" / "x.pdf")
    assert done.code == 1
    assert done.err == "limber: x.pdf cannot be written (No such file or directory)\n"
