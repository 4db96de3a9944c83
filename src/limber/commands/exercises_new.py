"""``limber exercises new``: begin an exercise of one's own as three text files."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from limber.errors import InputError, LimberError
from limber.words import N_

if TYPE_CHECKING:
    from limber.commands.output import Page

FILES = ("exercise.toml", "movement.toml", "text.en.toml")


def new(exercise_id: str, like: str | None, folder: Path | None, page: "Page") -> int:
    """Write the files, from the template or from another exercise, and say what comes next.

    Raises
    ------
    InputError
        The id is none, or taken; there is no exercise to begin from.
    """
    home = folder or own_home()
    target = home / _checked(exercise_id)
    if target.exists():
        raise InputError(str(target), "is there already; nothing was changed")
    texts = _texts(exercise_id, like)
    try:
        target.mkdir(parents=True)
        for name, text in texts.items():
            (target / name).write_text(text, encoding="utf-8")
    except OSError as problem:
        raise LimberError(f"{target}: cannot be written ({(problem.strerror or '').lower()})") from None
    print(page.words(N_("Begun in %(folder)s:"), folder=str(target)))  # not wrapped: it is there to be copied
    for name in texts:
        page.line(name, indent=2, mark="-")
    page.line(page.words(N_("Change them with any text editor. Look while you do:")))
    print(f"  limber exercises preview {target}")
    page.line(page.words(N_("Then see whether everything fits:")))
    print(f"  limber exercises check {target}")
    return 0


def own_home() -> Path:
    """The folder that exercises of one's own go to: the first of LIMBER_EXERCISES, or the data folder's."""
    import os

    from limber.catalogue.load import OWN_FOLDERS
    from limber.web import data_folder

    given = [one for one in os.environ.get(OWN_FOLDERS, "").split(os.pathsep) if one]
    return Path(given[0]).expanduser() if given else data_folder.location() / data_folder.EXERCISES


def _checked(exercise_id: str) -> str:
    from limber.catalogue import load
    from limber.catalogue.load import LONGEST_ID, RESERVED

    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", exercise_id) or len(exercise_id) > LONGEST_ID:
        raise InputError("ID", "expected lower-case words joined by hyphens, such as heel-slide")
    if exercise_id in RESERVED or exercise_id in load().exercises:
        raise InputError("ID", f"{exercise_id} is taken; choose another")
    return exercise_id


def _texts(exercise_id: str, like: str | None) -> dict[str, str]:
    from importlib.resources import files

    from limber.catalogue import load, ours, own_folders

    source = files("limber.catalogue") / "template"
    if like is not None:
        load()[like]
        places = [folder / like for folder in own_folders() if (folder / like).is_dir()]
        source = files("limber.catalogue") / "exercises" / like if like in ours().exercises else places[0]
    found = {name: (source / name).read_text("utf-8") for name in FILES}
    name = exercise_id.replace("-", " ").capitalize()
    changes: dict[str, Callable[[str], str]] = {
        "exercise.toml": lambda text: _without_seeds(
            re.sub(r'^id = ".*"$', f'id = "{exercise_id}"', text, count=1, flags=re.MULTILINE)
        ),
        "movement.toml": lambda text: text,
        "text.en.toml": lambda text: re.sub(
            r"^other_names = .*$", "other_names = []",
            re.sub(r'^name = ".*"$', f'name = "{name}"', text, count=1, flags=re.MULTILINE),
            count=1, flags=re.MULTILINE,
        ),
    }  # fmt: skip
    return {file: changes[file](text) for file, text in found.items()}


def _without_seeds(text: str) -> str:
    """The articles that mention the exercise it was begun from do not mention this one."""
    return re.sub(r"^\[seeds\]\n(?:[^\[\n].*\n|\n)*", "", text, flags=re.MULTILINE)
