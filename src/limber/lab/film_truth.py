"""What a film really shows: the truth of the performance, the camera, and where the joints are in every picture."""

from typing import Literal

from limber.lab.camera import Camera
from limber.lab.truth import Truth
from limber.plain import value


@value
class FilmedFrame:
    """One picture: `image`: the 33 landmarks (x, y: parts of width and height); `world`: metres in the camera's axes
    (x right, y down, z away), origin between the hips, as MediaPipe gives them."""

    t_s: float
    image: tuple[tuple[float, float], ...]
    world: tuple[tuple[float, float, float], ...]


@value
class FilmTruth:
    """The file beside a film, `NAME.truth.json`. `look`: the number of who is seen; `frames`: empty where only the
    set's truth was kept."""

    version: Literal[1]
    exercise: str
    look: int
    fps: float
    camera: Camera
    truth: Truth
    frames: tuple[FilmedFrame, ...]
