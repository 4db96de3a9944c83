"""The command line as others build on it: what each command answers, and with which exit code."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from limber.catalogue import load, sources
from limber.commands.schema import schema_of
from limber.safety import ALL_RULES
from tests.spec.command_line import EXAMPLES, Said, limber

ON = "2026-01-05"

SCREENS = [
    # answers          exit  outcome  a session may run
    ("ordinary",        0, "G",  "open"),
    ("changes",         0, "M3", "open"),
    ("routine-check",   0, "R1", "open"),
    ("clinician-first", 3, "C2", "locked"),
    ("doctor-soon",     3, "C1", "locked"),
    ("help-today",      3, "U1", "locked"),
    ("emergency",       3, "E0", "locked"),
    ("unfinished",      2, None, "unfinished"),
]  # fmt: skip

PLANS = [
    # request          exit  first words                                         schema
    ("ordinary",        0, "Your plan from 2026-01-05: 3 times a week",           "programme"),
    ("changes",         0, "Your plan from 2026-01-05: 4 times a week",           "programme"),
    ("wheelchair",      0, "Your plan from 2026-01-05: 4 times a week",           "programme"),
    ("pregnant",        0, "Your plan from 2026-01-05: 3 times a week",           "programme"),
    ("flare",           0, "Your plan from 2026-01-05: 7 times a week",           "programme"),
    ("three-minutes",   0, "Your plan from 2026-01-05: 5 times a week",           "programme"),
    ("clinician-first", 3, "See a doctor or physiotherapist before you start",    "not-now"),
    ("emergency",       3, "Get emergency help now",                              "not-now"),
]  # fmt: skip


def document(said: Said) -> Any:
    """The one JSON document on standard output; nothing else may be there."""
    return json.loads(said.out)


def answers(name: str) -> Path:
    return EXAMPLES / f"answers-{name}.json"


def request(name: str) -> Path:
    return EXAMPLES / f"request-{name}.json"


def test_every_example_is_in_these_tables() -> None:
    used = {answers(name) for name, *_ in SCREENS} | {request(name) for name, *_ in PLANS}
    assert set(EXAMPLES.glob("*.json")) == used


# --- screen -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "code", "outcome", "standing"), SCREENS)
def test_screen_says_the_outcome(name: str, code: int, outcome: str | None, standing: str) -> None:
    said = limber("screen", answers(name), "--on", ON, "--json")
    found = document(said)
    assert (said.code, found["outcome"], found["standing"]) == (code, outcome, standing)
    jsonschema.validate(found, schema_of("screen-report"))
    jsonschema.validate(json.loads(answers(name).read_text()), schema_of("screen-answers"))


def test_screen_says_which_rules_fired_and_which_answers_made_them() -> None:
    found = document(limber("screen", answers("emergency"), "--on", ON, "--json"))
    (fired,) = found["fired"]
    assert (fired["rule"], fired["action"], fired["because"]) == ("E0-S01", "E0", ["S01"])
    said = limber("screen", answers("emergency"), "--on", ON)
    assert "New numbness between the legs is an emergency.  E0-S01" in said.out
    assert said.err == ""


def test_screen_says_what_exercises_respect_and_why() -> None:
    found = document(limber("screen", answers("changes"), "--on", ON, "--json"))
    assert found["tags"] == ["flexion_intolerant", "knee_pain"]
    assert {given["tag"]: given["because"] for given in found["given_tags"]}["knee_pain"] == ["knee_pain"]
    assert "You answered: Bending forward makes it worse.  bending_worse" in (
        limber("screen", answers("changes"), "--on", ON).out
    )


def test_screen_shows_what_is_missing_and_ends_as_wrong_input() -> None:
    said = limber("screen", answers("unfinished"), "--on", ON)
    assert said.code == 2
    assert "Still to be answered" in said.out
    assert said.err.startswith("limber: answers-unfinished.json: ticks: S01: is missing (and 7 more)")
    assert said.err.count("\n") == 1


def test_an_emergency_counts_before_the_screen_is_finished() -> None:
    given = json.dumps({"answered_on": ON, "ticks": {"S01": True}, "when": {"S01": "2days"}}).encode()
    said = limber("screen", "-", "--on", ON, given=given)
    assert said.code == 3
    assert said.out.startswith("Get emergency help now")


@pytest.mark.parametrize(
    ("on", "code", "standing"),
    [
        ("2026-01-05", 0, "open"),
        ("2026-02-01", 0, "open"),
        ("2026-03-30", 3, "screen-due"),
        ("2026-03-31", 3, "screen-due"),
    ],
)
def test_answers_grow_old(on: str, code: int, standing: str) -> None:
    said = limber("screen", answers("ordinary"), "--on", on, "--json")
    assert (said.code, document(said)["standing"]) == (code, standing)


def test_old_answers_are_asked_again_instead_of_letting_somebody_start() -> None:
    said = limber("screen", answers("ordinary"), "--on", "2026-03-31")
    assert said.out.startswith("Your answers are more than 12 weeks old. Please answer the safety screen again.")


@pytest.mark.parametrize(("country", "number"), [("GB", "999"), ("gb", "999"), ("US", "911"), ("DE", "112")])
def test_an_emergency_shows_the_number_of_the_country(country: str, number: str) -> None:
    said = limber("screen", answers("emergency"), "--on", ON, "--country", country)
    assert f"Call {number}\n" in said.out


# --- plan and why -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "code", "first", "schema"), PLANS)
def test_plan_prints_the_programme_or_what_to_do_instead(name: str, code: int, first: str, schema: str) -> None:
    said = limber("plan", request(name))
    assert (said.code, said.err) == (code, "")
    assert said.out.startswith(first)
    machine = limber("plan", request(name), "--json")
    assert machine.code == code
    jsonschema.validate(document(machine), schema_of(schema))
    jsonschema.validate(json.loads(request(name).read_text()), schema_of("plan-request"))


def test_plan_under_c2_has_the_short_list_and_nothing_else() -> None:
    found = document(limber("plan", request("clinician-first"), "--json"))
    assert [choice for slot in found["short_list"] for choice in slot["choices"]] == [
        "diaphragmatic-breathing", "crook-lying-rest", "walking"
    ]  # fmt: skip
    assert "days" not in found
    assert "What you can do until then" in limber("plan", request("clinician-first")).out


def test_every_exercise_of_a_plan_says_why_it_is_there() -> None:
    found = document(limber("plan", request("ordinary"), "--json"))
    reasons = [reason for day in found["days"] for item in day["items"] for reason in item["reasons"]]
    assert reasons
    assert all(reason["rule"] and isinstance(reason["text"], str) and "%(" not in reason["text"] for reason in reasons)
    assert all(left["reasons"] for left in found["left_out"])


def test_options_change_the_request() -> None:
    weeks = document(limber("plan", request("ordinary"), "--json", "--weeks", "2"))
    assert len(weeks["days"]) == 6
    assert document(limber("plan", request("ordinary"), "--json", "--seed", "7"))["seed"] == 7


def test_the_same_request_gives_the_same_bytes() -> None:
    assert limber("plan", request("changes"), "--json") == limber("plan", request("changes"), "--json")


def test_a_dash_reads_standard_input() -> None:
    for command in (("screen", "--on", ON, "--json"), ("plan", "--json"), ("why", "bridge", "--json")):
        file = answers("ordinary") if command[0] == "screen" else request("ordinary")
        assert limber(*command, "-", given=file.read_bytes()) == limber(*command, file)


@pytest.mark.parametrize(
    ("exercise", "name", "code", "status"),
    [
        ("cat-cow", "ordinary", 0, "in-plan"),
        ("cat-cow", "changes", 0, "left-out"),
        ("sit-to-stand", "wheelchair", 0, "left-out"),
        ("superman", "pregnant", 0, "left-out"),
        ("walking", "clinician-first", 3, "no-plan"),
        ("bridge", "emergency", 3, "no-plan"),
    ],
)
def test_why_says_why_an_exercise_is_or_is_not_there(exercise: str, name: str, code: int, status: str) -> None:
    said = limber("why", exercise, request(name), "--json")
    found = document(said)
    assert (said.code, found["status"], found["exercise_id"]) == (code, status, exercise)
    assert found["reasons"]
    jsonschema.validate(found, schema_of("why"))
    assert limber("why", exercise, request(name)).out.startswith(found["verdict"])


def test_why_agrees_with_the_plan_about_every_exercise() -> None:
    made = document(limber("plan", request("ordinary"), "--json"))
    planned = {item["exercise_id"] for day in made["days"] for item in day["items"]}
    left_out = {left["exercise_id"] for left in made["left_out"]}
    for exercise in ("bridge", "standing-march", "superman", "plank-high", "cycling", "open-book"):
        status = document(limber("why", exercise, request("ordinary"), "--json"))["status"]
        assert (status == "in-plan", status == "left-out") == (exercise in planned, exercise in left_out)


# --- exercises, rules, schema -------------------------------------------------------------------------


def test_exercises_lists_the_catalogue() -> None:
    found = document(limber("exercises", "--json"))
    assert [one["id"] for one in found] == sorted(load().exercises)
    for one in found:
        jsonschema.validate(one, schema_of("exercise-entry"))
    text = limber("exercises").out
    assert all(f"\n{exercise_id} " in text for exercise_id in load().exercises)


def test_exercises_shows_one() -> None:
    found = document(limber("exercises", "bridge", "--json"))
    assert found["text"]["name"] == "Bridge"
    assert found["movement"]["phases"]
    said = limber("exercises", "bridge").out
    assert all(step.split()[-1] in said for step in found["text"]["steps"])


def test_rules_lists_every_rule_with_its_class_and_sources() -> None:
    found = document(limber("rules", "--json"))
    for one in found:
        jsonschema.validate(one, schema_of("rule"))
        assert "%(" not in one["sentence"]
        assert set(one["sources"]) <= set(sources())
    assert {rule.id for rule in ALL_RULES} <= {one["id"] for one in found}
    text = limber("rules").out
    assert all(one["id"] in text for one in found)


@pytest.mark.parametrize("name", [name for name, code, *_ in PLANS if code == 0])
def test_every_rule_that_a_plan_names_is_in_the_list(name: str) -> None:
    listed = {one["id"] for one in document(limber("rules", "--json"))}
    made = document(limber("plan", request(name), "--json"))
    assert _rules_in(made) <= listed


def test_every_rule_that_why_and_not_now_name_is_in_the_list() -> None:
    listed = {one["id"] for one in document(limber("rules", "--json"))}
    old = {**json.loads(request("ordinary").read_text()), "on": "2026-08-01"}
    said = [limber("plan", "-", "--json", given=json.dumps(old).encode())]
    said += [
        limber("why", exercise, request("ordinary"), "--json") for exercise in ("walking", "seated-march", "cycling")
    ]
    named = [_rules_in(document(one)) for one in said]
    assert all(named)
    assert set[str]().union(*named) <= listed


def _rules_in(found: object) -> set[str]:
    if isinstance(found, dict):
        own = {found["rule"]} if "rule" in found else set()
        return own.union(*map(_rules_in, found.values()))
    return set[str]().union(*map(_rules_in, found)) if isinstance(found, list) else set()


def test_schema_lists_names_and_every_name_is_a_schema() -> None:
    names = limber("schema").out.split()
    assert {"screen-answers", "plan-request", "session-event", "programme", "screen-report"} <= set(names)
    for name in names:
        found = document(limber("schema", name))
        jsonschema.Draft202012Validator.check_schema(found)


def test_unfinished_answers_make_no_plan_and_say_what_is_missing() -> None:
    unfinished = json.loads(answers("unfinished").read_text())
    said = limber("plan", "-", given=json.dumps({"on": ON, "answers": unfinished}).encode())
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("limber: standard input: answers: ticks: S01: is missing (and 7 more)")


def test_nothing_is_coloured_where_nobody_looks() -> None:
    for argv in (("exercises", "bridge"), ("rules",), ("plan", request("ordinary"))):
        assert "\033" not in limber(*argv).out
