"""What an entry in the table of rules is: everything a physiotherapist has to know to agree or to object."""

from limber.plain import value
from limber.programme.rules.model import RuleClass
from limber.safety.rules.model import Basis
from limber.words import N_, Message, message

# Translators: a line of the table of rules, such as "new exercises in a session, at most: 2 exercises".
LINE = N_("%(name)s: %(number)s %(unit)s")


@value
class Threshold:
    """One number that a rule decides by: what it measures, the number, and its unit (texts marked with `N_`)."""

    name: str
    number: float
    unit: str

    def words(self) -> Message:
        """For a table: ``new exercises in a session, at most: 2 exercises``."""
        return message(LINE, name=message(self.name), number=f"{self.number:g}", unit=message(self.unit))


@value
class ProgrammeRule:
    """One rule of the programme.

    `sentence`: for the person. `rule_class`: absolute = nobody passes; clinical = a clinician may decide otherwise;
    soft = a preference that may give way. `basis`: E trial or review, G guideline, C convention, D a choice of ours;
    `verified`: whether the source was seen by whoever wrote the rule (False: it may tighten, never loosen).
    `kept_by`: the modules that keep it. `seen_in`: where it shows: reason (of a plan), check (the checker finds a
    plan that breaks it), record (in what is stored or adapted from the history), text (in what is written or said).
    """

    id: str
    sentence: str
    rule_class: RuleClass
    basis: Basis
    verified: bool
    sources: tuple[str, ...] = ()
    hazard: str = "HAZ-011"
    thresholds: tuple[Threshold, ...] = ()
    kept_by: tuple[str, ...]
    seen_in: tuple[str, ...] = ("reason",)


def at(name: str, number: float, unit: str) -> Threshold:
    """Short form of `Threshold`."""
    return Threshold(name=name, number=number, unit=unit)
