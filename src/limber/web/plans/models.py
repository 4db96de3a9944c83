"""What a person wishes of their plan. The plan itself is worked out from this, the screen and the history."""

from django.db import models

from limber.web.people.models import Person


class Wishes(models.Model):
    """How long, how often, with what, and which exercises the person likes or leaves out.

    `equipment`, `liked`, `disliked`, `excluded` and `pinned` are lists of ids, and so are the families; `goals` and
    `areas` are as in a request (areas None: not told). `worry`, `confidence`, `experience` empty: not told. `chosen`:
    the sessions of a better plan, for which question, and what became of it (see `thinking`). `set_at` is empty until
    the person has looked at the page once: the plan then stands on the defaults. `next_on`: the day to which the next
    session was moved. `undone`: changes of the programme that the person took back. `direction`: a guided test.
    """

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="wishes")
    minutes = models.PositiveSmallIntegerField(default=15)
    days_per_week = models.PositiveSmallIntegerField(default=3)
    no_floor = models.BooleanField(default=False)
    equipment = models.JSONField(default=list)
    liked = models.JSONField(default=list)
    disliked = models.JSONField(default=list)
    excluded = models.JSONField(default=list)
    pinned = models.JSONField(default=list)
    undone = models.JSONField(default=list)
    direction = models.JSONField(null=True, default=None)
    next_on = models.DateField(null=True)
    liked_families = models.JSONField(default=list)
    disliked_families = models.JSONField(default=list)
    goals = models.JSONField(default=list)
    areas = models.JSONField(null=True, default=None)
    worry = models.CharField(max_length=8, blank=True, default="")
    confidence = models.CharField(max_length=8, blank=True, default="")
    experience = models.CharField(max_length=8, blank=True, default="")
    variety = models.CharField(max_length=8, default="usual")
    sits_long = models.BooleanField(default=False)
    chosen = models.JSONField(default=list)
    chosen_for = models.CharField(max_length=64, blank=True, default="")
    chosen_state = models.CharField(max_length=8, blank=True, default="")
    get_ready_s = models.PositiveSmallIntegerField(default=10)
    set_at = models.DateTimeField(null=True)

    class Meta:
        """Numbers that no plan could follow cannot be stored."""

        constraints = (
            models.CheckConstraint(condition=models.Q(minutes__range=(3, 35)), name="minutes_3_to_35"),
            models.CheckConstraint(condition=models.Q(days_per_week__range=(1, 7)), name="days_1_to_7"),
            models.CheckConstraint(condition=models.Q(get_ready_s__range=(3, 60)), name="get_ready_3_to_60_s"),
        )


class DayChange(models.Model):
    """One thing that the person wanted otherwise on one day; the latest is the first to be taken back."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="day_changes")
    day = models.DateField()
    made_at = models.DateTimeField()
    change = models.JSONField()

    class Meta:
        """In the order in which they were made."""

        ordering = ("made_at", "id")
        indexes = (models.Index(fields=("person", "day")),)
