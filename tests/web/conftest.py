"""A clock that tests of the pages can set: "tomorrow" without waiting."""

from datetime import UTC, datetime, timedelta

import pytest

from limber.web import clock

MONDAY_MORNING = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


class Clock:
    """The time that the pages see."""

    def __init__(self) -> None:
        self.now = MONDAY_MORNING

    def travel(self, **values: float) -> None:
        """Go ahead by so many ``days``, ``hours``, ``minutes``."""
        self.now += timedelta(**values)


@pytest.fixture
def travel(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Return the clock of the pages, on a Monday morning."""
    set_clock = Clock()
    monkeypatch.setattr(clock, "now", lambda: set_clock.now)
    return set_clock
