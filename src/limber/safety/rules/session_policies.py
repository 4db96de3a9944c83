"""Rules of the session and the morning after, kept by the traffic light, the dialogues and the check-in."""

from limber.safety.rules.model import Policy
from limber.words import N_

SESSION_POLICIES: tuple[Policy, ...] = (
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
)
