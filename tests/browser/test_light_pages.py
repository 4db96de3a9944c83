"""What the pages weigh before the player, and that nothing on them moves while they load."""

import pytest
from playwright.sync_api import Page

from tests.browser import walk
from tests.browser.conftest import PHONE, Browse
from tests.browser.line import Line

SCRIPTS_AT_MOST_KB = 60
STYLES_AT_MOST_KB = 20
SHIFT_AT_MOST = 0.02
OBSERVE_SHIFT = """
globalThis.shift = 0
new PerformanceObserver((list) => { for (const one of list.getEntries()) if (!one.hadRecentInput) shift += one.value })
  .observe({ type: 'layout-shift', buffered: true })
"""
PAGES = ("/", "/plan", "/exercises", "/exercises/bridge", "/session", "/history", "/screen", "/danger-signs")


def weigh(page: Page, path: str) -> dict[str, float]:
    """KB that came over the line, by kind of file, for a first visit of the page."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.clearBrowserCache")
    line = Line(session)
    page.goto(path, wait_until="networkidle")
    return line.size_kb


@pytest.mark.parametrize("size", [PHONE, (1280, 800)])
def test_pages_before_the_player_are_light_and_stand_still(browse: Browse, size: tuple[int, int]) -> None:
    page = browse("/start", size=size)
    walk.given_somebody_with_a_plan(page)
    page.add_init_script(OBSERVE_SHIFT)
    wrong = []
    for path in PAGES:
        weights = weigh(page, path)
        shift = page.evaluate("shift")
        assert weights["Document"] > 1
        if weights.get("Script", 0) > SCRIPTS_AT_MOST_KB:
            wrong.append(f"{path}: {weights['Script']:.1f} KB of scripts")
        if not 1 < weights["Stylesheet"] <= STYLES_AT_MOST_KB:
            wrong.append(f"{path}: {weights['Stylesheet']:.1f} KB of styles")
        if shift > SHIFT_AT_MOST:
            wrong.append(f"{path}: a layout shift of {shift:.3f}")
    assert wrong == []
