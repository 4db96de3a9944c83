"""What comes over the line while pages load."""

from typing import Any

from playwright.sync_api import CDPSession


class Line:
    """Counts what comes over the line, by kind of file."""

    def __init__(self, session: CDPSession) -> None:
        self.kinds: dict[str, str] = {}
        self.size_kb: dict[str, float] = {}
        session.on("Network.responseReceived", self._answered)
        session.on("Network.loadingFinished", self._finished)

    def _answered(self, told: dict[str, Any]) -> None:
        self.kinds[told["requestId"]] = told["type"]

    def _finished(self, told: dict[str, Any]) -> None:
        kind = self.kinds.get(told["requestId"], "Other")
        self.size_kb[kind] = self.size_kb.get(kind, 0.0) + told["encodedDataLength"] / 1000
