"""Rules that the room keeps by how it is built, not by looking at one answer: the screen, dates, locks, the card."""

from limber.safety.rules.model import Policy
from limber.words import N_

POLICIES: tuple[Policy, ...] = (
    Policy(
        id="SCREEN-01",
        hazard="HAZ-009",
        basis="D",
        verified=False,
        rule_class="absolute",
        sources=(),
        sentence=N_(
            "The screen is finished only when every question is answered; each page ends "
            "with “None of these”, and the outcome is the most severe that fires."
        ),
    ),
    Policy(
        id="SCREEN-02",
        hazard="HAZ-009",
        basis="C+D",
        verified=False,
        rule_class="absolute",
        sources=(
            "NHS999",
            "GIRFT",
        ),
        sentence=N_("Each of the first signs asks when it started or got worse; “not sure” counts as new."),
    ),
    Policy(
        id="SCREEN-03",
        hazard="HAZ-009",
        basis="D",
        verified=False,
        rule_class="absolute",
        sources=(),
        sentence=N_(
            "What a doctor checked and has not changed never fires; it "
            "is asked again after 28 days, and any change counts as new."
        ),
    ),
    Policy(
        id="SCREEN-04",
        hazard="HAZ-009",
        basis="D",
        verified=False,
        rule_class="absolute",
        sources=(),
        sentence=N_("Unknown answers take the most restrictive value."),
    ),
    Policy(
        id="SCREEN-05",
        hazard="HAZ-009",
        basis="D",
        verified=False,
        rule_class="absolute",
        sources=(),
        sentence=N_(
            "One more danger sign never lowers the outcome, except the "
            "two that explain: leg signs only on walking, and a strain."
        ),
    ),
    Policy(
        id="SCREEN-06",
        hazard="HAZ-009",
        basis="E",
        verified=True,
        rule_class="absolute",
        sources=(
            "DOW13",
            "PRE18",
        ),
        sentence=N_("Age over 50, night pain, a first episode or pain over 6 weeks alone never lock."),
    ),
    Policy(
        id="UNLOCK-01",
        hazard="HAZ-009",
        basis="D",
        verified=False,
        rule_class="absolute",
        sources=(),
        sentence=N_(
            "A lock ends only with a record of when and by whom "
            "exactly this was checked, “I may exercise”, and a new full screen."
        ),
    ),
    Policy(
        id="UNLOCK-02",
        hazard="HAZ-009",
        basis="D",
        verified=False,
        rule_class="absolute",
        sources=(),
        sentence=N_("No unlock within 2 hours of an emergency."),
    ),
    Policy(
        id="LOCK-01",
        hazard="HAZ-009",
        basis="D",
        verified=False,
        rule_class="absolute",
        sources=(),
        sentence=N_("With an emergency, an urgent sign or a doctor to see first, there is no programme."),
    ),
    Policy(
        id="LOCK-02",
        hazard="HAZ-009",
        basis="D",
        verified=False,
        rule_class="absolute",
        sources=(),
        sentence=N_(
            "Before a clinician has agreed, only breathing, rest positions and, "
            "unless heart or lungs are the reason, usual walking are offered."
        ),
    ),
    Policy(
        id="LOCK-03",
        hazard="HAZ-009",
        basis="D",
        verified=False,
        rule_class="soft",
        sources=(),
        sentence=N_("A routine check is advised and locks nothing."),
    ),
    Policy(
        id="ASK-01",
        hazard="HAZ-009",
        basis="D",
        verified=False,
        rule_class="absolute",
        sources=(),
        sentence=N_("Every session starts with one safety tick; “Something” opens the full screen."),
    ),
    Policy(
        id="ASK-02",
        hazard="HAZ-009",
        basis="C+D",
        verified=True,
        rule_class="absolute",
        sources=("FIN20",),
        sentence=N_("Every flare and every report of leg symptoms opens the full screen."),
    ),
    Policy(
        id="ASK-03",
        hazard="HAZ-009",
        basis="D",
        verified=False,
        rule_class="absolute",
        sources=(),
        sentence=N_(
            "Leg and bladder signs are asked before the first session and every 28 "
            "days, the full screen every 12 weeks or after a gap of 4 weeks."
        ),
    ),
    Policy(
        id="CARD-01",
        hazard="HAZ-012",
        basis="C",
        verified=True,
        rule_class="absolute",
        sources=("FIN20",),
        sentence=N_("The safety-net card is one tap away on every page and in every handout."),
    ),
    Policy(
        id="STATE-IMPLANT",
        hazard="HAZ-011",
        basis="E",
        verified=True,
        rule_class="clinical",
        sources=("ROH14",),
        sentence=N_("After a fusion, an implant or a fracture repair, once cleared, only the low-load list."),
    ),
    Policy(
        id="TAG-S13c",
        hazard="HAZ-011",
        basis="D",
        verified=False,
        rule_class="soft",
        sources=(),
        sentence=N_("Being tired alone gets advice and locks nothing."),
    ),
    Policy(
        id="TAG-SUGAR",
        hazard="HAZ-011",
        basis="C",
        verified=False,
        rule_class="absolute",
        sources=(),
        sentence=N_(
            "With insulin or a sulfonylurea, sugar is asked about before each session; if it is low, eat first."
        ),
    ),
)
