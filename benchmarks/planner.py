"""The planner on many virtual people: does the checker find anything, how long does it take, how good is the solver?

    python benchmarks/planner.py --greedy 100000 --solved 2000     # make bench
    python benchmarks/planner.py --page                            # only write benchmarks/planner.md anew

People come by number, so the same number is always the same person, with a past of its own; those with a closed door
are counted as such. Results go to ``build/planner.jsonl`` one by one: a run that was stopped goes on where it stood,
as long as the code of Limber is the same. Times are processor time of a warm process, so that a busy machine changes
them little; `closed` is the share of the way from the plan at once to the proven bound. A finding is printed and
written as a case that ``limber replay`` reads.
"""

import argparse
import json
import multiprocessing
import resource
import runpy
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from benchmarks.planner_page import write_page  # noqa: E402
from limber.catalogue import load  # noqa: E402
from limber.plain import plain  # noqa: E402
from limber.programme import Change, NotNow, PlanRequest, Programme, case_of, check, improve, plan  # noqa: E402
from limber.programme.planner import Planner  # noqa: E402

BUILD = ROOT / "build"
FOUND = BUILD / "planner.jsonl"
Row = dict[str, Any]
# By their path: a package that is called "tests" may be installed beside Limber.
_PEOPLE = runpy.run_path(str(ROOT / "tests/property/people.py"))
_BROAD = runpy.run_path(str(ROOT / "tests/property/programme_people.py"))
person: Callable[[int], PlanRequest] = _PEOPLE["virtual"]
somebody: Callable[[int], PlanRequest] = _BROAD["somebody"]


def greedy(number: int, weeks: int, changes: tuple[Change, ...] = ()) -> Row:
    """What somebody gets at once, how long it takes, and what the checker says to the planner's own first plan."""
    request = somebody(number)
    request = replace(request, weeks=weeks, changes=(*request.changes, *changes))
    begun = time.process_time()
    made = plan(request)
    took = time.process_time() - begun
    row: Row = {"ms": round(1000 * took, 2), "found": []}
    if isinstance(made, NotNow):
        return row | {"closed": True}
    if made.made_by.planner == "gentle":
        made = Planner(request, load().exercises).programme()
        row["found"].append("the gentle list in place of it")
    return row | {"found": row["found"] + _findings(made, request, number)}


def changed(number: int, weeks: int) -> Row:
    """What somebody gets who has seven minutes today."""
    return greedy(number, weeks, (Change(kind="minutes", minutes=7),))


def solved(number: int, _weeks: int) -> Row:
    """The solver's plan, how far it closes the gap, and how long that takes."""
    request = person(number)
    first = plan(request)
    begun = time.process_time()
    made = improve(request)
    row: Row = {"ms": round(1000 * (time.process_time() - begun), 2), "found": []}
    if isinstance(made, NotNow) or isinstance(first, NotNow):
        return row | {"closed": True}
    low, value, bound = first.objective.value, made.objective.value, made.objective.bound
    row |= {"how": made.made_by.found or "nothing to choose", "found": _findings(made, request, number)}
    if bound is not None and value > bound + 0.01:
        row["found"].append("above the bound")
    if bound is not None and bound - low > 0.05:
        row["share"] = round((value - low) / (bound - low), 4)
    return row


def _findings(made: Programme, request: PlanRequest, number: int) -> list[str]:
    """What the checker says; where it says something, the case is kept to be run again."""
    found = [f"{f.rule} day {f.day}: {f.exercise_id or ''} {f.text}" for f in check(made, request)]
    found += ["P-05: an empty day" for day in (*made.days, *made.floor_free) if not day.items]
    if found:
        case = BUILD / f"planner-case-{number}.json"
        case.write_text(json.dumps(plain(case_of(request, found[0])), indent=1), "utf-8")
        print(f"person {number}: {found[0]} ({len(found)}); limber replay {case.relative_to(ROOT)}", flush=True)
    return found


KINDS: dict[str, tuple[Callable[[int, int], Row], int]] = {
    "at once, one week": (greedy, 1), "at once, four weeks": (greedy, 4), "7 minutes today": (changed, 1),
    "solved": (solved, 4),
}  # fmt: skip


def one(kind: str, number: int) -> Row:
    """One person: what was done, with which number, and the most memory that this process ever had."""
    act, weeks = KINDS[kind]
    row = act(number, weeks)
    peak_mib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"kind": kind, "n": number, **row, "mib": round(peak_mib)}


def code() -> str:
    """A fingerprint of everything that decides a plan."""
    files = [*sorted((ROOT / "src/limber").rglob("*.py")), *sorted((ROOT / "src/limber").rglob("*.toml"))]
    rooms = ("safety", "programme", "catalogue", "session", "body")
    wanted = [f for f in files if f.relative_to(ROOT / "src/limber").parts[0] in rooms]
    people = sorted((ROOT / "tests/property").glob("*people.py"))
    return sha256(b"\0".join(f.read_bytes() for f in (*wanted, *people))).hexdigest()[:16]


def rows(fingerprint: str) -> Iterator[Row]:
    """What is known of this code already."""
    for line in FOUND.read_text("utf-8").splitlines() if FOUND.exists() else []:
        row = json.loads(line)
        if row["code"] == fingerprint:
            yield row


def run(kind: str, count: int, workers: int, fingerprint: str) -> None:
    """Everybody up to this number who is not known yet, in so many processes."""
    known = {row["n"] for row in rows(fingerprint) if row["kind"] == kind}
    wanted = [n for n in range(count) if n not in known]
    if not wanted:
        return
    with multiprocessing.get_context("fork").Pool(workers) as pool, FOUND.open("a", encoding="utf-8") as lines:
        for row in pool.imap_unordered(partial(one, kind), wanted, chunksize=5):
            lines.write(json.dumps(row | {"code": fingerprint}) + "\n")
            lines.flush()


def main() -> None:
    """Ask for as many people as were wanted, and write the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--greedy", type=int, default=0, help="so many people at once, for one week and for four")
    parser.add_argument(
        "--solved", type=int, default=0, help="so many people with the solver, and with a change for today"
    )
    parser.add_argument("--workers", type=int, default=multiprocessing.cpu_count())
    parser.add_argument("--page", action="store_true", help="only write benchmarks/planner.md, from what is known")
    asked = parser.parse_args()
    BUILD.mkdir(exist_ok=True)
    fingerprint = code()
    if not asked.page:
        plan(person(0))  # the processes begin warm
        for kind in KINDS:
            run(kind, asked.greedy if kind.startswith("at once") else asked.solved, asked.workers, fingerprint)
    write_page(list(rows(fingerprint)))


if __name__ == "__main__":
    main()
