"""What holds for a session today, worked out again from the answers: the last door before a session plays."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

from limber.catalogue import Exercise
from limber.errors import InputError
from limber.plain import value
from limber.safety import (
    Answers,
    Lock,
    PainKind,
    ProgrammeFacts,
    Reask,
    Screening,
    ScreenResult,
    TrafficLight,
    pain_kind,
    screen,
    standing,
    traffic_light,
)
from limber.safety.questions import Pain
from limber.session.day import PlanDay, PlanItem


@value
class Today:
    """The person's record as far as it decides whether and how a session may run today.

    `answers`: the latest full screen; `screenings`: every other screen and page of leg signs; `pain_now_0_10`:
    pain before this session (None: as in the screen). `usual_lately_0_10`: what was said about usual pain in the
    last 28 days, besides the screen.
    """

    on: date
    answers: Answers
    screenings: tuple[Screening, ...] = ()
    locks: tuple[Lock, ...] = ()
    reasks: tuple[Reask, ...] = ()
    last_session_on: date | None = None
    pain_now_0_10: Pain | None = None
    usual_lately_0_10: tuple[Pain, ...] = ()

    @property
    def all_screenings(self) -> tuple[Screening, ...]:
        """Every screen, `answers` among them."""
        return with_latest(self.screenings, self.answers)


def with_latest(screenings: tuple[Screening, ...], answers: Answers) -> tuple[Screening, ...]:
    """Screenings with these answers among them, as a full screen at the end of their day unless they are there."""
    if any(s.part == "full" and s.answers == answers for s in screenings):
        return screenings
    at = datetime.combine(answers.answered_on, time(23, 59, 59), UTC)
    return (*screenings, Screening(id="answers", at=at, answers=answers))


def kind_of_pain(facts: ProgrammeFacts, usual_lately_0_10: tuple[int, ...]) -> PainKind:
    """How the pain has been. Steady only when it was so for 4 weeks, and is so today: within 1 point of the usual."""
    kind = pain_kind(facts.pain_course, (facts.usual_0_10, *usual_lately_0_10))
    return "rising" if kind == "steady" and facts.p0_0_10 > facts.usual_0_10 + 1 else kind


def open_result(today: Today) -> ScreenResult:
    """The screen's result with today's pain in it.

    Raises
    ------
    InputError
        When no session may run today: under a lock, or while questions are due.
    """
    now = standing(
        today.locks, today.all_screenings, today.on, reasks=today.reasks, last_session_on=today.last_session_on
    )
    if now.kind != "open" or now.result is None:
        raise InputError("answers", "expected a safety screen that allows a session today")
    if today.pain_now_0_10 is None:
        return now.result
    numbers = {**today.answers.numbers, "pain_now_0_10": today.pain_now_0_10}
    result = screen(replace(today.answers, numbers=numbers), today.on)
    if result.facts is None or result.outcome is None or result.outcome.locks:
        raise InputError("pain_now_0_10", "expected a pain with which the safety screen allows a session")
    return usual_as_screened(result, now.result)


def usual_as_screened(result: ScreenResult, screened: ScreenResult) -> ScreenResult:
    """Today's result with the usual pain of the screen: where it was not told, today's pain never stands for it."""
    if result.facts is None or screened.facts is None:
        return result
    return replace(result, facts=replace(result.facts, usual_0_10=screened.facts.usual_0_10))


def light_of(result: ScreenResult, usual_lately_0_10: tuple[int, ...]) -> TrafficLight:
    """The traffic light for the pain before this session; usual pain of the last 28 days as in `Today`."""
    if result.facts is None:
        raise InputError("answers", "expected a finished safety screen")
    return traffic_light(result.facts.p0_0_10, kind_of_pain(result.facts, usual_lately_0_10))


def check_day(day: PlanDay, result: ScreenResult, light: TrafficLight, catalogue: dict[str, Exercise]) -> None:
    """Refuse a day that nobody's programme could have given to this person (rules P-02, TL-9-10).

    Raises
    ------
    InputError
        Names the exercise.
    """
    tags = set(result.tags)
    for item in every_item(day):
        data = catalogue[item.exercise_id].data if item.exercise_id in catalogue else None
        if data is None:
            raise InputError(f"day: {item.exercise_id}", "no exercise has this id")
        if tags & set(data.exclude) or any(t in tags and (c.skip or c.swap) for t, c in data.modify.items()):
            raise InputError(f"day: {item.exercise_id}", "expected only exercises that suit the answers")
        if light.allowed == "none" and data.category != "relaxation":
            raise InputError(f"day: {item.exercise_id}", "expected only rest and breathing with pain of 9 or 10")


def every_item(day: PlanDay) -> tuple[PlanItem, ...]:
    """The items of a day with all their alternatives."""
    return tuple(o for item in day.items for o in (item, *item.easier, *item.harder, *item.swaps))
