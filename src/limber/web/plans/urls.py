"""Addresses of the plan."""

from django.urls import path

from limber.web.plans import views

app_name = "plans"
urlpatterns = [
    path("plan", views.plan, name="plan"),
    path("plan/better", views.better, name="better"),
    path("plan/rules", views.rules, name="rules"),
    path("plan/wishes", views.wishes, name="wishes"),
    path("plan/wish", views.wish, name="wish"),
]
