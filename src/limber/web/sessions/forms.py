"""Before a session, and the morning after."""

from django import forms
from django.utils.translation import gettext, gettext_lazy

from limber.web.plans.forms import MINUTES, lengths

PAIN = [(n, str(n)) for n in range(11)]


class PainField(forms.TypedChoiceField):
    """Pain as eleven buttons, 0 to 10."""

    def __init__(self, label: object) -> None:
        """Take the question."""
        super().__init__(label=label, coerce=int, choices=PAIN, widget=forms.RadioSelect)  # type: ignore[arg-type]


class StartForm(forms.Form):
    """The safety tick of every session, pain now, and how long today."""

    tick = forms.ChoiceField(
        choices=(("none", gettext_lazy("None of these")), ("something", gettext_lazy("Something"))),
        widget=forms.RadioSelect,
        label=gettext_lazy("Since last time, is there any of these?"),
    )
    pain_now = PainField(gettext_lazy("How strong is your pain now?"))
    minutes = forms.TypedChoiceField(
        coerce=int,
        widget=forms.Select,
        label=gettext_lazy("How long today?"),
    )
    no_floor = forms.BooleanField(label=gettext_lazy("No floor today"), required=False)
    sugar = forms.BooleanField(
        label=gettext_lazy("I have checked my blood sugar, and it is not low."),
        help_text=gettext_lazy("If it is low, eat first. Start when it has come up."),
        error_messages={"required": gettext_lazy("Check your blood sugar first.")},
    )

    def __init__(self, *args: object, wished_minutes: int, insulin: bool, **values: object) -> None:
        """Offer the person's usual length first; sugar is asked of those who take insulin or a sulfonylurea."""
        super().__init__(*args, **values)  # type: ignore[arg-type]
        if not insulin:
            del self.fields["sugar"]
        field = self.fields["minutes"]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 - declared above; for the type checker
        field.choices = lengths(*sorted({3, 7, *MINUTES[1:], wished_minutes}))
        field.initial = wished_minutes

    def clean(self) -> dict[str, object]:
        """Leave the other questions open where the tick says "Something": the full screen comes first."""
        found = super().clean() or {}
        if found.get("tick") == "something":
            self.errors.clear()
        return found


class MorningForm(forms.Form):
    """The morning after: two numbers, the nights, and two ticks that change what comes next."""

    pain = PainField(gettext_lazy("How strong is your pain this morning?"))
    usual = PainField(gettext_lazy("How strong has it usually been in the last 7 days?"))
    lost_nights = forms.TypedChoiceField(
        coerce=int,
        choices=((0, gettext_lazy("None")), (1, gettext_lazy("One")), (2, gettext_lazy("Two or more"))),
        widget=forms.RadioSelect,
        label=gettext_lazy("How many nights of sleep have you lost to it since the session?"),
    )
    news = forms.MultipleChoiceField(
        choices=(
            ("legs", gettext_lazy("New pain, numbness or weakness in a leg, or a bladder or bowel change")),
            ("flare", gettext_lazy("This is a flare: much worse than usual, and hard to bear")),
            ("none", gettext_lazy("None of these")),
        ),
        widget=forms.CheckboxSelectMultiple,
        label=gettext_lazy("Is there any of these?"),
    )

    def __init__(self, *args: object, **values: object) -> None:
        """Name the question where it was left open: four times "this field" helps nobody."""
        super().__init__(*args, **values)  # type: ignore[arg-type]
        for field in self.fields.values():
            field.error_messages["required"] = gettext("Please answer: %(what)s") % {"what": field.label}

    def clean_news(self) -> list[str]:
        """Refuse "None of these" together with a tick."""
        news: list[str] = self.cleaned_data["news"]
        if "none" in news and len(news) > 1:
            raise forms.ValidationError(gettext_lazy("Tick what is true, or “None of these”, not both."))
        return news
