"""Whom to call, by country."""

import pytest

from limber.safety import emergency
from limber.safety.country_names import COUNTRY_NAMES

EU = "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE"


@pytest.mark.parametrize("code", EU.split())
def test_112_reaches_help_in_the_whole_european_union(code: str) -> None:
    assert emergency.numbers(code).emergency == "112"


@pytest.mark.parametrize(
    ("code", "number", "urgent", "crisis"),
    [
        ("GB", "999", "111", "116 123"),
        ("US", "911", None, "988"),
        ("CA", "911", "811", "988"),
        ("AU", "000", "1800 022 222", "13 11 14"),
        ("NZ", "111", "0800 611 116", "1737"),
        ("IN", "112", None, "14416"),
        ("CH", "144", None, "143"),
        ("MX", "911", None, "800 911 2000"),
    ],
)
def test_known_countries(code: str, number: str, urgent: str | None, crisis: str | None) -> None:
    found = emergency.numbers(code)
    assert (found.emergency, found.urgent, found.crisis, found.note) == (number, urgent, crisis, None)


@pytest.mark.parametrize("code", [None, "", "XX", "zz"])
def test_an_unknown_country_gets_112_and_a_sentence(code: str | None) -> None:
    found = emergency.numbers(code)
    assert (found.emergency, found.note) == ("112", emergency.LOCAL_NUMBERS_DIFFER)


def test_small_letters_do_too() -> None:
    assert emergency.numbers("gb") == emergency.numbers("GB")


def test_there_is_always_a_number_for_a_crisis() -> None:
    for country in emergency.countries():
        assert emergency.numbers(country.code).to_call("crisis")
    assert emergency.numbers("RO").to_call("crisis") == "112"


def test_every_country_has_a_name_and_every_name_a_country() -> None:
    listed = emergency.countries()
    assert [c.name for c in listed] == sorted(COUNTRY_NAMES.values())
    assert {c.code for c in listed} == set(COUNTRY_NAMES)
    assert len(listed) >= 40


def test_a_number_in_a_link_has_no_spaces() -> None:
    assert emergency.dialled("0800 111 0 111") == "08001110111"
    assert emergency.dialled("*4141") == "*4141"
