"""Do the tests notice when a rule is changed? One small change at a time, and the tests of its room after each.

    python benchmarks/mutation.py                      # every change of safety and of the programme's rules
    python benchmarks/mutation.py --sample 400 --seed 1
    python benchmarks/mutation.py --only doses         # files with this in their path
    python benchmarks/mutation.py --again              # also what no test noticed the last time
    python benchmarks/mutation.py --properties         # and the properties over generated people: slow

What is found goes to ``build/mutation.jsonl`` at once: a run that was stopped goes on where it stood, as long as the
changed file is the same (``--anew`` forgets it). Writes ``benchmarks/mutation.json`` and, from it,
``docs/mutation.md``. What survives is a missing test, or a change that makes no difference to anybody: then
``benchmarks/mutation.toml`` says why.
"""

import argparse
import json
import os
import random
import sys
import time
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from benchmarks import mutation_run  # noqa: E402
from benchmarks.mutants import Mutant, mutants  # noqa: E402
from benchmarks.mutation_page import RESULTS, write_page  # noqa: E402

SOURCE, FOUND = ROOT / "src/limber", ROOT / "build/mutation.jsonl"
WATCHED = (
    "safety/*.py", "safety/*/*.py", "programme/rules/*.py", "programme/checker*.py", "programme/growth.py",
    "programme/reports.py", "programme/week.py", "programme/door.py",
)  # fmt: skip
THEN = {
    "safety": ("tests/property/test_safety_always.py", "tests/spec/test_programme_people.py"),
    "programme": ("tests/property/test_programme_reach.py", "tests/property/test_programme_always.py"),
}
"""What holds for everybody: slow, and only for what the first ones did not notice."""
Try = Callable[[list[Mutant], mutation_run.Tell], None]


def room(mutant: Mutant) -> str:
    """The room of a change: safety or programme."""
    return mutant.file.split("/", maxsplit=1)[0]


def first(mutant: Mutant) -> tuple[str, ...]:
    """The tests that run first: the tables and the tests of one room, fast."""
    return _tests_of(room(mutant))


@cache
def _tests_of(of_room: str) -> tuple[str, ...]:
    paths = (path for kind in ("unit", "spec") for path in sorted((ROOT / "tests" / kind).glob(f"test_{of_room}_*.py")))
    return tuple(str(path.relative_to(ROOT)) for path in paths)


def at_import(several: list[Mutant], tell: mutation_run.Tell) -> None:
    """Changes of tables."""
    if failed := mutation_run.anew(None, {file: None for mutant in several for file in first(mutant)}):
        raise SystemExit(f"a test fails although nothing is changed: {failed}")
    order = mutation_run.Order()
    for mutant in several:
        found = mutation_run.anew(mutant, order.of(mutant, list(first(mutant))))
        order.learn(mutant, found.split("::", maxsplit=1)[0])
        tell(mutant, found)


def in_functions(several: list[Mutant], tell: mutation_run.Tell) -> None:
    """Changes within functions."""
    mutation_run.within(several, first, tell)


def once_more(several: list[Mutant], tell: mutation_run.Tell) -> None:
    """What nobody noticed yet, with every test, and all of it imported anew."""
    for mutant in several:
        tell(mutant, mutation_run.anew(mutant, (*first(mutant), *THEN[room(mutant)])))


def shared(act: Try, several: list[Mutant], workers: int) -> None:
    """Try changes in so many processes; each one writes what it found to `FOUND` at once."""
    children = [_worker(act, several[n::workers]) for n in range(workers) if several[n::workers]]
    for child in children:
        if os.waitpid(child, 0)[1]:
            raise SystemExit("a process that tries changes ended early")


def _worker(act: Try, several: list[Mutant]) -> int:
    sys.stdout.flush()
    child = os.fork()
    if child:
        return child

    def tell(mutant: Mutant, found: str) -> None:
        # One short line in one piece, so that two processes can write to the same file.
        with FOUND.open("a", encoding="utf-8", buffering=1) as lines:
            lines.write(json.dumps([*_key(mutant), found]) + "\n")
        if not found:
            print(f"not noticed yet: src/limber/{mutant.file}:{mutant.line} {mutant.what}", flush=True)

    failed = 1
    try:
        act(several, tell)
        failed = 0
    finally:
        sys.stdout.flush()
        os._exit(failed)


@cache
def _digest(file: str) -> str:
    return sha256((SOURCE / file).read_bytes()).hexdigest()[:16]


def _key(mutant: Mutant) -> tuple[str, str, int]:
    return mutant.file, _digest(mutant.file), mutant.number


def so_far() -> dict[tuple[str, str, int], str]:
    """What is known of the files as they are now: the test that noticed a change, "" for none."""
    lines = [json.loads(line) for line in FOUND.read_text("utf-8").splitlines()] if FOUND.exists() else []
    return {(file, digest, number): test for file, digest, number, test in lines}


def tried(several: list[Mutant], asked: argparse.Namespace) -> None:
    """Try what is not known yet; with `again` also what no test noticed so far."""
    begun, known = time.monotonic(), so_far()
    new = [m for m in several if _key(m) not in known or (asked.again and not known[_key(m)])]
    inside, tables = [m for m in new if m.inside], [m for m in new if not m.inside]
    for what, act, these in (("within functions", in_functions, inside), ("of tables", at_import, tables)):
        shared(act, these, asked.workers)
        print(f"{len(these)} changes {what}: {time.monotonic() - begun:.0f} s", flush=True)
    if asked.properties:
        known = so_far()
        left = [m for m in several if not known[_key(m)]]
        shared(once_more, left, asked.workers)
        print(f"{len(left)} of them with every test: {time.monotonic() - begun:.0f} s", flush=True)


def results(every: list[Mutant]) -> dict[str, dict[str, Any]]:
    """What is known of each file: how many changes are possible, how many were tried, which were not noticed.

    A file that is as it was at an earlier run keeps that run's results when it tried more.
    """
    known, found = so_far(), dict[str, dict[str, Any]]()
    earlier: dict[str, dict[str, Any]] = json.loads(RESULTS.read_text("utf-8"))
    for file in sorted({m.file for m in every}):
        ours = [m for m in every if m.file == file]
        done = [m for m in ours if _key(m) in known]
        lived = [[m.text, m.what] for m in done if not known[_key(m)]]
        found[file] = {"code": _digest(file), "possible": len(ours), "tried": len(done), "survived": lived}
        before = earlier.get(file, {})
        if before.get("code") == _digest(file) and before["tried"] > len(done):
            found[file] = before
    return found


def main() -> None:
    """Try the changes that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, help="so many changes instead of all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="a part of a path, for example growth")
    parser.add_argument("--again", action="store_true", help="also what no test noticed so far")
    parser.add_argument("--properties", action="store_true", help="ask the properties too about what is left")
    parser.add_argument("--anew", action="store_true", help="forget what is known")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--page", action="store_true", help="only write the results and the page from what is known")
    asked = parser.parse_args()
    FOUND.parent.mkdir(exist_ok=True)
    if asked.anew:
        FOUND.unlink(missing_ok=True)
    files = sorted({file for pattern in WATCHED for file in SOURCE.glob(pattern)})
    every = [m for file in files for m in mutants(file, file.relative_to(SOURCE).as_posix())]
    chosen = [m for m in every if asked.only in m.file]
    if asked.sample and asked.sample < len(chosen):
        chosen = random.Random(asked.seed).sample(chosen, asked.sample)  # noqa: S311
    if not asked.page:
        mutation_run.warm()
        tried(chosen, asked)
    RESULTS.write_text(json.dumps(results(every), indent=1) + "\n", "utf-8")
    write_page()


if __name__ == "__main__":
    main()
