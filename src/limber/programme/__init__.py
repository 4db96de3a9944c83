"""The programme: what to do on which day, and why. Front doors: `plan`, `improve`, `why`, `check`.

>>> made = plan(read_request(json.load(file)))   # a Programme at once, or NotNow
>>> better = improve(request)                    # the same, with the solver's time to think
"""

from limber.programme.checker import Finding, check
from limber.programme.direction_test import why_no_direction_test
from limber.programme.improve import differences, improve
from limber.programme.model import Collision, LeftOut, Limits, MadeBy, NotNow, Objective, Programme, Term, Why
from limber.programme.patterns import block_of_week
from limber.programme.person import programme_week
from limber.programme.person_says import (
    Direction,
    DirectionFound,
    Enjoyment,
    Family,
    Goal,
    GoalKind,
    Level,
    PainArea,
    SessionChoice,
)
from limber.programme.plan import plan
from limber.programme.request import HOUSEHOLD, PlanRequest, read_request
from limber.programme.rules.all_rules import PROGRAMME_RULES, is_hard
from limber.programme.why import why, why_in

__all__ = [
    "HOUSEHOLD",
    "PROGRAMME_RULES",
    "Collision",
    "Direction",
    "DirectionFound",
    "Enjoyment",
    "Family",
    "Finding",
    "Goal",
    "GoalKind",
    "LeftOut",
    "Level",
    "Limits",
    "MadeBy",
    "NotNow",
    "Objective",
    "PainArea",
    "PlanRequest",
    "Programme",
    "SessionChoice",
    "Term",
    "Why",
    "block_of_week",
    "check",
    "differences",
    "improve",
    "is_hard",
    "plan",
    "programme_week",
    "read_request",
    "why",
    "why_in",
    "why_no_direction_test",
]
