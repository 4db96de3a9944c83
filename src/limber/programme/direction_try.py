"""Trying out a direction (P-20): which sets are done, and what the answers between them say.

The test is a list of answers (`Try`): one before, one after each set, one after five minutes. Where it stands follows
from them alone, so that a page can carry it and nothing has to be stored of a test that was left.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Annotated, Literal

from limber.catalogue import ExerciseId
from limber.plain import Range, value
from limber.programme.person_says import Direction
from limber.safety.traffic_light import Light

Place = Literal["back", "buttock", "thigh", "below-knee"]
"""How far down the pain reaches, from the spine outwards."""
_ORDER: tuple[Place, ...] = ("back", "buttock", "thigh", "below-knee")
Verdict = Literal["further-down", "eases", "no-change"]
Stage = Literal["set", "wait", "found", "further-down", "too-strong", "no-change"]

LEAST_FALL_POINTS = 2
TEST_REPS = 10
STAYS_MIN = 5
"""What eased has to be still so after so many minutes."""
MOST_ANSWERS = 8


@value
class TrySet:
    """One set of the test: an exercise, how often, seconds of each hold (0: a repetition), with which side."""

    exercise_id: ExerciseId
    times: Annotated[int, Range(1, TEST_REPS)]
    hold_s: Annotated[int, Range(0, 60)] = 0
    side: Literal["right", "left", "none"] = "none"


SETS: dict[Direction, tuple[TrySet, ...]] = {
    "arching": (
        TrySet(exercise_id="prone-on-elbows", times=1, hold_s=30),
        TrySet(exercise_id="prone-on-elbows", times=1, hold_s=30),
        TrySet(exercise_id="prone-press-up", times=5),
        TrySet(exercise_id="prone-press-up", times=5),
    ),
    "bending": (
        TrySet(exercise_id="single-knee-to-chest", times=5, side="right"),
        TrySet(exercise_id="single-knee-to-chest", times=5, side="left"),
    ),
}
STANDING_SETS: tuple[TrySet, ...] = (
    TrySet(exercise_id="standing-back-extension", times=5),
    TrySet(exercise_id="standing-back-extension", times=5),
)
"""Arching for those to whom lying on the front does not suit."""


@value
class Felt:
    """Pain at one moment of the test: how strong, and how far down it reaches."""

    pain_0_10: Annotated[int, Range(0, 10)]
    place: Place


@value
class Try:
    """A test under way. `felt`: before, after each set, and at the end of the wait. `standing`: arching on the feet.

    `again`: the daily re-test of a direction that was found; it has no wait. `eased_at`: when the last set ended with
    less pain; None before.
    """

    direction: Direction
    standing: bool = False
    again: bool = False
    felt: tuple[Felt, ...]
    eased_at: datetime | None = None

    def __post_init__(self) -> None:
        if not 1 <= len(self.felt) <= MOST_ANSWERS:
            raise ValueError(f"felt: expected 1 to {MOST_ANSWERS} answers")

    @property
    def sets(self) -> tuple[TrySet, ...]:
        """What is done, in order."""
        return STANDING_SETS if self.standing and self.direction == "arching" else SETS[self.direction]


def stage(now: Try, light: Callable[[int], Light]) -> Stage:
    """Where a test stands after its last answer.

    It stops at once when pain moved further down, since the answer before or since the beginning, and on a red light.

    Parameters
    ----------
    now
        The test with all answers so far.
    light
        The traffic light of pain (0-10) during this session; it starts from the pain before it.
    """
    before, last, done = now.felt[0], now.felt[-1], len(now.felt) - 1
    if any(verdict(one, last) == "further-down" for one in (before, now.felt[max(0, done - 1)])):
        return "further-down"
    if done and light(last.pain_0_10) == "red":
        return "too-strong"
    if done < len(now.sets):
        return "set"
    if verdict(before, last) != "eases":
        return "no-change"
    return "found" if now.again or done > len(now.sets) else "wait"


def wait_over(now: Try, at: datetime) -> bool:
    """Whether what eased has had its five minutes."""
    return now.eased_at is not None and at - now.eased_at >= timedelta(minutes=STAYS_MIN)


def verdict(before: Felt, after: Felt) -> Verdict:
    """What a direction did. Pain that moves further down speaks against it, whatever its strength.

    It eases when pain draws back towards the spine, or falls by 2 points or more without moving.
    """
    moved = _ORDER.index(after.place) - _ORDER.index(before.place)
    if moved > 0:
        return "further-down"
    if moved < 0 or before.pain_0_10 - after.pain_0_10 >= LEAST_FALL_POINTS:
        return "eases"
    return "no-change"
