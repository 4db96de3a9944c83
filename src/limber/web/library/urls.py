"""Addresses of the library."""

from django.urls import path

from limber.web.library import views

app_name = "library"
urlpatterns = [
    path("exercises", views.index, name="index"),
    path("exercises/<slug:exercise_id>", views.exercise, name="exercise"),
]
