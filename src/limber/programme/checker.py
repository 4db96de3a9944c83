"""The independent checker: plain questions to a finished plan, written from the rules and not from the selector.

It shares no code with the room's rules, scores or doses. What it reads: the screen (`safety`), the catalogue's
data, the history, and the times of `session.timeline`. A plan with a finding is never shown.
"""

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from limber.catalogue import Exercise, ExerciseData, load
from limber.catalogue.tags import Tag
from limber.plain import value
from limber.programme.model import Programme
from limber.programme.request import PlanRequest
from limber.safety import GENTLE_LIST, ProgrammeFacts, check_in, standing
from limber.session.day import PlanDay, PlanItem, PlannedDose
from limber.session.timeline import duration_s, timeline

GENTLE_IDS = {exercise_id for line in GENTLE_LIST for exercise_id in line.choices}
LOW_LOAD_IDS = {
    "supine-hamstring-stretch",
    "side-lying-hip-abduction",
    "quadruped-leg-extension",
    "standing-hip-abduction",
    "diaphragmatic-breathing",
}
BEFORE_BIRTH_CHECK_IDS = {
    "diaphragmatic-breathing", "crook-lying-rest", "pelvic-floor-squeeze", "walking", "standing-march", "seated-march",
    "cat-cow", "seated-cat-cow", "pelvic-tilt", "seated-pelvic-tilt", "sit-to-stand", "abdominal-brace",
}  # fmt: skip
PLANKS_ROWS_OVERHEAD = {
    "band-row", "bird-dog", "bridge-arms-up", "cat-cow", "childs-pose", "childs-pose-side-reach",
    "doorway-pec-stretch", "forearm-plank", "incline-plank", "mcgill-curl-up", "open-book", "pallof-press",
    "partial-crunch", "plank-high", "plank-knees", "prone-chest-lift", "prone-hip-extension", "prone-on-elbows",
    "prone-press-up", "quadruped-leg-extension", "quadruped-rock-back", "romanian-deadlift", "scapular-squeeze",
    "side-plank", "side-plank-knees", "side-plank-wall", "standing-side-bend", "suitcase-carry", "superman",
    "swimming", "thoracic-extension-chair", "thread-the-needle", "wall-angel", "wall-angel-alternating",
    "wall-slide",
}  # fmt: skip
LEG_GOES_BACK = {
    "bird-dog", "bridge", "bridge-arms-up", "bridge-heel-raise", "bridge-march", "femoral-slider", "forearm-plank",
    "half-kneeling-hip-flexor-stretch", "interval-walking", "plank-high", "plank-knees", "prone-chest-lift",
    "prone-hip-extension", "prone-on-elbows", "prone-press-up", "quadruped-leg-extension", "single-leg-bridge",
    "split-squat", "standing-back-extension", "standing-hip-extension", "standing-hip-flexor-stretch",
    "standing-hip-stretch", "superman", "swimming",
}  # fmt: skip
DAILY = {"sit-to-stand", "walking", "standing-march", "seated-march"}
NEVER_NEW = {"diaphragmatic-breathing", "walking"}
SLOT_ORDER = {"warm-up": 0, "move": 0, "mobility": 1, "gentle": 1, "strength": 2, "main": 2, "cardio": 3}
LAST_SLOT = 4


@value
class Finding:
    """A rule that a plan breaks: on which day (0 for the plan as a whole), in which exercise, in plain words."""

    rule: str
    day: int
    exercise_id: str | None
    text: str


@dataclass(frozen=True)
class Case:
    """What the checker knows about the person, read from the request by its own hand."""

    request: PlanRequest
    facts: ProgrammeFacts
    tags: frozenset[Tag]
    pain_0_10: int
    steady: bool
    cleared: frozenset[Tag]
    week: int


def check(
    programme: Programme, request: PlanRequest, catalogue: Mapping[str, Exercise] | None = None
) -> tuple[Finding, ...]:
    """Everything that is wrong with a plan; empty when it may be shown."""
    exercises = load().exercises if catalogue is None else catalogue
    case = _case(request)
    if case is None:
        return (Finding(rule="P-01", day=0, exercise_id=None, text="the answers do not allow a session"),)
    return tuple(_findings(programme, case, exercises))


def _case(request: PlanRequest) -> Case | None:
    """The person, or None when no session is allowed."""
    now = standing(
        request.locks,
        request.all_screenings,
        request.on,
        reasks=request.reasks,
        last_session_on=request.last_session_on,
    )
    if now.kind != "open" or now.result is None or now.result.facts is None:
        return None
    facts, tags = now.result.facts, set(now.result.tags)
    pain = facts.p0_0_10 if request.pain_now_0_10 is None else request.pain_now_0_10
    if facts.spell == "acute" and pain >= 5:
        tags.add("acute_lt6w")
    elif request.pain_now_0_10 is not None:
        tags.discard("acute_lt6w")
    return Case(
        request=request,
        facts=facts,
        tags=frozenset(tags),
        pain_0_10=pain,
        steady=facts.pain_course == "steady"
        and pain <= facts.usual_0_10 + 1
        and _usual_stays(request, facts.usual_0_10),
        cleared=frozenset(facts.cleared),
        week=_week(request),
    )


def _usual_stays(request: PlanRequest, at_first_0_10: int) -> bool:
    """Whether no two answers of 4 weeks about usual pain are more than a point apart."""
    said = [at_first_0_10]
    for report in request.check_ins:
        if report.usual_0_10 and report.session_on >= request.on - timedelta(days=28):
            said.append(report.usual_0_10[-1])
    return max(said) - min(said) <= 1


def _week(request: PlanRequest) -> int:
    days = [session.on for session in request.history.sessions] + [request.on]
    begin = request.started_on or request.on
    for earlier, later in itertools.pairwise(days):
        if later - earlier >= timedelta(days=28):
            begin = later
    return 1 + max(0, (request.on - begin).days) // 7


def _findings(programme: Programme, case: Case, exercises: Mapping[str, Exercise]) -> Iterator[Finding]:
    if not programme.days:
        yield Finding(rule="P-05", day=0, exercise_id=None, text="the plan is empty")
    for days, floor in ((programme.days, case.request.floor_today), (programme.floor_free, False)):
        known = set(case.request.history.known) | NEVER_NEW
        sessions = len(case.request.history.sessions)
        for day in days:
            yield from _day(day, case, exercises, floor, known, first=sessions == 0)
            known |= {i.exercise_id for i in day.items}
            sessions += 1
    if programme.floor_free and [d.day for d in programme.floor_free] != [d.day for d in programme.days]:
        yield Finding(rule="P-03", day=0, exercise_id=None, text="the floor-free days are not the same days")


def _day(
    day: PlanDay, case: Case, exercises: Mapping[str, Exercise], floor: bool, known: set[str], *, first: bool
) -> Iterator[Finding]:
    on = case.request.on + timedelta(days=day.day - 1)
    gentle = _gentle(case, on, next_session=day.day == 1)
    for item in (*day.items, *(a for i in day.items for a in (*i.easier, *i.harder, *i.swaps))):
        exercise = exercises.get(item.exercise_id)
        if exercise is None:
            yield Finding(rule="P-02", day=day.day, exercise_id=item.exercise_id, text="no such exercise")
            continue
        for rule, text in _exercise_problems(exercise, case, floor, gentle, on):
            yield Finding(rule=rule, day=day.day, exercise_id=item.exercise_id, text=text)
        for rule, text in _dose_problems(item, exercise, case, gentle):
            yield Finding(rule=rule, day=day.day, exercise_id=item.exercise_id, text=text)
    for rule, text in _day_problems(day, case, exercises, known, first):
        yield Finding(rule=rule, day=day.day, exercise_id=None, text=text)


# --- may this person have this exercise? --------------------------------------------------------------


def _exercise_problems(
    exercise: Exercise, case: Case, floor: bool, gentle: bool, on: date
) -> Iterator[tuple[str, str]]:
    data, tags, facts = exercise.data, case.tags, case.facts
    if data.hidden or data.needs in ("asked", "clinician"):
        yield "NEVER-01", "nobody asked for it"
    if data.needs == "steady-walks" and not _walks_steadily(case):
        yield "NEEDS-WALKS", "intervals before two weeks of long walks, before week 5, or with a known disease"
    if tags & set(data.exclude):
        yield "P-02", "excluded for a tag"
    for tag, change in data.modify.items():
        if tag in tags and (change.skip or change.swap):
            yield "P-02", f"to be skipped or swapped for {tag}"
        if tag in tags and change.cleared and tag not in case.cleared:
            yield "P-02", f"not cleared for {tag}"
    yield from _place_problems(data, case, floor)
    difficulty, load_class, exempt = _caps(case, gentle)
    if data.difficulty > difficulty:
        yield "L-1", f"difficulty {data.difficulty} is over {difficulty}"
    if int(data.load.load_class[1]) > load_class and not (exempt and data.id in DAILY):
        yield "L-1", f"load class {data.load.load_class} is over S{load_class}"
    if facts.spell == "acute" and case.pain_0_10 >= 5 and data.category in ("strength", "motor-control"):
        yield "P-14", "strength in an acute, strong pain"
    if case.pain_0_10 >= 9 and data.category != "relaxation":
        yield "TL-9-10", "exercise with pain of 9 or 10"
    elif (gentle or case.pain_0_10 >= 9) and data.id not in GENTLE_IDS:
        yield "TL-7-8-new", "not on the gentle list"
    yield from _state_problems(data, case)
    if data.id != "diaphragmatic-breathing":
        yield from _own_problems(data, case, on)


def _place_problems(data: ExerciseData, case: Case, floor: bool) -> Iterator[tuple[str, str]]:
    on_floor = "mat" in data.equipment
    may_floor = floor and "cannot_get_to_floor" not in case.tags
    bed = data.bed_ok and "cannot_get_to_floor" in case.tags and case.facts.firm_bed
    if on_floor and not may_floor and not bed:
        yield "P-03", "needs the floor"
    needed = set(data.equipment) - ({"mat"} if on_floor and not may_floor else set())
    if needed - set(case.request.equipment):
        yield "P-02", "needs what is not at hand"


def _state_problems(data: ExerciseData, case: Case) -> Iterator[tuple[str, str]]:
    if case.facts.low_load_only and data.id not in LOW_LOAD_IDS:
        yield "STATE-IMPLANT", "not on the low-load list"
    unchecked_birth = "postpartum_lt12w" in case.tags and case.facts.birth_check_done is not True
    if unchecked_birth and data.id not in BEFORE_BIRTH_CHECK_IDS:
        yield "STATE-BIRTH", "not before the check after birth"
    if case.facts.operation_on_chest and data.id in PLANKS_ROWS_OVERHEAD:
        yield "STATE-SURGERY", "not after an operation on the chest"
    if case.facts.hip_not_back and data.id in LEG_GOES_BACK:
        yield "STATE-HIP", "a leg goes back although the new hip must not"
    if "heart_failure" in case.tags and (_flat(data) or (data.start == "prone" and "mat" in data.equipment)):
        yield "TAG-heart-failure", "work lying flat with heart failure"
    if "neck_red" in case.tags and {"cervical", "neck", "thoracic"} & set(data.regions):
        yield "L-7", "neck exercise with a danger sign from the neck"


def _own_problems(data: ExerciseData, case: Case, on: date) -> Iterator[tuple[str, str]]:
    if data.id in case.request.excluded:
        yield "P-06", "the person left it out"
    times = case.request.history.of(data.id)
    if any("red" in done.lights and (on - session.on).days < 3 for session, done in times):
        yield "P-29", "red less than 48 hours ago"


def _caps(case: Case, gentle: bool) -> tuple[int, int, bool]:
    """Largest difficulty and load class, and whether daily movements are free of the class."""
    facts, pain, tags = case.facts, case.pain_0_10, case.tags
    green = [s for s in case.request.history.sessions if s.light == "green" and s.how == "complete"]
    difficulty = 3 if facts.spell in ("persistent", "none") and pain <= 4 and len(green) >= 6 else 2
    load_class, exempt = (1 if facts.spell == "acute" else 2), True
    if case.week <= 2 and pain > 4:
        difficulty = 1
    if pain >= 7 or gentle:
        difficulty, load_class, exempt = 1, 1, False
    if pain >= 9:
        load_class = 0
    if "vertebral_fracture" in tags:
        difficulty, load_class, exempt = min(difficulty, 2), min(load_class, 1), False
    if "older_deconditioned" in tags:
        difficulty = 1
    return difficulty, load_class, exempt


def _gentle(case: Case, on: date, *, next_session: bool) -> bool:
    """Whether only the gentle list is open on a day: pain, a strained nerve or heart, a flare, an open check-in."""
    if (case.pain_0_10 >= 7 and not case.steady) or case.tags & {"progressive_neuro", "cardiac_red"}:
        return True
    reports = sorted(case.request.check_ins, key=lambda report: report.session_on)
    flares = [
        report.session_on + timedelta(days=1 if report.second_day_0_10 is None else 2)
        for report in reports
        if check_in(report).next == "flare"
    ]
    if flares and 0 <= (on - max(flares)).days <= 2:
        return True
    if not reports or not next_session:
        return False
    last, session = reports[-1], case.request.last_session_on
    concerns = session is None or last.session_on >= session
    return concerns and check_in(last).next == "gentle"


def _walks_steadily(case: Case) -> bool:
    """Week 5 or later, no known disease, and 25 minutes on 4 days in each of the last two weeks."""
    if case.week < 5 or case.facts.effort_cap != "vigorous":
        return False
    today = case.request.on
    for newest in (1, 8):
        days = [today - timedelta(days=n) for n in range(newest, newest + 7)]
        minutes = [
            sum(e.seconds for s in case.request.history.sessions if s.on == day for e in s.exercises
                if e.exercise_id == "walking") / 60
            for day in days
        ]  # fmt: skip
        if sum(m >= 25 for m in minutes) < 4:
            return False
    return True


# --- how much? ----------------------------------------------------------------------------------------


def _dose_problems(item: PlanItem, exercise: Exercise, case: Case, gentle: bool) -> Iterator[tuple[str, str]]:
    data, dose = exercise.data, item.dose
    bout = exercise.movement.counts == "minutes"
    if dose.sides != data.dose.sides:
        yield "P-02", "other sides than the exercise has"
    if abs(item.duration_s - duration_s(exercise, dose, case.request.get_ready_s)) > 1:
        yield "P-07", "the duration is not that of the session"
    yield from _bounds_problems(data, dose, bout)
    core = data.category in ("strength", "motor-control")
    if core and dose.hold_s > 10:
        yield "P-10", "a hold of more than 10 seconds"
    if "hypertension_isometric" in case.tags and not bout and dose.hold_s > 10:
        yield "TAG-BP", "a hold of more than 10 seconds with high blood pressure"
    if data.category == "stretch" and dose.hold_s > (60 if case.facts.over65 else 30):
        yield "P-08", "a stretch that is held too long"
    if "pregnancy_after_16w" in case.tags and _flat(data) and _lying_s(exercise, dose) >= 120:
        yield "STATE-PREG", "flat on the back for 2 minutes or more"
    if "older_deconditioned" in case.tags and core and dose.reps > 1 and not case.request.history.sessions:
        half = max(3, ceil(data.bounds.reps[0] / 2), ceil(data.dose.reps / 2))
        if dose.reps > half + (dose.sides == "alternate"):
            yield "L-4", "more than half of the repetitions"
    if gentle and bout and data.category == "cardio" and dose.hold_s > 300:
        yield "GENTLE", "a walk of more than 5 minutes on a gentle day"
    missing = {t for t, c in data.modify.items() if t in case.tags and not c.skip} - set(item.adapted_for)
    if missing:
        yield "P-02", "a changed way of doing it is not shown"
    if not item.reasons:
        yield "P-07", "no reason is given"


def _bounds_problems(data: ExerciseData, dose: PlannedDose, bout: bool) -> Iterator[tuple[str, str]]:
    bounds = data.bounds
    if dose.sets > bounds.sets[1]:
        yield "P-26", "more sets than the bounds allow"
    if dose.reps > bounds.reps[1] or dose.hold_s > max(bounds.hold_s[1], 0):
        yield "P-26", "more repetitions or a longer hold than the bounds allow"
    lowest = bounds.reps[0] if bounds.reps[0] < 3 else max(3, ceil(bounds.reps[0] / 2))
    if dose.reps < lowest and not (data.start == "supine" and not bout):
        yield "DOWN-01", "fewer repetitions than lowering allows"


def _flat(data: ExerciseData) -> bool:
    return data.start == "supine" and "mat" in data.equipment and data.category != "relaxation"


def _lying_s(exercise: Exercise, dose: PlannedDose) -> float:
    return sum(step.seconds for step in timeline(exercise, dose, 0))


# --- the day as a whole -------------------------------------------------------------------------------


def _day_problems(
    day: PlanDay, case: Case, exercises: Mapping[str, Exercise], known: set[str], first: bool
) -> Iterator[tuple[str, str]]:
    ids = [item.exercise_id for item in day.items]
    data = [exercises[i].data for i in ids if i in exercises]
    if not ids:
        yield "P-05", "an empty day"
    if len(set(ids)) != len(ids):
        yield "P-07", "the same exercise twice"
    if len(ids) > 8:
        yield "P-05", "more than 8 exercises"
    seconds = sum(item.duration_s for item in day.items)
    if seconds > case.request.minutes * 60 + 60:
        yield "P-05", "more than a minute longer than asked"
    if abs(seconds - day.minutes * 60) > 60:
        yield "P-05", "the minutes are not those of the items"
    if sum(i not in known for i in ids) > (4 if first else 2):
        yield "P-04", "too many new exercises"
    if sum(d.regions[0] in ("cervical", "neck", "thoracic") for d in data) > 3:
        yield "L-7", "more than 3 exercises for the neck and upper back"
    places = [SLOT_ORDER.get(item.slot, LAST_SLOT) for item in day.items]
    if places != sorted(places):
        yield "P-07", "the parts are not in order"
    if "pregnancy_after_16w" in case.tags and sum(_flat(d) for d in data) > 1:
        yield "STATE-PREG", "more than one exercise flat on the back"
    if day.effort_max_0_10 > _effort_cap(case):
        yield "P-09", "more effort than is right now"


def _effort_cap(case: Case) -> int:
    cap = 4 if case.week <= 2 or case.pain_0_10 >= 6 else 6
    if "light_only" in case.tags or case.facts.effort_cap == "light":
        cap = min(cap, 3)
    return 1 if case.pain_0_10 >= 9 else cap
