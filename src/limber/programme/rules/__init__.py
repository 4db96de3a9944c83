"""The rules of the programme, each a small named object: who may do what, how hard, how much."""

from limber.programme.rules.eligibility import ELIGIBILITY_RULES, left_out_because, needs_floor, on_bed, swap_target
from limber.programme.rules.limits import LIMIT_RULES, with_limits
from limber.programme.rules.model import DoseRule, EligibilityRule, LimitRule, PlanRule

__all__ = [
    "ELIGIBILITY_RULES",
    "LIMIT_RULES",
    "DoseRule",
    "EligibilityRule",
    "LimitRule",
    "PlanRule",
    "left_out_because",
    "needs_floor",
    "on_bed",
    "swap_target",
    "with_limits",
]
