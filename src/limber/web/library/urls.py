"""Addresses of the library, and of what it prints."""

from django.urls import path

from limber.web.library import printing, sheets, views

app_name = "library"
urlpatterns = [
    path("exercises", views.index, name="index"),
    path("sheet", sheets.choose, name="sheet"),
    path("sheet.pdf", sheets.chosen, name="chosen-pdf"),
    path("exercises/<slug:exercise_id>", views.exercise, name="exercise"),
    path("exercises/<slug:exercise_id>/print", printing.exercise, name="print"),
    path("exercises/<slug:exercise_id>/pdf", sheets.exercise, name="pdf"),
    path("plan/pdf", sheets.plan, name="plan-pdf"),
    path("plan/print", printing.plan, name="print-plan"),
]
