"""The context of sessions."""

from django.apps import AppConfig


class SessionsConfig(AppConfig):
    """Playing a session, its events, the check-in and the history."""

    name = "limber.web.sessions"
    label = "sessions"
