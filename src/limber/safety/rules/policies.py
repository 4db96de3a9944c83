"""Rules that the room keeps by how it is built, not by looking at one answer: dates, locks, session, morning after."""

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
        id="STOP-SADDLE",
        hazard="HAZ-001",
        basis="G",
        verified=True,
        rule_class="absolute",
        sources=("FIN20",),
        sentence=N_("New numbness between the legs or a bladder or bowel change ends the session: an emergency."),
    ),
    Policy(
        id="STOP-LEG",
        hazard="HAZ-002",
        basis="C+D",
        verified=False,
        rule_class="absolute",
        sources=("FIN20",),
        sentence=N_("New weakness, a numb patch or a foot slap that began today ends the session: an emergency."),
    ),
    Policy(
        id="STOP-SHOCKS",
        hazard="HAZ-002",
        basis="C",
        verified=False,
        rule_class="absolute",
        sources=("FIN20",),
        sentence=N_("Shocks down the spine end the session: help the same day."),
    ),
    Policy(
        id="STOP-HEART",
        hazard="HAZ-006",
        basis="C",
        verified=False,
        rule_class="absolute",
        sources=(),
        sentence=N_(
            "Chest pain, unusual breathlessness, fainting, a racing heart, sudden headache, or "
            "a change of face, speech or vision ends the session: an emergency."
        ),
    ),
    Policy(
        id="STOP-SWEAT",
        hazard="HAZ-006",
        basis="C+D",
        verified=False,
        rule_class="absolute",
        sources=(),
        sentence=N_("A cold sweat with chest, back, belly or jaw pain or breathlessness is an emergency."),
    ),
    Policy(
        id="STOP-DIZZY",
        hazard="HAZ-006",
        basis="C",
        verified=False,
        rule_class="absolute",
        sources=(),
        sentence=N_(
            "Cold sweat alone, dizziness or nausea: stop and lie down; help the same day if not gone in 10 minutes."
        ),
    ),
    Policy(
        id="STOP-FALL",
        hazard="HAZ-003",
        basis="C+D",
        verified=False,
        rule_class="absolute",
        sources=(),
        sentence=N_(
            "A fall stops the session; a hit head, blood thinners, not getting up or new "
            "strong pain needs help the same day; weak limbs or a knock-out is an emergency."
        ),
    ),
    Policy(
        id="STOP-SUGAR",
        hazard="HAZ-011",
        basis="C",
        verified=False,
        rule_class="absolute",
        sources=(),
        sentence=N_(
            "With insulin or a sulfonylurea and shaky, sweaty or muddled: sugar, check "
            "again in 15 minutes, no more today; not better is an emergency."
        ),
    ),
    Policy(
        id="STOP-CORD",
        hazard="HAZ-011",
        basis="C",
        verified=False,
        rule_class="absolute",
        sources=(),
        sentence=N_(
            "With a spinal cord injury at mid-chest or above and a pounding headache or "
            "flushing: sit up, loosen clothing, check the bladder; not gone in minutes is an emergency."
        ),
    ),
    Policy(
        id="STOP-POP",
        hazard="HAZ-010",
        basis="D",
        verified=False,
        rule_class="absolute",
        sources=(),
        sentence=N_("A loud pop with sudden severe pain stops the session; 7 or more needs help the same day."),
    ),
    Policy(
        id="STOP-CALF",
        hazard="HAZ-006",
        basis="C",
        verified=False,
        rule_class="absolute",
        sources=(),
        sentence=N_("Calf pain with swelling stops the session: help the same day."),
    ),
    Policy(
        id="STOP-PREG",
        hazard="HAZ-007",
        basis="G",
        verified=False,
        rule_class="absolute",
        sources=("ACOG804",),
        sentence=N_("Pregnancy warning signs end the session: call the maternity unit, or an emergency."),
    ),
    Policy(
        id="STOP-EFFORT",
        hazard="HAZ-010",
        basis="C",
        verified=False,
        rule_class="absolute",
        sources=(),
        sentence=N_("Too hard, or no short sentences: ease off."),
    ),
    Policy(
        id="STOP-BUTTONS",
        hazard="HAZ-012",
        basis="D",
        verified=False,
        rule_class="absolute",
        sources=(),
        sentence=N_("The player has “This hurts” and “Something is wrong”, always in reach."),
    ),
    Policy(
        id="TL-0-3",
        hazard="HAZ-010",
        basis="C+D",
        verified=True,
        rule_class="absolute",
        sources=(
            "TLNHS",
            "SMI17",
            "SIL07",
        ),
        sentence=N_("Pain of 0-3 at the start: up to 3 is fine, 4-5 asks for less, 6 stops the exercise."),
    ),
    Policy(
        id="TL-4-5",
        hazard="HAZ-010",
        basis="D",
        verified=True,
        rule_class="absolute",
        sources=(
            "OST08",
            "SMI17",
        ),
        sentence=N_(
            "Pain of 4-5 at the start: no more than that is fine, 1 more asks for less, 2 more stops the exercise."
        ),
    ),
    Policy(
        id="TL-6",
        hazard="HAZ-010",
        basis="D",
        verified=False,
        rule_class="absolute",
        sources=(),
        sentence=N_("Pain of 6 at the start: easy exercises; up to 6 is fine, 7 asks for less, 8 stops the exercise."),
    ),
    Policy(
        id="TL-7-8-new",
        hazard="HAZ-010",
        basis="D",
        verified=False,
        rule_class="absolute",
        sources=(),
        sentence=N_("Pain of 7-8 that is new or rising: only the gentle list; any more stops the exercise."),
    ),
    Policy(
        id="TL-7-8-steady",
        hazard="HAZ-010",
        basis="D",
        verified=False,
        rule_class="absolute",
        sources=(),
        sentence=N_(
            "Pain of 7-8 that has been steady for 4 weeks: the "
            "easiest exercises; 1 more asks for less, 9 stops the exercise."
        ),
    ),
    Policy(
        id="TL-9-10",
        hazard="HAZ-010",
        basis="D",
        verified=False,
        rule_class="absolute",
        sources=(),
        sentence=N_("Pain of 9-10: no exercise, rest and the full screen now."),
    ),
    Policy(
        id="TL-spread",
        hazard="HAZ-010",
        basis="C",
        verified=True,
        rule_class="absolute",
        sources=("LON04",),
        sentence=N_(
            "Pain that spreads down the leg, catches sharply twice, or "
            "comes with new numbness stops the exercise at any score."
        ),
    ),
    Policy(
        id="TL-central",
        hazard="HAZ-010",
        basis="C",
        verified=True,
        rule_class="clinical",
        sources=("LON04",),
        sentence=N_("Leg pain that moves up towards the back is a good sign."),
    ),
    Policy(
        id="DAY-1",
        hazard="HAZ-010",
        basis="C+D",
        verified=False,
        rule_class="absolute",
        sources=("TLNHS",),
        sentence=N_("Settled by the next morning: go on, progress allowed."),
    ),
    Policy(
        id="DAY-2",
        hazard="HAZ-010",
        basis="D",
        verified=False,
        rule_class="absolute",
        sources=(),
        sentence=N_("Settled a day later: fewer repetitions or minutes."),
    ),
    Policy(
        id="DAY-3",
        hazard="HAZ-010",
        basis="D",
        verified=False,
        rule_class="absolute",
        sources=(),
        sentence=N_("Not settled by the second day, or two lost nights: the flare plan."),
    ),
    Policy(
        id="DAY-4",
        hazard="HAZ-010",
        basis="D",
        verified=False,
        rule_class="absolute",
        sources=(),
        sentence=N_("New leg signs at the check-in: the safety screen now."),
    ),
    Policy(
        id="DAY-5",
        hazard="HAZ-010",
        basis="D",
        verified=False,
        rule_class="absolute",
        sources=(),
        sentence=N_("A session before it is known how it settles: the gentle list."),
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
