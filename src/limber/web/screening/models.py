"""What a person answered to the safety screen, and the locks that came of it. Nothing here is ever overwritten."""

import uuid

from django.db import models

from limber.web.people.models import Person


class Screen(models.Model):
    """One passage through the questions. Open until `finished_at`; a finished one is never changed again.

    `answers` is the plain form of `limber.safety.Answers`; the outcome is always worked out again from it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="screens")
    begun_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    answers = models.JSONField()

    class Meta:
        """The newest last; at most one open for each person."""

        ordering = ("begun_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("person",), condition=models.Q(finished_at=None), name="one_open_screen_a_person"
            ),
        )


class LockRow(models.Model):
    """A lock, with what opened it. It ends by a statement and a new full screen; both stay here."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="locks")
    opened_at = models.DateTimeField()
    action = models.CharField(max_length=2)
    clauses = models.JSONField()
    statement = models.JSONField(null=True)

    class Meta:
        """The oldest first."""

        ordering = ("opened_at", "id")
