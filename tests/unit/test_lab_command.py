"""`limber lab person`: a recording and its truth, or one line."""

import json
from pathlib import Path

import jsonschema
import pytest

from limber.body import read_recording
from limber.cli import main
from limber.commands.schema import schema_of

PERSON = ["lab", "person", "--exercise", "heel-raise", "--repetitions", "2"]


def test_a_recording_and_its_truth(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    recording, truth = tmp_path / "a.csv.gz", tmp_path / "truth.json"
    assert main([*PERSON, "--seed", "3", "-o", str(recording), "--truth", str(truth), "--frames"]) == 0
    assert capsys.readouterr().out == ""
    found = json.loads(truth.read_text())
    jsonschema.validate(found, schema_of("lab-truth"))
    frames = list(read_recording(recording))
    assert found["count"] == 2
    assert found["frames"]["t_s"] == [f.t_s for f in frames]
    assert frames[-1].t_s <= found["duration_s"]


def test_the_truth_alone_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*PERSON, "--json", "--perfect", "--range", "0.5", "--tempo", "1"]) == 0
    found = json.loads(capsys.readouterr().out)
    jsonschema.validate(found, schema_of("lab-truth"))
    assert 0.3 < found["repetitions"][0]["range_0_1"] < 0.7


def test_moving_about(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lab", "person", "--exercise", "bridge", "--moving-about", "20", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["count"] == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["lab"], "limber: lab: expected what to make (see: limber lab --help)"),
        (["lab", "person", "--exercise", "bridge"], "limber: expected -o FILE, --truth FILE or --json"),
        (["lab", "person", "--exercise", "nope", "--json"], "limber: nope: no exercise has this id"),
        ([*PERSON, "--json", "--seed", "x"], "limber: --seed: expected a whole number"),
        ([*PERSON, "--json", "--range", "nan"], "limber: --range: expected a number from 0.3 to 1.2"),
        ([*PERSON, "--json", "--tempo", "0"], "limber: --tempo: expected a number from 0.3 to 4"),
        ([*PERSON, "--json", "--repetitions", "0"], "limber: --repetitions: expected a whole number from 1 to 200"),
        ([*PERSON, "--json", "--halves", "3"], "limber: --halves: expected no more than --repetitions"),
        ([*PERSON, "-o", "a.mp4"], "limber: -o: expected a name that ends in .csv.gz or .csv"),
        ([*PERSON, "-o", "no/such/folder/a.csv"], "limber: a.csv: cannot be written"),
        ([*PERSON, "--truth", "no/such/folder/a.json"], "limber: a.json: cannot be written"),
        ([*PERSON, "--json", "--fault", "nope"], "limber: fault: expected one of"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(said)
    assert err.count("\n") == 1
