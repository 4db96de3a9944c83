"""Tags for templates: ``{% limber_styles %}``, ``{% island "player" %}``, ``{% data "id" value %}``, ``number|dialled``."""

import json

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from limber.safety import emergency
from limber.web import assets

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
