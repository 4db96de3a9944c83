"""Do the tests notice when a rule is changed? One small change at a time, and the tests of the rules after each.

    python benchmarks/mutation.py --sample 40 --seed 1

A change turns a comparison round, moves a number by one, or swaps "and" with "or". The code is changed in a copy. What
survives is printed with its line: either a test is missing, or the change makes no difference to anybody.
"""

import argparse
import ast
import copy
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from os import environ
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WATCHED = (
    "programme/rules/limits.py", "programme/rules/eligibility.py", "programme/rules/doses.py",
    "programme/rules/direction.py", "programme/growth.py", "programme/reports.py", "programme/week.py",
    "programme/checker_exercise.py", "programme/checker_dose.py", "programme/checker.py", "safety/traffic_light.py",
    "safety/check_in.py", "safety/screening.py", "safety/facts.py", "safety/rules/emergency.py",
    "safety/rules/urgent.py", "safety/rules/clinician.py", "safety/rules/tags.py", "safety/locks.py",
)  # fmt: skip
TESTS = {
    "programme": ("tests/spec/test_programme_people.py", "tests/spec/test_programme_spec.py",
                  "tests/unit/test_programme_checker.py", "tests/unit/test_programme_checker_rules.py",
                  "tests/unit/test_programme_rules.py", "tests/spec/test_programme_adaptation.py",
                  "tests/spec/test_programme_record.py"),
    "safety": ("tests/spec/test_safety_screen.py", "tests/spec/test_safety_session.py",
               "tests/spec/test_safety_locks.py", "tests/spec/test_safety_contradictions.py"),
}  # fmt: skip
TURNED = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip


def mutants(source: str) -> Iterator[tuple[int, str, str]]:
    """Every change: its line, what it is, and the changed source."""
    tree = ast.parse(source)
    for number, node in enumerate(ast.walk(tree)):
        changed = copy.deepcopy(tree)
        twin = list(ast.walk(changed))[number]
        what = _change(twin)
        if what:
            yield getattr(node, "lineno", 0), what, ast.unparse(changed)


def _change(node: ast.AST) -> str:
    if isinstance(node, ast.Compare) and type(node.ops[0]) in TURNED:
        before, node.ops[0] = node.ops[0], TURNED[type(node.ops[0])]()
        return f"{type(before).__name__} became {type(node.ops[0]).__name__}"
    if isinstance(node, ast.BoolOp):
        node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        return f"became {type(node.op).__name__}"
    if isinstance(node, ast.Constant) and isinstance(node.value, int) and not isinstance(node.value, bool):
        node.value += 1
        return f"{node.value - 1} became {node.value}"
    return ""


def survives(copied: Path, path: str, changed: str) -> bool:
    """Whether all tests still pass with a changed file."""
    file = copied / "limber" / path
    kept = file.read_text("utf-8")
    file.write_text(changed, "utf-8")
    try:
        tests = TESTS[path.split("/", maxsplit=1)[0]]
        command = (sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests)
        done = subprocess.run(
            command, cwd=ROOT, env={**environ, "PYTHONPATH": str(copied)}, capture_output=True, check=False
        )
        return done.returncode == 0
    finally:
        file.write_text(kept, "utf-8")


def main() -> None:
    """Try a sample of all changes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="a part of a path, for example growth")
    asked = parser.parse_args()
    source = ROOT / "src/limber"
    every = [
        (path, *mutant)
        for path in WATCHED
        if asked.only in path
        for mutant in mutants((source / path).read_text("utf-8"))
    ]
    chosen = random.Random(asked.seed).sample(every, min(asked.sample, len(every)))  # noqa: S311
    with tempfile.TemporaryDirectory() as folder:
        copied = Path(folder)
        shutil.copytree(source, copied / "limber", ignore=shutil.ignore_patterns("__pycache__"))
        noticed = 0
        for path, line, what, text in chosen:
            alive = survives(copied, path, text)
            noticed += not alive
            print(f"{'survived' if alive else 'noticed'}: src/limber/{path}:{line} {what}", flush=True)
    print(f"{noticed} of {len(chosen)} changes were noticed ({len(every)} possible)")


if __name__ == "__main__":
    main()
