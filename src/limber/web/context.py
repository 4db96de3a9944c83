"""What every template knows: the way around, and whom the page is for."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language, get_language_info

# Label and address name, in order; each context adds its line. The labels are translated in the template.
NAVIGATION: tuple[tuple[str, str], ...] = ()


def shell(request: HttpRequest) -> dict[str, Any]:
    """Return the values for the layout; costs no query."""
    language = get_language() or "en"
    return {
        "navigation": NAVIGATION,
        "language": language,
        "direction": "rtl" if get_language_info(language)["bidi"] else "ltr",
        "person": getattr(request, "person", None),
    }
