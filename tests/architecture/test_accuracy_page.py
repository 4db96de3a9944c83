"""docs/accuracy.md says what benchmarks/accuracy.json holds, and nothing else."""

import json

from limber.plain import read
from tools.accuracy import FIGURES, PAGE, Accuracy, page


def test_the_page_is_made_from_the_figures() -> None:
    figures = read(Accuracy, json.loads(FIGURES.read_text(encoding="utf-8")), FIGURES.name)
    assert PAGE.read_text(encoding="utf-8") == page(figures), "run: python tools/accuracy.py --page"
