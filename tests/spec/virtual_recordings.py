"""Small recordings of virtual people, made when a test first needs one."""

from functools import cache

from limber.body import Frame
from limber.catalogue import load
from limber.lab import PERFECT, Manner, Rate, perform, virtual_person


@cache
def frames_of(exercise_id: str, repetitions: int = 2, hz: float = 12.0, seed: int = 5) -> tuple[Frame, ...]:
    """One set, seen perfectly, from the start position to the start position."""
    manner = Manner(
        repetitions=repetitions, halves=0, own_range=1.0, tempo=0.6, comes_and_goes=False, off_deg=0.0, sight=PERFECT,
        rate=Rate(hz=hz),
    )  # fmt: skip
    return tuple(perform(virtual_person(seed), load()[exercise_id], manner).frames())
