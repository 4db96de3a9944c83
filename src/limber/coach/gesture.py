"""Both wrists above the head for a second: pause, or go on, without crawling to the keyboard.

"Above" is along the trunk, so that it is the same movement standing and lying.
"""

from collections.abc import Mapping
from operator import itemgetter

from limber.body.geometry import Vector, dot, subtract, unit

HELD_S = 1.0
CLEAR_OF_HEAD = 0.15
"""How far beyond the nose the wrists have to be, in torso lengths: nobody scratches his head that high."""


def wrists_above_head(places: Mapping[str, Vector]) -> bool:
    """Whether both wrists are beyond the nose, seen along the trunk. False where something is missing.

    `places` as in `body.Observation`.
    """
    try:
        right, left, hip_r, hip_l, nose, *wrists = _needed(places)
    except KeyError:
        return False
    shoulders = ((right[0] + left[0]) / 2, (right[1] + left[1]) / 2, (right[2] + left[2]) / 2)
    hips = ((hip_r[0] + hip_l[0]) / 2, (hip_r[1] + hip_l[1]) / 2, (hip_r[2] + hip_l[2]) / 2)
    trunk = unit(subtract(shoulders, hips))
    over = dot(subtract(nose, shoulders), trunk) + CLEAR_OF_HEAD
    right_out, left_out = (dot(subtract(wrist, shoulders), trunk) for wrist in wrists)
    return right_out > over and left_out > over


_needed = itemgetter("shoulder_r", "shoulder_l", "hip_r", "hip_l", "nose", "wrist_r", "wrist_l")
