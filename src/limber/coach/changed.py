"""A value with some of its fields changed: `dataclasses.replace` without its checks, several times a frame."""

from typing import TypeVar

T = TypeVar("T")


def changed(thing: T, **new: object) -> T:
    """The same value with new fields. Names that it does not have raise TypeError."""
    return type(thing)(**{**thing.__dict__, **new})
