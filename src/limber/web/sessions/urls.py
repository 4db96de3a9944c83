"""Addresses of sessions, mornings after, and the history."""

from django.urls import path

from limber.web.sessions import views

app_name = "sessions"
urlpatterns = [
    path("session", views.start, name="start"),
    path("session/very-strong-pain", views.very_strong, name="very-strong"),
    path("session/keeper.js", views.keeper, name="keeper"),
    path("session/<uuid:session_id>", views.play, name="play"),
    path("session/<uuid:session_id>/events", views.events, name="events"),
    path("session/<uuid:session_id>/done", views.done, name="done"),
    path("check-in", views.check_in, name="check-in"),
    path("history", views.history, name="history"),
]
