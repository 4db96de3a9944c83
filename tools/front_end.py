"""Run the front end's type check or tests with the Node that the build uses: ``front_end.py check|test``."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = {
    "check": ("node_modules/typescript/bin/tsc", "--noEmit"),
    "test": ("node_modules/vitest/vitest.mjs", "run"),
}


def main(task: str) -> None:
    """Run one task; end with its exit code."""
    sys.path.insert(0, str(ROOT))
    import hatch_build as build

    build.install_packages()
    script, *options = SCRIPTS[task]
    build.node(ROOT / "frontend" / script, *options, quiet=False)


if __name__ == "__main__":
    main(sys.argv[1])
