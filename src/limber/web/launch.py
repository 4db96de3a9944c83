"""Start Limber at home: one fixed port on the loopback addresses, the data brought up to date, the browser opened."""

import errno
import http.client
import json
import os
import signal
import socket
import sys
import threading
import webbrowser
from pathlib import Path
from types import FrameType
from typing import Any

from limber.errors import LimberError
from limber.web import data_folder

ANSWER_WAIT_S = 3
BROWSER_WAIT_S = 5


class LaunchError(LimberError):
    """Limber cannot start; the message says why in one line."""


def serve(port: int, *, open_browser: bool) -> int:
    """Serve the pages on this machine until interrupted; where Limber already runs, only open it.

    Parameters
    ----------
    port : int
        The port on the loopback addresses.
    open_browser : bool
        Whether to open the browser; the address is printed in any case.

    Raises
    ------
    LimberError
        The port is taken, the data folder cannot be used, an upgrade failed, the pages are not built.
    """
    folder = data_folder.location()
    data_folder.prepare(folder)
    set_up_django(port)
    if is_running(port, data_folder.home_id(data_folder.secret_key(folder))):
        _invite(folder, "Limber is already running.", open_browser).join(BROWSER_WAIT_S)
        return 0
    sockets = listen(port)
    try:
        from limber.web import assets, own_figures, upgrade

        assets.check_built()
        own_figures.shape()  # the figures are drawn, too
        upgrade.bring_up_to_date(folder)
        for problem in own_figures.get_ready():
            print(f"limber: left out: {problem}", file=sys.stderr)
        _run(sockets, folder, open_browser)
    finally:
        for one in sockets:
            one.close()
    return 0


def is_running(port: int, home: str) -> bool:
    """Say whether this user's Limber answers on the port.

    Raises
    ------
    LaunchError
        Something else answers there: another program, or another user's Limber.
    """
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=ANSWER_WAIT_S)
    try:
        connection.request("GET", "/healthz")
        answer: Any = json.loads(connection.getresponse().read(4096))
    except ConnectionRefusedError:
        return False
    except (OSError, http.client.HTTPException, ValueError):
        answer = None
    finally:
        connection.close()
    if not isinstance(answer, dict) or answer.get("app") != "limber":
        raise LaunchError(_taken(port))
    if answer.get("home") != home:
        raise LaunchError(f"another Limber, with other data, is running on port {port}; try limber serve --port NUMBER")
    return True


def listen(port: int) -> list[socket.socket]:
    """Return sockets on the loopback addresses, IPv6 too where the machine has it: "localhost" may mean either.

    Raises
    ------
    LaunchError
        The port is taken on one of them.
    """
    sockets: list[socket.socket] = []
    for family, host in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")):
        try:
            one = socket.socket(family, socket.SOCK_STREAM)
        except OSError:
            continue
        try:
            _bind(one, family, host, port)
        except OSError as problem:
            one.close()
            if problem.errno in (errno.EADDRINUSE, errno.EACCES):
                for other in sockets:
                    other.close()
                raise LaunchError(_taken(port)) from None
            if family == socket.AF_INET:
                raise LaunchError(f"cannot listen on {host}:{port} ({problem.strerror})") from None
            continue  # no IPv6 on this machine
        sockets.append(one)
    return sockets


def _bind(one: socket.socket, family: int, host: str, port: int) -> None:
    if sys.platform == "win32":  # there, "reuse" would let another program take our port
        one.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
    else:
        one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if family == socket.AF_INET6:
        one.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
    one.bind((host, port))


def _taken(port: int) -> str:
    return f"port {port} is used by another program; stop it, or try: limber serve --port NUMBER"


def set_up_django(port: int) -> None:
    """Load Django's settings for a home on that port."""
    os.environ["LIMBER_PORT"] = str(port)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "limber.web.settings")
    import django

    django.setup()


def _run(sockets: list[socket.socket], folder: Path, open_browser: bool) -> None:
    from limber.web import home_server
    from limber.web.wsgi import application

    server = home_server.make(application, sockets)
    signal.signal(signal.SIGTERM, _stop)
    try:
        _invite(folder, "Limber is running. Stop it with Ctrl-C.", open_browser)
        server.run()  # returns on Ctrl-C
    except KeyboardInterrupt:
        pass  # pressed before it ran
    finally:
        server.close()
    print("Limber has stopped.", flush=True)


def _invite(folder: Path, greeting: str, open_browser: bool) -> threading.Thread:
    """Print an address that opens Limber once, and open it; the thread has ended when the browser has taken it."""
    from limber.web import security

    address = security.address(f"/open?token={security.new_token(folder)}")
    print(f"{greeting}\nOpen this address in your browser (it works once):\n  {address}", flush=True)
    # Some browsers hand control back only when they are closed: the server does not wait for them.
    opening = threading.Thread(target=_open, args=(address, open_browser), daemon=True)
    opening.start()
    return opening


def _open(address: str, wanted: bool) -> None:
    if wanted and _has_screen():
        webbrowser.open(address)


def _has_screen() -> bool:
    """Say whether a window can open; a text browser would take the terminal over."""
    return sys.platform != "linux" or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER")))


def _stop(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt
