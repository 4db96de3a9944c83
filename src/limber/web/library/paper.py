"""Which paper a sheet is for."""

from typing import get_args

from limber.exchange import Paper

# Where paper is Letter and not A4.
LETTER = frozenset({"US", "CA", "MX", "PH", "CL", "CO", "VE", "CR", "GT", "PA", "PR", "SV", "NI", "DO"})


def usual(country: str) -> Paper:
    """The paper of a country (two letters)."""
    return "letter" if country in LETTER else "a4"


def read(asked: str, country: str) -> Paper:
    """The paper that the address asks for; the country's where it asks for none that there is."""
    known: tuple[Paper, ...] = get_args(Paper)
    return next((paper for paper in known if paper == asked), usual(country))
