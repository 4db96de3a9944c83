"""The two fixed lists: what C2 leaves over, and the gentle list for pain of 7 and more.

Only ids stand here; the programme takes from each line the first exercise that the person's tags allow.
"""

from typing import Literal

from limber.plain import value
from limber.words import N_

SlotId = Literal["breathe", "rest", "pelvis", "turn", "move", "go"]


@value
class ListSlot:
    """One line of a list: one exercise of it is taken, the first that fits."""

    id: SlotId
    name: str
    choices: tuple[str, ...]
    note: str = ""


BREATHE = ListSlot(id="breathe", name=N_("Breathe"), choices=("diaphragmatic-breathing",), note=N_("in any position"))
REST = ListSlot(
    id="rest",
    name=N_("Rest"),
    choices=("crook-lying-rest",),
    note=N_("or lie on your side, or lean on a table"),
)

GENTLE_LIST: tuple[ListSlot, ...] = (
    BREATHE,
    REST,
    ListSlot(id="pelvis", name=N_("Pelvis"), choices=("pelvic-tilt", "seated-pelvic-tilt")),
    ListSlot(id="turn", name=N_("Turn, small"), choices=("lower-trunk-rotation", "open-book", "seated-twist-chair")),
    ListSlot(id="move", name=N_("Move, small"), choices=("cat-cow", "seated-cat-cow")),
    ListSlot(
        id="go",
        name=N_("Go"),
        choices=("walking", "standing-march", "seated-march", "seated-arm-swing"),
        note=N_("2 to 5 minutes"),
    ),
)

USUAL_WALKING = ListSlot(id="go", name=N_("Walk as usual"), choices=("walking",))


def short_list(*, usual_walking: bool) -> tuple[ListSlot, ...]:
    """What is left under C2: breathing, rest positions and, unless the heart or lungs are the reason, walking."""
    return (BREATHE, REST, USUAL_WALKING) if usual_walking else (BREATHE, REST)
