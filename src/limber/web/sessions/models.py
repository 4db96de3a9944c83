"""Sessions and their events, and the next-morning check-ins."""

import uuid

from django.db import models

from limber.web.people.models import Person


class Session(models.Model):
    """One session: what was planned, and, once it has ended, what came of it.

    `day` is the person's local day. `planned` is the plan's day as it was played and `versions` what it was
    made with, so that the record can be read years later. `summary` is empty until the session has ended;
    then `events_packed` holds all its events, compressed, and their rows go.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="sessions")
    day = models.DateField()
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    pain_before_0_10 = models.PositiveSmallIntegerField()
    planned = models.JSONField()
    script = models.JSONField()
    versions = models.JSONField()
    summary = models.JSONField(null=True)
    events_packed = models.BinaryField(null=True)

    class Meta:
        """The oldest first."""

        ordering = ("begun_at", "id")
        indexes = (models.Index(fields=("person", "day")),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(ended_at=None, summary=None)
                | models.Q(ended_at__isnull=False, summary__isnull=False),
                name="an_ended_session_has_a_summary",
            ),
        )


class EventRow(models.Model):
    """One event as the device sent it; `received_at` is our clock. The same id twice is one event."""

    id = models.UUIDField(primary_key=True, editable=False)
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="events")
    seq = models.PositiveIntegerField()
    at = models.CharField(max_length=40)
    kind = models.CharField(max_length=32)
    data = models.JSONField()
    received_at = models.DateTimeField()

    class Meta:
        """In the order of the device."""

        ordering = ("seq",)


class Morning(models.Model):
    """The answers of one morning after: pain now and usually, nights lost since the session, new leg signs, a flare."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="mornings")
    day = models.DateField()
    answered_at = models.DateTimeField()
    pain_0_10 = models.PositiveSmallIntegerField()
    usual_0_10 = models.PositiveSmallIntegerField()
    lost_nights = models.PositiveSmallIntegerField()
    new_leg_signs = models.BooleanField()
    flare = models.BooleanField()

    class Meta:
        """The oldest first; all are kept, and the last answer of a day stands."""

        ordering = ("answered_at", "id")
