"""The person as the rules see them: facts from the screen, today's pain, what is at hand, what happened before."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from limber.catalogue import Exercise
from limber.catalogue.tags import Equipment, LoadClass, Tag
from limber.programme.person_says import area_tags
from limber.programme.request import PlanRequest
from limber.safety import ProgrammeFacts, ScreenResult, TrafficLight
from limber.session.day import Reason
from limber.session.today import light_of

Mode = Literal["ordinary", "gentle", "rest"]
"""ordinary: through all the rules. gentle: only the gentle list. rest: only breathing and rest positions."""


@dataclass(frozen=True)
class Adapted:
    """What the last sessions and mornings ask for. `amount` is the share of repetitions and minutes (1 = all).

    `resting`: exercises that rest now; `instead`: exercises that give way to an easier one; `preferred` and
    `avoided`: the person's own swaps; `base_reps`: repetitions reached so far; `one_more`: exercises that earned
    one repetition more; `base_hold_s`, `base_sets`, `base_load`, `longer_hold`,
    `more_sets`, `more_load` likewise; `held_back`: what the camera
    speaks against; `ladder`: the next step for an exercise that is done in full. `changes` tells the person.
    """

    amount: float = 1.0
    gentle: bool = False
    resting: Mapping[str, Reason] = field(default_factory=dict)
    instead: Mapping[str, Reason] = field(default_factory=dict)
    preferred: Mapping[str, str] = field(default_factory=dict)
    avoided: frozenset[str] = frozenset()
    ladder: Mapping[str, str] = field(default_factory=dict)
    base_reps: Mapping[str, int] = field(default_factory=dict)
    one_more: frozenset[str] = frozenset()
    base_hold_s: Mapping[str, int] = field(default_factory=dict)
    base_sets: Mapping[str, int] = field(default_factory=dict)
    longer_hold: frozenset[str] = frozenset()
    more_sets: frozenset[str] = frozenset()
    base_load: Mapping[str, int] = field(default_factory=dict)
    more_load: frozenset[str] = frozenset()
    held_back: Mapping[str, Reason] = field(default_factory=dict)
    reasons: tuple[Reason, ...] = ()
    changes: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class Person:
    """Everything that a rule may look at. Made by `person_of` only, from answers that allow exercise today.

    `bed`: a firm bed that counts (asked only of those who cannot get to the floor). `age65`: 65 or older and
    said so. `cleared`: tags whose cause a clinician has cleared. The limits are what every exercise must keep to.
    `walk_weeks`: for how many weeks walks have grown longer by the day in question (P-28).
    """

    request: PlanRequest
    catalogue: Mapping[str, Exercise]
    facts: ProgrammeFacts
    tags: frozenset[Tag]
    light: TrafficLight
    week: int
    walk_weeks: int
    floor: bool
    bed: bool
    equipment: frozenset[Equipment]
    cleared: frozenset[Tag]
    known: frozenset[str]
    adapted: Adapted
    difficulty_max: int = 5
    load_class_max: LoadClass = "S4"
    daily_exempt: bool = True
    effort_max_0_10: int = 10
    limit_reasons: tuple[Reason, ...] = ()

    @property
    def mode(self) -> Mode:
        """Which door is open today: pain of 9 or 10, or a reason for the gentle list, closes the others."""
        if self.light.allowed == "none":
            return "rest"
        strained = bool(self.tags & {"progressive_neuro", "cardiac_red"})
        return "gentle" if self.adapted.gentle or strained or self.light.allowed == "gentle" else "ordinary"

    @property
    def p0_0_10(self) -> int:
        """Pain before the session; 6 when unknown."""
        return self.light.p0_0_10

    @property
    def acute_and_strong(self) -> bool:
        """Less than six weeks of pain, and 5 or more today (P-14)."""
        return self.facts.spell == "acute" and self.p0_0_10 >= 5

    @property
    def age65(self) -> bool:
        """65 or older, as told; who gives no age is handled with care elsewhere, not with longer holds."""
        return self.facts.age_years is not None and self.facts.age_years >= 65

    @property
    def balance_wanted(self) -> bool:
        """Balance belongs into the week (65 or older, or out of practice)."""
        return self.facts.over65 or "older_deconditioned" in self.tags

    @property
    def small_steps(self) -> bool:
        """Moving worries the person, or they do not trust their back (P-18)."""
        return self.request.worry == "high" or self.request.confidence == "low"

    @property
    def early(self) -> bool:
        """The session is within 2 hours of getting up, as far as that is known."""
        return self.request.early


def person_of(
    request: PlanRequest,
    result: ScreenResult,
    adapted: Adapted,
    catalogue: Mapping[str, Exercise],
    on: date | None = None,
) -> Person:
    """The person behind a request whose screen result allows exercise (whoever calls has checked that).

    `on`: the day of the plan; None is the first one.

    Raises
    ------
    ValueError
        When the screen is not finished or locks: then there is nobody to plan for.
    """
    facts = result.facts
    if facts is None or result.outcome is None or result.outcome.locks:
        raise ValueError("expected a finished screen without a lock")
    tags = frozenset(result.tags) | area_tags(request.areas or ())
    week = programme_week(request, on)
    return Person(
        request=request,
        catalogue=catalogue,
        facts=facts,
        tags=tags,
        light=light_of(result, request.usual_lately_0_10),
        week=week,
        walk_weeks=week - 1,
        floor=request.floor_today and "cannot_get_to_floor" not in tags,
        bed=facts.firm_bed and "cannot_get_to_floor" in tags,
        equipment=frozenset(request.equipment),
        cleared=frozenset(facts.cleared),
        known=request.history.known,
        adapted=adapted,
    )


def programme_week(request: PlanRequest, on: date | None = None) -> int:
    """Week of the programme on a day of the plan (None: its first), from 1. A gap of 28 days begins a new block."""
    return 1 + max(0, ((on or request.on) - request.block_began).days) // 7
