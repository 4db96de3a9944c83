"""Tags for templates: style sheets, islands, data for scripts, drawn figures, numbers to dial."""

import json

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from limber.safety import emergency
from limber.web import assets, own_figures
from limber.words import Message, render, translate

register = template.Library()

register.filter("dialled", emergency.dialled)


@register.simple_tag
def limber_styles() -> SafeString:
    """Return the links to our style sheet and to the typeface that its first text needs."""
    preload = '<link rel="preload" href="{}" as="font" type="font/woff2" crossorigin><link rel="stylesheet" href="{}">'
    return format_html(preload, assets.font("normal"), assets.url("styles/limber.css"))


@register.simple_tag
def island(name: str) -> SafeString:
    """Return what loads one island: its sheets, its script, and the scripts that it will ask for at once."""
    script, sheets, chunks = assets.island(name)
    return (
        format_html_join("", '<link rel="stylesheet" href="{}">', ((sheet,) for sheet in sheets))
        + format_html_join("", '<link rel="modulepreload" href="{}">', ((chunk,) for chunk in chunks))
        + format_html('<script type="module" src="{}"></script>', script)
    )


@register.simple_tag
def data(element_id: str, value: object) -> SafeString:
    """Return plain data for an island: a block that is never run, so the policy allows it.

    The island reads ``JSON.parse(document.getElementById(id).textContent)``.
    """
    text = json.dumps(value, separators=(",", ":"), ensure_ascii=False)
    safe = text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return format_html('<script type="application/json" id="{}">{}</script>', element_id, mark_safe(safe))  # noqa: S308


@register.simple_tag
def picture(exercise_id: str, kind: str) -> SafeString:
    """Return an exercise's drawn figure (``moving`` or ``still``) as an image that follows the theme.

    It stands beside the exercise's name, so its own text is empty. Who wants no motion sees the still one.
    """
    files = own_figures.files_of(exercise_id)
    by_day, by_night = files.moving if kind == "moving" else files.still
    dark, calm = "(prefers-color-scheme: dark)", "(prefers-reduced-motion: reduce)"
    sources = [(dark, by_night)]
    if kind == "moving":
        sources = [(f"{calm} and {dark}", files.still[1]), (calm, files.still[0]), *sources]
    return format_html(
        '<picture>{}<img src="{}" alt="" width="640" height="480"{}></picture>',
        format_html_join("", '<source media="{}" srcset="{}">', sources),
        by_day,
        mark_safe("" if kind == "moving" else ' loading="lazy"'),  # noqa: S308 - our own text
    )


@register.simple_tag
def figure_stage(exercise_id: str, label: str) -> SafeString:
    """Return the place of a figure that can be turned; until that is asked for it shows the moving picture.

    `label` says what it shows, for those who do not see it.
    """
    words = {
        "open": _("Turn the figure"),
        "play": _("Play"),
        "pause": _("Pause"),
        "left": _("Turn left"),
        "right": _("Turn right"),
    }
    clips = own_figures.files_of(exercise_id).clips
    return format_html(
        '<div class="stage" data-island="figure" data-clip="{}" data-shape="{}" data-label="{}" data-words="{}">'
        "{}</div>",
        clips.get("none") or clips["right"],
        own_figures.shape(),
        label,
        json.dumps(words),
        picture(exercise_id, "moving"),
    )


@register.filter
def said(text: Message | str) -> str:
    """Return a message or a text of the core in the language of the page; what is no text of the core stays."""
    language = get_language() or "en"
    return render(text, language) if isinstance(text, Message) else translate(str(text), language)
