"""Loading the catalogue: one folder per exercise, read strictly, checked as a whole.

A broken exercise is refused with file, place and reason, and the others still load: the problems come
back beside the exercises, and whoever loads decides how loud to be.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from limber.body import Movement
from limber.catalogue.model import Exercise, ExerciseData, ExerciseText
from limber.catalogue.sources import sources
from limber.errors import InputError
from limber.plain import read, value
from limber.words import LANGUAGES

LARGEST_FILE_BYTES = 200_000


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
    """The catalogue that comes with Limber. Its own files must be whole; a problem in them is an error."""
    catalogue = load_folder(files("limber.catalogue") / "exercises")
    if catalogue.problems:
        raise catalogue.problems[0]
    return catalogue


def load_folder(folder: Traversable) -> Catalogue:
    """Load every exercise of a folder. Problems are collected, one for each exercise that fails."""
    found: dict[str, Exercise] = {}
    problems: list[InputError] = []
    refused: set[str] = set()
    for place in sorted((p for p in folder.iterdir() if p.is_dir()), key=lambda p: p.name):
        try:
            found[place.name] = _exercise(place)
        except InputError as problem:
            problems.append(problem)
            refused.add(place.name)
    while bad := [(e.id, p) for e in found.values() if (p := _broken_link(_without(e, refused), found))]:
        problems += [problem for _, problem in bad]
        refused |= {exercise_id for exercise_id, _ in bad}
        found = {key: exercise for key, exercise in found.items() if key not in refused}
    kept = {key: _without(exercise, refused) for key, exercise in found.items()}
    return Catalogue(exercises=kept, problems=tuple(problems))


def _without(exercise: Exercise, refused: set[str]) -> Exercise:
    """An exercise without its links to refused ones: one broken file must not take others with it.

    A swap that loses its last target leaves the exercise out for that tag.
    """
    data = exercise.data
    if not refused & {*data.regress, *data.progress, *(t for c in data.modify.values() for t in c.swap)}:
        return exercise

    def known(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(i for i in ids if i not in refused)

    modify = {
        tag: replace(change, swap=known(change.swap), skip=change.skip or bool(change.swap and not known(change.swap)))
        for tag, change in data.modify.items()
    }
    return replace(
        exercise, data=replace(data, regress=known(data.regress), progress=known(data.progress), modify=modify)
    )


def read_toml(file: Traversable) -> object:
    """One TOML file as plain data. InputError names the file, and the line where TOML breaks off."""
    try:
        raw = file.read_bytes()
    except OSError:
        raise InputError(_name(file), "cannot be read") from None
    if len(raw) > LARGEST_FILE_BYTES:
        raise InputError(_name(file), f"is larger than {LARGEST_FILE_BYTES} bytes")
    try:
        return tomllib.loads(raw.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise InputError(_name(file), f"is not valid TOML: {problem}") from None


def _name(file: Traversable) -> str:
    return "/".join(Path(str(file)).parts[-2:])


def _exercise(folder: Traversable) -> Exercise:
    data_file = folder / "exercise.toml"
    data = read(ExerciseData, read_toml(data_file), _name(data_file))
    if data.id != folder.name:
        raise InputError(f"{_name(data_file)}: id", f"expected {folder.name}, the folder's name")
    movement_file = folder / "movement.toml"
    movement = read(Movement, read_toml(movement_file), _name(movement_file))
    exercise = Exercise(data=data, movement=movement, texts=_texts(folder))
    for place, problem in _disagreements(exercise):
        raise InputError(f"{folder.name}/{place}", problem)
    return exercise


def _texts(folder: Traversable) -> dict[str, ExerciseText]:
    texts = {}
    for language in LANGUAGES:
        file = folder / f"text.{language}.toml"
        if file.is_file():
            texts[language] = read(ExerciseText, read_toml(file), _name(file))
    if "en" not in texts:
        raise InputError(f"{folder.name}/text.en.toml", "is missing")
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


def _broken_link(exercise: Exercise, all_of_them: Mapping[str, Exercise]) -> InputError | None:
    """Links must lead to exercises; easier ones may not be harder; a swap may not be swapped again."""
    data = exercise.data
    place = f"{data.id}/exercise.toml"
    swaps = [(tag, target) for tag, change in data.modify.items() for target in change.swap]
    for key, target in [("regress", t) for t in data.regress] + [("progress", t) for t in data.progress] + swaps:
        if target not in all_of_them or target == data.id:
            return InputError(f"{place}: {key}", f"expected the id of another exercise, not {target}")
    for target in data.regress:
        if all_of_them[target].data.difficulty > data.difficulty:
            return InputError(f"{place}: regress", f"{target} is harder")
    for target in data.progress:
        if all_of_them[target].data.difficulty < data.difficulty:
            return InputError(f"{place}: progress", f"{target} is easier")
    for tag, target in swaps:
        other = all_of_them[target].data
        again = other.modify.get(tag)
        if tag in other.exclude or (again and (again.swap or again.skip or again.cleared)):
            return InputError(f"{place}: modify: {tag}", f"{target} is itself left out or changed for it")
        if other.hidden or other.difficulty > data.difficulty:
            return InputError(f"{place}: modify: {tag}", f"{target} is hidden or harder")
    return None
