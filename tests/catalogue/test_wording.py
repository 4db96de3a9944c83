"""How Limber speaks: no word that makes people afraid of their backs, and easy to read. Exceptions have reasons."""

import re
import statistics
from collections.abc import Iterator

import pytest

from limber.catalogue import ExerciseText, load
from limber.catalogue.education import articles
from limber.catalogue.wording import avoided, grade, syllables, words_to_avoid
from limber.words import LANGUAGES
from tools.texts import TEMPLATE, read

# Safety texts say plainly what danger there is.
SAFETY_MODULES = (
    "safety/clauses/",
    "safety/rules/",
    "safety/card.py",
    "safety/lists.py",
    "safety/stop_symptoms.py",
    "safety/screening.py",
    "web/screening/",
)

# Where a word to avoid may stand, and why.
ALLOWED_WORDS = {
    ("exercise water-walking", "healed"): "a wound heals; nothing is promised about a back",
    ("programme/rules/eligibility.py", "failure"): "the name of an illness, heart failure",
    ("programme/rules/tag_words.py", "failure"): "the name of an illness, heart failure",
}

# Rules' sentences are read in the list of rules, by clinicians; people at home get the card's words.
FOR_CLINICIANS = "safety/rules/"
MEDIAN_GRADE, WORST_GRADE = 6, 9
FEWEST_WORDS = 8
"""Of fewer words the formula says nothing: one long word decides."""

ALLOWED_GRADES = {
    "Call your maternity unit or early-pregnancy unit now": "names of places to call",
    "Call the emergency number, or go to the nearest emergency department.": "the name of the place to go to",
    "You take insulin or a sulfonylurea for diabetes.": "the name of a medicine",
    "Shaky, sweaty or muddled, and I take insulin or a sulfonylurea": "the name of a medicine",
    "A parent, brother, sister or child has spondyloarthritis.": "the name of an illness, as a doctor said it",
    "Ask your doctor about a visit to a joint specialist (rheumatologist).": "the word to ask for",
    "Harder exercises come after several sessions that felt fine.": "long words, but everyday ones",
}


def exercise_lines(text: ExerciseText) -> list[str]:
    """Everything that a person reads or hears of an exercise."""
    faults = [line for fault in text.faults.values() for line in (fault.seen, fault.cue)]
    names = [text.name, *text.other_names, *text.phases.values(), *text.sides.values()]
    return [*names, text.why, text.position, *text.steps, text.breathing, *text.modify.values(), *faults]


def content(language: str) -> Iterator[tuple[str, str]]:
    """Where a text stands, and the text: exercises and articles that are written in a language."""
    for exercise in load().exercises.values():
        if language in exercise.texts:
            yield from ((f"exercise {exercise.id}", line) for line in exercise_lines(exercise.texts[language]))
    for article in articles().values():
        if language in article.texts:
            text = article.texts[language]
            yield from ((f"article {article.id}", line) for line in (*text.lines, *text.search_words))


def pages() -> Iterator[tuple[tuple[str, ...], str]]:
    """The files that a text of the code stands in, and the text."""
    for message in read(TEMPLATE):
        places = tuple(place.removeprefix("src/limber/") for place, _ in message.locations)
        yield from ((places, text) for text in (message.id if isinstance(message.id, (list, tuple)) else [message.id]))


def without_places(text: str) -> str:
    return re.sub(r"<[^>]*>|%\(\w+\)s|\{\w+\}", " it ", text)


# --- words ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_exercise_and_no_article_makes_afraid(language: str) -> None:
    searched = [
        (place, found.words, line, found.say)
        for place, line in content(language)
        for found in avoided(line, language)
        if not place.startswith("article") or line not in articles()[place[8:]].texts[language].search_words
    ]
    assert [one for one in searched if one[:2] not in ALLOWED_WORDS] == []


def test_no_page_makes_afraid() -> None:
    found = [
        (place, avoid.words, text, avoid.say)
        for places, text in pages()
        for avoid in avoided(text, "en")
        for place in places
        if not place.startswith(SAFETY_MODULES) and (place, avoid.words) not in ALLOWED_WORDS
    ]
    assert found == []


def test_every_exception_is_still_needed() -> None:
    used = {(place, found.words) for place, line in content("en") for found in avoided(line, "en")}
    used |= {(place, found.words) for places, text in pages() for found in avoided(text, "en") for place in places}
    assert ALLOWED_WORDS.keys() - used == set()
    assert [m for m in SAFETY_MODULES if not any(p.startswith(m) for places, _ in pages() for p in places)] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Your disc is worn out.", ["worn out"]),
        ("A slipped disc can heal.", ["slipped disc", "heal"]),
        ("This fixes your bad posture.", ["bad posture", "fixes"]),
        ("You must not tear it.", ["tear", "you must"]),
        ("Don’t bend. Be careful.", ["don't bend", "be careful"]),
        ("A steady stance, a fixture, tearful, secure.", []),
        ("Vary your posture. Build up. Move more.", []),
    ],
)
def test_words_to_avoid_are_found_as_whole_words(text: str, found: list[str]) -> None:
    assert [one.words for one in avoided(text, "en")] == found


def test_what_to_say_in_their_place_is_itself_fine() -> None:
    assert set(words_to_avoid()) <= set(LANGUAGES)
    for language, words in words_to_avoid().items():
        assert [word.say for word in words if avoided(word.say, language)] == []


# --- reading grade --------------------------------------------------------------------------------------


def graded() -> dict[str, list[tuple[float, str]]]:
    """Every English text of some length with its grade, by kind."""
    texts = [(place.split()[0], line) for place, line in content("en")]
    texts += [("page", text) for places, text in pages() if not all(p.startswith(FOR_CLINICIANS) for p in places)]
    found: dict[str, list[tuple[float, str]]] = {}
    for kind, text in texts:
        if len(without_places(text).split()) >= FEWEST_WORDS:
            found.setdefault(kind, []).append((grade(without_places(text)), text))
    return found


def test_texts_are_easy_to_read() -> None:
    for kind, grades in graded().items():
        assert statistics.median(number for number, _ in grades) <= MEDIAN_GRADE, kind
        hard = [(round(number, 1), text) for number, text in grades if number > WORST_GRADE]
        assert [one for one in hard if one[1] not in ALLOWED_GRADES] == [], kind


def test_every_hard_text_that_is_allowed_is_still_there() -> None:
    hard = {text for grades in graded().values() for number, text in grades if number > WORST_GRADE}
    assert ALLOWED_GRADES.keys() - hard == set()


@pytest.mark.parametrize(
    ("word", "count"),
    [("move", 1), ("walking", 2), ("little", 2), ("settled", 2), ("needed", 2), ("exercise", 3), ("knee", 1),
     ("rheumatologist", 5), ("early-pregnancy", 5), ("don't", 1), ("30", 1), ("people", 2)],
)  # fmt: skip
def test_syllables(word: str, count: int) -> None:
    assert abs(syllables(word) - count) <= (1 if word in ("rheumatologist", "early-pregnancy") else 0)


def test_longer_words_and_sentences_are_harder() -> None:
    easy = "Lie on your back. Bend your knees. Breathe out."
    assert grade(easy) < 1
    assert grade("Lie on your back, bend your knees, and breathe out as you lift your hips off the floor.") > grade(
        easy
    )
    assert grade("Individualised rehabilitation facilitates functional improvement.") > 15
    assert grade("") == 0
