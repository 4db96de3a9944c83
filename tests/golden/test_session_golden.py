"""A small script, and where a session stands after its events: written down once, held to by Python and by the page.

After a wanted change: ``python -m tests.golden.test_session_golden`` writes both files anew. The page's own tests
read ``session-resume.json`` as well: ``cases[].events`` folded over ``script`` must give ``cases[].position``.
"""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from limber.plain import plain, read, schema
from limber.session import Event, Script, read_event, state
from tests.golden.session_small import SESSION_ID, small_script

FOLDER = Path(__file__).parent
SCRIPT_FILE, RESUME_FILE = FOLDER / "session-script.json", FOLDER / "session-resume.json"
BEGIN = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)

Told = tuple[str, dict[str, Any]]


def entered(key: str, step: int, by: str = "time") -> Told:
    return "step-entered", {"key": key, "exercise_id": key.partition("-")[2], "step": step, "by": by}


def rep(key: str, number: int, side: str = "both") -> Told:
    return "repetition-done", {"key": key, "exercise_id": key.partition("-")[2], "side": side, "number": number}


def seen(key: str, number: int) -> Told:
    kind, data = rep(key, number)
    return kind, {**data, "by": "camera"}


def looked_at(key: str, number: int) -> Told:
    """A repetition that the camera saw, with what it looked like."""
    kind, data = seen(key, number)
    look = {"side": "both", "range_0_1": 0.8, "seconds": 4.5, "held_s": 2, "faults": [], "half": False}
    return kind, {**data, "seen": look}


def set_done(key: str, set_number: int, reps: int, seconds: float, side: str = "both") -> Told:
    return "set-done", {
        "key": key, "exercise_id": key.partition("-")[2], "side": side, "set_number": set_number, "reps": reps,
        "seconds": seconds,
    }  # fmt: skip


def changed(key: str, to_key: str, why: str) -> Told:
    return "changed", {
        "key": key, "to_key": to_key, "exercise_id": key.partition("-")[2],
        "to_exercise_id": to_key.partition("-")[2], "why": why,
    }  # fmt: skip


def rated(key: str, felt: str = "right") -> Told:
    return "rated", {"key": key, "exercise_id": key.partition("-")[2], "felt": felt}


def hurt(key: str, light: str, pain: int) -> Told:
    return "hurt", {
        "key": key, "exercise_id": key.partition("-")[2], "where": "back", "pain_0_10": pain, "spreading": False,
        "numbness": False, "catching": False, "light": light,
    }  # fmt: skip


CAMERA_SAW: dict[str, Any] = {
    "key": "2-bridge", "exercise_id": "bridge", "watched_s": 20, "judged_s": 18, "halves": [], "holds_s": [],
    "faults": [],
}  # fmt: skip
STARTED: Told = ("started", {"build": "b1", "pain_before_0_10": 3})
MARCH: tuple[Told, ...] = (
    entered("1-march", 0),
    entered("1-march", 1),
    set_done("1-march", 1, 10, 10),
    entered("1-march", 2),
    set_done("1-march", 2, 10, 10),
)
INTO_BRIDGE: tuple[Told, ...] = (STARTED, *MARCH, rated("1-march"), entered("2-bridge", 0), entered("2-bridge", 1))

CASES: dict[str, tuple[Told, ...]] = {
    "nothing yet": (),
    "started": (STARTED,),
    "getting ready": (STARTED, entered("1-march", 0)),
    "in the middle of a set": (*INTO_BRIDGE, rep("2-bridge", 1), rep("2-bridge", 2)),
    "repetitions that the camera saw": (
        *INTO_BRIDGE, rep("2-bridge", 1), seen("2-bridge", 2), seen("2-bridge", 3), ("paused", {"why": "hidden"}),
    ),
    "what the camera saw of a set moves nothing": (
        *INTO_BRIDGE, looked_at("2-bridge", 1), ("camera-saw", CAMERA_SAW), looked_at("2-bridge", 2),
        ("paused", {"why": "person"}), ("camera-saw", CAMERA_SAW),
    ),
    "the lid was closed in the middle of a set": (*INTO_BRIDGE, rep("2-bridge", 1), ("paused", {"why": "hidden"})),
    "resumed at the same step": (
        *INTO_BRIDGE, rep("2-bridge", 1), ("paused", {"why": "person"}), ("resumed", {}),
        entered("2-bridge", 1, "resume"),
    ),
    "back to the beginning of the step": (*INTO_BRIDGE, rep("2-bridge", 1), entered("2-bridge", 1, "back")),
    "a set ended, the next step not yet entered": (*INTO_BRIDGE, set_done("2-bridge", 1, 3, 24)),
    "the question after an exercise": (STARTED, *MARCH),
    "the question answered": (STARTED, *MARCH, rated("1-march", "easy")),
    "skipped": (*INTO_BRIDGE, ("skipped", {"key": "2-bridge", "exercise_id": "bridge"})),
    "changed to something easier": (*INTO_BRIDGE, changed("2-bridge", "2-tilt", "easier")),
    "in the exercise that was changed to": (
        *INTO_BRIDGE, changed("2-bridge", "2-tilt", "easier"), entered("2-tilt", 0), entered("2-tilt", 1),
        rep("2-tilt", 3),
    ),
    "the easier one ended": (
        *INTO_BRIDGE, changed("2-bridge", "2-tilt", "easier"), entered("2-tilt", 0), entered("2-tilt", 1),
        set_done("2-tilt", 1, 5, 20), rated("2-tilt"),
    ),
    "less of the same": (*INTO_BRIDGE, rep("2-bridge", 1), changed("2-bridge", "2-bridge", "amber")),
    "it hurts, advice stands": (*INTO_BRIDGE, rep("2-bridge", 1), hurt("2-bridge", "amber", 5)),
    "it hurt, and went on": (*INTO_BRIDGE, rep("2-bridge", 1), hurt("2-bridge", "green", 2), ("resumed", {})),
    "something is wrong, not the end": (
        *INTO_BRIDGE, ("wrong", {"path": ["breath", "effort"], "decision": "ease-off", "action": "ease"}),
    ),
    "something is wrong, the end": (
        *INTO_BRIDGE, ("wrong", {"path": ["chest"], "decision": "heart", "action": "E0"}), entered("2-bridge", 1),
    ),
    "a decision that nobody knows ends it": (
        *INTO_BRIDGE, ("wrong", {"path": ["x"], "decision": "x", "action": "rest"}),
    ),
    "an event of an exercise that is not in the script": (*INTO_BRIDGE, entered("9-nothing", 1), rep("9-nothing", 4)),
    "the last exercise rated": (
        STARTED, entered("4-breathe", 1, "skip"), set_done("4-breathe", 1, 0, 60, "none"), rated("4-breathe"),
    ),
    "finished": (STARTED, *MARCH, ("finished", {"how": "ended-early", "pain_after_0_10": 2, "effort_0_10": 3})),
}  # fmt: skip


def events(told: tuple[Told, ...]) -> list[dict[str, Any]]:
    """The events of a case as a device sends them, five seconds apart."""
    return [
        {
            "id": f"0198c5a0-0000-7000-8000-{n:012x}", "session_id": SESSION_ID, "seq": n,
            "at": (BEGIN + timedelta(seconds=5 * n)).isoformat(), "kind": kind, "data": data,
        }
        for n, (kind, data) in enumerate(told)
    ]  # fmt: skip


def typed_events(told: tuple[Told, ...]) -> list[Event]:
    return [read_event(event) for event in events(told)]


def small() -> Script:
    """The small script without the player's fixed words, which have tests of their own."""
    return replace(small_script(), texts={})


def resume() -> dict[str, Any]:
    script = small()
    cases = [
        {"name": name, "events": events(told), "position": plain(state(typed_events(told), script))}
        for name, told in CASES.items()
    ]
    return {"script": plain(script), "cases": cases}


def written(file: Path) -> Any:
    return json.loads(file.read_text(encoding="utf-8"))


def test_the_small_script_is_the_written_one() -> None:
    """The wording of the safety dialogues apart: it belongs to `safety` and may change there."""
    made, expected = plain(small()), written(SCRIPT_FILE)
    assert {**made, "pain": None, "wrong": None} == {**expected, "pain": None, "wrong": None}
    assert made["pain"]["rows"] == expected["pain"]["rows"]
    assert made["pain"]["red_if"] == expected["pain"]["red_if"]


def test_the_written_script_is_read_back_and_fits_its_schema() -> None:
    data = written(SCRIPT_FILE)
    jsonschema.validate(data, schema(Script))
    assert plain(read(Script, data)) == data


@pytest.mark.parametrize("name", CASES)
def test_where_a_session_stands(name: str) -> None:
    expected = {case["name"]: case for case in written(RESUME_FILE)["cases"]}[name]
    assert plain(state(typed_events(CASES[name]), small_script())) == expected["position"]
    assert events(CASES[name]) == expected["events"]


if __name__ == "__main__":
    for file, made in ((SCRIPT_FILE, plain(small())), (RESUME_FILE, resume())):
        file.write_text(json.dumps(made, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
