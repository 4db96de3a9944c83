"""``python -m limber`` is the command ``limber``."""

import sys

from limber.cli import main

if __name__ == "__main__":
    sys.exit(main())
