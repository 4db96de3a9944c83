"""The one place from which the pages take the time, so that a test can be tomorrow."""

from datetime import datetime

from django.utils import timezone


def now() -> datetime:
    """Return the present moment, aware."""
    return timezone.now()
