"""The context of learning."""

from django.apps import AppConfig


class LearnConfig(AppConfig):
    """Reading short articles, and meeting one when it helps."""

    name = "limber.web.learn"
    label = "learn"
