"""What the data of an exercise must answer for before anybody may get it: positions, load, holds, steps, swaps.

The tests hold our own exercises to these; an exercise of a clinic's own folder is refused when it breaks one, because
no test of ours has seen it. They can only keep one out: who may have it, and how much, is the programme's.
"""

from collections.abc import Callable, Iterator, Mapping

from limber.catalogue.model import Exercise, ExerciseData
from limber.catalogue.tags import FLOOR_STARTS, Tag
from limber.plain import value

LONGEST_HOLD_S = 10
LADDER = frozenset({"strength", "motor-control", "cardio"})
_HEAVY = ("S3", "S4")


@value
class Answer:
    """Exercises for which `applies` must name these tags; under ``exclude``, or under either (``modify`` as well)."""

    applies: Callable[[ExerciseData], bool]
    tags: tuple[Tag, ...]
    because: str
    exclude: bool = False


ANSWERS: tuple[Answer, ...] = (
    Answer(applies=lambda d: d.start in FLOOR_STARTS and not d.bed_ok and "pool" not in d.equipment,
           tags=("cannot_get_to_floor",),
           because="it begins on the floor (or say bed_ok = true)", exclude=True),
    Answer(applies=lambda d: d.start in ("standing", "wall"), tags=("cannot_stand",),
           because="it is done standing", exclude=True),
    Answer(applies=lambda d: d.start in ("supine", "prone"), tags=("pregnancy_after_16w",),
           because="one lies on the back or the front"),
    Answer(applies=lambda d: d.start == "quadruped", tags=("wrist_pain", "kneeling_pain"),
           because="hands and knees carry"),
    Answer(applies=lambda d: d.start in ("kneeling", "half-kneeling"), tags=("kneeling_pain",),
           because="one kneels"),
    Answer(applies=lambda d: d.bias[:1] == ("flexion",) and (len(d.bias) == 1 or d.category == "stretch"),
           tags=("osteoporosis", "vertebral_fracture", "flexion_intolerant", "disc_radicular_acute"),
           because="it bends the back forwards"),
    Answer(applies=lambda d: d.bias[:1] == ("extension",), tags=("extension_intolerant",),
           because="it bends the back backwards"),
    Answer(applies=lambda d: d.bias[:1] == ("rotation",), tags=("rotation_intolerant",), because="it turns the back"),
    Answer(applies=lambda d: d.load.load_class in ("S2", *_HEAVY), tags=("recent_surgery", "vertebral_fracture"),
           because="it loads the back with S2 or more"),
    Answer(applies=lambda d: d.load.load_class in _HEAVY, tags=("acute_lt6w", "vertebral_fracture", "postpartum_lt12w"),
           because="it loads the back with S3 or more", exclude=True),
)  # fmt: skip


def broken_rules(exercise: Exercise, all_of_them: Mapping[str, Exercise]) -> Iterator[tuple[str, str]]:
    """What an exercise does not answer for, as key and problem. `all_of_them`: whatever it may link to."""
    data = exercise.data
    for answer in ANSWERS:
        named = set(data.exclude) if answer.exclude else {*data.exclude, *data.modify}
        if answer.applies(data) and (missing := [tag for tag in answer.tags if tag not in named]):
            key = "exclude" if answer.exclude else "exclude, modify"
            yield key, f"expected {', '.join(missing)}, because {answer.because}"
    if data.load.load_class == "S4" and not data.hidden:
        yield "hidden", "expected true, because it loads the back with S4"
    if data.category in ("strength", "motor-control") and data.dose.hold_s > LONGEST_HOLD_S:
        yield (
            "dose: hold_s",
            f"expected at most {LONGEST_HOLD_S}: in strength and control, holds are short and repeated",
        )
    for target in data.progress:
        if target in all_of_them and not _small_step(data, all_of_them[target].data):
            yield "progress", f"{target} is too big a step, of another kind, or hidden"
    for tag, change in data.modify.items():
        for target in change.swap:
            if target in all_of_them and _load(all_of_them[target].data) > _load(data):
                yield f"modify: {tag}", f"{target} loads the back more"


def _small_step(data: ExerciseData, other: ExerciseData) -> bool:
    most = 2 if data.category in LADDER else 1
    same_kind = (data.category in LADDER) == (other.category in LADDER)
    return other.difficulty - data.difficulty <= most and same_kind and not (other.hidden and data.category in LADDER)


def _load(data: ExerciseData) -> str:
    return max("S1", data.load.load_class)
