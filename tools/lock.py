"""Write requirements/*.txt: exact versions and hashes for every supported Python and operating system."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LISTS = {
    "home": ("pyproject.toml", "requirements/build.in"),
    "dev": ("pyproject.toml", "requirements/build.in", "--extra", "dev", "-c", "requirements/home.txt"),
    "node": ("requirements/node.in",),
}

for name, sources in LISTS.items():
    options = ("--quiet", "--universal", "--python-version", "3.11", "--generate-hashes", "--no-header")
    # No addresses: any mirror may serve the same files, the hashes say that they are the same.
    target = ("--no-emit-index-url", "--no-emit-find-links", "-o", f"requirements/{name}.txt")
    subprocess.run([sys.executable, "-m", "uv", "pip", "compile", *sources, *options, *target], cwd=ROOT, check=True)
