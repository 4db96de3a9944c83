"""The preview: it follows the files, and answers nobody but the browser that opened it."""

import http.client
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from limber.catalogue.load import our_folder
from limber.web.preview.server import HEADERS, Preview, make


@pytest.fixture
def preview(tmp_path: Path) -> Preview:
    """Return the preview of a new exercise."""
    shutil.copytree(Path(our_folder()).parent / "template", tmp_path / "heel-slide")
    return Preview(tmp_path / "heel-slide", "en", lambda folder: ())


@pytest.fixture
def port(preview: Preview) -> Iterator[int]:
    """Return the port that the preview is served on."""
    server = make(preview, 0)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server.port
    server.shutdown()
    thread.join()
    server.server_close()


def get(port: int, path: str, **headers: str) -> tuple[int, http.client.HTTPMessage, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", path, headers={"Host": f"localhost:{port}", **headers})
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    return answer.status, answer.headers, body


def test_the_page_follows_the_files(preview: Preview) -> None:
    def page() -> str:
        answer = preview.answer("/")
        assert answer is not None
        return answer[1].decode()

    file = preview.folder / "movement.toml"
    good = file.read_text("utf-8")
    assert "Nothing to mend." in page()
    file.write_text(good.replace("hip_flexion_r = 8, knee_flexion_r = 18", "hip_flexion_r = 95"), "utf-8")
    assert "differs long: hip_flexion_r solved" in page()
    file.write_text('version = "<script>alert(1)</script>', "utf-8")
    assert "is not valid TOML" in page()
    assert "<script>alert" not in page()
    assert "moving-light" not in page()
    file.write_text(good, "utf-8")
    assert "Nothing to mend." in page()
    for name in ("moving-light", "moving-dark", "sheet-light", "sheet-dark"):
        answer = preview.answer(f"/{name}.svg")
        assert answer is not None
        assert answer[1].startswith(b"<svg")


def test_only_the_browser_that_opened_it_sees_it(preview: Preview, port: int) -> None:
    token = preview.token
    assert get(port, "/")[0] == 403
    assert get(port, "/open?token=wrong")[0] == 403
    assert get(port, f"/open?token={token}", Host="evil.example")[0] == 403
    status, headers, _ = get(port, f"/open?token={token}")
    assert status == 303
    cookie = str(headers["Set-Cookie"])
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    given = cookie.split(";")[0]
    assert get(port, "/stamp", Cookie=given)[0] == 200
    assert get(port, "/stamp", Cookie=given, Host=f"other:{port}")[0] == 403
    assert get(port, f"/open?token={token}")[0] == 403
    for path in ("/../exercise.toml", "/server.py", "/nothing.svg", "/preview.css/.."):
        assert get(port, path, Cookie=given)[0] == 404


def test_every_answer_carries_the_policy(port: int) -> None:
    for path in ("/", "/open", "/nothing"):
        _, headers, _ = get(port, path)
        assert {name: headers[name] for name in HEADERS} == dict(HEADERS)


def test_other_methods_are_refused(port: int) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("POST", "/", body=b"x", headers={"Host": f"localhost:{port}"})
    assert connection.getresponse().status == 501
    connection.close()
