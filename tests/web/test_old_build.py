"""A front end that was built before the exercises changed: figures are drawn anew, or a page says what to do."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from limber.web import figures, own_figures
from limber.web.assets import NotBuiltError
from limber.web.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def older_build(monkeypatch: pytest.MonkeyPatch) -> None:
    """A build that does not know the bridge, and knows the bird dog without sides."""
    now = figures.figures(settings.LIMBER_DIST)
    bird_dog = now.exercises["bird-dog"]
    older = {key: files for key, files in now.exercises.items() if key != "bridge"}
    older["bird-dog"] = replace(bird_dog, clips={"other": next(iter(bird_dog.clips.values()))})
    monkeypatch.setattr(own_figures, "figures", lambda _dist: replace(now, exercises=older))


@pytest.mark.parametrize("exercise_id", ["bridge", "bird-dog"])
def test_what_an_older_build_does_not_fit_is_drawn_anew(
    client: Client, person: Person, older_build: None, exercise_id: str
) -> None:
    files = own_figures.files_of(exercise_id)
    assert all(address.startswith("/own/figures/") for address in (*files.clips.values(), *files.still, files.print))
    assert client.get(f"/exercises/{exercise_id}").status_code == 200
    assert client.get(next(iter(files.clips.values()))).status_code == 200


def test_without_figures_a_page_says_what_to_do(
    client: Client, person: Person, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(own_figures, "figures", lambda _dist: figures.figures(tmp_path))
    with pytest.raises(NotBuiltError, match="have not been drawn"):
        own_figures.shape()
    response = client.get("/exercises/bridge")
    assert response.status_code == 503
    assert "start it again" in response.text
