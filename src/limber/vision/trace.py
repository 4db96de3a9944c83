"""What an analysis draws as curves: the observed angles and the back over time, in a bounded number of moments."""

from collections.abc import Iterator, Mapping

from limber.body.observation import Observation
from limber.coach.report import without_jump

BACK = "back"
ANGLES: tuple[str, ...] = (
    "trunk",
    *(f"{joint}_{s}" for joint in ("hip", "knee", "shoulder", "elbow", "hip_abd", "shoulder_abd") for s in "rl"),
)
MOMENTS = 1_600
SURE_0_1 = 0.5


class Moment:
    """A stretch of time: where it began, and for each curve the smallest and the largest value within it."""

    __slots__ = ("high", "low", "t_s")

    def __init__(self, t_s: float) -> None:
        self.t_s = t_s
        self.low: dict[str, float] = {}
        self.high: dict[str, float] = {}

    def add(self, low: Mapping[str, float], high: Mapping[str, float]) -> None:
        """Widen to what else was seen."""
        for name, value in low.items():
            self.low[name] = min(value, self.low.get(name, value))
        for name, value in high.items():
            self.high[name] = max(value, self.high.get(name, value))


class Trace:
    """The curves of a stream. When there are too many moments, every two become one: memory does not grow."""

    def __init__(self, most: int = MOMENTS) -> None:
        self.moments: list[Moment] = []
        self._most = most
        self._last: dict[str, float] = {}
        self._each = 1
        self._in_last = 0

    def add(self, seen: Observation) -> None:
        """One frame more; angles of joints that were hardly seen are left out."""
        now = {
            name: without_jump(self._last.get(name), angle)
            for name, angle in seen.angles_deg.items()
            if seen.sure_0_1[name] >= SURE_0_1
        }
        self._last |= now
        if seen.back is not None:
            now[BACK] = seen.back
        if not self.moments or self._in_last >= self._each:
            if len(self.moments) >= self._most:
                self._merge()
            self.moments.append(Moment(seen.t_s))
            self._in_last = 0
        self.moments[-1].add(now, now)
        self._in_last += 1

    def _merge(self) -> None:
        pairs = zip(self.moments[::2], self.moments[1::2], strict=False)
        for first, second in pairs:
            first.add(second.low, second.high)
        self.moments = self.moments[::2]
        self._each *= 2

    def curve(self, name: str) -> Iterator[list[tuple[float, float]]]:
        """The stretches (t_s, value) in which a curve was seen without a gap; a merged moment gives both its ends."""
        stretch: list[tuple[float, float]] = []
        for moment in self.moments:
            if name not in moment.low:
                if stretch:
                    yield stretch
                stretch = []
                continue
            low, high = moment.low[name], moment.high[name]
            stretch.append((moment.t_s, low))
            if high > low:
                stretch.append((moment.t_s, high))
        if stretch:
            yield stretch

    def width(self, name: str) -> float:
        """How much a curve moves: from its 5th to its 95th percentile; 0 where it was hardly ever seen."""
        values = sorted((m.low[name] + m.high[name]) / 2 for m in self.moments if name in m.low)
        if len(values) < max(10, len(self.moments) // 3):
            return 0.0
        return values[int(0.95 * (len(values) - 1))] - values[int(0.05 * (len(values) - 1))]
