"""The context of the plan."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """The plan, its reasons, and what the person wishes of it."""

    name = "limber.web.plans"
    label = "plans"
