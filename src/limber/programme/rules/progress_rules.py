"""The table of rules, second part: directions, progress, walking, flares, breaks and keeping it up."""

from limber.programme.rules.table import ProgrammeRule, at
from limber.words import N_

PROGRESS_TABLE: tuple[ProgrammeRule, ...] = (
    ProgrammeRule(
        id="P-20",
        sentence=N_(
            "A direction is tried only when pain is low and nothing speaks against it. "
            "It stops as soon as pain moves further down."
        ),
        rule_class="clinical",
        basis="E+C",
        verified=True,
        sources=("LON04", "ALM23"),
        hazard="HAZ-002",
        thresholds=(at(N_("pain at most"), 6, N_("of 10")), at(N_("repetitions at most"), 10, N_("repetitions"))),
        kept_by=("direction_test",),
        seen_in=("record",),
    ),
    ProgrammeRule(
        id="P-21",
        sentence=N_(
            "The direction that helps is used in sets of ten for a few days; the other direction is not taken to "
            "its end."
        ),
        rule_class="clinical",
        basis="E+C",
        verified=True,
        sources=("LON04",),
        hazard="HAZ-002",
        thresholds=(
            at(N_("sets of"), 10, N_("repetitions")),
            at(N_("times a day at most"), 6, N_("times")),
            at(N_("days at most"), 5, N_("days")),
        ),
        kept_by=("direction", "rules.doses", "checker"),
        seen_in=("reason", "check"),
    ),
    ProgrammeRule(
        id="P-22",
        sentence=N_("With no clear direction the plan is mixed, with a leaning to what eases your back."),
        rule_class="soft",
        basis="E+C",
        verified=True,
        sources=("OWE20", "FER22"),
        hazard="HAZ-011",
        kept_by=("objective",),
        seen_in=("reason",),
    ),
    ProgrammeRule(
        id="P-23",
        sentence=N_(
            "Where walking makes it worse and sitting eases it, bending forward a little, cycling and short walks "
            "come first."
        ),
        rule_class="clinical",
        basis="C",
        verified=True,
        sources=("PUA07",),
        hazard="HAZ-011",
        kept_by=("objective",),
        seen_in=("reason",),
    ),
    ProgrammeRule(
        id="P-24",
        sentence=N_("Moving in one direction eases for a while; it is one part of a plan and never the whole."),
        rule_class="soft",
        basis="E+C",
        verified=True,
        sources=("ALM23",),
        hazard="HAZ-011",
        thresholds=(at(N_("the direction that helps takes at most"), 5, N_("days of a plan")),),
        kept_by=("direction",),
        seen_in=("reason",),
    ),
    ProgrammeRule(
        id="P-25",
        sentence=N_("You get more of them, or harder ones, only after a few sessions that felt fine."),
        rule_class="clinical",
        basis="C",
        verified=True,
        sources=("RAT09",),
        hazard="HAZ-010",
        thresholds=(at(N_("green sessions running"), 2, N_("sessions")), at(N_("effort at most"), 6, N_("of 10"))),
        kept_by=("adapt", "rules.doses", "rules.limits", "checker"),
        seen_in=("reason", "record", "check"),
    ),
    ProgrammeRule(
        id="P-26",
        sentence=N_("One thing grows at a time, and only strength, control and walking climb a ladder."),
        rule_class="clinical",
        basis="C",
        verified=False,
        hazard="HAZ-010",
        thresholds=(
            at(N_("difficulty up by at most"), 1, N_("step")),
            at(N_("two steps are offered after"), 2, N_("weeks in full")),
        ),
        kept_by=("adapt", "items", "objective", "checker"),
        seen_in=("reason", "check"),
    ),
    ProgrammeRule(
        id="P-27",
        sentence=N_("A week grows by a little at a time over your best week of the last four."),
        rule_class="clinical",
        basis="C",
        verified=True,
        sources=("RAT09",),
        hazard="HAZ-010",
        thresholds=(
            at(N_("a new week at most"), 1.1, N_("times the best week")),
            at(N_("or more repetitions for each exercise"), 1, N_("repetition")),
        ),
        kept_by=("growth", "solver", "checker"),
        seen_in=("reason", "check"),
    ),
    ProgrammeRule(
        id="P-28",
        sentence=N_(
            "Walks begin with what is easy and grow a little each week: one walk more or two minutes more, never both."
        ),
        rule_class="soft",
        basis="E+D",
        verified=True,
        sources=("POC24",),
        hazard="HAZ-011",
        thresholds=(at(N_("first walks"), 10, N_("minutes")), at(N_("a walk grows in a week by"), 2, N_("minutes"))),
        kept_by=("rules.doses", "planner", "checker"),
        seen_in=("reason", "check"),
    ),
    ProgrammeRule(
        id="P-29",
        sentence=N_(
            "After a red light an exercise rests for 48 hours; after two ambers an easier one comes in its place."
        ),
        rule_class="clinical",
        basis="D",
        verified=False,
        hazard="HAZ-010",
        thresholds=(
            at(N_("an exercise rests after a red light"), 48, N_("hours")),
            at(N_("amber times running"), 2, N_("times")),
        ),
        kept_by=("adapt", "rules.eligibility", "checker"),
        seen_in=("reason", "check"),
    ),
    ProgrammeRule(
        id="P-30",
        sentence=N_(
            "Over a week: movement that makes you breathe a little more, strength on two days, and balance from "
            "65 on. Any amount counts."
        ),
        rule_class="soft",
        basis="G",
        verified=True,
        sources=("WHO20",),
        hazard="HAZ-011",
        thresholds=(
            at(N_("moderate movement a week"), 150, N_("minutes")),
            at(N_("strength a week"), 2, N_("days")),
            at(N_("balance a week from 65 on"), 3, N_("days")),
        ),
        kept_by=("objective", "week"),
        seen_in=("reason",),
    ),
    ProgrammeRule(
        id="P-31",
        sentence=N_("In the first weeks effort is so that you can talk."),
        rule_class="clinical",
        basis="C",
        verified=False,
        hazard="HAZ-006",
        thresholds=(at(N_("only moderate effort for"), 4, N_("weeks")),),
        kept_by=("rules.limits", "checker"),
        seen_in=("reason", "check"),
    ),
    ProgrammeRule(
        id="P-32",
        sentence=N_("In a flare the next days are lighter and then build up again. Bed rest does not help."),
        rule_class="clinical",
        basis="C",
        verified=True,
        sources=("COS19",),
        hazard="HAZ-010",
        thresholds=(
            at(N_("days 0 to 2"), 50, N_("percent")),
            at(N_("days 3 to 5"), 60, N_("percent")),
            at(N_("days 6 to 8"), 80, N_("percent")),
            at(N_("days 9 and 10"), 100, N_("percent")),
        ),
        kept_by=("adapt", "checker"),
        seen_in=("reason", "check"),
    ),
    ProgrammeRule(
        id="P-33",
        sentence=N_(
            "After days without a session the next one has a little less; after four weeks the plan begins again."
        ),
        rule_class="clinical",
        basis="C+D",
        verified=False,
        hazard="HAZ-010",
        thresholds=(
            at(N_("from 7 days"), 15, N_("percent less")),
            at(N_("from 14 days"), 30, N_("percent less")),
            at(N_("a new start from"), 28, N_("days")),
        ),
        kept_by=("adapt", "person", "checker"),
        seen_in=("reason", "record", "check"),
    ),
    ProgrammeRule(
        id="P-34",
        sentence=N_(
            "A lighter week comes when you ask for it, or after three weeks of hard effort. The week after it is "
            "as before."
        ),
        rule_class="soft",
        basis="C",
        verified=False,
        hazard="HAZ-010",
        thresholds=(
            at(N_("a lighter week has"), 25, N_("percent less")),
            at(N_("weeks at an effort of 6 or more"), 3, N_("weeks")),
        ),
        kept_by=("growth",),
        seen_in=("reason",),
    ),
    ProgrammeRule(
        id="P-35",
        sentence=N_("After twelve weeks it is about keeping: two days of strength a week, and walking, without end."),
        rule_class="soft",
        basis="E",
        verified=True,
        sources=("STE16",),
        hazard="HAZ-011",
        thresholds=(at(N_("after"), 12, N_("weeks")), at(N_("strength days a week"), 2, N_("days"))),
        kept_by=("week", "plan", "checker"),
        seen_in=("reason", "check"),
    ),
)
