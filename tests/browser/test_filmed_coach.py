"""The whole chain: a film of the figure for a camera, the real pose model, the real coach under Pyodide, the player.

Nothing stands in for anything: `limber.lab.film` films the figure at its exercise, Chromium's camera shows the film over
and over, and the player must count the repetitions, or time the hold, that the figure does.
"""

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from limber.catalogue import load
from limber.lab.film import Shot, film
from limber.web import security
from tests.browser import coached, walk
from tests.browser.conftest import LAPTOP, PATIENCE_MS, watch
from tests.web.home import Home

SERVE = Path(__file__).with_name("serve_exercise.py")
# Everything shares the machine's cores with the pose model: small pictures, few of them, slow movements.
SIZE_PX, FPS = (480, 270), 10.0
LOADING_S, LOOPS = 60, 4
pytestmark = pytest.mark.xdist_group("filmed")


@dataclass(frozen=True)
class Set:
    """A film, and the set that the player asks for: more than the film holds, so that a count stays to be read."""

    reps: int
    tempo: float = 1.0
    hold_s: int = 0
    asked: int = 8
    sides: str = "none"


SETS = {
    "box-squat": Set(reps=2, tempo=1.3),
    "bridge": Set(reps=2, hold_s=4),
    "cat-cow": Set(reps=2, hold_s=2),
    "bird-dog": Set(reps=2, hold_s=5, sides="each"),
    "forearm-plank": Set(reps=1, hold_s=8, asked=1),
}


@pytest.fixture(scope="session")
def films(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Films are made when first asked for, and kept as long as the tests run."""
    place = tmp_path_factory.mktemp("filmed")

    def film_of(name: str) -> Path:
        path = place / f"{name}.y4m"
        if not path.exists():
            shot = Shot(reps=SETS[name].reps, tempo=SETS[name].tempo, fps=FPS, size_px=SIZE_PX, seed=sum(map(ord, name)) % 40 + 1)
            film(load()[name], path, shot)
        return path

    return film_of


@pytest.fixture
def session(
    films: Callable[[str], Path], chromium: Browser, tmp_path: Path
) -> Iterator[Callable[[str], Page]]:
    """Open a session that holds one exercise, before a camera that shows its film."""
    closing: list[Callable[[], object]] = []
    troubles: list[str] = []

    def open_session(name: str) -> Page:
        one = SETS[name]
        dose = {"sets": 2, "reps": one.asked, "hold_s": one.hold_s, "sides": one.sides, "rest_s": 0}
        home = Home(
            tmp_path / "data",
            script=(str(SERVE),),
            LIMBER_TEST_EXERCISE=json.dumps({"id": name, "dose": dose}),
        )
        home.__enter__()
        closing.append(lambda: home.__exit__())
        browser = coached.with_camera(chromium.browser_type, films(name), "--use-fake-ui-for-media-stream")
        closing.append(browser.close)
        size: ViewportSize = {"width": LAPTOP[0], "height": LAPTOP[1]}
        context = browser.new_context(
            base_url=home.address, viewport=size, locale="en-GB", timezone_id="Europe/London",
            service_workers="block",
        )  # fmt: skip
        context.set_default_timeout(PATIENCE_MS)
        context.request.get(f"/open?token={security.new_token(home.folder)}")
        # Drawing in three dimensions without a graphics card would take the time of the model.
        context.route("**/assets/figure-*.js", lambda route: route.abort())
        page = context.new_page()
        watch(page, home.address, troubles)
        page.goto("/")
        walk.given_somebody_with_a_plan(page)
        page.goto(walk.given_a_session(page))
        return page

    yield open_session
    for close in reversed(closing):
        close()
    assert troubles == []


def events_of(page: Page) -> list[dict[str, Any]]:
    """What the server knows of the session."""
    told = page.request.get(page.url).text().split('<script id="session-events" type="application/json">')[1]
    events: list[dict[str, Any]] = json.loads(told.split("</script>")[0])
    return events


@pytest.mark.parametrize("name", SETS)
def test_the_player_counts_what_the_filmed_figure_does(session: Callable[[str], Page], name: str) -> None:
    page = session(name)
    page.locator("#player").get_by_role("button", name="Turn the camera coach on").click()
    page.get_by_role("button", name="That's it").click()
    page.locator("#player").get_by_role("button", name="Start", exact=True).click()
    import os
    end = time.time() + 62
    t0=time.time()
    while time.time() < end and os.environ.get("FB"):
        print(round(time.time()-t0,1), page.locator(".player-count").inner_text().replace("\n"," "), "|", page.locator(".player-coach-line").inner_text(), "|", page.locator(".player-caption").inner_text(), page.locator(".player-screen").get_attribute("data-following"), [(e["kind"],e["data"].get("number"),e["data"].get("by")) for e in events_of(page)][-2:], flush=True)
        page.wait_for_timeout(2000)
