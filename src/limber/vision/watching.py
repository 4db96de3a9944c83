"""`watch(film)`: the frames of a film, as the pose model sees them."""

from collections.abc import Iterator
from pathlib import Path

from limber.body import Frame
from limber.vision.film import Picture, pictures
from limber.vision.pose import Model, Pose


def watch(film: Path, *, model: Model = "full") -> Iterator[Frame]:
    """The frames of a film (mp4, mov, webm, avi, gif), one at a time, with their own times; nothing is kept.

    Raises
    ------
    InputError
        The film is empty, none, or cut off; the last one after the frames before it.
    MissingExtraError
        The extra `limber[video]` or a system library is missing.
    """
    for _, frame in look(film, model=model):
        yield frame


def look(film: Path, *, model: Model = "full") -> Iterator[tuple[Picture, Frame]]:
    """Every picture of a film with its frame; as `watch`."""
    shown = pictures(film)
    first = next(shown, None)  # a file that is no film is told before the model is loaded
    if first is None:
        return
    with Pose(model) as pose:
        yield first, pose.frame(first.t_s, first.bgr)
        for picture in shown:
            yield picture, pose.frame(picture.t_s, picture.bgr)
