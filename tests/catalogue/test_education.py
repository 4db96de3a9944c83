"""Every article: whole, sourced, short, and refused with file, place and reason where it is not."""

import re
import shutil
from importlib.resources import files
from pathlib import Path
from typing import get_args

import pytest

from limber.catalogue import sources
from limber.catalogue.education import (
    Article,
    Moment,
    Theme,
    articles,
    for_moment,
    load_articles,
    of_the_day,
)

FOLDER = Path(str(files("limber.catalogue") / "education"))
every_article = pytest.mark.parametrize("article", articles().values(), ids=lambda article: article.id)


def test_the_messages_and_the_questions_are_there() -> None:
    questions = [a for a in articles().values() if a.data.theme == "questions"]
    assert len(articles()) - len(questions) >= 25
    assert len(questions) >= 20


@every_article
def test_an_article_is_a_short_page(article: Article) -> None:
    text = article.text("en")
    assert len(" ".join(text.lines).split()) <= 170
    assert all(line[-1] in ".?!" for line in (text.message, *text.paragraphs, *text.try_this))
    assert text.title[-1] not in ".!"
    assert (text.title[-1] == "?") or article.data.theme != "questions" or text.title.startswith("I ")


@every_article
def test_a_figure_rests_on_a_source_that_was_read(article: Article) -> None:
    """Percentages and counts of people or days are facts: they need a source whose figures were seen."""
    figures = re.findall(r"\d+ (?:of|days|against)\b|\bof 100\b|for every six", " ".join(article.text("en").lines))
    assert not figures or any(sources()[key].verified for key in article.data.sources)


def test_every_theme_and_every_moment_has_articles() -> None:
    assert {a.data.theme for a in articles().values()} == set(get_args(Theme))
    assert {m for m in get_args(Moment) if not for_moment(m)} == set()


def test_titles_are_told_apart() -> None:
    titles = [a.text("en").title for a in articles().values()]
    assert len(titles) == len(set(titles))


def test_a_language_without_texts_reads_english() -> None:
    assert articles()["scans"].text("xx").title == "A scan is rarely needed"


def test_each_day_has_another_article_until_all_were_shown() -> None:
    messages = [a.id for a in articles().values() if a.data.theme != "questions"]
    assert sorted(of_the_day(800_000 + n).id for n in range(len(messages))) == sorted(messages)


# --- broken files ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "have", "wrong", "said"),
    [
        ("article.toml", 'id = "scans"', 'id = "scan"', "scans/article.toml: id: expected scans, the folder's name"),
        ("article.toml", 'theme = "pain"', 'theme = "fear"', "scans/article.toml: theme: "),
        ("article.toml", "sources = [", 'sources = ["NOBODY1", ', "no such source: NOBODY1"),
        ("article.toml", "order = 60", 'moments = ["full-moon"]\norder = 60', "scans/article.toml: moments"),
        ("article.toml", "order = 60", "order = 10", "expected another number than that of most-back-pain-is-safe"),
        ("article.toml", "order = 60", "order = 60\nfigure = 1", "scans/article.toml: figure"),
        ("text.en.toml", "title = ", "titel = ", "scans/text.en.toml: "),
        ("text.en.toml", 'title = "', 'title = "<b>', "without < or >"),
        ("text.en.toml", "try_this = [", "try_this = []\nx = [", "scans/text.en.toml: "),
    ],
)
def test_a_broken_article_is_refused_and_the_others_load(
    tmp_path: Path, file: str, have: str, wrong: str, said: str
) -> None:
    shutil.copytree(FOLDER, tmp_path / "education")
    broken = tmp_path / "education/scans" / file
    text = broken.read_text("utf-8")
    assert have in text
    broken.write_text(text.replace(have, wrong), "utf-8")
    found, problems = load_articles(tmp_path / "education")
    assert [said in str(problem) for problem in problems] == [True]
    assert articles().keys() - found.keys() == {"scans"}


def test_an_article_without_english_is_refused(tmp_path: Path) -> None:
    shutil.copytree(FOLDER / "scans", tmp_path / "scans")
    (tmp_path / "scans/text.en.toml").unlink()
    found, problems = load_articles(tmp_path)
    assert (dict(found), [str(p) for p in problems]) == ({}, ["scans/text.en.toml: is missing"])
