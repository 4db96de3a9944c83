"""Every address of the pages, from the table that the server answers by: a new one cannot be forgotten."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse


def addresses(session_id: object) -> Iterator[tuple[str, str]]:
    """Every address by its name, with this session and an exercise, a question page and an article in it."""
    places: dict[str, Any] = {"session_id": session_id, "exercise_id": "bridge", "block_id": "about-you"}
    places["article_id"] = "scans"

    def names(patterns: list[URLPattern | URLResolver], space: str) -> Iterator[tuple[str, str]]:
        for one in patterns:
            if isinstance(one, URLResolver):
                yield from names(one.url_patterns, one.app_name or space)
            elif space:
                needed = {key: places[key] for key in one.pattern.converters}
                yield f"{space}:{one.name}", reverse(f"{space}:{one.name}", kwargs=needed)

    yield from names(get_resolver().url_patterns, "")
