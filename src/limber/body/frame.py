"""One camera frame as the engine gets it: landmarks, silhouette and what else is known of the picture. No picture.

Landmarks are the 33 of BlazePose, in MediaPipe's order and axes; `body.observe` turns them into angles.
The same frame comes from the camera (a row of numbers, `from_numbers`), from a video and from a recording.
"""

from collections.abc import Sequence
from math import isnan, nan

from limber.errors import InputError
from limber.plain import value

LANDMARKS: tuple[str, ...] = (
    "nose", "left_eye_inner", "left_eye", "left_eye_outer", "right_eye_inner", "right_eye", "right_eye_outer",
    "left_ear", "right_ear", "mouth_left", "mouth_right", "left_shoulder", "right_shoulder", "left_elbow",
    "right_elbow", "left_wrist", "right_wrist", "left_pinky", "right_pinky", "left_index", "right_index",
    "left_thumb", "right_thumb", "left_hip", "right_hip", "left_knee", "right_knee", "left_ankle", "right_ankle",
    "left_heel", "right_heel", "left_foot_index", "right_foot_index",
)  # fmt: skip
LANDMARK: dict[str, int] = {name: n for n, name in enumerate(LANDMARKS)}
EDGE_POINTS = 17
"""Places along the line from mid-shoulder (0) to mid-hip (16) at which the silhouette is measured."""

ImageLandmark = tuple[float, float, float, float]
WorldLandmark = tuple[float, float, float]
Edge = tuple[float | None, ...]

_HEAD, _PER_LANDMARK = 6, 7
NUMBERS = _HEAD + _PER_LANDMARK * len(LANDMARKS) + 2 * EDGE_POINTS
"""How many numbers a frame is as one flat row (`from_numbers`)."""
_X, _Y, _Z, _VISIBILITY, _WORLD_X, _WORLD_Y, _WORLD_Z = (
    slice(_HEAD + n, _HEAD + _PER_LANDMARK * len(LANDMARKS), _PER_LANDMARK) for n in range(_PER_LANDMARK)
)


@value
class Frame:
    """What one picture showed.

    t_s : seconds from the start of the stream, monotonic.
    width_px, height_px : size of the picture; landmarks are fractions of these.
    image : 33 of (x, y, z, visibility): x right and y down in 0..1 of width and height, z like x (away from the
        camera positive, between the hips 0), visibility 0..1. None: nobody was found.
    world : 33 of (x, y, z), metres, origin between the hips, x right, y down, z away from the camera. None as above.
    edge_a, edge_b : the silhouette. At 17 equally spaced points of the line from mid-shoulder to mid-hip, the
        distance from the line to the mask's edge along the normals (u_y, -u_x) and (-u_y, u_x), u the unit vector
        from shoulder to hip in pixels, divided by the line's length. An entry is None where no edge was met;
        the whole is None where there is no mask.
    people : how many were seen at the last look. luma_0_1 : mean brightness. mirrored : whether the picture was
        mirrored before the model saw it. None is unknown.
    """

    t_s: float
    width_px: int
    height_px: int
    image: tuple[ImageLandmark, ...] | None = None
    world: tuple[WorldLandmark, ...] | None = None
    edge_a: Edge | None = None
    edge_b: Edge | None = None
    people: int | None = None
    luma_0_1: float | None = None
    mirrored: bool | None = None


def from_numbers(row: Sequence[float]) -> Frame:
    """A frame from one flat row of numbers, the form in which frames travel on the device.

    Order: t_s, width_px, height_px, people, luma_0_1, mirrored (0 or 1); for each landmark x, y, z, visibility and
    world x, y, z; 17 of edge a; 17 of edge b. NaN is unknown; a NaN nose means that nobody was found.

    Raises
    ------
    InputError
        When the row has another length, or no time or size.
    """
    if len(row) != NUMBERS:
        raise InputError("frame", f"expected {NUMBERS} numbers")
    n = row.tolist() if isinstance(row, memoryview) else row
    t_s, width, height, people, luma, mirrored = n[:_HEAD]
    if isnan(t_s) or not width >= 1 or not height >= 1:
        raise InputError("frame", "expected a time and the size of the picture")
    seen = not isnan(n[_HEAD])
    return Frame(
        t_s=float(t_s),
        width_px=int(width),
        height_px=int(height),
        image=tuple(zip(n[_X], n[_Y], n[_Z], n[_VISIBILITY], strict=True)) if seen else None,
        world=tuple(zip(n[_WORLD_X], n[_WORLD_Y], n[_WORLD_Z], strict=True)) if seen else None,
        edge_a=_edge(n[-2 * EDGE_POINTS : -EDGE_POINTS]),
        edge_b=_edge(n[-EDGE_POINTS:]),
        people=None if isnan(people) else int(people),
        luma_0_1=None if isnan(luma) else float(luma),
        mirrored=None if isnan(mirrored) else bool(mirrored),
    )


def to_numbers(frame: Frame) -> list[float]:
    """The flat row of a frame; the other way round than `from_numbers`."""
    people, luma, mirrored = (nan if x is None else float(x) for x in (frame.people, frame.luma_0_1, frame.mirrored))
    row = [frame.t_s, float(frame.width_px), float(frame.height_px), people, luma, mirrored]
    if frame.image is None or frame.world is None:
        row += [nan] * (_PER_LANDMARK * len(LANDMARKS))
    else:
        for flat, deep in zip(frame.image, frame.world, strict=True):
            row += (*flat, *deep)
    for edge in (frame.edge_a, frame.edge_b):
        row += [nan] * EDGE_POINTS if edge is None else [nan if x is None else x for x in edge]
    return row


def _edge(numbers: Sequence[float]) -> Edge | None:
    edge = tuple([None if isnan(x) else x for x in numbers])
    return None if edge.count(None) == len(edge) else edge
