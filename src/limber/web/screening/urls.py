"""Addresses of the safety screen."""

from django.urls import path

from limber.web.screening import views

app_name = "screening"
urlpatterns = [
    path("screen", views.intro, name="intro"),
    path("screen/result", views.result, name="result"),
    path("screen/<slug:block_id>", views.block, name="block"),
    path("stop", views.stop, name="stop"),
    path("stop/seen", views.seen, name="seen"),
    path("danger-signs", views.danger_signs, name="danger-signs"),
]
