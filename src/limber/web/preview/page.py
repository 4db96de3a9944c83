"""The preview's one page. Everything from the files is escaped; the policy allows nothing that is not ours."""

from collections.abc import Callable
from html import escape

from limber.web.preview.look import Look
from limber.words import N_, Language, message, render

Words = Callable[..., str]

TITLE = N_("Preview: %(id)s")
CHANGES = N_("Save a file, and this page follows.")
MEND = N_("To be mended first")
NO_FIGURE = N_("The movement cannot be drawn like this. The figure comes back when that is mended.")
MOVEMENT = N_("What the check says of the movement")
NOTHING = N_("Nothing to mend.")
MEANING = N_("docs/movement-format.md says what each of these means and what to do.")
POSTURES = N_("Every position, from the side and from the front")
SOLVED = N_("How every position came out")
LENGTH = N_("One time through takes %(seconds)s seconds.")


def page_of(exercise_id: str, look: Look, language: Language) -> str:
    """The whole page in a language."""

    def words(text: str, **values: str | float) -> str:
        return escape(render(message(text, **values), language))

    return (
        f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{words(TITLE, id=exercise_id)}</title>"
        '<link rel="icon" href="/icon.svg"><link rel="stylesheet" href="/preview.css">'
        '<noscript><meta http-equiv="refresh" content="3"></noscript>'
        '<script type="module" src="/preview.js"></script></head>'
        f'<body><main data-stamp="{look.stamp}"><h1>{words(TITLE, id=exercise_id)}</h1>'
        f'<p class="quiet">{words(CHANGES)}</p><div class="columns"><div>{_figure(look, words)}</div>'
        f'<div aria-live="polite">{_said(look, words)}</div></div>{_below(look, words)}</main></body></html>\n'
    )


def _figure(look: Look, words: Words) -> str:
    if look.pictures is None or look.seconds is None:
        return f'<p class="notice">{words(NO_FIGURE)}</p>'
    return _picture("moving", look.stamp, 640, 480) + f"<p>{words(LENGTH, seconds=round(look.seconds, 1))}</p>"


def _said(look: Look, words: Words) -> str:
    parts = []
    if look.problems:
        parts.append(f'<div class="notice"><h2>{words(MEND)}</h2>{_list(look.problems)}</div>')
    if look.pictures is not None:
        found = f"{_list(look.findings)}<p>{words(MEANING)}</p>" if look.findings else f"<p>{words(NOTHING)}</p>"
        parts.append(f"<h2>{words(MOVEMENT)}</h2>{found}")
    return "".join(parts)


def _below(look: Look, words: Words) -> str:
    if look.pictures is None:
        return ""
    return (
        f'<h2>{words(POSTURES)}</h2><div class="sheet" tabindex="0" role="region" aria-label="{words(POSTURES)}">'
        f"{_picture('sheet', look.stamp)}</div>"
        f"<details><summary>{words(SOLVED)}</summary><pre>{escape(look.report)}</pre></details>"
    )


def _picture(name: str, stamp: str, width: int = 0, height: int = 0) -> str:
    size = f' width="{width}" height="{height}"' if width else ""
    return (
        f'<picture><source media="(prefers-color-scheme: dark)" srcset="/{name}-dark.svg?{stamp}">'
        f'<img src="/{name}-light.svg?{stamp}" alt=""{size}></picture>'
    )


def _list(lines: tuple[str, ...]) -> str:
    return "<ul>" + "".join(f"<li>{escape(line)}</li>" for line in lines) + "</ul>"
