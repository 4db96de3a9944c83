"""How sure research is of each kind of exercise: a family, its grade, and where that comes from.

Single exercises are hardly ever studied alone, so an exercise names the family (``evidence`` in its file) whose trials
speak for it. A grade is never better than what its sources say about themselves; of two, the lower one is taken. A
grade that only sources known at second hand would carry is not given: the family is `not-rated` or `practice` then.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from limber.plain import value
from limber.words import N_

Grade = Literal["high", "moderate", "low", "very-low", "not-rated", "practice"]
EvidenceFamily = Literal[
    "strength", "trunk-control", "endurance", "water", "stretching", "mobility", "eased-direction", "nerve-gliding",
    "breathing", "active-breaks", "balance", "practice",
]  # fmt: skip


@value
class Evidence:
    """What is known about one kind of exercise. `sources`: keys of ``sources.toml``; `says`: a marked English text."""

    grade: Grade
    says: str
    sources: tuple[str, ...]


@value
class GradeWords:
    """What a grade is called, and what it means, in plain words (English texts, marked)."""

    name: str
    meaning: str


GRADES: Mapping[Grade, GradeWords] = MappingProxyType(
    {
        "high": GradeWords(
            name=N_("High certainty"), meaning=N_("Many good trials agree. New ones will hardly change the picture.")
        ),
        "moderate": GradeWords(
            name=N_("Moderate certainty"), meaning=N_("Good trials agree. New ones may change the picture a little.")
        ),
        "low": GradeWords(
            name=N_("Low certainty"),
            meaning=N_("There are trials, but they have weak points or do not agree. New ones may change the picture."),
        ),
        "very-low": GradeWords(
            name=N_("Very low certainty"), meaning=N_("The trials are few or weak. The effect is not certain.")
        ),
        "not-rated": GradeWords(
            name=N_("Not rated"), meaning=N_("There is research, but we know of no rating of how sure it is.")
        ),
        "practice": GradeWords(
            name=N_("From practice"), meaning=N_("Physiotherapists use it. We know of no trial of it in back pain.")
        ),
    }
)

FAMILIES: Mapping[EvidenceFamily, Evidence] = MappingProxyType(
    {
        "strength": Evidence(
            grade="low",
            says=N_(
                "In back pain that lasts, strength exercise eased pain and helped daily life more than no treatment."
            ),
            sources=("OWE20", "FER22", "GEO21"),
        ),
        "trunk-control": Evidence(
            grade="low",
            says=N_("In back pain that lasts, exercise for a steady trunk eased pain more than no treatment."),
            sources=("OWE20", "FER22", "GEO21"),
        ),
        "endurance": Evidence(
            grade="low",
            says=N_(
                "In back pain that lasts, walking and other endurance exercise eased pain more than no treatment. "
                "In one trial, walking with coaching kept back pain away for longer."
            ),
            sources=("OWE20", "GEO21", "POC24"),
        ),
        "water": Evidence(
            grade="very-low",
            says=N_("Classes of exercise in water eased back pain in trials. Swimming laps was not studied."),
            sources=("MA22", "PENG22"),
        ),
        "stretching": Evidence(
            grade="low",
            says=N_(
                "For pain, stretching alone was not clearly better than no treatment. "
                "In one review it helped daily life. So it stands beside other exercise."
            ),
            sources=("OWE20", "FER22", "HAY21N"),
        ),
        "mobility": Evidence(
            grade="not-rated",
            says=N_("A guideline says that exercise for mobility may be offered in back pain that lasts."),
            sources=("GEO21",),
        ),
        "eased-direction": Evidence(
            grade="low",
            says=N_("Moving in the direction that eases pain helped a little, for a short time, in some trials only."),
            sources=("ALM23", "LON04", "OWE20", "FER22"),
        ),
        "nerve-gliding": Evidence(
            grade="not-rated",
            says=N_("In seven small trials, gliding the nerve eased leg pain a little for a short time."),
            sources=("CHEN24",),
        ),
        "breathing": Evidence(
            grade="very-low",
            says=N_("Two reviews of trials found that breathing exercise may ease back pain."),
            sources=("BRE23", "BRE25"),
        ),
        "active-breaks": Evidence(
            grade="not-rated",
            says=N_("In one trial, fewer office workers who took active breaks got new back pain."),
            sources=("WAO21",),
        ),
        "balance": Evidence(
            grade="practice",
            says=N_("Balance exercise is advised for older people and for those with thin bones."),
            sources=("BRO22", "WHO20"),
        ),
        "practice": Evidence(
            grade="practice", says=N_("It comes from what physiotherapists do and teach."), sources=("CONV",)
        ),
    }
)
