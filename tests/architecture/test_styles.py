"""The layout follows the direction of the writing: no style names left, right, top or bottom as a place in a text."""

import re
from pathlib import Path

import pytest

FRONTEND = Path(__file__).resolve().parents[2] / "frontend"
SHEETS = sorted(path for folder in ("styles", "islands") for path in (FRONTEND / folder).rglob("*.css"))

SIDES = "left|right|top|bottom"
PHYSICAL_NAME = re.compile(
    rf"(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:{SIDES})(?:-.+)?"
    rf"|border-(?:top|bottom)-(?:left|right)-radius|{SIDES}|(?:min-|max-)?(?:width|height)"
)
PHYSICAL_VALUE = re.compile(r"\b(?:left|right)\b")
FOUR_SIDES = ("margin", "padding", "inset", "border-width", "border-style", "border-color")
# The edges of a device's screen are where they are, whatever is written on it.
OF_THE_DEVICE = re.compile(r"env\(safe-area-inset-\w+\)")


def physical(sheet: str) -> list[str]:
    """The declarations of a style sheet that name a side of the screen."""
    rules = re.sub(r"/\*.*?\*/|@media[^{]*\{|@container[^{]*\{", " ", sheet, flags=re.S)
    found = []
    for name, value in re.findall(r"(?<![\w-])([a-z-]+)\s*:\s*([^;{}]+)[;}]", rules):
        said, ours = f"{name}: {' '.join(value.split())}", OF_THE_DEVICE.sub("0px", value)
        side = PHYSICAL_NAME.fullmatch(name) or (PHYSICAL_VALUE.search(ours) and "url(" not in ours)
        if side or (name in FOUR_SIDES and ours == value and _uneven(value)):
            found.append(said)
    return found


def _uneven(value: str) -> bool:
    """Whether a shorthand of four gives the two ends of a line different values."""
    while (simpler := re.sub(r"\w*\([^()]*\)", lambda found: f"x{abs(hash(found[0]))}", value)) != value:
        value = simpler
    parts = value.split()
    return len(parts) == 4 and parts[1] != parts[3]


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_styles_use_logical_properties(path: Path) -> None:
    assert physical(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("sheet", "found"),
    [
        ("a { margin-left: 4px }", ["margin-left: 4px"]),
        ("a { color: red; width: 3rem; }", ["width: 3rem"]),
        ("a { text-align: right }", ["text-align: right"]),
        ("a { padding: 1px calc(2px + 1px) 3px 4px }", ["padding: 1px calc(2px + 1px) 3px 4px"]),
        ("a { padding: 1px calc(2px) 3px calc(2px); border-start-end-radius: 3px }", []),
        ("@media (min-width: 20rem) { a { inline-size: 3px; text-align: start } }", []),
        ("a { padding: 0 env(safe-area-inset-right) 0 env(safe-area-inset-left) }", []),
        ("a { border-top-left-radius: 2px }", ["border-top-left-radius: 2px"]),
    ],
)
def test_a_side_of_the_screen_is_found(sheet: str, found: list[str]) -> None:
    assert physical(sheet) == found
