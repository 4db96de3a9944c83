"""Reading plain data into values: what is accepted, what is refused, and the one line that says why."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any, Literal

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from limber.errors import InputError
from limber.plain import Pattern, Range, plain, read, schema, value


class Colour(StrEnum):
    """A closed list."""

    GREEN = "green"
    RED = "red"


@value
class Inner:
    """A small value."""

    reps: Annotated[int, Range(1, 30)]
    side: Literal["left", "right"] = "right"


@value
class Outer:
    """A value with one field of each kind."""

    inner: Inner
    many: tuple[Inner, ...] = ()
    pair: tuple[int, float] = (1, 2.0)
    by_name: Mapping[str, Inner] = {}
    on: date | None = None
    at: datetime | None = None
    colour: Colour = Colour.GREEN
    share: Annotated[float, Range(0, 1)] | None = None
    word: Annotated[str, Pattern("[a-z]+", "small letters")] = "a"
    either: int | Literal["unknown"] = "unknown"
    yes: bool = False


AWARE = "2026-01-31T07:30:00+01:00 (with its offset from UTC)"
GOOD: dict[str, Any] = {"inner": {"reps": 3}}


def line(**fields: object) -> str:
    """Return the error line for one wrong field."""
    with pytest.raises(InputError) as caught:
        read(Outer, GOOD | fields, "file.toml")
    return str(caught.value)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"inner": {"reps": 31}}, "file.toml: inner: reps: expected a whole number from 1 to 30"),
        ({"inner": {"reps": 2.5}}, "file.toml: inner: reps: expected a whole number from 1 to 30"),
        ({"inner": {"reps": True}}, "file.toml: inner: reps: expected a whole number from 1 to 30"),
        ({"inner": {}}, "file.toml: inner: reps: is missing"),
        ({"inner": 3}, "file.toml: inner: expected a table of names and values"),
        ({"inner": {"reps": 3, "sides": "left"}}, "file.toml: inner: sides: unknown; expected one of reps, side"),
        ({"inner": {"reps": 3, "side": "up"}}, "file.toml: inner: side: expected one of left, right"),
        ({"many": {"reps": 3}}, "file.toml: many: expected a list"),
        ({"many": [{"reps": 3}, {"reps": 0}]}, "file.toml: many[1]: reps: expected a whole number from 1 to 30"),
        ({"pair": [1]}, "file.toml: pair: expected a list of 2"),
        ({"by_name": {"x": {"reps": "3"}}}, "file.toml: by_name: x: reps: expected a whole number from 1 to 30"),
        ({"on": "31.1.2026"}, "file.toml: on: expected a date like 2026-01-31"),
        ({"at": "2026-01-31T07:30:00"}, "file.toml: at: expected a time like " + AWARE),
        ({"colour": "blue"}, "file.toml: colour: expected one of green, red"),
        ({"share": 1.5}, "file.toml: share: expected a number from 0 to 1"),
        ({"share": float("nan")}, "file.toml: share: expected a number from 0 to 1"),
        ({"word": "A"}, "file.toml: word: expected small letters"),
        ({"either": "perhaps"}, "file.toml: either: expected a whole number or expected one of unknown"),
        ({"yes": 1}, "file.toml: yes: expected true or false"),
    ],
)  # fmt: skip
def test_wrong_input_gets_one_line_with_its_place(fields: dict[str, object], expected: str) -> None:
    assert line(**fields) == expected


def test_the_line_never_repeats_what_was_given() -> None:
    assert "my secret pain" not in line(colour="my secret pain")


def test_a_value_cannot_be_built_outside_its_limits() -> None:
    with pytest.raises(ValueError, match=r"Inner\.reps: expected a number from 1 to 30"):
        Inner(reps=0)


def test_a_value_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        Inner(reps=3).reps = 4  # type: ignore[misc]


INNERS = st.builds(Inner, reps=st.integers(1, 30), side=st.sampled_from(["left", "right"]))
OUTERS = st.builds(
    Outer,
    inner=INNERS,
    many=st.lists(INNERS, max_size=3).map(tuple),
    pair=st.tuples(st.integers(-5, 5), st.floats(-5, 5)),
    by_name=st.dictionaries(st.text(max_size=5), INNERS, max_size=3),
    on=st.none() | st.dates(),
    at=st.none() | st.datetimes(timezones=st.timezones()).filter(lambda t: t.utcoffset() is not None),
    colour=st.sampled_from(Colour),
    share=st.none() | st.floats(0, 1),
    word=st.sampled_from(["a", "bc"]),
    either=st.integers(-3, 3) | st.just("unknown"),
    yes=st.booleans(),
)


@given(OUTERS)
def test_what_is_written_is_read_back_and_fits_the_schema(one: Outer) -> None:
    written = json.loads(json.dumps(plain(one)))
    assert plain(read(Outer, written)) == plain(one)
    jsonschema.validate(written, schema(Outer))


def test_the_schema_refuses_what_reading_refuses() -> None:
    described = schema(Outer)
    for wrong in ({"inner": {"reps": 31}}, {}, {**GOOD, "more": 1}, {**GOOD, "inner": {"reps": 1, "more": 1}}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, described)
