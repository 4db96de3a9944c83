"""What a person says about themselves besides the screen: where it hurts, what for, what they like, how they feel.

None of it is ever needed, and none of it loosens a rule. What is not told counts as the most careful answer where it
touches safety (a place of pain that the screen did not name is a reason for care), and as no wish everywhere else.
"""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from limber.catalogue import Exercise, ExerciseId
from limber.catalogue.tags import Tag
from limber.plain import Pattern, Range, value

Side = Literal["left", "right"]
PainArea = Literal[
    "neck", "upper-back", "mid-back", "low-back", "tailbone", "chest", "belly",
    "left-shoulder", "right-shoulder", "left-arm", "right-arm", "left-hand", "right-hand",
    "left-buttock", "right-buttock", "left-hip", "right-hip", "left-groin", "right-groin",
    "left-thigh-front", "right-thigh-front", "left-thigh-back", "right-thigh-back",
    "left-knee", "right-knee", "left-shin", "right-shin", "left-calf", "right-calf", "left-foot", "right-foot",
]  # fmt: skip
"""A place on the body map, front and back; left and right are the person's own."""

AREA_TAGS: Mapping[str, Tag] = {
    "neck": "neck_pain", "shoulder": "shoulder_pain", "hand": "wrist_pain", "hip": "hip_pain", "groin": "hip_pain",
    "knee": "knee_pain", "foot": "ankle_foot_pain",
}  # fmt: skip
"""A place that hurts is handled as if the screen had named it (one more reason for care, never one less)."""

Family = Literal["walking", "strength", "mobility", "pilates"]
"""The kinds of movement to choose between (P-06): walking, strength and core, easy movement, slow control."""

GoalKind = Literal["walk", "sit", "stand", "lift", "bend", "carry", "stairs", "sleep", "balance", "active"]
Level = Literal["low", "some", "high"]
Direction = Literal["bending", "arching"]
OwnWords = Annotated[str, Pattern(r"[^<>\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]{1,120}", "one line")]


@value
class Goal:
    """What it is all for, in the person's own words ("walk the dog"), and which kind of thing that is.

    The words are shown back and never looked into; `kind` None: nothing is known of it but the words.
    """

    words: OwnWords
    kind: GoalKind | None = None


@value
class Enjoyment:
    """How much the person enjoyed one family in one week (P-06)."""

    on: date
    family: Family
    rating_0_10: Annotated[int, Range(0, 10)]


HELPS_DAYS = 5
"""A found direction is used for so many days, the first among them; then it gives way to the mixed plan (P-21)."""
MOST_SETS_A_DAY = 6


@value
class DirectionDay:
    """One day with the direction that helps: sets of ten that were done, and what that day's test said (None: none)."""

    on: date
    sets: Annotated[int, Range(0, MOST_SETS_A_DAY)] = 0
    retest: Literal["eases", "no-change"] | None = None


@value
class DirectionFound:
    """What a guided test of direction found (P-20, P-21).

    `direction`: the one that drew pain towards the spine or took 2 points off it; None: no preference. `ended_on`:
    the day on which it stopped helping, or a test sent pain further down; None while it helps. `days`: what was done
    with it.
    """

    found_on: date
    direction: Direction | None
    ended_on: date | None = None
    days: tuple[DirectionDay, ...] = ()

    def __post_init__(self) -> None:
        on = [day.on for day in self.days]
        if on != sorted(set(on)):
            raise ValueError("days: expected each day once, the first one first")
        if on and not 0 <= (on[0] - self.found_on).days <= (on[-1] - self.found_on).days < HELPS_DAYS:
            raise ValueError(f"days: expected at most {HELPS_DAYS}, from found_on on")


@value
class SessionChoice:
    """Which exercises one kind of session was given when the programme was worked out with more time.

    `block`: two weeks of the programme, from 0. `strong`: a strength day. `letter`: sessions of one kind take turns.
    `items`: exercise, part of the session, sets. It is a proposal: whatever the rules do not allow on the day is
    left out, and it counts only for sessions of the same length.
    """

    block: Annotated[int, Range(0)]
    strong: bool
    letter: Annotated[int, Range(0)]
    minutes: Annotated[int, Range(1)]
    items: tuple[tuple[ExerciseId, str, int], ...]


def area_tags(areas: tuple[PainArea, ...]) -> frozenset[Tag]:
    """The tags that follow from the places that hurt."""
    return frozenset(AREA_TAGS[part] for area in areas if (part := area.partition("-")[2] or area) in AREA_TAGS)


PILATES_STYLE = frozenset(
    {
        "abdominal-brace", "bird-dog", "bridge-march", "clamshell", "dead-bug", "mcgill-curl-up",
        "pelvic-floor-squeeze", "pelvic-tilt", "quadruped-leg-extension", "seated-pelvic-tilt",
        "side-lying-hip-abduction", "side-plank-knees",
        "side-plank-wall", "single-leg-stance", "supine-march", "tandem-stance",
    }
)  # fmt: skip
"""Slow control of trunk and pelvis. Some of it is strength as well: an exercise may stand in two families."""


def families(exercise: Exercise) -> frozenset[Family]:
    """The families that an exercise belongs to; none for rest, breathing and swimming."""
    data, found = exercise.data, set[Family]()
    if data.category == "cardio" and "pool" not in data.equipment:
        found.add("walking")
    if data.category in ("strength", "motor-control"):
        found.add("strength")
    if data.category in ("mobility", "stretch"):
        found.add("mobility")
    if data.id in PILATES_STYLE:
        found.add("pilates")
    return frozenset(found)
