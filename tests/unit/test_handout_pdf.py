"""The PDF itself: tags, alternative texts, paper, size of the type, colours, letters, and what a name may do."""

import io
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import ContentStream

from limber.catalogue import Exercise, load
from limber.exchange import FigureOf, Look, drawn, handout
from limber.exchange.handout import letters
from limber.exchange.handout.page import page
from limber.exchange.handout.pdf import pdf
from tests.property.people import ON, request
from tests.spec.test_handout import found

SET = ("bridge", "bird-dog", "cat-cow")
_drawn: dict[tuple[str, bool], str] = {}


def drawn_once(exercise: Exercise, colour: bool) -> str:
    key = (exercise.id, colour)
    if key not in _drawn:
        _drawn[key] = drawn(exercise, colour)
    return _drawn[key]


@cache
def sheet(kind: str, **how: Any) -> bytes:
    figure: FigureOf = drawn_once
    look = Look(country="GB", **how)
    if kind == "plan":
        made = handout(request("knee_pain osteoporosis", days_per_week=3), look=look, figure=figure)
    else:
        made = handout(None, SET if kind == "set" else ("bridge",), on=ON, look=look, figure=figure)
    assert isinstance(made, bytes)
    return made


def opened(made: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(made))


def root_of(reader: PdfReader) -> Any:
    """The table from which everything of a PDF hangs."""
    return reader.trailer["/Root"]


def elements(reader: PdfReader) -> Iterator[Any]:
    """Every element of the tags, in reading order."""

    def walk(node: Any) -> Iterator[Any]:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for one in node:
                yield from walk(one)
        elif isinstance(node, dict) and "/S" in node:
            yield node
            yield from walk(node.get("/K", []))

    yield from walk(root_of(reader)["/StructTreeRoot"]["/K"])


def places_of_text(made: bytes) -> list[tuple[float, float]]:
    """Where texts begin, in points from the lower left corner of their pages."""
    found: list[tuple[float, float]] = []

    def visit(text: str, matrix: list[float], text_matrix: list[float], _font: object, _size: float) -> None:
        if text.strip():
            x, y = text_matrix[4], text_matrix[5]
            found.append((x * matrix[0] + y * matrix[2] + matrix[4], x * matrix[1] + y * matrix[3] + matrix[5]))

    for one in opened(made).pages:
        one.extract_text(visitor_text=visit)
    return found


def text_of(made: bytes) -> str:
    return " ".join(" ".join(p.extract_text() for p in opened(made).pages).split())


VARIANTS = [
    (kind, how)
    for kind in ("plan", "set", "one")
    for how in ({}, {"paper": "letter"}, {"large": True}, {"colour": False}, {"language": "de"})
]


@pytest.mark.parametrize(("kind", "how"), VARIANTS)
def test_it_is_tagged_for_everybody(kind: str, how: dict[str, Any]) -> None:
    reader = opened(sheet(kind, **how))
    root = root_of(reader)
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == how.get("language", "en")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data().decode()
    assert reader.metadata is not None
    assert reader.metadata.title
    tags = list(elements(reader))
    roles = [tag["/S"] for tag in tags]
    assert roles.count("/H1") == 1
    headings = [int(role[2:]) for role in roles if role in ("/H1", "/H2", "/H3")]
    assert all(later - before <= 1 for before, later in pairwise(headings))
    figures = [tag for tag in tags if tag["/S"] == "/Figure"]
    assert len(figures) == {"set": 3, "one": 1}.get(kind, len(figures))
    assert figures
    assert all(str(tag["/Alt"]).endswith(": the start and the end of the movement") or how for tag in figures)
    assert all(tag["/Alt"] for tag in figures)
    assert roles.count("/L") >= len(figures)  # the steps, and the danger signs
    assert all(str(one["/Tabs"]) == "/S" for one in reader.pages)
    assert (roles.count("/Table") == 1) == (kind == "plan")
    if kind == "plan":
        assert roles.count("/TH") == 4


def test_it_reads_in_the_order_of_the_sheet() -> None:
    said = text_of(sheet("set"))
    order = [
        "Exercises",
        "No amount stands here",
        "Bridge",
        "Lie on your back",
        "Breathe out, tuck",
        "Bird dog",
        "Cat-cow",
    ]
    order += [
        "Stop, and get help",
        "Call for emergency help now 999",
        "Numbness between the legs",
        "Get help today 111",
    ]
    places = [said.find(one) for one in order]
    assert -1 not in places
    assert places == sorted(places)


def test_the_same_request_gives_the_same_bytes() -> None:
    again = handout(None, SET, on=ON, look=Look(country="GB"), figure=drawn_once)
    assert again == sheet("set")
    assert again != handout(None, SET[::-1], on=ON, look=Look(country="GB"), figure=drawn_once)


@pytest.mark.parametrize(("paper", "mm"), [("a4", (210.0, 297.0)), ("letter", (215.9, 279.4))])
def test_paper(paper: str, mm: tuple[float, float]) -> None:
    for one in opened(sheet("plan", paper=paper)).pages:
        size = (float(one.mediabox.width) * 25.4 / 72, float(one.mediabox.height) * 25.4 / 72)
        assert size == pytest.approx(mm, abs=0.2)


def sizes(made: bytes) -> Counter[float]:
    """How many letters stand in which size, in points, on all pages; the pictures have none."""
    found: Counter[float] = Counter()

    def visit(text: str, matrix: list[float], text_matrix: list[float], _font: object, size: float) -> None:
        found[round(abs(size * text_matrix[3] * matrix[3]), 1)] += len(text.strip())

    for one in opened(made).pages:
        one.extract_text(visitor_text=visit)
    return found


def test_large_print_is_large() -> None:
    usual, large = sizes(sheet("plan")), sizes(sheet("plan", large=True))
    assert usual.most_common(1)[0][0] == 11
    assert large.most_common(1)[0][0] == 18
    assert min(size for size, count in large.items() if count) >= 15  # the numbers in the circles
    assert min(size for size, count in usual.items() if count) >= 9


def streams(reader: PdfReader) -> Iterator[Any]:
    """The drawing of every page and of everything that is put into it."""

    def inside(resources: Any) -> Iterator[Any]:
        for kind in ("/XObject", "/Pattern"):
            for one in resources.get(kind, {}).values():
                thing = one.get_object()
                if hasattr(thing, "get_data") and thing.get("/Subtype") != "/Image":
                    yield thing
                    yield from inside(thing.get("/Resources", {}))

    for one in reader.pages:
        yield one["/Contents"].get_object()
        yield from inside(one["/Resources"])


def coloured(made: bytes) -> int:
    """How many drawing operations use a colour that is no grey."""
    reader, found = opened(made), 0
    for stream in streams(reader):
        for operands, operator in ContentStream(stream, reader).operations:
            numbers = [float(one) for one in operands if isinstance(one, (int, float))]
            if operator in (b"rg", b"RG", b"sc", b"SC", b"scn", b"SCN") and len(numbers) == 3:
                found += len(set(numbers)) > 1
            found += operator in (b"k", b"K")
    return found


@pytest.mark.parametrize("kind", ["plan", "set", "one"])
def test_black_and_white_has_no_colour(kind: str) -> None:
    assert coloured(sheet(kind, colour=False)) == 0
    assert coloured(sheet(kind)) > 0


def test_nothing_is_cut_off_however_long_it_is() -> None:
    """The longest texts that the format allows, in large print: everything is there, above the foot of the page."""
    data = page(found(None, "bridge", on=ON), Look(large=True, country="GB"), drawn_once)
    data["exercises"][0]["steps"] = [f"Step {n}. " + "Long and longer words follow here. " * 6 for n in range(30)]
    for part in data["card"]["parts"]:
        part["signs"] = [{"text": f"{one['text']}, again", "english": one["text"]} for one in part["signs"]]
    made = pdf(data)
    said = text_of(made)
    assert min(y for _x, y in places_of_text(made)) > 25
    for wanted in (*(f"Step {n}." for n in range(30)), "Bad headache, again", "116 123"):
        assert wanted in said


HOSTILE = [
    '#set page(width: 1cm); #panic("x")',
    "$ x^2 $ *bold* _it_ `raw` = Heading <label> @ref // comment",
    '"]); #read("/etc/passwd") #eval("1+1") ([',
    "\\u{41} \\ # \\# {{ }} %(name)s {page} {pages}",
    "</script><script>alert(1)</script>",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_is_only_shown(name: str) -> None:
    made = handout(request(""), look=Look(country="GB", name=name), figure=drawn_once)
    assert isinstance(made, bytes)
    reader = opened(made)
    assert reader.metadata is not None
    assert reader.metadata.title == f"Exercises for {name}"
    assert [round(float(one.mediabox.width)) for one in reader.pages] == [595] * len(reader.pages)
    assert " ".join(reader.pages[0].extract_text().split()).startswith("Exercises for ")


@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_text_of_an_exercise_is_more_than_a_text(hostile: str) -> None:
    """As if a file of a clinic's own held it, in every place that has words."""

    def spoilt(data: Any, key: str = "") -> Any:
        if isinstance(data, dict):
            return {name: spoilt(one, name) for name, one in data.items()}
        if isinstance(data, list):
            return [spoilt(one, key) for one in data]
        kept = not isinstance(data, str) or not data or key in ("figure", "paper", "lang")
        return data if kept else hostile

    shown = found(request("knee_pain"), "bridge", "superman")
    made = pdf(spoilt(page(shown, Look(country="GB"), drawn_once)))
    said = "".join(text_of(made).split())
    assert said.count("".join(hostile.split())) > 20
    assert [tag["/Alt"] for tag in elements(opened(made)) if tag["/S"] == "/Figure"] == [hostile]


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("Žofie Łęcka-Müller", "Žofie Łęcka-Müller"),
        ("Анна, Γιώργος", "Анна, Γιωργος"),  # the accent has no shape of its own
        ("山田", "??"),
        ("Ann 💪\u200d\u202eevil", "Ann evil"),
        ("a\u00a0b\u2003c\x00d", "a b cd"),
        ("ﬁne ½ ①", "fine ½ 1"),
    ],
)
def test_letters_without_a_shape(given: str, shown: str) -> None:
    assert letters.printable(given) == shown
    made = handout(None, ("bridge", "cat-cow"), on=ON, look=Look(name=given), figure=drawn_once)
    assert isinstance(made, bytes)


def test_every_letter_that_is_let_through_has_a_shape() -> None:
    """The type-setter refuses a letter without one, so a sheet with all of them shows that they are there."""
    every = "".join(chr(n) for low, high in letters._RANGES for n in range(low, high + 1)) + "".join(letters._SIGNS)
    data = page(found(None, "bridge", on=ON), Look(), drawn_once)
    data["exercises"][0]["steps"] = [every[n : n + 60] for n in range(0, len(every), 60)]
    assert pdf(data).startswith(b"%PDF-1.7")


def test_texts_of_every_exercise_have_their_letters() -> None:
    for exercise in load().exercises.values():
        for text in exercise.texts.values():
            for line in (text.name, text.position, text.breathing, *text.steps, *text.modify.values()):
                assert "?" not in letters.printable(line).replace("?", "", line.count("?")), line
