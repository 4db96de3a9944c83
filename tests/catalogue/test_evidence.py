"""How sure research is: every exercise names a kind, every kind has a grade that its sources can carry."""

import json
from pathlib import Path

import pytest

from limber.catalogue import FAMILIES, GRADES, load, sources
from limber.cli import main

EXERCISES = load().exercises

# What the reviews and trials say of themselves. Of "low to very low" the lower one is taken.
GRADE_OF_KIND = """
    strength         low
    trunk-control    low
    endurance        low
    water            very-low
    stretching       low
    mobility         not-rated
    eased-direction  low
    nerve-gliding    not-rated
    breathing        very-low
    active-breaks    not-rated
    balance          practice
    practice         practice
"""


def test_the_grades_are_those_of_the_sources() -> None:
    table = dict(line.split() for line in GRADE_OF_KIND.split("\n") if line.strip())
    assert {name: family.grade for name, family in FAMILIES.items()} == table


@pytest.mark.parametrize("exercise_id", sorted(EXERCISES))
def test_every_exercise_of_ours_names_its_kind(exercise_id: str) -> None:
    assert EXERCISES[exercise_id].data.evidence in FAMILIES


@pytest.mark.parametrize("name", sorted(FAMILIES))
def test_no_grade_rests_on_sources_that_were_not_read(name: str) -> None:
    family = next(one for key, one in FAMILIES.items() if key == name)
    read = [sources()[key].verified for key in family.sources]
    assert family.grade in GRADES
    assert all(read) or family.grade == "practice"


def test_nothing_told_of_a_kind_is_a_figure() -> None:
    """How many trials and people there were changes with every review; how sure it is stands in words."""
    for family in FAMILIES.values():
        assert not any(letter.isdigit() for letter in family.says)


@pytest.mark.parametrize(
    ("exercise_id", "kind"),
    [
        ("bridge", "strength"),
        ("bird-dog", "trunk-control"),
        ("walking", "endurance"),
        ("swimming", "water"),
        ("childs-pose", "stretching"),
        ("cat-cow", "mobility"),
        ("prone-press-up", "eased-direction"),
        ("sciatic-slider", "nerve-gliding"),
        ("femoral-slider", "practice"),
        ("diaphragmatic-breathing", "breathing"),
        ("desk-micro-break", "active-breaks"),
        ("tandem-stance", "balance"),
        ("chin-tuck", "practice"),
    ],
)
def test_kinds_are_what_a_physiotherapist_would_say(exercise_id: str, kind: str) -> None:
    assert EXERCISES[exercise_id].data.evidence == kind


def test_the_command_tells_class_grade_and_sources(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["exercises", "bridge", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["load"]["load_class"], told["evidence_grade"]) == ("S2", "low")
    assert {"OWE20", "ROH14"} <= told["evidence_sources"].keys()
    assert told["evidence_sources"]["OWE20"]["verified"] is True
    assert main(["exercises", "bridge"]) == 0
    assert "Low certainty." in capsys.readouterr().out


def test_the_page_of_all_exercises_tells_it_too() -> None:
    page = (Path(__file__).parents[2] / "docs/catalogue.md").read_text("utf-8")
    assert page.count("<br>`") >= len(EXERCISES)
    for family in FAMILIES.values():
        assert family.says in page
