"""Hazards, rules and the signature list hold together."""

import re
from pathlib import Path

from limber.programme import PROGRAMME_RULES
from limber.safety import ALL_RULES, DIALOGUES, SCREEN_RULES, TAG_RULES, traffic_light
from limber.safety.check_in import _SENTENCES as CHECK_IN_RULES
from limber.safety.clauses import QUESTIONS
from limber.safety.signature import awaiting_signature

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs" / "safety"
HAZARDS = {path.stem: path.read_text("utf-8") for path in sorted(DOCS.glob("HAZ-*.md"))}
RULES = {rule.id: rule for rule in ALL_RULES}
PROGRAMME = {rule.id for rule in PROGRAMME_RULES}


def test_every_rule_is_there_once_and_guards_against_a_hazard_that_exists() -> None:
    assert len(RULES) == len(ALL_RULES)
    assert {rule.hazard for rule in (*ALL_RULES, *PROGRAMME_RULES)} <= set(HAZARDS)


def test_every_hazard_names_exactly_its_live_controls() -> None:
    assert len(HAZARDS) == 15
    for hazard, text in HAZARDS.items():
        named = set(re.findall(r"`([^`]+)`", text.split("**Controls.**")[1]))
        assert named, hazard
        assert named & set(RULES) == {rule.id for rule in ALL_RULES if rule.hazard == hazard}, hazard
        dead = [one for one in named - set(RULES) - PROGRAMME if not is_a_test(one)]
        assert dead == [], hazard
        for part in ("Harm.", "Severity.", "How it comes about.", "What is done.", "What is left."):
            assert f"**{part}**" in text, hazard


def is_a_test(control: str) -> bool:
    """Whether a control such as ``tests/unit/test_it.py::test_so`` is a test that there is."""
    path, _, name = control.partition("::")
    file = ROOT / path
    return file.is_file() and f"\ndef {name}(" in file.read_text("utf-8")


def test_what_waits_for_a_signature_is_listed() -> None:
    assert (DOCS / "awaiting-signature.md").read_text("utf-8") == awaiting_signature()
    for rule in ALL_RULES:
        assert (f"| `{rule.id}` |" in awaiting_signature()) is not rule.verified


def test_a_verified_rule_names_its_source_or_is_a_design_of_ours() -> None:
    assert [rule.id for rule in ALL_RULES if rule.verified and not rule.sources] == []


def test_rules_look_at_questions_that_exist() -> None:
    looks_at = {rule.id: rule.looks_at for rule in SCREEN_RULES} | {rule.id: rule.looks_at for rule in TAG_RULES}
    for rule, questions in looks_at.items():
        assert set(questions) <= set(QUESTIONS), rule


def test_sessions_and_mornings_name_rules_that_exist() -> None:
    used = {rule for dialogue in DIALOGUES for decision in dialogue.decisions for rule in decision.rules}
    used |= set(CHECK_IN_RULES)
    used |= {traffic_light(p0, kind).rule for p0 in range(11) for kind in ("steady", "new")}
    assert used <= set(RULES)
    stops = {rule for rule in RULES if rule.startswith(("STOP-", "TL-", "DAY-"))}
    assert stops - used == {"TL-central"}  # that one stands in the answers of "This hurts"


def test_sentences_are_plain_and_hold_no_ids() -> None:
    for rule in ALL_RULES:
        assert rule.sentence.endswith("."), rule.id
        assert not re.search(r"\b(S\d\d|H\d[ab]?|U1|C1|C2|E0|D1|D2|P0|RPE)\b", rule.sentence), rule.id
