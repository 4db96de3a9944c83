"""``limber exercises check``: everything that can be said about an exercise's files before anybody does it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from limber.errors import InputError
from limber.plain import value
from limber.words import N_

if TYPE_CHECKING:
    from limber.commands.output import Page


@value
class Checked:
    """What a check found. `problems` keep the exercise out; `findings` about its movement and `hints` do not."""

    id: str
    problems: tuple[str, ...]
    findings: tuple[str, ...]
    hints: tuple[str, ...]


def run_check(paths: Sequence[str], page: "Page", *, as_json: bool) -> int:
    """Check folders (or all of one's own), print what was found; 0 when nothing keeps an exercise out, else 2."""
    from limber.commands.output import print_json

    found = [check_folder(folder) for folder in folders(paths)]
    if as_json:
        print_json(found)
    else:
        for one in found:
            _show(one, page)
    return 2 if any(one.problems for one in found) else 0


def folders(paths: Sequence[str]) -> list[Path]:
    """The exercise folders that are meant: themselves, those inside a folder of exercises, or behind an id."""
    from limber.catalogue import own_folders

    given = [Path(path) for path in paths] or list(own_folders())
    if not given:
        raise InputError("PATH", "expected a folder; there are no exercises of your own yet (limber exercises new ID)")
    found: list[Path] = []
    for path in given:
        place = path if path.exists() else _behind_id(str(path))
        place = place.parent if place.is_file() else place
        inside = sorted(p.parent for p in place.glob("*/exercise.toml"))
        found += [place] if (place / "exercise.toml").exists() or not inside else inside
    return [folder.absolute() for folder in found]


def _behind_id(exercise_id: str) -> Path:
    from limber.catalogue import own_folders
    from limber.catalogue.load import our_folder

    for home in (*own_folders(), our_folder()):
        if "/" not in exercise_id and (home / exercise_id / "exercise.toml").is_file():
            return home / exercise_id
    raise InputError(exercise_id, "there is no such folder, and no exercise has this id")


def check_folder(folder: Path) -> Checked:
    """Check one exercise: its files, its links, what it must answer for, and its movement."""
    problems = check_files(folder)
    findings, unreadable = _findings(folder)
    if unreadable and not problems:
        problems = (unreadable,)
    return Checked(id=folder.name, problems=problems, findings=findings, hints=_hints(folder))


def check_files(folder: Path) -> tuple[str, ...]:
    """What keeps an exercise out of the catalogue, in the words of whoever loads it."""
    return tuple(str(problem) for problem in _problems(folder))


def _problems(folder: Path) -> list[InputError]:
    from limber.catalogue import load_folder, ours
    from limber.catalogue.load import our_folder

    mine = folder.parent.resolve() == our_folder().resolve()
    if not (folder / "exercise.toml").is_file():
        return [InputError(f"{folder.name}/exercise.toml", "is missing")]
    found = load_folder(folder.parent) if mine else load_folder(folder.parent, beside=ours().exercises, own=True)
    start = folder.name[:80]
    return [p for p in found.problems if p.place == start or p.place.startswith((f"{start}/", f"{start}:"))]


def _findings(folder: Path) -> tuple[tuple[str, ...], str]:
    from limber.body import Movement
    from limber.body.check import check
    from limber.catalogue.files import read_toml
    from limber.plain import read

    place = f"{folder.name}/movement.toml"
    try:
        movement = read(Movement, read_toml(folder / "movement.toml", folder), place)
    except InputError as problem:
        return (), str(problem)
    try:
        return tuple(" ".join(str(finding).split()) for finding in check(movement)), ""
    except (ValueError, ArithmeticError, LookupError):
        return (), f"{place}: no body can do this, so it cannot be drawn; look at the angles and contacts"


def _hints(folder: Path) -> tuple[str, ...]:
    from limber.words import LANGUAGES

    missing = [language for language in LANGUAGES if not (folder / f"text.{language}.toml").is_file()]
    strange = [
        p.name
        for p in sorted(folder.glob("text.*.toml"))
        if p.name.removeprefix("text.").removesuffix(".toml") not in LANGUAGES
    ]
    return (
        *(f"text.{language}.toml is not there; English is shown" for language in missing if language != "en"),
        *(f"{name} is never read; the languages are {', '.join(LANGUAGES)}" for name in strange),
    )


def _show(found: Checked, page: "Page") -> None:
    verdict = N_("cannot be used yet") if found.problems else N_("can be used")
    page.title(found.id, page.words(verdict))
    for line in found.problems:
        page.line(line, indent=2, mark="x")
    for line in found.findings:
        page.line(page.words(N_("movement: %(finding)s"), finding=line), indent=2, mark="-")
    for line in found.hints:
        page.line(line, indent=2, mark="-")
    if not found.problems and not found.findings:
        page.line(page.words(N_("Nothing to mend. Look at it: limber exercises preview %(id)s"), id=found.id), indent=2)
