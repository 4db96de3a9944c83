"""The danger signs: every clause its own tick box, in the words that the person reads.

Clinical source of the list and of the conditions: FIN20, with the sources that each rule names.
"""

from limber.safety.questions import Block, Clause
from limber.words import N_

LEGS_AND_BLADDER = Block(
    id="legs-and-bladder",
    title=N_("Legs, bladder and bowel"),
    lead=N_("These signs are rare. They matter because nerves may need help fast."),
    part="danger",
    questions=(
        Clause(
            id="S01",
            text=N_("Numbness or a strange feeling between your legs, around your genitals or bottom."),
            condition="cauda equina",
            asks_when=True,
        ),
        Clause(
            id="S02",
            text=N_(
                "A change in how you pee: hard to start, weak flow, you cannot feel it, or it leaks without warning."
            ),
            condition="cauda equina",
            asks_when=True,
        ),
        Clause(
            id="S02b",
            text=N_("You leak a little only when you cough or jump, and it did not start with this pain."),
            condition="pelvic floor",
            kind="state",
        ),
        Clause(
            id="S03",
            text=N_("You leak poo, or cannot feel when you need to go."),
            condition="cauda equina",
            asks_when=True,
        ),
        Clause(
            id="S04",
            text=N_("Less feeling during sex, or you can no longer get or keep an erection."),
            condition="cauda equina",
            asks_when=True,
        ),
        Clause(
            id="S05",
            text=N_("Pain, tingling, numbness or weakness down both legs (not just stiff muscles after exercise)."),
            condition="cauda equina, stenosis",
            asks_when=True,
        ),
        Clause(
            id="S05b",
            follows="S05",
            text=N_("It comes only when you stand or walk, and goes when you sit or bend."),
            condition="stenosis",
            kind="explains",
        ),
        Clause(id="S05c", follows="S05", text=N_("It is getting worse."), condition="cauda equina"),
        Clause(
            id="S06",
            text=N_(
                "A leg or foot is weaker than before: it slaps, you trip, "
                "or you can no longer stand on that heel or those toes."
            ),
            condition="nerve deficit",
            asks_when=True,
        ),
        Clause(
            id="S07",
            text=N_(
                "Your legs are heavy or unsteady, your hands are clumsy, "
                "or you get shocks down your spine when you bend your neck."
            ),
            condition="cord compression, cervical myelopathy",
            asks_when=True,
        ),
    ),
)

ACCIDENTS = Block(
    id="accidents",
    title=N_("Falls and knocks"),
    lead=N_("Think of anything that could have hurt a bone."),
    part="danger",
    questions=(
        Clause(
            id="S08",
            text=N_(
                "A big accident started or worsened this pain: "
                "a fall from a height, a fall down stairs, or a road crash."
            ),
            condition="fracture",
            asks_when=True,
        ),
        Clause(
            id="S09",
            text=N_("In the last 2 weeks: a bruise or graze over your spine from a knock or fall."),
            condition="fracture",
        ),
        Clause(
            id="S10a",
            text=N_(
                "In the last 3 months, not yet checked: "
                "your pain started or got much worse after a small fall, trip, lift or cough."
            ),
            condition="fragility fracture",
        ),
        Clause(
            id="S10b",
            follows="S10a",
            text=N_("Thin bones, or steroid tablets for 3 months or more."),
            condition="fragility fracture",
        ),
        Clause(
            id="fused_spine",
            follows="S10a",
            text=N_("A fused spine, or ankylosing spondylitis."),
            condition="fracture through a stiff spine",
        ),
        Clause(
            id="blood_thinner",
            follows="S10a",
            text=N_("You take blood thinners."),
            condition="bleed in the spine",
        ),
        Clause(
            id="cannot_bear_weight",
            follows="S10a",
            text=N_("Since then you can no longer stand."),
            condition="fracture",
        ),
        Clause(
            id="S11",
            text=N_(
                "You are over 75 or have thin bones, and had sudden strong mid-back pain (7 or more) "
                "in the last 3 months, not yet checked."
            ),
            condition="vertebral fracture",
        ),
        Clause(
            id="S21",
            text=N_("You hurt your neck in a fall or crash in the last 2 weeks, not yet checked."),
            condition="neck fracture",
        ),
        Clause(id="limb_sign", follows="S21", text=N_("Numb or weak arms or legs."), condition="neck fracture"),
        Clause(
            id="cannot_turn_head",
            follows="S21",
            text=N_("You cannot turn your head half-way."),
            condition="neck fracture",
        ),
    ),
)

ILLNESS = Block(
    id="illness",
    title=N_("Feeling ill"),
    lead=N_("Back pain rarely comes from an illness. These signs help to notice when it might."),
    part="danger",
    questions=(
        Clause(
            id="S12",
            text=N_("You have ever had cancer, and this pain is new or different and no clinician has checked it."),
            condition="spinal metastasis",
        ),
        Clause(
            id="S12b",
            follows="S12",
            text=N_("Any of these:"),
            examples=(
                N_("The pain is in your neck or middle back."),
                N_("It is like a tight band."),
                N_("It is getting worse."),
                N_("Lying down does not ease it."),
                N_("It is worse when you cough or strain."),
                N_("It stops you sleeping."),
            ),
            condition="spinal metastasis",
        ),
        Clause(id="S13a", text=N_("You lost weight without trying."), condition="cancer, infection"),
        Clause(id="S13b", text=N_("You have felt very unwell since this began."), condition="cancer, infection"),
        Clause(id="S13c", text=N_("You are tired."), kind="state"),
        Clause(
            id="S14",
            text=N_("The pain is constant, gets worse week by week, and no position eases it."),
            condition="cancer, infection",
        ),
    ),
)

INFECTION = Block(
    id="infection",
    title=N_("Fever and infection"),
    lead=N_("An infection in the spine is rare and needs help early."),
    part="danger",
    questions=(
        Clause(id="S15a", text=N_("Fever of 38 °C or more, or shaking shivers."), condition="spinal infection"),
        Clause(
            id="S15c",
            follows="S15a",
            text=N_("You are confused, breathe fast, or cannot keep fluids down."),
            condition="sepsis",
        ),
        Clause(
            id="S15b",
            text=N_("New drenching night sweats that are not menopause."),
            condition="spinal infection",
        ),
        Clause(
            id="S15d",
            text=N_("Any of these:"),
            examples=(
                N_("A stiff neck with fever."),
                N_("Light hurts your eyes, and you feel ill."),
                N_("A rash that does not fade when you press on it."),
            ),
            condition="meningitis",
        ),
        Clause(
            id="S16",
            text=N_("One of these fits you:"),
            examples=(
                N_("You inject drugs."),
                N_("In the last 3 months: a bad infection, an operation, or a needle in your spine."),
                N_("You are on dialysis."),
                N_("You have tuberculosis."),
                N_("You have an illness, or take a medicine, that makes it hard to fight germs."),
            ),
            condition="infection risk",
        ),
        Clause(
            id="newpain6w",
            follows="S16",
            text=N_("Your pain is new or changed in the last 6 weeks, and nobody has explained it."),
            condition="infection risk",
        ),
    ),
)

CHEST_AND_BELLY = Block(
    id="chest-and-belly",
    title=N_("Chest, belly and calf"),
    lead=N_("Pain in the back can come from the heart, a blood vessel or a kidney."),
    part="danger",
    questions=(
        Clause(
            id="S17a",
            text=N_("Very bad pain came on suddenly in your back, chest, side or belly."),
            condition="aorta",
        ),
        Clause(id="faint", follows="S17a", text=N_("You fainted or nearly did."), condition="aorta"),
        Clause(id="cold_sweat", follows="S17a", text=N_("You went cold, clammy or grey."), condition="aorta"),
        Clause(id="pulsing", follows="S17a", text=N_("You feel a pulsing lump."), condition="aorta"),
        Clause(
            id="aneurysm",
            follows="S17a",
            text=N_("You or close family were told of an aneurysm (a bulge in the main blood vessel)."),
            condition="aorta",
        ),
        Clause(
            id="tearing",
            follows="S17a",
            text=N_("It feels like tearing, or sits between the shoulder blades."),
            condition="aorta",
        ),
        Clause(id="belly", follows="S17a", text=N_("It is in the belly."), condition="aorta"),
        Clause(
            id="S17h",
            follows="S17a",
            text=N_("It came while lifting, bending or twisting, and moving changes it."),
            condition="strain",
            kind="explains",
        ),
        Clause(
            id="S18a",
            text=N_("Any of these:"),
            examples=(
                N_("New or unusual chest pain or pressure."),
                N_("You are newly short of breath."),
                N_("Jaw or arm pain that comes with sweating, sickness or effort."),
            ),
            condition="heart, lung, aorta",
        ),
        Clause(
            id="H2a",
            text=N_(
                "Happening now, or new in the last week: chest pressure, fainting, breathless at rest, "
                "or a racing or uneven heartbeat with feeling ill."
            ),
            condition="heart",
        ),
        Clause(
            id="S19",
            text=N_(
                "Pain in waves from your side to your groin, blood in your pee, or burning when you pee with fever."
            ),
            condition="kidney",
        ),
        Clause(id="S22", text=N_("One calf is hot, swollen and sore."), condition="clot"),
    ),
)

HEAD_AND_NECK = Block(
    id="head-and-neck",
    title=N_("Head, face and eyes"),
    lead=N_("Some of these need help at once, so please read them all."),
    part="danger",
    questions=(
        Clause(
            id="S20",
            text=N_("Any of these, suddenly:"),
            examples=(
                N_("A very bad headache or neck pain unlike any before."),
                N_("Double vision, slurred speech, trouble swallowing, a numb face, or collapse."),
                N_("One side of the face or one arm weak."),
                N_("One eyelid drooping."),
                N_("Very unsteady."),
            ),
            condition="neck artery, stroke",
        ),
        Clause(id="red_eye", text=N_("A red, painful eye that hates light."), condition="inflammation of the eye"),
        Clause(
            id="S18b",
            text=N_("Pain from the neck down one arm that changes when you move your neck."),
            condition="neck nerve",
            kind="state",
        ),
    ),
)

DANGER_BLOCKS = (LEGS_AND_BLADDER, ACCIDENTS, ILLNESS, INFECTION, CHEST_AND_BELLY, HEAD_AND_NECK)
