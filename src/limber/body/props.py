"""Floor, wall, chair and other things that a movement uses, as surfaces that can be touched.

All stand parallel to the axes: X is where the person faces at heading 0, Y is up, Z the person's right.
The floor is the plane y = 0. A surface's name is what an author writes in a contact.
"""

from typing import Annotated, Literal

from limber.body.geometry import Vector
from limber.plain import Range, value

PropKind = Literal[
    "mat", "wall", "chair", "counter", "table", "bed", "step", "doorway",
    "pillow", "towel", "cushion", "bolster", "strap", "band", "ball", "weight", "bike", "water",
]  # fmt: skip
Place = Literal["behind", "front", "right", "left"]
SurfaceName = str

_HEIGHT_M = {"chair": 0.45, "counter": 0.90, "table": 0.74, "bed": 0.50, "step": 0.16, "pillow": 0.09, "towel": 0.03,
             "cushion": 0.08, "bolster": 0.15, "water": 1.10}  # fmt: skip
_SIZE_M = {"chair": (0.46, 0.46), "counter": (0.60, 1.60), "table": (0.70, 1.20), "bed": (2.00, 1.40),
           "step": (0.35, 0.60), "pillow": (0.32, 0.48), "towel": (0.25, 0.35), "cushion": (0.35, 0.40),
           "bolster": (0.25, 0.60), "mat": (1.85, 0.65), "water": (4.00, 2.00)}  # fmt: skip
CHAIR_BACK_TOP_M = 0.86


@value
class Prop:
    """A thing that is used.

    `place`: for a wall, at which side of the person it stands; `x_m`, `z_m`: the middle of the thing (for
    a wall: where its face is); `height_m`: the top of seat, counter, step, pillow; missing = the usual one.
    `facing`: `back` turns a chair round (its back in front of the person).
    `between`: a strap or band runs between these points of the body; a ball or weight is held at the first.
    `anchor_m`: where the far end of a band is tied in the world (door handle, rail).
    """

    kind: PropKind
    place: Place | None = None
    x_m: float | None = None
    z_m: float | None = None
    height_m: Annotated[float, Range(0.0, 2.2)] | None = None
    length_m: Annotated[float, Range(0.05, 4.0)] | None = None
    width_m: Annotated[float, Range(0.05, 4.0)] | None = None
    facing: Literal["front", "back"] = "front"
    between: tuple[str, ...] = ()
    anchor_m: Vector | None = None

    @property
    def top_m(self) -> float:
        """Height of what is touched: seat, counter top, step."""
        return _HEIGHT_M.get(self.kind, 0.0) if self.height_m is None else self.height_m

    @property
    def size_m(self) -> tuple[float, float]:
        """Extent along X and Z."""
        length, width = _SIZE_M.get(self.kind, (0.0, 0.0))
        return (self.length_m or length, self.width_m or width)

    @property
    def middle_m(self) -> Vector:
        return (self.x_m or 0.0, 0.0, self.z_m or 0.0)


@value
class Surface:
    """A plane that carries: n . p = offset. `within`: (low, high) corners of the part that is really there."""

    name: SurfaceName
    axis: int
    sign: float
    offset_m: float
    within_m: tuple[Vector, Vector] | None = None

    @property
    def normal(self) -> Vector:
        n = [0.0, 0.0, 0.0]
        n[self.axis] = self.sign
        return (n[0], n[1], n[2])

    def height_m(self, p: Vector) -> float:
        """How far a point stands off the surface; negative inside."""
        return self.sign * p[self.axis] - self.offset_m

    def covers(self, p: Vector) -> bool:
        """Whether the surface is there, above or below this point."""
        if self.within_m is None:
            return True
        low, high = self.within_m
        return all(low[i] <= p[i] <= high[i] for i in range(3))


_FLOOR = Surface(name="floor", axis=1, sign=1.0, offset_m=0.0)
_WALLS: dict[Place, tuple[int, float]] = {"behind": (0, 1.0), "front": (0, -1.0), "right": (2, -1.0), "left": (2, 1.0)}


def _wall(prop: Prop) -> Surface:
    axis, sign = _WALLS[prop.place or "behind"]
    face = prop.middle_m[axis]
    return Surface(name="wall", axis=axis, sign=sign, offset_m=sign * face)


def _top(prop: Prop, name: SurfaceName, depth_m: float) -> Surface:
    (x, _, z), (long, wide), top = prop.middle_m, prop.size_m, prop.top_m
    within = ((x - long / 2, top - depth_m, z - wide / 2), (x + long / 2, 9.0, z + wide / 2))
    return Surface(name=name, axis=1, sign=1.0, offset_m=top, within_m=within)


def _chair(prop: Prop) -> tuple[Surface, ...]:
    (x, _, z), (long, wide) = prop.middle_m, prop.size_m
    sign = 1.0 if prop.facing == "front" else -1.0
    face = x - sign * long / 2
    reach = sorted((face - sign * 0.10, face + sign * long))
    low, high = (reach[0], prop.top_m + 0.10, z - wide / 2), (reach[1], CHAIR_BACK_TOP_M, z + wide / 2)
    back = Surface(name="chair_back", axis=0, sign=sign, offset_m=sign * face, within_m=(low, high))
    rail_low, rail_high = (face - 0.12, CHAIR_BACK_TOP_M, z - wide / 2), (face + 0.12, 9.0, z + wide / 2)
    rail = Surface(name="chair_top", axis=1, sign=1.0, offset_m=CHAIR_BACK_TOP_M, within_m=(rail_low, rail_high))
    return (_top(prop, "seat", 0.12), back, rail)


def surfaces(props: tuple[Prop, ...]) -> dict[SurfaceName, Surface]:
    """Everything that can be touched, by the name that contacts use.

    `floor` is always there; a wall is `wall`, a chair gives `seat`, `chair_back` and `chair_top`; counter,
    table, bed, step, pillow, towel, cushion and bolster give their top under their own name.
    """
    found = {"floor": _FLOOR}
    for prop in props:
        if prop.kind == "wall":
            made: tuple[Surface, ...] = (_wall(prop),)
        elif prop.kind == "chair":
            made = _chair(prop)
        elif prop.kind in ("water", "mat") or prop.kind not in _HEIGHT_M:
            made = ()
        else:
            made = (_top(prop, prop.kind, 0.20),)
        found.update({s.name: s for s in made})
    return found


def solid(found: dict[SurfaceName, Surface]) -> tuple[Surface, ...]:
    """The surfaces that nothing may enter; soft things (pillow, cushion, towel) give way."""
    return tuple(s for n, s in found.items() if n in ("floor", "wall", "seat", "chair_back", "bed", "step"))
