"""People for the programme, each by a number: every state and movement, every wish, and months that went in all ways.

Unlike `people.virtual` they bring a past: weeks of sessions with lights and gaps, mornings, flares, a direction that
helps, what the camera saw, and some are past their twelve weeks. The same number is always the same person.
"""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from typing import Any, get_args

from limber.catalogue import load
from limber.catalogue.tags import Equipment
from limber.programme import Change, DirectionFound, Enjoyment, Family, Goal, GoalKind, NotNow, PainArea, PlanRequest
from limber.programme.door import door
from limber.safety import CLAUSES, QUESTIONS, Answers, CheckIn, Choice, Clause, Number
from limber.session import ExerciseDone, History, PlannedDose, SessionSummary
from limber.session.history import Seen
from tests.property.people import ON, finished

EVERYTHING: tuple[Equipment, ...] = get_args(Equipment)
IDS = tuple(sorted(load().exercises))
STATES = tuple(c.id for c in CLAUSES.values() if c.kind in ("state", "movement"))
SIGNS = tuple(c.id for c in CLAUSES.values() if c.kind == "danger")
LEARNT = ("walking", "bridge", "sit-to-stand", "bird-dog", "tandem-stance", "cat-cow", "side-plank-knees", "dead-bug")


def somebody(number: int) -> PlanRequest:
    """The person with this number; for some the door is closed, since there is a sign or the answers are old."""
    chance = random.Random(number)
    strong = number % 5 == 4  # whoever has done well for months, so that what is hard comes to somebody
    answers = _answers(chance, strong)
    past = _past(chance, answers, strong)
    return PlanRequest(on=ON, answers=answers, **past, **_wishes(chance), **_today(chance))


def open_people(begin: int = 0) -> Iterator[tuple[int, PlanRequest]]:
    """Everybody from this number on who may have a plan, with their numbers; without end."""
    number = begin
    while True:
        request = somebody(number)
        if not isinstance(door(request), NotNow):
            yield number, request
        number += 1


def _answers(chance: random.Random, strong: bool) -> Answers:
    wanted = set(chance.sample(STATES, chance.choice((0,) if strong else (0, 0, 1, 1, 2, 3, 5, 8))))
    pool = chance.choice((SIGNS, ("S06", "S07", "S20", "S21")))
    signs = set(chance.sample(pool, chance.choice((1, 1, 2)))) if chance.random() < 0.15 else set()
    wanted |= signs
    while parents := {p for c in wanted if (p := CLAUSES[c].follows)} - wanted:
        wanted |= parents
    ticks = dict.fromkeys(sorted(wanted), True)
    asked = [q for q in QUESTIONS.values() if q.follows is None or q.follows in ticks]
    when = {
        q.id: chance.choice(("2weeks", "older_unchecked", "2days")) if chance.random() < 0.2 else "checked_same"
        for q in asked
        if isinstance(q, Clause) and ticks.get(q.id) and (q.asks_when or (q.id in signs and chance.random() < 0.7))
    }
    when = {c: at for c, at in when.items() if CLAUSES[c].asks_when or at == "checked_same"}
    choices = {q.id: chance.choice(q.options).id for q in asked if isinstance(q, Choice)}
    if strong:
        choices |= {"spell": chance.choice(("persistent", "none")), "exercises_now": "yes", "effort_wanted": "vigorous"}
    elif chance.random() < 0.1:
        choices["spell"] = "none"
    numbers: dict[str, Any] = {q.id: 0 for q in asked if isinstance(q, Number)}
    pain = chance.choice((0, 1, 2, 2, 3, 3, 3, 4, 4, 5, 6, 7, 8, 9, 10))
    if choices["spell"] == "none":
        pain = chance.choice((0, 0, 0, 2))
    elif strong:
        pain = chance.choice((1, 2, 3))
    numbers["age_years"] = chance.choice((chance.randint(18, 64), chance.randint(18, 64), chance.randint(60, 95)))
    numbers["pain_now_0_10"] = pain
    numbers["pain_usual_0_10"] = max(0, min(10, pain + chance.choice((-3, -1, 0, 0, 1))))
    for name in numbers:
        if chance.random() < 0.05:
            numbers[name] = "unknown"
    answered = ON - timedelta(days=chance.choice((0,) * 8 + (3, 20, 40, 90)))
    return finished(ticks, when, numbers, choices, answered)


def _wishes(chance: random.Random) -> dict[str, Any]:
    def some(several: Any, *counts: int) -> tuple[Any, ...]:
        return tuple(chance.sample(several, chance.choice(counts)))

    own = get_args(Family)
    liked = some(own, 0, 0, 1, 2)
    return {
        "weeks": chance.choice((1, 2, 4)),
        "minutes": chance.choice((3, 5, 8, 10, 15, 15, 20, 25, 30, 35)),
        "days_per_week": chance.choice((1, 2, 3, 3, 4, 5, 6, 7)),
        "floor_today": chance.random() < 0.85,
        "equipment": tuple(t for t in EVERYTHING if chance.random() < chance.choice((0.5, 0.9, 1.0))),
        "time_of_day": chance.choice((None, time(7, 30), time(12), time(20, 15))),
        "get_ready_s": chance.choice((5, 10, 30)),
        "liked": some(IDS, 0, 0, 1, 4),
        "disliked": some(IDS, 0, 0, 3),
        "excluded": some(IDS, 0, 0, 0, 2, 30),
        "pinned": some(IDS, 0, 0, 0, 1, 2),
        "liked_families": liked,
        "disliked_families": tuple(f for f in some(own, 0, 0, 1) if f not in liked),
        "enjoyment": tuple(Enjoyment(on=ON, family=f, rating_0_10=chance.randint(0, 10)) for f in some(own, 0, 0, 2)),
        "areas": chance.choice((None, some(get_args(PainArea), 0, 1, 3))),
        "goals": tuple(Goal(words="my goal", kind=k) for k in some(get_args(GoalKind), 0, 1, 2)),
        "experience": chance.choice((None, "none", "some", "regular")),
        "worry": chance.choice((None, "low", "some", "high")),
        "confidence": chance.choice((None, None, "low", "high")),
        "sits_long": chance.random() < 0.3,
        "variety": chance.choice(("few", "usual", "mixed")),
        "easier_week": chance.random() < 0.1,
        "seed": chance.randint(0, 9),
    }


def _today(chance: random.Random) -> dict[str, Any]:
    """What is otherwise today: the pain, a direction that was found, changes for this day alone."""
    kinds: tuple[Any, ...] = ("no-floor", "desk", "easier", "harder")
    changes = [Change(kind=chance.choice(kinds)) for _ in range(chance.choice((0,) * 6 + (1, 2)))]
    if chance.random() < 0.1:
        changes.append(Change(kind="minutes", minutes=chance.randint(3, 35)))
    if chance.random() < 0.1:
        changes.append(Change(kind="without", exercise_id=chance.choice(IDS)))
    if chance.random() < 0.1:
        changes.append(Change(kind="swap", exercise_id=chance.choice(LEARNT), to=chance.choice(IDS)))
    direction = None
    if chance.random() < 0.3:
        days = chance.choice((0, 1, 3, 5, 6))
        ended = ON if chance.random() < 0.2 else None
        way: Any = chance.choice(("bending", "arching", None))
        direction = DirectionFound(found_on=ON - timedelta(days=days), direction=way, ended_on=ended)
    pain = chance.choice((None,) * 4 + tuple(range(10)))
    return {"direction": direction, "changes": tuple(changes), "pain_now_0_10": pain}


def _past(chance: random.Random, answers: Answers, strong: bool) -> dict[str, Any]:
    """Weeks of sessions up to some days ago, and mornings after the last ones."""
    weeks = chance.choice((8, 10, 16) if strong else (0, 0, 1, 2, 3, 6, 13))
    gap = 1 if strong else chance.choice((1, 1, 1, 2, 3, 8, 15, 30))
    begin = ON - timedelta(days=7 * weeks + gap - 1)
    if not weeks:
        return {"started_on": chance.choice((None, ON, begin))}
    per_week, missed = chance.choice((1, 3, 3, 5, 7)), chance.choice((0.0, 0.0, 0.3))
    if strong:
        per_week, missed = chance.choice((5, 7)), 0.0
    days = sorted({7 * w + n * 7 // per_week + gap for w in range(weeks) for n in range(per_week)}, reverse=True)
    own = (*chance.sample(LEARNT, chance.randint(2, 8)), *chance.sample(IDS, chance.choice((0, 2, 5))))
    trouble, effort = (0.0 if strong else chance.choice((0.0, 0.0, 0.1, 0.3))), chance.choice((3, 4, 5, 7))
    if strong:
        own = tuple(dict.fromkeys(("walking", *own)))
    small = not strong and chance.random() < 0.4  # one set of few, so that a usual week would grow too fast
    sessions = tuple(_session(chance, d, own, trouble, effort, small) for d in days if chance.random() >= missed)
    usual = answers.numbers["pain_usual_0_10"]
    said = 5 if usual == "unknown" else int(usual)
    return {
        "history": History(sessions=sessions),
        "check_ins": _mornings(chance, sessions, said, (0,) if strong else (0,) * 6 + (1, 2, 3)),
        "started_on": begin if strong else chance.choice((None, begin, begin)),
    }


def _session(
    chance: random.Random, days_ago: int, own: tuple[str, ...], trouble: float, effort: int, small: bool
) -> SessionSummary:
    on = ON - timedelta(days=days_ago)
    begin = datetime.combine(on, time(9), UTC)
    done = tuple(_done(chance, i, trouble, small) for i in own)
    lights = [light for one in done for light in one.lights]
    return SessionSummary(
        session_id=f"before-{days_ago}",
        on=on,
        started_at=begin,
        ended_at=begin + timedelta(minutes=20),
        how=chance.choice(("complete",) * 18 + ("ended-early", "unfinished")),
        pain_before_0_10=chance.choice((None, 3, 4, 4) if trouble else (3, 4)),
        effort_0_10=chance.choice((None, effort, effort) if trouble else (effort,)),
        light="red" if "red" in lights else "amber" if "amber" in lights else "green",
        exercises=done,
    )


def _done(chance: random.Random, exercise_id: str, trouble: float, small: bool) -> ExerciseDone:
    dose = load()[exercise_id].data.dose
    low, high = load()[exercise_id].data.bounds.reps
    if small:
        sets, reps = 1, min(low, dose.reps)
    elif trouble:
        sets, reps = chance.choice((1, dose.sets)), chance.randint(min(low, dose.reps), max(dose.reps, high))
    else:  # the same every time, so that a step is earned
        sets, reps = dose.sets, dose.reps
    planned = PlannedDose(sets=sets, reps=reps, hold_s=dose.hold_s, sides=dose.sides, rest_s=dose.rest_s)
    hurt, count = chance.random() < trouble, sets * reps
    other: Any = chance.choice(IDS) if hurt and chance.random() < 0.3 else None
    seen = Seen(
        judged_reps=count,
        half_reps=chance.choice((0, 0, count)),
        faulty_reps=chance.choice((0, count)),
        range_0_1=chance.choice((None, 0.5, 1.0)),
        tempo=chance.choice((None, 0.4, 1.0)),
    )
    return ExerciseDone(
        exercise_id=exercise_id,
        slot="main",
        planned=planned,
        sets=sets,
        reps=count // 2 if hurt else count,
        planned_reps=count,
        seconds=float(chance.choice((300, 900, 1600, 1600, 1600))) if exercise_id == "walking" else 60.0,
        changed_to=other,
        changed_why=None if other is None else chance.choice(("easier", "harder", "swap", "amber", "red")),
        lights=(chance.choice(("amber", "amber", "red")),) if hurt else (),
        felt=chance.choice((None, "easy", "right", "hard") if trouble else (None, "easy", "right")),
        seen=chance.choice((None, seen)),
    )


def _mornings(
    chance: random.Random, sessions: tuple[SessionSummary, ...], usual: int, above: tuple[int, ...]
) -> tuple[CheckIn, ...]:
    """Answers after some of the last sessions, so much above usual; now and then a flare."""
    told, found = [usual], []
    for session in sessions[-8:]:
        if any(above) and chance.random() < 0.3:
            continue
        bad = chance.choice(above)
        told.append(max(0, min(10, usual + chance.choice((-1, 0, 0)))))
        second = chance.choice((None, usual + bad))
        found.append(
            CheckIn(
                session_on=session.on,
                morning_0_10=min(10, usual + bad),
                usual_0_10=tuple(told),
                second_day_0_10=None if second is None else min(10, second),
                lost_nights=chance.choice((0, 0, 0, 2)) if any(above) else 0,
                new_leg_signs=False,
                flare=any(above) and chance.random() < 0.05,
            )
        )
    return tuple(found)
