"""Mood, pregnancy, heart, bones and operations: states that may stop, change or limit exercise."""

from limber.safety.questions import Block, Choice, Clause, Option
from limber.words import N_

MOOD = Block(
    id="mood",
    title=N_("How you feel"),
    lead=N_("Pain can wear anyone down. If it has come this far, help is there now."),
    part="danger",
    questions=(Clause(id="S25", text=N_("You have thoughts of hurting yourself."), condition="crisis"),),
)

PREGNANCY = Block(
    id="pregnancy",
    title=N_("Pregnancy and birth"),
    lead=N_("If none of this concerns you, choose “None of these”."),
    part="danger",
    questions=(
        Clause(
            id="S23a",
            text=N_("You are pregnant, may be pregnant, or gave birth in the last 6 weeks, and have any of these:"),
            examples=(
                N_("Bleeding, or your waters have gone."),
                N_("Tightenings, or back pain that comes in waves."),
                N_("The baby moves less."),
                N_("Bad headache, seeing spots, pain under the ribs or sudden swelling."),
                N_("One-sided low belly pain, or pain at the tip of the shoulder."),
                N_("A hot, swollen calf."),
            ),
            condition="pregnancy",
        ),
        Clause(
            id="S23b",
            text=N_("You are pregnant, may be pregnant, or gave birth in the last 6 weeks, and have any of these:"),
            examples=(
                N_("Fainting, or a fit."),
                N_("Heavy bleeding."),
                N_("Chest pain, or sudden very bad belly pain."),
            ),
            condition="pregnancy",
        ),
        Clause(id="pregnant", text=N_("You are pregnant, or may be."), kind="state"),
        Choice(
            id="pregnancy_weeks",
            follows="pregnant",
            text=N_("How many weeks?"),
            options=(
                Option(id="under_16", text=N_("Fewer than 16 weeks")),
                Option(id="16_to_28", text=N_("16 to 28 weeks")),
                Option(id="over_28", text=N_("More than 28 weeks")),
                Option(id="unknown", text=N_("Not sure")),
            ),
        ),
        Clause(
            id="pregnancy_advised_not",
            follows="pregnant",
            text=N_("Any of these:"),
            examples=(
                N_("You were advised not to exercise."),
                N_("You expect twins or more."),
                N_("The placenta lies low after 28 weeks."),
                N_("A weak cervix, or a baby that grows poorly."),
                N_("Known high blood pressure."),
            ),
            condition="pregnancy",
        ),
        Clause(id="gave_birth_12w", text=N_("You gave birth in the last 12 weeks."), kind="state"),
        Choice(
            id="birth_check",
            follows="gave_birth_12w",
            text=N_("Have you had the check 6 to 8 weeks after birth, and may you exercise?"),
            options=(
                Option(id="yes", text=N_("Yes")),
                Option(id="no", text=N_("No, or not yet")),
                Option(id="unknown", text=N_("Not sure")),
            ),
        ),
        Clause(id="caesarean", follows="gave_birth_12w", text=N_("It was a caesarean birth.")),
        Clause(
            id="pelvic_girdle_pain",
            text=N_("Pain at the front or back of the pelvis, in or after pregnancy."),
            kind="state",
        ),
    ),
)

HEART = Block(
    id="heart",
    title=N_("Heart and effort"),
    lead=N_("This decides how hard the first weeks may be."),
    part="state",
    questions=(
        Choice(
            id="exercises_now",
            text=N_("Do you exercise now: 30 minutes, 3 days a week, for the last 3 months?"),
            options=(
                Option(id="yes", text=N_("Yes")),
                Option(id="no", text=N_("No")),
                Option(id="unknown", text=N_("Not sure")),
            ),
        ),
        Choice(
            id="effort_wanted",
            text=N_("What effort do you want?"),
            options=(
                Option(id="light", text=N_("Light: I can talk and sing")),
                Option(id="moderate", text=N_("Moderate: I can talk, not sing")),
                Option(id="vigorous", text=N_("Vigorous: only a few words")),
                Option(id="unknown", text=N_("Not sure")),
            ),
        ),
        Clause(
            id="H2b",
            text=N_("Known, or for longer than a week:"),
            examples=(
                N_("Chest discomfort on effort."),
                N_("Breathless with light effort, or lying flat, or waking you."),
                N_("Blackouts or palpitations."),
                N_("New swelling of both ankles with breathlessness (not from pregnancy alone)."),
                N_("Calf cramp on walking that goes within minutes of standing still."),
            ),
            condition="heart, lung, leg arteries",
        ),
        Clause(
            id="S18c",
            text=N_("Known angina or lung disease, checked, no worse today."),
            condition="heart, lung",
        ),
        Clause(
            id="H3",
            text=N_("A doctor told you that you have heart, blood-vessel or kidney disease, or diabetes."),
            kind="state",
        ),
        Clause(id="heart_failure", text=N_("A doctor told you that you have heart failure."), kind="state"),
        Clause(
            id="bp_high",
            text=N_(
                "Your blood pressure is known to be high, is treated, "
                "or was 140 or more (upper) or 90 or more (lower) at the last reading."
            ),
            kind="state",
        ),
        Clause(
            id="bp180_110",
            text=N_("At the last reading the upper number was 180 or more, or the lower number 110 or more."),
            condition="blood pressure",
        ),
        Clause(
            id="bp180_120",
            follows="bp180_110",
            text=N_("The upper number was 180 or more, or the lower number 120 or more."),
            condition="blood pressure",
        ),
        Clause(
            id="bp_sym",
            follows="bp180_110",
            text=N_("With it: headache, a change in vision, confusion, chest pain or breathlessness."),
            condition="blood pressure",
        ),
        Clause(id="H6", text=N_("You take insulin or a sulfonylurea for diabetes."), kind="state"),
    ),
)

BONES_AND_OPERATIONS = Block(
    id="bones-and-operations",
    title=N_("Bones, joints and operations"),
    lead=N_("Tick what a doctor has told you, or what has been done."),
    part="state",
    questions=(
        Clause(id="osteoporosis", text=N_("Thin bones (osteoporosis)."), kind="state"),
        Clause(
            id="strength_untrained",
            follows="osteoporosis",
            text=N_("You have done no strength exercise in the last 8 weeks, or are not sure."),
            kind="state",
        ),
        Clause(id="spine_fracture", text=N_("A bone in your spine broke, now or in the past."), kind="state"),
        Clause(
            id="vf_lt12w",
            follows="spine_fracture",
            text=N_("It was in the last 12 weeks, or no clinician has looked at it since."),
            condition="spine fracture",
        ),
        Choice(
            id="fracture_cleared",
            follows="spine_fracture",
            text=N_("Has a clinician cleared you for exercise since then?"),
            options=(
                Option(id="yes", text=N_("Yes")),
                Option(id="no", text=N_("No, or not yet")),
                Option(id="unknown", text=N_("Not sure")),
            ),
        ),
        Clause(
            id="operation_12w",
            text=N_("Any of these:"),
            examples=(
                N_("An operation in the last 12 weeks: spine, belly, hip, knee, shoulder, chest, heart or eye."),
                N_("After an operation you were told to limit movement."),
                N_("After an operation you were cleared for exercise, less than 12 weeks ago."),
            ),
        ),
        Choice(
            id="operation_cleared",
            follows="operation_12w",
            text=N_("Has a clinician cleared you for exercise since then?"),
            options=(
                Option(id="yes", text=N_("Yes")),
                Option(id="no", text=N_("No, or not yet")),
                Option(id="unknown", text=N_("Not sure")),
            ),
        ),
        Clause(id="operation_chest", follows="operation_12w", text=N_("It was on the chest or heart."), kind="state"),
        Clause(
            id="spine_implant",
            text=N_("A fused spine, an implant in the spine, or a repaired spine fracture."),
            kind="state",
        ),
        Clause(
            id="hip_replacement",
            text=N_("A new hip in the last 12 months, or a new hip with limits that you were told to keep."),
            kind="state",
        ),
        Choice(
            id="hip_limits",
            follows="hip_replacement",
            text=N_("Which limits were you given?"),
            options=(
                Option(id="bending", text=N_("On bending the hip")),
                Option(id="stretching_back", text=N_("On stretching the leg back")),
                Option(id="none", text=N_("None")),
                Option(id="unknown", text=N_("Both, or not sure")),
            ),
        ),
        Clause(id="spondylolisthesis", text=N_("A slipped vertebra (spondylolisthesis)."), kind="state"),
        Clause(id="stenosis_known", text=N_("A narrow spinal canal (stenosis)."), kind="state"),
        Clause(
            id="axspa_start",
            text=N_("Your back pain began before you were 45, and has lasted for more than 3 months."),
            kind="state",
        ),
        Clause(id="axspa_before_35", follows="axspa_start", text=N_("It began before you were 35.")),
        Clause(id="axspa_night", follows="axspa_start", text=N_("It wakes you in the second half of the night.")),
        Clause(id="axspa_buttock", follows="axspa_start", text=N_("You have pain in the buttocks.")),
        Clause(id="axspa_moving", follows="axspa_start", text=N_("It is better when you move.")),
        Clause(
            id="axspa_tablets",
            follows="axspa_start",
            text=N_("Anti-inflammatory tablets ease it within 48 hours."),
        ),
        Clause(
            id="axspa_family",
            follows="axspa_start",
            text=N_("A parent, brother, sister or child has spondyloarthritis."),
        ),
        Clause(id="axspa_arthritis", follows="axspa_start", text=N_("You have or had arthritis.")),
        Clause(
            id="axspa_tendon",
            follows="axspa_start",
            text=N_("You have or had pain where a tendon joins a bone, such as the heel."),
        ),
        Clause(id="axspa_psoriasis", follows="axspa_start", text=N_("You have or had psoriasis.")),
    ),
)

HEALTH_BLOCKS = (MOOD, PREGNANCY, HEART, BONES_AND_OPERATIONS)
