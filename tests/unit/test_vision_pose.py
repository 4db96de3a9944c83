"""The pose model on a picture of Limber's own figure, as `limber lab film` renders it, and on a wall."""

from pathlib import Path

import pytest

from limber.body import observe
from limber.vision import watch
from limber.vision.pose import Model, Pose

cv2 = pytest.importorskip("cv2", reason="films need the extra limber[video]", exc_type=ImportError)
pytest.importorskip("mediapipe", reason="films need the extra limber[video]", exc_type=ImportError)
import numpy as np  # noqa: E402

PICTURE = Path(__file__).resolve().parents[1] / "golden/on-all-fours.jpg"


@pytest.mark.parametrize("model", ["full", "lite"])
def test_a_person_on_hands_and_knees_is_found_from_the_side(model: Model) -> None:
    with Pose(model) as pose:
        frames = [pose.frame(n / 25, cv2.imread(str(PICTURE))) for n in range(3)]
    last = frames[-1]
    seen = observe(last)
    assert (last.people, last.width_px, last.height_px) == (1, 640, 360)
    assert (seen.orientation, seen.view) == ("all-fours", "side")
    assert seen.back is not None
    assert seen.back > 0.02, "the back is rounded in this picture"


def test_a_wall_is_nobody() -> None:
    with Pose("lite") as pose:
        frame = pose.frame(0.0, np.full((120, 160, 3), 128, np.uint8))
    assert (frame.image, frame.world, frame.edge_a, frame.people) == (None, None, None, 0)
    assert frame.luma_0_1 == pytest.approx(0.5, abs=0.01)


def test_two_people_are_counted() -> None:
    one = cv2.imread(str(PICTURE))[:, 60:580]
    with Pose("lite") as pose:
        frame = pose.frame(0.0, np.hstack([one, one[:, ::-1]]))
    assert frame.people == 2


def test_a_film_is_watched_picture_by_picture(tmp_path: Path) -> None:
    path, picture = tmp_path / "clip.avi", cv2.imread(str(PICTURE))
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter_fourcc(*"MJPG"), 10, (picture.shape[1], picture.shape[0]))
    for _ in range(5):
        writer.write(picture)
    writer.release()
    frames = list(watch(path, model="lite"))
    assert [round(frame.t_s, 3) for frame in frames] == [0.0, 0.1, 0.2, 0.3, 0.4]
    assert all(frame.image is not None and frame.edge_a is not None for frame in frames)
