"""One row for a session: what was done of each exercise, lights, pain, effort, how it ended."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from limber.catalogue.tags import Sides
from limber.errors import InputError
from limber.session.day import DayKind, PlannedDose
from limber.session.events import (
    Changed,
    Event,
    Finished,
    Hurt,
    Light,
    Rated,
    RepetitionDone,
    SetDone,
    Skipped,
    Started,
    StepEntered,
    Wrong,
)
from limber.session.history import ChangeWhy, ExerciseDone, Felt, How, SessionSummary
from limber.session.record import record, typed
from limber.session.script import Script, ScriptExercise
from limber.session.seen import Gathering
from limber.session.state import by_key

DAY_TURNS_H = 4
LONGEST_PLAY_S = 900.0
"""A longer silence between two events is not play: the lid was closed before a pause could be noted."""
_WORSE: dict[Light, int] = {"green": 0, "amber": 1, "red": 2}


@dataclass
class _Done:
    """What has gathered about one exercise. `sets`: reps and seconds by set and side; the last playing counts."""

    exercise: ScriptExercise
    sets: dict[tuple[int, str], tuple[int, float]] = field(default_factory=dict)
    loose_reps: dict[tuple[int, str], int] = field(default_factory=dict)
    set_number: int = 1
    skipped: bool = False
    changed_to: str | None = None
    changed_why: ChangeWhy | None = None
    lights: list[Light] = field(default_factory=list)
    pains_0_10: list[int] = field(default_factory=list)
    felt: Felt | None = None

    def __post_init__(self) -> None:
        self.camera = Gathering(self.exercise)


def summarise_session(events: Sequence[Event], script: Script, *, day_kind: DayKind = "full") -> SessionSummary:
    """Fold a session's events into its summary.

    Parameters
    ----------
    events : sequence of Event
        In any order, repeats included.
    script : Script
        The script that was played.
    day_kind : str
        The kind of the day that the script was made from.

    Raises
    ------
    InputError
        When there is no event.
    """
    ordered = record((), events)
    if not ordered:
        raise InputError("events", "expected at least one event of the session")
    fold = _Fold(script)
    for event in ordered:
        fold.take(event, typed(event))
    first, last = ordered[0], ordered[-1]
    return SessionSummary(
        session_id=first.session_id,
        on=local_day(first.at),
        started_at=first.at,
        ended_at=last.at,
        how=fold.how,
        day_kind=day_kind,
        minutes_planned=script.minutes,
        duration_s=round(_played_s(ordered), 1),
        pain_before_0_10=fold.pain_before,
        pain_after_0_10=fold.pain_after,
        effort_0_10=fold.effort,
        effort_max_0_10=script.effort_max_0_10,
        light=max((light for d in fold.done.values() for light in d.lights), key=_WORSE.__getitem__, default="green"),
        stopped_by=fold.stopped_by,
        exercises=tuple(_row(done) for done in fold.done.values()),
    )


def local_day(at: datetime) -> date:
    """The person's day of a moment, in the device's own offset. The day turns at 04:00."""
    return (at - timedelta(hours=DAY_TURNS_H)).date()


class _Fold:
    """The events one after the other."""

    def __init__(self, script: Script) -> None:
        self.script, self.known = script, by_key(script)
        self.done: dict[str, _Done] = {}
        self.how: How = "unfinished"
        self.pain_before: int | None = None
        self.pain_after: int | None = None
        self.effort: int | None = None
        self.stopped_by: str | None = None

    def take(self, event: Event, data: Any) -> None:
        """One event. Exercises that this script does not know are left alone."""
        match data:
            case Started():
                self.pain_before = data.pain_before_0_10
            case Finished():
                self.how, self.pain_after, self.effort = data.how, data.pain_after_0_10, data.effort_0_10
            case Wrong():
                self._wrong(data)
            case _ if getattr(data, "key", None) in self.known:
                self._of_exercise(data, self.done.setdefault(data.key, _Done(self.known[data.key][1])))
            case _:
                return

    def _wrong(self, data: Wrong) -> None:
        decision = next((d for d in self.script.wrong.decisions if d.id == data.decision), None)
        if decision is None or decision.ends_session:
            self.how, self.stopped_by = "stopped-for-safety", data.action

    def _of_exercise(self, data: Any, done: _Done) -> None:
        done.camera.take(data)
        match data:
            case StepEntered():
                done.skipped = False
                steps = done.exercise.steps
                done.set_number = steps[data.step].set_number if data.step < len(steps) else done.set_number
            case RepetitionDone():
                done.loose_reps[(done.set_number, data.side)] = data.number
            case SetDone():
                done.sets[(data.set_number, data.side)] = (data.reps, data.seconds)
            case Skipped():
                done.skipped = True
            case Changed() if data.to_key != data.key:
                done.changed_to, done.changed_why = data.to_exercise_id, data.why
            case Hurt():
                done.lights.append(data.light)
                done.pains_0_10.append(data.pain_0_10)
            case Rated():
                done.felt = data.felt
            case _:
                return


def _played_s(ordered: Sequence[Event]) -> float:
    """Time between events while the session was playing."""
    playing, seconds = False, 0.0
    for before, after in itertools.pairwise(ordered):
        if before.kind in ("started", "resumed", "step-entered"):
            playing = True
        elif before.kind in ("paused", "finished", "hurt", "wrong"):
            playing = False
        if playing:
            seconds += min(LONGEST_PLAY_S, max(0.0, (after.at - before.at).total_seconds()))
    return seconds


def _row(done: _Done) -> ExerciseDone:
    """One exercise. Repetitions of a set that was not played to its end count as well."""
    work = [step for step in done.exercise.steps if step.kind in ("work", "bout")]
    loose = sum(reps for key, reps in done.loose_reps.items() if not _finished(key, done))
    sides = 2 if any(step.side == "left" for step in work) else 1
    return ExerciseDone(
        exercise_id=done.exercise.exercise_id,
        slot=done.exercise.slot,
        planned=planned_dose(done.exercise),
        sets=len(done.sets) // sides if len(done.sets) >= sides else min(1, len(done.sets)),
        reps=sum(reps for reps, _ in done.sets.values()) + loose,
        planned_reps=sum(step.reps for step in work),
        seconds=round(sum(seconds for _, seconds in done.sets.values()), 1),
        planned_seconds=round(sum(step.seconds for step in work if step.kind == "bout"), 1),
        skipped=done.skipped,
        changed_to=done.changed_to,
        changed_why=done.changed_why,
        lights=tuple(done.lights),
        pains_0_10=tuple(done.pains_0_10),
        felt=done.felt,
        seen=done.camera.seen(),
    )


def _finished(key: tuple[int, str], done: _Done) -> bool:
    """Whether a side's set was played to its end. Turns are counted under both sides and noted as one set."""
    return key in done.sets or (key[0], "both") in done.sets


def planned_dose(exercise: ScriptExercise) -> PlannedDose | None:
    """The dose that a script's exercise was made from, read back from its steps; None when nothing is played."""
    work = [step for step in exercise.steps if step.kind in ("work", "bout")]
    if not work:
        return None
    first = work[0]
    rests = [int(step.seconds) for step in exercise.steps if step.kind == "rest"]
    turns = {phase.side for phase in first.cycle} >= {"right", "left"}
    holds = [int(phase.seconds) for phase in first.cycle if phase.hold]
    hold_s = int(first.seconds) if first.kind == "bout" else max(holds, default=0)
    sides: Sides = "each" if first.side == "right" else "alternate" if turns else "none"
    return PlannedDose(
        sets=first.sets, reps=max(1, first.reps), hold_s=hold_s, sides=sides, rest_s=rests[0] if rests else 0,
        load=exercise.load,
    )  # fmt: skip
