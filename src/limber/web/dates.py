"""Days as each language writes them: the order of their parts, and what stands between."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import get_language

# In Django's letters. A language that is not listed writes them as English does.
DAY = {"en": "l j F", "es": r"l j \d\e F", "de": "l, j. F", "fr": "l j F"}
DAY_OF_YEAR = {"en": "l j F Y", "es": r"l j \d\e F \d\e Y", "de": "l, j. F Y", "fr": "l j F Y"}
DATE = {"en": "j F Y", "es": r"j \d\e F \d\e Y", "de": "j. F Y", "fr": "j F Y"}


def day(on: date) -> str:
    """Return a day near today: Monday 2 March."""
    return _said(on, DAY)


def day_of_year(on: date) -> str:
    """Return a day that may be long ago: Monday 2 March 2026."""
    return _said(on, DAY_OF_YEAR)


def in_full(on: date) -> str:
    """Return a date without its weekday: 2 March 2026."""
    return _said(on, DATE)


def weekday(on: date) -> str:
    """Return the short name of a weekday: Mon."""
    return date_format(on, "D").removesuffix(".")


def _said(on: date, formats: dict[str, str]) -> str:
    language = get_language() or "en"
    wanted = formats.get(language, formats["en"])
    if language == "fr" and on.day == 1:  # the first of a month is an ordinal number in French
        wanted = wanted.replace("j", r"j\e\r")
    return date_format(on, wanted)
