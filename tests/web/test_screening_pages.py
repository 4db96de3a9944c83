"""The pages of the safety screen: nothing is taken for "no", answers are kept, wrong forms are told so."""

from itertools import pairwise

import pytest
from django.test import Client

from limber.safety.clauses import BLOCKS
from limber.web.people.models import Person
from limber.web.screening.models import Screen
from limber.web.screening.record import standing_of
from tests.web.answering import USUAL_NUMBERS, answer, forms
from tests.web.conftest import Clock

pytestmark = pytest.mark.django_db

PAGES = [block.id for block in BLOCKS]
ONE_WAY_TO_EACH: list[tuple[str, str, dict[str, str], dict[str, int]]] = [
    ("E0", "S01", {"S01": "2days"}, {}),
    ("U1", "S19", {}, {}),
    ("C1", "S06", {"S06": "older_unchecked"}, {}),
    ("C2", "S14", {}, {}),
    ("R1", "axspa_start axspa_before_35 axspa_night axspa_moving axspa_family", {}, {}),
    ("M3", "osteoporosis", {}, {}),
    ("G", "", {}, {}),
]


@pytest.mark.parametrize(("action", "ticks", "when", "numbers"), ONE_WAY_TO_EACH)
def test_each_action_has_its_page(
    client: Client,
    person: Person,
    travel: Clock,
    action: str,
    ticks: str,
    when: dict[str, str],
    numbers: dict[str, int],
) -> None:
    end = answer(client, *ticks.split(), when=when, numbers=numbers)
    standing = standing_of(person)
    if action in ("E0", "U1", "C1", "C2"):
        assert (end, standing.action) == ("/stop", action)
    else:
        assert (end, standing.kind) == ("/screen/result", "open")
        assert standing.result is not None
        assert standing.result.outcome == action
        assert client.get(end).status_code == 200


@pytest.mark.parametrize("page", PAGES)
def test_an_empty_page_is_shown_again_with_every_open_question_linked(
    client: Client, person: Person, page: str
) -> None:
    client.post("/screen")
    response = client.post(f"/screen/{page}", {})
    assert response.status_code == 422
    links = [part.split('"')[0] for part in response.text.split('<li><a href="#')[1:]]
    assert links
    for link in links:
        assert f'id="{link}"' in response.text, link


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_shown_with_what_was_answered_before(client: Client, person: Person, page: str) -> None:
    answers = forms("S05", "S10a", "H3", "osteoporosis", when={"S05": "checked_same"})
    client.post("/screen")
    client.post(f"/screen/{page}", answers[page])
    text = client.get(f"/screen/{page}").text
    for name, value in answers[page].items():
        if name.startswith("number-age"):
            assert f'value="{value}"' in text
        else:
            assert f'name="{name}" value="{value}" checked' in text, name


def test_the_screen_goes_on_where_it_was_left(client: Client, person: Person) -> None:
    client.post("/screen")
    client.post("/screen/about-you", forms()["about-you"])
    assert client.post("/screen").headers["Location"] == "/screen/legs-and-bladder"
    assert Screen.objects.count() == 1


def test_nothing_is_open_before_the_last_page(client: Client, person: Person) -> None:
    client.post("/screen")
    for page, form in list(forms().items())[:-1]:
        client.post(f"/screen/{page}", form)
    assert standing_of(person).kind == "screen-due"
    for path in ("/plan", "/session", "/screen/result"):
        assert client.get(path).headers["Location"] == "/screen"


def test_an_emergency_ends_the_screen_at_once(client: Client, person: Person) -> None:
    client.post("/screen")
    page = forms("S01", when={"S01": "2days"})["legs-and-bladder"]
    assert client.post("/screen/legs-and-bladder", page).headers["Location"] == "/stop"
    # Also where the page itself was not finished: a tick is enough.
    client.post("/people/add")
    client.post(
        "/start",
        {"country": "ES", "zone": "Europe/Madrid", "usual_waking": "07:00", "language": "en", "name": "Second"},
    )
    client.post("/screen")
    half = {"tick-S01": "yes", "when-S01": "not_sure"}
    assert client.post("/screen/legs-and-bladder", half).headers["Location"] == "/stop"


@pytest.mark.parametrize(
    ("page", "form"),
    [
        ("about-you", {"number-age_years": "forty"}),
        ("about-you", {"number-age_years": "-4"}),
        ("about-you", {"number-age_years": "0"}),
        ("about-you", {"number-age_years": "1e3"}),
        ("about-you", {"number-age_years": "²"}),
        ("about-you", {"number-age_years": "٤٤٤"}),
        ("about-you", {"number-age_years": "9" * 5000}),
        ("about-you", {"number-pain_now_0_10": "11"}),
        ("about-you", {"number-pain_now_0_10": "3.5"}),
        ("about-you", {"choice-spell": "forever"}),
        ("about-you", {"choice-spell": "<script>alert(1)</script>"}),
        ("legs-and-bladder", {"tick-S01": "yes", "when-S01": "never"}),
        ("legs-and-bladder", {"tick-S01": "yes", "when-S01": ""}),
        ("legs-and-bladder", {"tick-S02b": "yes", "when-S02b": "2days"}),
        ("legs-and-bladder", {"when-S01": "2days"}),
        ("heart", {"choice-exercises_now": "perhaps"}),
    ],
)
def test_a_wrong_form_is_refused_and_opens_nothing(
    client: Client, person: Person, page: str, form: dict[str, str]
) -> None:
    client.post("/screen")
    said = {**forms()[page], **form}
    may_be_left_out = "tick-S02b" in form or form == {"when-S01": "2days"}  # a time without its sign
    expected = {302, 400, 422} if may_be_left_out else {400, 422}
    response = client.post(f"/screen/{page}", said)
    assert response.status_code in expected
    assert "Traceback" not in response.text
    assert "<script>alert" not in response.text
    assert standing_of(person).kind == "screen-due"


def test_made_up_fields_change_nothing(client: Client, person: Person) -> None:
    client.post("/screen")
    for page, form in forms("S19").items():
        made_up = {"outcome": "G", "action": "G", "rules": "", "answers": "{}", "finished": "1", "tags": "", "S19": ""}
        client.post(f"/screen/{page}", {**form, **made_up})
    assert standing_of(person).action == "U1"


def test_a_question_of_another_page_is_not_taken(client: Client, person: Person) -> None:
    client.post("/screen")
    client.post(
        "/screen/about-you", {**forms()["about-you"], **forms("S01", when={"S01": "2days"})["legs-and-bladder"]}
    )
    assert "S01" not in Screen.objects.get().answers.get("ticks", {})


@pytest.mark.parametrize("path", ["/screen/no-such-page", "/screen/S01", "/screen/%00", "/screen/a/b"])
def test_a_page_that_does_not_exist_is_a_plain_page(client: Client, person: Person, path: str) -> None:
    client.post("/screen")
    response = client.get(path)
    assert response.status_code == 404
    assert "There is no such page" in response.text


def test_the_back_link_leads_to_the_page_before(client: Client, person: Person) -> None:
    client.post("/screen")
    assert 'href="/screen"' in client.get("/screen/about-you").text
    for before, here in pairwise(PAGES):
        assert f'href="/screen/{before}"' in client.get(f"/screen/{here}").text


def test_the_numbers_of_the_country_stand_on_the_pages_that_ask_for_a_call(
    client: Client, person: Person, travel: Clock
) -> None:
    for country, emergency in (("GB", "999"), ("ES", "112"), ("AU", "000"), ("US", "911"), ("ZZ", "112")):
        Person.objects.update(country=country)
        assert f'href="tel:{emergency}"' in client.get("/danger-signs").text, country
    answer(client, "S01", when={"S01": "2days"})
    for country, emergency in (("GB", "999"), ("ES", "112"), ("AU", "000"), ("US", "911"), ("ZZ", "112")):
        Person.objects.update(country=country)
        text = client.get("/stop").text
        assert f'href="tel:{emergency}"' in text, country
        # Then there is nothing else to tap: no navigation, no way on
        assert text.count("<a ") - text.count('href="tel:') == text.count('class="skip"')


def test_thoughts_of_hurting_oneself_lead_to_a_line_to_call(client: Client, person: Person, travel: Clock) -> None:
    answer(client, "S25")
    text = client.get("/stop").text
    assert 'href="tel:116123"' in text
    assert 'href="tel:999"' in text


def test_after_four_weeks_one_page_is_asked_again_and_after_twelve_all(
    client: Client, person: Person, travel: Clock
) -> None:
    answer(client)
    travel.travel(days=27)
    assert standing_of(person).kind == "open"
    travel.travel(days=2)
    assert standing_of(person).due in ("leg-signs", "full")
    assert client.get("/session").headers["Location"] == "/screen"
    assert client.get("/").status_code == 200


def test_the_age_is_an_ordinary_number(client: Client, person: Person) -> None:
    assert USUAL_NUMBERS["age_years"] == 45  # what the other tests take for granted
    answer(client, numbers={"age_years": 17})
    assert standing_of(person).action == "C2"
