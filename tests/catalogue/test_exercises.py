"""Every exercise of the catalogue: whole, consistent, within the rules that its data must follow."""

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest

from limber.catalogue import Exercise, ExerciseData, ExerciseText, load, load_folder
from limber.catalogue import load as load_catalogue
from limber.catalogue.house_rules import broken_rules
from limber.catalogue.tags import FLOOR_STARTS
from limber.plain import schema

FOLDER = Path(__file__).parents[2] / "src/limber/catalogue/exercises"
EXERCISES = load().exercises
LADDER = {"strength", "motor-control", "cardio"}
every = pytest.mark.parametrize("exercise", EXERCISES.values(), ids=list(EXERCISES))

FIRST_CATALOGUE = """
    cat-cow childs-pose childs-pose-side-reach single-knee-to-chest double-knee-to-chest supine-ball-curl bridge
    bridge-arms-up bridge-heel-raise seated-spinal-twist bird-dog partial-crunch pelvic-tilt superman wall-angel
    wall-angel-alternating plank-high supine-hamstring-stretch seated-hamstring-stretch lower-trunk-rotation
    legs-up-wall figure-4-stretch standing-hip-stretch walking swimming cycling diaphragmatic-breathing
    crook-lying-rest seated-pelvic-tilt seated-cat-cow seated-twist-chair open-book standing-march seated-march
    sit-to-stand abdominal-brace supine-march incline-plank side-plank-wall standing-hip-abduction
    standing-hip-extension scapular-squeeze quadruped-leg-extension tandem-stance
"""


def test_the_first_catalogue_is_whole() -> None:
    assert set(EXERCISES) >= set(FIRST_CATALOGUE.split())


@every
def test_files_fit_the_published_schemas(exercise: Exercise) -> None:
    for file, kind in (("exercise.toml", ExerciseData), ("text.en.toml", ExerciseText)):
        data = tomllib.loads((FOLDER / exercise.id / file).read_text("utf-8"))
        jsonschema.validate(json.loads(json.dumps(data)), schema(kind))


@every
def test_holds_of_core_drills_stay_short(exercise: Exercise) -> None:
    """P-10, P-17: holds in core drills are 10 s at most, repeated; planks never go beyond 15 s."""
    data = exercise.data
    if data.category in ("strength", "motor-control") and "stance" not in exercise.id:
        assert data.dose.hold_s <= 10
    if "plank" in exercise.id:
        assert data.bounds.hold_s[1] <= 15


@every
def test_ours_keep_the_rules_that_those_of_a_clinic_must_keep(exercise: Exercise) -> None:
    assert list(broken_rules(exercise, EXERCISES)) == []


@every
def test_bounds_promise_no_hold_that_no_plan_may_give(exercise: Exercise) -> None:
    """P-10: 10 s. Planks (P-17: up to 15 s) and balance are bounded by the same rule when the plan is made."""
    data = exercise.data
    if data.category in ("strength", "motor-control") and not re.search("plank|stance", exercise.id):
        assert data.bounds.hold_s[1] <= 10


# Changed by hand from what was once said for fewer exercises: who gets what in its place.
SWAPS = """
    childs-pose               flexion_intolerant    prone-on-elbows
    childs-pose-side-reach    flexion_intolerant    standing-side-bend
    childs-pose-side-reach    osteoporosis          standing-side-bend
    superman                  shoulder_pain         prone-chest-lift
    plank-high                shoulder_pain         incline-plank dead-bug
    plank-high                wrist_pain            forearm-plank incline-plank
    supine-hamstring-stretch  disc_radicular_acute  sciatic-slider
    seated-hamstring-stretch  disc_radicular_acute  sciatic-slider
    figure-4-stretch          dizzy_supine          seated-figure-4
    figure-4-stretch          knee_pain             seated-figure-4
    figure-4-stretch          pregnancy_after_16w   seated-figure-4
    figure-4-stretch          vertebral_fracture    seated-figure-4
"""


@pytest.mark.parametrize(
    "line", [line.split() for line in SWAPS.strip().split("\n")], ids=lambda line: " ".join(line[:2])
)
def test_what_comes_in_place(line: list[str]) -> None:
    exercise_id, tag, *others = line
    changes = {str(name): change for name, change in EXERCISES[exercise_id].data.modify.items()}
    assert list(changes[tag].swap) == others


def test_every_ladder_is_connected_and_nothing_stands_alone() -> None:
    """From each exercise of strength, control and cardio a way leads down to an easy one; all of them are linked."""
    linked: set[str] = set()
    for exercise in EXERCISES.values():
        ways = {*exercise.data.regress, *exercise.data.progress}
        linked |= {exercise.id, *ways} if ways else set()
    assert linked == set(EXERCISES)
    for exercise in EXERCISES.values():
        if exercise.data.category in LADDER:
            reached, new = set[str](), {exercise.id}
            while new:
                reached |= new
                new = {easier for one in new for easier in EXERCISES[one].data.regress} - reached
            assert min(EXERCISES[one].data.difficulty for one in reached) == 1, exercise.id


@every
def test_floor_positions_respect_who_cannot_get_down(exercise: Exercise) -> None:
    data = exercise.data
    if data.start in FLOOR_STARTS and exercise.id != "swimming":
        assert data.bed_ok or "cannot_get_to_floor" in data.exclude


@every
def test_standing_is_not_asked_of_those_who_cannot_stand(exercise: Exercise) -> None:
    if exercise.data.start in ("standing", "wall") or exercise.id in ("sit-to-stand", "cycling"):
        assert "cannot_stand" in exercise.data.exclude


@every
def test_pregnancy_is_respected(exercise: Exercise) -> None:
    """After 16 weeks no long flat lying, no prone: every such position has an answer for the tag."""
    data = exercise.data
    if data.start in ("supine", "prone") and exercise.id != "swimming":
        assert "pregnancy_after_16w" in {*data.exclude, *data.modify}


@every
def test_flexion_stretches_respect_bone_and_discs(exercise: Exercise) -> None:
    data = exercise.data
    if data.bias and data.bias[0] == "flexion" and (len(data.bias) == 1 or data.category == "stretch"):
        known = {*data.exclude, *data.modify}
        assert {"osteoporosis", "vertebral_fracture", "flexion_intolerant", "disc_radicular_acute"} <= known


@every
def test_high_load_stays_away_from_new_pain_and_weak_bone(exercise: Exercise) -> None:
    if exercise.data.load.load_class in ("S3", "S4"):
        assert {"acute_lt6w", "vertebral_fracture", "postpartum_lt12w"} <= set(exercise.data.exclude)
    if exercise.data.load.load_class == "S4":
        assert exercise.data.hidden


@every
def test_ladders_rise_in_small_steps_within_their_kind(exercise: Exercise) -> None:
    data = exercise.data
    for target in data.progress:
        other = EXERCISES[target].data
        rise = other.difficulty - data.difficulty
        assert 0 <= rise <= (2 if data.category in LADDER else 1)
        assert (data.category in LADDER) == (other.category in LADDER)
        assert not (other.hidden and data.category in LADDER)


@every
def test_swaps_never_ask_for_more(exercise: Exercise) -> None:
    data = exercise.data
    for change in data.modify.values():
        for target in change.swap:
            other = EXERCISES[target].data
            assert other.difficulty <= data.difficulty
            assert max("S1", other.load.load_class) <= max("S1", data.load.load_class)


@every
def test_texts_keep_calm(exercise: Exercise) -> None:
    """Words that raise fear, blame or promise too much are not used."""
    avoided = r"degenerat|wear and tear|slipped|ruptur|instab|misalign|weak core|damage|injur|don't bend|be careful"
    avoided += (
        r"|no pain no gain|bad posture|sit up straight|chronic|you must|correct form|decompress|\bfix|\bcure|realign"
    )
    for sentence in sentences(exercise):
        assert not re.search(avoided, sentence, re.IGNORECASE), sentence


@every
def test_nobody_is_told_to_hold_the_breath(exercise: Exercise) -> None:
    """P-11. What a fault looks like may name it; what to do never does."""
    seen = {fault.seen for fault in exercise.text("en").faults.values()}
    for sentence in set(sentences(exercise)) - seen:
        assert not re.search(r"hold (your|the) breath", sentence, re.IGNORECASE), sentence


def sentences(exercise: Exercise) -> Iterator[str]:
    """Return every English sentence that a person reads of an exercise."""
    text = exercise.text("en")
    yield from (text.name, text.why, text.position, *text.steps, text.breathing)
    yield from text.phases.values()
    yield from text.modify.values()
    for fault in text.faults.values():
        yield from (fault.seen, fault.cue)


# --- broken files ----------------------------------------------------------------------------------


@pytest.fixture
def copies(tmp_path: Path) -> Path:
    """Return a folder with copies of three exercises that link to each other only."""
    for name in ("pelvic-tilt", "seated-pelvic-tilt", "diaphragmatic-breathing", "crook-lying-rest"):
        (tmp_path / name).mkdir()
        for file in (FOLDER / name).iterdir():
            (tmp_path / name / file.name).write_bytes(file.read_bytes())
    seated = tmp_path / "seated-pelvic-tilt/exercise.toml"
    seated.write_text(seated.read_text("utf-8").replace('"seated-cat-cow", ', ""), "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("exercise.toml", 'id = "pelvic-tilt"', 'id = "tilt"', "pelvic-tilt/exercise.toml: id: expected pelvic-tilt"),
        ("exercise.toml", "difficulty = 1", "difficulty = 9", "difficulty: expected a whole number from 1 to 5"),
        ("exercise.toml", "difficulty = 1", "difficulty = ", "pelvic-tilt/exercise.toml: is not valid TOML"),
        ("exercise.toml", "difficulty = 1", "difficulty = 1\nstars = 5", "stars: unknown; expected one of"),
        ("exercise.toml", 'category = "mobility"', 'category = "magic"', "exercise.toml: category: expected one of"),
        ("exercise.toml", 'sources = [', 'sources = ["NOBODY1", ', "exercise.toml: sources: no such source: NOBODY1"),
        ("text.en.toml", 'name = "', 'name = "<script>', "text.en.toml: name: expected one line"),
    ],
)  # fmt: skip
def test_a_broken_exercise_is_refused_and_the_others_load(
    copies: Path, file: str, old: str, new: str, expected: str
) -> None:
    broken = copies / "pelvic-tilt" / file
    text = broken.read_text("utf-8")
    assert old in text
    broken.write_text(text.replace(old, new, 1), "utf-8")
    found = load_folder(copies)
    assert any(expected in str(problem) for problem in found.problems), [str(p) for p in found.problems]
    assert "pelvic-tilt" not in found.exercises
    assert "diaphragmatic-breathing" in found.exercises


def test_a_missing_text_and_a_huge_file_are_refused(copies: Path) -> None:
    (copies / "pelvic-tilt/text.en.toml").unlink()
    (copies / "crook-lying-rest/exercise.toml").write_text("#" * 300_000, "utf-8")
    lines = [str(problem) for problem in load_folder(copies).problems]
    assert "pelvic-tilt/text.en.toml: is missing" in lines
    assert any(line.startswith("crook-lying-rest/exercise.toml: is larger than") for line in lines)


def test_our_own_catalogue_has_no_problem() -> None:
    assert load_catalogue().problems == ()
