"""Who wrote the checker wrote its lists anew: here they meet those of the rules, and the catalogue."""

import pytest

from limber.catalogue import load
from limber.catalogue.tags import Tag
from limber.programme import checker, checker_case, checker_dose, checker_exercise
from limber.programme.person_says import AREA_TAGS, area_tags
from limber.programme.rules import direction, doses, eligibility, limits
from limber.programme.week import SESSION_DAYS
from limber.safety import GENTLE_LIST

LISTS = {
    "the gentle list": (eligibility.GENTLE, checker_exercise.GENTLE_IDS),
    "the lowest load": (eligibility.LOW_LOAD, checker_exercise.LOW_LOAD_IDS),
    "before the check after birth": (eligibility.AFTER_BIRTH, checker_exercise.BEFORE_BIRTH_CHECK_IDS),
    "not after an operation on the chest": (
        eligibility.NOT_AFTER_CHEST_OPERATION, checker_exercise.PLANKS_ROWS_OVERHEAD,
    ),
    "a leg goes back": (eligibility.HIP_BACK, checker_exercise.LEG_GOES_BACK),
    "deep or loaded bending": (eligibility.DEEP_OR_LOADED_BENDING, checker_exercise.LOADED_OR_DEEP_BENDING),
    "daily movements": (limits.DAILY_MOVEMENTS, checker_exercise.DAILY),
    "the end of arching": (direction.ENDS["arching"], checker_exercise.END_OF_ARCHING),
    "the end of bending": (direction.ENDS["bending"], checker_exercise.END_OF_BENDING),
    "planks": (doses.PLANKS, checker_dose.PLANKS),
}  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_both_writings_of_a_list_agree_and_name_exercises_that_there_are(name: str) -> None:
    rules, checked = LISTS[name]
    assert set(rules) == set(checked)
    assert set(rules) <= set(load().exercises)


def test_places_that_hurt_mean_the_same_to_both() -> None:
    by_rules = {place: tags for place in PLACES if (tags := area_tags((place,)))}  # type: ignore[arg-type]
    assert {place: {tag} for place, tag in checker_case.PLACE_TAGS.items()} == by_rules
    assert set(AREA_TAGS.values()) == set(checker_case.PLACE_TAGS.values())


SIDES = ("shoulder", "arm", "hand", "buttock", "hip", "groin", "knee", "shin", "calf", "foot")
PLACES = ("neck", "upper-back", "mid-back", "low-back", *(f"{s}-{p}" for s in ("left", "right") for p in SIDES))

# tag -> is bending, is arching tested or taken to its end
SPEAKS_AGAINST: dict[Tag, tuple[bool, bool]] = {
    "disc_radicular_acute": (True, False),
    "osteoporosis": (True, False),
    "osteoporosis_untrained": (True, False),
    "vertebral_fracture": (True, False),
    "pregnancy_after_16w": (True, False),
    "flexion_intolerant": (True, False),
    "extension_intolerant": (False, True),
    "stenosis": (False, True),
    "spondylolisthesis": (False, True),
}


def test_what_speaks_against_a_direction() -> None:
    assert {tag for tag, (bends, _) in SPEAKS_AGAINST.items() if bends} == direction.NEVER_BENDS
    assert {tag for tag, (_, arches) in SPEAKS_AGAINST.items() if arches} == direction.NEVER_ARCHES


def test_what_goes_in_a_direction_ends_there_and_not_in_the_other() -> None:
    ends = {"bending": {"single-knee-to-chest", "double-knee-to-chest", "seated-flexion"},
            "arching": {"prone-on-elbows", "prone-press-up", "standing-back-extension"}}  # fmt: skip
    assert {way: set(ids) for way, ids in direction.TOWARDS.items()} == ends
    assert not direction.ENDS["bending"] & direction.ENDS["arching"]


def test_the_days_of_a_week() -> None:
    assert {n: "".join("x" if d in days else "." for d in range(1, 8)) for n, days in SESSION_DAYS.items()} == {
        1: "x......", 2: "x..x...", 3: "x.x.x..", 4: "xx.x.x.", 5: "xxx.xx.", 6: "xxxxxx.", 7: "xxxxxxx",
    }  # fmt: skip


def test_the_gentle_list_comes_from_the_safety_room() -> None:
    assert {one for line in GENTLE_LIST for one in line.choices} == set(eligibility.GENTLE)
    assert set(eligibility.GENTLE) >= checker.NEVER_NEW
