"""Every rule of the programme by its id, and how hard a rule is that a reason names."""

from collections.abc import Mapping

from limber.programme.rules.load_rules import LOAD_TABLE
from limber.programme.rules.progress_rules import PROGRESS_TABLE
from limber.programme.rules.session_rules import SESSION_TABLE
from limber.programme.rules.table import ProgrammeRule
from limber.safety import ALL_RULES
from limber.session.day import Reason

PROGRAMME_RULES: tuple[ProgrammeRule, ...] = (*SESSION_TABLE, *PROGRESS_TABLE, *LOAD_TABLE)
BY_ID: Mapping[str, ProgrammeRule] = {rule.id: rule for rule in PROGRAMME_RULES}
_CLASSES: Mapping[str, str] = {rule.id: rule.rule_class for rule in (*ALL_RULES, *PROGRAMME_RULES)}


def is_hard(reason: Reason) -> bool:
    """Whether a reason comes from a rule that nobody, or only a clinician, may pass. Unknown rules are hard."""
    return _CLASSES.get(reason.rule, "absolute") != "soft"
