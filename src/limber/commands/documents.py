"""What commands print with ``--json``, where it is more than one value of a room. `limber schema` shows them."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from limber.body import Movement
from limber.catalogue import ExerciseData, ExerciseText, Grade, Source
from limber.catalogue.tags import Tag
from limber.plain import value
from limber.programme.rules.table import Threshold
from limber.safety import Action, ScreenResult


@value
class ExerciseEntry(ExerciseData):
    """One exercise: the data of the catalogue, its text in one language, and its movement.

    `own`: it comes from a clinic's own folder. `evidence_grade`: how sure research is of this kind of exercise, and
    `evidence_says` what it found; None for one of a clinic's that names no kind. `evidence_sources`: what stands behind
    both the grade and the exercise, by key; of one that is not `verified`, no figure is told.
    """

    text: ExerciseText
    movement: Movement
    own: bool
    evidence_grade: Grade | None
    evidence_says: str | None
    evidence_sources: Mapping[str, Source]


@value
class ScreenReport(ScreenResult):
    """What answers mean on a day, and whether a session may run on them.

    `standing`: open = it may; locked = the outcome closes the plan; screen-due = answers are out of date, `due` says
    which part is to be asked again; unfinished = `unanswered` says what is missing. `why`: sentences, none when open.
    """

    on: date
    standing: Literal["open", "locked", "screen-due", "unfinished"]
    due: Literal["full", "leg-signs"] | None
    why: tuple[str, ...]


@value
class RuleEntry:
    """One rule of the safety screen, of the tags, of how Limber works (policy), or of the programme.

    `action`: what the screen does when it fires (rules of the screen only). `tag`: what it notes about the person.
    `basis`: E trial or review, G guideline, C convention, D a choice of ours. `verified`: its source was seen; else
    it may tighten and never loosen. `thresholds`: the numbers that a rule of the programme decides by.
    """

    id: str
    kind: Literal["screen", "tag", "policy", "programme"]
    rule_class: Literal["absolute", "clinical", "soft"]
    sentence: str
    action: Action | None = None
    tag: Tag | None = None
    hazard: str
    basis: str
    verified: bool
    sources: tuple[str, ...] = ()
    thresholds: tuple[Threshold, ...] = ()
