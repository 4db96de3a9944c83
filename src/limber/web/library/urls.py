"""Addresses of the library, and of what it prints."""

from django.urls import path

from limber.web.library import printing, views

app_name = "library"
urlpatterns = [
    path("exercises", views.index, name="index"),
    path("exercises/<slug:exercise_id>", views.exercise, name="exercise"),
    path("exercises/<slug:exercise_id>/print", printing.exercise, name="print"),
    path("plan/print", printing.plan, name="print-plan"),
]
