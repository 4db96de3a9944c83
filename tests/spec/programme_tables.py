"""The tables that a physiotherapist reads in ``docs/spec/programme.md`` and that run as tests. One line, one case.

People are written in short words (see ``tests/property/people.py``): an ordinary person is 44, has had pain for more
than twelve weeks, 3 of 10, steady, and exercises. What differs is named.
"""

from typing import Any, NamedTuple


class Case(NamedTuple):
    """One line: who, in words and in short, the wishes, and what is expected."""

    who: str
    words: str
    wishes: dict[str, Any]
    expected: Any


LIMITS = (
    # difficulty at most, load class at most, effort at most
    Case("persistent pain of 3, first week", "", {}, (2, "S2", 4)),
    Case("persistent pain of 5, first week", "pain=5 usual=5", {}, (1, "S2", 4)),
    Case("pain of 6", "pain=6 usual=6", {}, (1, "S2", 4)),
    Case("subacute", "spell:subacute", {}, (2, "S2", 4)),
    Case("acute, pain 3", "spell:acute pain_course:new", {}, (2, "S1", 4)),
    Case("no pain", "spell:none pain=0 usual=0 pain_course:better", {}, (2, "S2", 4)),
    Case("steady 7", "pain=7 usual=7 pain_course:steady", {}, (1, "S1", 4)),
    Case("new 7", "pain=7 usual=4 pain_course:new", {}, (1, "S1", 3)),
    Case("pain of 10", "pain=10 usual=8 pain_course:new", {}, (1, "S0", 1)),
    Case("out of practice", "age=70 exercises_now:no", {}, (1, "S2", 4)),
    Case("a healed spine fracture", "spine_fracture", {}, (2, "S1", 4)),
    Case("diabetes, inactive", "H3 exercises_now:no", {}, (2, "S2", 3)),
    Case("wants light effort", "effort_wanted:light", {}, (2, "S2", 3)),
    Case("not sure about anything", "age=unknown pain=unknown usual=unknown spell:unknown", {}, (1, "S1", 4)),
)

LEFT_OUT = (
    # exercise -> the rule that leaves it out
    Case("an ordinary person", "", {}, {"superman": "L-2", "plank-high": "P-25"}),
    Case("new strong pain", "spell:acute pain=6 pain_course:new", {}, {"abdominal-brace": "P-14"}),
    Case("thin bones", "osteoporosis", {}, {"partial-crunch": "L-3", "double-knee-to-chest": "L-3"}),
    Case("pain from the neck down one arm", "S18b", {}, {"neck-rotation": "TAG-S18b", "chin-tuck": "TAG-S18b"}),
    Case("no floor today", "", {"floor_today": False}, {"bridge": "P-03"}),
    Case("no chair", "", {"equipment": ("mat", "wall")}, {"sit-to-stand": "P-02"}),
    Case("shoulder pain on the body map", "", {"areas": ("left-shoulder",)}, {"bird-dog": "P-02"}),
    Case("a fused spine", "spine_implant", {}, {"bridge": "STATE-IMPLANT"}),
    Case("left out by hand", "", {"excluded": ("cat-cow",)}, {"cat-cow": "P-06"}),
)

SHOWS = (
    # rules that must be among the reasons of the plan
    Case("an ordinary person", "", {}, "P-04 P-05 P-06 P-07 P-16 P-28 P-30"),
    Case("no pain", "spell:none pain=0 usual=0 pain_course:better", {}, "P-19"),
    Case("worried about moving", "", {"worry": "high"}, "P-18"),
    Case("sits long", "", {"sits_long": True}, "L-6"),
    Case("in the early morning", "", {"time_of_day": "07:30"}, "P-12"),
    Case("stenosis", "walking_worse sitting_eases stenosis_known", {}, "P-23"),
    Case("65 and over, unsteady", "age=70 unsteady exercises_now:no", {}, "L-4 P-30"),
    Case("high blood pressure", "bp_high", {}, "L-5 TAG-BP"),
    Case("asks for a lighter week", "", {"easier_week": True}, "P-34"),
    Case("every day", "", {"days_per_week": 7}, "P-13"),
    Case("in the 13th week", "", {"weeks_ago": 13}, "P-35"),
)
