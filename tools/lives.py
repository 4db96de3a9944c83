"""Twelve simulated weeks for typical and awkward people, one picture each: ``python tools/lives.py -o FOLDER``.

Everybody here is made up. Each day the plan is made anew from the record, the session is "done" as the person would,
and the morning after is answered; the picture shows pain, minutes, strength work, what changed, and which
exercises came when. It is for looking at: does it read sensibly? Same seed, same pictures.
"""

import argparse
import importlib.util
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from limber.catalogue import load
from limber.programme import NotNow, PlanRequest, Programme, plan
from limber.safety import Answers, CheckIn
from limber.session import ExerciseDone, History, PlanDay, SessionSummary
from limber.session.events import Light
from limber.words import render

BEGIN, DAYS, SEED = date(2026, 1, 5), 84, 1
SCREEN_EVERY_DAYS = 28
WIDTH, LEFT, ROW, NOTE = 1240, 250, 17, 22
PAIN_Y, MINUTES_Y, WORK_Y, CHANGES_Y = 160, 250, 330, 350
"""Where pain of 0, no minutes and no strength are; where the numbers of changes begin."""
DAY_W = (WIDTH - LEFT - 20) / DAYS
INK, QUIET, LIVING, SUN, DANGER, LINE = "#1f2a2e", "#55605f", "#1e6b5e", "#d9902f", "#a3271e", "#ded6c9"
KINDS = {"full": (LIVING, "full day"), "short": ("#7fb8ab", "lighter day"), "gentle": (SUN, "gentle day")}
"""The colours of the pages by day."""


def answers_in_short() -> Callable[[str, date], Answers]:
    """The answers of a finished screen from a few words, as the tests write them."""
    path = Path(__file__).resolve().parent.parent / "tests/property/people.py"
    spec = importlib.util.spec_from_file_location("people", path)
    assert spec is not None and spec.loader is not None  # noqa: S101, PT018 - the file is there
    people = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(people)
    found: Callable[[str, date], Answers] = people.answers
    return found


@dataclass
class Life:
    """Somebody made up. `pain`: strength of pain on a day; `comes`: whether a session is done; `hurts`: in what.

    `words`: the answers of the safety screen in short, from a day on.
    """

    name: str
    words: dict[int, str]
    pain: Callable[[int], int]
    comes: Callable[[int], bool] = lambda day: True
    hurts: dict[str, int] = field(default_factory=dict)
    morning: Callable[[int], int] | None = None
    wishes: dict[str, Any] = field(default_factory=dict)


@dataclass
class Lived:
    """One day of a life: what was planned, and what became of it."""

    on: date
    pain: int
    day: PlanDay | None
    light: str
    notes: list[str]
    stop: str = ""


def _fading(first: int, last: int, over: int) -> Callable[[int], int]:
    return lambda day: max(last, round(first - (first - last) * day / over))


LIVES = (
    Life("Typical: back pain for months, 15 minutes, three days", {0: "pain=4 usual=4"}, _fading(4, 1, 70)),
    Life("New strong pain that fades", {0: "spell:acute pain=6 usual=3 pain_course:new",
         28: "spell:none pain=0 usual=0 pain_course:better"}, _fading(6, 0, 28)),
    Life("A flare in week 5", {0: "pain=3 usual=3"}, lambda d: 7 if 30 <= d <= 34 else 3,
         morning=lambda d: 7 if 30 <= d <= 34 else 3),
    Life("Two weeks away, then four", {0: "pain=3 usual=3"}, lambda d: 3, lambda d: not (20 <= d < 34 or 48 <= d < 77)),
    Life("81, out of practice, thin bones", {0: "age=81 exercises_now:no osteoporosis strength_untrained unsteady"},
         _fading(4, 3, 84)),
    Life("Steady strong pain", {0: "pain=7 usual=7 pain_course:steady"}, lambda d: 7),
    Life("The bridge hurts", {0: "pain=3 usual=3"}, lambda d: 3, hurts={"bridge": 5, "quadruped-leg-extension": 5}),
    Life("Slow to settle", {0: "pain=3 usual=3"}, lambda d: 3, morning=lambda d: 5 if d % 9 == 1 else 3),
    Life("Cannot get to the floor, seven minutes a day", {0: "floor_hard firm_bed:no"}, lambda d: 3,
         wishes={"minutes": 7, "days_per_week": 7}),
    Life("Pregnant, 20 weeks", {0: "pregnant pregnancy_weeks:16_to_28"}, lambda d: 3),
    Life("No pain: keeping it up, mixed", {0: "spell:none pain=0 usual=0 pain_course:better"}, lambda d: 0,
         wishes={"variety": "mixed", "minutes": 25, "days_per_week": 4}),
)  # fmt: skip


def live(life: Life, answers: Callable[[str, date], Answers]) -> list[Lived]:
    """Twelve weeks, day by day."""
    chance = random.Random(SEED)  # noqa: S311 - a story, not a secret
    sessions: list[SessionSummary] = []
    check_ins: list[CheckIn] = []
    usual: list[int] = []
    lived: list[Lived] = []
    gap = 7 / life.wishes.get("days_per_week", 3)
    due = 0.0
    for number in range(DAYS):
        on, pain = BEGIN + timedelta(days=number), life.pain(number)
        if sessions and (on - sessions[-1].on).days in (1, 2):
            _answer(life, number, sessions[-1], check_ins, usual, pain)
        if number < due or not life.comes(number):
            lived.append(Lived(on, pain, None, "", []))
            continue
        request = PlanRequest(
            on=on, answers=_screen(life, answers, number - number % SCREEN_EVERY_DAYS), pain_now_0_10=pain,
            history=History(sessions=tuple(sessions)), check_ins=tuple(check_ins),
            started_on=sessions[0].on if sessions else None, **life.wishes,
        )  # fmt: skip
        made = plan(request)
        if isinstance(made, NotNow) and made.ask:
            request = PlanRequest(**{**_fields(request), "answers": _screen(life, answers, number)})
            made = plan(request)
        if isinstance(made, NotNow):
            lived.append(Lived(on, pain, None, "", [], stop=render(made.title, "en")))
            continue
        lived.append(_do(life, made, on, pain, sessions, chance))
        due = max(due, number - 1) + gap
    return lived


def _screen(life: Life, answers: Callable[[str, date], Answers], day: int) -> Answers:
    """What they answer to the safety questions on a day."""
    return answers(life.words[max(since for since in life.words if since <= day)], BEGIN + timedelta(days=day))


def _fields(request: PlanRequest) -> dict[str, Any]:
    return {name: getattr(request, name) for name in request.__dataclass_fields__}


def _do(
    life: Life, made: Programme, on: date, pain: int, sessions: list[SessionSummary], chance: random.Random
) -> Lived:
    day, done = made.days[0], []
    for item in day.items:
        hurt = life.hurts.get(item.exercise_id, 0) if chance.random() < 0.8 else 0
        light: tuple[Light, ...] = ("amber",) if hurt else ()
        work = item.dose.sets * item.dose.reps
        done.append(
            ExerciseDone(
                exercise_id=item.exercise_id, slot=item.slot, planned=item.dose, sets=item.dose.sets, reps=work,
                planned_reps=work, seconds=float(item.duration_s), lights=light, pains_0_10=(hurt,) if hurt else (),
            )
        )  # fmt: skip
    lights = [light for one in done for light in one.lights]
    begin = datetime.combine(on, time(9), UTC)
    sessions.append(
        SessionSummary(
            session_id=f"s{len(sessions)}", on=on, started_at=begin, ended_at=begin + timedelta(minutes=day.minutes),
            how="complete", day_kind=day.kind, minutes_planned=day.minutes, pain_before_0_10=pain,
            pain_after_0_10=pain, effort_0_10=4, light="amber" if lights else "green", exercises=tuple(done),
        )
    )  # fmt: skip
    notes = [render(change.text, "en") for change in made.changes]
    return Lived(on, pain, day, "amber" if lights else "green", notes)


def _answer(
    life: Life, number: int, last: SessionSummary, check_ins: list[CheckIn], usual: list[int], pain: int
) -> None:
    told = life.morning(number) if life.morning else pain
    known = bool(check_ins) and check_ins[-1].session_on == last.on
    if not known:
        usual.append(life.pain(0))
        check_ins.append(
            CheckIn(session_on=last.on, morning_0_10=told, usual_0_10=tuple(usual[-7:]), new_leg_signs=False)
        )
    elif check_ins[-1].second_day_0_10 is None:
        first = check_ins[-1]
        check_ins[-1] = CheckIn(
            session_on=first.session_on, morning_0_10=first.morning_0_10, usual_0_10=first.usual_0_10,
            second_day_0_10=told, new_leg_signs=False,
        )  # fmt: skip


# --- drawing -----------------------------------------------------------------------------------------


def draw(life: Life, lived: list[Lived]) -> str:
    """One picture: pain, minutes and strength above, exercises below, changes as numbered notes at the foot."""
    order: list[str] = []
    for one in lived:
        for item in one.day.items if one.day else ():
            if item.exercise_id not in order:
                order.append(item.exercise_id)
    notes: dict[str, list[int]] = {}
    for n, one in enumerate(lived):
        for note in (*one.notes, *([one.stop] if one.stop else [])):
            notes.setdefault(note, []).append(n)
    numbers = {n: [k for k, days in enumerate(notes.values(), 1) if n in days] for n in range(len(lived))}
    top = CHANGES_Y + 11 * max(map(len, numbers.values()), default=0) + 8
    foot = top + ROW * len(order) + 20
    height = foot + NOTE * len(notes) + 30
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" font-family="sans-serif" '
        f'font-size="13" fill="{INK}"><rect width="100%" height="100%" fill="#faf7f2"/>',
        f'<text x="20" y="34" font-size="22" font-weight="bold">{escape(life.name)}</text>',
        *_weeks(foot - 12),
        *_scale(PAIN_Y, 8, (0, 5, 10), "Pain before, 0 to 10"),
        *_scale(MINUTES_Y, 1.4, (0, 15, 30), "Minutes"),
        *_scale(WORK_Y, 0.5, (0, 50, 100), "Strength: sets x repetitions"),
        *_legend(),
        *_curves(lived),
        *_rows(order, lived, top),
    ]
    for n, here in numbers.items():
        parts += [_number(_x(n) + DAY_W / 2, CHANGES_Y + 11 * row, k) for row, k in enumerate(here)]
    for n, (note, days) in enumerate(notes.items(), 1):
        weeks = ", ".join(map(str, sorted({day // 7 + 1 for day in days})))
        parts.append(
            f'<text x="20" y="{foot + NOTE * n}"><tspan font-weight="bold" fill="{DANGER}">{n}</tspan>  {escape(note)}'
            f'  <tspan fill="{QUIET}">(week {weeks})</tspan></text>'
        )
    return "\n".join([*parts, "</svg>"])


def _x(day: int) -> float:
    return LEFT + day * DAY_W


def _number(x: float, y: float, number: int) -> str:
    return f'<text x="{x:.1f}" y="{y:.0f}" font-size="10" text-anchor="middle" fill="{DANGER}">{number}</text>'


def _weeks(until: float) -> list[str]:
    return [
        f'<path d="M{_x(7 * w):.0f} 60V{until:.0f}" stroke="{LINE}"/><text x="{_x(7 * w) + 3:.0f}" y="60" '
        f'fill="{QUIET}" font-size="11">week {w + 1}</text>'
        for w in range(DAYS // 7)
    ]


def _scale(zero_y: float, step: float, marks: tuple[int, ...], name: str) -> list[str]:
    """A name at the left, and a quiet line with its number for each mark."""
    found = [f'<text x="20" y="{zero_y - step * marks[-1] / 2 + 5:.0f}" fill="{QUIET}">{name}</text>']
    for mark in marks:
        y = zero_y - step * mark
        found.append(
            f'<path d="M{LEFT} {y:.1f}H{WIDTH - 20}" stroke="{LINE}" stroke-dasharray="2 4"/><text x="{LEFT - 8}" '
            f'y="{y + 4:.1f}" font-size="10" text-anchor="end" fill="{QUIET}">{mark}</text>'
        )
    return found


def _legend() -> list[str]:
    found = []
    for n, (colour, word) in enumerate(KINDS.values()):
        x = WIDTH - 330 + 115 * n
        found.append(
            f'<rect x="{x}" y="24" width="11" height="11" fill="{colour}"/><text x="{x + 16}" y="34">{word}</text>'
        )
    return found


def _curves(lived: list[Lived]) -> list[str]:
    pain = " ".join(f"{_x(n) + DAY_W / 2:.1f},{PAIN_Y - 8 * one.pain}" for n, one in enumerate(lived))
    parts = [f'<polyline points="{pain}" fill="none" stroke="{DANGER}" stroke-width="2"/>']
    for n, one in enumerate(lived):
        if one.day is not None:
            parts.append(_bar(n, MINUTES_Y, 1.4 * one.day.minutes, KINDS[one.day.kind][0]))
            parts.append(_bar(n, WORK_Y, min(60.0, 0.5 * _work(one.day)), QUIET))
    return parts


def _bar(day: int, zero_y: float, tall: float, colour: str) -> str:
    return (
        f'<rect x="{_x(day) + 1:.1f}" y="{zero_y - tall:.1f}" width="{DAY_W - 2:.1f}" height="{tall:.1f}" '
        f'fill="{colour}"/>'
    )


def _work(day: PlanDay) -> int:
    strong = ("strength", "motor-control")
    exercises = load().exercises
    return sum(i.dose.sets * i.dose.reps for i in day.items if exercises[i.exercise_id].data.category in strong)


def _rows(order: list[str], lived: list[Lived], top: float) -> list[str]:
    """A line for each exercise: the larger a dot, the longer it takes that day."""
    parts, exercises = [], load().exercises
    for row, exercise_id in enumerate(order):
        y = top + ROW * row + 12
        parts.append(f'<text x="20" y="{y}">{escape(exercises[exercise_id].text("en").name)}</text>')
        for n, one in enumerate(lived):
            item = next((i for i in one.day.items if i.exercise_id == exercise_id), None) if one.day else None
            if item is not None:
                big = min(6.5, 1.5 + 1.5 * (item.duration_s / 60) ** 0.5)
                parts.append(f'<circle cx="{_x(n) + DAY_W / 2:.1f}" cy="{y - 4}" r="{big:.1f}" fill="{LIVING}"/>')
    return parts


def main() -> None:
    """Draw every life into a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-o", "--out", type=Path, default=Path("lives"))
    parser.add_argument("--only", type=int, help="number of one life, from 0")
    args = parser.parse_args()
    answers = answers_in_short()
    args.out.mkdir(parents=True, exist_ok=True)
    for number, life in enumerate(LIVES):
        if args.only in (None, number):
            lived = live(life, answers)
            (args.out / f"life-{number:02d}.svg").write_text(draw(life, lived), encoding="utf-8")
            done = sum(one.day is not None for one in lived)
            print(f"{number:2d} {life.name}: {done} sessions, {sum(bool(one.stop) for one in lived)} days stopped")


if __name__ == "__main__":
    main()
