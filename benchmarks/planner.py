"""The planner on many virtual people: does the checker find anything, how long does it take, how good is the solver?

    python benchmarks/planner.py --greedy 2000 --solved 100

The same seed gives the same people. Times are processor time of one process that is already warm, so that a busy
machine does not change them; `closed` is the share of the way from the greedy plan to the proven bound.
"""

import argparse
import random
import resource
import runpy
import statistics
import sys
import time
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, get_args

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from limber.catalogue import load  # noqa: E402
from limber.programme import HOUSEHOLD, Goal, GoalKind, NotNow, PlanRequest, check, improve, plan  # noqa: E402
from limber.safety import CLAUSES, QUESTIONS, Action, Answers, Choice, Clause, Number, screen  # noqa: E402

# By its path: a package that is called "tests" may be installed beside Limber.
_PEOPLE = runpy.run_path(str(ROOT / "tests/property/people.py"))
ON, STATES, finished = _PEOPLE["ON"], _PEOPLE["STATES"], _PEOPLE["finished"]


def person(number: int) -> PlanRequest:
    """The virtual person with this number: answers that allow a plan, and wishes."""
    chance = random.Random(number)  # noqa: S311 - nothing secret
    while True:
        answers = _answers(chance)
        if not (screen(answers, ON).outcome or Action.E0).locks:
            return PlanRequest(on=ON, answers=answers, **_wishes(chance))


def _answers(chance: random.Random) -> Answers:
    wanted = set(chance.sample(STATES, chance.choice((0, 0, 1, 1, 2, 3, 5))))
    wanted |= {parent for c in wanted if (parent := CLAUSES[c].follows)}
    wanted |= {c.id for c in CLAUSES.values() if c.follows in wanted and c.kind != "danger" and chance.random() < 0.4}
    ticks = dict.fromkeys(sorted(wanted), True)
    asked = [q for q in QUESTIONS.values() if q.follows is None or q.follows in ticks]
    when = {
        q.id: chance.choice(("2weeks", "older_unchecked", "checked_same"))
        for q in asked
        if isinstance(q, Clause) and q.asks_when and ticks.get(q.id)
    }
    choices = {q.id: chance.choice(q.options).id for q in asked if isinstance(q, Choice)}
    numbers: dict[str, Any] = {}
    for q in asked:
        if isinstance(q, Number):
            low = 18 if q.id == "age_years" else q.low
            numbers[q.id] = chance.choice([chance.randint(low, min(q.high, 85))] * 9 + ["unknown"])
    pain = chance.choice((0, 1, 2, 3, 3, 4, 4, 5, 6, 7, 8, 9))
    numbers |= {"pain_now_0_10": pain, "pain_usual_0_10": max(0, min(10, pain + chance.choice((-1, 0, 0, 1))))}
    made: Answers = finished(ticks, when, numbers, choices, ON)
    return made


def _wishes(chance: random.Random) -> dict[str, Any]:
    ids = sorted(load().exercises)
    return {
        "weeks": 4,
        "minutes": chance.choice((5, 8, 10, 15, 15, 20, 25, 30, 35)),
        "days_per_week": chance.choice((1, 2, 3, 3, 3, 4, 5, 7)),
        "floor_today": chance.random() < 0.85,
        "equipment": tuple(t for t in (*HOUSEHOLD, "band", "step", "weight") if chance.random() < 0.8),
        "liked": tuple(chance.sample(ids, chance.choice((0, 0, 1, 3)))),
        "disliked": tuple(chance.sample(ids, chance.choice((0, 0, 2)))),
        "goals": tuple(
            Goal(words="my goal", kind=chance.choice(get_args(GoalKind))) for _ in range(chance.choice((0, 1, 2)))
        ),
        "variety": chance.choice(("few", "usual", "usual", "mixed")),
        "worry": chance.choice((None, "low", "high")),
        "seed": chance.randint(0, 9),
    }


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
