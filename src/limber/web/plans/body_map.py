"""The body map, front and back: one table of places, from which the picture, its list and its styles come.

Seen from the front the person's right is on the left of the picture; seen from behind it is on the right.
"""

from collections.abc import Iterator
from typing import Any, Literal, get_args

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from limber.plain import value
from limber.programme import PainArea

WIDTH, HEIGHT = 200, 440
View = Literal["front", "back"]

NAMES: dict[PainArea, Promise] = {
    "neck": gettext_lazy("Neck"),
    "upper-back": gettext_lazy("Upper back"),
    "mid-back": gettext_lazy("Middle of the back"),
    "low-back": gettext_lazy("Low back"),
    "tailbone": gettext_lazy("Tailbone"),
    "chest": gettext_lazy("Chest"),
    "belly": gettext_lazy("Belly"),
    "left-shoulder": gettext_lazy("Left shoulder"),
    "right-shoulder": gettext_lazy("Right shoulder"),
    "left-arm": gettext_lazy("Left arm"),
    "right-arm": gettext_lazy("Right arm"),
    "left-hand": gettext_lazy("Left hand or wrist"),
    "right-hand": gettext_lazy("Right hand or wrist"),
    "left-buttock": gettext_lazy("Left buttock"),
    "right-buttock": gettext_lazy("Right buttock"),
    "left-hip": gettext_lazy("Left hip"),
    "right-hip": gettext_lazy("Right hip"),
    "left-groin": gettext_lazy("Left groin"),
    "right-groin": gettext_lazy("Right groin"),
    "left-thigh-front": gettext_lazy("Left thigh, front"),
    "right-thigh-front": gettext_lazy("Right thigh, front"),
    "left-thigh-back": gettext_lazy("Left thigh, back"),
    "right-thigh-back": gettext_lazy("Right thigh, back"),
    "left-knee": gettext_lazy("Left knee"),
    "right-knee": gettext_lazy("Right knee"),
    "left-shin": gettext_lazy("Left shin"),
    "right-shin": gettext_lazy("Right shin"),
    "left-calf": gettext_lazy("Left calf"),
    "right-calf": gettext_lazy("Right calf"),
    "left-foot": gettext_lazy("Left foot or ankle"),
    "right-foot": gettext_lazy("Right foot or ankle"),
}


@value
class Spot:
    """One place in one picture: a rounded box, from its left upper corner, in the picture's own units."""

    area: PainArea
    view: View
    x: int
    y: int
    width: int
    height: int


MIDDLE: tuple[tuple[PainArea, View, int, int, int], ...] = (
    ("neck", "front", 52, 30, 22), ("chest", "front", 82, 56, 46), ("belly", "front", 132, 54, 56),
    ("neck", "back", 52, 30, 24), ("upper-back", "back", 80, 58, 36), ("mid-back", "back", 119, 54, 32),
    ("low-back", "back", 154, 54, 32), ("tailbone", "back", 189, 22, 24),
)  # fmt: skip
"""Place, picture, top, width, height; in the middle."""
SIDES: tuple[tuple[str, View, int, int, int, int], ...] = (
    ("shoulder", "front", 41, 78, 28, 34), ("arm", "front", 34, 115, 27, 78), ("hand", "front", 27, 196, 27, 44),
    ("hip", "front", 61, 192, 21, 30), ("groin", "front", 83, 192, 16, 30), ("thigh-front", "front", 63, 225, 34, 66),
    ("knee", "front", 69, 294, 28, 30), ("shin", "front", 69, 327, 27, 62), ("foot", "front", 70, 393, 28, 32),
    ("shoulder", "back", 41, 78, 28, 34), ("arm", "back", 34, 115, 27, 78), ("hand", "back", 27, 196, 27, 44),
    ("buttock", "back", 62, 189, 25, 40), ("thigh-back", "back", 63, 232, 34, 70), ("calf", "back", 69, 318, 27, 70),
    ("foot", "back", 70, 393, 28, 32),
)  # fmt: skip
"""The same with the left edge, for the side that is on the left of the picture; the other is its mirror."""


def spots() -> Iterator[Spot]:
    """Every place in both pictures."""
    for area, view, y, width, height in MIDDLE:
        yield Spot(area=area, view=view, x=(WIDTH - width) // 2, y=y, width=width, height=height)
    known: dict[str, PainArea] = {area: area for area in get_args(PainArea)}
    for part, view, x, y, width, height in SIDES:
        here, there = ("right", "left") if view == "front" else ("left", "right")
        for side, left in ((here, x), (there, WIDTH - x - width)):
            place = known.get(f"{side}-{part}")
            if place is not None:
                yield Spot(area=place, view=view, x=left, y=y, width=width, height=height)


def pictures(ids: dict[str, str]) -> list[dict[str, Any]]:
    """Both pictures for a template. `ids`: the id of each place's box in the list."""
    titles = (("front", gettext_lazy("From the front")), ("back", gettext_lazy("From behind")))
    return [
        {
            "view": view,
            "title": title,
            "spots": [{"spot": s, "name": NAMES[s.area], "for": ids[s.area]} for s in spots() if s.view == view],
        }
        for view, title in titles
    ]
