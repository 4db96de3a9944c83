"""The web server at home: waitress, with our headers on its own error answers too."""

import socket
from collections.abc import Iterable
from typing import Any

from waitress.channel import HTTPChannel
from waitress.server import TcpWSGIServer, create_server
from waitress.task import ErrorTask

from limber.web import security

THREADS = 6


class GuardedErrorTask(ErrorTask):  # type: ignore[misc]
    """An answer to a request too broken to reach the pages, with the same policy as every page."""

    def execute(self) -> None:
        """Add the headers, then answer."""
        self.response_headers.extend(security.HEADERS.items())
        super().execute()


class GuardedChannel(HTTPChannel):  # type: ignore[misc]
    """A connection whose error answers carry our headers."""

    error_task_class = GuardedErrorTask


def make(application: Any, sockets: Iterable[socket.socket]) -> Any:
    """Return a server on these bound sockets; ``run()`` serves until interrupted, ``close()`` ends it."""
    parts: dict[int, object] = {}
    server = create_server(application, map=parts, sockets=list(sockets), threads=THREADS, ident=None)
    for part in parts.values():
        if isinstance(part, TcpWSGIServer):
            part.channel_class = GuardedChannel
    return server
