"""What a pose model makes of a body: landmarks that tremble, wander and are off, hide, drop out and change sides.

How much they tremble and wander is fitted to recordings of real people (`tools/fit_noise.py`: 13 windows of two
seconds in which the trunk kept still, full BlazePose model in video mode, medians over landmarks of a kind). A constant
error does not show in a recording: it is chosen so that joint angles are off by about 5 degrees (root mean square), as
studies find in side view (Cosoli 2026: 6.4 degrees at the knee), and depth by more. What the body hides is seen
at the visibilities of the same recordings, and drawn towards its twin on the other side, as the model does.
"""

from math import exp, sqrt
from random import Random

from limber.body.frame import LANDMARKS, ImageLandmark, WorldLandmark
from limber.lab.camera import Seen
from limber.plain import value

Five = tuple[float, float, float, float, float]

# kind: white part and slow part for image x, y and world x, y, z, in torso lengths; seen well, then badly.
_SEEN: dict[str, tuple[Five, Five]] = {
    "face": ((0.0014, 0.0013, 0.0015, 0.0012, 0.0014), (0.0092, 0.0080, 0.0060, 0.0077, 0.0083)),
    "shoulder": ((0.0010, 0.0013, 0.0003, 0.0008, 0.0012), (0.0094, 0.0081, 0.0022, 0.0047, 0.0063)),
    "elbow": ((0.0011, 0.0013, 0.0010, 0.0014, 0.0026), (0.0087, 0.0094, 0.0056, 0.0056, 0.0090)),
    "wrist": ((0.0009, 0.0016, 0.0014, 0.0016, 0.0056), (0.0072, 0.0092, 0.0053, 0.0056, 0.0107)),
    "hand": ((0.0009, 0.0017, 0.0017, 0.0015, 0.0064), (0.0065, 0.0096, 0.0063, 0.0058, 0.0125)),
    "hip": ((0.0009, 0.0012, 0.0001, 0.0002, 0.0002), (0.0090, 0.0082, 0.0007, 0.0010, 0.0008)),
    "knee": ((0.0011, 0.0014, 0.0006, 0.0008, 0.0009), (0.0082, 0.0099, 0.0031, 0.0043, 0.0050)),
    "ankle": ((0.0020, 0.0013, 0.0008, 0.0010, 0.0019), (0.0093, 0.0097, 0.0044, 0.0054, 0.0129)),
    "foot": ((0.0019, 0.0021, 0.0009, 0.0012, 0.0024), (0.0102, 0.0104, 0.0051, 0.0063, 0.0131)),
}
_HIDDEN: dict[str, tuple[Five, Five]] = {
    "elbow": ((0.0009, 0.0019, 0.0021, 0.0016, 0.0017), (0.0068, 0.0090, 0.0066, 0.0071, 0.0063)),
    "wrist": ((0.0012, 0.0018, 0.0029, 0.0019, 0.0044), (0.0127, 0.0136, 0.0082, 0.0096, 0.0188)),
    "hand": ((0.0011, 0.0016, 0.0030, 0.0020, 0.0049), (0.0109, 0.0116, 0.0090, 0.0102, 0.0192)),
    "knee": ((0.0010, 0.0014, 0.0006, 0.0007, 0.0014), (0.0077, 0.0103, 0.0032, 0.0044, 0.0060)),
    "ankle": ((0.0015, 0.0017, 0.0008, 0.0012, 0.0014), (0.0081, 0.0092, 0.0041, 0.0050, 0.0075)),
    "foot": ((0.0026, 0.0019, 0.0011, 0.0014, 0.0015), (0.0097, 0.0104, 0.0046, 0.0056, 0.0074)),
}
# Median visibility of near and of hidden landmarks in the same recordings.
_VISIBLE = {"face": 0.998, "shoulder": 0.999, "elbow": 0.975, "wrist": 0.965, "hand": 0.95, "hip": 0.999, "knee": 0.955,
            "ankle": 0.955, "foot": 0.96}  # fmt: skip
_BARELY = {"elbow": 0.45, "wrist": 0.55, "hand": 0.50, "knee": 0.22, "ankle": 0.40, "foot": 0.45}
_FORGOTTEN_S = 0.25
_EDGE_WHITE, _EDGE_SLOW = 0.0037, 0.008

_KINDS = {"shoulder": "shoulder", "elbow": "elbow", "wrist": "wrist", "pinky": "hand", "index": "hand", "thumb": "hand",
          "hip": "hip", "knee": "knee", "ankle": "ankle", "heel": "foot", "foot_index": "foot"}  # fmt: skip
_KIND = tuple(_KINDS.get(n.removeprefix("left_").removeprefix("right_"), "face") for n in LANDMARKS)
_TWIN = tuple(
    LANDMARKS.index(n.replace("left", "right") if "left" in n else n.replace("right", "left")) for n in LANDMARKS
)
_TABLE = 8191


@value
class Sight:
    """How well the model sees one person (chosen for each take).

    rough : trembling and wandering against the recordings (1 = as there). off : constant error in the picture, torso
    lengths; off_deep : in depth. depth : how much of the depth the model finds (1 = all). lost_0_1 : share of frames in
    which nobody is found; bursts_a_minute, flips_a_minute : gaps of up to half a second, and changes of left and right.
    """

    rough: float = 1.0
    off: float = 0.035
    off_deep: float = 0.05
    depth: float = 0.9
    lost_0_1: float = 0.0
    bursts_a_minute: float = 0.0
    flips_a_minute: float = 0.0


PERFECT = Sight(rough=0.0, off=0.0, off_deep=0.0, depth=1.0)
"""A model that makes no mistake; what the body hides stays hidden."""


def some_sight(random: Random) -> Sight:
    """A usual model, room and clothes: mostly good, sometimes poor."""
    poor = random.random() < 0.2
    return Sight(
        rough=random.uniform(1.0, 2.5),
        off=random.uniform(0.02, 0.045),
        off_deep=random.uniform(0.03, 0.08),
        depth=random.uniform(0.7, 1.0),
        lost_0_1=random.uniform(0.0, 0.05),
        bursts_a_minute=random.uniform(0.5, 3.0) if poor else random.uniform(0.0, 0.5),
        flips_a_minute=random.uniform(0.5, 2.0) if poor else 0.0,
    )


class Model:
    """One run of the pose model over one person; remembers its wandering. Same seed, same mistakes."""

    def __init__(self, sight: Sight, seed: str) -> None:
        self._random = random = Random(seed)
        self._sight = sight
        self._table = _gauss_table()
        self._at = random.randrange(_TABLE)
        self._wander = [[random.gauss(0, 1) for _ in range(5)] for _ in LANDMARKS]
        self._off = [self._constant(kind, random) for kind in _KIND]
        self._shown = [random.uniform(-0.5, 0.5) for _ in LANDMARKS]
        self._twin = random.uniform(0.0, 0.25)
        self._t_s: float | None = None
        self._lost_until_s = self._flipped_until_s = -1.0
        self._edge = [random.gauss(0, 1) for _ in range(4)]

    def _constant(self, kind: str, random: Random) -> tuple[float, float, float]:
        by = 0.4 if kind in ("hip", "shoulder") else 1.0
        off, deep = self._sight.off * by, self._sight.off_deep * by
        return (random.gauss(0, off), random.gauss(0, off), random.gauss(0, deep))

    def step(self, t_s: float) -> tuple[bool, bool]:
        """Go on to the next frame. Returns whether the person is found, and whether left and right are exchanged."""
        past_s = 1.0 if self._t_s is None else max(1e-3, t_s - self._t_s)
        self._t_s = t_s
        keep = exp(-past_s / _FORGOTTEN_S)
        fresh = sqrt(1.0 - keep * keep)
        table, at = self._table, self._at
        for row in self._wander:
            at = at + 5 if at + 10 < _TABLE else self._random.randrange(100)
            row[0] = row[0] * keep + fresh * table[at]
            row[1] = row[1] * keep + fresh * table[at + 1]
            row[2] = row[2] * keep + fresh * table[at + 2]
            row[3] = row[3] * keep + fresh * table[at + 3]
            row[4] = row[4] * keep + fresh * table[at + 4]
        self._at = at
        self._edge = [x * keep + fresh * self._random.gauss(0, 1) for x in self._edge]
        random, sight = self._random, self._sight
        if random.random() < sight.bursts_a_minute / 60 * past_s:
            self._lost_until_s = t_s + random.uniform(0.1, 0.5)
        if random.random() < sight.flips_a_minute / 60 * past_s:
            self._flipped_until_s = t_s + random.uniform(0.1, 0.6)
        found = t_s >= self._lost_until_s and random.random() >= sight.lost_0_1
        return found, t_s < self._flipped_until_s

    def landmarks(
        self, at: list[Seen], hidden: set[int], torso_m: float, torso_px: float, size_px: tuple[int, int], flipped: bool
    ) -> tuple[tuple[ImageLandmark, ...], tuple[WorldLandmark, ...]]:
        """The body as the model has it: image and world landmarks."""
        rough, depth = self._sight.rough, self._sight.depth
        width, height = size_px
        hx, hy, hz = ((getattr(at[23], a) + getattr(at[24], a)) / 2 for a in ("x_m", "y_m", "z_m"))
        long_px, long_m = torso_px * rough, torso_m * rough
        table, start = self._table, self._random.randrange(_TABLE - 5 * len(LANDMARKS))
        image: list[ImageLandmark] = []
        world: list[WorldLandmark] = []
        for n, kind in enumerate(_KIND):
            px, py, x, y, z = at[n]
            visible = _VISIBLE[kind]
            white, slow = _SEEN[kind]
            if n in hidden:
                white, slow = _HIDDEN[kind]
                part, twin = self._twin if rough else 0.0, at[_TWIN[n]]
                px, py = px + (twin.x_px - px) * part, py + (twin.y_px - py) * part
                x, y, z = x + (twin.x_m - x) * part, y + (twin.y_m - y) * part, z + (twin.z_m - z) * part * 0.5
                visible = _BARELY[kind]
            w = self._wander[n]
            ox, oy, oz = self._off[n]
            k = start + 5 * n
            px += (table[k] * white[0] + w[0] * slow[0]) * long_px + ox * torso_px
            py += (table[k + 1] * white[1] + w[1] * slow[1]) * long_px + oy * torso_px
            x += (table[k + 2] * white[2] + w[2] * slow[2]) * long_m + ox * torso_m - hx
            y += (table[k + 3] * white[3] + w[3] * slow[3]) * long_m + oy * torso_m - hy
            z = (z - hz) * depth + (table[k + 4] * white[4] + w[4] * slow[4]) * long_m + oz * torso_m
            spread = 0.25 if n in hidden else 0.02
            visible += spread * (self._shown[n] + 0.3 * w[0])
            image.append((px / width, py / height, z / torso_m * 0.3, min(0.9999, max(0.01, visible))))
            world.append((x, y, z))
        if flipped:
            return tuple([image[m] for m in _TWIN]), tuple([world[m] for m in _TWIN])
        return tuple(image), tuple(world)

    def edge(self, edge: tuple[float | None, ...] | None, second: bool) -> tuple[float | None, ...] | None:
        """A silhouette's edge as the mask shows it: a little rough, with clothes that stand off."""
        if edge is None or not self._sight.rough:
            return edge
        a, b = self._edge[2 * second], self._edge[2 * second + 1]
        rough, table = self._sight.rough, self._table
        at = self._random.randrange(_TABLE - len(edge))
        last = len(edge) - 1
        return tuple(
            [
                None
                if x is None
                else max(0.0, x + rough * (_EDGE_WHITE * table[at + n] + _EDGE_SLOW * (a + (b - a) * n / last)))
                for n, x in enumerate(edge)
            ]
        )


_GAUSS: list[float] = []


def _gauss_table() -> list[float]:
    """Normal numbers, drawn once: drawing them for every landmark of every frame would take most of the time."""
    if not _GAUSS:
        random = Random("gauss")
        _GAUSS.extend(random.gauss(0, 1) for _ in range(_TABLE + 10))
    return _GAUSS
