"""k of n, with the interval in which the true share lies."""

from math import sqrt

from limber.plain import value

_Z95 = 1.959964


@value
class Share:
    """k of n. `low`, `high`: the 95 % interval of the share (Wilson 1927), 0..1; both None for no trials."""

    k: int
    n: int

    @property
    def low(self) -> float | None:
        return self._bound(-1.0)

    @property
    def high(self) -> float | None:
        return self._bound(1.0)

    def _bound(self, sign: float) -> float | None:
        if not self.n:
            return None
        p, z2 = self.k / self.n, _Z95 * _Z95
        middle = p + z2 / (2 * self.n)
        spread = _Z95 * sqrt(p * (1 - p) / self.n + z2 / (4 * self.n * self.n))
        return min(1.0, max(0.0, (middle + sign * spread) / (1 + z2 / self.n)))

    def __str__(self) -> str:
        if self.low is None or self.high is None:
            return "-"
        return f"{self.k} of {self.n} ({100 * self.low:.1f}-{100 * self.high:.1f} %)"
