"""A value with some of its fields changed: `dataclasses.replace` without its checks, several times a frame."""

from typing import TypeVar

T = TypeVar("T")


def changed(thing: T, **new: object) -> T:
    """The same value with new fields; only for values whose numbers have no limits, because none is looked at.

    Raises
    ------
    TypeError
        When it has no field of that name.
    """
    before = thing.__dict__
    fields = before | new
    if len(fields) != len(before):
        raise TypeError(f"{type(thing).__name__} has no field {', '.join(new.keys() - before.keys())}")
    made = object.__new__(type(thing))
    object.__setattr__(made, "__dict__", fields)
    return made
