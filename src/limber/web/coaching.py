"""What the camera coach looks for in each exercise, as the build wrote it down: one file each, and an index.

``dist/watch/watch.json`` holds, by exercise, ``file`` (below ``/static/``; empty where the exercise runs by the timer),
``mode`` (what is followed) and ``about`` (how far the camera can be trusted, or why the timer leads).
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

from django.conf import settings

from limber.plain import read, value
from limber.session import Watch
from limber.words import Message

INDEX = "watch/watch.json"


@value
class Watched:
    """One row of the index."""

    file: str
    mode: Literal["repetitions", "holds", "timer"]
    about: Message


def watch_of(exercise_id: str) -> Watch | None:
    """What is known of an exercise's camera coaching; None where the build says nothing of it."""
    found = _index(settings.LIMBER_DIST).get(exercise_id)
    if found is None:
        return None
    return Watch(address=settings.STATIC_URL + found.file if found.file else "", mode=found.mode, about=found.about)


@cache
def _index(dist: Path) -> Mapping[str, Watched]:
    try:
        told = json.loads((dist / INDEX).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    return read(dict[str, Watched], told, INDEX)
