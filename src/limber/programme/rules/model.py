"""What a rule of the programme is: small, named, and one sentence that the person can read."""

from collections.abc import Callable
from functools import cache
from typing import Literal

from limber.catalogue import Exercise
from limber.catalogue.tags import LoadClass
from limber.plain import value
from limber.programme.person import Person
from limber.session.day import PlannedDose, Reason
from limber.words import Message, message

RuleClass = Literal["absolute", "clinical", "soft"]


@value
class PlanRule:
    """What a rule says in one situation: its id in the table of rules (`all_rules`), a sentence, its class there."""

    id: str
    sentence: str
    rule_class: RuleClass
    sources: tuple[str, ...] = ()

    def reason(self, text: Message | None = None, *more_sources: str) -> Reason:
        """The rule as a reason for the person: its own sentence, or one that fits the case better."""
        if text is None and not more_sources:
            return _as_it_is(self)
        return Reason(
            rule=self.id,
            text=text or message(self.sentence),
            sources=tuple(dict.fromkeys((*self.sources, *more_sources))),
        )


@cache
def _as_it_is(rule: PlanRule) -> Reason:
    """A rule's own sentence as a reason: said so often that it is made once."""
    return Reason(rule=rule.id, text=message(rule.sentence), sources=rule.sources)


@value
class EligibilityRule:
    """Leaves an exercise out. `check` gives the reason, or None when the rule does not mind the exercise."""

    rule: PlanRule
    check: Callable[[Exercise, Person], Reason | None]


@value
class LimitRule:
    """Lowers the most that any exercise may be, while `applies`. None does not limit."""

    rule: PlanRule
    applies: Callable[[Person], bool]
    difficulty: int | None = None
    load_class: LoadClass | None = None
    effort_max_0_10: int | None = None
    daily_exempt: bool = False


@value
class DoseRule:
    """Changes a dose. Rules work one after the other; what gives back the same dose had nothing to say."""

    rule: PlanRule
    change: Callable[[PlannedDose, Exercise, Person], PlannedDose]
