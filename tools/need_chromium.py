"""Make sure that there is a Chromium for the browser tests; as root on Debian, install it."""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome")


def main() -> int:
    """Return 0 when a Chromium is there in the end."""
    if any(map(shutil.which, NAMES)):
        return 0
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        print("Installing Chromium from the system's packages (for the browser tests).", flush=True)
        env = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
        for step in (("update", "-qq"), ("install", "-y", "-qq", "--no-install-recommends", "chromium")):
            subprocess.run(["apt-get", *step], env=env, stdout=subprocess.DEVNULL, check=False)
    if any(map(shutil.which, NAMES)):
        return 0
    print("The browser tests need Chromium. On Debian: sudo apt-get install chromium", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
