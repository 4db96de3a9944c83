"""A home whose clock can be set ahead: "tomorrow" without waiting."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from limber.web import security
from tests.web.home import Home

SCRIPT = Path(__file__).with_name("serve.py")
# A Monday morning in London and in Madrid, with no change of the clocks near: no test depends on when it is run.
BEGINNING = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


class TravellingHome(Home):
    """Limber with a clock of its own; the browser's clock is the test's affair (``page.clock``)."""

    def __init__(self, folder: Path) -> None:
        self.ahead = folder.parent / "clock-ahead.txt"
        self._set_ahead((BEGINNING - datetime.now(UTC)).total_seconds())
        super().__init__(folder, script=(str(SCRIPT),), LIMBER_TEST_CLOCK=str(self.ahead))

    @property
    def now(self) -> datetime:
        """What this home's clock shows."""
        return datetime.now(UTC) + timedelta(seconds=self._ahead_s)

    def travel(self, **values: float) -> None:
        """Set the clock ahead by so many ``days``, ``hours``, ``minutes``, on top of earlier journeys."""
        self._set_ahead(self._ahead_s + timedelta(**values).total_seconds())

    def _set_ahead(self, seconds: float) -> None:
        self._ahead_s = seconds
        beside = self.ahead.with_suffix(".new")
        beside.write_text(str(seconds))
        beside.replace(self.ahead)  # in one step: the server may be reading it

    def restart(self) -> None:
        """Kill the server as a power cut would, and start it again on the same port and data."""
        self.process.kill()
        self.process.communicate(timeout=10)
        self.__enter__()

    def new_opening_path(self) -> str:
        """Return a path that opens Limber once, as a second ``limber`` prints it."""
        return f"/open?token={security.new_token(self.folder)}"
