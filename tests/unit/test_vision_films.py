"""Films as files: their own times, upright, bounded, and one clear line for everything that is no film."""

import os
import struct
import sys
import wave
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from limber.errors import InputError
from limber.vision import extra
from limber.vision.extra import MissingExtraError
from limber.vision.film import LONGEST_SIDE_PX, pictures
from limber.vision.pose import model_file

cv2 = pytest.importorskip("cv2", reason="films need the extra limber[video]", exc_type=ImportError)
import numpy as np  # noqa: E402

FPS, COUNT = 25, 20


def drawn(n: int, size: tuple[int, int] = (160, 120)) -> Any:
    """A picture with a bright corner (upper left) and a dot that wanders."""
    picture = np.full((size[1], size[0], 3), 60, np.uint8)
    cv2.rectangle(picture, (0, 0), (size[0] // 4, size[1] // 4), (255, 255, 255), -1)
    cv2.circle(picture, (20 + 4 * n, size[1] // 2), 8, (0, 200, 255), -1)
    return picture


def film(path: Path, codec: str, size: tuple[int, int] = (160, 120), count: int = COUNT) -> Path:
    writer = cv2.VideoWriter(str(path), cv2.CAP_FFMPEG, cv2.VideoWriter_fourcc(*codec), FPS, size)
    assert writer.isOpened()
    for n in range(count):
        writer.write(drawn(n, size))
    writer.release()
    return path


@pytest.mark.parametrize(("ending", "codec"), [("mp4", "mp4v"), ("mov", "mp4v"), ("webm", "VP80"), ("avi", "MJPG")])
def test_every_kind_of_film_has_its_pictures_and_times(tmp_path: Path, ending: str, codec: str) -> None:
    found = list(pictures(film(tmp_path / f"clip.{ending}", codec)))
    assert [round(one.t_s, 3) for one in found] == pytest.approx([n / FPS for n in range(COUNT)], abs=0.002)
    assert {one.bgr.shape for one in found} == {(120, 160, 3)}
    assert found[-1].part_0_1 == 1.0


def test_a_film_of_uneven_rate_keeps_its_own_times(tmp_path: Path) -> None:
    gaps_ms = [100, 50, 200, 50, 400, 100]
    moving = cv2.Animation()
    moving.frames, moving.durations = [drawn(n) for n in range(len(gaps_ms))], np.array(gaps_ms)
    assert cv2.imwriteanimation(str(tmp_path / "clip.gif"), moving)
    found = [one.t_s for one in pictures(tmp_path / "clip.gif")]
    assert found == pytest.approx([0.0, 0.1, 0.15, 0.35, 0.4, 0.8], abs=0.011)


def turned(path: Path, matrix: tuple[int, ...]) -> None:
    """Note in the film's track header that the camera was held sideways."""
    data = path.read_bytes()
    at = data.index(b"tkhd") + 4 + 40
    path.write_bytes(data[:at] + struct.pack(">9i", *matrix) + data[at + 36 :])


def test_a_film_that_was_held_sideways_is_upright(tmp_path: Path) -> None:
    path = film(tmp_path / "clip.mp4", "mp4v")
    one = 1 << 16
    turned(path, (0, one, 0, -one, 0, 0, 120 * one, 0, 1 << 30))  # a quarter turn clockwise
    first = next(pictures(path)).bgr
    assert first.shape == (160, 120, 3)
    assert first[:20, -20:].mean() > 200 > 100 > first[:20, :20].mean(), "the bright corner is at the upper right now"


def test_large_pictures_are_made_smaller(tmp_path: Path) -> None:
    path = film(tmp_path / "large.avi", "MJPG", (2560, 1440), 2)
    assert next(pictures(path)).bgr.shape == (720, LONGEST_SIDE_PX, 3)


def cut(path: Path) -> None:
    film(path, "MJPG", (320, 240), 120)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def sound(path: Path) -> None:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(bytes(8000))


def headless(path: Path) -> None:
    data = film(path, "mp4v").read_bytes()
    path.write_bytes(data[: data.index(b"moov")])


WRONG: list[tuple[str, Callable[[Path], object], str]] = [
    # the file,  how it is made,  what the line says
    ("empty.mp4", lambda p: p.write_bytes(b""), "is empty"),
    ("text.mp4", lambda p: p.write_text("hello"), "is a text"),
    ("sound.mp4", sound, "is a sound"),
    ("song.mov", lambda p: p.write_bytes(b"ID3" + bytes(4000)), "is a sound"),
    ("noise.webm", lambda p: p.write_bytes(bytes(range(256)) * 40), "cannot be read as a film"),
    ("headless.mp4", headless, "cannot be read as a film"),
    ("cut.avi", cut, "is cut off or damaged"),
]


@pytest.mark.parametrize(("name", "make", "line"), WRONG, ids=[name for name, _, _ in WRONG])
def test_what_is_no_film_is_told_in_one_line(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], name: str, make: Callable[[Path], object], line: str
) -> None:
    make(tmp_path / name)
    with pytest.raises(InputError) as told:
        list(pictures(tmp_path / name))
    assert told.value.place == name
    assert line in told.value.expected
    assert capfd.readouterr() == ("", ""), "the decoder keeps quiet"


MISSING = [
    (ModuleNotFoundError("No module named 'cv2'", name="cv2"), 'pip install ".[video]" in the folder'),
    (ImportError("libGL.so.1: cannot open shared object file: No such file or directory"), "apt-get install libgl1"),
    (OSError("libEGL.so.1: cannot open shared object file: No such file or directory"), "apt-get install libegl1"),
    (ImportError("libodd.so.7: cannot open shared object file: No such file or directory"), "libodd.so.7"),
]


@pytest.mark.parametrize(("problem", "line"), MISSING, ids=[str(problem)[:20] for problem, _ in MISSING])
def test_a_missing_part_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch, problem: Exception, line: str) -> None:
    def refusing(name: str) -> Any:
        raise problem

    monkeypatch.setattr(extra, "import_module", refusing)
    extra.cv2.cache_clear()
    with pytest.raises(MissingExtraError) as told:
        extra.cv2()
    assert line in str(told.value)
    assert "\n" not in str(told.value)
    extra.cv2.cache_clear()


def test_reports_of_use_lead_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("https_proxy", "HTTPS_PROXY", "no_proxy", "NO_PROXY"):
        monkeypatch.setenv(name, "example.invalid")
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with monkeypatch.context() as inner:
        inner.setattr(extra, "_load", lambda name: sys)
        inner.setattr(extra, "cv2", lambda: sys)
        extra.mediapipe.__wrapped__()
        assert {os.environ[n] for n in ("https_proxy", "HTTPS_PROXY", "http_proxy", "all_proxy")} == {extra.NOWHERE}
        assert os.environ["no_proxy"] == os.environ["NO_PROXY"] == ""


def test_the_pose_model_is_missed_by_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LIMBER_POSE_MODELS", str(tmp_path))
    with pytest.raises(Exception, match=r"pose_landmarker_full\.task: the pose model is missing"):
        model_file("full")
