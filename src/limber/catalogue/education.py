"""Education: short articles as data (doors: `articles`, `for_moment`, `of_the_day`). It knows nothing about people.

An article is a folder ``education/<id>/`` with ``article.toml`` (theme, order, sources, moments) and one
``text.<language>.toml`` for each language. The classes below are the format: closed and typed, as for exercises.

>>> articles()["walking-counts"].text("en").title
'Walking counts'
"""

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Annotated, Literal

from limber.catalogue.files import read_toml
from limber.catalogue.model import Line
from limber.catalogue.sources import sources
from limber.errors import InputError
from limber.plain import Pattern, Range, read, value
from limber.words import LANGUAGES

ArticleId = Annotated[str, Pattern(r"[a-z0-9]+(-[a-z0-9]+)*", "lower-case words joined by hyphens")]
Paragraph = Annotated[str, Pattern(r"[^<>\n]{1,400}", "one paragraph of 1 to 400 characters without < or >")]

Theme = Literal["pain", "moving", "plan", "daily", "flares", "safety", "questions"]
"""What an article is about; `questions` are those that people ask."""

Moment = Literal[
    "before-first-session",
    "after-amber",
    "after-red",
    "flare",
    "missed-week",
    "no-change",
    "morning",
    "long-sitting",
    "long-lasting",
]
"""When an article helps. `limber.programme.teaching` says which of these it is for a person."""

FEWEST_PARAGRAPHS, MOST_PARAGRAPHS = 1, 6


@value
class ArticleData:
    """The file ``article.toml``. `order`: its place in lists, the smallest first; no two articles share one."""

    id: ArticleId
    theme: Theme
    order: Annotated[int, Range(1)]
    sources: tuple[str, ...]
    moments: tuple[Moment, ...] = ()


@value
class ArticleText:
    """The file ``text.<language>.toml``.

    `message`: the article in one sentence, also shown by itself. `try_this`: what the person can do.
    `search_words`: words that people look for and that the text does not use.
    """

    title: Line
    message: Line
    paragraphs: tuple[Paragraph, ...]
    try_this: tuple[Line, ...]
    search_words: tuple[Line, ...] = ()

    def __post_init__(self) -> None:
        if not FEWEST_PARAGRAPHS <= len(self.paragraphs) <= MOST_PARAGRAPHS:
            raise ValueError(f"paragraphs: expected {FEWEST_PARAGRAPHS} to {MOST_PARAGRAPHS}")
        if not self.try_this:
            raise ValueError("try_this: expected at least one")

    @property
    def lines(self) -> tuple[str, ...]:
        """Everything that a person reads of it, in order."""
        return (self.title, self.message, *self.paragraphs, *self.try_this)


@value
class Article:
    """One article: its data, and its texts by language."""

    data: ArticleData
    texts: Mapping[str, ArticleText]

    @property
    def id(self) -> str:
        """Its id, which is the name of its folder."""
        return self.data.id

    def text(self, language: str) -> ArticleText:
        """The text in a language, English where there is none."""
        return self.texts.get(language, self.texts["en"])


@lru_cache
def articles() -> Mapping[str, Article]:
    """The articles that come with Limber, by id, in the order of lists. They must be whole."""
    found, problems = load_articles(files("limber.catalogue") / "education")
    if problems:
        raise problems[0]
    return found


def load_articles(folder: Traversable) -> tuple[Mapping[str, Article], tuple[InputError, ...]]:
    """Load every article of a folder. Problems are collected, one for each article that fails."""
    found: dict[int, Article] = {}
    problems: list[InputError] = []
    for place in sorted((p for p in folder.iterdir() if p.is_dir()), key=lambda p: p.name):
        try:
            article = _article(place)
            if article.data.order in found:
                other = found[article.data.order].id
                raise InputError(f"{place.name}/article.toml: order", f"expected another number than that of {other}")
            found[article.data.order] = article
        except InputError as problem:
            problems.append(problem)
    return {found[order].id: found[order] for order in sorted(found)}, tuple(problems)


def _article(folder: Traversable) -> Article:
    file = f"{folder.name}/article.toml"
    data = read(ArticleData, read_toml(folder / "article.toml"), file)
    if data.id != folder.name:
        raise InputError(f"{file}: id", f"expected {folder.name}, the folder's name")
    unknown = [key for key in data.sources if key not in sources()]
    if unknown or not data.sources:
        raise InputError(
            f"{file}: sources", "no such source: " + ", ".join(unknown) if unknown else "expected a source"
        )
    texts = {
        language: read(ArticleText, read_toml(text), f"{folder.name}/{text.name}")
        for language in LANGUAGES
        if (text := folder / f"text.{language}.toml").is_file()
    }
    if "en" not in texts:
        raise InputError(f"{folder.name}/text.en.toml", "is missing")
    return Article(data=data, texts=texts)


def for_moment(moment: Moment) -> tuple[str, ...]:
    """The ids of the articles that help at a moment, the first one first."""
    return tuple(article.id for article in articles().values() if moment in article.data.moments)


def of_the_day(ordinal: int) -> Article:
    """One article for a day, given as its number (`date.toordinal`): another one each day, questions left out."""
    messages = [article for article in articles().values() if article.data.theme != "questions"]
    return messages[ordinal % len(messages)]
