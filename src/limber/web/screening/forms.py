"""The statement that ends a lock, together with a new full screen."""

from datetime import date, datetime

from django import forms
from django.utils.translation import gettext, gettext_lazy

from limber.safety import Statement
from limber.web import dates


class SeenForm(forms.Form):
    """When, by whom, that exactly this was checked, and that the person may exercise. All of it is needed."""

    seen_on = forms.DateField(
        label=gettext_lazy("When were you seen?"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    seen_by = forms.ChoiceField(
        label=gettext_lazy("Who saw you?"),
        choices=(
            ("", gettext_lazy("Choose")),
            ("doctor", gettext_lazy("A doctor")),
            ("nurse", gettext_lazy("A nurse")),
            ("physiotherapist", gettext_lazy("A physiotherapist")),
            ("hospital", gettext_lazy("A hospital")),
        ),
    )
    checked_exactly_this = forms.BooleanField(label=gettext_lazy("Exactly what is listed above was checked."))
    may_exercise = forms.BooleanField(label=gettext_lazy("I was told that I may exercise."))

    def __init__(self, *args: object, since: date, today: date, **values: object) -> None:
        """Take the days between which the visit must lie: the lock's first, and today."""
        super().__init__(*args, **values)  # type: ignore[arg-type]
        self.since, self.today = since, today
        self.fields["seen_on"].widget.attrs |= {"min": since.isoformat(), "max": today.isoformat()}

    @property
    def ticks(self) -> list[forms.BoundField]:
        """The two boxes that must both be ticked."""
        return [self["checked_exactly_this"], self["may_exercise"]]

    def clean_seen_on(self) -> date:
        """Refuse a visit before the lock (it cannot have been about this) or in the future."""
        seen_on: date = self.cleaned_data["seen_on"]
        if not self.since <= seen_on <= self.today:
            raise forms.ValidationError(
                gettext("Choose a day from %(first)s to today.") % {"first": dates.in_full(self.since)}
            )
        return seen_on

    def statement(self, clauses: tuple[str, ...], at: datetime) -> Statement:
        """Return the statement for these clauses."""
        return Statement(
            seen_on=self.cleaned_data["seen_on"],
            seen_by=self.cleaned_data["seen_by"],
            clauses=clauses,
            recorded_at=at,
            checked_exactly_this=True,
            may_exercise=True,
        )
