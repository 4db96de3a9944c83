"""Branch coverage of safety and of the rules in programme: ``python tools/cover.py`` (make cover).

Every branch of these has to be taken by a test; one that is not is an error.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WATCHED = (
    "src/limber/safety/*", "src/limber/safety/*/*", "src/limber/programme/rules/*", "src/limber/programme/checker*.py",
    "src/limber/programme/growth.py", "src/limber/programme/reports.py", "src/limber/programme/week.py",
    "src/limber/programme/door.py",
)  # fmt: skip
TESTS = (
    "tests/spec/test_programme_spec.py", "tests/spec/test_programme_people.py", "tests/spec/test_programme_record.py",
    "tests/spec/test_programme_adaptation.py", "tests/spec/test_safety_screen.py",
    "tests/spec/test_safety_contradictions.py", "tests/spec/test_safety_locks.py", "tests/spec/test_safety_session.py",
    "tests/unit/test_programme_checker_rules.py", "tests/web/test_english_beneath.py",
    "tests/unit/test_programme_checker.py", "tests/unit/test_programme_rules.py", "tests/unit/test_programme_why.py",
    "tests/unit/test_safety_answers.py", "tests/unit/test_safety_emergency.py", "tests/unit/test_safety_hazards.py",
    "tests/unit/test_safety_pages.py", "tests/property/test_safety_always.py",
    "tests/property/test_programme_always.py",
)  # fmt: skip


def run(*command: str) -> int:
    """Run a part of coverage; its exit code."""
    return subprocess.run([sys.executable, "-m", "coverage", *command], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    include = "--include=" + ",".join(WATCHED)
    tests = [test for test in TESTS if (ROOT / test).exists()]
    failed = run("run", "--branch", include, "-m", "pytest", "-q", "-p", "no:cacheprovider", *tests)
    sys.exit(failed or run("report", "--show-missing", "--skip-covered", "--fail-under=100"))
