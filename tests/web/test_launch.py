"""Starting at home, with the real server: one line for everything that is in the way."""

import http.client
import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from limber.web import security
from tests.web.home import Home, free_port


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with Home(tmp_path / "data") as started:
        yield started


def test_the_printed_address_opens_limber(home: Home) -> None:
    status, headers, _ = home.get(home.opening_path)
    assert status == 200
    cookie = headers["Set-Cookie"].split(";")[0]
    assert home.get("/", cookie)[0] == 302
    assert home.get("/")[0] == 403


def test_a_first_start_makes_one_person_however_many_requests_come_at_once(home: Home) -> None:
    cookie = home.get(home.opening_path)[1]["Set-Cookie"].split(";")[0]
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda _: home.get("/start", cookie)[0], range(12)))
    assert answers == [200] * 12
    with closing(sqlite3.connect(home.folder / "limber.sqlite3")) as database:
        assert database.execute("SELECT count(*) FROM people_person").fetchone() == (1,)


def test_files_of_the_home_are_for_one_user_only(home: Home) -> None:
    for path in [home.folder, *home.folder.rglob("*")]:
        assert path.stat().st_mode & 0o077 == 0 or path.name == "version.txt", path


def test_the_database_survives_a_power_cut(home: Home) -> None:
    with closing(sqlite3.connect(home.folder / "limber.sqlite3")) as database:
        assert database.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_every_answer_of_the_real_server_carries_the_policy(home: Home) -> None:
    requests = ["/healthz", "/", "/static/none.css", home.opening_path, "/no-such-page"]
    answers = [home.get(path)[1] for path in requests]
    answers.append(home.raw(b"NONSENSE\r\n\r\n"))
    answers.append(home.raw(b"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n"))
    for headers in answers:
        assert headers["Content-Security-Policy"] == security.HEADERS["Content-Security-Policy"]
        assert "Server" not in headers


def test_nobody_outside_this_machine_can_reach_it(home: Home) -> None:
    listening = {line.split()[1] for line in Path("/proc/net/tcp").read_text().splitlines()[1:]}
    ours = {address.split(":")[0] for address in listening if int(address.split(":")[1], 16) == home.port}
    assert ours == {"0100007F"}  # 127.0.0.1, in the kernel's byte order


def test_a_second_start_opens_the_first(home: Home) -> None:
    second = home.run_limber("serve", "--no-browser", "--port", str(home.port))
    assert second.returncode == 0
    path = re.search(r"http://localhost:\d+(/open\?token=\S+)", second.stdout)
    assert path is not None
    assert home.get(path[1])[0] == 200


def test_another_users_limber_is_not_taken_for_ours(home: Home, tmp_path: Path) -> None:
    other = home.run_limber("serve", "--no-browser", "--port", str(home.port), data=tmp_path / "other")
    assert other.returncode == 1
    assert "another Limber, with other data" in other.stderr
    assert len(other.stderr.splitlines()) == 1


def test_ctrl_c_ends_it_quietly(home: Home) -> None:
    home.process.send_signal(signal.SIGINT)
    out, err = home.process.communicate(timeout=10)
    assert home.process.returncode == 0
    assert "Limber has stopped." in out
    assert err == ""


def test_where_something_else_answers_it_stops_with_one_line(tmp_path: Path) -> None:
    server = HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        failed = _start(tmp_path, server.server_port)
    finally:
        server.shutdown()
        server.server_close()
    assert failed.returncode == 1
    assert failed.stderr == (
        f"limber: port {server.server_port} is used by another program; stop it, or try: limber serve --port NUMBER\n"
    )


def test_where_something_listens_and_is_silent_it_stops_too(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        failed = _start(tmp_path, silent.getsockname()[1])
    assert failed.returncode == 1
    assert "is used by another program" in failed.stderr


def test_an_unusable_data_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file in the place of the folder")
    failed = _start(tmp_path / "data", free_port())
    assert failed.returncode == 1
    assert failed.stderr.startswith(f"limber: the data folder {tmp_path / 'data'} cannot be used")
    assert len(failed.stderr.splitlines()) == 1


def test_a_full_disk_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from limber.web import data_folder

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fdopen", full)
    with pytest.raises(data_folder.DataFolderError, match="no space left on device"):
        data_folder.prepare(folder)


@pytest.mark.parametrize("port", ["0", "80", "70000", "http", "-1", "8610.0", "１２３４"])
def test_a_wrong_port_is_wrong_input(tmp_path: Path, port: str) -> None:
    failed = _run(tmp_path, "serve", f"--port={port}")
    assert failed.returncode == 2
    assert failed.stderr == "limber: --port: expected a port number from 1024 to 65535\n"


def test_a_wrong_port_from_the_environment_names_it(tmp_path: Path) -> None:
    failed = _run(tmp_path, "serve", LIMBER_PORT="many")
    assert (failed.returncode, failed.stderr) == (2, "limber: LIMBER_PORT: expected a port number from 1024 to 65535\n")


def test_the_sign_of_life_gives_nothing_away(home: Home) -> None:
    connection = http.client.HTTPConnection("localhost", home.port, timeout=5)
    connection.request("GET", "/healthz")
    answer = json.loads(connection.getresponse().read())
    connection.close()
    assert set(answer) == {"app", "home"}
    assert (home.folder / "secret-key").read_text() not in str(answer)


def _start(data: Path, port: int) -> "subprocess.CompletedProcess[str]":
    return _run(data, "serve", "--no-browser", "--port", str(port))


def _run(data: Path, *argv: str, **env: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "limber", *argv]
    environment = {**os.environ, "LIMBER_DATA": str(data), **env}
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=30, check=False)
