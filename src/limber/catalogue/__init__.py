"""The catalogue: exercises as data (front door: `load`). It knows nothing about people.

>>> load()["bridge"].data.difficulty
2
"""

from limber.catalogue.evidence import FAMILIES, GRADES, Evidence, EvidenceFamily, Grade
from limber.catalogue.load import Catalogue, keep_own_at, load, load_folder, ours, own_folders, withdraw
from limber.catalogue.model import Exercise, ExerciseData, ExerciseId, ExerciseText
from limber.catalogue.sources import Source, sources
from limber.catalogue.tags import TAGS, Tag

__all__ = [
    "FAMILIES",
    "GRADES",
    "TAGS",
    "Catalogue",
    "Evidence",
    "EvidenceFamily",
    "Exercise",
    "ExerciseData",
    "ExerciseId",
    "ExerciseText",
    "Grade",
    "Source",
    "Tag",
    "keep_own_at",
    "load",
    "load_folder",
    "ours",
    "own_folders",
    "sources",
    "withdraw",
]
