"""A home whose clock can be set ahead: "tomorrow" without waiting."""

from datetime import timedelta
from pathlib import Path

from limber.web import security
from tests.web.home import Home

SCRIPT = Path(__file__).with_name("serve.py")


class TravellingHome(Home):
    """Limber with a clock of its own; the browser's clock is the test's affair (``page.clock``)."""

    def __init__(self, folder: Path) -> None:
        self.ahead = folder.parent / "clock-ahead.txt"
        self.ahead.write_text("0")
        super().__init__(folder, script=(str(SCRIPT),), LIMBER_TEST_CLOCK=str(self.ahead))

    def travel(self, **values: float) -> None:
        """Set the clock ahead by so many ``days``, ``hours``, ``minutes``, on top of earlier journeys."""
        ahead_s = float(self.ahead.read_text()) + timedelta(**values).total_seconds()
        beside = self.ahead.with_suffix(".new")
        beside.write_text(str(ahead_s))
        beside.replace(self.ahead)  # in one step: the server may be reading it

    def new_opening_path(self) -> str:
        """Return a path that opens Limber once, as a second ``limber`` prints it."""
        return f"/open?token={security.new_token(self.folder)}"
