"""The command as a whole: exit codes, one line for everything that goes wrong, nothing private in it."""

import argparse
import subprocess
import sys

import pytest

from limber import __version__, cli
from limber.errors import InputError, LimberError


class Command:
    """A command for these tests that ends as it is told."""

    def __init__(self, outcome: int | BaseException) -> None:
        self.outcome = outcome

    def add_parser(self, subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
        parser = subparsers.add_parser("try")
        parser.add_argument("--number", type=int)
        parser.set_defaults(run=self.run)

    def run(self, args: argparse.Namespace) -> int:
        if isinstance(self.outcome, BaseException):
            raise self.outcome
        return self.outcome


OUTCOMES = [
    (0, 0, ""),
    (3, 3, ""),
    (InputError("plan.json: days", "expected a number"), 2, "limber: plan.json: days: expected a number\n"),
    (LimberError("the port is taken"), 1, "limber: the port is taken\n"),
    (RuntimeError("pain 8 of 10"), 1, "limber: something went wrong inside Limber (RuntimeError)\n"),
    (KeyboardInterrupt(), 130, ""),
]


@pytest.mark.parametrize(("outcome", "code", "line"), OUTCOMES)
def test_every_end_has_its_code_and_at_most_one_line(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    outcome: int | BaseException,
    code: int,
    line: str,
) -> None:
    monkeypatch.setattr(cli, "COMMANDS", (Command(outcome),))
    assert cli.main(["try"]) == code
    assert capsys.readouterr().err == line


@pytest.mark.parametrize("argv", [["nonsense"], ["try", "--number", "many"], ["try", "--unknown"], ["try", "extra"]])
def test_wrong_arguments_are_wrong_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], argv: list[str]
) -> None:
    monkeypatch.setattr(cli, "COMMANDS", (Command(0),))
    assert cli.main(argv) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("limber: ")
    assert said.err.count("\n") == 1


@pytest.mark.parametrize("argv", [[], ["--no-browser"], ["serve"]])
def test_without_a_command_limber_starts(monkeypatch: pytest.MonkeyPatch, argv: list[str]) -> None:
    started: list[int] = []

    def serve(port: int, *, open_browser: bool) -> int:
        started.append(port)
        return 0

    monkeypatch.setattr("limber.web.launch.serve", serve)
    monkeypatch.delenv("LIMBER_PORT", raising=False)
    assert cli.main(argv) == 0
    assert started == [8610]


def test_the_version_is_printed_without_loading_the_pages() -> None:
    code = "import sys, limber.cli\ntry: limber.cli.main(['--version'])\nfinally: print('django' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout == f"limber {__version__}\nFalse\n"


def test_a_reader_that_goes_away_is_no_trouble() -> None:
    code = "import sys, limber.cli as c\nclass P:\n def add_parser(s, p): p.add_parser('try').set_defaults(run=s.run)\n"
    code += (
        " def run(s, a):\n  for i in range(100000): print(i)\n  return 0\nc.COMMANDS=(P(),)\nsys.exit(c.main(['try']))"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
