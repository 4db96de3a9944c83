"""Looking for articles by words: as forgiving as in the library, in the person's language and in English."""

from collections.abc import Mapping
from functools import lru_cache

from limber.catalogue.education import Article, articles
from limber.web.near_words import fits, split


def find(sought: str, language: str) -> tuple[Article, ...]:
    """The articles that fit all the words which mean something here, in the order of lists; all for no words."""
    asked = dict.fromkeys(split(sought))
    if not asked:
        return tuple(articles().values())
    index = _index(language)
    known = [set(found) for word in asked if (found := fits(word, index))]
    shared = set.intersection(*known) if known else set[str]()
    return tuple(article for article in articles().values() if article.id in shared)


@lru_cache
def _index(language: str) -> Mapping[str, Mapping[str, int]]:
    """Every word of the articles, with those that it stands in."""
    index: dict[str, dict[str, int]] = {}
    for article in articles().values():
        for text in (article.text(language), article.text("en")):
            for line in (*text.lines, *text.search_words):
                for word in split(line):
                    index.setdefault(word, {})[article.id] = 1
    return index
