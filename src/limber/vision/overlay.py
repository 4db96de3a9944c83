"""The film with what the coach saw drawn into it: skeleton, the back's line, the count, the cue."""

from collections.abc import Iterator
from contextlib import contextmanager
from math import inf
from pathlib import Path
from typing import Any

from limber.body import Frame
from limber.body.back_curve import bulge
from limber.body.frame import EDGE_POINTS, LANDMARK, Edge
from limber.body.observation import Observation
from limber.coach.events import Cue, Repetition
from limber.coach.report import Folding
from limber.coach.watch import WHY_TIMER
from limber.vision.caption import Painter
from limber.vision.extra import cv2, numpy
from limber.vision.film_out import FilmWriter
from limber.vision.sinks import Shown, Sink, whole
from limber.vision.words import WHY_NOT
from limber.words import N_, Language, message, render

CUE_S, HALF_S = 5.0, 1.5
_WARM, _COOL, _WHITE, _AMBER = (47, 144, 217), (158, 188, 105), (255, 255, 255), (92, 176, 233)  # blue first
_SEEN_LEAST = 0.3
_LIMBS = (("shoulder", "elbow"), ("elbow", "wrist"), ("hip", "knee"), ("knee", "ankle"), ("ankle", "heel"),
          ("heel", "foot_index"), ("shoulder", "hip"))  # fmt: skip
_ACROSS = (("left_shoulder", "right_shoulder"), ("left_hip", "right_hip"))
Point = tuple[float, float]


@contextmanager
def overlay_to(path: Path, language: Language) -> Iterator[Sink]:
    """Write the film anew with the overlay; the sound is left out."""
    with whole(path) as beside:
        writer = FilmWriter(beside, path)
        drawing = _Overlay(writer, language)
        yield drawing
        drawing.close()


class _Overlay:
    def __init__(self, writer: FilmWriter, language: Language) -> None:
        self._writer, self._language = writer, language
        self._cue: tuple[float, str] | None = None
        self._half_s: float | None = None

    def __call__(self, shown: Shown) -> None:
        """Draw one picture."""
        picture, frame, seen, events, folding = shown
        if picture is None:
            return
        for event in events:
            if isinstance(event, Cue):
                self._cue = (event.t_s, folding.cues[-1].text)
            elif isinstance(event, Repetition) and event.half:
                self._half_s = event.t_s
        drawn = picture.bgr.copy()
        draw_body(drawn, frame, seen)
        self._words(drawn, frame.t_s, folding)
        self._writer.add(frame.t_s, drawn)

    def close(self) -> None:
        self._writer.close()

    def _say(self, text: str, **values: str) -> str:
        return render(message(text, **values), self._language)

    def _words(self, drawn: Any, t_s: float, folding: Folding) -> None:
        painter = Painter(drawn)
        name = folding.exercise.text(self._language).name
        watch = folding.watch
        holding = folding.holding_since()
        if watch.why_timer is not None:
            painter.panel(name, "", "")
            painter.caption(self._say(WHY_TIMER[watch.why_timer]), quiet=True)
            return
        if watch.mode == "repetitions":
            half = self._half_s is not None and t_s - self._half_s < HALF_S
            note = self._say(N_("half, not counted")) if half else ""
            if holding and not note:
                note = self._say(N_("holding %(seconds)s s"), seconds=f"{t_s - min(holding.values()):.0f}")
            painter.panel(name, str(folding.count), note)
        else:
            held = t_s - min(holding.values()) if holding else max((h.seconds for h in folding.holds), default=0.0)
            painter.panel(name, f"{held:.0f} s", self._say(N_("holding")) if holding else "")
        why = folding.judging.now()
        if self._cue is not None and t_s - self._cue[0] < CUE_S:
            painter.caption(self._cue[1])
        elif why is not None:
            painter.caption(self._say(WHY_NOT[why]), quiet=True)


def draw_body(drawn: Any, frame: Frame, seen: Observation) -> None:
    """The skeleton, right side warm and left side cool, and the back's line; nothing that was hardly seen."""
    if frame.image is None:
        return
    unit = max(drawn.shape[:2]) / 640.0
    px = [(x * frame.width_px, y * frame.height_px) for x, y, _, _ in frame.image]
    sure = [visibility for _, _, _, visibility in frame.image]
    strokes = [(LANDMARK[a], LANDMARK[b], _WHITE) for a, b in _ACROSS]
    for side, colour in (("left", _COOL), ("right", _WARM)):
        strokes += [(LANDMARK[f"{side}_{a}"], LANDMARK[f"{side}_{b}"], colour) for a, b in _LIMBS]
    kept = [(a, b, colour) for a, b, colour in strokes if min(sure[a], sure[b]) >= _SEEN_LEAST]
    layer = drawn.copy()
    for width, dark in ((5.0, True), (2.6, False)):
        for a, b, colour in kept:
            _stroke(layer, [px[a], px[b]], (30, 30, 30) if dark else colour, width * unit)
    for a, b, colour in kept:
        for joint in (a, b):
            _dot(layer, px[joint], colour, 3.2 * unit)
    cv2().addWeighted(layer, 0.85, drawn, 0.15, 0.0, dst=drawn)
    back = _back_line(frame, seen, px)
    for width, colour in ((7.0, (30, 30, 30)), (4.0, _AMBER)):
        _stroke(drawn, back, colour, width * unit)


def _stroke(drawn: Any, points: list[Point], colour: tuple[int, int, int], width: float) -> None:
    if len(points) < 2:
        return
    line = (numpy().array(points) * 16.0).round().astype("int32").reshape(-1, 1, 2)
    cv2().polylines(drawn, [line], False, colour, max(1, round(width)), cv2().LINE_AA, 4)


def _dot(drawn: Any, at: Point, colour: tuple[int, int, int], radius: float) -> None:
    centre = (round(at[0] * 16), round(at[1] * 16))
    cv2().circle(drawn, centre, round((radius + 1.2) * 16), (30, 30, 30), -1, cv2().LINE_AA, 4)
    cv2().circle(drawn, centre, round(radius * 16), colour, -1, cv2().LINE_AA, 4)


def _back_line(frame: Frame, seen: Observation, px: list[Point]) -> list[Point]:
    """The silhouette's edge on the back's side; empty where the back's curve is not known."""
    if seen.back is None or frame.edge_a is None or frame.edge_b is None:
        return []
    a, b = (_unlike(edge, seen.back) for edge in (frame.edge_a, frame.edge_b))
    edge, sign = (frame.edge_a, 1.0) if a <= b else (frame.edge_b, -1.0)
    (ax, ay), (bx, by) = (_middle(px, name) for name in ("shoulder", "hip"))
    dx, dy = bx - ax, by - ay
    return [
        (ax + n / (EDGE_POINTS - 1) * dx + sign * far * dy, ay + n / (EDGE_POINTS - 1) * dy - sign * far * dx)
        for n, far in enumerate(_smooth(edge))
        if far is not None
    ]


def _unlike(edge: Edge, back: float) -> float:
    found = bulge(edge)
    return inf if found is None else abs(found - back)


def _smooth(edge: Edge) -> list[float | None]:
    """The middle of three neighbours: a crease of a shirt is no back."""
    found: list[float | None] = []
    for n, far in enumerate(edge):
        near = [x for x in edge[max(0, n - 1) : n + 2] if x is not None]
        found.append(None if far is None else sorted(near)[len(near) // 2])
    return found


def _middle(px: list[Point], name: str) -> Point:
    (ax, ay), (bx, by) = px[LANDMARK[f"left_{name}"]], px[LANDMARK[f"right_{name}"]]
    return (ax + bx) / 2, (ay + by) / 2
