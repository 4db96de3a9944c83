"""A bug report is one file without a name in it, and anybody can run it again."""

import json
from pathlib import Path

import pytest

from limber.cli import main
from limber.plain import plain
from limber.programme import Change, Goal, case_of, read_case, replay
from tests.property.people import request
from tests.spec.test_programme_adaptation import after, done, session


def saved(folder: Path, data: object) -> str:
    path = folder / "case.json"
    path.write_text(json.dumps(data, default=str), encoding="utf-8")
    return str(path)


def test_a_case_is_the_same_again_and_survives_its_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wanted = after(session(2, done("bridge")), changes=(Change(kind="minutes", minutes=7),))
    case = case_of(wanted, "It is too long")
    file = saved(tmp_path, plain(case))
    assert read_case(json.loads(Path(file).read_text(encoding="utf-8"))) == case
    assert main(["replay", file]) == 0
    assert "The same came of it: G" in capsys.readouterr().out


def test_there_is_no_name_and_no_word_of_the_person_in_it() -> None:
    wanted = request(goals=(Goal(words="walk with Alexandra", kind="walk"),))
    case = case_of(wanted)
    assert "Alexandra" not in json.dumps(plain(case), default=str)
    assert replay(case).same


def test_what_is_different_is_told_with_exit_code_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = plain(case_of(request()))
    first = case["days"][0]
    file = saved(tmp_path, {**case, "days": ["day 1: superman 1 x 1, hold 0 s, in main", *case["days"][1:]]})
    assert main(["replay", file]) == 1
    told = capsys.readouterr().out
    assert "- day 1: superman" in told
    assert f"+ {first}" in told
    assert main(["replay", file, "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["added"] == [first]


def test_a_case_that_was_stopped_is_stopped_again(tmp_path: Path) -> None:
    assert main(["replay", saved(tmp_path, plain(case_of(request("S01@2days"))))]) == 3


@pytest.mark.parametrize("wrong", [{}, [], {"version": 2}, {"outcome": "G"}])
def test_a_wrong_file_is_refused(tmp_path: Path, wrong: object) -> None:
    assert main(["replay", saved(tmp_path, wrong)]) == 2


def test_a_request_becomes_a_case(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["replay", "--record", saved(tmp_path, plain(request()))]) == 0
    assert main(["replay", saved(tmp_path, json.loads(capsys.readouterr().out))]) == 0
