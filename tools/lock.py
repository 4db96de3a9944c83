"""Write requirements/*.txt: exact versions and hashes for every supported Python and operating system."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# The tests of films run for every contributor: the tools of "dev" contain what films need.
EXTRAS = ("--extra", "dev", "--extra", "video", "-c", "requirements/video.txt")
LISTS = {
    "home": ("pyproject.toml", "requirements/build.in"),
    "video": ("pyproject.toml", "--extra", "video", "-c", "requirements/home.txt"),
    "dev": ("pyproject.toml", "requirements/build.in", *EXTRAS, "-c", "requirements/home.txt"),
    "node": ("requirements/node.in",),
}

for name, sources in LISTS.items():
    options = ("--quiet", "--universal", "--python-version", "3.11", "--generate-hashes", "--no-header")
    # No addresses: any mirror may serve the same files, the hashes say that they are the same.
    target = ("--no-emit-index-url", "--no-emit-find-links", "-o", f"requirements/{name}.txt")
    subprocess.run([sys.executable, "-m", "uv", "pip", "compile", *sources, *options, *target], cwd=ROOT, check=True)
