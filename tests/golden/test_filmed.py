"""Five films of the figure as the real pose model saw them: the coach counts and times what was truly done.

Made by `python tools/filmed.py --only cat-cow bridge bird-dog box-squat forearm-plank --reps 3 --fps 15 --most 60
--models lite --recordings benchmarks/filmed`.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from limber.body import read_recording
from limber.catalogue import load
from limber.coach import begin, look_for, step
from limber.coach.events import CoachEvent, HoldEnded, Repetition

FOLDER = Path(__file__).resolve().parents[2] / "benchmarks" / "filmed"
NAMES = ("cat-cow", "bridge", "bird-dog", "box-squat", "forearm-plank")


def truth_of(name: str) -> dict[str, Any]:
    truth: dict[str, Any] = json.loads((FOLDER / f"{name}.truth.json").read_text(encoding="utf-8"))["truth"]
    return truth


def coached(name: str) -> list[CoachEvent]:
    told: list[CoachEvent] = []
    state = begin(look_for(load().exercises[name]))
    for frame in read_recording(FOLDER / f"{name}.lite.csv.gz"):
        state, events = step(state, frame)
        told += events
    return told


@pytest.mark.parametrize("name", NAMES)
def test_the_coach_counts_and_times_what_the_filmed_figure_did(name: str) -> None:
    truth, told = truth_of(name), coached(name)
    counted = [e for e in told if isinstance(e, Repetition) and not e.half]
    assert [e.side for e in counted] == [r["side"] for r in truth["repetitions"]]
    assert len(counted) == truth["count"]
    for event, real in zip(counted, truth["repetitions"], strict=True):
        assert real["start_s"] < event.peak_s < real["end_s"]
        assert event.end_s == pytest.approx(real["end_s"], abs=0.7)
    held = [e for e in told if isinstance(e, HoldEnded)]
    for one, hold in zip(held, truth["holds"], strict=True):
        assert one.seconds == pytest.approx(hold["end_s"] - hold["start_s"], abs=1.2)
