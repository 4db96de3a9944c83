"""What the camera saw, as evidence for or against growing an exercise. It holds back; alone it moves nothing on.

Against: half repetitions, a range clearly below the person's own usual, the same thing to improve in most repetitions,
a tempo much quicker than meant. A small range that is usual for the person is none of these. For: nothing of it, with
full and calm repetitions; that is said beside a step that was earned without it. What the camera could not judge, or
saw only in part, counts for nothing, and an exercise that no camera can judge has nothing of it.
"""

from collections.abc import Sequence
from statistics import median

from limber.programme.rules.model import PlanRule
from limber.session.history import ExerciseDone, Seen, SessionSummary
from limber.words import N_

UNCLEAN_SHARE = 0.5
SHORT_OF_USUAL, FULL_OF_USUAL = 0.75, 0.9
HURRIED, CALM = 0.5, 0.65
"""Of the time that is meant. Virtual people who keep to it are timed at 0.72 to 1.14."""
USUAL_FROM_TIMES, USUAL_TIMES = 2, 5
"""What is usual is known from so many earlier times, and is the middle of so many."""
CLEAN_SHARE = 0.2

CAMERA = PlanRule(
    id="CAMERA-2",
    sentence=N_("%(name)s stays as it is: %(seen)s. When it is calm and clean, it grows."),
    rule_class="soft",
)
FAULTS = N_("half of the time, the camera saw what could go better")
HALVES = N_("the camera saw that half of the movements stayed small")
SHORT = N_("the camera saw smaller movements than is usual for you")
FAST = N_("the camera saw it done much faster than it is meant")
SUPPORT = N_("The camera saw full and calm movements, too.")

Times = Sequence[tuple[SessionSummary, ExerciseDone]]


def against(times: Times) -> str | None:
    """What speaks against more of an exercise, after the last time that it was done; None when nothing does."""
    seen = _last(times)
    if seen is None:
        return None
    if seen.half_reps >= UNCLEAN_SHARE * (seen.judged_reps + seen.half_reps):
        return HALVES
    if seen.faulty_reps >= UNCLEAN_SHARE * (seen.judged_reps + seen.half_reps):
        return FAULTS
    share = of_usual(times)
    if share is not None and share < SHORT_OF_USUAL:
        return SHORT
    return FAST if seen.tempo is not None and seen.tempo < HURRIED else None


def supports(times: Times) -> bool:
    """Whether the camera saw, the last time, what a step is earned by: most of it clean, as far as usual, calm."""
    seen, share = _last(times), of_usual(times)
    if seen is None or against(times) is not None:
        return False
    clean = seen.faulty_reps + seen.half_reps <= CLEAN_SHARE * (seen.judged_reps + seen.half_reps)
    return clean and (share is None or share >= FULL_OF_USUAL) and (seen.tempo is None or seen.tempo >= CALM)


def of_usual(times: Times) -> float | None:
    """How far the movement went the last time, as a share of this person's usual; None while that is not known."""
    seen = _last(times)
    before = [d.seen.range_0_1 for _, d in times[:-1] if d.seen is not None and d.seen.sure == "sure"]
    known = [range_0_1 for range_0_1 in before if range_0_1][-USUAL_TIMES:]
    if seen is None or seen.range_0_1 is None or len(known) < USUAL_FROM_TIMES:
        return None
    return seen.range_0_1 / median(known)


def _last(times: Times) -> Seen | None:
    """What was seen the last time, where it is sure enough to say anything."""
    seen = times[-1][1].seen
    return seen if seen is not None and seen.sure == "sure" else None
