"""docs/catalogue.md is what the catalogue says, and every picture that it names is there."""

from limber.catalogue import ours
from tools import catalogue_page


def test_the_page_is_fresh() -> None:
    written = catalogue_page.PAGE.read_text("utf-8")
    assert written == catalogue_page.page(), "docs/catalogue.md is out of date: make catalogue"


def test_every_exercise_has_its_picture_and_no_other_lies_about() -> None:
    wanted = {catalogue_page.picture_name(exercise) for exercise in ours().exercises.values()}
    assert {picture.name for picture in catalogue_page.PICTURES.iterdir()} == wanted
