"""What eases, what worsens, what is possible: the questions whose answers choose and change exercises."""

from limber.safety.questions import Block, Choice, Clause, Option
from limber.words import N_


def _tick(clause_id: str, text: str, follows: str | None = None) -> Clause:
    return Clause(id=clause_id, text=text, follows=follows, kind="movement")


DIRECTIONS = Block(
    id="directions",
    title=N_("What eases it, what makes it worse"),
    lead=N_("Tick all that you have noticed. There is no wrong answer."),
    part="movement",
    questions=(
        _tick("bending_worse", N_("Bending forward makes it worse.")),
        _tick("bending_eases", N_("Bending forward eases it.")),
        _tick("sitting_worse", N_("Sitting makes it worse.")),
        _tick("sitting_eases", N_("Sitting down eases it.")),
        _tick("arching_worse", N_("Arching back makes it worse.")),
        _tick("arching_eases", N_("Arching back eases it.")),
        _tick("walking_worse", N_("Standing or walking makes it worse.")),
        _tick("walking_eases", N_("Standing or walking eases it.")),
        _tick("twisting_worse", N_("Twisting makes it worse.")),
        _tick("leg_worse", N_("It shoots to the leg when you cough or sneeze, or the leg is worse than the back.")),
    ),
)

GETTING_ABOUT = Block(
    id="getting-about",
    title=N_("Getting about"),
    lead=N_("Tick what you cannot do, or are not sure about. Every plan has a way round it."),
    part="movement",
    questions=(
        _tick("floor_hard", N_("You cannot get down to the floor and up again, or are not sure.")),
        Choice(
            id="firm_bed",
            follows="floor_hard",
            text=N_("Is there a firm bed that you could use?"),
            options=(
                Option(id="yes", text=N_("Yes")),
                Option(id="no", text=N_("No")),
                Option(id="unknown", text=N_("Not sure")),
            ),
        ),
        _tick("stand_hard", N_("You cannot stand, or are not sure.")),
        _tick("walk_5min_hard", N_("You cannot walk for 5 minutes, or are not sure.")),
        _tick("walk_10min_hard", N_("You cannot walk for 10 minutes, or are not sure.")),
        _tick("rise_5_hard", N_("You cannot rise from a chair 5 times without using your hands, or are not sure.")),
        _tick("knees_hard", N_("You cannot lift your knees when you sit, or are not sure.")),
        _tick("dizzy_lying", N_("You get dizzy when you lie down or turn in bed.")),
        _tick("dizzy_upright", N_("You get dizzy when you stand up.")),
        _tick("unsteady", N_("You are unsteady on your feet, or had a fall in the last year.")),
    ),
)

BODY = Block(
    id="body",
    title=N_("Other things to respect"),
    lead=N_("Limber changes or leaves out exercises for each of these."),
    part="movement",
    questions=(
        _tick("neck_pain", N_("Neck pain")),
        _tick("shoulder_pain", N_("Shoulder pain")),
        _tick("wrist_pain", N_("Wrist pain")),
        _tick("hip_pain", N_("Hip pain")),
        _tick("knee_pain", N_("Knee pain")),
        _tick("kneeling_pain", N_("Kneeling hurts")),
        _tick("ankle_foot_pain", N_("Ankle or foot pain")),
        _tick("hypermobility", N_("Very bendy joints")),
        _tick("hernia_diastasis", N_("A hernia, or a gap between the tummy muscles")),
        _tick("pelvic_floor_heavy", N_("Leaking, or a feeling of heaviness in the pelvic floor")),
        _tick("reflux", N_("Heartburn or acid that comes up when you lie or bend")),
        _tick("glaucoma", N_("Glaucoma, or an eye operation in the last 12 weeks")),
        _tick("open_wound", N_("An open wound")),
        _tick("fits", N_("A fit (seizure) in the last year")),
        _tick("cannot_swim", N_("You cannot swim")),
    ),
)

MOVEMENT_BLOCKS = (DIRECTIONS, GETTING_ABOUT, BODY)
