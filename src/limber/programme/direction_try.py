"""Trying out a direction (P-20): what is done, and what the answers before and after say."""

from typing import Annotated, Literal

from limber.catalogue import ExerciseId
from limber.plain import Range, value
from limber.programme.person_says import Direction

Place = Literal["back", "buttock", "thigh", "below-knee"]
"""How far down the pain reaches, from the spine outwards."""
_ORDER: tuple[Place, ...] = ("back", "buttock", "thigh", "below-knee")
Step = tuple[ExerciseId, int, int]
"""Exercise, how often, seconds of each hold (0: a repetition)."""
Verdict = Literal["further-down", "eases", "no-change"]

LEAST_FALL_POINTS = 2
TEST_REPS = 10
STEPS: dict[Direction, tuple[Step, ...]] = {
    "arching": (("prone-on-elbows", 2, 30), ("prone-press-up", TEST_REPS, 0)),
    "bending": (("single-knee-to-chest", TEST_REPS, 0),),
}
"""What is done for each direction."""
STANDING_STEPS: tuple[Step, ...] = (("standing-back-extension", TEST_REPS, 0),)


@value
class Felt:
    """Pain at one moment of the test: how strong, and how far down it reaches."""

    pain_0_10: Annotated[int, Range(0, 10)]
    place: Place


def verdict(before: Felt, after: Felt) -> Verdict:
    """What a direction did. Pain that moves further down speaks against it, whatever its strength.

    It eases when pain draws back towards the spine, or falls by 2 points or more without moving.
    """
    moved = _ORDER.index(after.place) - _ORDER.index(before.place)
    if moved > 0:
        return "further-down"
    if moved < 0 or before.pain_0_10 - after.pain_0_10 >= LEAST_FALL_POINTS:
        return "eases"
    return "no-change"
