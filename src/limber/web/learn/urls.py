"""Addresses of the articles."""

from django.urls import path

from limber.web.learn import views

app_name = "learn"
urlpatterns = [
    path("learn", views.index, name="index"),
    path("learn/<slug:article_id>", views.article, name="article"),
    path("learn/<slug:article_id>/read", views.mark_read, name="mark-read"),
]
