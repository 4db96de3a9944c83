"""Real Limber, real Chromium. A page that logs an error or asks another host for anything fails its test.

``browse`` opens pages of a home of this test's own, let in already; ``home`` is that home (its clock can travel);
``check_axe`` looks for accessibility defects in both themes.
"""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    expect,
    sync_playwright,
)

from tests.browser.axe import violations
from tests.browser.travelling_home import TravellingHome

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = ["--no-sandbox", "--enable-unsafe-swiftshader", "--disable-quic", "--disable-background-networking"]
PATIENCE_MS = 20_000  # never reached where all is well; a busy machine takes its time
expect.set_options(timeout=PATIENCE_MS)
PHONE, LAPTOP = (390, 844), (1280, 800)

Browse = Callable[..., Page]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Return the system's Chromium, started once."""
    assert CHROMIUM, "the browser tests need Chromium; on Debian: apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def home(tmp_path: Path) -> Iterator[TravellingHome]:
    """Return a running Limber with an empty data folder."""
    with TravellingHome(tmp_path / "data") as started:
        yield started


@pytest.fixture
def browse(chromium: Browser, home: TravellingHome) -> Iterator[Browse]:
    """Return a function that opens a path in a new, let-in browser: ``page = browse("/", size=PHONE)``.

    Further values go to the browser's context: ``java_script_enabled=False``, ``color_scheme="dark"``,
    ``locale="es-ES"``, ``reduced_motion="reduce"``. Links within the page are followed by the page itself.
    """
    contexts: list[BrowserContext] = []
    troubles: list[str] = []

    def open_page(path: str = "/", *, size: tuple[int, int] = LAPTOP, let_in: bool = True, **values: Any) -> Page:
        viewport = {"width": size[0], "height": size[1]}
        # What the keeper answers, `route` does not see; its own tests let it in.
        options = {"locale": "en-GB", "timezone_id": "Europe/London", "service_workers": "block", **values}
        context = chromium.new_context(viewport=viewport, base_url=home.address, **options)  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE_MS)
        contexts.append(context)
        page = context.new_page()
        watch(page, home.address, troubles)
        if let_in:
            context.request.get(home.new_opening_path())
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert troubles == []


def watch(page: Page, address: str, troubles: list[str]) -> None:
    """Note everything that a page of ours must never do."""

    def on_console(message: ConsoleMessage) -> None:
        # A page that answers 403 or 404 on purpose is reported by the browser too; tests look at those themselves.
        # The driver that draws without a graphics card complains of its own speed.
        # And that there is no service worker here, is this test's own wish.
        harmless = ("Failed to load resource", "GL Driver Message", "Service Worker registration blocked")
        if message.type in ("error", "warning") and not any(text in message.text for text in harmless):
            troubles.append(f"console: {message.text}")

    def on_request(request: Request) -> None:
        if not request.url.startswith((f"{address}/", "data:", "blob:")):
            troubles.append(f"another host: {request.url}")

    def on_response(response: Response) -> None:
        if response.status >= 500:
            troubles.append(f"{response.status}: {response.url}")

    page.on("console", on_console)
    page.on("response", on_response)
    page.on("pageerror", lambda error: troubles.append(f"error: {error}"))
    page.on("request", on_request)


@pytest.fixture
def check_axe() -> Callable[[Page], None]:
    """Return a function that fails on any accessibility defect which axe finds in the light or the dark theme."""

    def check(page: Page) -> None:
        assert violations(page) == []

    return check
