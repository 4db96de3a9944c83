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
    "src/limber/programme/door.py", "src/limber/programme/camera_says.py", "src/limber/programme/direction_*.py",
    "src/limber/programme/two_steps.py",
)  # fmt: skip
TESTS = (
    "spec/test_safety_*.py", "unit/test_safety_*.py", "property/test_safety_always.py", "web/test_english_beneath.py",
    "spec/test_programme_*.py", "spec/test_direction.py", "unit/test_programme_*.py",
    "property/test_programme_always.py", "property/test_programme_reach.py",
)  # fmt: skip


def run(*command: str) -> int:
    """Run a part of coverage; its exit code."""
    return subprocess.run([sys.executable, "-m", "coverage", *command], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    include = "--include=" + ",".join(WATCHED)
    tests = [str(path.relative_to(ROOT)) for pattern in TESTS for path in sorted((ROOT / "tests").glob(pattern))]
    failed = run("run", "--branch", include, "-m", "pytest", "-q", "-p", "no:cacheprovider", *tests)
    sys.exit(failed or run("report", "--show-missing", "--skip-covered", "--fail-under=100"))
