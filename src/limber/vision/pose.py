"""The pose model: a picture in, a `Frame` out. The model's files come with Limber."""

from importlib.resources import files
from os import devnull, environ
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

from limber.body import Frame
from limber.body.frame import LANDMARK
from limber.errors import LimberError
from limber.vision.extra import cv2, mediapipe, numpy, quiet
from limber.vision.silhouette import Point, edges

Model = Literal["lite", "full"]
MODELS: tuple[Model, ...] = ("full", "lite")
FOLDER = "LIMBER_POSE_MODELS"
"""A folder of other model files than Limber's own, by their usual names."""
_COUNT_EVERY_S = 1.0
_LUMA_PX = 32
_LUMA_OF_BGR = (0.0722, 0.7152, 0.2126)
_SAME_PERSON = 0.4
"""Two finds that lie over each other this much are one person, seen twice."""


def model_file(model: Model) -> Path:
    """Where a model's file is; `LimberError` when it is not there."""
    folder = environ.get(FOLDER)
    place = Path(folder) if folder else Path(str(files("limber") / "pose_models"))
    path = place / f"pose_landmarker_{model}.task"
    if not path.is_file():
        raise LimberError(f"{path.name}: the pose model is missing in {place}")
    return path


class Pose:
    """The model at work on one film: `frame` for each picture, in order of time. Close it, or use it in a `with`."""

    def __init__(self, model: Model = "full") -> None:
        self._finder = _landmarker(model, video=True)
        self._crowd: Any = None
        self._counted_s: float | None = None
        self._people: int | None = None
        self._last_ms = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the model's memory back."""
        with quiet():
            for one in (self._finder, self._crowd):
                if one is not None:
                    one.close()
        self._finder = self._crowd = None

    def frame(self, t_s: float, bgr: Any) -> Frame:
        """What one picture (blue first) shows at a time; times have to go on."""
        height, width = bgr.shape[:2]
        picture = _picture(bgr)
        self._last_ms = max(self._last_ms + 1, round(t_s * 1000.0))
        with quiet():
            found = self._finder.detect_for_video(picture, self._last_ms)
            self._count(t_s, picture)
        image = found.pose_landmarks[0] if found.pose_landmarks else None
        world = found.pose_world_landmarks[0] if found.pose_world_landmarks else None
        seen = image is not None and world is not None
        edge_a, edge_b = _silhouette(found, image) if seen else (None, None)
        return Frame(
            t_s=t_s,
            width_px=width,
            height_px=height,
            image=tuple((p.x, p.y, p.z, p.visibility or 0.0) for p in image) if image and world else None,
            world=tuple((p.x, p.y, p.z) for p in world) if image and world else None,
            edge_a=edge_a,
            edge_b=edge_b,
            people=self._people_now(seen),
            luma_0_1=_luma(bgr),
            mirrored=False,
        )

    def _count(self, t_s: float, picture: Any) -> None:
        """A second person, about once a second: to look for two at every picture costs nearly twice the time."""
        if self._counted_s is not None and t_s - self._counted_s < _COUNT_EVERY_S:
            return
        self._counted_s = t_s
        self._crowd = self._crowd or _landmarker("lite", video=False)
        found = [_box(person) for person in self._crowd.detect(picture).pose_landmarks]
        twice = len(found) == 2 and _overlap(found[0], found[1]) > _SAME_PERSON
        self._people = 1 if twice else len(found)

    def _people_now(self, seen: bool) -> int | None:
        """The last count, unless this very picture says otherwise."""
        if self._people is None:
            return None
        return max(1, self._people) if seen else 0


def _landmarker(model: Model, *, video: bool) -> Any:
    mediapipe()
    from mediapipe.tasks.python import BaseOptions, vision

    class Options(BaseOptions):  # type: ignore[misc]
        """Without a list of authorities no report of the model's use gets through; see `extra.mediapipe`."""

        def to_ctypes(self) -> Any:
            options = super().to_ctypes()
            options.ca_bundle_path = devnull.encode()
            return options

    options = vision.PoseLandmarkerOptions(
        base_options=Options(model_asset_path=str(model_file(model)), delegate=BaseOptions.Delegate.CPU),
        running_mode=vision.RunningMode.VIDEO if video else vision.RunningMode.IMAGE,
        num_poses=1 if video else 2,
        output_segmentation_masks=video,
    )
    with quiet():
        return vision.PoseLandmarker.create_from_options(options)


def _picture(bgr: Any) -> Any:
    media = mediapipe()
    rgb = numpy().ascontiguousarray(cv2().cvtColor(bgr, cv2().COLOR_BGR2RGB))
    return media.Image(image_format=media.ImageFormat.SRGB, data=rgb)


def _silhouette(found: Any, image: Any) -> Any:
    if not found.segmentation_masks:
        return None, None
    mask = found.segmentation_masks[0].numpy_view()
    mask = mask[:, :, 0] if mask.ndim == 3 else mask
    height, width = mask.shape

    def middle(name: str) -> Point:
        one, other = image[LANDMARK[f"left_{name}"]], image[LANDMARK[f"right_{name}"]]
        return (one.x + other.x) / 2 * width, (one.y + other.y) / 2 * height

    return edges(mask, middle("shoulder"), middle("hip"))


def _luma(bgr: Any) -> float:
    """Mean brightness, from the picture made small."""
    small = cv2().resize(bgr, (_LUMA_PX, _LUMA_PX), interpolation=cv2().INTER_AREA)
    by_colour = small.reshape(-1, 3).mean(axis=0)
    return float(sum(w * c for w, c in zip(_LUMA_OF_BGR, by_colour, strict=True)) / 255.0)


Box = tuple[float, float, float, float]


def _box(person: Any) -> Box:
    x, y = [p.x for p in person], [p.y for p in person]
    return min(x), min(y), max(x), max(y)


def _overlap(a: Box, b: Box) -> float:
    """Shared area over the area of the smaller one."""
    shared = _area((max(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), min(a[3], b[3])))
    return shared / max(1e-6, min(_area(a), _area(b)))


def _area(box: Box) -> float:
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])
