"""The page places the body's rings as Python does: both are held to the same written-down example.

After a change of shape: ``python tests/golden/test_figure_fixture.py`` writes the example anew.
"""

import json
from pathlib import Path
from typing import Any

from limber.body.figure import Figure, figure
from limber.body.geometry import about
from limber.body.shape import PARTS, placed, shape_data
from limber.body.skeleton import SEGMENTS

FILE = Path(__file__).parents[2] / "frontend" / "islands" / "figure" / "example.json"
ROOT_M = (0.1, 0.5, -0.2)


def posed(part: float) -> Figure:
    """On hands and knees with a rounding back, one arm and one leg bent and turned."""
    angles = {
        "lumbar_flexion": 45.0, "thoracic_flexion": 30.0, "thoracic_rotation": 20.0, "cervical_flexion": -20.0,
        "hip_flexion_r": 110.0, "knee_flexion_r": 130.0, "hip_abduction_l": 30.0, "knee_flexion_l": 20.0,
        "shoulder_flexion_r": 90.0, "elbow_flexion_r": 100.0, "shoulder_abduction_l": 120.0, "wrist_flexion_l": -60.0,
        "girdle_elevation_l": 20.0, "toes_extension_r": 40.0,
    }  # fmt: skip
    return figure({k: v * part for k, v in angles.items()}, ROOT_M, about((0.0, 0.0, 1.0), -90.0 * part))


def row(made: Figure, breath: float) -> list[float]:
    numbers = list(made.origins_m["pelvis"])
    for segment in SEGMENTS:
        numbers += made.turns[segment.name]
    return [round(x, 6) + 0.0 for x in (*numbers, breath)]


def example() -> dict[str, Any]:
    rings = placed(posed(1.0), 0.7)
    flat = [x for part in PARTS for r in rings[part.name] for x in (*r.centre_m, *r.across_m, *r.through_m)]
    return {
        "shape": shape_data(),
        "clip": {
            "version": 1,
            "segments": [s.name for s in SEGMENTS],
            "phases": [
                {"id": "round", "seconds": 2, "breathe": "out", "hold": False,
                 "frames": [row(posed(0.0), 0.0), row(posed(0.5), 0.4), row(posed(1.0), 0.7)]},
                {"id": "hold", "seconds": 1, "breathe": None, "hold": True, "frames": [row(posed(1.0), 0.7)]},
            ],
            "props": [],
            "view": "side",
            "working": ["thigh_r", "shank_r", "foot_r", "toes_r"],
            "feel": ["lumbar_1", "lumbar_2", "lumbar_3"],
            "bounds": {"min": [-0.8, 0, -0.4], "max": [0.8, 1.7, 0.4]},
        },
        "rings_m": [round(x, 5) + 0.0 for x in flat],
    }  # fmt: skip


def test_the_example_is_what_python_draws() -> None:
    written = json.loads(FILE.read_text(encoding="utf-8"))
    made = example()
    assert written["shape"] == json.loads(json.dumps(made["shape"]))
    assert written["clip"] == json.loads(json.dumps(made["clip"]))
    assert max(abs(a - b) for a, b in zip(written["rings_m"], made["rings_m"], strict=True)) < 1e-4


if __name__ == "__main__":
    FILE.write_text(json.dumps(example(), separators=(",", ":")) + "\n", encoding="utf-8")
