"""Write the TypeScript types of what the pages share with Python: ``frontend/generated/``.

    python frontend/scripts/types_from_python.py            write them
    python frontend/scripts/types_from_python.py --check    exit 1 when a file on disk is stale

The source is the JSON Schema of the Python values; the generated files are committed.
"""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

from limber.coach.events import CoachEvent
from limber.plain import schema
from limber.session.events import FURTHEST, KINDS, LONGEST_S, MOST_FAULTS, Event
from limber.session.player_texts import PLAYER_TEXTS
from limber.session.script import Script

FOLDER = Path(__file__).resolve().parents[1] / "generated"
HEAD = "// Written by frontend/scripts/types_from_python.py from the Python values of the same names. Do not edit.\n"
SCALARS = {"string": "string", "integer": "number", "number": "number", "boolean": "boolean", "null": "null"}


def type_of(part: Mapping[str, Any]) -> str:
    """Return the TypeScript type of one JSON Schema."""
    if "$ref" in part:
        return str(part["$ref"]).rsplit("/", 1)[-1]
    if "enum" in part:
        return " | ".join(f"'{choice}'" if isinstance(choice, str) else str(choice) for choice in part["enum"])
    if "anyOf" in part:
        return " | ".join(map(type_of, part["anyOf"]))
    if part.get("type") == "array":
        if "prefixItems" in part:
            return f"readonly [{', '.join(map(type_of, part['prefixItems']))}]"
        item = type_of(part["items"])
        return f"readonly ({item})[]" if " " in item else f"readonly {item}[]"
    if part.get("type") == "object":
        return f"Readonly<Record<string, {type_of(part['additionalProperties'])}>>"
    return SCALARS.get(str(part.get("type")), "unknown")


def interface(name: str, part: Mapping[str, Any]) -> str:
    """Return the interface of one value. Python writes every field, so none is optional."""
    fields = "".join(f"  readonly {field}: {type_of(kind)}\n" for field, kind in part["properties"].items())
    return f"/** {part['description']} */\nexport interface {name} {{\n{fields}}}\n"


def interfaces(*kinds: type) -> str:
    """Return the interfaces of some values and of all that they are made of, by name."""
    found: dict[str, str] = {}
    for kind in kinds:
        whole = schema(kind)
        parts = {**whole["$defs"], **({kind.__name__: whole} if "properties" in whole else {})}
        found |= {name: interface(name, part) for name, part in parts.items()}
    return "\n".join(found[name] for name in sorted(found))


def files() -> dict[str, str]:
    """Return the name and the text of every generated file."""
    by_kind = "".join(f"  readonly '{kind}': {value.__name__}\n" for kind, value in KINDS.items())
    kinds = f"/** What `data` holds, by kind of event. */\nexport interface EventData {{\n{by_kind}}}\n"
    most = f"\n/** What is more is no measurement. */\nexport const FURTHEST = {FURTHEST:g}\n"
    most += f"export const LONGEST_S = {LONGEST_S:g}\nexport const MOST_FAULTS = {MOST_FAULTS}\n"
    told = get_args(CoachEvent)
    union = " | ".join(kind.__name__ for kind in told)
    keys = "\n".join(f"  | '{key}'" for key in PLAYER_TEXTS)
    return {
        "script.ts": f"{HEAD}\n{interfaces(Script)}",
        "events.ts": f"{HEAD}\n{interfaces(Event, *KINDS.values())}\n{kinds}{most}",
        "coach.ts": f"{HEAD}\n{interfaces(*told)}\n/** What the coach says. */\nexport type CoachEvent = {union}\n",
        "texts.ts": f"{HEAD}\n/** The keys of the player's fixed words. */\nexport type TextKey =\n{keys}\n",
        "texts.en.json": json.dumps(dict(PLAYER_TEXTS), ensure_ascii=False, indent=2) + "\n",
    }


def stale() -> list[str]:
    """Return the names of the files on disk that are not what would be written now."""
    return [
        name
        for name, text in files().items()
        if not (FOLDER / name).exists() or (FOLDER / name).read_text(encoding="utf-8") != text
    ]


def main() -> int:
    """Write the files, or with ``--check`` only say which are stale."""
    if "--check" in sys.argv[1:]:
        for name in stale():
            sys.stderr.write(f"frontend/generated/{name}: stale; run python frontend/scripts/types_from_python.py\n")
        return 1 if stale() else 0
    FOLDER.mkdir(exist_ok=True)
    for name, text in files().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
