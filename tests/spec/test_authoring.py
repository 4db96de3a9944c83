"""A physiotherapist adds an exercise without touching code: begin, check, mend; it is in the plan and on the pages."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client

from limber import cli
from limber.catalogue import keep_own_at, load, ours
from limber.web.people.models import Person

Said = pytest.CaptureFixture[str]


@pytest.fixture
def home(folder: Path) -> Iterator[Path]:
    """Return the data folder's exercises; nothing of them is left for other tests."""
    keep_own_at(folder / "exercises")
    yield folder / "exercises"
    keep_own_at(folder / "none")


def limber(*words: str) -> int:
    """Run the command, with what is on the disk now."""
    load.cache_clear()
    return cli.main(list(words))


def test_a_new_exercise_can_be_used_at_once(home: Path, capsys: Said) -> None:
    assert limber("exercises", "new", "heel-slide") == 0
    assert str(home / "heel-slide") in capsys.readouterr().out
    assert sorted(p.name for p in (home / "heel-slide").iterdir()) == ["exercise.toml", "movement.toml", "text.en.toml"]
    assert limber("exercises", "check") == 0
    assert "heel-slide  can be used" in capsys.readouterr().out
    assert limber("exercises", "heel-slide", "--json") == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["own"] is True
    assert shown["text"]["name"] == "Heel slide"


@pytest.mark.parametrize("like", ["bridge", "cycling", "dead-bug"])
def test_one_begun_from_another_is_whole_and_claims_no_article(home: Path, capsys: Said, like: str) -> None:
    assert limber("exercises", "new", "our-own", "--like", like) == 0
    assert limber("exercises", "check", "our-own", "--json") == 0, capsys.readouterr()
    assert load()["our-own"].data.seeds == {}
    assert load()["our-own"].text("en").other_names == ()


WRONG = [
    # words, exit code, what the line says
    (["new", "bridge"], 2, "ID: bridge is taken"),
    (["new", "../x"], 2, "ID: expected lower-case words"),
    (["new", "check"], 2, "ID: check is taken"),
    (["new"], 2, "ID: expected one"),
    (["new", "mine", "--like", "nothing"], 2, "nothing: no exercise has this id"),
    (["check"], 2, "there are no exercises of your own yet"),
    (["check", "no-such"], 2, "no-such: there is no such folder"),
    (["preview", "no-such"], 2, "no-such: there is no such folder"),
    (["bridge", "bird-dog"], 2, "ID: expected one"),
]


@pytest.mark.parametrize(("words", "code", "line"), WRONG, ids=[" ".join(w[0]) for w in WRONG])
def test_wrong_words_get_one_line(home: Path, capsys: Said, words: list[str], code: int, line: str) -> None:
    assert limber("exercises", *words) == code
    said = capsys.readouterr()
    assert line in said.err
    assert said.err.count("\n") == 1
    assert not home.exists()


def test_nothing_is_written_over(home: Path, capsys: Said) -> None:
    limber("exercises", "new", "heel-slide")
    (home / "heel-slide/exercise.toml").write_text("broken", "utf-8")
    assert limber("exercises", "new", "heel-slide") == 2
    assert (home / "heel-slide/exercise.toml").read_text("utf-8") == "broken"


def test_a_check_says_what_keeps_it_out_and_the_list_says_so_too(home: Path, capsys: Said) -> None:
    limber("exercises", "new", "heel-slide")
    data = home / "heel-slide/exercise.toml"
    data.write_text(data.read_text("utf-8").replace("difficulty = 1", "difficulty = 7"), "utf-8")
    capsys.readouterr()
    assert limber("exercises", "check") == 2
    said = capsys.readouterr().out
    assert "heel-slide  cannot be used yet" in said
    assert "difficulty: expected a whole number from 1 to 5" in " ".join(said.split())
    assert limber("exercises") == 0
    said_both = capsys.readouterr()
    assert "heel-slide/exercise.toml: difficulty" in said_both.err
    assert "bridge" in said_both.out


def test_a_movement_that_contradicts_itself_is_told(home: Path, capsys: Said) -> None:
    limber("exercises", "new", "heel-slide")
    movement = home / "heel-slide/movement.toml"
    text = movement.read_text("utf-8").replace("hip_flexion_r = 8, knee_flexion_r = 18", "hip_flexion_r = 95")
    movement.write_text(text, "utf-8")
    capsys.readouterr()
    limber("exercises", "check", "heel-slide", "--json")
    (found,) = json.loads(capsys.readouterr().out)
    assert any(line.startswith("differs long: ") for line in found["findings"])


def test_ours_stay_ours(home: Path) -> None:
    limber("exercises", "new", "heel-slide")
    load.cache_clear()
    assert "heel-slide" in load().exercises
    assert "heel-slide" not in ours().exercises
    assert {key for key, one in load().exercises.items() if one.own} == {"heel-slide"}


def test_a_plan_says_that_the_clinic_added_it(home: Path, tmp_path: Path, capsys: Said) -> None:
    limber("exercises", "new", "our-bridge", "--like", "bridge")
    example = Path(__file__).parents[2] / "docs/examples/request.json"
    request = json.loads(example.read_text("utf-8")) | {"liked": ["our-bridge"], "excluded": ["bridge"]}
    file = tmp_path / "request.json"
    file.write_text(json.dumps(request), "utf-8")
    capsys.readouterr()
    assert limber("why", "our-bridge", str(file), "--json") == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["status"] == "in-plan"
    assert "Your clinic added this exercise. It is not one of Limber's." in [r["text"] for r in answer["reasons"]]


# --- the pages -------------------------------------------------------------------------------------


def test_its_page_and_figures_are_there_and_the_gate_holds(
    home: Path, client: Client, stranger: Client, person: Person
) -> None:
    limber("exercises", "new", "heel-slide")
    load.cache_clear()
    page = client.get("/exercises/heel-slide").text
    assert "Your clinic added this exercise." in page
    (clip,) = {part.split('"')[0] for part in page.split('data-clip="')[1:]}
    assert clip.startswith("/own/figures/heel-slide-right-")
    answer = client.get(clip)
    assert answer.json()["version"] == 1
    assert "immutable" in answer.headers["Cache-Control"]
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert stranger.get(clip).status_code == 403
    assert client.get("/exercises").status_code == 200


@pytest.mark.parametrize(
    "name", ["..%2F..%2Fsecret-key", "secret-key", "x.json", "heel-slide.index", "a" * 300 + ".svg"]
)
def test_nothing_else_is_served_from_there(home: Path, client: Client, person: Person, name: str) -> None:
    assert client.get(f"/own/figures/{name}").status_code == 404


def test_a_movement_that_cannot_be_drawn_leaves_the_catalogue(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from limber.web import own_figures

    def cannot(*_: object) -> None:
        raise ZeroDivisionError

    limber("exercises", "new", "heel-slide")
    load.cache_clear()
    monkeypatch.setattr(own_figures, "bake_one", cannot)
    problems = own_figures.get_ready()
    assert [str(p) for p in problems] == ["heel-slide/movement.toml: cannot be drawn; limber exercises check says more"]
    assert "heel-slide" not in load().exercises
