"""What a person answered to the safety screen, and the locks that came of it. A finished screen is never changed."""

import uuid

from django.db import models

from limber.web.people.models import Person


class Screen(models.Model):
    """One passage through the questions: the full screen, or the page of leg signs. Open until `finished_at`.

    `answers` is the plain form of `limber.safety.Answers`; the outcome is always worked out again from it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="screens")
    part = models.CharField(max_length=10, choices=(("full", "full"), ("leg-signs", "leg-signs")))
    begun_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    answers = models.JSONField()

    class Meta:
        """The oldest first; at most one open for each person."""

        ordering = ("begun_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("person",), condition=models.Q(finished_at=None), name="one_open_screen_a_person"
            ),
        )


class LockRow(models.Model):
    """The record of a lock. The row stays when the lock has ended.

    `screening` is the screen that opened it, empty for one from a session. `statement` is empty until the person
    states that this was checked.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="locks")
    opened_at = models.DateTimeField()
    action = models.CharField(max_length=2)
    rules = models.JSONField()
    clauses = models.JSONField()
    screening = models.CharField(max_length=36, blank=True)
    statement = models.JSONField(null=True)

    class Meta:
        """The oldest first; the same lock is recorded once."""

        ordering = ("opened_at", "id")
        constraints = (models.UniqueConstraint(fields=("person", "opened_at", "action"), name="one_row_for_each_lock"),)


class ReaskRow(models.Model):
    """Something happened after which the full screen is due."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="reasks")
    at = models.DateTimeField()
    why = models.CharField(max_length=16)

    class Meta:
        """The oldest first."""

        ordering = ("at", "id")
