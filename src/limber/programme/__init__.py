"""The programme: what to do on which day, and why. Front doors: `plan`, `why`, `check`.

>>> made = plan(read_request(json.load(file)))   # a Programme, or NotNow
"""

from limber.programme.checker import Finding, check
from limber.programme.model import LeftOut, Limits, NotNow, Programme, Why
from limber.programme.plan import plan
from limber.programme.request import HOUSEHOLD, PlanRequest, read_request
from limber.programme.why import why, why_in

__all__ = [
    "HOUSEHOLD",
    "Finding",
    "LeftOut",
    "Limits",
    "NotNow",
    "PlanRequest",
    "Programme",
    "Why",
    "check",
    "plan",
    "read_request",
    "why",
    "why_in",
]
