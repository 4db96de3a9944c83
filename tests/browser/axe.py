"""axe-core on a page of ours, in both themes."""

from functools import cache
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Page

SOURCE = Path(__file__).resolve().parents[2] / "frontend/node_modules/axe-core/axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


@cache
def _source() -> str:
    return SOURCE.read_text()


def violations(page: Page) -> list[str]:
    """Return one line for each defect: theme, rule, what it is about, where."""
    # Our policy allows no foreign script in the page; what the debugger evaluates is not under it.
    page.evaluate(f"() => {{ {_source()} }}")
    found: list[str] = []
    for theme in THEMES:
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        result: dict[str, Any] = page.evaluate(
            "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", TAGS
        )
        for violation in result["violations"]:
            places = "; ".join(" ".join(node["target"]) for node in violation["nodes"])
            found.append(f"{theme}: {violation['id']} ({violation['help']}) at {places}")
    page.emulate_media(color_scheme="light", reduced_motion="no-preference")
    return found
