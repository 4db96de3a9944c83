"""`limber analyze`: what it says about one file, about many, and about files that are wrong."""

import csv
import gzip
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from limber.body import read_recording, write_recording
from limber.commands.schema import schema_of
from limber.vision import many
from tests.spec.command_line import limber
from tests.spec.virtual_recordings import frames_of


@pytest.fixture(scope="module")
def bridge(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("recordings") / "bridge.csv.gz"
    write_recording(path, frames_of("bridge"))
    return path


def test_one_recording_as_text(bridge: Path) -> None:
    said = limber("analyze", bridge, "--exercise", "bridge")
    assert (said.code, said.err) == (0, "")
    assert "2 complete repetitions." in said.out
    assert "Seen from the side." in said.out


def test_one_recording_as_one_document(bridge: Path) -> None:
    said = limber("analyze", bridge, "--exercise", "bridge", "--json")
    found = json.loads(said.out)
    Draft202012Validator(schema_of("analysis")).validate(found)
    assert set(found) >= {"exercise", "duration_s", "frames", "frames_judged", "view", "reps", "holds", "cues",
                          "not_judged", "back"}  # fmt: skip
    assert found["reps"]["count"] == 2
    assert set(found["reps"]["items"][0]) >= {"n", "side", "half", "start_s", "peak_s", "end_s", "held_s", "range"}


def test_an_exercise_of_the_timer_is_no_error(bridge: Path) -> None:
    said = limber("analyze", bridge, "--exercise", "diaphragmatic-breathing")
    assert said.code == 0
    assert "The camera does not count this exercise." in said.out
    document = json.loads(limber("analyze", bridge, "--exercise", "diaphragmatic-breathing", "--json").out)
    assert document["mode"] == "timer"
    assert document["why_timer"]


def test_what_is_written_beside_it(bridge: Path, tmp_path: Path) -> None:
    page, angles, recording = tmp_path / "page.html", tmp_path / "angles.csv", tmp_path / "again.csv.gz"
    files = ("--report", page, "--angles", angles, "--save-recording", recording)
    assert limber("analyze", bridge, "--exercise", "bridge", *files).code == 0
    assert page.read_text("utf-8").startswith("<!doctype html>")
    assert list(read_recording(recording)) == list(read_recording(bridge))
    rows = list(csv.DictReader(angles.read_text("utf-8").splitlines()))
    assert len(rows) == len(frames_of("bridge"))
    assert {"t_s", "trunk_deg", "knee_r_deg", "back_torso", "view", "judged"} <= set(rows[0])
    assert {path.name for path in tmp_path.iterdir()} == {"page.html", "angles.csv", "again.csv.gz"}


def lines_of(path: Path) -> list[str]:
    return gzip.decompress(path.read_bytes()).decode().splitlines(keepends=True)


def broken(change: Callable[[list[str]], list[str]]) -> Callable[[Path, Path], object]:
    return lambda good, bad: bad.write_bytes(gzip.compress("".join(change(lines_of(good))).encode()))


def not_a_number(lines: list[str]) -> list[str]:
    cells = lines[9].split(",")
    return [*lines[:9], ",".join([cells[0], "nan", *cells[2:]]), *lines[10:]]


def a_column_less(lines: list[str]) -> list[str]:
    return [lines[0], *(line.split(",", 2)[0] + "," + line.split(",", 2)[2] for line in lines[1:])]


WRONG: list[tuple[str, Callable[[Path, Path], object], str]] = [
    # what is wrong,  how it is made,  what the line says
    ("cut off", lambda good, bad: bad.write_bytes(good.read_bytes()[:2000]), "cut off or damaged"),
    ("empty", lambda good, bad: bad.write_bytes(b""), "line 1: expected “# width_px="),
    ("a text", lambda good, bad: bad.write_text("hello\n"), "line 1: expected “# width_px="),
    ("a picture", lambda good, bad: bad.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256))), "expected"),
    ("a column is missing", broken(a_column_less), "line 2: expected the column nose_x"),
    ("NaN", broken(not_a_number), "line 10: nose_x: expected a number"),
    ("time goes back", broken(lambda n: [*n[:20], n[5], *n[20:]]), "line 21: t_s: expected a time after"),
    ("no frames", broken(lambda n: n[:2]), "holds no frames"),
    ("a line that is cut", broken(lambda n: [*n[:12], n[12][:100] + "\n", *n[13:]]), "line 13: expected 266 values"),
]


@pytest.mark.parametrize(("what", "make", "line"), WRONG, ids=[what for what, _, _ in WRONG])
def test_a_wrong_recording_is_told_in_one_line(
    bridge: Path, tmp_path: Path, what: str, make: Callable[[Path, Path], object], line: str
) -> None:
    bad = tmp_path / "bad.csv.gz"
    make(bridge, bad)
    said = limber("analyze", bad, "--exercise", "bridge", "--json", "--angles", tmp_path / "angles.csv")
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("limber: bad.csv.gz: ")
    assert line in said.err
    assert said.err.count("\n") == 1
    assert not (tmp_path / "angles.csv").exists(), "no half files"
    assert [one.name for one in tmp_path.iterdir()] == ["bad.csv.gz"]


OPTIONS = [
    # what is given,  the line
    (("--exercise", "no-such-thing"), "no-such-thing: no exercise has this id"),
    (("--exercise", "bridge", "--overlay", "out.mp4"), "--overlay: bridge.csv.gz holds no pictures"),
    (("--exercise", "bridge", "--jobs", "2"), "--jobs: is for several files"),
    (("--exercise", "bridge", "--save-recording", "out.mp4"), "--save-recording: expected a name that ends in"),
    ((), "the following arguments are required: --exercise"),
]


@pytest.mark.parametrize(("options", "line"), OPTIONS)
def test_a_wrong_option_is_told_in_one_line(bridge: Path, options: tuple[str, ...], line: str) -> None:
    said = limber("analyze", bridge, *options)
    assert (said.code, said.out) == (2, "")
    assert line in said.err
    assert said.err.count("\n") == 1


def test_a_file_that_is_not_there_and_one_of_another_kind(tmp_path: Path) -> None:
    assert "there is no such file" in limber("analyze", tmp_path / "no.csv", "--exercise", "bridge").err
    (tmp_path / "notes.txt").write_text("x")
    said = limber("analyze", tmp_path / "notes.txt", "--exercise", "bridge")
    assert said.code == 2
    assert "expected a film (.mp4" in said.err


@pytest.fixture
def folder(bridge: Path, tmp_path: Path) -> Path:
    home = tmp_path / "all"
    (home / "monday").mkdir(parents=True)
    (home / "a.csv.gz").write_bytes(bridge.read_bytes())
    (home / "monday" / "b.csv.gz").write_bytes(bridge.read_bytes())
    (home / "bad.csv.gz").write_bytes(bridge.read_bytes()[:3000])
    (home / "readme.txt").write_text("not meant")
    (home / ".hidden.csv").write_text("not meant")
    return home


def test_a_folder_goes_on_after_a_file_that_fails(folder: Path) -> None:
    said = limber("analyze", folder, "--exercise", "bridge", "--jobs", "1")
    assert said.code == 1
    assert "2 analysed, 0 done before, 1 could not be read." in said.out
    assert said.err == "limber: bad.csv.gz: the file is cut off or damaged; expected a whole recording\n"
    kept = json.loads((folder / "monday" / "b.csv.gz.analysis.json").read_text("utf-8"))
    Draft202012Validator(schema_of("file-analysis")).validate(kept)
    assert kept["analysis"]["reps"]["count"] == 2


def test_what_was_done_is_not_done_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "bad.csv.gz").unlink()
    run = ("analyze", folder, "--exercise", "bridge", "--jobs", "1")
    assert "2 analysed, 0 done before" in limber(*run).out
    assert "0 analysed, 2 done before" in limber(*run).out
    write_recording(folder / "a.csv.gz", [replace(f, t_s=f.t_s + 1) for f in frames_of("bridge")])
    assert "1 analysed, 1 done before" in limber(*run).out, "the file is another one"
    assert "2 analysed, 0 done before" in limber(*run, "--side", "right").out, "something else was asked"
    assert "0 analysed, 2 done before" in limber(*run, "--side", "right").out
    (folder / "a.csv.gz.analysis.json").write_text("{")
    assert "1 analysed, 1 done before" in limber(*run, "--side", "right").out, "the result was damaged"
    monkeypatch.setattr(many, "__version__", "9.9.9")
    assert "2 analysed, 0 done before" in limber(*run, "--side", "right").out, "another Limber"


def test_several_processes_find_the_same(folder: Path, tmp_path: Path) -> None:
    (folder / "bad.csv.gz").unlink()
    one, two = tmp_path / "one", tmp_path / "two"
    for output, jobs in ((one, "1"), (two, "2")):
        options = ("--output", output, "--jobs", jobs, "--report", output / "pages", "--json")
        said = limber("analyze", folder, "--exercise", "bridge", *options)
        assert said.code == 0, said.err
        found = json.loads(said.out)
        Draft202012Validator(schema_of("many-analyses")).validate(found)
        assert [(file["file"], file["count"]) for file in found["files"]] == [("a.csv.gz", 2), ("monday/b.csv.gz", 2)]
    files = sorted(str(p.relative_to(one)) for p in one.rglob("*") if p.is_file())
    assert files == ["a.csv.gz.analysis.json", "monday/b.csv.gz.analysis.json", "pages/a.csv.gz.html",
                     "pages/monday/b.csv.gz.html"]  # fmt: skip
    for name in files:
        assert (one / name).read_bytes() == (two / name).read_bytes()


def test_an_empty_folder_and_two_results_of_one_name(bridge: Path, tmp_path: Path) -> None:
    assert "holds no films and no recordings" in limber("analyze", tmp_path, "--exercise", "bridge").err
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "bridge.csv.gz").write_bytes(bridge.read_bytes())
    options = ("--exercise", "bridge", "--output", tmp_path / "out")
    said = limber("analyze", bridge, tmp_path / "x" / "bridge.csv.gz", *options)
    assert said.code == 2
    assert "two files would have this result" in said.err


def test_two_folders_with_files_of_one_name(bridge: Path, tmp_path: Path) -> None:
    for name in ("monday", "friday"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "set.csv.gz").write_bytes(bridge.read_bytes())
    (tmp_path / "friday" / "set.csv.gz").write_bytes(b"")
    given = ("analyze", tmp_path / "monday", tmp_path / "friday", "--exercise", "bridge", "--jobs", "1")
    found = json.loads(limber(*given, "--json").out)
    files = {file["file"]: file["outcome"] for file in found["files"]}
    monday, friday = (str(tmp_path / name / "set.csv.gz") for name in ("monday", "friday"))
    assert files == {monday: "analysed", friday: "failed"}
    assert "two files would have this result" in limber(*given, "--report", tmp_path / "pages").err


def test_nothing_but_the_result_is_said_where_there_is_no_terminal(bridge: Path) -> None:
    said = limber("analyze", bridge, "--exercise", "bridge", "--json")
    assert said.err == ""
    assert not re.search("[█░\r]", said.out)
