"""The log says where something broke and nothing about the person."""

import logging
import sys

from limber.web.log import QuietFormatter


def _record(message: str, *values: object, error: bool = False) -> logging.LogRecord:
    info = sys.exc_info() if error else None
    return logging.LogRecord("django.request", logging.ERROR, "file.py", 1, message, values, info)


def test_values_of_a_message_are_left_out() -> None:
    line = QuietFormatter().format(_record("Internal Server Error: %s", "/screen?bladder=yes"))
    assert "Internal Server Error" in line
    assert "bladder" not in line


def test_of_an_error_only_its_kind_and_place_remain() -> None:
    try:
        raise ValueError("name: somebody, pain 8")
    except ValueError:
        line = QuietFormatter().format(_record("failed for %s", "somebody", error=True))
    assert "ValueError at " in line
    assert "test_log.py:" in line
    assert "somebody" not in line
    assert "\n" not in line
