"""What a person wishes of their plan."""

from typing import TYPE_CHECKING, Any, get_args

from django import forms
from django.utils.translation import gettext, gettext_lazy

from limber.catalogue import load
from limber.catalogue.tags import Equipment
from limber.programme import HOUSEHOLD
from limber.session import THINGS
from limber.web.plans.models import Wishes

ASKED_FOR: tuple[Equipment, ...] = tuple(
    thing for thing in get_args(Equipment) if any(thing in e.data.equipment for e in load().exercises.values())
)
MINUTES = (5, 10, 15, 20, 25, 30, 35)


def lengths(*minutes: int) -> list[tuple[int, str]]:
    """Return lengths of a session to choose from, in the language of the page."""
    return [(n, gettext("%(n)s minutes") % {"n": n}) for n in minutes]


if TYPE_CHECKING:
    ModelForm = forms.ModelForm[Wishes]
else:
    ModelForm = forms.ModelForm


class WishesForm(ModelForm):
    """Minutes, days, the floor, and what is at hand. Everything can be changed later."""

    minutes = forms.TypedChoiceField(
        label=gettext_lazy("How long may a session be?"),
        coerce=int,
        choices=lambda: lengths(3, *MINUTES),
        widget=forms.RadioSelect,
    )
    days_per_week = forms.TypedChoiceField(
        label=gettext_lazy("On how many days a week?"),
        coerce=int,
        choices=[(n, str(n)) for n in range(1, 8)],
        widget=forms.RadioSelect,
    )
    no_floor = forms.BooleanField(label=gettext_lazy("Leave out everything on the floor"), required=False)
    equipment = forms.MultipleChoiceField(
        label=gettext_lazy("What do you have at hand?"),
        choices=[(thing, gettext_lazy(THINGS[thing])) for thing in ASKED_FOR],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    liked_families = forms.MultipleChoiceField(
        label=gettext_lazy("Which kinds of movement do you like?"),
        choices=[
            ("walking", gettext_lazy("Walking and the like")),
            ("strength", gettext_lazy("Strength")),
            ("mobility", gettext_lazy("Easy movement and stretching")),
            ("pilates", gettext_lazy("Slow control, as in Pilates")),
        ],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    variety = forms.ChoiceField(
        label=gettext_lazy("The same things, or mixed up?"),
        choices=[
            ("few", gettext_lazy("Few things that I learn well")),
            ("usual", gettext_lazy("A bit of both")),
            ("mixed", gettext_lazy("Mixed up")),
        ],
        widget=forms.RadioSelect,
        required=False,
    )
    worry = forms.ChoiceField(
        label=gettext_lazy("Does it worry you to move your back?"),
        choices=[
            ("low", gettext_lazy("No, or hardly")),
            ("some", gettext_lazy("A little")),
            ("high", gettext_lazy("Yes, a lot")),
        ],
        widget=forms.RadioSelect,
        required=False,
    )
    sits_long = forms.BooleanField(label=gettext_lazy("I sit for most of the day"), required=False)

    class Meta:
        """The fields in the order of the page."""

        model = Wishes
        fields = (
            "minutes", "days_per_week", "no_floor", "equipment", "liked_families", "variety", "worry", "sits_long",
        )  # fmt: skip

    def __init__(self, *args: Any, **values: Any) -> None:
        """Start from what most homes have where nothing was chosen yet."""
        super().__init__(*args, **values)
        if self.instance.set_at is None:
            self.initial["equipment"] = [thing for thing in HOUSEHOLD if thing in ASKED_FOR]

    def clean_variety(self) -> str:
        """Nothing chosen is the usual."""
        return self.cleaned_data["variety"] or "usual"
