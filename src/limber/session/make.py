"""`make_script`: from a day of the plan to everything that the player plays, in one language."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Annotated, Literal

from limber.catalogue import Exercise, load
from limber.plain import Range, value
from limber.safety.emergency import EmergencyNumbers
from limber.session.day import DayKind, PlanDay, PlanItem
from limber.session.player_texts import english_texts, player_texts
from limber.session.script import Coaching, Script, ScriptExercise, ScriptPhase, Step
from limber.session.tables import pain_table, wrong_table
from limber.session.timeline import TimedPhase, TimedStep, timeline
from limber.session.today import Today, check_day, light_of, open_result
from limber.session.wording import FIRM_BED, LOOK, NEXT_END, THINGS, Names, dose_words, label, names, say
from limber.words import N_, Language, Message, render, translate

SPOKEN_FROM_S = 1.5
"""Shorter phases (steps of a march) pass too fast to say anything."""

TITLES: Mapping[DayKind, str] = {
    "full": N_("Today's session"),
    "short": N_("Today, a lighter session"),
    "gentle": N_("Today, a gentle session"),
    "rest": N_("Today, rest"),
}


@value
class Watch:
    """What is known of an exercise's camera coaching, in no language yet; see `Coaching`."""

    address: str
    mode: Literal["repetitions", "holds", "timer"]
    about: Message
    moving_s: Annotated[float, Range(0)] = 0.0


ClipAddress = Callable[[str, str], str]
ImageAddress = Callable[[str], str]
WatchOf = Callable[[str], Watch | None]


@value
class Setting:
    """Where and how a session is played. `danger_card`: address of the card; `shape`: of the figure's skin."""

    language: Language
    session_id: str
    build: str
    numbers: EmergencyNumbers
    danger_card: str
    shape: str
    get_ready_s: int


def make_script(
    day: PlanDay,
    today: Today,
    setting: Setting,
    *,
    clip_address: ClipAddress,
    image_address: ImageAddress,
    watch_of: WatchOf = lambda _: None,
    catalogue: Mapping[str, Exercise] | None = None,
) -> Script:
    """The script of one day.

    Parameters
    ----------
    day : PlanDay
        As the programme made it.
    today : Today
        The record. Whether a session may run is worked out again from it, and so is the traffic light.
    setting : Setting
        Language, session, build, numbers to call, addresses, time to get ready.
    clip_address, image_address : callable
        Address of an exercise's clip for a side (``none``, ``right``, ``left``), and of its still picture.
    watch_of : callable, optional
        What is known of an exercise's camera coaching; None where nothing is.
    catalogue : mapping, optional
        Exercises by id; None is the catalogue that comes with Limber.

    Raises
    ------
    InputError
        Under a lock, while questions are due, or for a day with an exercise that does not suit the answers.
    """
    exercises = dict(load().exercises if catalogue is None else catalogue)
    result = open_result(today)
    light = light_of(result, today.usual_lately_0_10)
    check_day(day, result, light, exercises)
    maker = _Maker(exercises, setting, clip_address, image_address, watch_of)
    played = tuple(maker.exercise(n, item, _name_of(day, n, exercises, setting)) for n, item in enumerate(day.items, 1))
    return Script(
        version=1,
        session_id=setting.session_id,
        language=setting.language,
        build=setting.build,
        title=translate(TITLES[day.kind], setting.language),
        minutes=day.minutes,
        pain_before_0_10=light.p0_0_10,
        effort_max_0_10=day.effort_max_0_10,
        get_ready_s=setting.get_ready_s,
        shape=setting.shape,
        exercises=played,
        pain=pain_table(light, setting.language),
        wrong=wrong_table(setting.numbers, setting.language),
        emergency_number=setting.numbers.emergency,
        danger_card=setting.danger_card,
        texts=player_texts(setting.language),
        english=english_texts(setting.language),
    )


def _name_of(day: PlanDay, n: int, exercises: Mapping[str, Exercise], setting: Setting) -> str:
    """The name of the exercise after the n-th; the end after the last one."""
    if n >= len(day.items):
        return translate(NEXT_END, setting.language)
    return exercises[day.items[n].exercise_id].text(setting.language).name


class _Maker:
    """Writes exercises out. Every key of the script begins with the place of its exercise in the day."""

    def __init__(
        self,
        exercises: Mapping[str, Exercise],
        setting: Setting,
        clip_address: ClipAddress,
        image_address: ImageAddress,
        watch_of: WatchOf,
    ) -> None:
        self.exercises, self.setting = exercises, setting
        self.clip_address, self.image_address, self.watch_of = clip_address, image_address, watch_of

    def exercise(self, place: int, item: PlanItem, then: str) -> ScriptExercise:
        """One planned exercise with its alternatives written out."""

        def others(items: tuple[PlanItem, ...]) -> tuple[ScriptExercise, ...]:
            return tuple(self._alone(place, other, then) for other in items)

        planned = self._alone(place, item, then)
        return replace(planned, easier=others(item.easier), harder=others(item.harder), swaps=others(item.swaps))

    def _alone(self, place: int, item: PlanItem, then: str) -> ScriptExercise:
        exercise, language = self.exercises[item.exercise_id], self.setting.language
        text = exercise.text(language)
        steps = self._steps(exercise, item, then)
        return ScriptExercise(
            key=f"{place}-{exercise.id}",
            exercise_id=exercise.id,
            name=text.name,
            slot=item.slot,
            position=text.position,
            look=translate(LOOK[exercise.data.start], language),
            needs=tuple(translate(thing, language) for thing in _things(exercise, item)),
            how=text.steps,
            breathing=text.breathing,
            notes=tuple(text.modify[tag] for tag in item.adapted_for if tag in text.modify),
            dose=_sentence(self._words(dose_words(exercise, item.dose))),
            clips={side: self.clip_address(exercise.id, side) for side in clip_sides(exercise)},
            image=self.image_address(exercise.id),
            view=exercise.movement.shown or exercise.movement.view,
            seconds=round(sum(step.seconds for step in steps), 3),
            steps=steps,
            coach=self._coaching(exercise),
            load=item.dose.load,
        )

    def _coaching(self, exercise: Exercise) -> Coaching | None:
        watch = self.watch_of(exercise.id)
        if watch is None:
            return None
        return Coaching(
            watch=watch.address,
            about=self._words(watch.about),
            view=exercise.movement.view,
            mode=watch.mode,
            moving_s=watch.moving_s,
            cues={fault: text.cue for fault, text in exercise.text(self.setting.language).faults.items()},
        )

    def _steps(self, exercise: Exercise, item: PlanItem, then: str) -> tuple[Step, ...]:
        called = names(exercise, self.setting.language)
        timed = timeline(exercise, item.dose, self.setting.get_ready_s)
        return tuple(
            self._step(exercise, item, step, called, timed[n + 1] if n + 1 < len(timed) else None, then)
            for n, step in enumerate(timed)
        )

    def _step(
        self, exercise: Exercise, item: PlanItem, step: TimedStep, called: Names, after: TimedStep | None, then: str
    ) -> Step:
        return Step(
            kind=step.kind,
            seconds=step.seconds,
            say=self._words(say(step, item.dose, called)),
            next=then if after is None else self._words(label(after, called)),
            side=step.side,
            set_number=step.set_number,
            sets=step.sets,
            reps=step.reps,
            cycle=tuple(self._phase(exercise, phase, n, step) for n, phase in enumerate(step.cycle)),
        )

    def _phase(self, exercise: Exercise, phase: TimedPhase, n: int, step: TimedStep) -> ScriptPhase:
        source = exercise.movement.phases[phase.at]
        by_turns = exercise.movement.sides == "alternate"
        second_half = by_turns and n >= len(step.cycle) // 2
        spoken = phase.seconds >= SPOKEN_FROM_S
        return ScriptPhase(
            clip_side=phase.side if exercise.movement.sides == "each" and phase.side in ("right", "left") else "none",
            clip_phase=phase.at + (len(exercise.movement.phases) if second_half else 0),
            seconds=phase.seconds,
            say=exercise.text(self.setting.language).phases.get(phase.name, "") if spoken else "",
            breathe=source.breathe,
            hold=phase.hold,
            ends_rep=phase.ends_rep,
            side=phase.side,
        )

    def _words(self, words: Message) -> str:
        return render(words, self.setting.language)


def clip_sides(exercise: Exercise) -> tuple[str, ...]:
    """The clips of an exercise: one for each working side, or one for all (`alternate` has both halves in one)."""
    return ("right", "left") if exercise.movement.sides == "each" else ("none",)


def _things(exercise: Exercise, item: PlanItem) -> tuple[str, ...]:
    """What is needed, in words; on a bed the bed takes the place of the mat."""
    on_bed = "cannot_get_to_floor" in item.adapted_for and exercise.data.bed_ok
    return tuple(FIRM_BED if thing == "mat" and on_bed else THINGS[thing] for thing in exercise.data.equipment)


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
