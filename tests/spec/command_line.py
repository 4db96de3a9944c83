"""Running a command of the shell within a test, with what it read and what it said."""

import io
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from limber import cli

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


class Said(NamedTuple):
    """How a command ended: its exit code, and what it wrote."""

    code: int
    out: str
    err: str


def limber(*argv: str | Path, given: bytes = b"") -> Said:
    """Run ``limber`` with arguments; `given` is what it reads from standard input."""
    out, err = io.StringIO(), io.StringIO()
    stdin = io.TextIOWrapper(io.BytesIO(given))
    with redirect_stdout(out), redirect_stderr(err), patch.object(sys, "stdin", stdin):
        code = cli.main([str(one) for one in argv])
    return Said(code, out.getvalue(), err.getvalue())
