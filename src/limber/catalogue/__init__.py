"""The catalogue: exercises as data (front door: `load`). It knows nothing about people.

>>> load()["bridge"].data.difficulty
2
"""

from limber.catalogue.load import Catalogue, load, load_folder
from limber.catalogue.model import Exercise, ExerciseData, ExerciseId, ExerciseText
from limber.catalogue.sources import Source, sources
from limber.catalogue.tags import TAGS, Tag

__all__ = [
    "TAGS",
    "Catalogue",
    "Exercise",
    "ExerciseData",
    "ExerciseId",
    "ExerciseText",
    "Source",
    "Tag",
    "load",
    "load_folder",
    "sources",
]
