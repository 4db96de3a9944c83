"""What an exercise is: the format of ``exercise.toml`` and ``text.<language>.toml``.

An exercise is a folder: ``exercise.toml`` (data), ``movement.toml`` (how it moves; `limber.body`),
and one ``text.<language>.toml`` for each language. The classes below are the format: closed, typed,
and the source of the JSON Schema.
"""

from collections.abc import Mapping
from typing import Annotated

from limber.body import Movement
from limber.catalogue.evidence import EvidenceFamily
from limber.catalogue.tags import Bias, Category, Equipment, LoadClass, Needs, Sides, Start, Tag, Use
from limber.plain import Pattern, Range, value
from limber.words import Name

ExerciseId = Annotated[str, Pattern(r"[a-z0-9]+(-[a-z0-9]+)*", "lower-case words joined by hyphens")]
# Neither markup nor letters that control: a text cannot hide, turn round or break what stands beside it.
_LETTERS = r"[^<>\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]"
Line = Annotated[str, Pattern(_LETTERS + "{1,240}", "one line of 1 to 240 characters without < or >")]
Note = Annotated[str, Pattern(_LETTERS + "{1,600}", "one line of 1 to 600 characters without < or >")]
Spoken = Annotated[str, Pattern(_LETTERS + "{1,60}", "one line of 1 to 60 characters")]


@value
class Load:
    """Spinal load class S0-S4 (a judgement, see the note) and where it comes from."""

    load_class: LoadClass
    note: Note


@value
class Dose:
    """How much at the start. `hold_s`: the hold of each repetition, or the length of a bout or rest.

    `sides`: each = the full dose on both sides; alternate = `reps` counts both sides together.
    """

    sets: Annotated[int, Range(1, 10)]
    reps: Annotated[int, Range(1, 200)]
    hold_s: Annotated[int, Range(0, 3600)]
    sides: Sides
    rest_s: Annotated[int, Range(0, 300)]


@value
class Bounds:
    """Smallest and largest sets, repetitions and hold that progression may reach."""

    sets: tuple[int, int]
    reps: tuple[int, int]
    hold_s: tuple[int, int]

    def __post_init__(self) -> None:
        for name in ("sets", "reps", "hold_s"):
            low, high = getattr(self, name)
            if not 0 <= low <= high:
                raise ValueError(f"bounds: {name}: expected [smallest, largest]")


@value
class Modify:
    """What to do for one tag. The words to show stand in the text file under ``[modify]``.

    `swap`: exercises to try in its place, in order. `skip`: left out for this tag. `cleared`: left out
    until a date of clearance is recorded. With none of them the exercise stays and its words are shown.
    """

    swap: tuple[ExerciseId, ...] = ()
    skip: bool = False
    cleared: bool = False


@value
class ExerciseData:
    """The file ``exercise.toml``.

    `default = "never"`: no plan chooses it by itself; `needs` says who may ask for it, or
    what has to be done before it (steady-walks: two weeks with four long walks each). `progress` of
    strength, motor-control and cardio entries is their ladder. `seeds`: the articles that mention it. `evidence`: the
    kind of exercise whose trials speak for it (`limber.catalogue.evidence`); None where nobody said.
    """

    id: ExerciseId
    category: Category
    start: Start
    regions: tuple[Line, ...]
    muscles: tuple[Line, ...]
    bias: tuple[Bias, ...]
    load: Load
    difficulty: Annotated[int, Range(1, 5)]
    dose: Dose
    bounds: Bounds
    sources: tuple[str, ...]
    evidence: EvidenceFamily | None = None
    also: tuple[Use, ...] = ()
    equipment: tuple[Equipment, ...] = ()
    optional_equipment: tuple[Equipment, ...] = ()
    bed_ok: bool = False
    hidden: bool = False
    needs: Needs | None = None
    exclude: tuple[Tag, ...] = ()
    modify: Mapping[Tag, Modify] = {}
    regress: tuple[ExerciseId, ...] = ()
    progress: tuple[ExerciseId, ...] = ()
    faults: tuple[ExerciseId, ...] = ()
    seeds: Mapping[Line, Note] = {}

    def __post_init__(self) -> None:
        for name in ("sets", "reps", "hold_s"):
            low, high = getattr(self.bounds, name)
            if not low <= getattr(self.dose, name) <= high:
                raise ValueError(f"dose: {name}: expected a number from {low} to {high} (its bounds)")
        if self.hidden and self.needs is None:
            raise ValueError("needs: expected asked or clinician, because the exercise is hidden")
        both = set(self.exclude) & set(self.modify)
        if both:
            raise ValueError("exclude and modify name the same tag: " + ", ".join(sorted(both)))


@value
class FaultText:
    """A common fault: what it looks like, and the one cue that helps."""

    seen: Line
    cue: Line


@value
class ExerciseText:
    """The file ``text.<language>.toml``: everything about an exercise that a person reads or hears.

    `position`: how to get into the start position, for the get-ready screen. `steps`: the movement.
    `phases`: one short spoken line for each phase id of the movement. `sides`: what to call the two
    sides, for example ``right = "Right leg"``.
    """

    name: Line
    why: Line
    position: Line
    steps: tuple[Line, ...]
    breathing: Line
    phases: Mapping[ExerciseId, Spoken]
    other_names: tuple[Line, ...] = ()
    faults: Mapping[ExerciseId, FaultText] = {}
    modify: Mapping[Tag, Line] = {}
    sides: Mapping[str, Line] = {}


@value
class Exercise:
    """One exercise of the catalogue: its data, its movement, and its texts by language.

    `own`: it comes from a clinic's own folder, and not with Limber.
    """

    data: ExerciseData
    movement: Movement
    texts: Mapping[str, ExerciseText]
    own: bool = False

    @property
    def id(self) -> str:
        return self.data.id

    def text(self, language: str) -> ExerciseText:
        """The text in a language; English, which is always there, when that language is missing."""
        return self.texts.get(language) or self.texts["en"]

    @property
    def called(self) -> Name:
        """Its name, to stand in a sentence that is said later, in a language that is not known yet."""
        return Name(names={language: self.text(language).name for language in self.texts})
