"""What every template knows: the way around, and whom the page is for."""

from functools import partial
from typing import Any

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import get_language, get_language_info, gettext_lazy

# Label and address name, in order; each context adds its line.
NAVIGATION: tuple[tuple[Promise, str], ...] = (
    (gettext_lazy("Today"), "home:today"),
    (gettext_lazy("Plan"), "plans:plan"),
    (gettext_lazy("Exercises"), "library:index"),
    (gettext_lazy("Learn"), "learn:index"),
    (gettext_lazy("History"), "sessions:history"),
)


def shell(request: HttpRequest) -> dict[str, Any]:
    """Return the values for the layout; whether a lock holds is asked only where the way around is shown."""
    language = get_language() or "en"
    return {
        "navigation": partial(_ways, request),
        "language": language,
        "direction": "rtl" if get_language_info(language)["bidi"] else "ltr",
        "person": getattr(request, "person", None),
    }


def _ways(request: HttpRequest) -> tuple[tuple[Promise, str], ...]:
    """The way around; under a lock there is nowhere to go. Pages that know of no person have no `is_locked`."""
    is_locked = getattr(request, "is_locked", None)
    return () if is_locked is not None and is_locked() else NAVIGATION
