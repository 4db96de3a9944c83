"""People for the tests of the programme: in short words for tables, and as a strategy with awkward ones among them."""

import random
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, get_args

from hypothesis import strategies as st

from limber.catalogue import load
from limber.catalogue.tags import Equipment
from limber.plain import plain
from limber.programme import HOUSEHOLD, Goal, GoalKind, PlanRequest
from limber.safety import (
    CLAUSES,
    GROUPS,
    QUESTIONS,
    Action,
    Answers,
    CheckIn,
    Choice,
    Clause,
    Number,
    Statement,
    read_answers,
    screen,
)
from limber.session import ExerciseDone, History, PlannedDose, Seen, SessionSummary

ON = date(2026, 1, 5)
USUAL_CHOICES = {
    "spell": "persistent", "pain_course": "steady", "exercises_now": "yes", "effort_wanted": "moderate",
    "pregnancy_weeks": "under_16", "birth_check": "yes", "fracture_cleared": "yes", "operation_cleared": "yes",
    "hip_limits": "none", "firm_bed": "yes",
}  # fmt: skip
SHORT = {"age": "age_years", "pain": "pain_now_0_10", "usual": "pain_usual_0_10"}


def answers(words: str = "", on: date = ON) -> Answers:
    """A finished screen in short: ``knee_pain`` a tick, ``S01@2days`` with its time, ``age=72``, ``spell:acute``.

    What is not named is an ordinary person's answer: 44 years, pain 3, for more than 12 weeks, used to exercise.
    """
    ticks: dict[str, bool] = {}
    when: dict[str, str] = {}
    numbers: dict[str, Any] = {"age_years": 44, "pain_now_0_10": 3, "pain_usual_0_10": 3}
    choices = dict(USUAL_CHOICES)
    for word in words.split():
        if "=" in word:
            name, number = word.split("=")
            numbers[SHORT[name]] = number if number == "unknown" else int(number)
        elif ":" in word:
            name, option = word.split(":")
            choices[name] = option
        else:
            clause, _, at = word.partition("@")
            ticks[clause] = True
            when |= {clause: at} if at else {}
    return finished(ticks, when, numbers, choices, on)


def finished(
    ticks: Mapping[str, bool], when: Mapping[str, str], numbers: Mapping[str, Any], choices: Mapping[str, str], on: date
) -> Answers:
    """Answers with every group closed that is asked, and no answer to what is not asked."""
    asked = {q.id for q in QUESTIONS.values() if q.follows is None or ticks.get(q.follows)}
    stated = tuple(c for c, at in when.items() if at == "checked_same" and not CLAUSES[c].asks_when)
    return read_answers(
        {
            "answered_on": on,
            "ticks": dict(ticks),
            "when": dict(when),
            "choices": {name: option for name, option in choices.items() if name in asked},
            "numbers": {name: number for name, number in numbers.items() if name in asked},
            "closed": {
                group: "others" if any(ticks.get(clause.id) for clause in clauses) else "none"
                for group, clauses in GROUPS.items()
                if any(clause.id in asked for clause in clauses)
            },
            "statements": [plain(_seen(on, *stated))] if stated else [],
        }
    )


def _seen(on: date, *clauses: str) -> Statement:
    at = datetime.combine(on, time(8, 30), UTC)
    return Statement(
        seen_on=on, seen_by="doctor", clauses=clauses, recorded_at=at, checked_exactly_this=True, may_exercise=True
    )


def request(words: str = "", **wishes: Any) -> PlanRequest:
    """A request of that person for today."""
    return PlanRequest(on=wishes.pop("on", ON), answers=answers(words, wishes.pop("answered_on", ON)), **wishes)


AWKWARD = (
    "stand_hard floor_hard firm_bed:no",  # wheelchair, no bed
    "stand_hard floor_hard knees_hard firm_bed:yes",
    "floor_hard firm_bed:no",
    "pregnant pregnancy_weeks:16_to_28",
    "pregnant pregnancy_weeks:over_28 pelvic_girdle_pain",
    "gave_birth_12w birth_check:no",
    "gave_birth_12w birth_check:yes pelvic_floor_heavy",
    "pain=8 usual=8 pain_course:steady",
    "pain=8 usual=3 pain_course:flare",
    "pain=9 usual=9",
    "pain=10 usual=2 spell:acute pain_course:new",
    "spell:acute pain=6 pain_course:new leg_worse",
    "age=81 exercises_now:no osteoporosis strength_untrained unsteady",
    "age=unknown pain=unknown usual=unknown spell:unknown pain_course:unknown exercises_now:unknown",
    "H3 exercises_now:no bp_high",
    "spine_implant",
    "operation_12w operation_cleared:yes operation_chest",
    "spine_fracture",
    "hip_replacement hip_limits:bending age=70",
    "bending_worse arching_worse twisting_worse walking_worse sitting_worse",
    "stenosis_known spondylolisthesis",
    "wrist_pain shoulder_pain knee_pain kneeling_pain hip_pain ankle_foot_pain neck_pain",
    "dizzy_lying dizzy_upright unsteady",
    "spell:none pain=0 usual=0 pain_course:better",
    "H3 heart_failure exercises_now:no glaucoma reflux hernia_diastasis",
)

STATES = sorted(c.id for c in CLAUSES.values() if c.kind in ("state", "movement") and c.follows is None)


@st.composite
def generated_answers(draw: st.DrawFn, extra: tuple[str, ...] = ()) -> Answers:
    """Any finished screen whose ticks are states and movements, with some danger signs now and then."""
    pool = [*STATES, *extra]
    wanted = draw(st.lists(st.sampled_from(pool), max_size=6, unique=True))
    wanted += [parent for c in wanted if (parent := CLAUSES[c].follows)]
    follow = [c for c in CLAUSES.values() if c.follows in wanted and c.kind != "danger"]
    wanted += [c.id for c in follow if draw(st.booleans())]
    ticks = dict.fromkeys(sorted(set(wanted)), True)
    asked = [q for q in QUESTIONS.values() if q.follows is None or q.follows in ticks]
    when = {
        c.id: draw(st.sampled_from(("2days", "2weeks", "not_sure", "older_unchecked", "checked_same")))
        for c in asked
        if isinstance(c, Clause) and c.asks_when and ticks.get(c.id)
    }
    choices = {q.id: draw(st.sampled_from(q.options)).id for q in asked if isinstance(q, Choice)}
    numbers = {
        q.id: draw(st.one_of(st.integers(18 if q.id == "age_years" else q.low, min(q.high, 90)), st.just("unknown")))
        for q in asked
        if isinstance(q, Number)
    }
    return finished(ticks, when, numbers, choices, ON)


def open_answers() -> st.SearchStrategy[Answers]:
    """Answers that allow a plan: made ones, and the awkward ones by name."""
    made = generated_answers().filter(lambda a: not (screen(a, ON).outcome or Action.E0).locks)
    named = st.sampled_from(AWKWARD).map(answers)
    return st.one_of(named, made)


def wishes() -> st.SearchStrategy[dict[str, Any]]:
    """What people ask for: every length, every number of days, with and without floor, things and likes."""
    equipment: tuple[Equipment, ...] = (*HOUSEHOLD, "bike", "pool", "strap")
    ids = st.lists(
        st.sampled_from(("walking", "bridge", "cat-cow", "diaphragmatic-breathing", "sit-to-stand", "open-book")),
        max_size=4,
        unique=True,
    ).map(tuple)
    return st.fixed_dictionaries(
        {
            "minutes": st.integers(3, 35),
            "days_per_week": st.integers(1, 7),
            "floor_today": st.booleans(),
            "equipment": st.lists(st.sampled_from(equipment), unique=True).map(tuple),
            "liked": ids,
            "disliked": ids,
            "excluded": ids,
            "get_ready_s": st.sampled_from((5, 10, 30, 60)),
            "seed": st.integers(0, 9),
        }
    )


@st.composite
def _done(draw: st.DrawFn) -> ExerciseDone:
    data = load()[draw(st.sampled_from(sorted(load().exercises)))].data
    reps = draw(st.integers(1, data.bounds.reps[1]))
    played = draw(st.integers(0, 2 * reps))
    dose = PlannedDose(sets=2, reps=reps, hold_s=data.dose.hold_s, sides=data.dose.sides, rest_s=data.dose.rest_s)
    other = draw(st.one_of(st.none(), st.sampled_from(sorted(load().exercises))))
    return ExerciseDone(
        exercise_id=data.id,
        slot="main",
        planned=dose,
        sets=draw(st.integers(0, 2)),
        reps=played,
        planned_reps=2 * reps,
        skipped=draw(st.booleans()),
        changed_to=other,
        changed_why=None if other is None else draw(st.sampled_from(("easier", "harder", "swap", "amber", "red"))),
        lights=tuple(draw(st.lists(st.sampled_from(("green", "amber", "red")), max_size=2))),
        felt=draw(st.sampled_from((None, "easy", "right", "hard"))),
        seen=draw(st.one_of(st.none(), seen())),
    )


@st.composite
def seen(draw: st.DrawFn) -> Seen:
    """What a camera may have seen of an exercise."""
    reps, halves = draw(st.integers(0, 40)), draw(st.integers(0, 20))
    faulty = draw(st.integers(0, reps + halves))
    return Seen(
        judged_reps=reps,
        half_reps=halves,
        faulty_reps=faulty,
        faults={"sag": faulty} if faulty else {},
        range_0_1=draw(st.one_of(st.none(), st.floats(0, 1.5))),
        tempo=draw(st.one_of(st.none(), st.floats(0, 3))),
        judged_0_1=draw(st.one_of(st.none(), st.floats(0, 1))),
    )


@st.composite
def pasts(draw: st.DrawFn) -> dict[str, Any]:
    """Some weeks before the plan: sessions with their lights and swaps, and mornings after them."""
    days = sorted(draw(st.lists(st.integers(0, 40), max_size=6, unique=True)), reverse=True)
    sessions: list[SessionSummary] = []
    for days_ago in days:
        on = ON - timedelta(days=days_ago)
        begin = datetime.combine(on, time(8), UTC)
        sessions.append(
            SessionSummary(
                session_id=f"s{days_ago}",
                on=on,
                started_at=begin,
                ended_at=begin + timedelta(minutes=15),
                how=draw(st.sampled_from(("complete", "ended-early", "stopped-for-safety", "unfinished"))),
                pain_before_0_10=draw(st.one_of(st.none(), st.integers(0, 8))),
                effort_0_10=draw(st.one_of(st.none(), st.integers(0, 10))),
                light=draw(st.sampled_from(("green", "amber", "red"))),
                exercises=tuple(draw(st.lists(_done(), max_size=4))),
            )
        )
    reported = draw(st.lists(st.sampled_from(days), max_size=3, unique=True)) if days else []
    check_ins = tuple(
        CheckIn(
            session_on=ON - timedelta(days=days_ago),
            morning_0_10=draw(st.integers(0, 9)),
            usual_0_10=(draw(st.integers(0, 6)),),
            second_day_0_10=draw(st.one_of(st.none(), st.integers(0, 9))),
            lost_nights=draw(st.integers(0, 3)),
            new_leg_signs=False,
            flare=draw(st.booleans()),
        )
        for days_ago in reported
        if days_ago > 0
    )
    told = draw(st.booleans())
    started = sessions[0].on if sessions and told else None
    return {"history": History(sessions=tuple(sessions)), "check_ins": check_ins, "started_on": started}


# --- people by number, for many of them -------------------------------------------------------------------


def virtual(number: int) -> PlanRequest:
    """The virtual person with this number: answers that allow a plan, and wishes."""
    chance = random.Random(number)
    while True:
        answers = _virtual_answers(chance)
        if not (screen(answers, ON).outcome or Action.E0).locks:
            return PlanRequest(on=ON, answers=answers, **_virtual_wishes(chance))


def _virtual_answers(chance: random.Random) -> Answers:
    wanted = set(chance.sample(STATES, chance.choice((0, 0, 1, 1, 2, 3, 5))))
    wanted |= {parent for c in wanted if (parent := CLAUSES[c].follows)}
    wanted |= {c.id for c in CLAUSES.values() if c.follows in wanted and c.kind != "danger" and chance.random() < 0.4}
    ticks = dict.fromkeys(sorted(wanted), True)
    asked = [q for q in QUESTIONS.values() if q.follows is None or q.follows in ticks]
    when = {
        q.id: chance.choice(("2weeks", "older_unchecked", "checked_same"))
        for q in asked
        if isinstance(q, Clause) and q.asks_when and ticks.get(q.id)
    }
    choices = {q.id: chance.choice(q.options).id for q in asked if isinstance(q, Choice)}
    numbers: dict[str, Any] = {}
    for q in asked:
        if isinstance(q, Number):
            low = 18 if q.id == "age_years" else q.low
            numbers[q.id] = chance.choice([chance.randint(low, min(q.high, 85))] * 9 + ["unknown"])
    pain = chance.choice((0, 1, 2, 3, 3, 4, 4, 5, 6, 7, 8, 9))
    numbers |= {"pain_now_0_10": pain, "pain_usual_0_10": max(0, min(10, pain + chance.choice((-1, 0, 0, 1))))}
    return finished(ticks, when, numbers, choices, ON)


def _virtual_wishes(chance: random.Random) -> dict[str, Any]:
    ids = sorted(load().exercises)
    return {
        "weeks": 4,
        "minutes": chance.choice((5, 8, 10, 15, 15, 20, 25, 30, 35)),
        "days_per_week": chance.choice((1, 2, 3, 3, 3, 4, 5, 7)),
        "floor_today": chance.random() < 0.85,
        "equipment": tuple(t for t in (*HOUSEHOLD, "band", "step", "weight") if chance.random() < 0.8),
        "liked": tuple(chance.sample(ids, chance.choice((0, 0, 1, 3)))),
        "disliked": tuple(chance.sample(ids, chance.choice((0, 0, 2)))),
        "goals": tuple(
            Goal(words="my goal", kind=chance.choice(get_args(GoalKind))) for _ in range(chance.choice((0, 1, 2)))
        ),
        "variety": chance.choice(("few", "usual", "usual", "mixed")),
        "worry": chance.choice((None, "low", "high")),
        "seed": chance.randint(0, 9),
    }
