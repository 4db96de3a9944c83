"""The pages about rules that are made from the table: what a physiotherapist reads, and what waits for a signature."""

from limber.programme.rules.all_rules import PROGRAMME_RULES
from limber.programme.rules.table import ProgrammeRule
from limber.programme.weights import SENTENCES, weights
from limber.words import render

AWAITING = """\
# Rules of the programme that wait for a clinician's signature

Every rule below rests on convention, on a design choice, or on a source that was not seen by whoever wrote it. Such a
rule may tighten and never loosens. To sign, a clinician reads the rule in [the programme](../spec/programme.md), its
tests and its hazard, and says so in a change that sets `verified` to true and adds the source. The weights of the
objective wait too, as a whole.

This page is made by `limber.programme.signature`; a test holds them together.

| Rule | Sentence | Class | Basis | Hazard |
|---|---|---|---|---|
"""


def awaiting_signature() -> str:
    """The page ``docs/safety/awaiting-signature-programme.md``."""
    rows = (r for r in PROGRAMME_RULES if not r.verified)
    return AWAITING + "".join(f"| `{r.id}` | {r.sentence} | {r.rule_class} | {r.basis} | {r.hazard} |\n" for r in rows)


def rules_section() -> str:
    """Every rule with its numbers, as a table."""
    head = "| Rule | What it says | Numbers | Class | Basis | Source seen | Sources | Hazard |\n" + "|---" * 8 + "|\n"
    return head + "".join(map(_row, PROGRAMME_RULES))


def _row(rule: ProgrammeRule) -> str:
    numbers = "; ".join(render(threshold.words(), "en") for threshold in rule.thresholds)
    cells = (
        f"`{rule.id}`", rule.sentence, numbers, rule.rule_class, rule.basis, "yes" if rule.verified else "no",
        " ".join(rule.sources), rule.hazard,
    )  # fmt: skip
    return "| " + " | ".join(cells) + " |\n"


def weights_section() -> str:
    """Every term of the objective with its weight and its reason, as a table."""
    head = "| Term | What it is | Weight | Each unit is | Why |\n|---|---|---|---|---|\n"
    terms = weights().terms
    return head + "".join(
        f"| `{term}` | {SENTENCES[term]} | {terms[term].weight:g} | {terms[term].on} | {terms[term].reason} |\n"
        for term in SENTENCES
    )
