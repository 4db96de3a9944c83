"""What waits for a clinician's signature, as a page: every rule whose source nobody here has seen."""

from limber.safety.rules import ALL_RULES, Policy, Rule, TagRule

INTRO = """\
# What waits for a clinician's signature

Every rule below rests on convention, on a design choice, or on a source that was not seen by whoever wrote it.
Such a rule may tighten and never loosens, and a figure in it is never shown to a user as a fact. To sign, a
clinician reads the rule, its tests in `tests/spec/test_safety_*.py` and its hazard, and says so in a change that
sets `verified` to true and adds the source.

Beyond single rules these wait too: the levels of the combination logic as a whole; the pain thresholds (no cut-off
is validated for back pain); the lists of pregnancy signs; the times of re-asking; the emergency numbers.

And these readings of the catalogue, each the more careful of two:

- Loaded carrying and the wall sit stay at holds of 10 seconds, as all strength work; longer ones (20 to 45 seconds of
  carrying, up to 60 against the wall) wait.
- After a fracture of the spine, sit to stand is trained only once a clinician has cleared it. Getting up from a chair
  in daily life is not meant.
- Where arching or twisting makes it worse, walking, squeezing the shoulder blades, the wall slide, turning the head and
  the thread-the-needle stay, smaller and with words of their own.
- Interval walking opens in week 5 at the earliest, after two weeks with four walks of 25 minutes each, for nobody with
  a disease of heart, vessels, lungs or kidneys or diabetes. The numbers are a choice of ours.
- Swimming needs no floor: getting in and out of the water is the person's own business.

This page is made by `limber.safety.signature`; a test holds them together.

| Rule | Sentence | Class | Basis | Hazard |
|---|---|---|---|---|
"""


def awaiting_signature() -> str:
    """The page ``docs/safety/awaiting-signature.md``."""
    return INTRO + "".join(_row(rule) for rule in ALL_RULES if not rule.verified)


def _row(rule: Rule | TagRule | Policy) -> str:
    return f"| `{rule.id}` | {rule.sentence} | {rule.rule_class} | {rule.basis} | {rule.hazard} |\n"
