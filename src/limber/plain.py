"""Plain data (TOML, JSON) to and from typed values, and the JSON Schema of both.

One mechanism for every file and request that comes into Limber: a value's fields *are* its format.
Reading is closed (an unknown key is refused) and never converts silently. Standard library only,
because it runs in the browser as well.

>>> @value
... class Dose:
...     reps: Annotated[int, Range(1, 30)]
>>> read(Dose, {"reps": 0}, "bridge.toml")
Traceback (most recent call last):
limber.errors.InputError: bridge.toml: reps: expected a whole number from 1 to 30
"""

import dataclasses
import re
import types
import typing
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from enum import StrEnum
from functools import cache
from itertools import repeat
from typing import Annotated, Any, Literal, TypeVar, dataclass_transform, get_args, get_origin, get_type_hints

from limber.errors import InputError

T = TypeVar("T")
Reader = Callable[[Any, str], object]


@dataclasses.dataclass(frozen=True, slots=True)
class Range:
    """Smallest and largest allowed number, both included; None is open."""

    low: float | None = None
    high: float | None = None

    def admits(self, number: float) -> bool:
        return (self.low is None or number >= self.low) and (self.high is None or number <= self.high)

    def words(self) -> str:
        low, high = (None if x is None else str(x) if isinstance(x, int) else f"{x:g}" for x in (self.low, self.high))
        if low is None:
            return "" if high is None else f" of at most {high}"
        return f" of at least {low}" if high is None else f" from {low} to {high}"


@dataclasses.dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression that a text must match as a whole, and its name in words."""

    regex: str
    words: str


@dataclass_transform(frozen_default=True, kw_only_default=True)
def value(cls: type[T]) -> type[T]:
    """Make a class a value: frozen, keyword-only, and impossible to build outside its `Range` limits."""
    own = cls.__dict__.get("__post_init__")

    def check(self: Any) -> None:
        for name, limit in _limits(self.__class__):
            number = getattr(self, name)
            if number is not None and not limit.admits(number):
                raise ValueError(f"{made.__name__}.{name}: expected a number{limit.words()}")
        if own is not None:
            own(self)

    cls.__post_init__ = check  # type: ignore[attr-defined]
    for name in [n for n, default in vars(cls).items() if isinstance(default, dict) and not n.startswith("__")]:
        setattr(cls, name, dataclasses.field(default_factory=dict))  # so that "= {}" may stand as a default
    made = dataclasses.dataclass(frozen=True, kw_only=True)(cls)
    return made


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind, include_extras=True)


@cache
def _limits(kind: type) -> tuple[tuple[str, Range], ...]:
    found = []
    for name, hint in _hints(kind).items():
        for part in (hint, *(get_args(hint) if get_origin(hint) in (typing.Union, types.UnionType) else ())):
            found += [(name, m) for m in getattr(part, "__metadata__", ()) if isinstance(m, Range)]
    return tuple(found)


# --- reading -------------------------------------------------------------------------------------


def read(kind: type[T], data: object, place: str = "") -> T:
    """Build a typed value from plain data.

    Parameters
    ----------
    kind : type
        A `value` class, or any type that may stand in one of its fields.
    data : object
        What `tomllib` or `json` returned.
    place : str
        Where it came from; the start of the error line.

    Raises
    ------
    InputError
        Names the place (file and key) and what was expected there; never repeats what was found.
    """
    return typing.cast(T, _reader(typing.cast(Any, kind))(data, place))


def _at(place: str, key: object) -> str:
    return f"{place}: {key}" if place else str(key)


@cache
def _reader(hint: Any) -> Reader:
    """What reads values of one type, worked out once: the catalogue's hundreds of files need the same few types."""
    origin, args = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _limited_reader(args[0], args[1:])
    if origin in (typing.Union, types.UnionType):
        return _union_reader(args)
    if origin is Literal:
        return _literal_reader(args)
    if origin is tuple:
        return _tuple_reader(args)
    if origin in (dict, Mapping):
        return _table_reader(_reader(args[0]), _reader(args[1]))
    if dataclasses.is_dataclass(hint):
        return _value_reader(typing.cast(type, hint))
    return _scalar_reader(hint)


def _literal_reader(args: tuple[Any, ...]) -> Reader:
    truths = any(isinstance(a, bool) for a in args)

    def read_literal(data: object, place: str) -> object:
        if data not in args or isinstance(data, bool) != truths:
            raise InputError(place, "expected one of " + ", ".join(map(str, args)))
        return data

    return read_literal


def _table_reader(key: Reader, one: Reader) -> Reader:
    def read_table(data: object, place: str) -> object:
        if not isinstance(data, Mapping):
            raise InputError(place, "expected a table of names and values")
        return {key(k, _at(place, "name")): one(v, _at(place, k)) for k, v in data.items()}

    return read_table


def _limited_reader(base: Any, limits: tuple[object, ...]) -> Reader:
    number_range = next((m for m in limits if isinstance(m, Range)), None)
    if number_range is not None:
        return _number_reader(base, number_range)
    inner = _reader(base)
    patterns = [(re.compile(m.regex), m.words) for m in limits if isinstance(m, Pattern)]

    def read_text(data: object, place: str) -> object:
        found = inner(data, place)
        for pattern, words in patterns:
            if not pattern.fullmatch(str(found)):
                raise InputError(place, f"expected {words}")
        return found

    return read_text


def _number_reader(base: Any, limits: Range) -> Reader:
    kinds = (int,) if base is int else (int, float)
    words = ("whole number" if base is int else "number") + limits.words()

    def read_number(data: Any, place: str) -> object:
        right = isinstance(data, kinds) and not isinstance(data, bool)
        if not right or data in (float("inf"), float("-inf")) or not limits.admits(data):
            raise InputError(place, f"expected a {words}")
        return data if base is int else _float(data, place)

    return read_number


def _float(number: int | float, place: str) -> float:
    try:
        return float(number)
    except OverflowError:  # a whole number of hundreds of digits
        raise InputError(place, "expected a number") from None


def _union_reader(args: tuple[Any, ...]) -> Reader:
    readers = [_reader(arg) for arg in args if arg is not types.NoneType]
    optional = types.NoneType in args

    def read_union(data: object, place: str) -> object:
        if data is None and optional:
            return None
        problems = []
        for one in readers:
            try:
                return one(data, place)
            except InputError as problem:
                problems.append(problem)
        if len(problems) == 1:
            raise problems[0]
        raise InputError(place, " or ".join(dict.fromkeys(p.expected for p in problems)))

    return read_union


def _tuple_reader(args: tuple[Any, ...]) -> Reader:
    endless = len(args) == 2 and args[1] is Ellipsis
    readers = [_reader(arg) for arg in args if arg is not Ellipsis]

    def read_tuple(data: object, place: str) -> object:
        if not isinstance(data, (list, tuple)):
            raise InputError(place, "expected a list")
        if not endless and len(data) != len(readers):
            raise InputError(place, f"expected a list of {len(readers)}")
        each = repeat(readers[0]) if endless else readers
        return tuple([one(x, f"{place}[{n}]") for n, (one, x) in enumerate(zip(each, data, strict=False))])

    return read_tuple


@cache
def _fields(kind: type) -> dict[str, tuple[Reader, bool]]:
    """Each field's reader and whether it must be there; found when first needed, since a value may hold its like."""
    hints = _hints(kind)
    missing = dataclasses.MISSING
    return {
        f.name: (_reader(hints[f.name]), f.default is missing and f.default_factory is missing)
        for f in dataclasses.fields(kind)
    }


def _value_reader(kind: type) -> Reader:
    def read_value(data: object, place: str) -> object:
        if not isinstance(data, Mapping):
            raise InputError(place, "expected a table of names and values")
        fields = _fields(kind)
        for key in data:
            if key not in fields:
                raise InputError(_at(place, key), "unknown; expected one of " + ", ".join(fields))
        found = {}
        for name, (one, required) in fields.items():
            if name in data:
                found[name] = one(data[name], _at(place, name))
            elif required:
                raise InputError(_at(place, name), "is missing")
        try:
            return kind(**found)
        except ValueError as problem:
            raise InputError(place, str(problem)) from None

    return read_value


_SCALARS: dict[Any, str] = {
    str: "a text",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    date: "a date like 2026-01-31",
    datetime: "a time like 2026-01-31T07:30:00+01:00",
    time: "a time of day like 07:30",
}


def _scalar_reader(hint: Any) -> Reader:
    if hint is object or hint is Any:
        return lambda data, place: data
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        choice = _literal_reader(tuple(member.value for member in hint))
        return lambda data, place: hint(str(choice(data, place)))
    expected = f"expected {_SCALARS.get(hint, getattr(hint, '__name__', str(hint)))}"

    def read_scalar(data: object, place: str) -> object:
        if hint in (date, datetime, time):
            return _read_time(hint, data, InputError(place, expected))
        if hint is float and isinstance(data, int) and not isinstance(data, bool):
            return _float(data, place)
        no_number = isinstance(data, float) and (data != data or data in (float("inf"), float("-inf")))
        if no_number or not isinstance(data, hint) or (hint is not bool and isinstance(data, bool)):
            raise InputError(place, expected)
        return data

    return read_scalar


def _read_time(hint: Any, data: object, problem: InputError) -> object:
    if type(data) is not hint:
        if not isinstance(data, str):
            raise problem
        try:
            data = hint.fromisoformat(data)
        except ValueError:
            raise problem from None
    if isinstance(data, datetime) and data.tzinfo is None:
        raise InputError(problem.place, problem.expected + " (with its offset from UTC)")
    return data


# --- writing -------------------------------------------------------------------------------------


def plain(data: object) -> Any:
    """Typed values as data that `json` can write; the inverse of `read`. Fields that are None stay, as null."""
    if dataclasses.is_dataclass(data) and not isinstance(data, type):
        return {f.name: plain(getattr(data, f.name)) for f in dataclasses.fields(data)}
    if isinstance(data, Mapping):
        return {str(k): plain(v) for k, v in data.items()}
    if isinstance(data, (list, tuple)):
        return [plain(x) for x in data]
    if isinstance(data, (set, frozenset)):
        return sorted(plain(x) for x in data)
    if isinstance(data, (date, datetime, time)):
        return data.isoformat()
    if isinstance(data, StrEnum):
        return data.value
    return data


# --- schema --------------------------------------------------------------------------------------


def schema(kind: type) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a value class, closed at every level."""
    definitions: dict[str, Any] = {}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": kind.__name__,
        **_schema(kind, definitions),
        "$defs": dict(sorted(definitions.items())),
    }


def _schema(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    origin, args = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return {**_schema(args[0], definitions), **_schema_limits(args[1:])}
    if origin in (typing.Union, types.UnionType):
        return {"anyOf": [_schema(a, definitions) for a in args]}
    if origin is Literal:
        return {"enum": list(args)}
    if origin is tuple:
        if len(args) == 2 and args[1] is Ellipsis:
            return {"type": "array", "items": _schema(args[0], definitions)}
        items = [_schema(a, definitions) for a in args]
        return {"type": "array", "prefixItems": items, "items": False, "minItems": len(args)}
    if origin in (dict, Mapping):
        names = _schema(args[0], definitions)
        return {"type": "object", "additionalProperties": _schema(args[1], definitions), "propertyNames": names}
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return {"enum": [m.value for m in hint]}
    if dataclasses.is_dataclass(hint):
        kind = typing.cast(type, hint)
        if kind.__name__ not in definitions:
            definitions[kind.__name__] = {}
            definitions[kind.__name__] = _schema_value(kind, definitions)
        return {"$ref": f"#/$defs/{kind.__name__}"}
    return dict(_JSON_TYPES.get(hint, {}))


_JSON_TYPES: dict[Any, dict[str, str]] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    types.NoneType: {"type": "null"},
    date: {"type": "string", "format": "date"},
    datetime: {"type": "string", "format": "date-time"},
    time: {"type": "string", "format": "time"},
}


def _schema_limits(limits: tuple[object, ...]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for limit in limits:
        if isinstance(limit, Range):
            found |= {k: v for k, v in (("minimum", limit.low), ("maximum", limit.high)) if v is not None}
        elif isinstance(limit, Pattern):
            found["pattern"] = f"^(?:{limit.regex})$"
    return found


def _schema_value(kind: type, definitions: dict[str, Any]) -> dict[str, Any]:
    hints = _hints(kind)
    fields = dataclasses.fields(kind)
    required = [f.name for f in fields if f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING]
    return {
        "type": "object",
        "description": (kind.__doc__ or "").strip().split("\n")[0],
        "properties": {f.name: _schema(hints[f.name], definitions) for f in fields},
        "required": required,
        "additionalProperties": False,
    }
