"""What the rules look at: the answers, with the names that the clinical logic uses.

On unfinished answers every fact takes its mildest reading, so that a rule fires only when no later answer
could undo it: an unanswered sign is not there, and an unanswered explanation (S05b, S17h) explains.
"""

from dataclasses import dataclass

from limber.plain import value
from limber.safety.answers import Answers
from limber.safety.clauses import CLAUSES

NEW = frozenset({"2days", "2weeks", "not_sure"})
AXSPA_SIGNS = tuple(name for name, clause in CLAUSES.items() if clause.follows == "axspa_start")


@value
class Reports:
    """What the record (not the screen) tells: each leads to advice or to a doctor."""

    no_gain_6_8_weeks: bool = False
    second_flare_4_weeks: bool = False
    flare_not_better_2_weeks: bool = False
    plus3_7_days: bool = False


@dataclass(frozen=True)
class Facts:
    """The answers as facts. Every name is one that a rule or a tag uses."""

    answers: Answers
    reports: Reports

    # --- a clause ---

    def ticked(self, name: str) -> bool:
        """The person says that it is so, checked or not."""
        return self.answers.ticked(name)

    def live(self, name: str) -> bool:
        """It is so, and nobody has checked it: every tick except `checked_same`, which never fires.

        A clause that asks when, and has no time answer yet, is not live yet.
        """
        if CLAUSES[name].asks_when:
            return self.new(name) or self.old(name)
        return self.ticked(name) and self.answers.when.get(name) != "checked_same"

    def at(self, name: str, *times: str) -> bool:
        """It is so since one of these times."""
        return self.ticked(name) and self.answers.when.get(name) in times

    def new(self, name: str) -> bool:
        """It started or got worse in the last 2 weeks, or the person is not sure when."""
        return self.at(name, *NEW)

    def old(self, name: str) -> bool:
        """It is older and was never checked."""
        return self.at(name, "older_unchecked")

    def explained(self, name: str) -> bool:
        """An explaining clause (S05b, S17h) is ticked, or is asked and still open."""
        clause = CLAUSES[name]
        return self.ticked(name) or (self.answers.asked(clause) and not self.answers.answered(clause))

    def any(self, *names: str) -> bool:
        """At least one of these is ticked."""
        return any(self.ticked(name) for name in names)

    def chose(self, name: str, *options: str) -> bool:
        """The choice was answered with one of these."""
        return self.answers.choices.get(name) in options

    # --- numbers; unknown = the most restrictive ---

    def number(self, name: str) -> int | None:
        """A number as answered; None when unknown or not answered."""
        answer = self.answers.numbers.get(name)
        return None if answer == "unknown" else answer

    def _at_least(self, name: str, low: int) -> bool:
        answer = self.answers.numbers.get(name)
        return answer is not None and (answer == "unknown" or answer >= low)

    @property
    def under18(self) -> bool:
        """Under 18. Whoever gives no age has said to be 18 or older."""
        age = self.number("age_years")
        return age is not None and age < 18

    def over(self, age_years: int) -> bool:
        """That age or older; unknown counts as older."""
        return self._at_least("age_years", age_years)

    @property
    def pain_7_or_more(self) -> bool:
        """Pain now 7 or more; unknown counts as 7."""
        return self._at_least("pain_now_0_10", 7)

    @property
    def p0_0_10(self) -> int | None:
        """Pain now; 6 when unknown; None when not answered."""
        if "pain_now_0_10" not in self.answers.numbers:
            return None
        pain = self.number("pain_now_0_10")
        return 6 if pain is None else pain

    # --- combinations with a name ---

    @property
    def claudication(self) -> bool:
        """Signs in both legs that walking brings and sitting takes away, with no new sign and no weak leg.

        A new S07 (unsteady legs, clumsy hands) is never explained by it: that is a sign of the cord, not of
        a narrow lumbar canal (ADR 0010).
        """
        return (
            self.ticked("S05")
            and self.explained("S05b")
            and not (self.new("S05") or self.live("S06") or self.new("S07"))
        )

    @property
    def leg_signs(self) -> bool:
        """Live signs from the nerves of the legs or the cord that walking does not explain."""
        return any(self.live(name) for name in ("S05", "S06", "S07")) and not self.claudication

    @property
    def axspa_count(self) -> int:
        """How many of the nine signs of spondyloarthritis are there (only asked when pain began before 45)."""
        return sum(self.ticked(name) for name in AXSPA_SIGNS) if self.live("axspa_start") else 0

    @property
    def regular_exerciser(self) -> bool:
        """30 minutes, 3 days a week, for 3 months. Unknown counts as no."""
        return self.chose("exercises_now", "yes")

    @property
    def known_disease(self) -> bool:
        """Heart, blood-vessel, lung or kidney disease or diabetes, wherever it was ticked."""
        return self.any("H3", "heart_failure", "H2b", "S18c")

    @property
    def light_only(self) -> bool:
        """Known disease in somebody who does not exercise now; and signs from the heart or lungs in anybody."""
        return self.any("H2b", "S18c") or (self.known_disease and not self.regular_exerciser)

    @property
    def acute(self) -> bool:
        """The spell is shorter than 6 weeks, or unknown; also "no pain" that the pain score contradicts."""
        return self.chose("spell", "acute", "unknown") or (self.chose("spell", "none") and bool(self.p0_0_10))

    @property
    def low_load_only(self) -> bool:
        """A fused spine, an implant in it or a repaired fracture: only the low-load list (ROH14)."""
        return self.any("spine_implant", "fused_spine")

    @property
    def operation_not_cleared(self) -> bool:
        """An operation in the last 12 weeks (a caesarean is one), and no "cleared for exercise" is recorded."""
        operation = self.live("operation_12w") and self.chose("operation_cleared", "no", "unknown")
        return operation or (self.live("caesarean") and self.chose("birth_check", "no", "unknown"))
