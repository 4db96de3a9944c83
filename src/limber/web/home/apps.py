"""The context of the home page."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """What is on today."""

    name = "limber.web.home"
    label = "home"
