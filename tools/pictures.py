"""Take the pictures of docs/pictures/ anew: a real Limber, a passing data folder, a real Chromium, a made-up person.

``make pictures`` runs it. Look at every picture before it is committed.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import typst
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from limber.catalogue import load  # noqa: E402
from limber.exchange.handout import Look, drawn  # noqa: E402
from limber.exchange.handout.contents import contents  # noqa: E402
from limber.exchange.handout.page import page as page_of_sheet  # noqa: E402
from limber.lab.film import Shot, film  # noqa: E402
from limber.programme import NotNow, read_request  # noqa: E402
from tests.browser import coached, walk  # noqa: E402
from tests.browser.conftest import CHROMIUM, FLAGS  # noqa: E402
from tests.browser.travelling_home import TravellingHome  # noqa: E402
from tests.web.home import Home  # noqa: E402

OUT = ROOT / "docs/pictures"
PATIENCE_MS, SLOW_MS = 30_000, 120_000
IN_THE_NEXT_ONE_MS = 6_000
SOME = 3
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
                for why in page.get_by_text("Why this one?").all()[:SOME]:
                    why.click()
                page.get_by_role("heading", name="Today").evaluate("one => one.scrollIntoView()")
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
        """Play a short session to its end, quickly."""
        with self.page("phone") as page:
            walk.stop_the_clock(page, self.home)
            page.goto(walk.given_a_session(page))
            walk.play_session_through(page)

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


def the_coach(play: Playwright, folder: Path) -> None:
    """The player with the camera coach: the filmed figure before the camera, the real pose model, the real coach."""
    clip = folder / "bridge.y4m"
    film(load()["bridge"], clip, Shot(reps=2, fps=10.0, size_px=(640, 360), seed=7))
    dose = {"sets": 1, "reps": 8, "hold_s": 4, "sides": "none", "rest_s": 0}
    told = json.dumps({"id": "bridge", "dose": dose})
    script = str(ROOT / "tests/browser/serve_exercise.py")
    with Home(folder / "coached", script=(script,), LIMBER_TEST_EXERCISE=told) as home:
        browser = coached.with_camera(play.chromium, clip, "--use-fake-ui-for-media-stream")
        context = browser.new_context(
            base_url=home.address, locale="en-GB", timezone_id="Europe/London", service_workers="block",
            viewport={"width": SIZES["laptop"][0], "height": SIZES["laptop"][1]}, device_scale_factor=SHARPNESS,
        )  # fmt: skip
        context.set_default_timeout(SLOW_MS)
        page = context.new_page()
        page.goto(home.opening_path)
        walk.given_somebody_with_a_plan(page)
        page.goto(walk.given_a_session(page))
        page.get_by_role("button", name="Turn the camera coach on").click()
        expect(page.locator(".player-coach-line")).to_have_text("The camera sees you well.", timeout=SLOW_MS)
        page.get_by_role("button", name="That's it").click()
        page.locator("#player").get_by_role("button", name="Start", exact=True).click()
        count = page.locator('.player-screen[data-following="true"] .player-count')
        expect(count).to_have_text("2", timeout=SLOW_MS)
        page.wait_for_timeout(IN_THE_NEXT_ONE_MS)
        page.screenshot(path=OUT / "coach-laptop-light.jpg", type="jpeg", quality=80)
        browser.close()


def the_report(browser: Browser, folder: Path) -> None:
    """The page that `limber analyze` makes of a virtual person's recording."""
    recording, report = folder / "bridge.csv.gz", folder / "report.html"
    for words in (
        ["lab", "person", "--exercise", "bridge", "-o", str(recording)],
        ["analyze", str(recording), "--exercise", "bridge", "--report", str(report)],
    ):
        subprocess.run([sys.executable, "-m", "limber", *words], check=True, stdout=subprocess.DEVNULL)
    page = browser.new_page(viewport={"width": 1060, "height": 780}, device_scale_factor=SHARPNESS)
    page.goto(report.as_uri())
    page.screenshot(path=OUT / "report-laptop-light.png")
    page.close()


def the_sheet() -> None:
    """The first page of the sheet for the person of docs/examples."""
    request = json.loads((ROOT / "docs/examples/request.json").read_text("utf-8"))
    shown = contents(read_request(request, "request.json"))
    if isinstance(shown, NotNow):
        sys.exit("docs/examples/request.json has no plan")
    told = json.dumps(page_of_sheet(shown, Look(), drawn), ensure_ascii=False)
    typesetting = ROOT / "src/limber/exchange/handout"
    compiler = typst.Compiler(font_paths=[typesetting / "fonts"], ignore_system_fonts=True)
    pages = compiler.compile(typesetting / "sheet.typ", format="png", ppi=80, sys_inputs={"sheet": told})
    if not isinstance(pages, list) or not isinstance(pages[0], bytes):
        sys.exit("the sheet has fewer than two pages")
    (OUT / "sheet.png").write_bytes(pages[0])


def main() -> int:
    """Take all pictures."""
    OUT.mkdir(exist_ok=True)
    the_sheet()
    with (
        tempfile.TemporaryDirectory() as folder,
        TravellingHome(Path(folder) / "data") as home,
        sync_playwright() as play,
    ):
        browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        Story(browser, home).tell()
        the_report(browser, Path(folder))
        browser.close()
        the_coach(play, Path(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
