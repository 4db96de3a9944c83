"""The script of a session: everything the player plays, in one language, with nothing left to decide.

`Script` is the contract with the page (``limber schema script``): the page holds no clinical rule. It
plays steps, records events, and looks pain answers up in the tables that `safety` put in here.

A cycle is one passage through an exercise's movement. A `work` step plays its `cycle` phase by phase
until `reps` repetitions have ended; a phase with `ends_rep` ends one. A `bout` step (walking,
breathing, resting) loops its cycle until `seconds` have passed and counts nothing.
"""

from collections.abc import Mapping
from typing import Annotated, Literal

from limber.catalogue import ExerciseId
from limber.plain import Range, value
from limber.session.day import Slot

StepKind = Literal["get-ready", "work", "bout", "change-side", "rest"]
StepSide = Literal["right", "left", "both", "none"]


@value
class ScriptPhase:
    """One phase of a cycle: which phase of the clip, how long, and what is said when it begins."""

    clip_side: Literal["right", "left", "none"]
    clip_phase: Annotated[int, Range(0)]
    seconds: Annotated[float, Range(0.1, 3600)]
    say: str
    breathe: Literal["in", "out"] | None
    hold: bool
    ends_rep: bool
    side: StepSide


@value
class Step:
    """One step of an exercise. `say` is spoken and shown as caption when the step begins.

    `seconds`: its planned length; for `work` the sum of its cycles. `get-ready` may be longer by the
    person's own setting. `next`: what comes after, shown small.
    """

    kind: StepKind
    seconds: Annotated[float, Range(0)]
    say: str
    next: str
    side: StepSide = "none"
    set_number: int = 1
    sets: int = 1
    reps: int = 0
    cycle: tuple[ScriptPhase, ...] = ()


@value
class Coaching:
    """What the camera coach needs to know of an exercise; `limber.coach` decides, the page only carries it.

    `watch`: address of what it looks for; empty where the exercise runs by the timer alone. `about`: how far the
    camera can be trusted here, or why the timer leads, in words. `view`: how to stand to the camera. `mode`: what
    is followed, the repetitions or the time held. `cues`: what to say of a fault, by its id. `moving_s`: how long a
    repetition takes as it is meant, timed as the coach times it; 0 unknown.
    """

    watch: str
    about: str
    view: Literal["side", "front"]
    mode: Literal["repetitions", "holds", "timer"]
    cues: Mapping[str, str] = {}
    moving_s: Annotated[float, Range(0)] = 0.0


@value
class ScriptExercise:
    """One exercise of the session. `key` is unique in the script, also among alternatives.

    `clips`: address of the clip per side (``none``, ``right``, ``left``); `image`: the still picture.
    `easier`, `harder`, `swaps`: whole exercises that the person may change to, already allowed.
    `coach`: for the camera coach; None where nothing is known of it. `load`: as in `PlannedDose`.
    """

    key: str
    exercise_id: ExerciseId
    name: str
    slot: Slot
    position: str
    look: str
    needs: tuple[str, ...]
    how: tuple[str, ...]
    breathing: str
    notes: tuple[str, ...]
    dose: str
    clips: Mapping[str, str]
    image: str
    view: Literal["side", "front", "three-quarter"]
    seconds: Annotated[float, Range(0)]
    steps: tuple[Step, ...]
    easier: tuple["ScriptExercise", ...] = ()
    harder: tuple["ScriptExercise", ...] = ()
    swaps: tuple["ScriptExercise", ...] = ()
    coach: Coaching | None = None
    load: Annotated[int, Range(0, 20)] = 0


@value
class LightRow:
    """What one pain answer (0-10) means today: the colour, and what to do in words."""

    pain_0_10: Annotated[int, Range(0, 10)]
    light: Literal["green", "amber", "red"]


@value
class LightAdvice:
    """What a colour means: `then` is what the player does next. `english…`: see `Script`."""

    light: Literal["green", "amber", "red"]
    title: str
    text: str
    then: tuple[Literal["continue", "less", "easier", "swap", "skip", "end"], ...]
    english_title: str = ""
    english_text: str = ""


@value
class DialogueOption:
    """An answer in a safety dialogue: either it opens further questions or it decides.

    `ask`: the next question's id; `decide`: the id of the decision. Exactly one of them is set. `english`: see
    `Script`.
    """

    id: str
    text: str
    ask: str | None = None
    decide: str | None = None
    english: str = ""

    def __post_init__(self) -> None:
        if (self.ask is None) == (self.decide is None):
            raise ValueError("expected either ask or decide")


@value
class DialogueQuestion:
    """One question of a safety dialogue, asked one at a time. `do`: what to do first, while it stands.

    `english…`: see `Script`.
    """

    id: str
    text: str
    options: tuple[DialogueOption, ...]
    do: tuple[str, ...] = ()
    english: str = ""
    english_do: tuple[str, ...] = ()


@value
class Decision:
    """What a safety dialogue ends in. `ends_session`: the player stops and records `stopped`.

    `action`: as in `safety` (E0, U1, C1), or `ease` (go on, lighter), `rest` (stop the exercise),
    `end` (no more today). `call`: a number to ring, shown as a large link; only for E0. `english…`: see `Script`.
    """

    id: str
    action: Literal["E0", "U1", "C1", "end", "rest", "ease", "continue"]
    ends_session: bool
    title: str
    lines: tuple[str, ...]
    call: str | None = None
    english_title: str = ""
    english_lines: tuple[str, ...] = ()


@value
class Dialogue:
    """A closed safety dialogue: the first question's id, all questions, all decisions."""

    first: str
    questions: tuple[DialogueQuestion, ...]
    decisions: tuple[Decision, ...]


@value
class PainDialogue:
    """**This hurts**: where, spreading?, new numbness?, catching?, 0-10; then the traffic light.

    The questions are `spreading`, `numbness` and `catching`. Any answer in `red_if` (``question:option``) is red
    whatever the number. An option whose `ask` is a question of **Something is wrong** leads there at once,
    because it may be an emergency; every other option leads on in order, whatever it says.
    """

    where: tuple[DialogueOption, ...]
    questions: tuple[DialogueQuestion, ...]
    red_if: tuple[str, ...]
    rows: tuple[LightRow, ...]
    advice: tuple[LightAdvice, ...]


@value
class Script:
    """A session as the page plays it. `texts`: every fixed word of the player by key, in the language.

    `english`: for the texts of safety among them the English to show beneath, by key, until the language is signed
    (`limber.safety.signed`). The fields `english…` of the dialogues hold the same; empty where nothing is shown.
    """

    version: Literal[1]
    session_id: str
    language: str
    build: str
    title: str
    minutes: Annotated[int, Range(1)]
    pain_before_0_10: Annotated[int, Range(0, 10)]
    effort_max_0_10: Annotated[int, Range(1, 10)]
    get_ready_s: Annotated[int, Range(3, 60)]
    shape: str
    exercises: tuple[ScriptExercise, ...]
    pain: PainDialogue
    wrong: Dialogue
    emergency_number: str
    danger_card: str
    texts: Mapping[str, str]
    english: Mapping[str, str] = {}
