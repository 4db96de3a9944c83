"""Addresses of the context of people."""

from django.urls import path

from limber.web.people import views

app_name = "people"
urlpatterns = [
    path("start", views.start, name="start"),
    path("you", views.you, name="you"),
    path("you/language", views.language, name="language"),
    path("people", views.chooser, name="chooser"),
    path("people/pick", views.pick, name="pick"),
    path("people/add", views.add, name="add"),
]
