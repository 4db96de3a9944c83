"""What the page hands to the engine, silhouette and row of a picture: the same examples in both languages.

After a wanted change: ``python -m tests.golden.test_camera_golden`` writes the file anew. The page's own tests read it:
``silhouettes[].mask`` (0 to 255), ``shoulder`` and ``hip`` must give ``edges``; ``pictures[].picture`` gives ``row``.
"""

import json
from math import isnan
from pathlib import Path
from typing import Any

import pytest

from limber.body.frame import LANDMARKS, NUMBERS, from_numbers, to_numbers
from limber.plain import plain
from tests.golden.silhouette_small import Mask, Point, blob, edges

FILE = Path(__file__).with_name("camera.json")
WIDTH, HEIGHT = 64, 48

SILHOUETTES: dict[str, tuple[Mask, Point, Point]] = {
    "upright": (blob(WIDTH, HEIGHT, (30, 24, 9, 20)), (30, 10), (30, 38)),
    "lying, aslant": (blob(WIDTH, HEIGHT, (32, 24, 24, 9)), (14.5, 20.25), (50, 28)),
    "rounded on one side": (blob(WIDTH, HEIGHT, (32, 26, 24, 8), (32, 18, 10, 9)), (12, 26), (52, 26)),
    "a hard rim": (blob(WIDTH, HEIGHT, (30, 24, 9, 20), soft_px=0.05), (30, 10), (31, 38)),
    "the line leaves the body": (blob(WIDTH, HEIGHT, (20, 24, 10, 12)), (20, 24), (56, 24)),
    "cut off by the picture": (blob(WIDTH, HEIGHT, (30, 2, 16, 16)), (18, 4), (42, 4)),
    "no edge within a length": (blob(WIDTH, HEIGHT, (32, 24, 30, 22)), (28, 24), (38, 24)),
    "shoulders and hips on one spot": (blob(WIDTH, HEIGHT, (32, 24, 9, 9)), (32, 24), (34, 26)),
    "nobody": (Mask(WIDTH, HEIGHT, [0] * (WIDTH * HEIGHT)), (20, 10), (20, 40)),
}
PICTURES: dict[str, dict[str, Any]] = {
    "somebody": {
        "t_s": 1.25, "width_px": 640, "height_px": 360, "people": 1, "luma_0_1": 0.5,
        "image": [{"x": n / 40, "y": n / 50, "z": -n / 60, "visibility": n / 33} for n in range(len(LANDMARKS))],
        "world": [{"x": n / 100, "y": -n / 90, "z": n / 80} for n in range(len(LANDMARKS))],
        "edges": [None if n in (3, 20) else n / 34 for n in range(34)],
    },
    "nobody": {
        "t_s": 0, "width_px": 360, "height_px": 640, "people": None, "luma_0_1": 0.125, "image": None, "world": None,
        "edges": None,
    },
}  # fmt: skip


def row(picture: dict[str, Any]) -> list[float | None]:
    """The row of a picture; unknown is None, as JSON has it."""
    numbers: list[float | None] = [picture[k] for k in ("t_s", "width_px", "height_px", "people", "luma_0_1")] + [0]
    for n in range(len(LANDMARKS)):
        for part, names in (("image", ("x", "y", "z", "visibility")), ("world", ("x", "y", "z"))):
            numbers += [picture[part][n][name] if picture[part] else None for name in names]
    return numbers + (picture["edges"] or [None] * 34)


def made() -> dict[str, Any]:
    return {
        "silhouettes": [
            {
                "name": name, "width": mask.width, "height": mask.height, "mask": list(mask.values),
                "shoulder": list(shoulder), "hip": list(hip), "edges": list(edges(mask, shoulder, hip)),
            }
            for name, (mask, shoulder, hip) in SILHOUETTES.items()
        ],
        "pictures": [{"name": name, "picture": picture, "row": row(picture)} for name, picture in PICTURES.items()],
    }  # fmt: skip


def test_the_examples_are_the_written_ones() -> None:
    assert json.loads(json.dumps(made())) == json.loads(FILE.read_text("utf-8"))


def test_the_distances_are_those_of_a_known_shape() -> None:
    """An ellipse of half axis 9 around a line of 28: 9/28 to both sides in the middle, less towards the ends."""
    a, b = edges(*SILHOUETTES["upright"])
    assert a[8] == pytest.approx(9 / 28, abs=0.02)
    assert b[8] == pytest.approx(9 / 28, abs=0.02)
    assert [x for x in a if x is not None] == a
    assert a[0] < a[4] < a[8] > a[12] > a[16]  # type: ignore[operator]


def test_what_cannot_be_known_is_unknown() -> None:
    for name in ("no edge within a length", "shoulders and hips on one spot", "nobody"):
        assert set(edges(*SILHOUETTES[name])[0]) == {None}
    leaving = edges(*SILHOUETTES["the line leaves the body"])[0]
    assert leaving[0] is not None
    assert leaving[16] is None


@pytest.mark.parametrize("name", PICTURES)
def test_the_engine_reads_what_the_page_writes(name: str) -> None:
    numbers = [float("nan") if x is None else float(x) for x in row(PICTURES[name])]
    assert len(numbers) == NUMBERS
    frame = from_numbers(numbers)
    assert frame.t_s == PICTURES[name]["t_s"]
    assert frame.people == PICTURES[name]["people"]
    assert (frame.image is None) == (PICTURES[name]["image"] is None)
    assert frame.mirrored is False
    if frame.image:
        assert plain(frame)["edge_a"] == PICTURES[name]["edges"][:17]
        assert frame.image[7][3] == pytest.approx(7 / 33)
        assert frame.world is not None
        assert frame.world[32] == pytest.approx((0.32, -32 / 90, 0.4))
    assert [None if isnan(x) else x for x in to_numbers(frame)] == [None if isnan(x) else x for x in numbers]


if __name__ == "__main__":
    FILE.write_text(json.dumps(made(), separators=(",", ":")) + "\n", encoding="utf-8")
