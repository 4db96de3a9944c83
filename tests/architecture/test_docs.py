"""What the documents name is there: links, files, make targets, commands, rooms, licences, examples."""

import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path
from urllib.parse import unquote

import pytest

from limber import __version__
from limber.cli import parser
from limber.web.contexts import CONTEXTS

ROOT = Path(__file__).resolve().parents[2]
PAGES = [
    *sorted(ROOT.glob("*.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
    *sorted((ROOT / "frontend/islands").rglob("*.md")),
]
every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())

LINK = re.compile(r"\]\(([^)\s]+)\)|(?:src|href)=\"([^\"]+)\"")
PATH = re.compile(
    r"^(?:src|docs|tests|tools|frontend|requirements|\.ci)/[\w.*<>{},/-]*$|^[\w-]+(?:\.test)?\.(?:py|md|toml|txt|ts)$"
)
OTHER_HOSTS = {"keepachangelog.com", "semver.org", "doi.org", "www.w3.org"}
# What would tie a page to a time or a place instead of to the project.
NEVER = re.compile(
    r"\b(?:TO" + r"DO|FIX" + r"ME)\b|/wor" + r"k/|/tmp/lim" + r"ber|\.\./sha" + r"red|\bissue #?\d", re.IGNORECASE
)
EACH_LANGUAGE = "src/limber/locale/"  # made when a language is begun
MOST_PICTURE_BYTES, MOST_BYTES = 200_000, 1_500_000


def prose_of(page: Path) -> str:
    """A page without its code."""
    text = re.sub(r"^```.*?^```$", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    return re.sub(r"`[^`]+`", "", re.sub(r"^(?: {4,}|\t)\S.*$", "", text, flags=re.MULTILINE))


def code_of(page: Path) -> Iterator[str]:
    """What stands in code, line by line, without comments: indented lines, shell blocks, spans."""
    text = page.read_text("utf-8")
    blocks = re.findall(r"^```(?:sh)?\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    text = re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
    lines = [line for block in blocks for line in block.split("\n")] + re.findall(r"^ {4,}(\S.*)$", text, re.MULTILINE)
    yield from (re.sub(r"(?:^| )#.*", "", line) for line in lines)
    yield from (" ".join(span.split()) for span in re.findall(r"`([^`]+)`", text))


def headings(page: Path) -> set[str]:
    """The anchors of a page, as its headings make them."""
    found = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in found}


@every_page
def test_links_lead_somewhere(page: Path) -> None:
    for match in LINK.finditer(prose_of(page)):
        target = unquote(match[1] or match[2])
        if target.startswith("https://"):
            assert target.split("/")[2] in OTHER_HOSTS, target
            continue
        place, _, anchor = target.partition("#")
        there = (page.parent / place).resolve() if place else page
        assert there.exists(), target
        assert there.is_relative_to(ROOT), target
        assert not anchor or anchor in headings(there), target


@every_page
def test_files_that_are_named_exist(page: Path) -> None:
    for code in code_of(page):
        for word in code.split():
            if PATH.match(word) and not word.startswith(EACH_LANGUAGE):
                assert all(any(there(page, one)) for one in spelled_out(word)), f"{word} in {code!r}"


def spelled_out(path: str) -> Iterator[str]:
    """``a/{b,c}`` is two paths; ``<id>`` is any name."""
    parts = [part.split(",") for part in re.split(r"[{}]", re.sub(r"<[^>]*>", "*", path))]
    yield from ("".join(one) for one in product(*parts))


def there(page: Path, path: str) -> Iterator[Path]:
    """Files of that name: from the root, or beside the page; a bare name may stand anywhere in the sources."""
    folders = [ROOT, page.parent]
    if "/" not in path:
        folders += [
            ROOT / "requirements",
            *(f for top in ("src", "tests", "tools", "docs", "frontend/islands") for f in folders_of(ROOT / top)),
        ]
    yield from (found for folder in folders for found in folder.glob(path.rstrip("/")))


@cache
def folders_of(top: Path) -> tuple[Path, ...]:
    """A folder and all folders in it."""
    return tuple(p for p in (top, *top.rglob("*")) if p.is_dir() and p.name not in ("__pycache__", "dist", "figures"))


@every_page
def test_commands_that_are_named_exist(page: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    commands = {name for action in parser()._actions for name in (action.choices or ())}
    for code in code_of(page):
        for target in re.findall(r"(?:^|\s)make ([a-z]+)\b", code):
            assert target in targets, code
        for command in re.findall(r"(?:^|/|\s)limber ([a-z]+)\b", code):
            assert command in commands, code


@every_page
def test_a_page_speaks_of_the_project_alone(page: Path) -> None:
    found = NEVER.search(page.read_text("utf-8"))
    assert found is None, found and found[0]


HIDDEN_ON_THE_MAP = {"tests", "build", ".venv"}
SOURCES = sorted(
    path
    for folder in ("src/limber", "tests", "tools", "frontend/islands", "frontend/styles", "docs")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in {".py", ".ts", ".toml", ".html", ".css", ".md"} and "dist" not in path.parts
)


def test_documents_that_sources_name_exist() -> None:
    missing = []
    for path in (*SOURCES, ROOT / "hatch_build.py", ROOT / "pyproject.toml"):
        for name in re.findall(r"docs/(?:[\w-]+/)*[\w-]+(?:\.md)?", path.read_text("utf-8")):
            if not any(ROOT.glob(f"{name}*")):
                missing.append(f"{path.relative_to(ROOT)}: {name}")
    assert missing == []


def test_everything_has_a_place_on_the_map() -> None:
    text = (ROOT / "docs/map.md").read_text("utf-8")
    package = ROOT / "src/limber"
    wanted = [f"`src/limber/{p.name}`" for p in package.iterdir() if p.is_dir() and (p / "__init__.py").exists()]
    wanted += [f"`src/limber/{p.name}`" for p in package.glob("*.py") if p.stem != "__init__"]
    wanted += [f"`{name}`" for name in CONTEXTS]
    wanted += [f"`{p.parent.name}`" for p in (ROOT / "frontend/islands").glob("*/island.ts")]
    wanted += [f"`tests/{p.name}`" for p in (ROOT / "tests").iterdir() if any(p.glob("test_*.py"))]
    wanted += [f"`docs/{p.name}`" for p in (ROOT / "docs").iterdir() if p.is_dir()]
    wanted += [f"`{p.name}`" for p in (ROOT / "tools").glob("*.py")]
    wanted += [f"`{p.name}`" for p in ROOT.iterdir() if any(p.glob("*.py")) and p.name not in HIDDEN_ON_THE_MAP]
    assert [one for one in wanted if one not in text] == []


def test_the_notice_names_what_is_handed_out_and_what_is_installed() -> None:
    text = (ROOT / "NOTICE").read_text("utf-8").lower()
    python = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    for requirement in python:
        assert re.split(r"[^\w-]", requirement)[0].lower() in text, requirement
    names = {
        "three": "three.js",
        "@fontsource-variable/atkinson-hyperlegible-next": "atkinson hyperlegible next",
        "@mediapipe/tasks-vision": "@mediapipe/tasks-vision",
        "pyodide": "pyodide",
    }
    bundled = json.loads((ROOT / "frontend/package.json").read_text("utf-8"))["dependencies"]
    assert all(names[name] in text for name in bundled)


def test_the_version_is_the_same_everywhere() -> None:
    assert f"version: {__version__}\n" in (ROOT / "CITATION.cff").read_text("utf-8")
    assert f"## [{__version__}]" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_pictures_are_small_and_used() -> None:
    pictures = [p for p in (ROOT / "docs/pictures").iterdir() if p.suffix in {".png", ".jpg", ".svg"}]
    said = "".join(page.read_text("utf-8") for page in PAGES)
    assert [p.name for p in pictures if p.name not in said] == []
    assert [p.name for p in pictures if p.stat().st_size > MOST_PICTURE_BYTES] == []
    assert sum(p.stat().st_size for p in pictures) <= MOST_BYTES


def test_pictures_are_described() -> None:
    for page in PAGES:
        for image in re.findall(r"<img [^>]*>", prose_of(page)):
            assert re.search(r'alt="[^"]{15,}"', image), image


def changes() -> list[tuple[str, str]]:
    """The changes that `docs/start-here.md` walks through: file, and the lines as a diff."""
    text = (ROOT / "docs/start-here.md").read_text("utf-8")
    return re.findall(r"`([^`\n]+)`:\n\n```diff\n(.*?)```", text, re.DOTALL)


@pytest.mark.parametrize(("file", "lines"), changes(), ids=[file for file, _ in changes()])
def test_the_first_changes_fit_the_files_as_they_are(file: str, lines: str) -> None:
    before = "".join(line[1:] + "\n" for line in lines.splitlines() if line[0] in " -")
    assert (ROOT / file).read_text("utf-8").count(before) == 1


def test_there_are_three_first_changes() -> None:
    assert len(changes()) == 5


@pytest.mark.parametrize(
    "line", re.findall(r"^ {4}\.venv/bin/limber (.*)$", (ROOT / "docs/start-here.md").read_text("utf-8"), re.M)
)
def test_the_commands_of_the_tour_run(line: str) -> None:
    words = line.split(" ;")[0].split("#")[0].split()
    done = subprocess.run(
        [sys.executable, "-m", "limber", *words], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == (3 if "danger" in line else 0), done.stderr
    assert done.stdout
    assert done.stderr == ""
