"""Text for a terminal: it fits the width, and is bold only where somebody looks at it."""

import io
import os
import subprocess
import sys
from contextlib import redirect_stdout
from datetime import date

import pytest

from limber.commands.output import Page, print_json, print_table, said
from limber.safety import Action, ListSlot
from limber.words import message
from tests.spec.command_line import EXAMPLES, limber


class Terminal(io.StringIO):
    """Standard output that somebody looks at."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    return Terminal()


def page_on(out: io.StringIO) -> str:
    with redirect_stdout(out):
        page = Page("en")
        page.title("Bridge", "bridge")
        page.line("It trains your hips.", indent=2, mark="-", note="P-16")
    return out.getvalue()


def test_a_terminal_gets_bold_and_faint(terminal: Terminal) -> None:
    assert page_on(terminal) == (
        "\033[1mBridge\033[0m  \033[2mbridge\033[0m\n  - It trains your hips.  \033[2mP-16\033[0m\n"
    )


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_who_wants_plain_text_gets_it(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    assert page_on(terminal) == "Bridge  bridge\n  - It trains your hips.  P-16\n"


def test_a_file_gets_plain_text(terminal: Terminal) -> None:
    assert "\033" not in page_on(io.StringIO())


@pytest.mark.parametrize("columns", [60, 80, 200])
@pytest.mark.parametrize(
    "argv",
    [
        ("plan", EXAMPLES / "request-changes.json"),
        ("plan", EXAMPLES / "request-clinician-first.json"),
        ("screen", EXAMPLES / "answers-emergency.json", "--on", "2026-01-05"),
        ("exercises", "bird-dog"),
        ("rules",),
    ],
    ids=lambda argv: str(argv[0]),
)
def test_no_line_is_longer_than_the_terminal(
    monkeypatch: pytest.MonkeyPatch, columns: int, argv: tuple[str, ...]
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = limber(*argv).out.splitlines()
    assert max(map(len, lines)) <= min(columns, 100)
    assert not [line for line in lines if line != line.rstrip()]


def test_the_catalogue_fits_eighty_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert max(map(len, limber("exercises").out.splitlines())) <= 80


def test_messages_are_printed_as_sentences() -> None:
    slot = ListSlot(id="go", name="Go", choices=("walking",))
    found = said({"why": message("%(n)s of %(of)s", n=1, of=message("three")), "slots": (slot,)}, "en")
    assert found == {"why": "1 of three", "slots": [{"id": "go", "name": "Go", "choices": ["walking"], "note": ""}]}
    assert said((Action.C2, date(2026, 1, 5), None, 1.5), "en") == ["C2", "2026-01-05", None, 1.5]


def test_json_keeps_letters_of_every_script(capsys: pytest.CaptureFixture[str]) -> None:
    print_json({"name": "Español"})
    assert capsys.readouterr().out == '{\n  "name": "Español"\n}\n'


def test_a_table_has_straight_columns(capsys: pytest.CaptureFixture[str]) -> None:
    print_table([("bridge", "Bridge"), ("bird-dog", "Bird dog")], ("id", "name"), Page("en"))
    assert capsys.readouterr().out == "id        name\nbridge    Bridge\nbird-dog  Bird dog\n"


def test_a_pipe_gets_every_letter_whatever_the_machine_writes_by_itself() -> None:
    env = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    for option in ("--json", "--language=en"):
        command = [sys.executable, "-m", "limber", "plan", str(EXAMPLES / "request-ordinary.json"), option]
        done = subprocess.run(command, env=env, capture_output=True, check=False)
        assert (done.returncode, done.stderr) == (0, b"")
        done.stdout.decode("utf-8")
