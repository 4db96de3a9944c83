"""Take the pictures of docs/pictures/ anew: a real Limber, a passing data folder, a real Chromium, a made-up person.

``make pictures`` runs it. Look at every picture before it is committed.
"""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, expect, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.browser import walk  # noqa: E402
from tests.browser.conftest import CHROMIUM, FLAGS  # noqa: E402
from tests.browser.travelling_home import TravellingHome  # noqa: E402

OUT = ROOT / "docs/pictures"
PATIENCE_MS = 30_000
A_FEW_REPETITIONS_MS = 12_000
SHARPNESS = 1.4
SIZES = {"phone": (390, 844), "laptop": (1280, 800)}
SHOWS_WELL = ("Bridge", "Bird dog", "Leg reach on hands and knees")
Size = Literal["phone", "laptop"]
Theme = Literal["light", "dark"]


class Story:
    """One person's first days, with a picture now and then."""

    def __init__(self, browser: Browser, home: TravellingHome) -> None:
        self.browser, self.home = browser, home

    @contextmanager
    def page(self, size: Size, theme: Theme = "light") -> Iterator[Page]:
        """A browser of its own, let in; closed afterwards."""
        width, height = SIZES[size]
        context = self.browser.new_context(
            viewport={"width": width, "height": height},
            device_scale_factor=SHARPNESS,
            color_scheme=theme,
            base_url=self.home.address,
            locale="en-GB",
            timezone_id="Europe/London",
        )
        context.set_default_timeout(PATIENCE_MS)
        page = context.new_page()
        page.goto(self.home.new_opening_path())
        page.wait_for_url(lambda url: "/open" not in url)
        yield page
        context.close()

    def take(self, name: str, path: str, size: Size, theme: Theme) -> None:
        """Open an address and take its picture."""
        with self.page(size, theme) as page:
            page.goto(path)
            if name == "plan":
                page.get_by_text("Why this one?").first.click()
            shoot(page, f"{name}-{size}-{theme}", to_the_button=name == "screen")

    def tell(self) -> None:
        """Questions, plan, a session, the morning after, and the next session."""
        with self.page("laptop") as page:
            walk.given_a_person(page)
            walk.send(page, "/screen", {})
        self.take("screen", "/screen/illness", "phone", "light")
        with self.page("laptop") as page:
            walk.given_answers(page)
            page.goto("/plan/wishes")
            page.get_by_role("main").get_by_role("button").last.click()
            page.wait_for_url("**/plan")
        self.take("plan", "/plan", "laptop", "light")
        self.take("exercise", "/exercises/bridge", "phone", "dark")
        self.a_session_on_monday()
        self.home.travel(days=1)
        self.take("morning", "/check-in", "phone", "light")
        self.a_calm_morning()
        self.home.travel(days=1)
        self.a_calm_morning()
        self.take("home", "/", "laptop", "light")
        self.take("home", "/", "phone", "dark")
        with self.page("laptop") as page:
            walk.given_a_session(page, minutes=15, pain=2)
        self.player("laptop", "dark")
        self.player("phone", "light")

    def a_session_on_monday(self) -> None:
        """Play a short session to its end, quickly; its last page is a picture too."""
        with self.page("phone") as page:
            walk.stop_the_clock(page, self.home)
            page.goto(walk.given_a_session(page))
            walk.play_session_through(page)
            shoot(page, "after-phone-light")

    def a_calm_morning(self) -> None:
        """Answer that the back has settled."""
        with self.page("phone") as page:
            found = page.get_by_role("link", name="Answer")
            page.goto("/")
            if not found.count():
                return
            form = {"pain": 2, "usual": 3, "lost_nights": 0, "news": "none"}
            walk.send(page, "/check-in", form)

    def player(self, size: Size, theme: Theme) -> None:
        """The middle of an exercise that shows well, played in real time."""
        with self.page(size, theme) as page:
            page.goto("/")
            page.get_by_role("link", name="Carry on").click()
            walk.begin_to_play(page)
            name = page.locator("#player-name")
            for _ in range(30):
                if name.inner_text().strip() in SHOWS_WELL:
                    break
                page.keyboard.press("ArrowRight")
                page.wait_for_timeout(300)
            ready = page.get_by_role("button", name="I'm ready")
            if ready.is_visible():
                ready.click()
            page.wait_for_timeout(A_FEW_REPETITIONS_MS)
            expect(page.locator('[data-holding="true"]')).to_be_visible(timeout=PATIENCE_MS)
            shoot(page, f"player-{size}-{theme}")


def shoot(page: Page, name: str, *, to_the_button: bool = False) -> None:
    """Wait until letters and figures stand; keep what the window shows, or the page down to the form's button."""
    page.wait_for_load_state("networkidle")
    page.evaluate("() => document.fonts.ready")
    page.wait_for_timeout(1500)
    if to_the_button:
        bottom = page.locator("main form button").last.evaluate("e => e.getBoundingClientRect().bottom")
        page.set_viewport_size({"width": SIZES["phone"][0], "height": int(bottom) + 24})
    page.screenshot(path=OUT / f"{name}.png")
    print(f"{name}.png {(OUT / f'{name}.png').stat().st_size // 1000} kB")


def main() -> int:
    """Take all pictures."""
    OUT.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        TravellingHome(Path(folder) / "data") as home,
        sync_playwright() as play,
    ):
        browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        Story(browser, home).tell()
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
