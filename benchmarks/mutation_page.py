"""The page ``docs/mutation.md``, from the last run's results and the reasons in ``mutation.toml``."""

import json
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
RESULTS, REASONS, PAGE = HERE / "mutation.json", HERE / "mutation.toml", HERE.parent / "docs/mutation.md"
Name = tuple[str, str, str]


def reasons() -> dict[Name, str]:
    """Why a change that no test notices makes no difference, by its file, its line's text, and what changes."""
    told = tomllib.loads(REASONS.read_text("utf-8"))["change"]
    return {(one["file"], one["line"], what): one["why"] for one in told for what in one["what"]}


def page(results: dict[str, Any], told: dict[Name, str]) -> str:
    """The page's text."""
    survived: list[Name] = [(file, *one) for file, told_of in results.items() for one in told_of["survived"]]
    lived = Counter(file for file, *_ in survived)
    every, possible = (sum(one[what] for one in results.values()) for what in ("tried", "possible"))
    open_ones = [name for name in survived if name not in told]
    which = "all that are possible" if every == possible else f"drawn from {possible} that are possible"
    lines = [
        "# Do the tests notice?",
        "",
        "A test that cannot fail protects nobody. So `make mutation` changes the safety screen, the rules of the",
        "programme and its checker, one small thing at a time: `<` for `<=`, `and` for `or`, 7 for 6, a word gone from",
        "a list. The tests of that room run after each change, and one of them has to fail. This page is made by",
        "`benchmarks/mutation.py` from `benchmarks/mutation.json`; nothing in it is typed.",
        "",
        f"**{every - len(survived)} of {every} changes were noticed** ({which}). "
        f"{len(survived)} were not: {len(survived) - len(open_ones)} make no difference to anybody, and say why below; "
        f"{len(open_ones)} still need a test.",
        "",
        "| file | changes | noticed | not noticed |",
        "|---|---|---|---|",
        *(
            f"| {file} | {one['tried']} | {one['tried'] - lived[file]} | {lived[file] or ''} |"
            for file, one in sorted(results.items())
        ),
        "",
        "## What was not noticed",
        "",
    ]
    for file in sorted(lived):
        lines += [f"### {file}", "", "| the line | the change | why it makes no difference |", "|---|---|---|"]
        for name in (one for one in survived if one[0] == file):
            lines.append(f"| `{_cell(name[1])}` | {_cell(name[2])} | {_cell(told.get(name, 'a test is missing'))} |")
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def write_page() -> None:
    """Write the page anew, and say which reasons belong to nothing that survived."""
    results, told = json.loads(RESULTS.read_text("utf-8")), reasons()
    PAGE.write_text(page(results, told), "utf-8")
    survived = {(file, *one) for file, told_of in results.items() for one in told_of["survived"]}
    for name in set(told) - survived:
        print(f"a reason for a change that was noticed, or is gone: {name}")
