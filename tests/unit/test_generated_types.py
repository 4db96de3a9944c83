"""The TypeScript types that pages share with Python are those of today's Python values."""

import runpy
from pathlib import Path

SCRIPT = Path(__file__).resolve().parents[2] / "frontend/scripts/types_from_python.py"


def test_generated_types_are_not_stale() -> None:
    found = runpy.run_path(str(SCRIPT))
    assert found["stale"]() == [], f"run: python {SCRIPT}"


def test_every_event_kind_has_a_type() -> None:
    found = runpy.run_path(str(SCRIPT))
    events = found["files"]()["events.ts"]
    assert all(f"'{kind}': {value.__name__}" in events for kind, value in found["KINDS"].items())
    assert "export interface Event {" in events


def test_a_type_says_what_the_schema_says() -> None:
    type_of = runpy.run_path(str(SCRIPT))["type_of"]
    assert type_of({"type": "array", "items": {"enum": ["a", "b"]}}) == "readonly ('a' | 'b')[]"
    assert type_of({"anyOf": [{"type": "integer"}, {"type": "null"}]}) == "number | null"
    assert type_of({"type": "object", "additionalProperties": {"type": "string"}}) == "Readonly<Record<string, string>>"
    assert type_of({"$ref": "#/$defs/Step"}) == "Step"
