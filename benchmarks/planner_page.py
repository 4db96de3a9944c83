"""The page ``benchmarks/planner.md``, from the rows that ``benchmarks/planner.py`` left."""

import statistics
from collections import Counter
from pathlib import Path
from typing import Any

PAGE = Path(__file__).resolve().parent / "planner.md"
Row = dict[str, Any]
GOAL_MS = {"at once, one week": 100, "at once, four weeks": 100, "7 minutes today": 150, "solved": 2000}


def write_page(rows: list[Row]) -> None:
    """Write the page, and print what it says."""
    PAGE.write_text(text := page(rows), "utf-8")
    print(text)


def page(rows: list[Row]) -> str:
    """The page's text."""
    kinds = {kind: [row for row in rows if row["kind"] == kind] for kind in GOAL_MS}
    lines = [
        "# How good and how fast the planner is",
        "",
        "Written by `make bench` (`benchmarks/planner.py`), which asks for 100,000 people at once and 2,000 with the",
        "solver, and goes on where it was stopped; the numbers of people below are those that were run. At once:",
        "people of every state, with months behind them (`tests/property/programme_people.py`), and 2,000 of them who",
        "have seven minutes today. Solved: four weeks for people without a past (`tests/property/people.py`). Times",
        "are processor time of one process.",
        "",
        "| | people with a plan | median | 95 of 100 | 99 of 100 | most | above the goal |",
        "|---|---|---|---|---|---|---|",
    ]
    for kind, several in kinds.items():
        times = sorted(row["ms"] for row in several if not row.get("closed"))
        if times:
            shown = " | ".join(f"{_at(times, part):,.0f} ms" for part in (0.5, 0.95, 0.99, 1))
            late = sum(ms > GOAL_MS[kind] for ms in times)
            lines.append(
                f"| {kind} | {len(times):,} | {shown} | {late:,} of {len(times):,} (goal {GOAL_MS[kind]} ms) |"
            )
    lines += ["", *_found(rows), "", *_closed(kinds["solved"])]
    mib = max((row["mib"] for row in rows), default=0)
    closed = sum(bool(row.get("closed")) for row in rows if row["kind"] == "at once, one week")
    lines += [
        "",
        f"A process had {mib} MiB at most. {closed:,} more of the people at once had a closed door, and no plan.",
    ]
    return "\n".join(lines) + "\n"


def _found(rows: list[Row]) -> list[str]:
    """What the checker found, with the numbers of some of the people."""
    found: dict[str, list[int]] = {}
    for row in rows:
        for what in {one.split(":")[0].split(" day ")[0] for one in row["found"]}:
            found.setdefault(what, []).append(row["n"])
    if not found:
        return ["The checker found nothing in any of these plans, and no day was empty."]
    return [
        f"- found: {what}, for {len(numbers)} people (such as {', '.join(map(str, numbers[:5]))})"
        for what, numbers in sorted(found.items())
    ]


def _closed(rows: list[Row]) -> list[str]:
    """How far the solver goes from the plan at once to the bound that it proves."""
    shares = [row["share"] for row in rows if "share" in row]
    if len(shares) < 4:
        return []
    how = Counter(row["how"] for row in rows if "how" in row)
    half = sum(share >= 0.5 for share in shares) / len(shares)
    return [
        f"For {len(shares):,} people there was a way from the plan at once to the proven bound. The solver closed "
        f"{statistics.median(shares):.0%} of it in the median, {statistics.quantiles(shares, n=4)[0]:.0%} in the lower "
        f"quarter, and at least half for {half:.0%} of them.",
        "What it said: " + ", ".join(f"{what} {count:,}" for what, count in sorted(how.items())) + ".",
    ]


def _at(ordered: list[float], part: float) -> float:
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]
