"""What the player is told of the camera coach for each exercise: the address of what to look for, and words."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from django.conf import settings

from limber import coach
from limber.coach.watch import WHY_TIMER, Mode
from limber.plain import read
from limber.session import Watch
from limber.web import data_folder, own_figures
from limber.words import N_, message

FOLLOWED: Mapping[Mode, str] = {
    "repetitions": N_("The camera counts the repetitions."),
    "holds": N_("The camera times the hold."),
    "timer": N_("This one goes by the timer."),
}


def watch_of(exercise_id: str) -> Watch:
    """What is known of an exercise's camera coaching; the player follows where there is an address."""
    address = own_figures.files_of(exercise_id).watch
    found = _read(_file(address))
    about = WHY_TIMER[found.why_timer] if found.why_timer else FOLLOWED[found.mode]
    followed = address if found.mode != "timer" else ""
    return Watch(address=followed, mode=found.mode, about=message(about), moving_s=found.moving_s)


def _file(address: str) -> Path:
    """Where a figure's file stands: in the build, or in the data folder for an exercise of one's own."""
    own = f"/{own_figures.ADDRESS}"
    if address.startswith(own):
        return Path(settings.LIMBER_DATA) / data_folder.FIGURES / address.removeprefix(own)
    return Path(settings.LIMBER_DIST) / address.removeprefix(settings.STATIC_URL)


@cache
def _read(file: Path) -> coach.Watch:
    """The file of one exercise; its name carries the hash of its contents, so it is read once."""
    return read(coach.Watch, json.loads(file.read_text(encoding="utf-8")), file.name)
