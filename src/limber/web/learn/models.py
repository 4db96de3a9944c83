"""Which articles a person has read, so that none is offered twice."""

from django.db import models

from limber.web.people.models import Person


class Reading(models.Model):
    """An article that a person opened or put away, and the person's local day of the first time."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="readings")
    article = models.CharField(max_length=60)
    day = models.DateField()

    class Meta:
        """One row for each article: the first time counts."""

        constraints = (models.UniqueConstraint(fields=("person", "article"), name="an_article_is_read_once"),)
