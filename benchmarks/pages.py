"""How fast the pages are on a slow phone: ``python -m benchmarks.pages`` prints a table; ``--check`` fails on a miss.

A real Limber, a real Chromium, throttled as Lighthouse's "mobile": 1.6 Mbit/s, 150 ms to and fro, a processor four
times slower. Largest paint and layout shift as the browser itself measures them. Each first visit begins with an empty
cache; the second visit is the same page again.
"""

import argparse
import statistics
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from tests.browser import walk
from tests.browser.conftest import CHROMIUM, FLAGS
from tests.browser.line import Line
from tests.web.home import Home

LCP_AT_MOST_MS = 1500
SHIFT_AT_MOST = 0.02
SCRIPT_AT_MOST_KB = 60.0
PHONE = {"width": 412, "height": 823}
NETWORK = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
SLOWER = 4
RUNS = 3

OBSERVE = """
globalThis.seen = { lcp_ms: 0, what: '', shift: 0 }
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) {
    seen.lcp_ms = one.startTime
    seen.what = one.element ? one.element.tagName.toLowerCase() : '?'
  }
}).observe({ type: 'largest-contentful-paint', buffered: true })
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) if (!one.hadRecentInput) seen.shift += one.value
}).observe({ type: 'layout-shift', buffered: true })
"""


@dataclass
class Visit:
    """What one visit took. Sizes are as they came over the line, in KB (1000 bytes)."""

    lcp_ms: float = 0.0
    what: str = ""
    shift: float = 0.0
    size_kb: dict[str, float] = field(default_factory=dict)

    def of(self, *kinds: str) -> float:
        """Size of all files of these kinds."""
        return sum(self.size_kb.get(kind, 0.0) for kind in kinds)


def visit(page: Page, session: CDPSession, path: str) -> Visit:
    """Open a page and wait until nothing more comes."""
    line = Line(session)
    page.goto(path, wait_until="networkidle")
    seen = page.evaluate("seen")
    return Visit(lcp_ms=seen["lcp_ms"], what=seen["what"], shift=seen["shift"], size_kb=dict(line.size_kb))


def visits(browser: Browser, address: str, cookies: Any, path: str) -> tuple[Visit, Visit]:
    """The first and the second visit of a new browser that has been let in."""
    context = browser.new_context(
        viewport=PHONE,  # type: ignore[arg-type]
        device_scale_factor=1.75,
        is_mobile=True,
        base_url=address,
        storage_state=cookies,
    )
    context.add_init_script(OBSERVE)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", NETWORK)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    first = visit(page, session, path)
    page.goto("about:blank")
    second = visit(page, session, path)
    context.close()
    return first, second


def settle_in(browser: Browser, home: Home) -> tuple[Any, list[tuple[str, str]]]:
    """Somebody with a plan and a begun screen of another person; return their cookies and the pages to measure."""
    context = browser.new_context(base_url=home.address, timezone_id="Europe/London")
    page = context.new_page()
    page.goto(home.opening_path)
    page.goto("/start")
    walk.given_somebody_with_a_plan(page)
    pages = [
        ("home", "/"),
        ("plan", "/plan"),
        ("exercises", "/exercises"),
        ("an exercise", "/exercises/bridge"),
        ("before a session", "/session"),
        ("player", walk.given_a_session(page)),
        ("history", "/history"),
        ("danger signs", "/danger-signs"),
        ("safety questions", "/screen"),
    ]
    walk.send(page, "/screen", {})
    pages.append(("a page of questions", "/screen/chest-and-belly"))
    cookies = context.storage_state()
    context.close()
    return cookies, pages


def middle(found: list[Visit]) -> Visit:
    """The visit in the middle by its largest paint, with the worst layout shift of all."""
    chosen = sorted(found, key=lambda one: one.lcp_ms)[len(found) // 2]
    chosen.shift = max(one.shift for one in found)
    chosen.lcp_ms = statistics.median(one.lcp_ms for one in found)
    return chosen


def main() -> int:
    """Measure every page and print the table."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    options.add_argument("--check", action="store_true", help="exit with 1 where a page misses its target")
    check = options.parse_args().check
    missed = []
    with (
        tempfile.TemporaryDirectory() as folder,
        Home(Path(folder)) as home,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        cookies, pages = settle_in(browser, home)
        sys.stdout.write(
            "| page | largest paint (what) | layout shift | page | styles | scripts | type | pictures, data "
            "| second visit: largest paint | second: size |\n|" + "---|" * 10 + "\n"
        )
        for name, path in pages:
            taken = [visits(browser, home.address, cookies, path) for _ in range(RUNS)]
            first, second = middle([one for one, _ in taken]), middle([two for _, two in taken])
            sys.stdout.write(row(name, first, second))
            scripts_kb = 0.0 if name == "player" else first.of("Script")
            if first.lcp_ms > LCP_AT_MOST_MS or first.shift > SHIFT_AT_MOST or scripts_kb > SCRIPT_AT_MOST_KB:
                missed.append(name)
        browser.close()
    sys.stdout.write(f"\nMissed: {', '.join(missed) or 'none'}\n")
    return 1 if check and missed else 0


def row(name: str, first: Visit, second: Visit) -> str:
    """One line of the table."""
    rest = sum(first.size_kb.values()) - first.of("Document", "Stylesheet", "Script", "Font")
    return (
        f"| {name} | {first.lcp_ms:.0f} ms ({first.what}) | {first.shift:.3f} | {first.of('Document'):.1f} KB "
        f"| {first.of('Stylesheet'):.1f} KB | {first.of('Script'):.1f} KB | {first.of('Font'):.1f} KB | {rest:.1f} KB "
        f"| {second.lcp_ms:.0f} ms | {sum(second.size_kb.values()):.1f} KB |\n"
    )


if __name__ == "__main__":
    sys.exit(main())
