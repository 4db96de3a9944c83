"""An analysis as one page of HTML that stands alone: no script, no outside file; light, dark and on paper."""

from collections.abc import Callable, Iterable
from functools import partial
from html import escape
from importlib.resources import files

from limber import __version__
from limber.catalogue import Exercise
from limber.coach.report import Analysis
from limber.vision.chart import Band, Chart, Line, svg
from limber.vision.trace import BACK, Trace
from limber.vision.words import SIDES, WHY_NOT, angle_name, summary
from limber.words import N_, Language, Message, message, render

MOST_CHARTS = 3
_LEAST_DEG = 12.0
_BACK_MOVES = 0.06
"""Torso lengths: more than it drifts in somebody who holds it still."""
_JOINTS = ("hip", "knee", "shoulder", "elbow", "trunk", "hip_abd", "shoulder_abd")
_STYLES = {"_r": "right", "_l": "left"}
Words = Callable[..., str]


def page_of(analysis: Analysis, trace: Trace, exercise: Exercise, source: str, language: Language) -> str:
    """The page. `source`: the name of the file that was analysed; `trace`: its curves."""
    words = partial(_words, language)
    name = exercise.text(language).name
    joints = _joints(exercise, trace)
    body = [
        f'<header><p class="over">{escape(source)}</p><h1>{escape(name)}</h1></header>',
        _summary(analysis, words, language),
        _cues(analysis, words),
        *_in_order(analysis, list(_charts(analysis, trace, joints, words, language))),
        _tables(analysis, joints, words, language),
        f"<footer><p>{escape(words(NOTE))}</p><p>Limber {__version__} · {escape(exercise.id)}</p></footer>",
    ]
    style = (files("limber.vision") / "page.css").read_text("utf-8")
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{escape(name)} · {escape(source)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n<main>\n"
        + "\n".join(part for part in body if part)
        + "\n</main>\n</body>\n</html>\n"
    )


NOTE = N_(
    "Angles are what a camera's landmarks show, not a measurement in a clinic. The back's curve is compared with the "
    "person's own, it is no angle of a spine. Limber does not diagnose."
)


def _words(language: Language, text: str, **values: str | int) -> str:
    return render(message(text, **values), language)


def _summary(analysis: Analysis, words: Words, language: Language) -> str:
    big = []
    if analysis.mode == "repetitions":
        big.append((str(analysis.reps.count), words(N_("complete repetitions"))))
        halves = sum(one.half for one in analysis.reps.items)
        if halves:
            big.append((str(halves), words(N_("half repetitions, not counted"))))
    if analysis.holds:
        big.append((f"{max(hold.seconds for hold in analysis.holds):.1f} s", words(N_("longest hold"))))
    big.append((_clock(analysis.duration_s), words(N_("length"))))
    tiles = "".join(f"<div><dt>{escape(what)}</dt><dd>{escape(number)}</dd></div>" for number, what in big)
    lines = "".join(f"<p>{escape(render(line, language))}</p>" for line in _besides(analysis))
    label = words(N_("Summary"))
    return f'<section aria-label="{escape(label)}"><dl class="big">{tiles}</dl>{lines}</section>'


def _besides(analysis: Analysis) -> list[Message]:
    return summary(analysis) if analysis.mode == "timer" else summary(analysis)[-2:]


def _cues(analysis: Analysis, words: Words) -> str:
    if analysis.mode == "timer":
        return ""
    said, nothing = words(N_("What the coach would say")), words(N_("Nothing: no fault was seen twice."))
    head = f"<h2>{escape(said)}</h2>"
    if not analysis.cues:
        return f"<section>{head}<p>{escape(nothing)}</p></section>"
    items = "".join(f"<li><b>{_clock(c.at_s)}</b> {escape(c.text)}</li>" for c in analysis.cues)
    return f'<section>{head}<ul class="cues">{items}</ul></section>'


def _charts(analysis: Analysis, trace: Trace, joints: list[str], words: Words, language: Language) -> Iterable[str]:
    if not trace.moments:
        return
    from_s, to_s = trace.moments[0].t_s, trace.moments[-1].t_s
    bands = _bands(analysis)
    for n, joint in enumerate(joints):
        names = [name for name in _sides(joint) if trace.width(name) > 0]
        lines = [
            Line(angle_name(name, language), _STYLES.get(name[-2:], "only"), list(trace.curve(name))) for name in names
        ]
        width = max(trace.width(name) for name in names)
        chart = Chart(
            title=angle_name(joint, language),
            described=words(N_("The angle moves through about %(degrees)s degrees."), degrees=f"{width:.0f}"),
            unit="°", from_s=from_s, to_s=to_s, lines=lines, bands=bands,
        )  # fmt: skip
        yield _figure(chart, f"c{n}")
    if analysis.back is not None:
        back = analysis.back
        chart = Chart(
            title=words(N_("Curve of the back")),
            described=words(N_("Upwards is more rounded, downwards is more hollow.")),
            unit="", from_s=from_s, to_s=to_s, level=back.neutral, bands=bands, least=0.1,
            lines=[Line(words(N_("back")), "only", list(trace.curve(BACK)))],
        )  # fmt: skip
        note = words(N_("The dashed line is the person's own neutral.")) if back.neutral is not None else ""
        yield _figure(chart, "back", f"{chart.described} {note}".strip())


def _in_order(analysis: Analysis, figures: list[str]) -> list[str]:
    """Where the back moves, it comes first."""
    back = analysis.back
    moves = back is not None and back.max - back.min >= _BACK_MOVES
    return [figures[-1], *figures[:-1]] if moves and figures else figures


def _joints(exercise: Exercise, trace: Trace) -> list[str]:
    """The joints whose angles tell most: those that the exercise's own targets change, then those that move most."""
    targets: dict[str, list[float]] = {}
    for pose in exercise.movement.poses.values():
        for name, (angle, _) in pose.observed.items():
            targets.setdefault(name.removesuffix("_r").removesuffix("_l"), []).append(angle)
    moved = {j: max((trace.width(name) for name in _sides(j)), default=0.0) for j in _JOINTS}
    named = [j for j in _JOINTS if j in targets and moved[j] > 0]
    named.sort(key=lambda j: (min(targets[j]) - max(targets[j]), -moved[j]))
    others = sorted((j for j in _JOINTS if j not in targets and moved[j] >= _LEAST_DEG), key=lambda j: -moved[j])
    return (named or others)[:MOST_CHARTS]


def _sides(joint: str) -> tuple[str, ...]:
    return (joint,) if joint == "trunk" else (f"{joint}_r", f"{joint}_l")


def _bands(analysis: Analysis) -> list[Band]:
    found = [Band(span.from_s, span.to_s, "unjudged", "?") for span in analysis.not_judged]
    if analysis.mode == "holds":
        return [*found, *(Band(h.start_s, h.end_s, "hold", f"{h.seconds:.1f} s") for h in analysis.holds)]
    for one in analysis.reps.items:
        style = "half" if one.half else "odd" if one.n % 2 else "even"
        found.append(Band(one.start_s, one.end_s, style, "½" if one.half else str(one.n)))
    found += [Band(h.start_s, h.end_s, "strip") for h in analysis.holds]
    return found


def _figure(chart: Chart, ident: str, note: str = "") -> str:
    keys = "".join(f'<span class="key {line.style}">{escape(line.name)}</span>' for line in chart.lines)
    keys = f'<p class="keys">{keys}</p>' if any(line.style != "only" for line in chart.lines) else ""
    below = f'<p class="quiet">{escape(note)}</p>' if note else ""
    return (
        f"<figure><figcaption><h2>{escape(chart.title)}</h2>{keys}</figcaption>"
        f'<div class="wide">{svg(chart, ident)}</div>{below}</figure>'
    )


def _tables(analysis: Analysis, joints: list[str], words: Words, language: Language) -> str:
    def side(one: str) -> str:
        return words(SIDES[one])  # type: ignore[index]

    def second(x: float) -> str:
        return f"{x:.1f}"

    angles = _columns(analysis, joints)
    parts = []
    if analysis.reps.items:
        heads = [words(h) for h in (N_("No."), N_("Side"), N_("Start, s"), N_("Far end, s"), N_("End, s"),
                                    N_("Held, s"))]  # fmt: skip
        heads += [f"{angle_name(name, language)} °" for name in angles]
        rows = [
            [f"{r.n}{' ½' if r.half else ''}", side(r.side), *map(second, (r.start_s, r.peak_s, r.end_s, r.held_s)),
             *(f"{r.range[j]:.0f}" if j in r.range else "–" for j in angles)]
            for r in analysis.reps.items
        ]  # fmt: skip
        parts.append(_table(words(N_("Repetitions")), heads, rows))
    if analysis.holds:
        heads = [words(h) for h in (N_("Side"), N_("Start, s"), N_("End, s"), N_("Seconds"))]
        rows = [[side(h.side), *map(second, (h.start_s, h.end_s, h.seconds))] for h in analysis.holds]
        parts.append(_table(words(N_("Holds")), heads, rows))
    if analysis.not_judged:
        heads = [words(h) for h in (N_("From, s"), N_("Until, s"), N_("Why"))]
        rows = [[second(n.from_s), second(n.to_s), words(WHY_NOT[n.why])] for n in analysis.not_judged]
        parts.append(_table(words(N_("Could not be judged")), heads, rows))
    return "\n".join(parts)


def _columns(analysis: Analysis, joints: list[str]) -> list[str]:
    """The angles of the charts that some repetition has a range of, at most four."""
    every = [name for joint in joints for name in _sides(joint)]
    return [name for name in every if any(name in one.range for one in analysis.reps.items)][:4]


def _table(caption: str, heads: list[str], rows: list[list[str]]) -> str:
    head = "".join(f'<th scope="col">{escape(one)}</th>' for one in heads)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return (
        f"<section><h2>{escape(caption)}</h2>"
        f'<div class="wide" tabindex="0" role="region" aria-label="{escape(caption)}">'
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div></section>"
    )


def _clock(seconds: float) -> str:
    return f"{seconds:.1f} s" if seconds < 120 else f"{int(seconds // 60)}:{int(seconds % 60):02d} min"
