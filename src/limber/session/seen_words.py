"""What the camera saw of an exercise, in calm sentences: the same ones at the end of a session, in the record and on
paper. Nothing in them judges a person, and a small range is no fault.
"""

from limber.session.history import ExerciseDone, Seen, SessionSummary
from limber.words import N_, Message, message

ALIKE, MORE, LESS = 0.1, 1.08, 0.92
"""The middle of a set strays by up to 8 in 100 from one time of the same person to the next (virtual people)."""

COUNTED = N_("The camera saw %(seen)s of %(done)s.")
HELD = N_("The camera saw you hold it for %(seconds)s seconds.")
NOTHING = N_("The camera was on and could not see enough to say anything.")
PARTLY = N_("It saw only a part, so this says little.")
BOTH_ALIKE = N_("Both sides went alike.")
RIGHT_MORE = N_("The right side went a little further.")
LEFT_MORE = N_("The left side went a little further.")
FURTHER = N_("You went a little further than last time.")
AS_FAR = N_("You went as far as last time.")
LESS_FAR = N_("You went a little less far than last time. Days differ.")


def seen_words(done: ExerciseDone, before: Seen | None = None) -> tuple[Message, ...]:
    """Sentences about one exercise of one session; none where no camera was on.

    Parameters
    ----------
    done
        The exercise with what was seen of it.
    before
        What was seen of it the last time before (`seen_before`); None when nothing was.
    """
    seen = done.seen
    if seen is None:
        return ()
    if seen.sure == "no":
        return (message(NOTHING),)
    found = []
    if seen.held_s >= 1:
        found.append(message(HELD, seconds=round(seen.held_s)))
    else:
        found.append(message(COUNTED, seen=seen.judged_reps, done=max(seen.judged_reps, done.reps)))
    if seen.sure == "partly":
        return (*found, message(PARTLY))
    return (*found, *_sides(seen), *_against_last_time(seen, before))


def seen_before(sessions: tuple[SessionSummary, ...], exercise_id: str) -> Seen | None:
    """What the camera last saw clearly of an exercise; None where it never did."""
    rows = (e.seen for s in reversed(sessions) for e in s.exercises if e.exercise_id == exercise_id)
    return next((seen for seen in rows if seen is not None and seen.sure == "sure"), None)


def _sides(seen: Seen) -> tuple[Message, ...]:
    right, left = seen.right_range_0_1, seen.left_range_0_1
    if not right or not left:
        return ()
    if abs(right - left) <= ALIKE * max(right, left):
        return (message(BOTH_ALIKE),)
    return (message(RIGHT_MORE if right > left else LEFT_MORE),)


def _against_last_time(seen: Seen, before: Seen | None) -> tuple[Message, ...]:
    if before is None or not before.range_0_1 or seen.range_0_1 is None:
        return ()
    share = seen.range_0_1 / before.range_0_1
    return (message(FURTHER if share > MORE else LESS_FAR if share < LESS else AS_FAR),)
