"""What the filmed figure looks like: skin, hair, clothes, build. No two seeds alike, the same seed the same look."""

from random import Random
from typing import Literal

from limber.plain import value

Colour = tuple[float, float, float]
"""Red, green, blue as screens have them, 0..1."""

SKIN, HEAD, HAIR, TOP, BOTTOM, SHOE, SOLE = range(7)
MATERIALS = 7

HairStyle = Literal["crop", "short", "bun", "bob", "bald"]

_SKINS: tuple[Colour, ...] = (
    (0.96, 0.80, 0.69), (0.91, 0.72, 0.58), (0.80, 0.60, 0.46), (0.68, 0.48, 0.35), (0.52, 0.35, 0.25),
    (0.38, 0.25, 0.18),
)  # fmt: skip
_HAIRS: tuple[Colour, ...] = (
    (0.10, 0.08, 0.07), (0.20, 0.13, 0.09), (0.36, 0.23, 0.13), (0.60, 0.44, 0.24), (0.45, 0.18, 0.09),
    (0.66, 0.65, 0.63),
)  # fmt: skip
# Tops and bottoms that stand off each other, off skin and off most rooms.
_OUTFITS: tuple[tuple[Colour, Colour], ...] = (
    ((0.20, 0.42, 0.62), (0.16, 0.17, 0.21)),
    ((0.72, 0.24, 0.24), (0.20, 0.23, 0.33)),
    ((0.90, 0.90, 0.87), (0.24, 0.29, 0.40)),
    ((0.16, 0.44, 0.39), (0.33, 0.33, 0.36)),
    ((0.88, 0.66, 0.24), (0.22, 0.24, 0.27)),
    ((0.35, 0.25, 0.48), (0.13, 0.13, 0.15)),
    ((0.24, 0.26, 0.29), (0.45, 0.50, 0.58)),
    ((0.84, 0.48, 0.44), (0.25, 0.30, 0.28)),
)
_SHOES: tuple[Colour, ...] = ((0.90, 0.90, 0.90), (0.25, 0.26, 0.30), (0.60, 0.20, 0.20), (0.25, 0.40, 0.55))


@value
class Look:
    """One look. `barefoot`: no shoes; `sleeve`, `leg`: how far the cloth reaches; `girth`, `belly`, `bust`, `hips`:
    build against the drawn figure (factors; belly and bust in metres)."""

    skin: Colour
    hair: Colour
    top: Colour
    bottom: Colour
    shoe: Colour
    style: HairStyle
    beard: bool
    barefoot: bool
    stripes: bool
    sleeve: Literal["short", "long"]
    leg: Literal["long", "short"]
    loose: bool
    girth: float
    belly_m: float
    bust_m: float
    hips: float
    shoulders: float


def look(seed: int) -> Look:
    """The look with this number."""
    random = Random(f"look {seed}")
    skin = random.choice(_SKINS)
    dark = sum(skin) < 1.6
    top, bottom = random.choice(_OUTFITS)
    woman = random.random() < 0.5
    style: HairStyle = random.choice(("bun", "bob", "short")) if woman else random.choice(("crop", "short", "bald"))
    return Look(
        skin=skin,
        hair=random.choice(_HAIRS[:2] if dark else _HAIRS),
        top=top,
        bottom=bottom,
        shoe=random.choice(_SHOES),
        style=style,
        beard=not woman and random.random() < 0.35,
        barefoot=random.random() < 0.5,
        stripes=random.random() < 0.25,
        sleeve="long" if random.random() < 0.25 else "short",
        leg="short" if random.random() < 0.2 else "long",
        loose=random.random() < 0.5,
        girth=random.uniform(0.94, 1.14),
        belly_m=min(0.025, max(0.0, random.gauss(0.005, 0.015))),
        bust_m=0.022 if woman else 0.0,
        hips=random.uniform(1.02, 1.10) if woman else random.uniform(0.94, 1.02),
        shoulders=random.uniform(0.92, 0.98) if woman else random.uniform(1.0, 1.06),
    )
