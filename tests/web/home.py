"""A real Limber at home for tests: its own process, data folder and port."""

import http.client
import os
import re
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any, Self

READY = re.compile(r"http://localhost:(\d+)(/open\?token=\S+)")


def free_port() -> int:
    """Return a port that nothing uses now."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


class Home:
    """Limber, started for the length of a test. `opening_path` carries the token of the printed address.

    Parameters
    ----------
    folder : Path
        The data folder.
    script : tuple of str
        What to run instead of ``-m limber``, for a test that needs another clock or more files.
    """

    def __init__(self, folder: Path, *, script: tuple[str, ...] = ("-m", "limber"), **env: str) -> None:
        self.folder = folder
        self.port = free_port()
        self.script = script
        self.env = env

    def __enter__(self) -> Self:
        command = [sys.executable, *self.script, "serve", "--no-browser", "--port", str(self.port)]
        self.process = subprocess.Popen(
            command, env=self._environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        assert self.process.stdout is not None
        said = ""
        for line in self.process.stdout:
            said += line
            if found := READY.search(line):
                self.opening_path = found[2]
                return self
        raise AssertionError(f"Limber did not start: {said}{self.process.communicate()[1]}")

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.terminate()
        self.process.communicate(timeout=10)

    @property
    def address(self) -> str:
        """Return the address of the home, without a path."""
        return f"http://localhost:{self.port}"

    def get(self, path: str, cookie: str = "") -> tuple[int, Any, str]:
        """Return status, headers and text of a page."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        headers = {"Host": f"localhost:{self.port}"} | ({"Cookie": cookie} if cookie else {})
        connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        text = response.read().decode(errors="replace")
        connection.close()
        return response.status, response.headers, text

    def raw(self, request: bytes) -> Any:
        """Send bytes as they are and return the headers of the answer."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=10) as connection:
            connection.sendall(request)
            response = http.client.HTTPResponse(connection)
            response.begin()
            response.read()
            return response.headers

    def run_limber(self, *argv: str, data: Path | None = None) -> "subprocess.CompletedProcess[str]":
        """Run another ``limber`` beside this one."""
        command = [sys.executable, "-m", "limber", *argv]
        env = self._environment() | {"LIMBER_DATA": str(data or self.folder)}
        return subprocess.run(command, env=env, capture_output=True, text=True, timeout=30, check=False)

    def _environment(self) -> dict[str, str]:
        return {**os.environ, "LIMBER_DATA": str(self.folder), **self.env}
