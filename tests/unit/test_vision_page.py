"""The page of an analysis: it stands alone, marks what was found, and is right in every language and theme."""

import re
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

from limber.catalogue import load
from limber.coach import look_for
from limber.coach.report import Folding
from limber.vision.chart import Band, Chart, Line, nice, svg
from limber.vision.page import page_of
from limber.vision.trace import Trace
from tests.spec.virtual_recordings import frames_of


def page(exercise_id: str, source: str = "clip.csv.gz", language: str = "en") -> str:
    exercise = load()[exercise_id]
    folding, trace = Folding(exercise, look_for(exercise), language=language), Trace()
    for frame in frames_of("bridge"):
        trace.add(folding.add(frame)[0])
    return page_of(folding.analysis(), trace, exercise, source, language)


class Tags(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in ("meta", "line", "rect", "path"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in ("line", "rect", "path"):
            assert self.open.pop() == tag


def test_it_is_one_file_without_scripts_or_outside_parts() -> None:
    tags = Tags(page("bridge"))
    assert tags.open == []
    names = {tag for tag, _ in tags.seen}
    assert names.isdisjoint({"script", "link", "img", "iframe"})
    assert not any(attribute in attrs for _, attrs in tags.seen for attribute in ("src", "href", "onclick"))
    assert "url(http" not in page("bridge")


def test_every_curve_is_described_and_every_table_has_heads() -> None:
    text = page("bridge")
    charts = re.findall(r"<svg .*?</svg>", text, re.DOTALL)
    assert charts
    for chart in charts:
        root = ElementTree.fromstring(chart)
        assert root.attrib["role"] == "img"
        ids = {one.attrib["id"] for one in root.iter() if "id" in one.attrib}
        assert set(root.attrib["aria-labelledby"].split()) <= ids
    assert text.count("<table>") == text.count("<thead>")
    assert text.count('scope="col"') >= 6


def test_a_name_from_outside_is_only_text() -> None:
    assert "<b>x" not in page("bridge", source="<b>x</b>.csv")


def test_an_exercise_of_the_timer_has_a_page_that_says_so() -> None:
    text = page("diaphragmatic-breathing")
    assert "The camera does not count this exercise." in text
    assert "What the coach would say" not in text


def test_repetitions_halves_and_gaps_are_marked() -> None:
    chart = Chart(
        title="Knee", described="It moves.", unit="°", from_s=0.0, to_s=10.0,
        lines=[Line("Knee, right", "right", [[(0.0, 1.0), (1.0, 90.0)], [(5.0, 3.0), (6.0, 8.0)]])],
        bands=[Band(0.0, 4.0, "odd", "1"), Band(4.0, 6.0, "half", "½"), Band(7.0, 9.0, "unjudged", "?")], level=5.0,
    )  # fmt: skip
    root = ElementTree.fromstring(svg(chart, "k"))
    assert [one.text for one in root.iter("text") if "mark" in one.attrib["class"]] == ["1", "½", "?"]
    (path,) = root.iter("path")
    assert path.attrib["d"].count("M") == 2, "a gap is a gap, not a line across"


def test_a_hold_within_a_repetition_lies_over_its_mark() -> None:
    (chart, *_) = re.findall(r"<svg .*?</svg>", page("bridge"), re.DOTALL)
    styles = [one.attrib.get("class") for one in ElementTree.fromstring(chart).iter("rect")]
    assert "strip" in styles
    assert styles.index("strip") > max(styles.index("odd"), styles.index("even"))


@pytest.mark.parametrize(("number", "wanted"), [(0.0, 1.0), (0.013, 0.02), (3.0, 5.0), (7.0, 10.0), (100.0, 100.0)])
def test_ticks_are_round_numbers(number: float, wanted: float) -> None:
    assert nice(number) == pytest.approx(wanted)


def test_a_long_stream_is_drawn_in_a_bounded_number_of_moments() -> None:
    folding, trace = Folding(load()["bridge"], look_for(load()["bridge"])), Trace(most=50)
    seen = [folding.add(frame)[0] for frame in frames_of("bridge")]
    for one in seen:
        trace.add(one)
    assert len(trace.moments) <= 50
    trunk = [one.angles_deg["trunk"] for one in seen]
    drawn = [value for stretch in trace.curve("trunk") for _, value in stretch]
    assert (min(drawn), max(drawn)) == (min(trunk), max(trunk)), "what is merged keeps its ends"
