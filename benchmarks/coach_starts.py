"""How long the camera coach needs to say its first word: ``python -m benchmarks.coach_starts``.

A real browser, a film of the figure for a camera, the real pose model and the real engine, everything on this
machine. Times begin with the tap on "turn the camera coach on"; the browser's question for the camera is answered at
once, which a person takes seconds for. `how to place it` is the first set-up instruction; `what it sees` the first
judgement of what the camera shows. Wanted before: the coach was on the last time, and loads while the person reads.
"""

import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, expect, sync_playwright

from limber.catalogue import load
from limber.lab.film import Shot, film
from tests.browser import coached
from tests.web.home import Home

ROOT = Path(__file__).resolve().parents[1]
SIZE_PX, FPS, RUNS, READS_S = (640, 360), 15.0, 3, 8
LONGEST_MS = 60_000
write = sys.stdout.write


def first_words_s(page: Page, tap: str) -> tuple[float, float]:
    """Seconds from a tap to the words on placing the camera, and to the first judgement of its picture."""
    begun = time.monotonic()
    page.get_by_role("button", name=tap).click()
    expect(page.get_by_role("dialog").locator("p, li").first).to_be_visible(timeout=LONGEST_MS)
    placed = time.monotonic() - begun
    line = page.locator(".player-coach-line")
    loading = ("Your browser asks", "Getting the camera coach ready")
    while (said := line.inner_text()) == "" or said.startswith(loading):
        if time.monotonic() - begun > LONGEST_MS / 1000:
            raise TimeoutError("the coach says nothing")
        page.wait_for_timeout(20)
    return placed, time.monotonic() - begun


def main() -> None:
    """Print the times of a few starts each."""
    with TemporaryDirectory() as place, sync_playwright() as playwright:
        shown = Path(place) / "cat-cow.y4m"
        film(load()["cat-cow"], shown, Shot(reps=2, fps=FPS, size_px=SIZE_PX))
        for number in range(RUNS):
            with Home(Path(place) / f"data-{number}") as home:
                browser = coached.with_camera(playwright.chromium, shown, "--use-fake-ui-for-media-stream")
                page = coached.open_session(browser, home, [])
                placed_s, judged_s = first_words_s(page, "Turn the camera coach on")
                write(f"the first time: how to place it {placed_s:.2f} s, what it sees {judged_s:.2f} s\n")
                page.reload()
                time.sleep(READS_S)
                placed_s, judged_s = first_words_s(page, "Where to put the camera")
                write(f"wanted before: how to place it {placed_s:.2f} s, what it sees {judged_s:.2f} s\n")
                browser.close()


if __name__ == "__main__":
    main()
