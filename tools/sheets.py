"""Contact sheets of every exercise: start, middle and end, from the side and from the front, by day and by night.

``make sheets`` writes them into build/sheets/, a few exercises to a file, and an index.html that shows them all.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from limber.body.sheet import sheet  # noqa: E402
from limber.body.svg_colour import Theme  # noqa: E402
from limber.catalogue import ours  # noqa: E402

OUT = ROOT / "build/sheets"
EACH = 6
THEMES: tuple[Theme, ...] = ("light", "dark")


def main() -> int:
    """Write every sheet and the page of them."""
    OUT.mkdir(parents=True, exist_ok=True)
    ids, names = list(ours().exercises), []
    for first in range(0, len(ids), EACH):
        for theme in THEMES:
            name = f"{first // EACH + 1:02}-{theme}.svg"
            (OUT / name).write_text(sheet(ids[first : first + EACH], theme=theme, short=True), encoding="utf-8")
            names.append(name)
    shown = "".join(f'<p>{name}</p><img src="{name}" alt="" width="1400" loading="lazy">' for name in sorted(names))
    (OUT / "index.html").write_text(f"<!doctype html><title>Contact sheets</title>{shown}\n", encoding="utf-8")
    print(f"{len(ids)} exercises on {len(names)} sheets; look at {OUT / 'index.html'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
