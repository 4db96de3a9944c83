"""Addresses of the plan."""

from django.urls import path

from limber.web.plans import direction, report, today, views

app_name = "plans"
urlpatterns = [
    path("plan", views.plan, name="plan"),
    path("plan/better", views.better, name="better"),
    path("plan/rules", views.rules, name="rules"),
    path("plan/wishes", views.wishes, name="wishes"),
    path("plan/today", today.today, name="today"),
    path("plan/today/undo", today.undo, name="undo-today"),
    path("plan/move", today.move, name="move"),
    path("plan/direction", direction.direction, name="direction"),
    path("plan/report", report.report, name="report"),
    path("plan/undo", today.undo_adjustment, name="undo"),
    path("plan/wish", views.wish, name="wish"),
]
