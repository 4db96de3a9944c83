"""Whom to call, by country: emergency, urgent advice, crisis line.

Numbers change. They stand in ``emergency.toml``; where a country is not known, 112 is given with a sentence
that local numbers differ, because 112 reaches help from most mobile phones.
"""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Annotated, Literal

from limber.plain import Pattern, read, value
from limber.safety.country_names import COUNTRY_NAMES
from limber.words import N_

Phone = Annotated[str, Pattern(r"[*#]?[0-9]{1,5}( ?[0-9]{1,4})*", "a phone number: digits and single spaces")]
Call = Literal["emergency", "urgent", "crisis"]
"""Whom a text says to call."""
CountryCode = Annotated[str, Pattern(r"[A-Z]{2}", "a country code of two capital letters, such as GB")]

LOCAL_NUMBERS_DIFFER = N_(
    "Limber does not know the numbers of your country. 112 works from most mobile phones. Local numbers may differ."
)


@value
class Country:
    """A country that Limber knows numbers for; `name` is an English text to translate."""

    code: CountryCode
    name: str


@value
class EmergencyNumbers:
    """Whom to call in a country, as it is dialled there.

    `emergency` reaches an ambulance, `also` is a second number for it. `urgent`: advice on the same day;
    None = no line for the whole country (call a doctor or a hospital). `crisis`: someone to talk to; None = call
    the emergency number. `note`: a sentence to show with them; None for a known country.
    """

    emergency: Phone
    also: Phone | None = None
    urgent: Phone | None = None
    crisis: Phone | None = None
    note: str | None = None

    def to_call(self, whom: Call | None) -> str | None:
        """The number behind what a text says; None where it names nobody, or the country has no urgent line."""
        if whom is None:
            return None
        return {"emergency": self.emergency, "urgent": self.urgent, "crisis": self.crisis or self.emergency}[whom]


UNKNOWN_COUNTRY = EmergencyNumbers(emergency="112", note=LOCAL_NUMBERS_DIFFER)


@lru_cache
def _known() -> Mapping[str, EmergencyNumbers]:
    text = files("limber.safety").joinpath("emergency.toml").read_text("utf-8")
    return read(dict[CountryCode, EmergencyNumbers], tomllib.loads(text), "emergency.toml")


def countries() -> tuple[Country, ...]:
    """The countries whose numbers are known, by their English names."""
    found = (Country(code=code, name=COUNTRY_NAMES[code]) for code in _known())
    return tuple(sorted(found, key=lambda country: country.name))


def numbers(country_code: str | None) -> EmergencyNumbers:
    """The numbers of a country (ISO 3166-1 alpha-2, either case); 112 with a note where it is not known."""
    return _known().get((country_code or "").upper(), UNKNOWN_COUNTRY)


def dialled(number: str) -> str:
    """A number as it stands in a ``tel:`` link, without spaces."""
    return number.replace(" ", "")
