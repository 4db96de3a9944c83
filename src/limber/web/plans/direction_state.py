"""A test of a direction between two pages: what was said so far travels sealed in the page, and nothing is stored."""

from datetime import timedelta
from typing import Any

from django import forms
from django.core import signing
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from limber.errors import InputError
from limber.plain import plain, read
from limber.programme import Direction, Felt, Try
from limber.web.people.models import Person
from limber.web.sessions.forms import PainField

PLACES: tuple[tuple[str, Promise], ...] = (
    ("back", gettext_lazy("Only in the back")),
    ("buttock", gettext_lazy("Down to the buttock")),
    ("thigh", gettext_lazy("Down to the thigh")),
    ("below-knee", gettext_lazy("Below the knee")),
)
NAMES: dict[Direction, Promise] = {"arching": gettext_lazy("Arching back"), "bending": gettext_lazy("Bending forward")}
_SALT = "limber.direction"
_LASTS = timedelta(hours=2)


class FeltForm(forms.Form):
    """How strong the pain is now, and how far down it reaches."""

    pain = PainField(gettext_lazy("How strong is the pain now, 0 to 10?"))
    place = forms.ChoiceField(
        choices=PLACES, widget=forms.RadioSelect, label=gettext_lazy("How far down does it reach?")
    )

    def __init__(self, *args: object, **values: object) -> None:
        """Name the question where it was left open."""
        super().__init__(*args, **values)  # type: ignore[arg-type]
        self.fields["pain"].error_messages["required"] = gettext_lazy("Choose a number for your pain.")
        self.fields["place"].error_messages["required"] = gettext_lazy("Choose how far down it reaches.")

    def felt(self) -> Felt:
        """The answers, once they are valid."""
        return Felt(pain_0_10=self.cleaned_data["pain"], place=self.cleaned_data["place"])


def way_of(text: str) -> Direction:
    """A direction by its id.

    Raises
    ------
    InputError
        For any other text.
    """
    known: dict[str, Direction] = {way: way for way in NAMES}
    if text not in known:
        raise InputError("direction", "expected one of " + ", ".join(NAMES))
    return known[text]


def sealed(person: Person, now: Try) -> str:
    """A test as text that only this Limber can have written, for this person."""
    return signing.dumps({"person": str(person.pk), "try": plain(now)}, salt=_SALT, compress=True)


def unsealed(person: Person, text: str) -> Try | None:
    """The test; None when it is older than two hours.

    Raises
    ------
    InputError
        For what nobody sealed, or for somebody else's.
    """
    try:
        found: dict[str, Any] = signing.loads(text, salt=_SALT, max_age=_LASTS)
    except signing.SignatureExpired:
        return None
    except signing.BadSignature:
        raise InputError("try", "expected what the page before gave") from None
    if found.get("person") != str(person.pk):
        raise InputError("try", "expected a test of this person")
    return read(Try, found.get("try"), "try")
