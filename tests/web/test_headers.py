"""Every answer carries the policy: pages, files, redirects, refusals and errors alike."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from django.conf import settings
from django.db import OperationalError
from django.test import Client

from limber.errors import InputError
from limber.web import assets, security, views
from limber.web.people.models import Person
from tests.web.answering import answer
from tests.web.playing import begin, do_a_session


def _a_built_file(kind: str) -> str:
    found = next((Path(settings.LIMBER_DIST) / "assets").glob(f"*.{kind}"))
    return f"/static/assets/{found.name}"


def _check(headers: Mapping[str, str]) -> None:
    for name, value in security.HEADERS.items():
        assert headers[name] == value


@pytest.mark.parametrize("path", ["/", "/you", "/no-such-page", "/healthz", "/open", "/static/no-such-file.js", "/%00"])
def test_pages_redirects_and_errors_carry_the_policy(client: Client, person: Person, path: str) -> None:
    _check(client.get(path).headers)


def _get_file(client: Client, path: str, encoding: str = "") -> dict[str, str]:
    response = client.get(path, headers={"accept-encoding": encoding})
    assert response.status_code == 200
    assert b"".join(response)
    response.close()
    return dict(response.headers)


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["css", "js", "woff2"])
def test_files_carry_the_policy_and_need_no_cookie(stranger: Client, kind: str) -> None:
    headers = _get_file(stranger, _a_built_file(kind))
    assert "immutable" in headers["Cache-Control"]
    _check(headers)


@pytest.mark.django_db
def test_files_are_sent_compressed(stranger: Client) -> None:
    assert _get_file(stranger, _a_built_file("css"), "gzip, br")["Content-Encoding"] == "br"
    assert _get_file(stranger, _a_built_file("css"), "gzip")["Content-Encoding"] == "gzip"


@pytest.mark.usefixtures("person")
def test_only_the_player_may_use_the_camera(client: Client) -> None:
    answer(client)
    headers = client.get(f"/session/{begin(client).id}").headers
    camera = headers["Permissions-Policy"]
    assert "camera=(self)" in camera
    _check({**headers, "Permissions-Policy": camera.replace("camera=(self)", "camera=()")})


@pytest.mark.usefixtures("person")
def test_a_session_that_has_ended_gets_no_camera(client: Client) -> None:
    answer(client)
    _check(client.get(f"/session/{do_a_session(client).id}").headers)


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["eyes", "coach"])
def test_workers_carry_a_policy_of_their_own(stranger: Client, name: str) -> None:
    """Without one a worker may do what its page may not. It may compile, and reach nobody but us."""
    (found,) = (Path(settings.LIMBER_DIST) / "assets/workers").glob(f"{name}.worker-*.js")
    headers = _get_file(stranger, f"/static/assets/workers/{found.name}")
    policy = headers["Content-Security-Policy"]
    assert "script-src 'self' 'wasm-unsafe-eval';" in policy
    assert policy.replace(" 'wasm-unsafe-eval'", "") == security.HEADERS["Content-Security-Policy"]
    assert headers["Permissions-Policy"] == security.HEADERS["Permissions-Policy"]
    assert "immutable" in headers["Cache-Control"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("file", "kind"),
    [
        ("pyodide/pyodide.mjs", "text/javascript"),
        ("pyodide/pyodide.asm.wasm", "application/wasm"),
        ("mediapipe/vision_wasm_module_internal.js", "text/javascript"),
        ("mediapipe/vision_wasm_module_internal.wasm", "application/wasm"),
        ("models/pose_landmarker_lite.task", "application/octet-stream"),
        ("engine.zip", "application/zip"),
    ],
)
def test_what_the_coach_loads_is_kept_for_ever_and_allows_nothing_more(stranger: Client, file: str, kind: str) -> None:
    headers = _get_file(stranger, assets.coach_folder() + file)
    assert headers["Content-Type"].partition(";")[0] == kind
    assert "immutable" in headers["Cache-Control"]
    _check(headers)


@pytest.mark.usefixtures("person")
def test_the_script_that_plays_on_is_asked_for_anew_and_compiles_nothing(client: Client) -> None:
    response = client.get("/session/keeper.js")
    assert response.headers["Cache-Control"] == "no-cache"
    assert response.headers["Content-Type"] == "text/javascript"
    _check(response.headers)


def test_refusals_carry_the_policy(stranger: Client) -> None:
    _check(stranger.get("/you").headers)
    _check(stranger.get("/you", headers={"host": "evil.example"}).headers)
    _check(stranger.post("/you", headers={"origin": "null"}).headers)


def test_the_policy_allows_nothing_inline_and_no_other_host() -> None:
    policy = security.HEADERS["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "*" not in policy
    assert set(security.POLICY.values()) == {"'none'", "'self'"}
    assert "camera=()" in security.HEADERS["Permissions-Policy"]


def test_pages_are_not_kept_by_the_browser(client: Client, person: Person) -> None:
    assert client.get("/you").headers["Cache-Control"] == "no-store"


PROBLEMS = [
    (RuntimeError("pain 8 of 10"), 500, "Nothing that you saved is lost"),
    (OperationalError("database or disk is full"), 503, "disk is full"),
    (OperationalError("database is locked"), 503, "Another program"),
    (OperationalError("attempt to write a readonly database"), 503, "permissions"),
    (InputError("answers.json: pain", "expected a number"), 400, "expected a number"),
]


@pytest.mark.parametrize(("problem", "status", "words"), PROBLEMS)
def test_trouble_ends_in_a_calm_page(
    client: Client,
    person: Person,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    problem: Exception,
    status: int,
    words: str,
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise problem

    monkeypatch.setattr("limber.web.people.views.render", fails)
    client.raise_request_exception = False
    response = client.get("/you?answer=numbness")
    assert response.status_code == status
    assert words in response.text
    assert "Traceback" not in response.text
    assert "pain 8" not in response.text
    _check(response.headers)


def test_trouble_before_a_page_is_reached_is_told_too(
    client: Client, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr("limber.web.people.middleware.current_person", fails)
    client.raise_request_exception = False
    response = client.get("/you")
    assert response.status_code == 503
    assert "Another program" in response.text


def test_our_scripts_get_the_same_as_data(client: Client, person: Person) -> None:
    response = client.get("/no-such-page", headers={"accept": "application/json"})
    assert response.status_code == 404
    assert response.json() == {"error": "There is no such page. It may have moved."}


def test_every_known_trouble_has_words() -> None:
    assert "data file" in views.words_for(OperationalError("something new"))
