"""What every template knows: the way around, and whom the page is for."""

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
    """Return the values for the layout; costs no query."""
    language = get_language() or "en"
    return {
        "navigation": () if _is_locked(request) else NAVIGATION,
        "language": language,
        "direction": "rtl" if get_language_info(language)["bidi"] else "ltr",
        "person": getattr(request, "person", None),
    }


def _is_locked(request: HttpRequest) -> bool:
    """Whether a lock is known to hold: then there is nowhere to go."""
    standing = getattr(request, "standing", None)
    return standing is not None and standing.kind == "locked"
