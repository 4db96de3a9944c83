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
from collections.abc import Mapping
from datetime import date, datetime, time
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, Literal, TypeVar, dataclass_transform, get_args, get_origin, get_type_hints

from limber.errors import InputError

T = TypeVar("T")


@dataclasses.dataclass(frozen=True, slots=True)
class Range:
    """Smallest and largest allowed number, both included; None is open."""

    low: float | None = None
    high: float | None = None

    def admits(self, number: float) -> bool:
        return (self.low is None or number >= self.low) and (self.high is None or number <= self.high)

    def words(self) -> str:
        low, high = (None if x is None else f"{x:g}" for x in (self.low, self.high))
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
    return typing.cast(T, _read(kind, data, place))


def _at(place: str, key: object) -> str:
    return f"{place}: {key}" if place else str(key)


def _read(hint: Any, data: object, place: str) -> object:
    origin, args = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _read_limited(args[0], args[1:], data, place)
    if origin in (typing.Union, types.UnionType):
        return _read_union(args, data, place)
    if origin is Literal:
        if data not in args or isinstance(data, bool) != any(isinstance(a, bool) for a in args):
            raise InputError(place, "expected one of " + ", ".join(map(str, args)))
        return data
    if origin is tuple:
        return _read_tuple(args, data, place)
    if origin in (dict, Mapping):
        if not isinstance(data, Mapping):
            raise InputError(place, "expected a table of names and values")
        return {_read(args[0], k, _at(place, "name")): _read(args[1], v, _at(place, k)) for k, v in data.items()}
    if dataclasses.is_dataclass(hint):
        return _read_value(typing.cast(type, hint), data, place)
    return _read_scalar(hint, data, place)


def _read_limited(base: Any, limits: tuple[object, ...], data: object, place: str) -> object:
    number_range = next((m for m in limits if isinstance(m, Range)), None)
    if number_range is not None:
        words = ("whole number" if base is int else "number") + number_range.words()
        if isinstance(data, bool) or not isinstance(data, (int,) if base is int else (int, float)):
            raise InputError(place, f"expected a {words}")
        if data in (float("inf"), float("-inf")) or not number_range.admits(data):
            raise InputError(place, f"expected a {words}")
        return base(data)
    found = _read(base, data, place)
    for pattern in (m for m in limits if isinstance(m, Pattern)):
        if not re.fullmatch(pattern.regex, str(found)):
            raise InputError(place, f"expected {pattern.words}")
    return found


def _read_union(args: tuple[Any, ...], data: object, place: str) -> object:
    if data is None and types.NoneType in args:
        return None
    problems = []
    for arg in (a for a in args if a is not types.NoneType):
        try:
            return _read(arg, data, place)
        except InputError as problem:
            problems.append(problem)
    if len(problems) == 1:
        raise problems[0]
    raise InputError(place, " or ".join(dict.fromkeys(p.expected for p in problems)))


def _read_tuple(args: tuple[Any, ...], data: object, place: str) -> object:
    if not isinstance(data, (list, tuple)):
        raise InputError(place, "expected a list")
    if len(args) == 2 and args[1] is Ellipsis:
        return tuple(_read(args[0], x, f"{place}[{n}]") for n, x in enumerate(data))
    if len(data) != len(args):
        raise InputError(place, f"expected a list of {len(args)}")
    return tuple(_read(a, x, f"{place}[{n}]") for n, (a, x) in enumerate(zip(args, data, strict=True)))


def _read_value(kind: type, data: object, place: str) -> object:
    if not isinstance(data, Mapping):
        raise InputError(place, "expected a table of names and values")
    hints = _hints(kind)
    fields = {f.name: f for f in dataclasses.fields(kind)}
    for key in data:
        if key not in fields:
            raise InputError(_at(place, key), "unknown; expected one of " + ", ".join(fields))
    found = {}
    for name, field in fields.items():
        if name in data:
            found[name] = _read(hints[name], data[name], _at(place, name))
        elif field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
            raise InputError(_at(place, name), "is missing")
    try:
        return kind(**found)
    except ValueError as problem:
        raise InputError(place, str(problem)) from None


_SCALARS: dict[Any, str] = {
    str: "a text",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    date: "a date like 2026-01-31",
    datetime: "a time like 2026-01-31T07:30:00+01:00",
    time: "a time of day like 07:30",
}


def _read_scalar(hint: Any, data: object, place: str) -> object:
    if hint is object or hint is Any:
        return data
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        if not isinstance(data, str) or data not in [m.value for m in hint]:
            raise InputError(place, "expected one of " + ", ".join(m.value for m in hint))
        return hint(data)
    problem = InputError(place, f"expected {_SCALARS.get(hint, getattr(hint, '__name__', str(hint)))}")
    if hint in (date, datetime, time):
        return _read_time(hint, data, problem)
    if hint is float and isinstance(data, int) and not isinstance(data, bool):
        return float(data)
    if not isinstance(data, hint) or (hint is not bool and isinstance(data, bool)):
        raise problem
    if isinstance(data, float) and (data != data or data in (float("inf"), float("-inf"))):
        raise problem
    return data


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


def _first_line(kind: type) -> str:
    return (kind.__doc__ or "").strip().split("\n")[0]


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
        return {
            "type": "array",
            "prefixItems": [_schema(a, definitions) for a in args],
            "items": False,
            "minItems": len(args),
        }
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
        "description": _first_line(kind),
        "properties": {f.name: _schema(hints[f.name], definitions) for f in fields},
        "required": required,
        "additionalProperties": False,
    }
