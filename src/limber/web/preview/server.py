"""The preview's small server: loopback only, opened by a token that becomes a cookie, a strict policy."""

import secrets
import sys
import threading
import webbrowser
from collections.abc import Callable
from http import HTTPStatus
from http.cookies import CookieError, SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from limber.errors import LimberError
from limber.web.preview.look import Look, look_at, stamp_of
from limber.web.preview.page import page_of
from limber.words import Language

HOST = "127.0.0.1"
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_TYPES = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
    "html": "text/html; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
}
_ICON = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4.5" cy="4.5" r="4" fill="#1e6b5e"/></svg>'
)
Answer = tuple[str, bytes]


class Preview:
    """What is shown of one folder, worked out anew when its files change. `problems_of` checks the other files."""

    def __init__(self, folder: Path, language: Language, problems_of: Callable[[Path], tuple[str, ...]]) -> None:
        self.folder, self.language, self.problems_of = folder, language, problems_of
        self.token, self.cookie = secrets.token_urlsafe(24), secrets.token_urlsafe(24)
        self._one_at_a_time = threading.Lock()
        self._look: Look | None = None

    def look(self) -> Look:
        """The files as they are now."""
        with self._one_at_a_time:
            if self._look is None or self._look.stamp != stamp_of(self.folder):
                self._look = look_at(self.folder, self.problems_of(self.folder))
            return self._look

    def answer(self, path: str) -> Answer | None:
        """The kind and contents behind an address; None where there is nothing."""
        name, _, kind = path.removeprefix("/").partition(".")
        if path in ("/preview.css", "/preview.js"):
            return kind, (files("limber.web.preview") / path[1:]).read_bytes()
        if path == "/icon.svg":
            return kind, _ICON
        if path == "/stamp":
            return "txt", stamp_of(self.folder).encode()
        if path == "/":
            return "html", page_of(self.folder.name, self.look(), self.language).encode()
        pictures = self.look().pictures or {}
        return ("svg", pictures[name].encode()) if kind == "svg" and name in pictures else None


class _Handler(BaseHTTPRequestHandler):
    """One request: our host name, the token or the cookie, and only reading."""

    server: "_Server"
    server_version = sys_version = ""

    def do_GET(self) -> None:
        address, preview = urlsplit(self.path), self.server.preview
        if self.headers.get("Host") not in (f"localhost:{self.server.port}", f"{HOST}:{self.server.port}"):
            self._say(HTTPStatus.FORBIDDEN, "This is not the address of the preview.")
        elif address.path == "/open":
            self._open(parse_qs(address.query).get("token", [""])[0])
        elif not self._is_let_in():
            self._say(HTTPStatus.FORBIDDEN, "Open the address that the command printed.")
        elif (found := preview.answer(address.path)) is None:
            self._say(HTTPStatus.NOT_FOUND, "There is no such page.")
        else:
            self._send(HTTPStatus.OK, *found)

    def _open(self, token: str) -> None:
        preview = self.server.preview
        if not preview.token or not secrets.compare_digest(token.encode(), preview.token.encode()):
            self._say(HTTPStatus.FORBIDDEN, "This address has been used. Start the preview again.")
            return
        preview.token = ""
        cookie = f"limber_preview_{self.server.port}={preview.cookie}; HttpOnly; SameSite=Strict; Path=/"
        self._send(HTTPStatus.SEE_OTHER, "txt", b"", {"Set-Cookie": cookie, "Location": "/"})

    def _is_let_in(self) -> bool:
        try:
            given = SimpleCookie(self.headers.get("Cookie", "")).get(f"limber_preview_{self.server.port}")
        except CookieError:
            return False
        return given is not None and secrets.compare_digest(given.value.encode(), self.server.preview.cookie.encode())

    def _say(self, status: HTTPStatus, words: str) -> None:
        self._send(status, "txt", words.encode())

    def _send(self, status: HTTPStatus, kind: str, body: bytes, more: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, text in {**HEADERS, **(more or {}), "Content-Type": _TYPES[kind]}.items():
            self.send_header(name, text)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the author's terminal is for the author."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = sys.platform != "win32"

    def __init__(self, preview: Preview, port: int) -> None:
        super().__init__((HOST, port), _Handler)
        self.preview, self.port = preview, self.server_address[1]


def make(preview: Preview, port: int) -> _Server:
    """A server for the preview on a port of this machine, 0 for any free one.

    Raises
    ------
    LimberError
        The port is taken.
    """
    try:
        return _Server(preview, port)
    except OSError:
        raise LimberError(f"port {port} is used by another program; try another --port") from None


def serve(
    folder: Path,
    port: int,
    language: Language,
    *,
    problems_of: Callable[[Path], tuple[str, ...]],
    open_browser: bool,
) -> int:
    """Serve the preview of one exercise's folder until interrupted."""
    preview = Preview(folder, language, problems_of)
    server = make(preview, port)
    address = f"http://localhost:{server.port}/open?token={preview.token}"
    print(f"Preview of {folder}. Stop it with Ctrl-C.\nOpen this address (it works once):\n  {address}", flush=True)
    if open_browser:
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass
    finally:
        server.server_close()
    return 0
