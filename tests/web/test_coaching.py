"""What the player is told of the camera coach: where to look up what to look for, or why the timer leads."""

from pathlib import Path
from typing import get_args

import pytest
from django.conf import settings
from django.test import Client

from limber.catalogue import ours
from limber.coach.watch import WHY_TIMER, Mode, WhyTimer
from limber.web import coaching
from limber.web.people.models import Person
from limber.words import render
from tests.web.answering import answer
from tests.web.playing import begin

ALL = sorted(ours().exercises)


@pytest.mark.parametrize("exercise_id", ALL)
def test_every_exercise_can_be_followed_or_says_why_not(exercise_id: str) -> None:
    found = coaching.watch_of(exercise_id)
    assert (found.mode == "timer") == (found.address == "")
    assert render(found.about, "en").endswith(".")
    if found.address:
        file = Path(settings.LIMBER_DIST) / found.address.removeprefix("/static/")
        assert file.is_file()


def test_a_camera_follows_most_exercises() -> None:
    followed = [e for e in ALL if coaching.watch_of(e).address]
    assert len(followed) > len(ALL) / 2
    for exercise_id in ("cat-cow", "bridge", "bird-dog", "box-squat", "forearm-plank"):
        assert exercise_id in followed


@pytest.mark.django_db
def test_the_script_carries_the_cues_of_an_exercise_and_what_to_look_for(client: Client, person: Person) -> None:
    answer(client)
    row = begin(client)
    for exercise in row.script["exercises"]:
        coach, source = exercise["coach"], ours().exercises[exercise["exercise_id"]]
        assert coach["view"] == source.movement.view
        assert coach["watch"] == coaching.watch_of(source.id).address
        assert coach["cues"] == {fault: text.cue for fault, text in source.text("en").faults.items()}
    page = client.get(f"/session/{row.pk}").text
    assert 'data-coach-url="/static/coach/' in page
    assert 'data-keeper-url="/session/keeper.js"' in page


def test_reasons_stand_for_every_way_of_the_timer() -> None:
    assert set(WHY_TIMER) == set(get_args(WhyTimer))
    assert set(coaching.FOLLOWED) == set(get_args(Mode))
