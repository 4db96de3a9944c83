"""What a person wishes of their plan."""

from typing import TYPE_CHECKING, Any, get_args

from django import forms
from django.utils.translation import gettext, gettext_lazy

from limber.catalogue import load
from limber.catalogue.tags import Equipment
from limber.errors import InputError
from limber.plain import plain, read
from limber.programme import HOUSEHOLD, Goal
from limber.session import THINGS
from limber.web.plans import body_map
from limber.web.plans.models import Wishes

ASKED_FOR: tuple[Equipment, ...] = tuple(
    thing for thing in get_args(Equipment) if any(thing in e.data.equipment for e in load().exercises.values())
)
FAMILIES = [
    ("walking", gettext_lazy("Walking and the like")),
    ("strength", gettext_lazy("Strength")),
    ("mobility", gettext_lazy("Easy movement and stretching")),
    ("pilates", gettext_lazy("Slow control, as in Pilates")),
]
GOALS = [
    ("", gettext_lazy("Something else")),
    ("walk", gettext_lazy("Walking")),
    ("sit", gettext_lazy("Sitting for long")),
    ("stand", gettext_lazy("Standing for long")),
    ("lift", gettext_lazy("Lifting")),
    ("bend", gettext_lazy("Bending down")),
    ("carry", gettext_lazy("Carrying")),
    ("stairs", gettext_lazy("Stairs")),
    ("sleep", gettext_lazy("Sleeping")),
    ("balance", gettext_lazy("Standing safely")),
    ("active", gettext_lazy("Being more active")),
]
MOST_GOALS = 3
# What stands folded on the page, and the fields in it.
FOLDS = {
    "areas": ("areas",),
    "likes": ("liked_families", "disliked_families", "variety"),
    "goals": tuple(f"goal_{n}" for n in range(1, MOST_GOALS + 1)),
    "you": ("worry", "confidence", "experience", "sits_long"),
}
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
        choices=lambda: FAMILIES,
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
    disliked_families = forms.MultipleChoiceField(
        label=gettext_lazy("Which kinds would you rather not do?"),
        choices=lambda: FAMILIES,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    areas = forms.MultipleChoiceField(
        label=gettext_lazy("Where does it hurt?"),
        choices=lambda: list(body_map.NAMES.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    confidence = forms.ChoiceField(
        label=gettext_lazy("Do you trust your back to move?"),
        choices=[
            ("high", gettext_lazy("Yes")),
            ("some", gettext_lazy("Partly")),
            ("low", gettext_lazy("No, hardly")),
        ],
        widget=forms.RadioSelect,
        required=False,
    )
    experience = forms.ChoiceField(
        label=gettext_lazy("Have you done exercises like these before?"),
        choices=[
            ("none", gettext_lazy("No")),
            ("some", gettext_lazy("Now and then")),
            ("regular", gettext_lazy("For a long time, regularly")),
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
            "minutes", "days_per_week", "no_floor", "equipment", "liked_families", "disliked_families", "variety",
            "worry", "confidence", "experience", "areas", "sits_long",
        )  # fmt: skip

    def __init__(self, *args: Any, **values: Any) -> None:
        """Start from what most homes have where nothing was chosen yet."""
        super().__init__(*args, **values)
        if self.instance.set_at is None:
            self.initial["equipment"] = [thing for thing in HOUSEHOLD if thing in ASKED_FOR]
        known = [*self.instance.goals, *[{}] * MOST_GOALS][:MOST_GOALS]
        for number, goal in enumerate(known, 1):
            label = gettext("Goal %(number)s, in your own words") % {"number": number}
            words = forms.CharField(label=label, max_length=120, required=False, initial=goal.get("words", ""))
            kind = forms.ChoiceField(label=gettext("What is it about?"), choices=GOALS, required=False)
            kind.initial = goal.get("kind") or ""
            self.fields[f"goal_{number}"], self.fields[f"goal_kind_{number}"] = words, kind

    def goals(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """The pairs of fields of each goal: its words, and what it is about."""
        return [(self[f"goal_{n}"], self[f"goal_kind_{n}"]) for n in range(1, MOST_GOALS + 1)]

    def open_folds(self) -> list[str]:
        """The folded parts that hold an answer, or something to correct."""
        told = {
            name for name in self.fields if self.errors.get(name) or self[name].value() not in (None, "", [], False)
        }
        if self["variety"].value() == "usual":
            told.discard("variety")
        return [fold for fold, fields in FOLDS.items() if told.intersection(fields)]

    def pictures(self) -> list[dict[str, Any]]:
        """The body map, joined to the boxes of its list."""
        ids = {tick.data["value"]: tick.id_for_label for tick in self["areas"]}
        return body_map.pictures(ids)

    def clean_areas(self) -> list[str] | None:
        """Nothing ticked: not told."""
        return self.cleaned_data["areas"] or None

    def clean(self) -> dict[str, Any]:
        """Read the goals as the plan reads them, and refuse a family that is both liked and not."""
        found: dict[str, Any] = super().clean() or {}
        goals = []
        for number in range(1, MOST_GOALS + 1):
            words = " ".join(str(found.get(f"goal_{number}") or "").split())
            try:
                if words:
                    goals.append(plain(read(Goal, {"words": words, "kind": found.get(f"goal_kind_{number}") or None})))
            except InputError:
                self.add_error(f"goal_{number}", gettext("Write it in one line, without < and >."))
        self.instance.goals = goals
        if set(found.get("liked_families") or ()) & set(found.get("disliked_families") or ()):
            self.add_error("disliked_families", gettext("You chose this kind as one that you like."))
        return found

    def clean_variety(self) -> str:
        """Nothing chosen is the usual."""
        return self.cleaned_data["variety"] or "usual"
