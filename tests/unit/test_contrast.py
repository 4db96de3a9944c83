"""Every pair of colours that carries text, or marks a control, is readable in both themes (WCAG 2.2: 4.5:1, 3:1)."""

import re
from pathlib import Path

import pytest

TOKENS = Path(__file__).parents[2] / "frontend/styles/tokens.css"
COLOURS: dict[str, tuple[str, str]] = {
    name: (day, night)
    for name, day, night in re.findall(
        r"--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)", TOKENS.read_text("utf-8")
    )
}
GROUNDS = ("paper", "raised")
TEXT_PAIRS = [
    *((text, ground) for text in ("ink", "quiet", "living", "living-deep", "danger", "sun-ink") for ground in GROUNDS),
    *((f"on-{name}", name) for name in ("living", "sun", "danger", "alarm")),
    *(("ink", soft) for soft in ("living-soft", "sun-soft", "danger-soft")),
    ("on-living", "living-deep"),
    ("sun-ink", "sun-soft"),
]
CONTROL_PAIRS = [("edge", ground) for ground in GROUNDS] + [("living", "living-soft"), ("focus", "paper")]


def luminance(colour: str) -> float:
    """Return the relative luminance of #rrggbb, as WCAG defines it."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [0, 1], ids=["day", "night"])
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_text_is_readable(text: str, ground: str, theme: int) -> None:
    assert contrast(COLOURS[text][theme], COLOURS[ground][theme]) >= 4.5


@pytest.mark.parametrize("theme", [0, 1], ids=["day", "night"])
@pytest.mark.parametrize(("mark", "ground"), CONTROL_PAIRS)
def test_controls_can_be_seen(mark: str, ground: str, theme: int) -> None:
    assert contrast(COLOURS[mark][theme], COLOURS[ground][theme]) >= 3


def test_every_colour_is_in_a_pair() -> None:
    decoration = {"line", "focus-halo"}
    used = {name for pair in (*TEXT_PAIRS, *CONTROL_PAIRS) for name in pair}
    assert set(COLOURS) - used == decoration
