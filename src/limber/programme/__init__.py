"""The programme: what to do on which day, and why. Front doors: `plan`, `improve`, `why`, `check`.

>>> made = plan(read_request(json.load(file)))   # a Programme at once, or NotNow
>>> better = improve(request)                    # the same, with the solver's time to think
"""

from limber.programme.case import Case, Replayed, case_of, read_case, replay
from limber.programme.change import Change, ChangeKind, at_a_desk
from limber.programme.checker import Finding, check
from limber.programme.direction_test import arches_standing, why_no_direction_test
from limber.programme.direction_try import Felt, Try, TrySet, stage, verdict, wait_over
from limber.programme.direction_use import (
    SET_OF_TEN,
    STANDING_SET_OF_TEN,
    DirectionToday,
    direction_today,
    ended,
    with_retest,
    with_set,
)
from limber.programme.improve import differences, improve
from limber.programme.model import (
    Adjustment,
    Collision,
    LeftOut,
    Limits,
    MadeBy,
    NotNow,
    Objective,
    Programme,
    Term,
    Why,
)
from limber.programme.move_day import move_costs
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
from limber.programme.suits import NO_CAUSE, Suits, family_suits, suits
from limber.programme.try_change import Tried, try_change
from limber.programme.why import why, why_in

__all__ = [
    "HOUSEHOLD",
    "NO_CAUSE",
    "PROGRAMME_RULES",
    "SET_OF_TEN",
    "STANDING_SET_OF_TEN",
    "Adjustment",
    "Case",
    "Change",
    "ChangeKind",
    "Collision",
    "Direction",
    "DirectionFound",
    "DirectionToday",
    "Enjoyment",
    "Family",
    "Felt",
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
    "Replayed",
    "SessionChoice",
    "Suits",
    "Term",
    "Tried",
    "Try",
    "TrySet",
    "Why",
    "arches_standing",
    "at_a_desk",
    "block_of_week",
    "case_of",
    "check",
    "differences",
    "direction_today",
    "ended",
    "family_suits",
    "improve",
    "is_hard",
    "move_costs",
    "plan",
    "programme_week",
    "read_case",
    "read_request",
    "replay",
    "stage",
    "suits",
    "try_change",
    "verdict",
    "wait_over",
    "why",
    "why_in",
    "why_no_direction_test",
    "with_retest",
    "with_set",
]
