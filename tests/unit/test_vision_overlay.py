"""The overlay: what is drawn where, and a film that lasts as long as the one it was made from."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from limber.body import Frame, observe
from limber.errors import InputError
from limber.vision import analysing
from limber.vision.analysing import Wanted, analyse_file
from limber.vision.film import Picture, pictures
from tests.spec.virtual_recordings import frames_of

cv2 = pytest.importorskip("cv2", reason="films need the extra limber[video]", exc_type=ImportError)
import numpy as np  # noqa: E402

from limber.vision.caption import Painter  # noqa: E402
from limber.vision.overlay import draw_body  # noqa: E402


def grey(frame: Frame) -> Any:
    return np.full((frame.height_px, frame.width_px, 3), 90, np.uint8)


def test_joints_that_were_seen_are_drawn_and_others_are_not() -> None:
    frame = frames_of("bridge")[0]
    drawn = grey(frame)
    draw_body(drawn, frame, observe(frame))
    assert frame.image is not None
    for x, y, _, visibility in (frame.image[n] for n in (*range(11, 17), *range(23, 29))):
        column, row = int(x * frame.width_px), int(y * frame.height_px)
        near = drawn[max(0, row - 3) : row + 4, max(0, column - 3) : column + 4]
        if visibility > 0.6:
            assert (near != 90).any()
    nobody = grey(frame)
    draw_body(nobody, Frame(t_s=0.0, width_px=frame.width_px, height_px=frame.height_px), observe(frame))
    assert (nobody == 90).all()


def test_the_backs_line_lies_on_the_backs_side() -> None:
    frame = max(frames_of("cat-cow"), key=lambda f: observe(f).back or -1.0)
    seen = observe(frame)
    with_back, without = grey(frame), grey(frame)
    draw_body(with_back, frame, seen)
    draw_body(without, Frame(**{**frame.__dict__, "edge_a": None, "edge_b": None}), seen)
    rows = np.nonzero((with_back != without).any(axis=2))[0]
    assert frame.image is not None
    assert len(rows) > 50
    assert rows.mean() < frame.image[23][1] * frame.height_px, "on hands and knees the back is above the hips"


@pytest.mark.parametrize("size", [(90, 160), (360, 640), (1280, 720)])
def test_words_stay_within_the_picture(size: tuple[int, int]) -> None:
    picture = np.full((*size, 3), 90, np.uint8)
    painter = Painter(picture)
    painter.panel("Vierfüßlerstand", "12", "")
    painter.caption("Drück die Fersen in den Boden und heb das Becken ein wenig höher, wenn das leicht geht.")
    changed = (picture != 90).any(axis=2)
    assert changed.any()
    assert not changed[-1].any()
    assert not changed[0].any()


def test_the_new_film_lasts_as_long_as_the_old_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    frames = frames_of("bridge")

    def look(path: Path, *, model: str) -> Iterator[tuple[Picture, Frame]]:
        for frame in frames:
            yield Picture(frame.t_s, grey(frame), None), frame

    monkeypatch.setattr(analysing, "look", look)
    (tmp_path / "clip.mp4").write_bytes(b"\x00")
    out = tmp_path / "out.mp4"
    found = analyse_file(tmp_path / "clip.mp4", Wanted(exercise_id="bridge", overlay=out))
    assert found.reps.count == 2
    shown = list(pictures(out))
    assert shown[-1].t_s == pytest.approx(frames[-1].t_s, abs=0.2)
    with pytest.raises(InputError, match="expected a name that ends in"):
        analyse_file(tmp_path / "clip.mp4", Wanted(exercise_id="bridge", overlay=tmp_path / "out.txt"))
    assert sorted(p.name for p in tmp_path.iterdir()) == ["clip.mp4", "out.mp4"]
