"""Recordings: what is written comes back; what is wrong is said in one line, with the line's number."""

import gzip
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from limber.body import Frame, read_recording, write_recording
from limber.body.frame import from_numbers, to_numbers
from limber.body.recording import COLUMNS, LONGEST_LINE
from limber.errors import InputError
from limber.lab.scene import posture_of
from tests.unit.exact_frames import exact_frame


def some_frames() -> list[Frame]:
    seen = [exact_frame(posture_of("standing"), t_s=0.1), exact_frame(posture_of("quadruped"), t_s=0.2)]
    nobody = Frame(t_s=0.3, width_px=1280, height_px=720)
    return [*seen, nobody, replace(seen[0], t_s=0.4, edge_a=None, edge_b=None)]


@pytest.mark.parametrize("name", ["a.csv.gz", "a.csv"])
def test_what_is_written_comes_back(name: str, tmp_path: Path) -> None:
    frames = some_frames()
    assert write_recording(tmp_path / name, iter(frames)) == 4
    read = list(read_recording(tmp_path / name))
    assert [f.t_s for f in read] == [f.t_s for f in frames]
    assert [f.image is None for f in read] == [False, False, True, False]
    assert read[3].edge_a is None
    for one, other in zip(frames, read, strict=True):
        assert to_numbers(other) == pytest.approx(to_numbers(one), abs=6e-5, nan_ok=True)


def test_the_same_frames_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.csv.gz", "b.csv.gz"):
        write_recording(tmp_path / name, some_frames())
    assert (tmp_path / "a.csv.gz").read_bytes() == (tmp_path / "b.csv.gz").read_bytes()


def test_a_flat_row_is_the_same_frame() -> None:
    for frame in some_frames():
        assert to_numbers(from_numbers(to_numbers(frame))) == pytest.approx(to_numbers(frame), nan_ok=True)


def test_columns_may_stand_in_any_order_and_edges_may_be_missing(tmp_path: Path) -> None:
    write_recording(tmp_path / "a.csv", some_frames())
    first, header, *rows = (tmp_path / "a.csv").read_text().splitlines()
    table = [line.split(",")[: 1 + 33 * 7][::-1] for line in (header, *rows)]
    (tmp_path / "b.csv").write_text("\n".join([first, *(",".join(r) for r in table)]))
    read = list(read_recording(tmp_path / "b.csv"))
    assert [f.image for f in read] == [f.image for f in read_recording(tmp_path / "a.csv")]
    assert all(f.edge_a is None for f in read)


def lines_of(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def with_cell(row: int, column: str, cell: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        lines = lines_of(text)
        cells = lines[row].rstrip("\n").split(",")
        cells[COLUMNS.index(column)] = cell
        lines[row] = ",".join(cells) + "\n"
        return "".join(lines)

    return change


WRONG: list[tuple[str, Callable[[str], str], str]] = [
    ("empty", lambda t: "", "rec.csv: line 1: "),
    ("no size", lambda t: t.replace("# width_px", "# wide"), "rec.csv: line 1: "),
    ("no picture", lambda t: t.replace("width_px=1280", "width_px=0"), "rec.csv: line 1: "),
    ("hostile size", lambda t: t.replace("width_px=1280", "width_px=999999"), "rec.csv: line 1: "),
    ("no header", lambda t: lines_of(t)[0], "rec.csv: line 2: expected the column t_s (and 231 more)"),
    ("one missing", lambda t: t.replace("left_eye_wz", "a", 1), "rec.csv: line 2: expected the column left_eye_wz"),
    ("part of an edge", lambda t: t.replace("edge_b_07", "e", 1), "rec.csv: line 2: expected the column edge_b_07"),
    ("no frames", lambda t: "".join(lines_of(t)[:2]), "rec.csv: holds no frames"),
    ("a short line", lambda t: t.replace("\n0.2000,", "\n0.2000\n0.25,", 1), "rec.csv: line 4: expected 266 values"),
    ("NaN", with_cell(2, "nose_x", "nan"), "rec.csv: line 3: nose_x: "),
    ("infinite", with_cell(3, "nose_wz", "inf"), "rec.csv: line 4: nose_wz: "),
    ("a word", with_cell(3, "left_hip_y", "left"), "rec.csv: line 4: left_hip_y: "),
    ("too large", with_cell(3, "left_hip_y", "1e300"), "rec.csv: line 4: left_hip_y: "),
    ("one blank among numbers", with_cell(3, "right_hip_y", ""), "rec.csv: line 4: right_hip_y: "),
    ("a word in an edge", with_cell(3, "edge_a_03", "x"), "rec.csv: line 4: edge_a_03: "),
    ("time goes back", with_cell(3, "t_s", "0.05"), "rec.csv: line 4: t_s: "),
    ("time stands still", with_cell(3, "t_s", "0.1"), "rec.csv: line 4: t_s: "),
    ("no time", with_cell(2, "t_s", ""), "rec.csv: line 3: t_s: "),
    ("before the start", with_cell(2, "t_s", "-1"), "rec.csv: line 3: t_s: "),
    ("next week", with_cell(2, "t_s", "600000"), "rec.csv: line 3: t_s: "),
    ("an endless line", lambda t: t + "1," * LONGEST_LINE, "rec.csv: line 7: "),
]  # fmt: skip


@pytest.mark.parametrize(("change", "said"), [w[1:] for w in WRONG], ids=[w[0] for w in WRONG])
def test_what_is_wrong_is_said_in_one_line(change: Callable[[str], str], said: str, tmp_path: Path) -> None:
    path = tmp_path / "rec.csv"
    write_recording(path, some_frames())
    path.write_text(change(path.read_text()))
    with pytest.raises(InputError) as problem:
        list(read_recording(path))
    assert str(problem.value).startswith(said)
    assert "\n" not in str(problem.value)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda whole: whole[: len(whole) // 2], "cut off"),
        (lambda whole: whole[:-6], "cut off"),
        (lambda whole: whole[:-8] + bytes([whole[-8] ^ 1]) + whole[-7:], "damaged"),
        (lambda whole: gzip.compress(gzip.decompress(whole).replace(b"\n0.1000,", b"\n0.1000,\x00", 1)),
         r"line 3: nose_x: expected a number"),
        (lambda whole: b"\xff\xfe\x00\x01" * 100, "text"),
        (lambda whole: b"", "line 1"),
    ],
    ids=["half", "without its end", "another checksum", "garbled before it was packed", "not text", "empty"],
)  # fmt: skip
def test_a_damaged_file_is_said_to_be_one(make: Callable[[bytes], bytes], said: str, tmp_path: Path) -> None:
    path = tmp_path / "rec.csv.gz"
    write_recording(path, some_frames())
    path.write_bytes(make(path.read_bytes()))
    with pytest.raises(InputError, match=said):
        list(read_recording(path))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no\.csv"):
        list(read_recording(tmp_path / "no.csv"))
    with pytest.raises(InputError, match="cannot be written"):
        write_recording(tmp_path / "no" / "a.csv", some_frames())
    with pytest.raises(InputError, match="at least one frame"):
        write_recording(tmp_path / "a.csv", [])


def test_a_long_recording_is_not_held_in_memory(tmp_path: Path) -> None:
    path = tmp_path / "long.csv.gz"
    (one, *_) = some_frames()
    write_recording(path, (replace(one, t_s=n / 30) for n in range(600)))
    tracemalloc.start()
    count = sum(1 for _ in read_recording(path))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 600
    assert most < 3_000_000


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bomb.csv.gz"
    path.write_bytes(gzip.compress(b"0" * 20_000_000))
    tracemalloc.start()
    with pytest.raises(InputError, match="line 1"):
        list(read_recording(path))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 3_000_000
