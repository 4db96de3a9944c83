"""Curves over time as SVG: repetitions, holds and what could not be judged are marked; no script, no outside file."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from math import ceil, floor, log10

Point = tuple[float, float]
WIDTH, LEFT, RIGHT, TOP, BOTTOM = 960.0, 56.0, 16.0, 30.0, 34.0
STRIP = 7.0
"""A hold within repetitions is a strip along the bottom."""
_TICKS = 8
_FEWEST_PX = 0.6


@dataclass(frozen=True, slots=True)
class Line:
    """One curve: its name, how it is drawn (a class of the style sheet), its stretches of (t_s, value)."""

    name: str
    style: str
    stretches: Sequence[Sequence[Point]]


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of time that is marked. `style`: a class of the style sheet. `label`: stands above it."""

    from_s: float
    to_s: float
    style: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn, and what it is called. `unit` stands at the values' axis; `level` is a dashed line across."""

    title: str
    described: str
    unit: str
    from_s: float
    to_s: float
    lines: Sequence[Line]
    bands: Sequence[Band] = field(default_factory=tuple)
    level: float | None = None
    height: float = 230.0
    least: float = 20.0


def svg(chart: Chart, ident: str) -> str:
    """The chart as one SVG element. `ident`: a word that no other chart on the page has."""
    scale = _Scale(chart)
    parts = [
        f'<svg viewBox="0 0 {WIDTH:.0f} {chart.height:.0f}" role="img" aria-labelledby="{ident}-t {ident}-d">',
        f'<title id="{ident}-t">{escape(chart.title)}</title><desc id="{ident}-d">{escape(chart.described)}</desc>',
        f'<defs><pattern id="{ident}-h" width="7" height="7" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><rect class="hatch" width="2" height="7"/></pattern></defs>',
        *(_band(band, scale, ident) for band in chart.bands),
        *_grid(chart, scale),
    ]
    if chart.level is not None:
        y = scale.y(chart.level)
        parts.append(f'<line class="level" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>')
    parts += [_path(line, scale) for line in chart.lines]
    return "".join(parts) + "</svg>"


class _Scale:
    """From seconds and values to places in the drawing."""

    def __init__(self, chart: Chart) -> None:
        values = [v for line in chart.lines for stretch in line.stretches for _, v in stretch]
        values += [chart.level] if chart.level is not None else []
        low, high = (min(values), max(values)) if values else (0.0, 1.0)
        spare = max(chart.least - (high - low), 0.1 * (high - low)) / 2
        self.step = nice((high - low + 2 * spare) / 4)
        self.low, self.high = floor((low - spare) / self.step), ceil((high + spare) / self.step)
        self.bottom, self.top = chart.height - BOTTOM, TOP
        self.from_s, self.to_s = chart.from_s, max(chart.to_s, chart.from_s + 0.1)

    def x(self, t_s: float) -> float:
        part = (min(max(t_s, self.from_s), self.to_s) - self.from_s) / (self.to_s - self.from_s)
        return LEFT + part * (WIDTH - LEFT - RIGHT)

    def y(self, value: float) -> float:
        part = (value / self.step - self.low) / (self.high - self.low)
        return self.bottom - part * (self.bottom - self.top)


def nice(number: float) -> float:
    """The next larger of 1, 2 or 5 times a power of ten."""
    if number <= 0:
        return 1.0
    power = 10.0 ** floor(log10(number))
    return next(m * power for m in (1.0, 2.0, 5.0, 10.0) if m * power >= number * 0.999)


def _grid(chart: Chart, scale: _Scale) -> list[str]:
    parts = []
    digits = max(0, -floor(log10(scale.step)))
    for n in range(scale.low, scale.high + 1):
        y = scale.y(n * scale.step)
        parts.append(f'<line class="grid" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>')
        parts.append(f'<text class="tick end" x="{LEFT - 8}" y="{y + 4:.1f}">{n * scale.step:.{digits}f}</text>')
    parts.append(f'<text class="tick end" x="{LEFT - 8}" y="{TOP - 14:.1f}">{escape(chart.unit)}</text>')
    step = max(nice((scale.to_s - scale.from_s) / _TICKS), 0.5)
    t_s = ceil(scale.from_s / step) * step
    while t_s <= scale.to_s + 1e-9:
        label = f"{t_s:g} s" if t_s < 120 else f"{int(t_s // 60)}:{t_s % 60:02.0f}"
        y = chart.height - BOTTOM + 20
        parts.append(f'<text class="tick middle" x="{scale.x(t_s):.1f}" y="{y:.1f}">{label}</text>')
        t_s += step
    return parts


def _band(band: Band, scale: _Scale, ident: str) -> str:
    x0, x1 = scale.x(band.from_s), scale.x(band.to_s)
    wide = max(x1 - x0, 1.0)
    fill = f' fill="url(#{ident}-h)"' if band.style == "unjudged" else ""
    top = scale.bottom - STRIP if band.style == "strip" else TOP
    size = f'width="{wide:.1f}" height="{scale.bottom - top:.1f}"'
    part = f'<rect class="{band.style}" x="{x0:.1f}" y="{top:.1f}" {size}{fill}/>'
    if band.label and wide >= 9.0 * len(band.label):
        part += f'<text class="mark middle" x="{x0 + wide / 2:.1f}" y="{TOP - 6:.1f}">{escape(band.label)}</text>'
    return part


def _path(line: Line, scale: _Scale) -> str:
    drawn = []
    for stretch in line.stretches:
        before: Point | None = None
        for t_s, value in stretch:
            x, y = scale.x(t_s), scale.y(value)
            if before is not None and abs(x - before[0]) < _FEWEST_PX and abs(y - before[1]) < _FEWEST_PX:
                continue
            drawn.append(f"{'L' if before else 'M'}{x:.1f} {y:.1f}")
            before = (x, y)
    return f'<path class="curve {line.style}" d="{"".join(drawn)}"/>' if drawn else ""
