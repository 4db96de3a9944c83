"""What stays where it is while the exercise is done; whoever walks takes it along."""

import pytest

from limber.body import Frame
from limber.coach.anchors import STRAYS, Anchored, anchored

TORSO_PX = 100.0
ANKLE = 28
"""The right ankle's number among the landmarks."""


def frame(t_s: float, x_px: float, seen_0_1: float = 0.9) -> Frame:
    marks = [(0.5, 0.5, 0.0, 0.9)] * 33
    marks[ANKLE] = (x_px / 1000, 0.9, 0.0, seen_0_1)
    return Frame(t_s=t_s, width_px=1000, height_px=1000, image=tuple(marks))


def after(*x_px: float, seen_0_1: float = 0.9) -> Anchored:
    found: Anchored | None = None
    for n, x in enumerate(x_px):
        found = anchored(("ankle_r",), found, frame(n * 0.1, x, seen_0_1), TORSO_PX, "right", False)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("what", "way", "stays"),
    [
        ("stands", [500.0] * 20, True),
        ("shifts the weight", [500.0 + n / 2 for n in range(20)], True),
        ("walks", [500.0 + 9 * n for n in range(20)], False),
        ("a held camera swings and comes back", [500, 520, 540, 560, 540, 520, 500, 500, 500, 500, 500], True),
    ],
)
def test_who_walks_is_not_back_in_place(what: str, way: list[float], stays: bool) -> None:
    assert (after(*way).now <= STRAYS) == stays


def test_a_hidden_foot_says_nothing() -> None:
    assert after(*[500.0 + 9 * n for n in range(20)], seen_0_1=0.4).now == 0.0


def test_the_other_side_works() -> None:
    before = anchored(("ankle_l",), None, frame(0.0, 500.0), TORSO_PX, "left", False)
    assert before.spots == ((500.0, 900.0),)
