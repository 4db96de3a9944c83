"""Easier and harder as a small map: rows of exercises, the harder ones higher up, joined where a step leads.

What is drawn follows from the exercises' own `regress` and `progress`, two steps in each direction.
"""

from collections.abc import Mapping
from itertools import chain

from limber.catalogue import Exercise
from limber.plain import value

STEPS = 2
ROW_MOST = 6
NODE_PX, GAP_PX = (168, 76), (12, 34)


@value
class Place:
    """One exercise of the map. `x_px`, `y_px`: its upper left corner. `step`: 0 is the one shown, 1 a step harder."""

    exercise_id: str
    step: int
    x_px: float
    y_px: float


@value
class LadderMap:
    """The map, hardest first. `lines`: the paths of an SVG from an easier to a harder exercise."""

    places: tuple[Place, ...]
    lines: tuple[str, ...]
    width_px: int
    height_px: int


def rows(exercise_id: str, exercises: Mapping[str, Exercise]) -> dict[int, tuple[str, ...]]:
    """The exercises of each step, from the hardest to the easiest; step 0 is the one itself."""
    found: dict[int, tuple[str, ...]] = {0: (exercise_id,)}
    for direction in (1, -1):
        for step in range(1, STEPS + 1):
            seen = set(chain.from_iterable(found.values()))
            before = found.get(direction * (step - 1), ())
            ahead = dict.fromkeys(chain.from_iterable(_next(one, direction, exercises) for one in before))
            if new := tuple(one for one in ahead if one not in seen)[:ROW_MOST]:
                found[direction * step] = new
    return {step: found[step] for step in sorted(found, reverse=True)}


def _next(exercise_id: str, direction: int, exercises: Mapping[str, Exercise]) -> tuple[str, ...]:
    """A step harder or easier; where an exercise names none, those that name it."""
    data = exercises[exercise_id].data
    named, back = (data.progress, "regress") if direction > 0 else (data.regress, "progress")
    return named or tuple(i for i, other in exercises.items() if exercise_id in getattr(other.data, back))


def draw(exercise_id: str, exercises: Mapping[str, Exercise], columns: int) -> LadderMap:
    """The map with at most so many exercises side by side; a fuller row goes on in the next line."""
    (wide, high), (across, down) = NODE_PX, GAP_PX
    steps = rows(exercise_id, exercises)
    columns = min(columns, max(len(row) for row in steps.values()))
    whole = columns * wide + (columns - 1) * across
    places: list[Place] = []
    top = 0.0
    for step, row in steps.items():
        lines = -(-len(row) // columns)
        each = -(-len(row) // lines)
        for line in range(lines):
            here = row[line * each : (line + 1) * each]
            left = (whole - len(here) * wide - (len(here) - 1) * across) / 2
            places += [
                Place(exercise_id=one, step=step, x_px=left + n * (wide + across), y_px=top)
                for n, one in enumerate(here)
            ]
            top += high + (down if line == lines - 1 else across)
    return LadderMap(places=tuple(places), lines=_lines(places, exercises), width_px=whole, height_px=round(top - down))


def _lines(places: list[Place], exercises: Mapping[str, Exercise]) -> tuple[str, ...]:
    """A curve for each step that leads from one row to the next one up."""
    found = []
    for easy in places:
        for hard in places:
            if hard.step == easy.step + 1 and _joined(easy.exercise_id, hard.exercise_id, exercises):
                x1, y1 = easy.x_px + NODE_PX[0] / 2, easy.y_px
                x2, y2 = hard.x_px + NODE_PX[0] / 2, hard.y_px + NODE_PX[1]
                middle = (y1 + y2) / 2
                found.append(f"M{x1:g} {y1:g}C{x1:g} {middle:g} {x2:g} {middle:g} {x2:g} {y2:g}")
    return tuple(found)


def _joined(easy: str, hard: str, exercises: Mapping[str, Exercise]) -> bool:
    return hard in exercises[easy].data.progress or easy in exercises[hard].data.regress
