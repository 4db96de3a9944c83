"""The library: what somebody finds with which words and filters, what a page of an exercise says to whom."""

import re
import time

import pytest
from django.test import Client

from limber.catalogue import FAMILIES, GRADES, load
from limber.catalogue.tags import FLOOR_STARTS
from limber.web.library import ladder
from limber.web.library.search import search
from limber.web.people.models import Person
from tests.web.answering import answer
from tests.web.conftest import Clock

CARD = re.compile(r'class="card exercise-card" href="/exercises/([\w-]+)"')


def listed(client: Client, query: str = "") -> list[str]:
    response = client.get(f"/exercises{query}")
    assert response.status_code == 200
    return CARD.findall(response.text)


# --- words --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "sought", "first"),
    [
        ("en", "bridge", "bridge"),
        ("en", "BRIDGE", "bridge"),
        ("en", "brid", "bridge"),  # still typing
        ("en", "brigde", "bridge"),  # two letters swapped
        ("en", "brige", "bridge"),  # a letter missing
        ("en", "hip lift", "bridge"),  # another name
        ("en", "bird dgo", "bird-dog"),
        ("en", "bird/dog", "bird-dog"),
        ("en", "bird\u00a0dog", "bird-dog"),
        ("en", "bird_dog", "bird-dog"),
        ("de", "bridge", "bridge"),  # the English name, too
        ("es", "pelvic tilt", "pelvic-tilt"),
        ("en", "diafragmatic breathing", "diaphragmatic-breathing"),
        ("fr", "etirement des pectoraux", "doorway-pec-stretch"),  # without the accent
        ("fr", "Étirement des pectoraux", "doorway-pec-stretch"),
        ("es", "estiramiento del pecho", "doorway-pec-stretch"),
        ("en", "pelvic floor", "pelvic-floor-squeeze"),
    ],
)
def test_names_are_found_in_spite_of_case_accents_and_slips(language: str, sought: str, first: str) -> None:
    found = search(sought, language)
    assert found is not None
    assert next(iter(found.scores)) == first


@pytest.mark.parametrize(
    ("sought", "among"),
    [
        ("neck", {"neck-rotation", "chin-tuck", "neck-side-stretch"}),
        ("glutes", {"bridge", "single-leg-bridge"}),
        ("quadriceps", {"sit-to-stand", "wall-sit"}),
        ("calf", {"heel-raise"}),
        ("desk", {"desk-micro-break"}),
        ("breathe", {"diaphragmatic-breathing", "crook-lying-rest"}),
    ],
)
def test_parts_muscles_and_purposes_are_found(sought: str, among: set[str]) -> None:
    found = search(sought, "en")
    assert found is not None
    assert among <= set(found.scores)


def test_all_words_have_to_fit_and_an_unknown_one_is_named_and_left_out() -> None:
    found = search("standing hamstrings", "en")
    assert found is not None
    assert all("hamstrings" in str(load().exercises[i].data.muscles + load().exercises[i].data.regions)
               for i in found.scores)  # fmt: skip
    with_unknown = search("bridge xylophone", "en")
    assert with_unknown is not None
    assert next(iter(with_unknown.scores)) == "bridge"
    assert with_unknown.unknown == ("xylophone",)


@pytest.mark.parametrize("sought", ["xylophone", "%", "<script>", "zzzzzzzzzzzz" * 50])
def test_what_nobody_calls_an_exercise_finds_none(client: Client, person: Person, sought: str) -> None:
    page = client.get("/exercises", {"find": sought})
    assert "<script>" not in page.text.replace("<script type", "")
    if sought.isalpha():
        assert CARD.findall(page.text) == []
        assert "Nothing fits all of that." in page.text
        assert f"Show all {len(load().exercises)} exercises" in page.text


def test_the_best_comes_first(client: Client, person: Person) -> None:
    assert listed(client, "?find=bridge")[0] == "bridge"


# --- filters ------------------------------------------------------------------------------------------


def test_without_a_choice_everything_is_listed_once(client: Client, person: Person) -> None:
    assert sorted(listed(client)) == sorted(load().exercises)


@pytest.mark.parametrize(
    ("query", "with_", "without"),
    [
        ("?place=no-floor", "wall-sit", "bridge"),
        ("?place=bed", "bridge", "wall-sit"),
        ("?place=desk", "chin-tuck", "bird-dog"),
        ("?part=neck", "chin-tuck", "bridge"),
        ("?position=sitting", "seated-march", "bridge"),
        ("?position=standing", "wall-slide", "bridge"),  # at a wall is standing
        ("?kind=cardio", "walking", "bridge"),
        ("?kind=warm-up", "cat-cow", "superman"),
        ("?level=5", "superman", "bridge"),
        ("?with=chair", "sit-to-stand", "bridge"),
        ("?with=mat", "bridge", "sit-to-stand"),
        ("?with=nothing", "standing-march", "bridge"),
        ("?place=no-floor&position=sitting&part=neck", "neck-rotation", "wall-sit"),
    ],
)
def test_filters(client: Client, person: Person, query: str, with_: str, without: str) -> None:
    found = listed(client, query)
    assert with_ in found
    assert without not in found


def test_nobody_who_wants_no_floor_is_shown_the_floor(client: Client, person: Person) -> None:
    starts = {load().exercises[i].data.start for i in listed(client, "?place=no-floor")}
    assert not starts & FLOOR_STARTS


def test_every_choice_leaves_as_many_as_its_number_says(client: Client, person: Person) -> None:
    page = client.get("/exercises?place=no-floor").text
    select = re.search(r'<select id="part".*?</select>', page, re.S)
    assert select
    options = re.findall(r'value="([\w-]+)"[^>]*>[^<(]+\((\d+)\)', select[0])
    assert len(options) > 4
    for part, count in options:
        assert len(listed(client, f"?place=no-floor&part={part}")) == int(count)


def test_each_choice_can_be_taken_away_by_a_link(client: Client, person: Person) -> None:
    page = client.get("/exercises?find=bridge&position=back&part=hips").text
    for address in ("position=back&amp;part=hips", "find=bridge&amp;position=back", "find=bridge&amp;part=hips"):
        parts = set(address.split("&amp;"))
        links = [set(link.split("&amp;")) for link in re.findall(r'href="/exercises\?([^"]+)"', page)]
        assert parts in links


@pytest.mark.parametrize("query", ["?part=moon", "?level=9", "?place=moon", "?with=rocket", "?kind[]=x", "?find=%00"])
def test_a_filter_that_does_not_exist_is_as_if_not_said(client: Client, person: Person, query: str) -> None:
    assert len(listed(client, query)) == len(load().exercises)


def test_the_list_is_quick(client: Client, person: Person) -> None:
    listed(client, "?find=bridge")  # the index is made once
    began = time.perf_counter()
    for query in ("", "?find=glutse", "?place=no-floor&part=hips"):
        listed(client, query)
    assert (time.perf_counter() - began) / 3 < 0.5  # 0.1 s on a free machine; tests share theirs


# --- easier and harder --------------------------------------------------------------------------------


def test_the_map_goes_from_the_hardest_to_the_easiest() -> None:
    steps = ladder.rows("bird-dog", load().exercises)
    assert list(steps) == sorted(steps, reverse=True)
    assert steps[0] == ("bird-dog",)
    assert set(steps[1]) == {"forearm-plank", "suitcase-carry"}
    assert steps[-1] == ("quadruped-leg-extension",)


@pytest.mark.parametrize("exercise_id", sorted(load().exercises))
@pytest.mark.parametrize("columns", [2, 4])
def test_nothing_on_the_map_is_outside_or_over_another(exercise_id: str, columns: int) -> None:
    drawn = ladder.draw(exercise_id, load().exercises, columns)
    wide, high = ladder.NODE_PX
    ids = [place.exercise_id for place in drawn.places]
    assert len(set(ids)) == len(ids)
    for n, one in enumerate(drawn.places):
        assert 0 <= one.x_px <= drawn.width_px - wide
        assert 0 <= one.y_px <= drawn.height_px - high
        for other in drawn.places[n + 1 :]:
            assert abs(one.x_px - other.x_px) >= wide or abs(one.y_px - other.y_px) >= high


def test_map_and_list_lead_to_the_same_exercises(client: Client, person: Person) -> None:
    page = client.get("/exercises/bird-dog").text
    section = page[page.index('class="ladder"') : page.index('class="sources"')]
    maps, as_list = section.split('class="ladder-list"')
    leads = {part: set(re.findall(r'href="/exercises/([\w-]+)"', part)) for part in (maps, as_list)}
    assert leads[maps] == leads[as_list] != set()


def test_an_exercise_without_another_one_still_has_its_page(client: Client, person: Person) -> None:
    for exercise_id in load().exercises:
        assert client.get(f"/exercises/{exercise_id}").status_code == 200


# --- whom the page is for -----------------------------------------------------------------------------

AMOUNT = re.compile(r'class="dose number"|To begin with:')


def test_without_answers_there_is_no_amount_and_a_way_to_the_questions(client: Client, person: Person) -> None:
    page = client.get("/exercises/bridge").text
    assert not AMOUNT.search(page)
    assert "Answer the safety questions" in page


def test_what_is_in_the_plan_shows_its_amount_and_why(client: Client, person: Person, travel: Clock) -> None:
    answer(client)
    planned = re.findall(r'<h3><a href="/exercises/([\w-]+)"', client.get("/plan").text)
    page = client.get(f"/exercises/{planned[0]}").text
    assert 'class="dose number"' in page
    assert "In your plan" in page


def test_what_is_left_out_says_why_and_gives_no_amount(client: Client, person: Person, travel: Clock) -> None:
    answer(client, "floor_hard")
    page = client.get("/exercises/superman").text
    assert "Not for you at the moment" in page
    assert not AMOUNT.search(page)


def test_cautions_are_those_of_this_person(client: Client, person: Person, travel: Clock) -> None:
    answer(client, "knee_pain")
    with_pain = client.get("/exercises/childs-pose").text
    said = load()["childs-pose"].text("en").modify["knee_pain"]
    assert said in with_pain or "Not for you at the moment" in with_pain


def test_sources_say_plainly_whether_they_were_checked(client: Client, person: Person) -> None:
    page = client.get("/exercises/bird-dog").text
    assert "Checked against the source." in page
    assert "Callaghan" in page


def test_how_sure_research_is_and_the_load_stand_on_the_page_in_plain_words(client: Client, person: Person) -> None:
    page = client.get("/exercises/bird-dog").text
    assert "Low certainty." in page
    assert GRADES["low"].meaning in page
    assert FAMILIES["trunk-control"].says in page
    assert "Medium (S2)." in page
    assert page.index("Owen") < page.index("Callaghan")  # of the kind first, then of this exercise


# --- paper --------------------------------------------------------------------------------------------


def test_a_sheet_without_answers_has_the_steps_and_the_danger_card_and_no_amount(
    client: Client, person: Person
) -> None:
    page = client.get("/exercises/bridge/print").text
    assert load()["bridge"].text("en").steps[0] in page
    assert "Numbness between the legs" in page
    assert "999" in page
    assert "bridge-print-" in page
    assert page.index('class="paper-card"') < page.index('class="paper-helps"')  # on the first page, whatever follows
    assert "paper-dose" not in page


def test_a_sheet_has_an_amount_only_where_the_plan_gives_one(client: Client, person: Person, travel: Clock) -> None:
    answer(client, "floor_hard")
    planned = set(re.findall(r'<h3><a href="/exercises/([\w-]+)"', client.get("/plan").text))
    assert planned
    for exercise_id in (*sorted(planned)[:3], "superman", "bridge"):
        page = client.get(f"/exercises/{exercise_id}/print").text
        assert ("paper-dose" in page) == (exercise_id in planned), exercise_id


def test_after_the_answers_have_gone_out_of_date_no_amount_is_printed(
    client: Client, person: Person, travel: Clock
) -> None:
    answer(client)
    planned = re.findall(r'<h3><a href="/exercises/([\w-]+)"', client.get("/plan").text)
    travel.travel(days=200)
    assert "paper-dose" not in client.get(f"/exercises/{planned[0]}/print").text
    assert client.get("/plan/print").status_code == 302


def test_the_plan_of_a_day_is_a_sheet_with_every_exercise_and_the_card(
    client: Client, person: Person, travel: Clock
) -> None:
    answer(client)
    plan = client.get("/plan").text
    today = plan[plan.index("<section>") : plan.index("</section>")]
    page = client.get("/plan/print").text
    for exercise_id in re.findall(r'<h3><a href="/exercises/([\w-]+)"', today):
        assert f"{exercise_id}-print-" in page
    assert page.count("paper-item-dose") == page.count('class="paper-item"') > 0
    assert "Numbness between the legs" in page


@pytest.mark.parametrize("path", ["/plan/print", "/exercises/bridge/print", "/exercises/diaphragmatic-breathing/print"])
def test_a_lock_closes_the_sheets(client: Client, person: Person, travel: Clock, path: str) -> None:
    assert answer(client, "S01", when={"S01": "2days"}) == "/stop"
    response = client.get(path)
    assert (response.status_code, response.headers["Location"]) == (302, "/stop")


def test_no_sheet_for_what_is_not_there(client: Client, person: Person) -> None:
    assert client.get("/exercises/no-such-exercise/print").status_code == 404
