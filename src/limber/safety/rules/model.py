"""What a rule is."""

from collections.abc import Callable
from typing import Literal

from limber.catalogue.tags import Tag
from limber.plain import value
from limber.safety.actions import Action
from limber.safety.facts import Facts

RuleClass = Literal["absolute", "clinical", "soft"]
"""absolute: nobody passes. clinical: a clinician may decide otherwise, never under a lock. soft: a preference."""

Basis = Literal["E", "G", "C", "D", "C+D", "G+D", "E+C", "E+D", "E+G", "G+C", "C+G"]
"""E trial or review, G guideline, C convention or consensus, D a choice made for Limber."""


@value
class Rule:
    """One rule of the screen: when it fires, the outcome is at least as severe as its action.

    `looks_at` are the questions that can make it fire; `verified` says whether the source was seen by whoever
    wrote the rule (False: a clinician's signature is awaited; it may tighten, never loosen). `hazard` is the
    file in ``docs/safety`` that it guards against.
    """

    id: str
    action: Action
    sentence: str
    looks_at: tuple[str, ...]
    fires: Callable[[Facts], bool]
    hazard: str
    basis: Basis
    verified: bool
    sources: tuple[str, ...] = ()
    rule_class: RuleClass = "absolute"


@value
class TagRule:
    """One rule that gives a tag: a fact about the person that exercises respect."""

    id: str
    tag: Tag
    sentence: str
    looks_at: tuple[str, ...]
    gives: Callable[[Facts], bool]
    hazard: str
    basis: Basis
    verified: bool
    sources: tuple[str, ...] = ()
    rule_class: RuleClass = "clinical"


@value
class Policy:
    """One rule that the code keeps by how it is built (dates, locks, the traffic light), for the record and `why`."""

    id: str
    sentence: str
    hazard: str
    basis: Basis
    verified: bool
    sources: tuple[str, ...] = ()
    rule_class: RuleClass
