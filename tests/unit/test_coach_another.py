"""What is a repetition of this exercise, and what only looks like one: a hidden leg, walking, folding up."""

from functools import cache

import pytest

from limber.body import Frame, Observation
from limber.catalogue import load
from limber.coach import Watch, begin, look_for, step
from limber.coach.another import beside_the_way, both_at_once
from limber.coach.changed import changed
from limber.coach.events import CoachEvent
from limber.coach.features import SIDED
from limber.coach.place import Place, arrive, start_anew
from limber.coach.repetitions import Counted, Counter, first_least, unlearnt
from limber.coach.seeing import missing
from limber.coach.sides import Sides, settle
from limber.coach.signal import start_of, way
from limber.coach.state import Channels, State
from limber.lab import move_about, perform, virtual_person

WHOLE = Counted(
    half=False, start_s=1.0, peak_s=2.0, end_s=3.0, held_s=0.0, height=0.8, of_usual=None, low=0.0, samples=()
)


@cache
def watch(exercise_id: str = "standing-march") -> Watch:
    return look_for(load().exercises[exercise_id])


def coached(exercise_id: str, frames: tuple[Frame, ...]) -> list[CoachEvent]:
    state, events = begin(watch(exercise_id)), list[CoachEvent]()
    for frame in frames:
        state, said = step(state, frame)
        events += said
    return events


def counts(events: list[CoachEvent]) -> int:
    return sum(e.kind == "repetition" and not e.half for e in events)


@pytest.mark.parametrize("seed", [25, 33, 60, 83])
def test_who_marches_side_on_is_counted_whichever_leg_is_hidden(seed: int) -> None:
    take = perform(virtual_person(seed), load().exercises["standing-march"])
    assert counts(coached("standing-march", tuple(take.frames()))) == take.truth.count


@pytest.mark.parametrize("seed", [1, 6, 8])
def test_who_walks_to_and_fro_does_not_march(seed: int) -> None:
    take = move_about(virtual_person(seed), load().exercises["standing-march"], 40.0)
    assert counts(coached("standing-march", tuple(take.frames()))) == 0


@pytest.mark.parametrize(
    ("hidden", "known"),
    [((), ("right", "left")), (("_l",), ("right",)), (("_r",), ("left",))],
)
def test_of_a_leg_behind_the_other_nothing_is_known(hidden: tuple[str, ...], known: tuple[str, ...]) -> None:
    start = start_of(watch(), None)
    unseen = (*hidden, "_apart") if hidden else ()
    sure = tuple(0.0 if name.endswith(unseen) else 1.0 for name in SIDED)
    found = way(watch(), None, start, start, sure)
    assert tuple(found.along) == known
    assert max(map(abs, found.along.values())) < 1e-9
    assert 0.0 < found.share_0_1 <= 1.0


@pytest.mark.parametrize(
    ("what", "other", "rejected"),
    [
        ("the other leg stays down", Counter(samples=((2.0, 0.02),)), False),
        ("it went up and down before", Counter(peak=0.8, peak_s=0.9, samples=((2.0, 0.1),)), False),
        ("both go up together", Counter(peak=0.7, peak_s=2.1, samples=((2.5, 0.2),)), True),
        ("it is up as well, on its way since long", Counter(peak=0.7, peak_s=2.9, samples=((2.0, 0.6),)), True),
        ("it follows while this one comes down", Counter(peak=0.7, peak_s=2.9, samples=((2.0, 0.2),)), False),
    ],
)
def test_by_turns_the_other_leg_is_down(what: str, other: Counter, rejected: bool) -> None:
    channels = {"right": Channels(), "left": Channels(counter=other)}
    state = State(watch=watch(), channels=channels)  # type: ignore[arg-type]
    assert both_at_once(state, "right", WHOLE) == rejected, what


def test_what_was_none_after_all_teaches_nothing() -> None:
    before = Counter(usual=(0.9, 1.0), usual_s=(2.0, 2.0), least=0.9, moving=True)
    after = changed(before, usual=(0.9, 1.0, 0.3), usual_s=(2.0, 2.0, 0.5), halves=(0.3,), least=0.3, moving=False)
    assert unlearnt(after, before) == changed(before, moving=False)


@pytest.mark.parametrize(
    ("what", "part", "start_px", "why"),
    [
        ("far away from the beginning", 0.10, None, "come-closer"),
        ("folded up since the start", 0.10, 125.0, None),
        ("gone far away since the start", 0.06, 125.0, "come-closer"),
        ("near", 0.30, None, None),
    ],
)
def test_who_folds_up_is_no_further_away(what: str, part: float, start_px: float | None, why: str | None) -> None:
    marks = tuple((0.4 + part * (n % 2), 0.5, 0.0, 1.0) for n in range(33))
    frame = Frame(t_s=0.0, width_px=1000, height_px=1000, image=marks)
    seen = Observation(t_s=0.0, torso_px=20.0)
    assert missing(watch(), frame, seen, 1.0, 0, start_px)[0] == why, what


def _turned_about(t_s: float) -> Observation:
    """Right and left have changed places since `_facing`."""
    return Observation(t_s=t_s, places={"shoulder_r": (0.5, 1.0, 0.0), "shoulder_l": (-0.5, 1.0, 0.0)})


FACING = Observation(t_s=0.0, places={"shoulder_r": (-0.5, 1.0, 0.0), "shoulder_l": (0.5, 1.0, 0.0)})


@pytest.mark.parametrize(
    ("what", "waiting", "after_s", "swapped"),
    [
        ("the model errs for a moment", True, 0.5, True),
        ("somebody lay down the other way round, for seconds", True, 4.0, False),
        ("in the middle of the exercise names stay as they are", False, 4.0, True),
    ],
)
def test_names_that_stay_exchanged_are_right(what: str, waiting: bool, after_s: float, swapped: bool) -> None:
    sides, _ = settle(Sides(), FACING)
    for n in range(1, round(after_s * 10)):
        sides, _ = settle(sides, _turned_about(n / 10), waiting=waiting)
    assert sides.swapped == swapped, what


@pytest.mark.parametrize(("exercise_id", "behind", "fits"), [
    ("clamshell", -0.55, True), ("clamshell", 0.55, False), ("clamshell", -0.8, False), ("bird-dog", -0.55, False),
])  # fmt: skip
def test_the_start_of_a_small_movement_may_lie_further_back(exercise_id: str, behind: float, fits: bool) -> None:
    look = watch(exercise_id)
    numbers = tuple(None if s is None else s + behind * c for s, c in zip(look.start, look.change, strict=True))
    seen = Observation(t_s=1.0, orientation=look.orientations[0])
    place = Place(fast=numbers, slow=numbers, last_s=1.0)
    frame = Frame(t_s=1.0, width_px=640, height_px=480)
    assert (arrive(look, place, frame, seen, (1.0,) * len(SIDED), "right", False).still_since_s == 1.0) == fits


@pytest.mark.parametrize(
    ("what", "height", "of_usual", "off", "beside"),
    [
        ("a small one that keeps to the way", 0.25, None, 0.4, False),
        ("a step in walking", 0.25, None, 1.2, True),
        ("a larger one may lie further beside it", 0.5, None, 1.2, False),
        ("a small one of somebody who is known", 0.25, 0.5, 1.2, False),
    ],
)
def test_the_smallest_first_ones_keep_to_the_way(
    what: str, height: float, of_usual: float | None, off: float, beside: bool
) -> None:
    state = begin(watch())
    channel = Channels(beside=off * 10, beside_frames=10)
    assert beside_the_way(state, channel, changed(WHOLE, height=height, of_usual=of_usual)) == beside, what


@pytest.mark.parametrize(
    ("strength", "by_turns", "least"),
    [
        (5.0, True, 0.3), (13.0, True, 0.3), (16.0, True, 0.25), (40.0, True, 0.22), (0.0, True, 0.3),
        (40.0, False, 0.3),  # a bow may be half a hip hinge
    ],
)  # fmt: skip
def test_what_is_seen_clearly_may_be_small(strength: float, by_turns: bool, least: float) -> None:
    assert first_least(strength, by_turns) == pytest.approx(least, abs=0.01)


@pytest.mark.parametrize("seed", [12, 15])
def test_the_hands_come_to_the_hips_when_the_person_was_ready_already(seed: int) -> None:
    """Ready is who stands; the start position is where the person is still, nearest to the drawn one."""
    take = perform(virtual_person(seed), load().exercises["standing-back-extension"])
    assert counts(coached("standing-back-extension", tuple(take.frames()))) == take.truth.count


def _at(exercise_id: str, along: float, aside: float = 0.0) -> tuple[float | None, ...]:
    """A posture on the way, with all that the movement leaves alone held otherwise by so many strays."""
    look = watch(exercise_id)
    rows = zip(look.start, look.change, look.strays, strict=True)
    return tuple(
        None if s is None else s + along * c + (aside * n if n is not None and abs(c) < n else 0.0) for s, c, n in rows
    )


@pytest.mark.parametrize(
    ("what", "first", "now", "anew"),
    [
        ("nothing changed", (0.0, 0.0), (0.0, 0.0), False),
        ("nearer to the drawn start", (0.0, 2.0), (0.0, 0.0), True),
        ("further from it", (0.0, 0.0), (0.0, 2.0), False),
        ("on the way of the first repetition", (0.0, 0.5), (0.4, 0.5), False),
        ("at the far end of it", (0.0, 0.5), (1.0, 0.0), False),
    ],
)
def test_the_start_is_where_it_is_nearest_to_the_drawn_one(
    what: str, first: tuple[float, float], now: tuple[float, float], anew: bool
) -> None:
    look, sure = watch("bird-dog"), (1.0,) * len(SIDED)
    there = _at("bird-dog", *now)
    place = Place(ready=True, origin=_at("bird-dog", *first), fast=there, slow=there, last_s=1.0, still_since_s=0.0)
    seen = Observation(t_s=1.0, orientation="all-fours")
    found, started = start_anew(look, place, Frame(t_s=1.0, width_px=640, height_px=480), seen, sure, "right")
    assert (found.ready, started, found.origin == there) == (True, anew, anew or now == first), what
