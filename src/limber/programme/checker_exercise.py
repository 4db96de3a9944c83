"""The checker's questions to one exercise: may this person have it? Written from the rules, by its own hand."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from limber.catalogue import Exercise, ExerciseData
from limber.programme.checker_case import Case
from limber.safety import GENTLE_LIST

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
LOADED_OR_DEEP_BENDING = {
    "double-knee-to-chest", "partial-crunch", "romanian-deadlift", "seated-flexion", "supine-ball-curl",
}  # fmt: skip
END_OF_ARCHING = {
    "prone-chest-lift", "prone-on-elbows", "prone-press-up", "standing-back-extension", "superman",
}  # fmt: skip
END_OF_BENDING = {
    "childs-pose", "childs-pose-side-reach", "double-knee-to-chest", "partial-crunch", "romanian-deadlift",
    "seated-flexion", "seated-hamstring-stretch", "single-knee-to-chest", "supine-ball-curl",
}  # fmt: skip


class Cap(NamedTuple):
    """The most that a rule allows; `daily_free`: standing up, walking and marching are free of its load class."""

    rule: str
    difficulty: int = 5
    load_class: int = 4
    daily_free: bool = True


def exercise_problems(
    exercise: Exercise, case: Case, caps: Sequence[Cap], floor: bool, gentle: bool, on: date
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
    exempt = all(cap.daily_free for cap in caps)
    for cap in caps:
        if data.difficulty > cap.difficulty:
            yield cap.rule, f"difficulty {data.difficulty} is over {cap.difficulty}"
        if int(data.load.load_class[1]) > cap.load_class and not (exempt and data.id in DAILY):
            yield cap.rule, f"load class {data.load.load_class} is over S{cap.load_class}"
    if facts.spell == "acute" and case.pain_0_10 >= 5 and data.category in ("strength", "motor-control"):
        yield "P-14", "strength in an acute, strong pain"
    if case.pain_0_10 >= 9 and data.category != "relaxation":
        yield "TL-9-10", "exercise with pain of 9 or 10"
    elif (gentle or case.pain_0_10 >= 9) and data.id not in GENTLE_IDS:
        yield "TL-7-8-new", "not on the gentle list"
    yield from _state_problems(data, case)
    yield from _direction_problems(data, case)
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
    thin = {"osteoporosis", "osteoporosis_untrained", "vertebral_fracture"}
    if case.tags & thin and data.id in LOADED_OR_DEEP_BENDING:
        yield "L-3", "loaded or deep bending with thin bones"
    if "neck_arm_pain" in case.tags and data.regions[0] in ("cervical", "neck"):
        yield "TAG-S18b", "a neck exercise with pain from the neck down one arm"
    if data.load.load_class == "S4":
        yield "L-2", "the hardest class is never chosen"
    if "heart_failure" in case.tags and (lies_flat(data) or (data.start == "prone" and "mat" in data.equipment)):
        yield "TAG-heart-failure", "work lying flat with heart failure"
    if "neck_red" in case.tags and {"cervical", "neck", "thoracic"} & set(data.regions):
        yield "L-7", "neck exercise with a danger sign from the neck"


def _direction_problems(data: ExerciseData, case: Case) -> Iterator[tuple[str, str]]:
    """While one direction helps, the other is not taken to its end, whatever else speaks for care."""
    found = case.request.direction
    if found is None or found.ended_on is not None or (case.request.on - found.found_on).days >= 5:
        return
    if found.direction == "bending" and data.id in END_OF_ARCHING:
        yield "P-21", "the end of arching while bending helps"
    if found.direction == "arching" and data.id in END_OF_BENDING:
        yield "P-21", "the end of bending while arching helps"


def _own_problems(data: ExerciseData, case: Case, on: date) -> Iterator[tuple[str, str]]:
    if data.id in case.request.excluded:
        yield "P-06", "the person left it out"
    times = case.request.history.of(data.id)
    if any("red" in done.lights and (on - session.on).days < 3 for session, done in times):
        yield "P-29", "red less than 48 hours ago"


def caps_of(case: Case, gentle: bool) -> tuple[Cap, ...]:
    """The largest difficulty and load class, each by its rule."""
    facts, pain, tags = case.facts, case.pain_0_10, case.tags
    lasting = facts.spell in ("persistent", "none")
    green = [s for s in case.request.history.sessions if s.light == "green" and s.how == "complete"]
    months = lasting and _six_green_weeks(case)
    found = (
        (not months, Cap("L-1", 3, 2)),
        (facts.spell == "acute", Cap("L-1", load_class=1)),
        (not lasting, Cap("P-15", 2)),
        (len(green) < 6 or pain > 4, Cap("P-25", 2)),
        (case.week <= 2 and pain > 4, Cap("P-31", 1)),
        (pain >= 6, Cap("TL-6", 2)),
        (pain >= 7, Cap("TL-7-8-steady", 1, 1, daily_free=False)),
        (pain >= 9, Cap("TL-9-10", 1, 0, daily_free=False)),
        (gentle, Cap("GENTLE", 1, 1, daily_free=False)),
        ("vertebral_fracture" in tags, Cap("STATE-VF", 2, 1, daily_free=False)),
        ("older_deconditioned" in tags, Cap("L-4", 1)),
        (True, Cap("L-2", 4, 3)),
    )
    return tuple(cap for applies, cap in found if applies)


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


def _six_green_weeks(case: Case) -> bool:
    """In week 7 or later: a whole green session in each of the last six weeks, and no red one."""
    request = case.request
    if 1 + (request.on - case.begin).days // 7 < 7:
        return False
    for n in range(6):
        until = request.on - timedelta(days=7 * n)
        week = [s for s in request.history.sessions if until - timedelta(days=7) <= s.on < until]
        whole = [s for s in week if s.light == "green" and s.how == "complete"]
        if not whole or any(s.light == "red" for s in week):
            return False
    return True


def lies_flat(data: ExerciseData) -> bool:
    """On the back on the floor, and working."""
    return data.start == "supine" and "mat" in data.equipment and data.category != "relaxation"
