"""A take: one virtual person before one camera, from the first frame to the last, with the truth."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from math import hypot
from random import Random

from limber.body import Frame
from limber.body.back_curve import back_curve
from limber.body.chain import JOINT_INDEX
from limber.body.skeleton import STATURE_M
from limber.lab.camera import Camera, Seen, landmarks_m, seen
from limber.lab.faults import observed_of
from limber.lab.hiding import hidden_landmarks
from limber.lab.motion import Motion
from limber.lab.noise import Model, Sight
from limber.lab.people import Person, lengths
from limber.lab.placed_body import Body, placed_body, sized
from limber.lab.silhouette import edges
from limber.lab.truth import TrueFrames, Truth
from limber.plain import value

_HIDDEN_EVERY = 3
_SPINE = (JOINT_INDEX["lumbar_flexion"], JOINT_INDEX["thoracic_flexion"])


@value
class Rate:
    """How often the camera gives a frame: pictures a second, how unevenly, how often it leaves one out."""

    hz: float = 30.0
    jitter: float = 0.0
    skips_0_1: float = 0.0


class Take:
    """What was filmed: `frames` as the pose model gives them, `truth` of what was done. Both can be asked for again."""

    def __init__(
        self,
        *,
        person: Person,
        motion: Motion,
        camera: Camera,
        sight: Sight,
        rate: Rate,
        judge: Callable[[], Truth],
        seed: str,
    ) -> None:
        self.person, self.motion, self.camera, self.sight, self.rate = person, motion, camera, sight, rate
        self._judge, self._seed = judge, seed
        self._lengths, self._size = lengths(person), person.stature_m / STATURE_M

    @cached_property
    def truth(self) -> Truth:
        """What was really done; worked out when it is asked for."""
        return self._judge()

    def times_s(self) -> Iterator[float]:
        """When there are frames."""
        random, t_s = Random(f"{self._seed} times"), 0.0
        while t_s <= self.motion.seconds:
            yield round(t_s, 4)
            steps = 2 if random.random() < self.rate.skips_0_1 else 1
            t_s += max(0.2, random.gauss(steps, self.rate.jitter)) / self.rate.hz

    def frames(self) -> Iterator[Frame]:
        """Every frame as the pose model and the mask give it."""
        model, camera, sight = Model(self.sight, f"{self._seed} model"), self.camera, self.sight
        hidden: set[int] = set()
        for number, t_s in enumerate(self.times_s()):
            found, flipped = model.step(t_s)
            if not found:
                yield self._empty(t_s)
                continue
            body, at = self._placed(t_s)
            if number % _HIDDEN_EVERY == 0:
                hidden = hidden_landmarks(at, self._size, camera.focal_px)
            torso_m, torso_px = _torso(at)
            size_px = (camera.width_px, camera.height_px)
            image, world = model.landmarks(at, hidden, torso_m, torso_px, size_px, flipped)
            if not _in_picture(image):
                yield self._empty(t_s)
                continue
            girth = self.person.girth
            shoulders, hips = _middle(image, 11, size_px), _middle(image, 23, size_px)
            edge_a, edge_b = edges(body, self._size, girth, camera, shoulders, hips)
            yield Frame(
                t_s=t_s,
                width_px=camera.width_px,
                height_px=camera.height_px,
                image=image,
                world=world,
                edge_a=model.edge(edge_a, False) if sight.rough else edge_a,
                edge_b=model.edge(edge_b, True) if sight.rough else edge_b,
                people=1,
                luma_0_1=0.5,
            )

    def _empty(self, t_s: float) -> Frame:
        return Frame(t_s=t_s, width_px=self.camera.width_px, height_px=self.camera.height_px, people=0, luma_0_1=0.5)

    def body_at(self, t_s: float) -> Body:
        """The body itself at a moment."""
        return placed_body(sized(self.motion.at(t_s), self._size), self._lengths)

    def _placed(self, t_s: float) -> tuple[Body, list[Seen]]:
        body = self.body_at(t_s)
        return body, seen(self.camera, landmarks_m(body, self._size))

    def true_frames(self, times_s: Sequence[float]) -> TrueFrames:
        """The body itself at these moments."""
        columns: dict[str, list[float]] = {}
        lumbar, spine, back = [], [], []
        for t_s in times_s:
            angles = self.motion.at(t_s).angles_rad
            body = self.body_at(t_s)
            for name, angle in observed_of(body).items():
                columns.setdefault(name, []).append(angle)
            lumbar.append(_degrees(angles[_SPINE[0]]))
            spine.append(_degrees(angles[_SPINE[0]] + angles[_SPINE[1]]))
            back.append(self.true_back(body))
        return TrueFrames(
            t_s=tuple(times_s),
            angles_deg={name: tuple(column) for name, column in columns.items()},
            lumbar_deg=tuple(lumbar),
            spine_deg=tuple(spine),
            back=tuple(back),
        )

    def true_back(self, body: Body) -> float | None:
        """The bulge of the back that an exact silhouette from the body's own right shows."""
        (fx, _, fz) = body.axes[0][2]
        flat = hypot(fx, fz)
        if flat < 0.3:
            return None
        x, y, z = body.origins[0]
        camera = Camera(
            at_m=(x + 300 * fx / flat, y, z + 300 * fz / flat),
            right=(fz / flat, 0.0, -fx / flat),
            down=(0.0, -1.0, 0.0),
            forward=(-fx / flat, 0.0, -fz / flat),
            focal_px=200_000.0,
            width_px=1000,
            height_px=1000,
        )
        at = seen(camera, landmarks_m(body, self._size))
        image = tuple([(p.x_px / 1000, p.y_px / 1000, 0.0, 1.0) for p in at])
        edge_a, edge_b = edges(
            body,
            self._size,
            self.person.girth,
            camera,
            _middle(image, 11, (1000, 1000)),
            _middle(image, 23, (1000, 1000)),
        )
        return back_curve(Frame(t_s=0.0, width_px=1000, height_px=1000, image=image, edge_a=edge_a, edge_b=edge_b), 1.0)


def _degrees(rad: float) -> float:
    return rad * 57.29577951308232


def _torso(at: Sequence[Seen]) -> tuple[float, float]:
    """From mid-shoulder to mid-hip, metres and pixels."""
    s, t, h, k = at[11], at[12], at[23], at[24]
    long_m = hypot(s.x_m + t.x_m - h.x_m - k.x_m, s.y_m + t.y_m - h.y_m - k.y_m, s.z_m + t.z_m - h.z_m - k.z_m) / 2
    return long_m, max(hypot(s.x_px + t.x_px - h.x_px - k.x_px, s.y_px + t.y_px - h.y_px - k.y_px) / 2, 1.0)


def _middle(
    image: Sequence[tuple[float, float, float, float]], first: int, size_px: tuple[int, int]
) -> tuple[float, float]:
    (ax, ay, _, _), (bx, by, _, _) = image[first], image[first + 1]
    return (ax + bx) / 2 * size_px[0], (ay + by) / 2 * size_px[1]


def _in_picture(image: Sequence[tuple[float, float, float, float]]) -> bool:
    """A body whose trunk is outside of the picture is not found."""
    return sum(0.0 <= image[n][0] <= 1.0 and 0.0 <= image[n][1] <= 1.0 for n in (11, 12, 23, 24)) >= 2
