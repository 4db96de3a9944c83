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


def category(name: str) -> str:
    """Return a kind of exercise in words."""
    return str(CATEGORIES[name])


def start(name: str) -> str:
    """Return a start position in words."""
    return str(STARTS[name])


def places() -> list[tuple[str, str]]:
    """Return the filter of places."""
    return [("no-floor", _("Not on the floor")), ("floor", _("On the floor")), ("desk", _("At a desk"))]
