"""Words for the catalogue's closed vocabularies."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

CATEGORIES: dict[str, Promise] = {
    "warm-up": gettext_lazy("Warm-up"),
    "mobility": gettext_lazy("Move and loosen"),
    "motor-control": gettext_lazy("Steady and balance"),
    "strength": gettext_lazy("Strengthen"),
    "cardio": gettext_lazy("Heart and lungs"),
    "stretch": gettext_lazy("Stretch"),
    "relaxation": gettext_lazy("Rest and breathe"),
}
STARTS: dict[str, Promise] = {
    "supine": gettext_lazy("Lying on your back"),
    "prone": gettext_lazy("Lying on your front"),
    "quadruped": gettext_lazy("On hands and knees"),
    "kneeling": gettext_lazy("Kneeling"),
    "half-kneeling": gettext_lazy("Kneeling on one knee"),
    "side-lying": gettext_lazy("Lying on your side"),
    "seated": gettext_lazy("Sitting"),
    "standing": gettext_lazy("Standing"),
    "wall": gettext_lazy("Standing at a wall"),
}
EQUIPMENT: dict[str, Promise] = {
    "mat": gettext_lazy("a mat or folded blanket"),
    "wall": gettext_lazy("a free wall"),
    "chair": gettext_lazy("a firm chair"),
    "counter": gettext_lazy("a counter or table to hold"),
    "pillow": gettext_lazy("a pillow"),
    "strap": gettext_lazy("a towel or strap"),
    "pool": gettext_lazy("a pool"),
    "bike": gettext_lazy("a bike"),
    "shoes": gettext_lazy("comfortable shoes"),
    "band": gettext_lazy("an exercise band"),
    "weight": gettext_lazy("a light weight"),
    "step": gettext_lazy("a step"),
}


def category(name: str) -> str:
    """Return a kind of exercise in words."""
    return str(CATEGORIES[name])


def start(name: str) -> str:
    """Return a start position in words."""
    return str(STARTS[name])


def equipment(name: str) -> str:
    """Return a thing that is needed, in words."""
    return str(EQUIPMENT[name])


def places() -> list[tuple[str, str]]:
    """Return the filter of places."""
    return [("no-floor", _("Not on the floor")), ("floor", _("On the floor")), ("desk", _("At a desk"))]
