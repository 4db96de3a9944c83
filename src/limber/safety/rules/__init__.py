"""Every rule of the room, each once, with its id, action, source and hazard."""

from limber.safety.rules.clinician import CLINICIAN_RULES
from limber.safety.rules.emergency import EMERGENCY_RULES
from limber.safety.rules.model import Basis, Policy, Rule, RuleClass, TagRule
from limber.safety.rules.policies import POLICIES
from limber.safety.rules.session_policies import SESSION_POLICIES
from limber.safety.rules.tags import TAG_RULES
from limber.safety.rules.urgent import URGENT_RULES

SCREEN_RULES: tuple[Rule, ...] = (*EMERGENCY_RULES, *URGENT_RULES, *CLINICIAN_RULES)
ALL_RULES: tuple[Rule | TagRule | Policy, ...] = (*SCREEN_RULES, *TAG_RULES, *POLICIES, *SESSION_POLICIES)

__all__ = ["ALL_RULES", "SCREEN_RULES", "TAG_RULES", "Basis", "Policy", "Rule", "RuleClass", "TagRule"]
