"""The planner on many virtual people: does the checker find anything, how long does it take, how good is the solver?

    python benchmarks/planner.py --greedy 2000 --solved 100

The same seed gives the same people. Times are processor time of one process that is already warm, so that a busy
machine does not change them; `closed` is the share of the way from the greedy plan to the proven bound.
"""

import argparse
import resource
import runpy
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from limber.programme import NotNow, PlanRequest, check, improve, plan  # noqa: E402

# By its path: a package that is called "tests" may be installed beside Limber.
_PEOPLE = runpy.run_path(str(ROOT / "tests/property/people.py"))
person: Callable[[int], PlanRequest] = _PEOPLE["virtual"]


def greedy(count: int) -> None:
    """Plans that are there at once, of one week and of four."""
    for weeks in (1, 4):
        times, findings = [], Counter[str]()
        for number in range(count):
            request = replace(person(number), weeks=weeks)
            begun = time.process_time()
            made = plan(request)
            times.append(1000 * (time.process_time() - begun))
            if isinstance(made, NotNow) or made.made_by.planner == "gentle":
                findings["no plan of its own"] += 1
            else:
                findings.update(finding.rule for finding in check(made, request))
                findings["empty day"] += any(not day.items for day in made.days)
        print(f"at once, {weeks} week(s), n={count}: {_spread(times)} ms; findings {dict(findings) or 'none'}")


def solved(count: int) -> None:
    """The solver's plans, how far they close the gap, and how long that takes."""
    times, closed, how, above = [], [], Counter[str](), 0
    for number in range(count):
        request = person(number)
        first = plan(request)
        begun = time.process_time()
        made = improve(request)
        times.append(time.process_time() - begun)
        if isinstance(made, NotNow) or isinstance(first, NotNow):
            continue
        how[made.made_by.found or "nothing to choose"] += 1
        if check(made, request):
            raise SystemExit(f"person {number}: the checker found something")
        if made.objective.bound is not None:
            low, value, bound = first.objective.value, made.objective.value, made.objective.bound
            above += value > bound + 0.01
            if bound - low > 0.05:
                closed.append((value - low) / (bound - low))
    print(f"solved, n={count}: {_spread(times)} s; {dict(how)}; above the bound {above}")
    print(f"closed of the way to the bound, n={len(closed)}: median {statistics.median(closed):.2f}, ", end="")
    print(f"lower quarter {statistics.quantiles(closed, n=4)[0]:.2f}, at least half {_share(closed):.2f}")


def _share(closed: list[float]) -> float:
    return sum(one >= 0.5 for one in closed) / len(closed)


def _spread(times: list[float]) -> str:
    ordered = sorted(times)
    return f"median {statistics.median(times):.3g}, p95 {ordered[int(0.95 * len(ordered))]:.3g}, most {ordered[-1]:.3g}"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--greedy", type=int, default=300)
    parser.add_argument("--solved", type=int, default=60)
    asked = parser.parse_args()
    plan(person(0))
    greedy(asked.greedy)
    improve(person(0))
    solved(asked.solved)
    peak_mib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"memory at most {peak_mib:.0f} MiB ({timedelta(seconds=round(time.process_time()))} of processor time)")
