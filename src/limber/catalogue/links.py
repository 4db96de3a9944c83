"""Links between exercises: easier, harder, in its place. What must hold of them, and who goes when it does not."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from limber.catalogue.model import Exercise
from limber.errors import InputError


def sound(
    found: Mapping[str, Exercise], refused: set[str], beside: Mapping[str, Exercise]
) -> tuple[dict[str, Exercise], list[InputError]]:
    """The exercises whose links hold, without their links to refused ones, and a problem for each of the others.

    `beside`: exercises that may be linked to and are not looked at themselves.
    """
    problems: list[InputError] = []
    left, gone = dict(found), set(refused)
    while bad := _broken({key: without(e, gone) for key, e in left.items()}, beside):
        problems += bad.values()
        gone |= set(bad)
        left = {key: exercise for key, exercise in left.items() if key not in gone}
    return {key: without(exercise, gone) for key, exercise in left.items()}, problems


def _broken(found: Mapping[str, Exercise], beside: Mapping[str, Exercise]) -> dict[str, InputError]:
    everything = {**beside, **found}
    bad = {key: problem for key, exercise in found.items() if (problem := _broken_link(exercise, everything))}
    return bad or _loop(found)


def without(exercise: Exercise, refused: set[str]) -> Exercise:
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


def _loop(found: Mapping[str, Exercise]) -> dict[str, InputError]:
    """A problem for each exercise of the first loop in the ladder: one that is harder, in the end, than itself."""
    harder = {key: [t for t in e.data.progress if t in found] for key, e in found.items()}
    for key, exercise in found.items():
        for target in exercise.data.regress:
            if target in found:
                harder[target].append(key)
    ring = next(_rings(harder), ())
    told = " > ".join((*ring, ring[0])) if ring else ""
    return {key: InputError(f"{key}/exercise.toml: progress, regress", f"goes round in a loop: {told}") for key in ring}


def _rings(harder: Mapping[str, list[str]]) -> Iterator[tuple[str, ...]]:
    """Loops of a graph. Leaves and roots are taken away until none is left; what stays leads round."""
    left = set(harder)
    while ends := {key for key in left if not left & set(harder[key])}:
        left -= ends
    if not left:
        return
    path = [min(left)]
    while (onward := min(left & set(harder[path[-1]]))) not in path:
        path.append(onward)
    yield tuple(path[path.index(onward) :])
