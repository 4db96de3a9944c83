"""The whole chain: a film of the figure for a camera, the real pose model, the real coach under Pyodide, the player.

Nothing stands in for anything: `limber.lab.film` films the figure at its exercise, Chromium's camera shows the film
over and over, and the player must count the repetitions, or time the hold, that the figure does.
"""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from limber.catalogue import load
from limber.lab.film import Shot, film
from tests.browser import coached
from tests.web.home import Home

SERVE = Path(__file__).with_name("serve_exercise.py")
# Everything shares the machine's cores with the pose model: small pictures, few of them, slow movements.
SIZE_PX, FPS = (480, 270), 10.0
LOADING_MS, SET_MS = 60_000, 90_000
OpenSession = Callable[[str], Page]
pytestmark = pytest.mark.xdist_group("filmed")


@dataclass(frozen=True)
class Set:
    """A film, and the set that the player asks for: longer than the film, so that the count stays to be read.

    `side`: whose repetitions the coach tells. `hold_only`: one hold is the whole set, and ends it.
    """

    reps: int
    hold_s: int = 0
    tempo: float = 1.0
    sides: str = "none"
    side: str = "both"
    hold_only: bool = False

    @property
    def dose(self) -> dict[str, object]:
        asked = 1 if self.hold_only else 8
        return {"sets": 2, "reps": asked, "hold_s": self.hold_s, "sides": self.sides, "rest_s": 0}


SETS = {
    "box-squat": Set(reps=2, tempo=1.3),
    "bridge": Set(reps=2, hold_s=4),
    "cat-cow": Set(reps=2, hold_s=2),
    "bird-dog": Set(reps=2, hold_s=5, sides="each", side="right"),
    "forearm-plank": Set(reps=1, hold_s=8, hold_only=True),
}


@pytest.fixture(scope="session")
def films(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Films are made when first asked for, and kept as long as the tests run."""
    place = tmp_path_factory.mktemp("filmed")

    def film_of(name: str) -> Path:
        path = place / f"{name}.y4m"
        if not path.exists():
            look = sum(map(ord, name)) % 40 + 1
            shot = Shot(reps=SETS[name].reps, tempo=SETS[name].tempo, fps=FPS, size_px=SIZE_PX, seed=look)
            film(load()[name], path, shot)
        return path

    return film_of


@pytest.fixture
def session(films: Callable[[str], Path], chromium: Browser, tmp_path: Path) -> Iterator[OpenSession]:
    """Open a session that holds one exercise, before a camera that shows its film."""
    opened = ExitStack()
    troubles: list[str] = []

    def open_session(name: str) -> Page:
        told = json.dumps({"id": name, "dose": SETS[name].dose})
        home = opened.enter_context(Home(tmp_path / "data", script=(str(SERVE),), LIMBER_TEST_EXERCISE=told))
        browser = coached.with_camera(chromium.browser_type, films(name), "--use-fake-ui-for-media-stream")
        opened.callback(browser.close)
        return coached.open_session(browser, home, troubles)

    with opened:
        yield open_session
    assert troubles == []


def seen_by_the_camera(page: Page) -> list[tuple[int, str]]:
    """Number and side of the repetitions that the server knows to have been seen by the camera."""
    told = page.request.get(page.url).text().split('<script id="session-events" type="application/json">')[1]
    events = json.loads(told.split("</script>")[0])
    done = [one["data"] for one in events if one["kind"] == "repetition-done"]
    assert {one["by"] for one in done} <= {"camera"}, "the timer has counted"
    return [(one["number"], one["side"]) for one in done]


@pytest.mark.parametrize("name", SETS)
def test_the_player_counts_what_the_filmed_figure_does(session: OpenSession, name: str) -> None:
    one = SETS[name]
    # Given: the model and Python are loaded, and the coach sees the figure well
    page = session(name)
    page.get_by_role("button", name="Turn the camera coach on").click()
    expect(page.locator(".player-coach-line")).to_have_text("The camera sees you well.", timeout=LOADING_MS)
    page.get_by_role("button", name="That's it").click()

    # When the session starts, then the figure leads, and what it does is counted (of a hold: the seconds to go)
    page.locator("#player").get_by_role("button", name="Start", exact=True).click()
    count = page.locator('.player-screen[data-following="true"] .player-count')
    expect(count).to_have_text(str(one.hold_s // 2 if one.hold_only else one.reps), timeout=SET_MS)

    # and the server knows it
    wanted = [(number + 1, one.side) for number in range(one.reps)]
    deadline = time.monotonic() + SET_MS / 1000
    while (seen := seen_by_the_camera(page))[: one.reps] != wanted:
        assert time.monotonic() < deadline, seen
        page.wait_for_timeout(250)
