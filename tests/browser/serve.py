"""``limber`` for browser tests: the same, but its clock is ahead by the seconds in a file, and a few files more."""

import os
import sys
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone

import limber.cli
from limber.web import clock, launch


def now() -> datetime:
    """Return the moment that the test is in."""
    ahead_s = float(Path(os.environ["LIMBER_TEST_CLOCK"]).read_text())
    return timezone.now() + timedelta(seconds=ahead_s)


clock.now.__code__ = now.__code__  # every module that took the function by name travels too
clock.now.__globals__.update(os=os, Path=Path, timedelta=timedelta)
set_up_django = launch.set_up_django


def set_up_with_more_files(port: int) -> None:
    """Serve the files beside this script too, as WhiteNoise serves our own."""
    set_up_django(port)
    settings.WHITENOISE_ROOT = Path(__file__).with_name("files")


launch.set_up_django = set_up_with_more_files
sys.exit(limber.cli.main())
