"""The room `lab`: virtual people who perform the catalogue's movements before a virtual camera, with the truth.

Nothing of it may be known to the rooms that watch people: a coach tested with its own thresholds proves nothing.
"""

from limber.lab.noise import PERFECT, Sight
from limber.lab.people import Person, virtual_person
from limber.lab.performing import Manner, move_about, perform
from limber.lab.sets import comes_with_range
from limber.lab.takes import Rate, Take
from limber.lab.truth import Truth

__all__ = [
    "PERFECT",
    "Manner",
    "Person",
    "Rate",
    "Sight",
    "Take",
    "Truth",
    "comes_with_range",
    "move_about",
    "perform",
    "virtual_person",
]
