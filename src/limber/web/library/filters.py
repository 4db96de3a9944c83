"""The filters of the library: what the address says, who passes, and how many each further choice would leave."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, get_args
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from limber.catalogue import Exercise, ExerciseData
from limber.catalogue.tags import FLOOR_STARTS, Equipment
from limber.plain import value
from limber.session import THINGS
from limber.web.library import words
from limber.words import translate

NOTHING = "nothing"
ONE_OF = ("part", "position", "kind", "level")


@value
class Chosen:
    """What somebody chose; empty is "all the same to me". Values that no filter has are dropped.

    `thing`: what is at hand; then only exercises that need nothing else pass (`nothing`: need nothing at all).
    """

    find: str = ""
    part: str = ""
    position: str = ""
    kind: str = ""
    level: str = ""
    place: tuple[str, ...] = ()
    thing: tuple[str, ...] = ()

    def address(self) -> str:
        """The part of the address behind the question mark."""
        pairs = [("find", self.find), *((name, getattr(self, name)) for name in ONE_OF)]
        more = [*(("place", one) for one in self.place), *(("with", one) for one in self.thing)]
        return urlencode([(name, given) for name, given in (*pairs, *more) if given])


def read_chosen(query: QueryDict) -> Chosen:
    """What the address says."""
    known: Mapping[str, Iterable[str]] = {
        "part": words.PARTS,
        "position": words.POSITIONS,
        "kind": words.PURPOSES,
        "level": words.LEVELS,
    }
    one = {name: query.get(name, "") for name in ONE_OF}
    places, things = query.getlist("place"), query.getlist("with")
    return Chosen(
        find=query.get("find", "").strip()[:100],
        **{name: given if given in known[name] else "" for name, given in one.items()},
        place=tuple(place for place in words.PLACES if place in places),
        thing=tuple(thing for thing in (NOTHING, *get_args(Equipment)) if thing in things),
    )


def passes(data: ExerciseData, chosen: Chosen) -> bool:
    """Whether an exercise fits every filter (not the words that are sought)."""
    return (
        (not chosen.part or bool(words.PARTS[chosen.part][1] & set(data.regions)))
        and (not chosen.position or data.start in words.POSITIONS[chosen.position][1])
        and (not chosen.kind or chosen.kind in (data.category, *data.also))
        and (not chosen.level or chosen.level == str(data.difficulty))
        and all(_PLACE[place](data) for place in chosen.place)
        and (not chosen.thing or set(data.equipment) <= set(chosen.thing))
    )


def on_floor(data: ExerciseData) -> bool:
    """Whether somebody has to get down to the floor for it."""
    return data.start in FLOOR_STARTS or "cannot_get_to_floor" in data.exclude


_PLACE: Mapping[str, Callable[[ExerciseData], bool]] = {
    "no-floor": lambda data: not on_floor(data),
    "desk": lambda data: "desk" in data.also,
    "bed": lambda data: data.bed_ok,
}


def selects(chosen: Chosen, within: Iterable[Exercise]) -> list[dict[str, Any]]:
    """The filters of which one value can be chosen, each value with how many exercises it would leave."""
    among = list(within)
    names = {
        "part": (_("Part of the body"), _("Any part"), {k: label for k, (label, _regions) in words.PARTS.items()}),
        "position": (_("Position"), _("Any position"), {k: label for k, (label, _starts) in words.POSITIONS.items()}),
        "kind": (_("What for"), _("Anything"), words.PURPOSES),
        "level": (_("How hard"), _("Any"), words.LEVELS),
    }
    return [
        {
            "name": name,
            "label": label,
            "any": anything,
            "options": [
                {"value": key, "label": text, "count": count, "on": getattr(chosen, name) == key}
                for key, text in options.items()
                if (count := _count(among, _with(chosen, name, key))) or getattr(chosen, name) == key
            ],
        }
        for name, (label, anything, options) in names.items()
    ]


def places(chosen: Chosen) -> list[dict[str, Any]]:
    """The places as ticks."""
    return [{"value": key, "label": text, "on": key in chosen.place} for key, text in words.PLACES.items()]


def things(chosen: Chosen, catalogue: Iterable[Exercise]) -> list[dict[str, Any]]:
    """The things that some exercise needs, as ticks, "nothing" first."""
    needed = {thing for exercise in catalogue for thing in exercise.data.equipment}
    named: dict[str, str] = {
        thing: translate(text, get_language() or "en") for thing, text in THINGS.items() if thing in needed
    }
    labels: Mapping[str, str] = {NOTHING: _("Nothing"), **named}
    return [{"value": key, "label": text, "on": key in chosen.thing} for key, text in labels.items()]


def in_force(chosen: Chosen) -> list[dict[str, str]]:
    """Every filter that narrows the list, in words, with the address of the list without it."""
    labels: Mapping[str, Mapping[str, Promise]] = {
        "part": {k: label for k, (label, _regions) in words.PARTS.items()},
        "position": {k: label for k, (label, _starts) in words.POSITIONS.items()},
        "kind": words.PURPOSES,
        "level": words.LEVELS,
    }
    found = [("“" + chosen.find + "”", replace(chosen, find=""))] if chosen.find else []
    found += [
        (str(labels[name][getattr(chosen, name)]), _with(chosen, name, "")) for name in ONE_OF if getattr(chosen, name)
    ]
    found += [
        (str(words.PLACES[p]), replace(chosen, place=tuple(q for q in chosen.place if q != p))) for p in chosen.place
    ]
    for thing in chosen.thing:
        label = _("Nothing") if thing == NOTHING else translate(THINGS[thing], get_language() or "en")  # type: ignore[index]
        found.append((label, replace(chosen, thing=tuple(t for t in chosen.thing if t != thing))))
    return [{"label": label, "without": without.address()} for label, without in found]


def _with(chosen: Chosen, name: str, given: str) -> Chosen:
    values: dict[str, Any] = {name: given}
    return replace(chosen, **values)


def _count(among: Iterable[Exercise], chosen: Chosen) -> int:
    return sum(passes(exercise.data, chosen) for exercise in among)
