"""A person; every row of every other table belongs to one."""

import uuid
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import models

from limber.web import clock

DAY_TURNS_AT = timedelta(hours=4)


class Person(models.Model):
    """Somebody who exercises here.

    `country` (two letters) is empty until the first-start page has been answered; `usual_waking` is local time.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    created_at = models.DateTimeField(default=clock.now, editable=False)
    name = models.CharField(max_length=60, blank=True)
    language = models.CharField(max_length=12, default="en")
    zone = models.CharField(max_length=64, default="UTC")
    country = models.CharField(max_length=2, blank=True)
    usual_waking = models.TimeField(default=time(7))

    class Meta:
        """The first person of a home comes first."""

        ordering = ("created_at", "id")

    def __str__(self) -> str:
        """Return no name: texts of rows end up in logs."""
        return f"person {self.id}"

    @property
    def is_set_up(self) -> bool:
        """Say whether the first-start page has been answered."""
        return bool(self.country)

    @property
    def tz(self) -> ZoneInfo:
        """Return the person's time zone."""
        return ZoneInfo(self.zone)

    def local_day(self, at: datetime) -> date:
        """Return the person's day at that moment; the day turns at four in the morning.

        Parameters
        ----------
        at : datetime
            An aware moment.
        """
        local = at.astimezone(self.tz).replace(tzinfo=None)
        return (local - DAY_TURNS_AT).date()
