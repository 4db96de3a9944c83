"""The context of the library of exercises."""

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    """Browsing the exercises."""

    name = "limber.web.library"
    label = "library"
