"""Intervals of shares against values worked out by hand."""

import pytest

from limber.lab.interval import Share


@pytest.mark.parametrize(
    ("k", "n", "low", "high"),
    [(0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (5, 10, 0.2366, 0.7634), (97, 100, 0.9155, 0.9897)],
)
def test_wilson(k: int, n: int, low: float, high: float) -> None:
    share = Share(k=k, n=n)
    assert share.low == pytest.approx(low, abs=5e-4)
    assert share.high == pytest.approx(high, abs=5e-4)


def test_no_trials_say_nothing() -> None:
    assert Share(k=0, n=0).low is None
    assert str(Share(k=0, n=0)) == "-"
