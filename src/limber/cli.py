"""The command ``limber``: finds the subcommand, runs it, and turns every failure into one line and an exit code.

Exit codes: 0 done, 1 anything that is nobody's input, 2 the input is wrong, 3 stopped for safety, 130 interrupted.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from typing import NoReturn

from limber import __version__
from limber.commands import COMMANDS
from limber.errors import InputError, LimberError

DONE, FAILED, WRONG_INPUT, STOPPED_FOR_SAFETY, INTERRUPTED = 0, 1, 2, 3, 130
LONGEST_LINE = 600
COMMAND = "COMMAND ..."


ABOUT_THE_COMMAND = ("-h", "--help", "--version")


class _Parser(argparse.ArgumentParser):
    """Says in one line what is wrong with the arguments, as for every other wrong input."""

    def error(self, message: str) -> NoReturn:
        raise InputError("", f"{message} (see: {self.prog} --help)")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; without a command, start Limber at home."""
    given = list(sys.argv[1:] if argv is None else argv)
    if not given or (given[0].startswith("-") and given[0] not in ABOUT_THE_COMMAND):
        given.insert(0, "serve")
    _write_every_letter()
    try:
        args = parser().parse_args(given)
        _find_own_exercises()
        return int(args.run(args))
    except InputError as problem:
        return _say(str(problem), WRONG_INPUT)
    except LimberError as problem:
        return _say(str(problem), FAILED)
    except BrokenPipeError:  # the reader of our output has gone (limber exercises | head)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as problem:  # the last net: never a traceback, and no contents that could be health data
        if os.environ.get("LIMBER_TRACEBACK"):
            raise
        return _say(f"something went wrong inside Limber ({type(problem).__name__})", FAILED)


def parser() -> argparse.ArgumentParser:
    """Return the parser with every command of `limber.commands` in it."""
    top = _Parser(
        prog="limber", description="From back pain to a plan of your own.", usage=f"limber [-h] [--version] {COMMAND}"
    )
    top.add_argument("--version", action="version", version=f"limber {__version__}")
    subparsers = top.add_subparsers(prog="limber", title="commands", metavar=COMMAND, required=True)
    for command in COMMANDS:
        command.add_parser(subparsers)
    return top


def _find_own_exercises() -> None:
    """Let the catalogue know the data folder, where exercises of one's own may stand beside ours."""
    from limber.catalogue import keep_own_at
    from limber.web import data_folder

    keep_own_at(data_folder.location() / data_folder.EXERCISES)


def _write_every_letter() -> None:
    """Files and pipes get UTF-8 (JSON is); a terminal that lacks a letter gets a question mark and no failure."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


def _say(line: str, code: int) -> int:
    """Say it in one line: a name out of somebody's file may hold line breaks, control codes, or a megabyte."""
    shown = "".join(c if c.isprintable() else "?" for c in line[:LONGEST_LINE])
    print(f"limber: {shown}{'…' if len(line) > LONGEST_LINE else ''}", file=sys.stderr)
    return code
