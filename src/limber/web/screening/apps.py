"""The context of the safety screen."""

from django.apps import AppConfig


class ScreeningConfig(AppConfig):
    """Questions, outcome, locks and the danger signs."""

    name = "limber.web.screening"
    label = "screening"
