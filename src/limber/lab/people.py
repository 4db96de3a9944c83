"""Virtual people: how somebody is built and how somebody moves. No two alike, the same seed the same person.

Proportions vary as much as adults do (coefficient of variation of segment lengths about 4 %: Drillis and Contini 1966;
stature of 1.50 to 1.95 m). How far and how fast somebody moves is chosen, not measured: from much less than the drawn
movement (in pain, stiff) to a little more.
"""

from random import Random

from limber.body.skeleton import SEGMENTS, STATURE_M
from limber.plain import value


@value
class Person:
    """One virtual person. Factors are against the drawn figure (1 = as drawn).

    trunk, arms, legs : lengths, on top of stature. shoulders, hips : widths. girth : thickness of the body.
    own_range : how far this person goes on the way of a repetition. tempo : seconds against the drawn ones.
    unsteady : how much repetitions differ from each other (a share).
    """

    seed: int
    stature_m: float
    trunk: float
    arms: float
    legs: float
    shoulders: float
    hips: float
    girth: float
    own_range: float
    tempo: float
    unsteady: float


def virtual_person(seed: int) -> Person:
    """The person with this number."""
    random = Random(f"person {seed}")

    def about_one(spread: float) -> float:
        return min(1.0 + 2.5 * spread, max(1.0 - 2.5 * spread, random.gauss(1.0, spread)))

    return Person(
        seed=seed,
        stature_m=min(1.95, max(1.50, random.gauss(1.70, 0.09))),
        trunk=about_one(0.035),
        arms=about_one(0.035),
        legs=about_one(0.035),
        shoulders=about_one(0.06),
        hips=about_one(0.08),
        girth=min(1.5, max(0.85, random.gauss(1.08, 0.15))),
        own_range=random.uniform(0.45, 1.1),
        tempo=random.uniform(0.75, 1.6),
        unsteady=random.uniform(0.02, 0.08),
    )


_PARTS = {"upper_arm": "shoulders", "thigh": "hips", "forearm": "arms", "hand": "arms", "shank": "legs", "foot": "legs"}


def lengths(person: Person) -> tuple[float, ...]:
    """How much longer each segment's way to its joint is than the drawn one, in the order of `SEGMENTS`."""
    size = person.stature_m / STATURE_M
    found = []
    for segment in SEGMENTS:
        part = _PARTS.get(segment.name.removesuffix("_r").removesuffix("_l"))
        if part is None:
            midline = not segment.name.endswith(("_r", "_l"))
            factor = person.trunk if midline or segment.name.startswith("girdle") else 1.0
        else:
            factor = {"shoulders": person.shoulders, "hips": person.hips, "arms": person.arms, "legs": person.legs}[
                part
            ]
        found.append(size * factor)
    return tuple(found)
