"""The format refuses what it does not know, in one line that says what is possible."""

import copy
from typing import Any

import pytest

from limber.body.movement import Movement, stance
from limber.errors import InputError
from limber.plain import read

PLAIN: dict[str, Any] = {
    "version": 1,
    "view": "side",
    "sides": "none",
    "counts": "repetition",
    "working": ["leg"],
    "feel": ["thigh_r"],
    "props": [{"kind": "chair"}],
    "poses": {
        "sit": {"body": "seated", "angles": {"knee_flexion": 95}, "contacts": {"buttock": "seat", "foot": "floor"}},
        "up": {"like": "sit", "lift": ["foot_r"], "angles": {"hip_flexion_r": 110}},
    },
    "phases": [{"name": "lift", "to": "up", "seconds": 1}, {"name": "lower", "to": "sit", "seconds": 1}],
}


def changed(*path: str | int, to: object) -> dict[str, Any]:
    data = copy.deepcopy(PLAIN)
    at: Any = data
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = to
    return data


def test_a_good_movement_is_read() -> None:
    made = read(Movement, PLAIN, "x")
    assert made.first_pose == "sit"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (changed("speed", to=1), "speed: unknown"),
        (changed("view", to="top"), "view: expected one of side, front"),
        (changed("working", to=["tail"]), "no part of the body is called tail"),
        (changed("poses", "up", "angles", to={"hip_bend": 10}), "no joint is called hip_bend"),
        (changed("poses", "up", "angles", to={"knee_flexion_r": 200}), "expected -5 to 155 degrees"),
        (changed("poses", "up", "like", to="gone"), "there is no pose called gone"),
        (changed("poses", "up", "body", to="seated"), "exactly one of body, like, mirror_of"),
        (changed("poses", "sit", to={"like": "up"}), "without a circle"),
        (changed("poses", "sit", "contacts", to={"paw": "floor"}), "no contact is called paw"),
        (changed("poses", "sit", "contacts", to={"foot": "wall"}), "expected on floor, seat"),
        (changed("poses", "sit", "contacts", to={"hand_r": "shin_front"}), "with its side"),
        (changed("poses", "up", "lift", to=["wing"]), "lift: no contact is called wing"),
        (changed("poses", "up", "observed", to={"spine": [0, 5]}), "observed: expected one of"),
        (changed("phases", 0, "name", to="wiggle"), "name: expected one of"),
        (changed("phases", 0, "to", to="gone"), "there is no pose called gone"),
        (changed("phases", 0, "hold", to=True), "a hold stays in the pose"),
        (changed("props", to=[{"kind": "chair"}, {"kind": "wall"}]), "place: expected behind"),
        (
            changed("props", to=[{"kind": "chair"}, {"kind": "strap", "between": ["nose"]}]),
            "no point of the body is called nose",
        ),
        (changed("faults", to=[{"id": "a", "seen": {"for_s": 1}}]), "exactly one of angle, distance"),
        (changed("faults", to=[{"id": "a", "seen": {"angle": "knee"}}]), "together with below_deg"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(data: dict[str, Any], words: str) -> None:
    with pytest.raises(InputError) as problem:
        read(Movement, data, "x/movement.toml")
    assert words in str(problem.value)
    assert "\n" not in str(problem.value)


def test_a_name_with_a_side_wins_over_one_without() -> None:
    data = changed("poses", "up", "angles", to={"hip_flexion_r": 110, "hip_flexion": 80})
    angles = stance(read(Movement, data, "x"), "up").angles_deg
    assert (angles["hip_flexion_r"], angles["hip_flexion_l"]) == (110, 80)


def test_a_pose_keeps_what_it_builds_on_but_for_what_it_lifts() -> None:
    asked = stance(read(Movement, PLAIN, "x"), "up")
    assert set(asked.contacts) == {"buttock_r", "buttock_l", "foot_l"}
    assert asked.angles_deg["knee_flexion_r"] == 95
