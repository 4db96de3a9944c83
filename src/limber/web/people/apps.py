"""The context of people."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Registers the context."""

    name = "limber.web.people"
    label = "people"
