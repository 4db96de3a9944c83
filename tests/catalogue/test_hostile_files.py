"""A folder of exercises from anywhere: what is wrong in it is refused with file, place and reason; the rest loads."""

import os
import re
import shutil
import sys
import time
from pathlib import Path

import pytest

from limber.catalogue import Catalogue, load_folder, ours
from limber.catalogue.load import our_folder

TEMPLATE = Path(our_folder()).parent / "template"


def write(folder: Path, exercise_id: str, **changes: tuple[str, str]) -> Path:
    """Write an exercise made from the template; a change replaces one text of a file (``exercise``, ``text``…)."""
    place = folder / exercise_id
    shutil.copytree(TEMPLATE, place)
    changes = {"id": ("new-exercise", exercise_id), **changes}
    for key, (old, new) in changes.items():
        name = {"text": "text.en.toml", "movement": "movement.toml"}.get(key.rstrip("23"), "exercise.toml")
        text = (place / name).read_text("utf-8")
        assert old in text
        (place / name).write_text(text.replace(old, new, 1), "utf-8")
    return place


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a clinic's folder with one good exercise in it."""
    own = tmp_path / "exercises"
    own.mkdir()
    write(own, "good-one")
    return own


def look(folder: Path) -> Catalogue:
    """Load it as a clinic's own."""
    return load_folder(folder, beside=ours().exercises, own=True)


def refused(folder: Path, exercise_id: str) -> str:
    """Return the one line about a refused exercise; the good one must have loaded."""
    found = look(folder)
    assert "good-one" in found.exercises
    assert exercise_id not in found.exercises
    (line,) = [str(p) for p in found.problems if str(p).startswith(exercise_id)]
    return line


def test_the_template_of_a_new_exercise_is_whole(folder: Path) -> None:
    found = look(folder)
    assert found.problems == ()
    assert found.exercises["good-one"].own


LINES = [
    # what is in the file, where, and what the line says
    ("an unknown key", {"exercise": ("difficulty = 1", "difficulty = 1\nstars = 5")},
     "exercise.toml: stars: unknown; expected one of"),
    ("a script in a text", {"text": ('why = "', 'why = "<script>alert(1)</script>')},
     "text.en.toml: why: expected one line of 1 to 240 characters without < or >"),
    ("a script in a note", {"exercise": ('note = "', 'note = "<img src=x>')},
     "exercise.toml: load: note: expected one line"),
    ("a letter that turns the line round", {"text": ('name = "', 'name = "\u202e')},
     "text.en.toml: name: expected one line"),
    ("a number of 5000 digits", {"exercise": ("difficulty = 1", "difficulty = " + "9" * 900)},
     "exercise.toml: difficulty: expected a whole number from 1 to 5"),
    ("an angle that no number can hold", {"movement": ("hip_flexion_r = 8", "hip_flexion_r = 1" + "0" * 400)},
     "movement.toml: poses: long: angles: hip_flexion_r: expected a number"),
    ("an angle that no joint has", {"movement": ("hip_flexion_r = 8", "hip_flexion_r = 800")},
     "movement.toml: poses: long: angles: hip_flexion_r: expected "),
    ("deep nesting", {"exercise": ("exclude = []", "exclude = " + "[" * 900)}, "exercise.toml: is "),
    ("a name of a thousand parts", {"exercise": ("exclude = []", "a" + ".a" * 20_000 + " = 1")},
     "exercise.toml: line 11 is longer than 1000 characters"),
    ("a way out of the folder in a link", {"exercise": ("regress = []", 'regress = ["../../etc/passwd"]')},
     "exercise.toml: regress[0]: expected lower-case words joined by hyphens"),
    ("a way out of the folder as id", {"id": ("new-exercise", "../bad-one")},
     "exercise.toml: id: expected lower-case words joined by hyphens"),
    ("another exercise's id", {"id": ("new-exercise", "bridge")}, "exercise.toml: id: expected bad-one"),
    ("itself as easier", {"exercise": ("regress = []", 'regress = ["bad-one"]')},
     "exercise.toml: regress: expected the id of another exercise, not bad-one"),
    ("a link to nobody", {"exercise": ("regress = []", 'regress = ["no-such"]')},
     "exercise.toml: regress: expected the id of another exercise, not no-such"),
    ("a thousand phases", {"movement": ("[[faults]]", '[[phases]]\nname = "hold"\nto = "bent"\nseconds = 1\n' * 99
     + "[[faults]]")}, "movement.toml: phases: expected at most 24"),
    ("a movement in the next street", {"movement": ('how = "slides" }', 'how = "slides", x_m = 1e300 }')},
     "movement.toml: poses: long: contacts: heel_r: "),
]  # fmt: skip


@pytest.mark.parametrize(("what", "changes", "expected"), LINES, ids=[line[0] for line in LINES])
def test_a_hostile_file_is_refused_with_file_place_and_reason(
    folder: Path, what: str, changes: dict[str, tuple[str, str]], expected: str
) -> None:
    write(folder, "bad-one", **changes)
    started = time.process_time()
    line = refused(folder, "bad-one")
    assert line.startswith(f"bad-one/{expected}"), line
    assert time.process_time() - started < 5


def test_what_is_not_utf_8_is_refused_with_its_line(folder: Path) -> None:
    bad = write(folder, "bad-one") / "text.en.toml"
    bad.write_bytes(b'name = "Fine"\nwhy = "\xff\xfe"\n')
    assert refused(folder, "bad-one") == "bad-one/text.en.toml: is not a text in UTF-8 (at line 2)"


def test_fifty_megabytes_are_not_read(folder: Path) -> None:
    bad = write(folder, "bad-one") / "movement.toml"
    with bad.open("wb") as file:
        file.truncate(50_000_000)
    assert refused(folder, "bad-one") == "bad-one/movement.toml: is larger than 64000 bytes"


@pytest.mark.parametrize("name", ["exercise.toml", "movement.toml", "text.en.toml"])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (write(folder, "bad-one") / name).unlink()
    assert refused(folder, "bad-one") == f"bad-one/{name}: is missing"


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_that_lead_out_of_the_folder_are_refused(folder: Path, tmp_path: Path) -> None:
    outside = write(tmp_path, "bad-one")
    (folder / "bad-one").symlink_to(outside)
    assert refused(folder, "bad-one").startswith("bad-one: leads out of the folder")
    (folder / "bad-one").unlink()
    inside = write(folder, "bad-one")
    (inside / "movement.toml").unlink()
    (inside / "movement.toml").symlink_to("/dev/zero")
    assert refused(folder, "bad-one").startswith("bad-one/movement.toml: leads out of the folder")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes there")
def test_a_pipe_does_not_keep_limber_waiting(folder: Path) -> None:
    bad = write(folder, "bad-one") / "movement.toml"
    bad.unlink()
    os.mkfifo(bad)
    assert refused(folder, "bad-one") == "bad-one/movement.toml: is missing"


@pytest.mark.parametrize("name", ["Bad", "bad one", "a" * 61, "new", "bäd"])
def test_a_folder_must_be_named_like_an_exercise(folder: Path, name: str) -> None:
    write(folder, name)
    assert refused(folder, name).startswith(name)


def test_ids_of_ours_are_taken(folder: Path) -> None:
    write(folder, "bridge", id=("new-exercise", "bridge"))
    assert refused(folder, "bridge") == "bridge/exercise.toml: id: another exercise has this id already; choose another"


def test_a_loop_in_the_ladder_is_refused_and_told(folder: Path) -> None:
    for name, harder in (("one", "two"), ("two", "three"), ("three", "one")):
        write(folder, name, exercise=("progress = []", f'progress = ["{harder}"]'))
    found = look(folder)
    assert set(found.exercises) == {"good-one"}
    assert {str(p).split("/")[0] for p in found.problems} == {"one", "two", "three"}
    assert all(re.search(r"goes round in a loop: \w+ > \w+ > \w+ > \w+$", str(p)) for p in found.problems)


def test_easier_and_harder_at_once_is_a_loop(folder: Path) -> None:
    write(folder, "one", exercise=("progress = []", 'progress = ["good-one"]'),
          exercise2=("regress = []", 'regress = ["good-one"]'))  # fmt: skip
    found = look(folder)
    assert "one" not in found.exercises
    assert any("goes round in a loop" in str(p) for p in found.problems)


def test_a_loop_among_swaps_is_refused(folder: Path) -> None:
    for name, other in (("one", "two"), ("two", "one")):
        swap = ("dizzy_supine = {}", f'dizzy_supine = {{ swap = ["{other}"] }}')
        write(folder, name, exercise=swap)
    found = look(folder)
    assert set(found.exercises) == {"good-one"}
    assert any("is itself left out or changed for it" in str(p) for p in found.problems)


UNANSWERED = [
    # what the exercise is, what its data then must name, and where
    ({"exercise": ("dizzy_supine = {}", ""), "exercise2": ("pregnancy_after_16w = {}", ""),
      "text": ("[modify]", "[modify]\n#"), "text2": ("dizzy_supine = ", "# ")}, "expected pregnancy_after_16w"),
    ({"exercise": ("bed_ok = true", "bed_ok = false")}, "exclude: expected cannot_get_to_floor"),
    ({"exercise": ('load_class = "S1"', 'load_class = "S2"')}, "expected recent_surgery, vertebral_fracture"),
    ({"exercise": ('load_class = "S1"', 'load_class = "S3"'),
      "exercise2": ("exclude = []", 'exclude = ["recent_surgery", "vertebral_fracture"]')},
     "exclude: expected acute_lt6w, postpartum_lt12w"),
    ({"exercise": ('bias = ["neutral"]', 'bias = ["flexion"]')}, "expected osteoporosis, vertebral_fracture"),
    ({"exercise": ('category = "mobility"', 'category = "strength"'), "exercise2": ("hold_s = 0 ", "hold_s = 30 "),
      "exercise3": ("hold_s = [0, 0]", "hold_s = [0, 60]")}, "dose: hold_s: expected at most 10"),
    ({"exercise": ("progress = []", 'progress = ["single-leg-bridge"]')}, "progress: single-leg-bridge is too big"),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "expected"), UNANSWERED, ids=[line[1] for line in UNANSWERED])
def test_a_clinics_exercise_must_answer_for_the_same_as_ours(
    folder: Path, changes: dict[str, tuple[str, str]], expected: str
) -> None:
    write(folder, "bad-one", **{k: v for k, v in changes.items() if not k.startswith("text")})
    if any(k.startswith("text") for k in changes):
        text = folder / "bad-one/text.en.toml"
        text.write_text(text.read_text("utf-8").split("[modify]")[0], "utf-8")
    assert expected in refused(folder, "bad-one")


def test_the_whole_catalogue_loads_and_is_checked_quickly() -> None:
    """All exercises in all languages: 300 ms, in time of the processor, best of three."""

    def once() -> float:
        started = time.process_time()
        assert load_folder(our_folder()).problems == ()
        return time.process_time() - started

    assert min(once() for _ in range(3)) < 0.3
