"""axe-core on a page of ours, in both themes."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Page

SOURCE = Path(__file__).resolve().parents[2] / "frontend/node_modules/axe-core/axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# A theme changes colours alone: in the dark one it is enough to look at what depends on them.
WHAT: dict[Literal["light", "dark"], dict[str, Any]] = {
    "light": {"type": "tag", "values": TAGS},
    "dark": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
}


RUN = "what => axe.run(document, {runOnly: what, resultTypes: ['violations']})"


@cache
def _source() -> str:
    return SOURCE.read_text()


def violations(page: Page, themes: Sequence[Literal["light", "dark"]] = ("light", "dark")) -> list[str]:
    """Return one line for each defect: theme, rule, what it is about, where."""
    # Our policy allows no foreign script in the page; what the debugger evaluates is not under it.
    if not page.evaluate("() => 'axe' in globalThis"):
        page.evaluate(f"() => {{ {_source()} }}")
    found: list[str] = []
    for theme in themes:
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        result: dict[str, Any] = page.evaluate(RUN, WHAT[theme])
        for violation in result["violations"]:
            places = "; ".join(" ".join(node["target"]) for node in violation["nodes"])
            found.append(f"{theme}: {violation['id']} ({violation['help']}) at {places}")
    page.emulate_media(color_scheme="light", reduced_motion="no-preference")
    return found
