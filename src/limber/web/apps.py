"""The shell that all pages share: layout, error pages, template tags."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Makes the shared templates and tags known to Django."""

    name = "limber.web"
    label = "limber_web"
