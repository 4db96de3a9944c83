"""The card with the danger signs and the numbers of the person's country, for a page or for paper."""

from typing import Any

from limber.safety.card import SAFETY_CARD
from limber.safety.emergency import numbers
from limber.web.people.models import Person


def danger_card(person: Person) -> dict[str, Any]:
    """The parts of the card, each with the number to call. Its texts are English: templates say them."""
    known = numbers(person.country)
    parts = [
        {
            "title": part.title,
            "signs": part.signs,
            "call": known.to_call(part.call),
            "level": "danger" if part.call == "emergency" else "sun",
        }
        for part in SAFETY_CARD
    ]
    return {"parts": parts, "crisis": known.crisis}
