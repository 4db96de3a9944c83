"""Run the front end's type check or tests with the Node that the build uses: ``front_end.py check|test``."""

import importlib.util
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = {
    "check": ("node_modules/typescript/bin/tsc", "--noEmit"),
    "test": ("node_modules/vitest/vitest.mjs", "run"),
}


def main(task: str) -> None:
    """Run one task; end with its exit code."""
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec is not None and spec.loader is not None  # noqa: S101 - the file is part of this checkout
    build = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(build)
    build.install_packages()
    script, *options = SCRIPTS[task]
    build.node(ROOT / "frontend" / script, *options, quiet=False)


if __name__ == "__main__":
    main(sys.argv[1])
