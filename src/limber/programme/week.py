"""Which days of a week have a session, and which of them may have strength in it."""

from limber.programme.model import Adjustment
from limber.programme.person import Person
from limber.programme.rules.model import PlanRule
from limber.session.day import Reason
from limber.words import N_

SESSION_DAYS: dict[int, tuple[int, ...]] = {
    1: (1,),
    2: (1, 4),
    3: (1, 3, 5),
    4: (1, 2, 4, 6),
    5: (1, 2, 3, 5, 6),
    6: (1, 2, 3, 4, 5, 6),
    7: (1, 2, 3, 4, 5, 6, 7),
}
WEEK_DAYS = 7
STRENGTH_DAYS = 3
FEWER_STRENGTH_DAYS = 2
KEEPING_WEEKS = 12
"""After so many weeks it is about keeping what was reached (P-35)."""

LIGHTER_DAY = PlanRule(
    id="P-13",
    sentence=N_("Muscles rest for a day between strength days, so today is for easy movement."),
    rule_class="soft",
    sources=("RAT09",),
)
REST_DAY = PlanRule(
    id="L-4",
    sentence=N_("Your week has one more day of rest than you asked for."),
    rule_class="clinical",
    sources=("WHO20",),
)
PREVENTION = PlanRule(
    id="P-19",
    sentence=N_("With no pain, a build-up of walking and two days of strength a week help to keep backs well."),
    rule_class="soft",
    sources=("POC24", "STE16"),
)


KEEPING_BEGINS = PlanRule(
    id="P-35",
    sentence=N_(
        "Twelve weeks are behind you. From now on there are two days of strength a week. "
        "The others are for walking and easy movement. "
        "What was gained tends to fade when strength stops, so this goes on."
    ),
    rule_class="soft",
    sources=("STE16",),
)
KEEPING_DAY = PlanRule(
    id="P-35",
    sentence=N_("Two days of strength a week keep what you have reached, so today is for walking and easy movement."),
    rule_class="soft",
    sources=("STE16",),
)
PREVENTION_DAY = PlanRule(
    id="P-19",
    sentence=N_(
        "Two days of strength a week are enough while nothing hurts, so today is for walking and easy movement."
    ),
    rule_class="soft",
    sources=("POC24", "STE16"),
)
KEEPING_ID = "keeping"
"""The id by which a person takes back that strength goes down to two days after twelve weeks."""


def keeps(person: Person) -> bool:
    """Whether it is about keeping now: after twelve weeks, unless the person took that back."""
    return person.week > KEEPING_WEEKS and KEEPING_ID not in person.request.undone


def keeping_begins(person: Person) -> tuple[Adjustment, ...]:
    """What is new in the first week of keeping, with the way back; nothing where nothing changes by it."""
    fewer = person.request.days_per_week > FEWER_STRENGTH_DAYS and person.facts.spell != "none"
    new = person.week == KEEPING_WEEKS + 1 and keeps(person) and fewer and "older_deconditioned" not in person.tags
    return (Adjustment(id=KEEPING_ID, reason=KEEPING_BEGINS.reason(), undo=True),) if new else ()


def lighter_because(person: Person) -> Reason:
    """Why a day has no strength, although there could be."""
    rule = KEEPING_DAY if keeps(person) else PREVENTION_DAY if person.facts.spell == "none" else LIGHTER_DAY
    return rule.reason()


def session_days(person: Person) -> tuple[int, ...]:
    """Days with a session over all weeks of the plan, from 1. Out of practice: at least one day a week is free."""
    asked = person.request.days_per_week
    per_week = min(asked, 6) if "older_deconditioned" in person.tags else asked
    return tuple(7 * week + day for week in range(person.request.weeks) for day in SESSION_DAYS[per_week])


def strength_days(person: Person, days: tuple[int, ...], done: tuple[int, ...] = ()) -> frozenset[int]:
    """The days that may have strength: never two running, and not more than two or three in any seven days.

    `done`: days with strength that are over, in the order of time: 0 is the day before the plan, -1 the one before it;
    1 is today.
    """
    fewer = person.facts.spell == "none" or "older_deconditioned" in person.tags or keeps(person)
    most = FEWER_STRENGTH_DAYS if fewer else STRENGTH_DAYS
    strong = list(done)
    for day in days:
        lately = [d for d in strong if day - d < WEEK_DAYS]
        if len(lately) < most and not any(day - d <= 1 for d in lately):
            strong.append(day)
    return frozenset(strong[len(done) :])
