"""Fixtures for all tests: no other host can be reached (pytest-socket), no test sees a real person's data."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.http import HttpResponse
from django.test import Client
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from limber.web import security
from limber.web.people.models import Person

# Playwright keeps an event loop on the thread of the tests; the database is used from that thread all the same.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

# No thread looks for a better plan while a test looks at pages; tests of that ask for it themselves.
os.environ["LIMBER_THINK_AHEAD"] = "no"
django_settings.THINK_AHEAD = False

# Timings never fail a test, and the same commit draws the same examples everywhere.
hypothesis_settings.register_profile(
    "limber", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
hypothesis_settings.load_profile("limber")


@pytest.fixture(scope="session", autouse=True)
def _no_real_data_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Whatever a test forgets to set, it lands in a passing folder."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("limber-data")
        patch.setenv("LIMBER_DATA", str(folder))
        patch.setattr(django_settings, "LIMBER_DATA", folder)
        yield


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a data folder of this test's own."""
    monkeypatch.setenv("LIMBER_DATA", str(tmp_path))
    monkeypatch.setattr(django_settings, "LIMBER_DATA", tmp_path)
    return tmp_path


@pytest.fixture
def stranger() -> Client:
    """Return a browser of this machine that has not been let in."""
    return Client(headers=our_headers(), raise_request_exception=False)


@pytest.fixture
def client() -> Client:
    """Return a browser that has been let in, as our own pages use it."""
    opened = Client(headers=our_headers())
    response = HttpResponse()
    security.let_in(response)
    opened.cookies.update(response.cookies)
    return opened


@pytest.fixture
def person(db: None) -> Person:
    """Return the person of this home, past the first-start page."""
    return Person.objects.create(country="GB", zone="Europe/London")


def our_headers() -> dict[str, str]:
    """Return what a browser sends from one of our own pages."""
    host = f"localhost:{django_settings.LIMBER_PORT}"
    return {"host": host, "origin": f"http://{host}", "sec-fetch-site": "same-origin"}
