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
    ("neck", "front", 60, 30, 18), ("chest", "front", 80, 64, 50), ("belly", "front", 136, 58, 56),
    ("neck", "back", 60, 30, 18), ("upper-back", "back", 80, 62, 36), ("mid-back", "back", 118, 56, 32),
    ("low-back", "back", 152, 56, 34), ("tailbone", "back", 188, 20, 22),
)  # fmt: skip
"""Place, picture, top, width, height; in the middle."""
SIDES: tuple[tuple[str, View, int, int, int, int], ...] = (
    ("shoulder", "front", 30, 80, 30, 28), ("arm", "front", 22, 112, 26, 82), ("hand", "front", 12, 200, 28, 34),
    ("hip", "front", 56, 194, 22, 26), ("groin", "front", 80, 198, 20, 26), ("thigh-front", "front", 60, 226, 36, 68),
    ("knee", "front", 62, 298, 32, 28), ("shin", "front", 64, 330, 28, 60), ("foot", "front", 58, 394, 34, 32),
    ("shoulder", "back", 30, 80, 34, 28), ("arm", "back", 22, 112, 26, 82), ("hand", "back", 12, 200, 28, 34),
    ("buttock", "back", 60, 192, 28, 34), ("thigh-back", "back", 60, 230, 36, 66), ("calf", "back", 64, 326, 28, 62),
    ("foot", "back", 58, 394, 34, 32),
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
