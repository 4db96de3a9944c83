"""The terms of the objective and their weights: read once from ``objective.toml``, named in words here."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from limber.catalogue import ExerciseId
from limber.plain import read, value
from limber.programme.person_says import GoalKind
from limber.words import N_

SENTENCES: Mapping[str, str] = {
    "liked": N_("What you like"),
    "disliked": N_("What you do not like"),
    "family": N_("The kinds of movement that you like or not"),
    "enjoyed": N_("What you enjoyed lately"),
    "goal": N_("What serves your goals"),
    "own-swap": N_("What you changed to, or away from"),
    "suits": N_("What seemed to suit you, in pain after sessions"),
    "leaning": N_("The usual good choices for each part of a session"),
    "evidence": N_("Exercises that studies looked at"),
    "eases": N_("The direction that eases your back"),
    "direction": N_("The direction that a test found"),
    "fit": N_("Simple at first, hard enough later"),
    "stands-in": N_("Exercises in place of others that do not suit you"),
    "easier": N_("Easier ones after two ambers"),
    "next-step": N_("The next step of what went well"),
    "morning": N_("Deep bending soon after getting up"),
    "floor": N_("Getting down to the floor where that is hard"),
    "balance": N_("Balance"),
    "stand-up": N_("Standing up from a chair"),
    "one-leg": N_("One leg before feet in line"),
    "bone": N_("Exercises that are good for bones"),
    "area": N_("Exercises for where it hurts"),
    "inflammatory": N_("Movement and arching where the back may be inflamed"),
    "covered": N_("Parts of the body in each session"),
    "block-covered": N_("Parts of the body over two weeks"),
    "new": N_("New exercises to learn"),
    "distinct": N_("Few things, or many different ones"),
    "part-missing": N_("Parts of a session that stay empty"),
    "too-many": N_("More exercises than suit the week"),
    "short": N_("Minutes that are missing"),
    "strength-short": N_("Minutes of strength that are missing"),
    "filler": N_("Minutes filled up with one thing"),
    "set-lost": N_("Sets that are missing"),
    "view": N_("Turning the camera round"),
    "seed": N_("Chance, between equals"),
}
"""What each term is called for the person, in the order in which terms are shown."""


@value
class Weight:
    """One term: its weight, what one unit of it is, and why it weighs so much."""

    weight: float
    on: str
    reason: str


@value
class Weights:
    """The file ``objective.toml``."""

    terms: Mapping[str, Weight]
    leaning: Mapping[str, Mapping[ExerciseId, float]]
    goals: Mapping[GoalKind, tuple[ExerciseId, ...]]

    def __post_init__(self) -> None:
        if set(self.terms) != set(SENTENCES):
            raise ValueError("terms: expected exactly those that have a sentence")

    def of(self, term: str) -> float:
        """The weight of a term."""
        return self.terms[term].weight


@cache
def weights() -> Weights:
    """The weights that come with Limber."""
    text = files("limber.programme").joinpath("objective.toml").read_text("utf-8")
    return read(Weights, tomllib.loads(text), "objective.toml")
