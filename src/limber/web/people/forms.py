"""What a person tells about where and how they live."""

from typing import TYPE_CHECKING
from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.utils.translation import gettext, gettext_lazy

from limber.safety import emergency
from limber.web.people.models import Person
from limber.words import translate

# Second names of places that also stand under their continent; devices do not use them.
OLD_NAMES = ("Etc/", "US/", "Canada/", "Brazil/", "Mexico/", "Chile/", "SystemV/")
ELSEWHERE = "ZZ"  # the code that ISO 3166 leaves to users; no country has it

if TYPE_CHECKING:  # only the type checker knows the form's kind of row
    from django.utils.functional import _StrPromise

    PersonForm = forms.ModelForm[Person]
else:
    PersonForm = forms.ModelForm


def _countries(language: str) -> list[tuple[str, str]]:
    named = sorted(((translate(c.name, language), c.code) for c in emergency.countries()), key=lambda pair: pair[0])
    known = [(code, name) for name, code in named]
    return [("", gettext("Choose a country")), *known, (ELSEWHERE, gettext("Another country"))]


def _zones() -> list[tuple[str, str]]:
    places = (zone for zone in available_timezones() if "/" in zone and not zone.startswith(OLD_NAMES))
    return [
        ("", gettext("Choose a time zone")),
        ("UTC", "UTC"),
        *((zone, zone.replace("_", " ")) for zone in sorted(places)),
    ]


def _say(words: "_StrPromise") -> "dict[str, _StrPromise]":
    """The same plain sentence for everything that can be wrong with a field."""
    return {"required": words, "invalid": words, "invalid_choice": words}


class AboutForm(PersonForm):
    """Language, country, time zone, usual waking time, and a name if they like."""

    country = forms.ChoiceField(
        label=gettext_lazy("Which country are you in?"),
        help_text=gettext_lazy("So that Limber can show the right emergency number."),
        error_messages=_say(gettext_lazy("Choose the country you are in.")),
    )
    zone = forms.ChoiceField(
        label=gettext_lazy("Time zone"),
        choices=_zones,
        error_messages=_say(gettext_lazy("Choose the time zone you are in.")),
    )
    usual_waking = forms.TimeField(
        label=gettext_lazy("When do you usually get up?"),
        help_text=gettext_lazy("Backs are stiffer in the first hour. Limber plans for that."),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages=_say(gettext_lazy("Give a time of day, for example 07:00.")),
    )
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=lambda: settings.LANGUAGES, required=False)
    name = forms.CharField(
        label=gettext_lazy("What shall Limber call you? (optional)"),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )

    class Meta:
        """The fields in the order of the page."""

        model = Person
        fields = ("language", "country", "zone", "usual_waking", "name")

    def __init__(self, *args: object, **values: object) -> None:
        """Fill the lists; a language is asked for only where there is more than one."""
        super().__init__(*args, **values)  # type: ignore[arg-type]
        if not self.instance.is_set_up:
            self.initial["zone"] = ""  # a wrong guess would shift every day
            self.fields["zone"].widget.attrs["data-offer-zone"] = True  # for the island "start"
        country = self.fields["country"]
        assert isinstance(country, forms.ChoiceField)  # noqa: S101 - declared above; for the type checker
        country.choices = _countries(self.instance.language)
        if len(settings.LANGUAGES) == 1:
            del self.fields["language"]

    def clean_language(self) -> str:
        """Keep the language where none is sent: the page of the first start has buttons for it."""
        return str(self.cleaned_data["language"] or self.instance.language)
