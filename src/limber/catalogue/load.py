"""Loading the catalogue: one folder per exercise, read strictly, checked as a whole.

A broken exercise is refused with file, place and reason, and the others still load: the problems come
back beside the exercises, and whoever loads decides how loud to be. A clinic's own folder is loaded beside ours.
"""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import islice
from pathlib import Path
from types import MappingProxyType

from limber.body import Movement
from limber.catalogue.files import leads_out, name_of, read_toml
from limber.catalogue.house_rules import broken_rules
from limber.catalogue.links import sound
from limber.catalogue.model import Exercise, ExerciseData, ExerciseText
from limber.catalogue.sources import sources
from limber.errors import InputError
from limber.plain import read, value
from limber.words import LANGUAGES

OWN_FOLDERS = "LIMBER_EXERCISES"
MOST_OWN = 500
LONGEST_ID = 60
RESERVED = ("new", "check", "preview")
_NOTHING: Mapping[str, Exercise] = MappingProxyType({})
_kept_at: list[Path] = []
_withdrawn: dict[str, InputError] = {}


@value
class Catalogue:
    """All exercises by id, in alphabetical order, and what could not be loaded."""

    exercises: Mapping[str, Exercise]
    problems: tuple[InputError, ...] = ()

    def __getitem__(self, exercise_id: str) -> Exercise:
        """One exercise; InputError for an id that the catalogue does not have."""
        if exercise_id not in self.exercises:
            raise InputError(exercise_id, "no exercise has this id; `limber exercises` lists them")
        return self.exercises[exercise_id]


@lru_cache
def load() -> Catalogue:
    """Our exercises, and those of the clinic's own folders. Ours must be whole: a problem in them is an error.

    A problem in an own folder leaves that exercise out and stands in `problems`.
    """
    catalogue = ours()
    exercises, problems = dict(catalogue.exercises), [*_withdrawn.values()]
    for folder in own_folders():
        own = load_folder(folder, beside=exercises, own=True)
        exercises |= {key: exercise for key, exercise in own.exercises.items() if key not in _withdrawn}
        problems += own.problems
    if len(exercises) == len(catalogue.exercises):
        return replace(catalogue, problems=tuple(problems)) if problems else catalogue
    return Catalogue(exercises=dict(sorted(exercises.items())), problems=tuple(problems))


@lru_cache
def ours() -> Catalogue:
    """The catalogue that comes with Limber, alone."""
    catalogue = load_folder(our_folder())
    if catalogue.problems:
        raise catalogue.problems[0]
    return catalogue


def our_folder() -> Path:
    """The folder of the exercises that come with Limber."""
    return Path(str(files("limber.catalogue") / "exercises"))


def own_folders() -> tuple[Path, ...]:
    """The folders of exercises beside ours that are there: those of ``LIMBER_EXERCISES``, then the data folder's."""
    given = [Path(one).expanduser() for one in os.environ.get(OWN_FOLDERS, "").split(os.pathsep) if one]
    return tuple(dict.fromkeys(folder.absolute() for folder in (*given, *_kept_at) if folder.is_dir()))


def keep_own_at(folder: Path) -> None:
    """Say where this machine keeps exercises of its own; the room that knows the data folder does so once."""
    if _kept_at != [folder]:
        _kept_at[:] = [folder]
        _withdrawn.clear()
        load.cache_clear()


def withdraw(exercise_id: str, problem: InputError) -> None:
    """Take an own exercise out again: its movement turned out to be one that cannot be drawn."""
    _withdrawn[exercise_id] = problem
    load.cache_clear()


def load_folder(folder: Traversable, *, beside: Mapping[str, Exercise] = _NOTHING, own: bool = False) -> Catalogue:
    """Load every exercise of a folder. Problems are collected, one for each exercise that fails.

    `beside`: exercises that these may link to and whose ids are taken. `own`: they are a clinic's; the house's rules
    for data, which tests hold for ours, are held here.
    """
    found: dict[str, Exercise] = {}
    problems: list[InputError] = []
    refused: set[str] = set()
    for place in _exercise_folders(folder):
        try:
            _check_place(place, beside)
            found[place.name] = _exercise(place, folder if own else None, own)
        except InputError as problem:
            problems.append(problem)
            refused.add(place.name)
    kept, more = sound(found, refused - set(beside), beside)
    problems += more
    for key, exercise in [*kept.items()] if own else []:
        for place_in_file, words in islice(broken_rules(exercise, {**beside, **kept}), 1):
            problems.append(InputError(f"{key}/exercise.toml: {place_in_file}", words))
            kept, again = sound({k: e for k, e in kept.items() if k != key}, {key}, beside)
            problems += again
    return Catalogue(exercises=kept, problems=tuple(problems))


def _exercise_folders(folder: Traversable) -> Iterator[Traversable]:
    """The folders in a folder, in order; names that begin with . or _ are not meant."""
    inside = sorted((p for p in folder.iterdir() if p.name[0] not in "._" and p.is_dir()), key=lambda p: p.name)
    yield from inside[:MOST_OWN]


def _check_place(folder: Traversable, beside: Mapping[str, Exercise]) -> None:
    shown = folder.name[:80]
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", folder.name) or len(folder.name) > LONGEST_ID:
        raise InputError(shown, "expected a folder named by lower-case words joined by hyphens, such as heel-slide")
    if folder.name in RESERVED:
        raise InputError(shown, "is a word of the command limber exercises; choose another id")
    if folder.name in beside:
        raise InputError(f"{shown}/exercise.toml: id", "another exercise has this id already; choose another")


def _exercise(folder: Traversable, root: Traversable | None, own: bool) -> Exercise:
    """One exercise. `root`: the folder that nothing may lead out of; None for what comes with Limber."""
    if root is not None and leads_out(folder, root):
        raise InputError(folder.name, "leads out of the folder of exercises; expected a folder of its own")
    data_file = folder / "exercise.toml"
    data = read(ExerciseData, read_toml(data_file, root), name_of(data_file))
    if data.id != folder.name:
        raise InputError(f"{name_of(data_file)}: id", f"expected {folder.name}, the folder's name")
    movement_file = folder / "movement.toml"
    movement = read(Movement, read_toml(movement_file, root), name_of(movement_file))
    exercise = Exercise(data=data, movement=movement, texts=_texts(folder, root), own=own)
    for place, problem in _disagreements(exercise):
        raise InputError(f"{folder.name}/{place}", problem)
    return exercise


def _texts(folder: Traversable, root: Traversable | None) -> dict[str, ExerciseText]:
    texts = {}
    for language in LANGUAGES:
        file = folder / f"text.{language}.toml"
        if language == "en" or file.is_file():
            texts[language] = read(ExerciseText, read_toml(file, root), name_of(file))
    return texts


def _disagreements(exercise: Exercise) -> Iterable[tuple[str, str]]:
    """Where the files of one exercise do not fit each other."""
    data, movement = exercise.data, exercise.movement
    if movement.sides != data.dose.sides:
        yield "movement.toml: sides", f"expected {data.dose.sides}, as in exercise.toml"
    unknown = [key for key in data.sources if key not in sources()]
    if unknown:
        yield "exercise.toml: sources", "no such source: " + ", ".join(unknown)
    said = {tag for tag, change in data.modify.items() if not change.skip}
    phases = {phase.name for phase in movement.phases}
    strange = {fault.id for fault in movement.faults} - set(data.faults)
    if strange:
        yield "movement.toml: faults", "expected faults of exercise.toml, not " + ", ".join(sorted(strange))
    for language, text in exercise.texts.items():
        file = f"text.{language}.toml"
        for place, have, want in (
            ("faults", set(text.faults), set(data.faults)),
            ("modify", {str(tag) for tag in text.modify}, {str(tag) for tag in said}),
            ("phases", set(text.phases), phases),
            ("sides", set(text.sides), {"right", "left"} if data.dose.sides != "none" else set()),
        ):
            if have != want:
                missing, extra = sorted(want - have), sorted(have - want)
                yield (
                    f"{file}: {place}",
                    "; ".join(
                        words + ", ".join(ids)
                        for words, ids in (("missing ", missing), ("not expected: ", extra))
                        if ids
                    ),
                )
