"""Who gets in: this machine's user under our own name, from our own pages, with the cookie; nobody else."""

import os
from http.cookies import SimpleCookie
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from limber.web import security
from limber.web.people.models import Person

PAGES = ["/", "/start", "/you", "/people", "/no-such-page"]


@pytest.mark.parametrize("path", PAGES)
def test_without_the_cookie_no_page_is_shown(stranger: Client, path: str) -> None:
    response = stranger.get(path)
    assert response.status_code == 403
    assert "Start it again" in response.text


def test_a_cookie_made_by_somebody_else_opens_nothing(stranger: Client) -> None:
    stranger.cookies = SimpleCookie({security.cookie_name(): "abc:1wxyz:forged"})
    assert stranger.get("/you").status_code == 403


def test_the_token_opens_once(stranger: Client, folder: Path, person: Person) -> None:
    token = security.new_token(folder)
    assert stranger.get(f"/open?token={token}").status_code == 200
    assert stranger.get("/you").status_code == 200

    other = Client(headers={"host": f"localhost:{settings.LIMBER_PORT}"})
    assert other.get(f"/open?token={token}").status_code == 403
    assert other.get("/you").status_code == 403


def test_an_old_token_does_not_open(stranger: Client, folder: Path) -> None:
    token = security.new_token(folder)
    (waiting,) = (folder / "open").iterdir()
    long_ago = waiting.stat().st_mtime - security.TOKEN_LIFE_S - 1
    os.utime(waiting, (long_ago, long_ago))
    assert stranger.get(f"/open?token={token}").status_code == 403


def test_looking_at_the_address_does_not_use_the_token_up(stranger: Client, folder: Path) -> None:
    token = security.new_token(folder)
    stranger.head(f"/open?token={token}")
    assert stranger.get(f"/open?token={token}").status_code == 200


@pytest.mark.parametrize("token", ["", "wrong", "../secret-key", "%00", "a" * 5000])
def test_a_made_up_token_does_not_open(stranger: Client, folder: Path, token: str) -> None:
    security.new_token(folder)
    assert stranger.get("/open", {"token": token}).status_code == 403


def test_the_token_itself_is_not_kept(folder: Path) -> None:
    token = security.new_token(folder)
    (waiting,) = (folder / "open").iterdir()
    assert token not in waiting.name
    assert waiting.read_bytes() == b""
    assert waiting.stat().st_mode & 0o077 == 0


def test_the_cookie_is_out_of_reach_for_scripts_and_other_sites(stranger: Client, folder: Path) -> None:
    stranger.get(f"/open?token={security.new_token(folder)}")
    cookie = stranger.cookies[security.cookie_name()]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"


@pytest.mark.parametrize("host", ["evil.example", "localhost", "localhost:1", "localhost.evil.example:8610", ""])
@pytest.mark.parametrize("path", ["/you", "/healthz", "/static/assets/none.css"])
def test_under_another_name_nothing_is_answered(client: Client, host: str, path: str) -> None:
    response = client.get(path, headers={"host": host})
    assert response.status_code == 403
    assert "does not answer under this address" in response.text


def test_the_number_of_this_machine_leads_to_its_name(client: Client) -> None:
    port = settings.LIMBER_PORT
    response = client.get("/you?a=b", headers={"host": f"127.0.0.1:{port}"})
    assert response.status_code == 302
    assert response.headers["Location"] == f"http://localhost:{port}/you?a=b"


FOREIGN = [
    {"origin": "http://evil.example"},
    {"origin": "null"},
    {"origin": "http://localhost:1234"},
    {"origin": ""},
    {"origin": "https://localhost:8610"},
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
    {"sec-fetch-site": "none"},
]


@pytest.mark.parametrize("headers", FOREIGN)
def test_only_our_own_pages_may_change_anything(client: Client, person: Person, headers: dict[str, str]) -> None:
    response = client.post("/people/add", headers=headers)
    assert response.status_code == 403
    assert Person.objects.count() == 1


def test_our_own_page_may(client: Client, person: Person) -> None:
    assert client.post("/people/add").status_code == 302
    assert Person.objects.count() == 2


def test_a_form_without_its_secret_is_refused(client: Client, person: Person) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.defaults, strict.cookies = client.defaults, client.cookies
    assert strict.post("/people/add").status_code == 403
    assert Person.objects.count() == 1
