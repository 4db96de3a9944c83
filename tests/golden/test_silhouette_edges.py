"""The silhouette's edges on drawn masks, against the definition worked out with plain numbers.

u points from mid-shoulder to mid-hip; side a lies along (u_y, -u_x). The recordings' readers and the browser's code
hold to the same definition.
"""

from math import cos, radians, sin, sqrt
from typing import Any

import pytest

np = pytest.importorskip("numpy", reason="films need the extra limber[video]")

from limber.body.frame import EDGE_POINTS  # noqa: E402
from limber.vision.silhouette import edges  # noqa: E402

HEIGHT, WIDTH = 240, 320


def ellipse(cx: float, cy: float, along: float, across: float, turn_deg: float = 0.0) -> Any:
    """A mask that is 1 inside of an ellipse, with an edge that falls from 1 to 0 over two elements."""
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH] + 0.5
    c, s = cos(radians(turn_deg)), sin(radians(turn_deg))
    u, v = (x - cx) * c + (y - cy) * s, -(x - cx) * s + (y - cy) * c
    reach = np.sqrt((u / along) ** 2 + (v / across) ** 2)
    return np.clip(0.5 - (reach - 1.0) * across / 2.0, 0.0, 1.0).astype(np.float32)


@pytest.mark.parametrize("turn_deg", [0.0, 30.0, 90.0, 155.0, 270.0])
def test_an_ellipse_reaches_as_far_as_it_is_wide(turn_deg: float) -> None:
    cx, cy, along, across, half = 160.0, 120.0, 90.0, 40.0, 50.0
    mask = ellipse(cx, cy, along, across, turn_deg)
    c, s = cos(radians(turn_deg)), sin(radians(turn_deg))
    found_a, found_b = edges(mask, (cx - half * c, cy - half * s), (cx + half * c, cy + half * s))
    assert found_a is not None
    assert found_b is not None
    for n in range(EDGE_POINTS):
        at = (n / (EDGE_POINTS - 1) - 0.5) * 2 * half
        wide = across * sqrt(1 - (at / along) ** 2) / (2 * half)
        assert found_a[n] == pytest.approx(wide, abs=1.5 / (2 * half))
        assert found_b[n] == pytest.approx(wide, abs=1.5 / (2 * half))


def test_side_a_is_the_left_hand_of_somebody_who_walks_down_the_picture() -> None:
    """From shoulder down to hip, u = (0, 1) and a = (1, 0): to the right in the picture."""
    mask = np.zeros((HEIGHT, WIDTH), np.float32)
    mask[40:200, 150:190] = 1.0
    found_a, found_b = edges(mask, (160.0, 60.0), (160.0, 180.0))
    assert found_a is not None
    assert found_b is not None
    # Inside until column 189 and 150; halfway between the last element inside and the first outside.
    assert found_a == pytest.approx([29.5 / 120] * EDGE_POINTS)
    assert found_b == pytest.approx([10.5 / 120] * EDGE_POINTS)


def test_the_first_exit_counts_and_not_what_lies_beyond() -> None:
    mask = np.zeros((HEIGHT, WIDTH), np.float32)
    mask[40:200, 150:170] = 1.0
    mask[40:200, 180:200] = 1.0  # an arm beside the body
    found_a, _ = edges(mask, (160.0, 60.0), (160.0, 180.0))
    assert found_a == pytest.approx([9.5 / 120] * EDGE_POINTS)


def test_off_the_mask_beyond_one_length_and_beyond_the_picture_is_unknown() -> None:
    mask = np.zeros((HEIGHT, WIDTH), np.float32)
    mask[100:200, 0:130] = 1.0
    found_a, found_b = edges(mask, (60.0, 60.0), (60.0, 180.0))
    assert found_b is None, "the picture ends before the mask does"
    assert found_a is not None
    assert found_a[:6] == (None,) * 6, "the line's upper part is off the mask"
    assert found_a[6:] == pytest.approx([69.5 / 120] * 11)
    assert edges(mask, (60.0, 120.0), (60.0, 180.0))[0] is None, "70 elements are more than one length"


def test_a_body_without_length_has_no_silhouette() -> None:
    assert edges(np.ones((HEIGHT, WIDTH), np.float32), (10.0, 10.0), (12.0, 10.0)) == (None, None)
