"""Trying out a direction (P-20): what is done, and what the answers before and after say."""

from typing import Annotated, Literal

from limber.catalogue import ExerciseId
from limber.plain import Range, value
from limber.programme.person_says import Direction

Place = Literal["back", "buttock", "thigh", "below-knee"]
"""How far down the pain reaches, from the spine outwards."""
_ORDER: tuple[Place, ...] = ("back", "buttock", "thigh", "below-knee")
Verdict = Literal["further-down", "eases", "no-change"]

LEAST_FALL_POINTS = 2
STAYS_MIN = 5
"""What eased has to be still so after so many minutes."""
STEPS: dict[Direction, tuple[tuple[ExerciseId, int, int], ...]] = {
    "arching": (("prone-on-elbows", 2, 30), ("prone-press-up", 10, 0)),
    "bending": (("single-knee-to-chest", 10, 0),),
}
"""Exercise, how often, seconds of each hold (0: a repetition)."""
STANDING_STEPS: tuple[tuple[ExerciseId, int, int], ...] = (("standing-back-extension", 10, 0),)


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
